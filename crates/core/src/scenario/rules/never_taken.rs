//! Of the ways on the first whose guard holds is taken: what follows one without a guard never
//! is. A fallback has no use for a guard either.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0410", "never-taken", Warning,
        "前面已有一条不带条件的路，这一条永远走不到。把带条件的放在前面。",
        "A way without a guard stands before this one, so that it is never taken. Put those with guards first.",
        "next: [(when: Anger(at_least: 80), to: \"leaves\"), (to: \"what-now\")]" => "next: [(to: \"what-now\"), ⟦(⟧when: Anger(at_least: 80), to: \"leaves\")]"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for ways in check.ways() {
        let first = ways.ways.iter().position(|way| way.when.is_none());
        let Some(after) = first.map(|at| at + 1).filter(|&at| at < ways.ways.len()) else {
            continue;
        };
        let message = say!(
            "这条路永远走不到：前一条不带条件",
            "this way is never taken: the one before it has no guard"
        );
        check.report(Problem::new(&RULE.code, check.way(ways, after).span(), message));
    }
}
