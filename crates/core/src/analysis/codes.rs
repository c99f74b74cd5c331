//! The register of what the analysis can find.

use crate::source::diagnostic::{Code, Say, Severity};

macro_rules! code {
    ($code:literal, $name:literal, $severity:ident, $zh:literal, $en:literal) => {
        Code {
            code: $code,
            name: $name,
            severity: Severity::$severity,
            explain: Say { zh: $zh, en: $en },
            bad: &[],
        }
    };
}

/// A run gets stuck.
pub static DEAD_END: Code = code!(
    "MF0801",
    "dead-end",
    Error,
    "有一条走法会卡住：没有一个回应可选，或没有一条路可走，而对话还没有到结局。给这个节点加一个兜底回应（`fallback`），或加一条不带条件的去路。",
    "Some run gets stuck: no reply is on offer, or no way leads on, and no ending has been reached. Give the node a fall-back reply (`fallback`) or a way without a condition."
);
/// A run comes back to where it was.
pub static CIRCLE: Code = code!(
    "MF0802",
    "circle",
    Error,
    "有一条走法会回到一模一样的状态，可以无休止地绕下去。每次练习都必须能结束：让圈里的某个回应只能用一次（`once`），或让它改变某个条件。",
    "Some run comes back to exactly where it was and could go round for ever. Every run must end: let a reply of the circle be given only once (`once`), or let it change something that a guard asks for."
);
/// No run gets to an ending.
pub static NO_ENDING: Code = code!(
    "MF0803",
    "unreachable-ending",
    Error,
    "没有任何走法能到达这个结局。放宽通向它的条件，或删去它；若是有意如此，在 `expectations` 里写 `Unreachable(…)`。",
    "No run gets to this ending. Loosen the guards that lead to it, or delete it; if that is meant, say `Unreachable(…)` in `expectations`."
);
/// No run gets to a node.
pub static NO_NODE: Code = code!(
    "MF0804",
    "unreachable-node",
    Warning,
    "没有任何走法能到达这个节点。学员永远看不到它。若是有意如此，在 `expectations` 里写 `Unreachable(…)`。",
    "No run gets to this node: no learner will ever see it. If that is meant, say `Unreachable(…)` in `expectations`."
);
/// A line variant is never said.
pub static NO_LINE: Code = code!(
    "MF0805",
    "line-never-said",
    Warning,
    "客户永远不会说这一句：每次轮到它，排在前面的另一句已经合乎条件。",
    "The customer never says this variant: whenever its guard holds, that of an earlier one does too."
);
/// A reply is never on offer.
pub static NO_REPLY: Code = code!(
    "MF0806",
    "reply-never-offered",
    Warning,
    "这个回应从来不会出现。",
    "This reply is never on offer."
);
/// A way is never taken.
pub static NO_WAY: Code = code!(
    "MF0807",
    "way-never-taken",
    Warning,
    "从来不会走这条去路：每次轮到它，排在前面的另一条已经敞开。",
    "This way is never taken: whenever it is open, an earlier one is open too."
);
/// A guard never holds.
pub static NEVER_TRUE: Code = code!(
    "MF0808",
    "guard-never-true",
    Warning,
    "这个条件在任何走法里都不成立，它守着的内容等于没有。检查阈值和标记的名字。",
    "This guard holds in no run, so what it guards might as well not be there. Check its thresholds and flags."
);
/// A guard always holds.
pub static ALWAYS_TRUE: Code = code!(
    "MF0809",
    "guard-always-true",
    Note,
    "每次问到这个条件，它都成立；不写也一样。",
    "Whenever this guard is asked, it holds: it could as well be left out."
);
/// A promise that never falls due.
pub static NEVER_DUE: Code = code!(
    "MF0810",
    "promise-never-due",
    Note,
    "作出这个承诺之后，情景的时钟再也走不到它的时限：守没守约，情景里看不出来。",
    "After this promise the scenario's clock never comes to its due time: whether it is kept does not show."
);
/// A critical error that cannot be avoided.
pub static CRITICAL: Code = code!(
    "MF0811",
    "unavoidable-critical-error",
    Error,
    "从这里起，不管怎么选都会犯下严重错误（总分封顶）。学员应当总有别的路可走。",
    "From here on a critical error, which caps the total, cannot be avoided whatever the learner does. There should always be another way."
);
/// 100 of a dimension is out of reach.
pub static NO_HUNDRED: Code = code!(
    "MF0820",
    "full-points-out-of-reach",
    Warning,
    "这一维无论怎么走也得不到 100 分：有的得分点在情景里没有机会挣到，或者互相排斥。发现里写明最好的一次丢在哪里、怎样才能挣到。",
    "No run comes to 100 in this dimension: some slot cannot be earned in this scenario, or two exclude each other. The finding names what the best run loses, where, and what would earn it."
);
/// The pass mark is out of reach.
pub static NO_PASS: Code = code!(
    "MF0821",
    "pass-mark-out-of-reach",
    Error,
    "没有任何走法能达到及格线。",
    "No run reaches the pass mark."
);
/// An ending and its scores say different things.
pub static CONTRADICTS: Code = code!(
    "MF0822",
    "ending-contradicts-score",
    Warning,
    "结局的性质和分数对不上：不及格却“更趋忠诚”，或者及格了客户却流失。收紧通向结局的条件，或在复盘里交代原因。",
    "Ending and score contradict each other: more loyal without a pass, or lost with one. Tighten the guards that lead to the ending, or let the debrief say why."
);
/// The same reply is always the best.
pub static ALWAYS_BEST: Code = code!(
    "MF0823",
    "one-reply-always-best",
    Note,
    "在这些节点，不管带着怎样的心情走到，最好的总是同一个回应（最好：没有别的回应还能走到更高的总分）。一两处无妨；有三个以上回应的节点里超过一半如此，就是警告：学员记住答案就行，不必看人。让客户的话随心情、随前面说过什么而不同，让最好的回应也跟着变。",
    "At these nodes the same reply is the best one in whatever state one gets there (best: no other leads to a higher reachable total). Here and there that is fine; at more than half of the nodes with three or more replies it is a warning: one can learn answers by heart and need not look at the customer. Let the line differ with her mood and with what came before, and let the best reply differ with it."
);
/// Two replies lead to the same.
pub static SAME: Code = code!(
    "MF0824",
    "replies-alike",
    Warning,
    "这两个回应在任何情况下后果都一模一样：同样的心情、同样的得分、同样的去路。",
    "These two replies have exactly the same consequences in every run: mood, points, way on."
);
/// A claim of the author is broken.
pub static CLAIM: Code = code!(
    "MF0830",
    "expectation-broken",
    Error,
    "`expectations` 里的一条断言不成立。`explain` 可以把反例当作一段对话打印出来。",
    "A claim in `expectations` does not hold. `explain` prints the counterexample as a conversation."
);
/// An automatic player passes.
pub static PLAYER: Code = code!(
    "MF0840",
    "player-passes",
    Warning,
    "只看外表的自动选手（总选最长的、总选第一个……）也能及格。学员也能这样蒙过去。",
    "A player that goes by looks alone (the longest, the first …) passes. A learner can get through in the same way."
);
/// Random players pass too often.
pub static RANDOM: Code = code!(
    "MF0841",
    "random-passes",
    Warning,
    "随机乱选的及格率超过 1 %。",
    "Random players pass in more than 1 % of their runs."
);
/// The better reply shows from its looks.
pub static CLUE: Code = code!(
    "MF0842",
    "better-reply-shows",
    Warning,
    "光看外表（长短、位置、标点、客气话）就能猜出哪个回应更好，远高于瞎猜。把好坏回应的写法拉平。",
    "Looks alone (length, place, punctuation, polite words) tell which reply is the better one, far above chance. Even out how good and bad replies are written."
);
/// A reply hardly anyone meets.
pub static RARE: Code = code!(
    "MF0843",
    "hardly-met",
    Note,
    "随机选手里几乎没有人走到这里：写了很多，看到的人很少。",
    "Hardly any random player gets here: much is written that few will read."
);
/// The better reply shows from its looks over several scenarios.
pub static LIBRARY_CLUE: Code = code!(
    "MF0844",
    "better-reply-shows-over-library",
    Warning,
    "把一同检查的情境合起来看，光凭外表（长短、位置、标点、客气话、语气标注）就能比瞎猜高出五个百分点以上，而且不是偶然（三个标准差）。学员练得多了会猜题。改写几处：好回应有长有短，排在各个位置，坏回应也会说“抱歉”。",
    "Over the scenarios checked together, looks alone (length, place, punctuation, polite words, marks of delivery) hit the better reply more than five points above chance, and not by accident (three standard deviations). Learners who practise a lot will learn to guess. Rewrite some: good replies long and short and in every place, bad ones that say sorry too."
);
/// Players who never listen pass.
pub static UNLISTENING: Code = code!(
    "MF0845",
    "won-without-listening",
    Warning,
    "不看客户、不听客户说什么，只按回应由哪些动作组成来选（比如“先安慰，再承诺”），也能及格。这样的课教人认漂亮话，不教人听。让多数回应都是专业的好话，只是大多来得不是时候、不对人，或者事实不对：客户还在火头上时的方案，她问“那现在怎么办”时的安慰，复述错了的日子。每种好动作都要在某处是错的选择。",
    "A player who never looks at the customer and ranks replies by the acts they are made of (“comfort, then promises”) passes. Such a lesson teaches to recognise nice sentences, not to listen. Let most replies be good professional ones that come at the wrong moment, to the wrong person or with the wrong facts: a solution for someone who is boiling, comfort for someone who asks what happens now, the wrong day said back. Every good act should be the wrong one somewhere."
);
/// A customer who boils asks for action.
pub static HOT_REQUEST: Code = code!(
    "MF0846",
    "asks-while-hot",
    Warning,
    "标了 `asks_action` 的一句，有的走法会在客户还在火头上（怒气达到 60）时说出来。这是个两头堵的圈套：安慰算没有回应请求，办事又是火上浇油。还在火头上的人要么是逼着要说法（标 `wants_solution_now`，办事就不扣分），要么根本不问。给这一句加上怒气的条件，另写一句火头上的。",
    "Some run hears a line tagged `asks_action` while the customer is hot (anger 60 or more). That is a trap: comfort leaves the request unanswered, matter inflames. Someone who boils demands (`wants_solution_now`, which exempts matter) or does not ask. Give the line a guard on anger and write another one for the hot state."
);
/// All guards can be false together.
pub static LOCAL: Code = code!(
    "MF0850",
    "guards-leave-a-gap",
    Warning,
    "这里所有的条件可以同时不成立，走到那种状态就会卡住。会不会真的走到，要完整的分析才知道。加一个兜底回应或一条不带条件的去路。",
    "All guards here can be false at once, and a run in such a state would get stuck. Whether one ever comes there only a complete analysis can tell. Add a fall-back reply, or a way without a condition."
);
/// The analysis stopped at its bound.
pub static BOUND: Code = code!(
    "MF0851",
    "sample-only",
    Note,
    "状态太多，分析到上限就停了，后面是抽样：抽样能发现问题，不能证明没有问题。可以用 `--budget` 放宽上限。",
    "There are too many states: the analysis stopped at its bound and went on by sampling, which can find faults but cannot show that there are none. `--budget` raises the bound."
);

/// All codes of this module, in order.
pub static ALL: &[&Code] = &[
    &DEAD_END,
    &CIRCLE,
    &NO_ENDING,
    &NO_NODE,
    &NO_LINE,
    &NO_REPLY,
    &NO_WAY,
    &NEVER_TRUE,
    &ALWAYS_TRUE,
    &NEVER_DUE,
    &CRITICAL,
    &NO_HUNDRED,
    &NO_PASS,
    &CONTRADICTS,
    &ALWAYS_BEST,
    &SAME,
    &CLAIM,
    &PLAYER,
    &RANDOM,
    &CLUE,
    &RARE,
    &LIBRARY_CLUE,
    &UNLISTENING,
    &HOT_REQUEST,
    &LOCAL,
    &BOUND,
];
