//! Nobody promises something for a moment that has passed.

use super::Rule;
use super::check::Check;
use crate::scenario::model::{Cargo, Moment};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0507", "due-in-the-past", Error,
        "承诺的时限早于对话的开始。",
        "The promise is due before the conversation begins.",
        "due: \"d1 18:40\"" => "due: ⟦\"d1 08:40\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let start = check.scenario.clock.start;
    for (at, i, segment) in check.segments() {
        let due: Option<Moment> = match &segment.cargo {
            Cargo::Promise(terms) => terms.due,
            Cargo::About { due, .. } => *due,
            _ => None,
        };
        if let Some(due) = due.filter(|due| *due < start) {
            let message = say!(
                "{due} 早于对话开始的 {start}",
                "{due} lies before the beginning at {start}"
            );
            let span = check.segment(at, i).field("due").span();
            check.report(Problem::new(&RULE.code, span, message));
        }
    }
}
