//! A promise says by when. Without a time it is a vague promise, and coded as one.

use super::Rule;
use super::check::Check;
use crate::scenario::model::Cargo;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0502", "promise-without-due", Error,
        "承诺要有时限：`due: \"d1 17:00\"`。没有时限的话是 VaguePromise，不是 Promise。",
        "A promise has a time: `due: \"d1 17:00\"`. Words without one are a VaguePromise, not a Promise.",
        "                            due: \"d1 18:40\",\n" => "", "                        Promise(\n" => "                        ⟦Promise(⟧\n"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (at, i, segment) in check.segments() {
        let Cargo::Promise(terms) = &segment.cargo else { continue };
        let place = check.segment(at, i);
        // A due that cannot be read has been reported as such.
        if terms.due.is_none() && place.key() == place.field("due").key() {
            let message = say!("承诺没有时限 `due`", "the promise has no time `due`");
            check.report(Problem::new(&RULE.code, place.span(), message).hint(say!(
                "写上 due: \"d1 17:00\"；本来就没说时间的，改用 VaguePromise",
                "add due: \"d1 17:00\"; if the words name no time, use VaguePromise"
            )));
        }
    }
}
