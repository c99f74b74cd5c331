//! A flag that nobody sets, or nobody asks for, does nothing.

use super::Rule;
use super::check::Check;
use crate::scenario::model::Guard;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    code: code!("MF0306", "unused-flag", Warning,
        "标记写在 `flags` 里，却从来没有回应立它，或从来没有条件问它，等于没有。",
        "A flag is declared, but no reply ever sets it or no guard ever asks for it.",
        "flags: [\"cut-short\"]" => "flags: [\"cut-short\", ⟦\"in-a-hurry\"⟧]"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let set: HashSet<&str> =
        check.replies().flat_map(|at| &at.reply.set).map(String::as_str).collect();
    let mut asked: HashSet<&str> = HashSet::new();
    check.guards(|guard, _| {
        if let Guard::Flag(flag) = guard {
            asked.insert(flag);
        }
    });
    let flags = &check.scenario.flags;
    let mut told: HashSet<&str> = HashSet::new();
    for (i, flag) in flags.iter().enumerate().filter(|(_, flag)| told.insert(flag)) {
        let message = match (set.contains(flag.as_str()), asked.contains(flag.as_str())) {
            (true, true) => continue,
            (true, false) => say!("没有条件问到标记 `{flag}`", "no guard asks for the flag `{flag}`"),
            (false, true) => say!("没有回应立标记 `{flag}`", "no reply sets the flag `{flag}`"),
            (false, false) => say!("标记 `{flag}` 从未用到", "the flag `{flag}` is never used"),
        };
        let span = check.root().field("flags").item(i).span();
        check.report(Problem::new(&RULE.code, span, message));
    }
}
