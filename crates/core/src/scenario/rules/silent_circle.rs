//! Nodes without replies go on by themselves; a circle of them would go on for ever.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0406", "silent-circle", Error,
        "没有回应的片段会自己往下走；几个这样的片段首尾相接，就永远停不下来。给其中一个写上回应。",
        "Nodes without replies go on by themselves; a circle of them never stops. Give one of them a reply.",
        "next: \"served\",\n" => "next: \"pause\",\n",
        "        Node(\n            id: \"served\"" => "        Node(id: ⟦\"pause\"⟧, next: [(when: Trust(at_least: 80), to: \"pause\"), (to: \"served\")]),\n        Node(\n            id: \"served\""),
    whole: true,
    run,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

fn run(check: &Check<'_>) {
    let nodes = &check.scenario.nodes;
    let silent = |i: usize| nodes[i].replies.is_empty() && nodes[i].fallback.is_none();
    let mut state = vec![State::New; nodes.len()];
    for first in (0..nodes.len()).filter(|&i| silent(i)) {
        if state[first] != State::New {
            continue;
        }
        // Depth first with a stack of (node, next way to look at).
        let mut path = vec![(first, 0)];
        state[first] = State::Open;
        while let Some((i, way)) = path.last_mut() {
            let Some(next) = nodes[*i].next.get(*way) else {
                state[*i] = State::Done;
                path.pop();
                continue;
            };
            *way += 1;
            let Some(&FlowTarget::Node(to)) = check.targets.get(next.to.as_str()) else { continue };
            match state[to] {
                State::New if silent(to) => {
                    state[to] = State::Open;
                    path.push((to, 0));
                }
                State::Open => report(check, to),
                _ => {}
            }
        }
    }
}

fn report(check: &Check<'_>, node: usize) {
    let id = &check.scenario.nodes[node].id;
    let message = say!(
        "`{id}` 不等回应就会走回它自己",
        "`{id}` leads back to itself without any reply"
    );
    let span = check.node(node).field("id").span();
    check.report(Problem::new(&RULE.code, span, message));
}
