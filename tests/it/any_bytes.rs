//! Thousands of damaged files: nothing panics, spans lie in the file, the tree is the text.
//! The same invariants run under `cargo fuzz` (see fuzz/Cargo.toml).

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

#[path = "../../fuzz/invariants.rs"]
mod invariants;

const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "\\u{110000}",
    "\\x",
    "r#\"",
    "\"#",
    "/*",
    "*/",
    "//",
    "\n",
    "\r\n",
    "\u{feff}",
    "，",
    "：",
    "（",
    "）",
    "“",
    "”",
    "「",
    "【",
    "中",
    "e\u{301}",
    "😡",
    "\0",
    "-",
    "+",
    "1",
    "99999999999999999999999",
    "-1",
    "0x1F",
    "1.5",
    "1_000",
    "_",
    "true",
    "None",
    "Scenario(",
    "Node(",
    "Reply(",
    "Promise(",
    "Not(",
    "All([",
    "Any([",
    "Flag(\"x\")",
    "Anger(at_least: 60)",
    "when: ",
    "next: ",
    "to: ",
    "id: \"opening\"",
    "\"opening\"",
    "text: (zh: \"\", en: \"\")",
    "effect: (anger: -128, why: (zh: \"a\", en: \"b\"))",
    "due: \"d999 23:59\"",
    "\"d0 00:00\"",
    "jump: (to: \"d1 00:00\")",
    "segments: []",
    "lines: []",
    "#![enable(implicit_some)]",
    "b\"",
    "\u{3000}",
];

fn seeds() -> Vec<String> {
    let template = moodfirst_core::scenario::sample("sample", "Sample");
    let lesson = include_str!("../../scenarios/dropped-call.ron");
    let plans = include_str!("../../scenarios/dropped-call.plans.ron");
    let nodes = template.find("    nodes: [").unwrap();
    let endings = template.find("    // 结局四种").unwrap();
    let mut seeds = vec![template.clone(), template.replace('\n', "\r\n")];
    // Parts are read much faster, so that there can be many rounds.
    seeds.push(format!("Scenario(\n{}", &template[endings..]));
    seeds.push(template[..nodes].to_owned() + ")");
    seeds.push(format!("Scenario(\nnodes: [{}", &cut(lesson, lesson.len() / 2, 3000)));
    seeds.push(cut(plans, 0, 1500));
    seeds.push(format!(
        "Scenario({}",
        cut(&moodfirst_core::scenario::generate::scenario(1), 4500, 9000)
    ));
    seeds
}

/// Some bytes of a text, at character boundaries.
fn cut(text: &str, from: usize, length: usize) -> String {
    let bytes = &text.as_bytes()[from.min(text.len())..(from + length).min(text.len())];
    String::from_utf8_lossy(bytes).trim_matches('\u{fffd}').to_owned()
}

fn place(rng: &mut ChaCha8Rng, bytes: &[u8]) -> usize {
    rng.random_range(0..=bytes.len())
}

/// One change: a piece put in, some bytes taken out, doubled, moved, or turned.
fn damage(rng: &mut ChaCha8Rng, bytes: &mut Vec<u8>) {
    let at = place(rng, bytes);
    let length = rng.random_range(0..40).min(bytes.len() - at);
    match rng.random_range(0..7) {
        0 | 1 => {
            let piece = PIECES[rng.random_range(0..PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
        2 => drop(bytes.drain(at..at + length)),
        3 => {
            let copy = bytes[at..at + length].to_vec();
            let to = place(rng, bytes);
            bytes.splice(to..to, copy);
        }
        4 => bytes.truncate(at),
        5 if length > 0 => bytes[at] = (rng.next_u32() & 0xff) as u8,
        _ => {
            // One structural character gone: the commonest slip of all.
            let marks = b"()[],:\"";
            if let Some(i) = bytes[at..].iter().position(|b| marks.contains(b)) {
                bytes.remove(at + i);
            }
        }
    }
}

#[test]
fn damaged_files_are_read_without_harm() {
    let seeds = seeds();
    let mut rng = ChaCha8Rng::seed_from_u64(20_261_122);
    for round in 0..1_000 {
        let mut bytes = seeds[round % seeds.len()].clone().into_bytes();
        for _ in 0..rng.random_range(1..6) {
            damage(&mut rng, &mut bytes);
        }
        invariants::hold(&bytes);
    }
}

#[test]
fn soup_of_pieces_is_read_without_harm() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    for _ in 0..5_000 {
        let count = rng.random_range(0..60);
        let soup: String = (0..count).map(|_| PIECES[rng.random_range(0..PIECES.len())]).collect();
        invariants::hold(soup.as_bytes());
    }
}

/// Texts built to keep a reader busy are read to their end; how fast is for `cargo bench` to say.
#[test]
fn texts_built_to_keep_a_reader_busy_are_read() {
    let template = moodfirst_core::scenario::sample("sample", "Sample");
    let many = |piece: &str| piece.repeat(20_000 / piece.len());
    let list = |name: &str, piece: &str| {
        let from = template.find(&format!("    {name}: [")).unwrap() + name.len() + 7;
        format!("{} {}{}", &template[..from], many(piece), &template[from..])
    };
    let bad = [
        many("]"),
        many(")\n"),
        many("\""),
        many("\"\n"),
        many("'"),
        many("/*"),
        many("a:"),
        many("a b "),
        many(","),
        many("(a:1,"),
        many("((((]"),
        many("x(\n"),
        many("\\"),
        many("“"),
        many("，"),
        many(" "),
        many("/* */ "),
        many("r#\""),
        many("[\n)"),
        format!("Scenario({}", many("format: 1, ")),
        list("flags", "\"aa\", "),
        list("flags", "\"a b\","),
        list("personas", "\"dierct\", "),
        list("endings", "Ending(id: \"x\", kind: Lost),"),
        list("nodes", "Node(id: \"n\", next: \"whatnow\"),"),
        list("nodes", "Node(next:\"what-no\"),"),
        list("nodes", "Node(replies: [Reply(once: true)]), "),
        list("replies", "Reply(id: \"r\"),"),
        list("owed", "KindNo(points: 20),"),
        list("delivery", "Nod, "),
    ];
    for text in &bad {
        invariants::hold(text.as_bytes());
    }
}
