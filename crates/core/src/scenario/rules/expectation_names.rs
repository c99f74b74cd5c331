//! Expectations speak of nodes, endings and acts that exist.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::rubric::Act;
use crate::scenario::model::Expectation;
use crate::source::codes::code;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0703", "expectation-names", Error,
        "断言里提到的片段、结局或行为不存在。",
        "An expectation names a node, ending or act that does not exist.",
        "Reachable(\"comes-back\")" => "Reachable(⟦\"come-back\"⟧)"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let s = check.scenario;
    let nodes: Vec<&str> = s.nodes.iter().map(|n| n.id.as_str()).collect();
    let endings: Vec<&str> = s.endings.iter().map(|e| e.id.as_str()).collect();
    let acts: Vec<&str> = Act::ALL.iter().map(|act| act.name()).collect();
    let node = |id: &str| matches!(check.targets.get(id), Some(FlowTarget::Node(_)));
    let ending = |id: &str| matches!(check.targets.get(id), Some(FlowTarget::Ending(_)));
    for (i, expectation) in s.expectations.iter().enumerate() {
        let place = check.root().field("expectations").item(i);
        let report = |name: &str, place: super::cursor::Cursor<'_>, known: &[&[&str]]| {
            let message = say!("没有 `{name}`", "there is no `{name}`");
            let known: Vec<&str> = known.iter().flat_map(|k| k.iter().copied()).collect();
            check.unknown(&RULE.code, place.span(), message, name, known.iter().copied());
        };
        match expectation {
            Expectation::Reachable(id) | Expectation::Unreachable(id) => {
                if !id.is_empty() && !check.targets.contains_key(id.as_str()) {
                    report(id, place.item(0), &[&nodes, &endings]);
                }
            }
            Expectation::EveryPathTo { ending: end, passes } => {
                if !end.is_empty() && !ending(end) {
                    report(end, place.field("ending"), &[&endings]);
                }
                if !passes.is_empty() && !node(passes) && Act::from_name(passes).is_none() {
                    report(passes, place.field("passes"), &[&nodes, &acts]);
                }
            }
            Expectation::Never { at, .. } => {
                if !at.is_empty() && !node(at) {
                    report(at, place.field("at"), &[&nodes]);
                }
            }
            Expectation::BestTotalAtLeast(_) | Expectation::WithinReplies(_) => {}
        }
    }
}
