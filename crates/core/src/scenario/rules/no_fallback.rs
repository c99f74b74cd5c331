//! If every reply has a guard or can be given only once, a moment may come in which none is on
//! offer. Then the conversation just goes on without the trainee.

use super::Rule;
use super::check::{Check, FlowTarget, exhaustive};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::cell::OnceCell;

pub static RULE: Rule = Rule {
    code: code!("MF0407", "no-fallback", Warning,
        "这个片段的回应都带条件或只能用一次，可能一个也给不出来。加一个 `fallback: Reply(…)`，或让其中一个不带条件。",
        "Every reply of this node has a guard or can be given only once, so that none may be on offer. Add a `fallback: Reply(…)`, or let one of them be without.",
        "id: \"repeat-back\",\n" => "id: \"repeat-back\", when: Trust(at_least: 30),\n", "id: \"ask-slip\",\n" => "id: \"ask-slip\", when: Trust(at_least: 20),\n",
        "id: \"what-happened\"" => "id: ⟦\"what-happened\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let circle = OnceCell::new();
    let again = |i: usize| circle.get_or_init(|| revisited(check))[i];
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        if node.replies.is_empty() || node.fallback.is_some() {
            continue;
        }
        let lasting = node.replies.iter().filter(|r| !r.once).map(|r| r.when.as_ref());
        // A node that is visited once only always has its `once` replies.
        if exhaustive(lasting)
            || exhaustive(node.replies.iter().map(|r| r.when.as_ref())) && !again(i)
        {
            continue;
        }
        let id = &node.id;
        let message = say!(
            "片段 `{id}` 可能一个回应也给不出来",
            "the node `{id}` may have no reply on offer"
        );
        let span = check.node(i).field("id").span();
        check.report(Problem::new(&RULE.code, span, message).hint(say!(
            "加一个 `fallback: Reply(…)`",
            "add a `fallback: Reply(…)`"
        )));
    }
}

/// For each node, whether it can be come to again after it has been left: whether it leads to
/// itself or lies on a circle (Tarjan's strongly connected components, without recursion).
fn revisited(check: &Check<'_>) -> Vec<bool> {
    let nodes = &check.scenario.nodes;
    let ahead: Vec<Vec<usize>> = nodes
        .iter()
        .map(|n| {
            let replies = n.replies.iter().chain(&n.fallback);
            let ways = n.next.iter().chain(replies.flat_map(|r| &r.next));
            let to = ways.filter_map(|way| match check.targets.get(way.to.as_str()) {
                Some(&FlowTarget::Node(to)) => Some(to),
                _ => None,
            });
            to.collect()
        })
        .collect();
    let mut circle = vec![false; nodes.len()];
    // Order of discovery from 1 (0: new), lowest order reachable, still on the stack.
    let (mut order, mut low) = (vec![0_usize; nodes.len()], vec![0_usize; nodes.len()]);
    let (mut stack, mut on_stack) = (Vec::new(), vec![false; nodes.len()]);
    let mut count = 0;
    for first in 0..nodes.len() {
        if order[first] != 0 {
            continue;
        }
        let mut path = vec![(first, 0)];
        while let Some(&mut (i, ref mut way)) = path.last_mut() {
            if *way == 0 {
                count += 1;
                (order[i], low[i]) = (count, count);
                stack.push(i);
                on_stack[i] = true;
            }
            if let Some(&to) = ahead[i].get(*way) {
                *way += 1;
                circle[i] |= to == i;
                if order[to] == 0 {
                    path.push((to, 0));
                } else if on_stack[to] {
                    low[i] = low[i].min(order[to]);
                }
                // A node without ways must not be discovered twice.
                continue;
            }
            path.pop();
            if let Some(&(above, _)) = path.last() {
                low[above] = low[above].min(low[i]);
            }
            if low[i] == order[i] {
                let from = stack.iter().rposition(|&s| s == i).unwrap_or(0);
                let several = stack.len() - from > 1;
                for member in stack.drain(from..) {
                    on_stack[member] = false;
                    circle[member] |= several;
                }
            }
        }
    }
    circle
}
