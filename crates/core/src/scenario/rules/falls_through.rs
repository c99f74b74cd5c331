//! The last way has no guard, or the guards before it leave no state out.

use super::Rule;
use super::check::{Check, exhaustive};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0403", "falls-through", Error,
        "`next` 里每条路都带条件，条件都不成立时就无路可走。最后加一条不带条件的 (to: \"…\")。",
        "Every way of `next` has a guard; if none of them holds, the conversation gets stuck. Add a last one without: (to: \"…\").",
        "next: [(when: Heard(at_least: 40), to: \"comes-back\"), (to: \"eats-and-goes\")]" => "next: [(when: Heard(at_least: 40), to: \"comes-back\"), ⟦(⟧when: Trust(below: 40), to: \"eats-and-goes\")]"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for ways in check.ways() {
        if exhaustive(ways.ways.iter().map(|way| way.when.as_ref())) {
            continue;
        }
        let last = check.way(ways, ways.ways.len() - 1);
        let message = say!(
            "最后一条路也带条件：条件都不成立时无路可走",
            "the last way has a guard, too: if none holds, there is no way on"
        );
        check.report(Problem::new(&RULE.code, last.span(), message).hint(say!(
            "在末尾加一条不带条件的 (to: \"…\")",
            "add a last one without a guard: (to: \"…\")"
        )));
    }
}
