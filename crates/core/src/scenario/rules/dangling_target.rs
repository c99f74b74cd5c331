//! Every way leads to a node or an ending that exists; the start is a node.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::source::codes::code;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0303", "dangling-target", Error,
        "`next`、`to` 或 `start` 指向的片段或结局不存在。",
        "`next`, `to` or `start` names a node or ending that does not exist.",
        "next: \"what-happened\"" => "next: [(when: Anger(at_least: 80), to: ⟦\"what-hapened\"⟧), (to: \"what-happened\")]"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let nodes = check.scenario.nodes.iter().map(|n| n.id.as_str());
    let all = nodes.clone().chain(check.scenario.endings.iter().map(|e| e.id.as_str()));
    for ways in check.ways() {
        for (i, way) in ways.ways.iter().enumerate() {
            let to = way.to.as_str();
            if to.is_empty() || check.targets.contains_key(to) {
                continue;
            }
            let place = check.way(ways, i);
            let message = say!("没有片段或结局叫 `{to}`", "no node or ending is called `{to}`");
            check.unknown(&RULE.code, place.field("to").span(), message, to, all.clone());
        }
    }
    let start = check.scenario.start.as_str();
    let span = || check.root().field("start").span();
    match check.targets.get(start) {
        Some(FlowTarget::Node(_)) => {}
        None if start.is_empty() => {}
        None => {
            let message = say!("没有片段叫 `{start}`", "no node is called `{start}`");
            check.unknown(&RULE.code, span(), message, start, nodes);
        }
        Some(FlowTarget::Ending(_)) => {
            let message = say!(
                "`{start}` 是结局，对话要从一个片段开始",
                "`{start}` is an ending; the conversation begins at a node"
            );
            check.unknown(&RULE.code, span(), message, start, nodes);
        }
    }
}
