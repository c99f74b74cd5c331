//! ReplyAt most four replies: more cannot be weighed in the moment, and the keys are 1 to 4.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0411", "too-many-replies", Error,
        "一个片段最多四个回应（`fallback` 不算）。再多，临场就看不过来了。",
        "A node has at most four replies, not counting the `fallback`. More cannot be weighed in the moment.",
        "                Reply(\n                    id: \"quick-drink\"" => "                Reply(id: \"a\", segments: [LetVent(text: (zh: \"请说。\", en: \"Please.\"))]),\n                Reply(id: \"b\", segments: [LetVent(text: (zh: \"嗯。\", en: \"Mm.\"))]),\n                ⟦Reply(⟧\n                    id: \"quick-drink\""),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate().filter(|(_, n)| n.replies.len() > 4) {
        let count = node.replies.len();
        let message = say!(
            "这个片段有 {count} 个回应，最多四个",
            "this node has {count} replies; four are the most"
        );
        let span = check.node(i).field("replies").item(4).span();
        check.report(Problem::new(&RULE.code, span, message));
    }
}
