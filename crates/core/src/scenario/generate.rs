//! Large valid scenarios for tests and benchmarks; the same size always gives the same text.

use std::fmt::Write as _;

/// The source of a clean scenario with this many nodes, one of each kind of thing in it.
#[must_use]
pub fn scenario(nodes: usize) -> String {
    let nodes = nodes.max(1);
    let mut out = String::with_capacity(nodes * 2200 + 4000);
    head(&mut out);
    for i in 0..nodes {
        node(&mut out, i, nodes);
    }
    out.push_str(TAIL);
    out
}

/// A text with something of the node's own in it, so that no two are alike.
fn text(out: &mut String, i: usize, zh: &str, en: &str) {
    let _ = write!(out, "(zh: \"{zh}（第 {i} 处）。\", en: \"{en} (place {i}).\")");
}

fn head(out: &mut String) {
    let full = super::sample("generated", "Mood First");
    // Everything before the nodes is the template's; the ids of its promise and flag are used.
    let end = full.find("    start: \"opening\"").unwrap_or(full.len());
    out.push_str(&full[..end]);
    out.push_str("    start: \"n0\",\n    nodes: [\n");
}

fn node(out: &mut String, i: usize, nodes: usize) {
    let _ = write!(
        out,
        "        // {i}\n        Node(\n            id: \"n{i}\",\n            lines: [\n                (when: Anger(at_least: 60), cue: "
    );
    text(out, i, "（声音更高了）", "(louder)");
    out.push_str(", text: ");
    text(
        out,
        i,
        "你们到底管不管？电话又断了，客户还在等我",
        "Does anybody care? It cut off again while a client was waiting",
    );
    out.push_str(
        "),\n                (when: All([Flag(\"cut-short\"), Not(Visited(\"n0\"))]), text: ",
    );
    text(out, i, "你刚才没听我说完", "You did not let me finish before");
    out.push_str("),\n                (text: ");
    text(out, i, "那现在怎么办", "So what happens now");
    out.push_str(", tags: [asks_action]),\n            ],\n            replies: [\n                Reply(\n                    id: \"listen\",\n                    delivery: [WarmTone, SlowDown],\n                    segments: [\n                        LetVent(gesture: ");
    text(out, i, "（不插话，等对方说完）", "(does not cut in, waits)");
    let _ = write!(out, "),\n                        Paraphrase(about: \"cut-off-{i}\", text: ");
    text(
        out,
        i,
        "您是说今天上午断了三次，客户因此挂了电话",
        "You say it cut off three times this morning, and a client hung up",
    );
    out.push_str("),\n                    ],\n                ),\n                Reply(\n                    id: \"promise\",\n                    segments: [\n                        TakeOwnership(text: ");
    text(out, i, "这件事由我负责到底", "I will see this through");
    out.push_str("),\n                        Promise(id: \"noodles\", does: \"fresh-noodles\", due: \"d1 18:40\", what: ");
    text(out, i, "重做一碗牛肉面", "a fresh bowl of beef noodles");
    out.push_str(", who: (zh: \"我\", en: \"me\"), channel: (zh: \"亲自端来\", en: \"brought to the table\"), text: ");
    text(out, i, "六点四十分端到您桌上", "On your table at 18:40");
    out.push_str("),\n                        SeekAgreement(promise: \"noodles\", text: ");
    text(out, i, "这样安排您看行吗", "Is that all right with you");
    out.push_str("),\n                    ],\n                    effect: (anger: -5, why: ");
    text(out, i, "听到了钟点", "a time was named");
    out.push_str("),\n                ),\n                Reply(\n                    id: \"cut-in\",\n                    when: Anger(below: 80),\n                    segments: [\n                        Interrupt(text: ");
    text(out, i, "我们的系统\\u{3000}没有问题", "There is \\\"nothing\\\" wrong with our system");
    out.push_str("),\n                    ],\n                    set: [\"cut-short\"],\n");
    let _ = writeln!(
        out,
        "                    next: [(when: Trust(below: 20), to: \"leaves\"), (to: \"n{}\")],",
        (i * 7 + 3) % nodes
    );
    out.push_str("                ),\n            ],\n");
    if i + 1 == nodes {
        out.push_str("            next: [(when: Trust(at_least: 60), to: \"comes-back\"), (to: \"eats-and-goes\")],\n");
    } else {
        let _ = writeln!(out, "            next: \"n{}\",", i + 1);
    }
    out.push_str("        ),\n");
}

