//! A node or ending that nothing leads to is never seen. Guards are not looked at here: whether
//! they can hold is for the analysis.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0401", "unreachable", Error,
        "从开头出发，没有哪条路走到这个片段或结局：学员永远看不到它。给它接上路，或者删去。",
        "No way from the start leads to this node or ending: no learner will ever see it. Lead to it or remove it.",
        "    endings: [\n" => "    endings: [\n        Ending(id: ⟦\"manager\"⟧, kind: Watching, title: (zh: \"找经理\", en: \"The manager\"), epilogue: (zh: \"他去找经理了。\", en: \"He went to see the manager.\")),\n"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let s = check.scenario;
    let Some(&FlowTarget::Node(start)) = check.targets.get(s.start.as_str()) else { return };
    let mut seen = Seen { nodes: vec![false; s.nodes.len()], endings: vec![false; s.endings.len()] };
    seen.walk(check, start);
    let mut islands = Vec::new();
    // Parts of an island that other parts of it lead to are not reported by themselves.
    let mut led_to = vec![false; s.nodes.len()];
    for ways in check.ways().filter(|w| !seen.nodes[w.node]) {
        for way in ways.ways {
            match check.targets.get(way.to.as_str()) {
                Some(&FlowTarget::Node(to)) if to != ways.node => led_to[to] = true,
                Some(&FlowTarget::Ending(to)) => seen.endings[to] = true,
                _ => {}
            }
        }
    }
    for pass in [false, true] {
        for (i, _) in led_to.iter().enumerate().filter(|&(_, &led)| led == pass) {
            if !seen.nodes[i] {
                islands.push(i);
                seen.walk(check, i);
            }
        }
    }
    let nodes = islands.into_iter().map(|i| (&s.nodes[i].id, check.node(i)));
    let endings = s.endings.iter().enumerate().filter(|&(i, _)| !seen.endings[i]);
    let endings = endings.map(|(i, e)| (&e.id, check.ending(i)));
    for (id, place) in nodes.chain(endings).filter(|(id, _)| !id.is_empty()) {
        let message = say!("没有哪条路走到 `{id}`", "nothing leads to `{id}`");
        check.report(Problem::new(&RULE.code, place.field("id").span(), message));
    }
}

struct Seen {
    nodes: Vec<bool>,
    endings: Vec<bool>,
}

impl Seen {
    /// Marks everything that can be reached from a node.
    fn walk(&mut self, check: &Check<'_>, from: usize) {
        let mut open = vec![from];
        self.nodes[from] = true;
        while let Some(i) = open.pop() {
            let node = &check.scenario.nodes[i];
            let replies = node.replies.iter().chain(&node.fallback);
            for way in node.next.iter().chain(replies.flat_map(|r| &r.next)) {
                match check.targets.get(way.to.as_str()) {
                    Some(&FlowTarget::Node(to)) if !self.nodes[to] => {
                        self.nodes[to] = true;
                        open.push(to);
                    }
                    Some(&FlowTarget::Ending(to)) => self.endings[to] = true,
                    _ => {}
                }
            }
        }
    }
}
