//! Of the variants of a line the first whose guard holds is said: what follows one without a
//! guard never is.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0409", "never-said", Warning,
        "前面已有一种不带条件的说法，这一种永远轮不到。把带条件的放在前面。",
        "A variant without a guard stands before this one, so that it is never said. Put those with guards first.",
        "(text: (zh: \"那现在怎么办？\"" => "(text: (zh: \"嗯？\", en: \"Well?\")), ⟦(⟧text: (zh: \"那现在怎么办？\""),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        let first = node.lines.iter().position(|line| line.when.is_none());
        let Some(after) = first.map(|at| at + 1).filter(|&at| at < node.lines.len()) else {
            continue;
        };
        let span = check.node(i).field("lines").item(after).span();
        let message = say!(
            "这种说法永远轮不到：前一种不带条件",
            "this variant is never said: the one before it has no guard"
        );
        check.report(Problem::new(&RULE.code, span, message));
    }
}
