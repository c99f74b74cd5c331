//! What is owed can be earned: the act that decides it occurs somewhere.

use super::Rule;
use super::check::Check;
use crate::rubric::Act;
use crate::scenario::model::OwedKind;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0606", "owed-unearnable", Warning,
        "欠的这一项，情景里没有一个回应做得到：SolveNow 要有 Remedy，NotOurs 要有 Clarify，KindNo 要有 Decline。",
        "No reply of the scenario does what this item asks for: SolveNow takes a Remedy, NotOurs a Clarify, KindNo a Decline.",
        "owed: [Promise(id: \"noodles\", points: 100)]" => "owed: [Promise(id: \"noodles\", points: 60), ⟦KindNo(⟧points: 40)]"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    for (i, owed) in check.scenario.owed.iter().take(3).enumerate() {
        let act = match owed.kind {
            OwedKind::Promise => continue,
            OwedKind::SolveNow => Act::Remedy,
            OwedKind::NotOurs => Act::Clarify,
            OwedKind::KindNo => Act::Decline,
        };
        if check.segments().any(|(_, _, segment)| segment.act == act) {
            continue;
        }
        let act = act.name();
        let message = say!(
            "没有一个回应含 {act}，这一项拿不到分",
            "no reply holds {act}: this item cannot be earned"
        );
        let span = check.root().field("owed").item(i).span();
        check.report(Problem::new(&RULE.code, span, message));
    }
}
