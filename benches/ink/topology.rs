//! One generated graph of nodes and replies, written as a Mood First scenario and as an ink story.
//!
//! Both carry the same words in both languages. Every reply is always on offer: what is compared
//! is moving through a graph, not two ways of writing guards.

use std::fmt::Write as _;

/// Replies of every node.
pub const REPLIES: usize = 4;

/// The ending, where the first reply of the last node leads.
const END: &str = "end";

/// The acts of a node's replies, one each; a paraphrase follows every one.
const ACTS: [&str; REPLIES] = ["LetVent", "AskFact", "Explain", "TakeOwnership"];

/// What an ink author would write for the mood of each reply: anger, trust, heard.
const MOODS: [(i8, i8, i8); REPLIES] = [(-10, 5, 15), (-5, 0, 5), (5, -5, 0), (-5, 10, 5)];

/// A graph: for every node, where its replies lead; `None` is the ending.
pub struct Topology {
    ways: Vec<[Option<usize>; REPLIES]>,
}

/// A stream of numbers that is the same everywhere (`SplitMix64`).
pub struct Seeded(pub u64);

impl Seeded {
    /// The next number below `bound`, which is small; the bias does not matter here.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or(0) % bound.max(1)
    }
}

impl Topology {
    /// The first reply leads to the next node, so that all are reachable; the others anywhere.
    pub fn new(nodes: usize, seed: u64) -> Self {
        let mut seeded = Seeded(seed);
        let ways = (0..nodes)
            .map(|node| {
                let mut ways = [(); REPLIES].map(|()| Some(seeded.below(nodes)));
                ways[0] = (node + 1 < nodes).then_some(node + 1);
                ways
            })
            .collect();
        Self { ways }
    }

    /// The first `replies` choices of the first seed whose walk does not reach the ending.
    pub fn walk(&self, replies: usize) -> Vec<u8> {
        (0..).map(Seeded).find_map(|seeded| self.try_walk(seeded, replies)).unwrap_or_default()
    }

    fn try_walk(&self, mut seeded: Seeded, replies: usize) -> Option<Vec<u8>> {
        let mut at = 0;
        (0..replies)
            .map(|_| {
                let choice = seeded.below(REPLIES);
                at = self.ways[at][choice]?;
                u8::try_from(choice).ok()
            })
            .collect()
    }

    /// The scenario: bytes of a file as an author would save it.
    pub fn ron(&self) -> String {
        let t = r#"(zh: "一句话。", en: "A sentence.")"#;
        let mut out = format!(
            "Scenario(\n    format: 1, id: \"versus\", version: 1, author: \"bench\", licence: \"CC0-1.0\",
    title: {t}, summary: {t}, goals: [{t}], channel: Telephone, place: {t}, role: {t}, minutes: 9,
    customer: (name: {t}, look: {t}, history: {t}, wants: {t}),
    opening: (anger: 70, trust: 40, heard: 10), personas: [\"plain\"],
    owed: [SolveNow(points: 100)], fact_card: (facts: [{t}], may_give: [], can_do: [], beyond: []),
    clock: (weekday: Monday, start: \"d1 09:00\"), briefing: [{t}], start: \"n0\",\n    nodes: [\n"
        );
        for (node, ways) in self.ways.iter().enumerate() {
            let (zh, en) = line(node);
            let _ = writeln!(
                out,
                "        Node(\n            id: \"n{node}\",\n            lines: [(text: (zh: \"{zh}\", en: \"{en}\"))],\n            replies: ["
            );
            for (place, way) in ways.iter().enumerate() {
                let [(zh, en), (zh2, en2)] = reply(node, place);
                let _ = writeln!(
                    out,
                    "                Reply(id: \"r{place}\", segments: [\n                    {}(text: (zh: \"{zh}\", en: \"{en}\")),\n                    Paraphrase(about: \"a{node}-{place}\", text: (zh: \"{zh2}\", en: \"{en2}\")),\n                ], next: \"{}\"),",
                    ACTS[place],
                    name(*way)
                );
            }
            out.push_str("            ],\n        ),\n");
        }
        let _ = write!(
            out,
            "    ],\n    endings: [Ending(id: \"{END}\", kind: Routine, title: {t}, epilogue: {t})],\n    debrief: [{t}],\n)\n"
        );
        out
    }

    /// The ink story. With `moods`, every reply also moves three bounded variables, the least an
    /// author would write to have a mood at all.
    pub fn ink(&self, moods: bool) -> String {
        let mut out = String::new();
        if moods {
            out.push_str("VAR anger = 70\nVAR trust = 40\nVAR heard = 10\n");
        }
        out.push_str("-> n0\n");
        for (node, ways) in self.ways.iter().enumerate() {
            let (zh, en) = line(node);
            let _ = writeln!(out, "=== n{node} ===\n{zh} {en}");
            for (place, way) in ways.iter().enumerate() {
                let [(zh, en), (zh2, en2)] = reply(node, place);
                let _ = writeln!(out, "+ [{zh} {en} {zh2} {en2}]");
                if moods {
                    let (anger, trust, heard) = MOODS[place];
                    for (name, by) in [("anger", anger), ("trust", trust), ("heard", heard)] {
                        let _ = writeln!(out, "    ~ {name} = MAX(0, MIN(100, {name} + ({by})))");
                    }
                }
                let _ = writeln!(out, "    -> {}", way.map_or("END".to_owned(), |_| name(*way)));
            }
        }
        out
    }
}

fn name(way: Option<usize>) -> String {
    way.map_or(END.to_owned(), |node| format!("n{node}"))
}

/// The customer's line: Chinese and English.
fn line(node: usize) -> (String, String) {
    (
        format!("你们到底管不管？电话又断了，客户还在等我，这是第{node}次。"),
        format!("Does anybody care? It cut off while a client was waiting, time {node}."),
    )
}

/// A reply's two segments: Chinese and English.
fn reply(node: usize, place: usize) -> [(String, String); 2] {
    [
        (
            format!("请您慢慢讲，我先听着，第{node}处第{place}种说法。"),
            format!("Take your time, I am listening, place {node}, way {place}."),
        ),
        (
            "您是说今天上午断了三次，客户因此挂了电话。".to_owned(),
            "You say it cut off three times this morning, and a client hung up.".to_owned(),
        ),
    ]
}
