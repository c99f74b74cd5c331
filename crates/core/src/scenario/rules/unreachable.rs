//! A node or ending that nothing leads to is never seen. Guards are not looked at here: whether
//! they can hold is for the analysis.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::scenario::model::Ending;
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
    for node in (0..s.nodes.len()).filter(|node| !seen.nodes[*node]) {
        for target in check.ahead(node) {
            match target {
                FlowTarget::Node(to) => led_to[to] |= to != node,
                FlowTarget::Ending(to) => seen.endings[to] = true,
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
    // An ending that shares its id with another part is told as such.
    let unseen = |&(i, e): &(usize, &Ending)| !seen.endings[i] && check.is_first(&e.id, FlowTarget::Ending(i));
    let endings = s.endings.iter().enumerate().filter(unseen);
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
        let mut open = Vec::new();
        self.enter(check, &mut open, from);
        while let Some(i) = open.pop() {
            for target in check.ahead(i) {
                match target {
                    FlowTarget::Node(to) => self.enter(check, &mut open, to),
                    FlowTarget::Ending(to) => self.endings[to] = true,
                }
            }
        }
    }

    /// Marks a node and all that share its id.
    fn enter(&mut self, check: &Check<'_>, open: &mut Vec<usize>, node: usize) {
        if std::mem::replace(&mut self.nodes[node], true) {
            return;
        }
        open.push(node);
        for twin in check.twins(&check.scenario.nodes[node].id) {
            if !std::mem::replace(&mut self.nodes[*twin], true) {
                open.push(*twin);
            }
        }
    }
}
