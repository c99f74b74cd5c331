//! Nobody speaks warmly and flatly at once, or looks at somebody and away.

use super::Rule;
use super::check::Check;
use crate::rubric::Mark;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0510", "delivery-contradicts", Warning,
        "表达方式互相矛盾（语气温和又平淡，看着对方又移开目光），或者写了两遍。",
        "The delivery marks contradict one another (warm and flat, looking at somebody and away), or one stands there twice.",
        "delivery: [Nod]" => "delivery: ⟦[⟧Nod, EyeContact, LookAway]"),
    whole: false,
    run,
};

const PAIRS: [(Mark, Mark); 3] = [
    (Mark::WarmTone, Mark::FlatTone),
    (Mark::EyeContact, Mark::LookAway),
    (Mark::WarmTone, Mark::RaisedVoice),
];

fn run(check: &Check<'_>) {
    for at in check.replies() {
        let marks = &at.reply.delivery;
        let clash = PAIRS.iter().find(|(a, b)| marks.contains(a) && marks.contains(b));
        let twice = marks.iter().enumerate().find(|(i, mark)| marks[..*i].contains(mark));
        let message = match (clash, twice) {
            (Some((a, b)), _) => {
                let (a, b) = (a.name(), b.name());
                say!("{a} 和 {b} 互相矛盾", "{a} and {b} contradict each other")
            }
            (None, Some((_, mark))) => {
                let mark = mark.name();
                say!("{mark} 写了两遍", "{mark} stands here twice")
            }
            (None, None) => continue,
        };
        let span = check.reply(at).field("delivery").span();
        check.report(Problem::new(&RULE.code, span, message));
    }
}
