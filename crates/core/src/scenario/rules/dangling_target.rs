//! Every way leads to a node or an ending that exists; the start is a node.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use crate::source::suggest::{did_you_mean, listing, near};
use crate::text::Text;

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
    let mut meant = Meant::default();
    for ways in check.ways() {
        for (i, way) in ways.ways.iter().enumerate() {
            let to = way.to.as_str();
            if to.is_empty() || check.targets.contains_key(to) {
                continue;
            }
            let span = check.way(ways, i).field("to").span();
            let message = say!("没有片段或结局叫 `{to}`", "no node or ending is called `{to}`");
            let hint = meant.hint(check, ways.node, to);
            check.report(Problem::new(&RULE.code, span, message).maybe_hint(hint));
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

/// Up to this distance the spelling alone says what was meant, even if it leads back.
const SURE: usize = 2;
/// Names that are listed where none is near.
const LISTED: usize = 8;

/// What a way may have been meant to lead to.
#[derive(Default)]
struct Meant {
    /// Which nodes the start leads to, and which lead to the node last asked about; worked out
    /// when there is something to weigh.
    reached: Option<Vec<bool>>,
    back: Option<Vec<Vec<usize>>>,
    behind: Option<(usize, Vec<bool>)>,
}

impl Meant {
    /// A way breaks when its target is renamed or deleted. A near name that the conversation has
    /// already passed is not what it was meant to lead to: first comes what nothing else leads
    /// to, then what lies ahead, and what leads back only if it is spelt all but the same.
    fn hint(&mut self, check: &Check<'_>, from: usize, to: &str) -> Option<Text> {
        let s = check.scenario;
        let nodes = s.nodes.iter().map(|node| node.id.as_str());
        let endings = s.endings.iter().map(|ending| ending.id.as_str());
        let all = || nodes.clone().chain(endings.clone());
        let count = s.nodes.len() + s.endings.len();
        // The names, and the nodes that lead here.
        if !check.affords(2 * count) {
            return None;
        }
        let mut best: Option<((bool, u8, usize), &str)> = None;
        for (distance, name) in near(to, all()) {
            let standing = match check.targets.get(name) {
                Some(&FlowTarget::Node(node)) if self.is_behind(check, from, node) => 2,
                Some(&FlowTarget::Node(node)) if self.is_reached(check, node) => 1,
                Some(FlowTarget::Ending(_)) => 1,
                _ => 0,
            };
            let rank = (distance > SURE, standing, distance);
            if (standing < 2 || distance <= SURE) && best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, name));
            }
        }
        match best {
            Some((_, name)) => did_you_mean(to, [name]),
            None => did_you_mean(to, [])
                .or_else(|| self.orphan(check))
                .or_else(|| listing(all(), LISTED)),
        }
    }

    /// The one node that nothing leads to any more, if there is just one: what the missing node
    /// led to.
    fn orphan(&mut self, check: &Check<'_>) -> Option<Text> {
        let back = self.back(check);
        let lonely = back.iter().enumerate().filter(|(node, back)| back.iter().all(|from| from == node));
        let lonely: Vec<usize> = lonely.map(|(node, _)| node).collect();
        let mut left = lonely.into_iter().filter(|node| !self.is_reached(check, *node));
        let (node, None) = (left.next()?, left.next()) else { return None };
        let id = &check.scenario.nodes[node].id;
        Some(say!(
            "现在没有哪条路走到 `{id}`：要接过去吗？",
            "nothing leads to `{id}` now: is that where this should go?"
        ))
    }

    /// By node: the nodes that lead to it.
    fn back(&mut self, check: &Check<'_>) -> &[Vec<usize>] {
        self.back.get_or_insert_with(|| {
            let count = check.scenario.nodes.len();
            let mut back = vec![Vec::new(); count];
            for node in 0..count {
                for target in check.ahead(node) {
                    if let FlowTarget::Node(to) = target {
                        back[to].push(node);
                    }
                }
            }
            back
        })
    }

    /// Does this node lead to the one that the way starts at, or is it that one?
    fn is_behind(&mut self, check: &Check<'_>, from: usize, node: usize) -> bool {
        if self.behind.as_ref().is_none_or(|(of, _)| *of != from) {
            let back = self.back(check);
            let behind = walk(from, back.len(), |node| back[node].clone());
            self.behind = Some((from, behind));
        }
        self.behind.as_ref().is_some_and(|(_, behind)| behind[node])
    }

    /// Does the start lead to this node?
    fn is_reached(&mut self, check: &Check<'_>, node: usize) -> bool {
        let reached = self.reached.get_or_insert_with(|| {
            let count = check.scenario.nodes.len();
            match check.targets.get(check.scenario.start.as_str()) {
                Some(&FlowTarget::Node(start)) => walk(start, count, |node| {
                    let ahead = check.ahead(node).filter_map(|target| match target {
                        FlowTarget::Node(to) => Some(to),
                        FlowTarget::Ending(_) => None,
                    });
                    ahead.collect()
                }),
                _ => vec![true; count],
            }
        });
        reached[node]
    }
}

/// Marks a node and all that follow it.
fn walk(from: usize, count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut seen = vec![false; count];
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut seen[node], true) {
            open.extend(next(node));
        }
    }
    seen
}
