//! A guard on a mishearing asks for something that can be misheard, and mended.

use super::Rule;
use super::check::Check;
use crate::rubric::Act;
use crate::scenario::model::{Guard, Mishearing};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    code: code!("MF0311", "unknown-mishearing", Error,
        "条件 `Misheard(\"…\", Open)` 问的是某个 `Mishear(about: \"…\")` 是否还没补上；`Mended` 还要有同一个 `about` 的 Paraphrase 把它说对。没有这样的片段，条件就永远不成立。",
        "The guard `Misheard(\"…\", Open)` asks whether a `Mishear(about: \"…\")` has not been mended yet; `Mended` needs a Paraphrase of the same `about` that says it back right. Without such segments it can never hold.",
        "when: Flag(\"cut-short\")" => "when: Any([Flag(\"cut-short\"), Misheard(⟦\"meeting\"⟧, Open)])"),
    whole: false,
    run,
};

fn run<'c>(check: &Check<'c>) {
    let abouts = |act: Act| -> BTreeSet<&'c str> {
        let segments = check.segments().filter(|(_, _, segment)| segment.act == act);
        segments.map(|(_, _, segment)| segment.about.as_str()).filter(|a| !a.is_empty()).collect()
    };
    let (misheard, said) = (abouts(Act::Mishear), abouts(Act::Paraphrase));
    check.guards(|guard, place| {
        let Guard::Misheard(about, state) = guard else { return };
        if about.is_empty() {
            return;
        }
        let span = place().item(0).span();
        if !misheard.contains(about.as_str()) {
            let message = say!("没有 `about: \"{about}\"` 的 Mishear", "no Mishear has `about: \"{about}\"`");
            check.unknown(&RULE.code, span, message, about, misheard.iter().copied());
        } else if *state == Mishearing::Mended && !said.contains(about.as_str()) {
            let message = say!(
                "没有 `about: \"{about}\"` 的 Paraphrase 把它说对",
                "no Paraphrase with `about: \"{about}\"` says it back right"
            );
            check.report(Problem::new(&RULE.code, span, message));
        }
    });
}
