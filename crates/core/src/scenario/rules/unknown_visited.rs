//! `Visited` names a node.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::scenario::model::Guard;
use crate::source::codes::code;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0309", "unknown-visited", Error,
        "`Visited(…)` 里写的不是这个情景的片段。",
        "`Visited(…)` does not name a node of this scenario.",
        "when: Flag(\"cut-short\")" => "when: All([Flag(\"cut-short\"), Visited(⟦\"opnening\"⟧)])"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let nodes = check.scenario.nodes.iter().map(|n| n.id.as_str());
    check.guards(|guard, place| {
        let Guard::Visited(id) = guard else { return };
        let known = matches!(check.targets.get(id.as_str()), Some(FlowTarget::Node(_)));
        if !id.is_empty() && !known {
            let message = say!("没有片段叫 `{id}`", "no node is called `{id}`");
            check.unknown(&RULE.code, place().item(0).span(), message, id, nodes.clone());
        }
    });
}