const TAIL: &str = r#"    ],
    endings: [
        Ending(id: "comes-back", kind: MoreLoyal, title: (zh: "下周见", en: "See you next week"), epilogue: (zh: "下周他又来了。", en: "He came back next week.")),
        Ending(id: "eats-and-goes", kind: Routine, title: (zh: "吃完就走", en: "He ate and left"), epilogue: (zh: "他付了账。", en: "He paid.")),
        Ending(id: "leaves", kind: Lost, title: (zh: "走了", en: "Gone"), epilogue: (zh: "他走了。", en: "He went.")),
    ],
    debrief: [(zh: "先让对方说完。", en: "Let them finish first.")],
)
"#;

/// The source of a clean scenario of many short nodes, one after the other, with as much as can be
/// in each of what rules and analysis look at: words worn out, replies given once, silent nodes,
/// quotations, claims.
#[must_use]
pub fn chain(nodes: usize) -> String {
    let nodes = nodes.max(3);
    let mut out = String::with_capacity(nodes * 900 + 4000);
    head(&mut out);
    for i in 0..nodes {
        link(&mut out, i, nodes);
    }
    out.push_str(TAIL.trim_end().trim_end_matches(')'));
    out.push_str("    expectations: [");
    for i in (0..nodes).step_by(nodes.div_ceil(1_000)) {
        let _ = write!(
            out,
            "Reachable(\"n{i}\"), Never(when: All([Anger(at_least: 95), Anger(below: 5)]), at: \"n{i}\"), "
        );
    }
    out.push_str("],\n)\n");
    out
}

fn link(out: &mut String, i: usize, nodes: usize) {
    let next = match i + 1 {
        last if last == nodes => {
            "[(when: Heard(at_least: 40), to: \"comes-back\"), (to: \"eats-and-goes\")]".to_owned()
        }
        next => format!("\"n{next}\""),
    };
    let _ = write!(
        out,
        "        Node(id: \"n{i}\", lines: [(when: Flag(\"cut-short\"), text: (zh: \"第 {i} 处，没听我说。\", en: \"At {i} you do not listen.\")), (text: (zh: \"第 {i} 处，怎么办？\", en: \"At {i}, what now?\"), tags: [asks_action])], "
    );
    if i % 10 == 5 && i + 1 < nodes {
        let _ = writeln!(out, "next: {next}),");
        return;
    }
    // What was said at the silent node before.
    let quoted = (i - i % 10 + 5).min(i);
    let way = match i % 7 {
        0 if i + 2 < nodes => {
            format!(", next: [(when: Trust(below: 20), to: \"leaves\"), (to: \"n{}\")]", i + 2)
        }
        _ => String::new(),
    };
    let _ = writeln!(
        out,
        "replies: [\n            Reply(id: \"a\", misses: (en: [\"At {quoted}\"]), segments: [Paraphrase(about: \"k{i}\", text: (zh: \"您是说 {i}。\", en: \"You say {i}.\"))]),\n            Reply(id: \"b\", once: true, set: [\"cut-short\"], segments: [Promise(id: \"noodles\", does: \"fresh-noodles\", due: \"d1 18:40\", what: (zh: \"面\", en: \"noodles\"), who: (zh: \"我\", en: \"me\"), channel: (zh: \"端来\", en: \"here\"), text: (zh: \"四十分端来 {i}。\", en: \"At 40, {i}.\"))]{way})], next: {next}),"
    );
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_scenarios_are_clean() {
        for nodes in [1, 2, 50] {
            let text = super::scenario(nodes);
            let personas = ["plain".to_owned(), "direct".to_owned()];
            let loaded = crate::scenario::load::load("generated.ron", text.as_bytes(), &personas);
            assert_eq!(loaded.diagnostics, [], "{nodes} nodes");
            assert_eq!(loaded.scenario.unwrap().nodes.len(), nodes);
        }
        for nodes in [3, 30, 2_500] {
            let text = super::chain(nodes);
            let personas = ["plain".to_owned(), "direct".to_owned()];
            let loaded = crate::scenario::load::load("chain.ron", text.as_bytes(), &personas);
            assert_eq!(loaded.diagnostics, [], "a chain of {nodes}");
            assert_eq!(loaded.scenario.unwrap().nodes.len(), nodes);
        }
    }
}
