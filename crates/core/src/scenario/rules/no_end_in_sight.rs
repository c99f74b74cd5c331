//! From every node some way leads to an ending in the end.

use super::Rule;
use super::check::{Check, FlowTarget};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0405", "no-end-in-sight", Error,
        "从这里怎么走都走不到结局：几个片段互相兜圈子。给其中一个接上出去的路。",
        "No way from here ever comes to an ending: some nodes lead only to each other. Let one of them lead out.",
        "next: [(when: Trust(below: 40), to: \"leaves\"), (to: \"eats-and-goes\")]" => "next: \"stuck\"",
        "        Node(\n            id: \"served\"" => "        Node(id: ⟦\"stuck\"⟧, replies: [Reply(id: \"go-on\", segments: [LetVent(text: (zh: \"请讲。\", en: \"Go on.\"))])], next: \"stuck\"),\n        Node(\n            id: \"served\""),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let s = check.scenario;
    // Stuck nodes, missing endings and dangling targets have been reported as such.
    if s.endings.is_empty() {
        return;
    }
    let count = s.nodes.len();
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut good = vec![false; count];
    let mut leads = vec![false; count];
    for ways in check.ways() {
        // What shares an id is one here: that it does so is told as such.
        let from = match check.targets.get(s.nodes[ways.node].id.as_str()) {
            Some(&FlowTarget::Node(first)) => first,
            _ => ways.node,
        };
        for way in ways.ways {
            match check.targets.get(way.to.as_str()) {
                Some(&FlowTarget::Node(to)) => {
                    back[to].push(from);
                    leads[from] = true;
                }
                _ => good[from] = true,
            }
        }
    }
    let mut open: Vec<usize> = Vec::new();
    for (i, good) in good.iter_mut().enumerate() {
        *good |= !leads[i];
        if *good {
            open.push(i);
        }
    }
    while let Some(i) = open.pop() {
        for &from in &back[i] {
            if !good[from] {
                good[from] = true;
                open.push(from);
            }
        }
    }
    // One report for each circle is enough: everything that leads into it shares its fate.
    let mut told = good;
    for i in 0..count {
        if !told[i] {
            tell(check, &back, &mut told, i);
        }
    }
}

fn tell(check: &Check<'_>, back: &[Vec<usize>], told: &mut [bool], first: usize) {
    let mut open = vec![first];
    told[first] = true;
    // Both directions, so that one island gets one report.
    while let Some(i) = open.pop() {
        let ahead = check.ahead(i).filter_map(|target| match target {
            FlowTarget::Node(to) => Some(to),
            FlowTarget::Ending(_) => None,
        });
        for to in ahead.chain(back[i].iter().copied()) {
            if !told[to] {
                told[to] = true;
                open.push(to);
            }
        }
    }
    let id = &check.scenario.nodes[first].id;
    let message = say!(
        "从 `{id}` 怎么走都到不了结局",
        "no way from `{id}` ever comes to an ending"
    );
    let span = check.node(first).field("id").span();
    check.report(Problem::new(&RULE.code, span, message));
}
