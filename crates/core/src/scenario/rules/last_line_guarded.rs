//! The last variant of a line has no guard, so that the customer always says something.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0408", "last-line-guarded", Warning,
        "客人的话每种说法都带条件；都不成立时客人就一言不发。让最后一种不带条件。如果正想让客人沉默，写一种只有动作的说法。",
        "Every variant of the customer's line has a guard; if none holds, the customer says nothing. Let the last one be without. If silence is meant, write a variant that is only a gesture.",
        "(text: (zh: \"那现在怎么办？\"" => "⟦(⟧when: Trust(at_least: 20), text: (zh: \"那现在怎么办？\""),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        if node.lines.is_empty() || node.lines.iter().any(|line| line.when.is_none()) {
            continue;
        }
        let span = check.node(i).field("lines").item(node.lines.len() - 1).span();
        let message = say!(
            "客人的话都带条件，可能一句也不说",
            "every variant of this line has a guard: perhaps nothing is said"
        );
        check.report(Problem::new(&RULE.code, span, message));
    }
}
