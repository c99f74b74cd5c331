//! Tests: files that cannot be used get one clear message each, and broken ones no cascade.

use super::load::load;
use crate::source::diagnostic::MOST;
use crate::text::Lang;

fn codes(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let loaded = load("file.ron", bytes, &["plain".to_owned(), "direct".to_owned()]);
    assert_eq!(loaded.scenario.is_none(), loaded.diagnostics.iter().any(|d| d.is_error()));
    loaded.diagnostics.iter().map(|d| (d.code, d.message.en.clone())).collect()
}

#[track_caller]
fn one(bytes: &[u8], code: &str, words: &str) {
    let found = codes(bytes);
    assert!(
        found.len() == 1 && found[0].0 == code && found[0].1.contains(words),
        "wanted {code} with {words:?}, found {found:?}"
    );
}

fn sample() -> String {
    super::sample("sample", "Sample")
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_fine() {
    let text = format!("\u{feff}{}", sample().replace('\n', "\r\n"));
    assert_eq!(codes(text.as_bytes()), []);
    let broken = text.replace("minutes: 5", "minutes: \"5\"");
    let loaded = load("file.ron", broken.as_bytes(), &["plain".to_owned(), "direct".to_owned()]);
    assert_eq!((loaded.diagnostics[0].line, loaded.diagnostics[0].column), (31, 14));
    assert_eq!(loaded.diagnostics[0].excerpt, "    minutes: \"5\",");
}

#[test]
fn other_encodings_are_named() {
    let text = sample();
    let wide = |swap: bool, mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(|u| if swap { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    one(&wide(false, true), "MF0001", "UTF-16 LE");
    one(&wide(true, true), "MF0001", "UTF-16 BE");
    one(&wide(false, false), "MF0001", "UTF-16 LE");
    one(&wide(true, false), "MF0001", "UTF-16 BE");
    let (gbk, ..) = encoding_rs::GBK.encode(&text);
    one(&gbk, "MF0001", "GBK");
    let (big5, ..) =
        encoding_rs::BIG5.encode("情景：遲到的麵，客人等了三十五分鐘，端上來的還不是他點的麵。");
    one(&big5, "MF0001", "Big5");
}

#[test]
fn large_empty_and_newer_files() {
    one(&vec![b' '; 32 * 1024 * 1024 + 1], "MF0002", "32 MB");
    one(b"", "MF0003", "empty");
    one("\u{feff} \r\n".as_bytes(), "MF0003", "empty");
    one(b"// only a comment\n", "MF0003", "empty");
    one(sample().replace("format: 2", "format: 7").as_bytes(), "MF0006", "format 7");
    one(b"Scenario(format: 3, hero: [1, 2,, nodes: (((", "MF0006", "format 3");
    one(b"Plans(scenario: \"x\", plans: [])", "MF0007", "Scenario(");
    one(b"hello", "MF0007", "Scenario(");
}

#[test]
fn deep_nesting_is_one_message() {
    for open in ["(", "[", "{", "a: (", "Not(", "[(", "/*"] {
        let deep = open.repeat(200_000);
        let found = codes(deep.as_bytes());
        assert_eq!(found.len(), 1, "{open}: {found:?}");
    }
    one("[".repeat(200_000).as_bytes(), "MF0005", "64");
    let balanced = format!("{}{}", "(".repeat(200_000), ")".repeat(200_000));
    one(balanced.as_bytes(), "MF0005", "64");
    let inside = sample().replace(
        "when: Flag(\"cut-short\")",
        &format!("when: {}Flag(\"cut-short\"){}", "Not(".repeat(200_000), ")".repeat(200_000)),
    );
    one(inside.as_bytes(), "MF0005", "64");
}

#[test]
fn a_file_cut_off_anywhere_says_so_and_nothing_else() {
    let text = sample();
    let from = text.find("Scenario(").unwrap() + "Scenario(".len();
    let to = text.rfind(')').unwrap();
    for at in (from..to).step_by(13) {
        let found = codes(&text.as_bytes()[..at]);
        assert!(
            found.len() == 1 && found[0].0 == "MF0004",
            "cut at {at}, after {:?}: {found:?}",
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(60)..at])
        );
    }
}

#[track_caller]
fn broken(old: &str, new: &str, wanted: &[(&str, u32)]) {
    let text = sample();
    assert!(text.contains(old));
    let text = text.replacen(old, new, 1);
    let loaded = load("file.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()]);
    let found: Vec<_> = loaded.diagnostics.iter().map(|d| (d.code, d.line)).collect();
    let shown: Vec<_> = loaded.diagnostics.iter().map(|d| d.render(Lang::En, false)).collect();
    assert_eq!(found, wanted, "{old:?} → {new:?}\n{}", shown.join("\n"));
}

#[test]
fn a_slip_in_one_place_is_told_in_that_place_only() {
    // A bracket forgotten at the end of a text, a list, a node.
    broken("at dinner time\"),", "at dinner time\",", &[("MF0106", 26)]);
    broken("\"direct\"],", "\"direct\",", &[("MF0106", 49)]);
    broken(
        "next: \"what-happened\",\n        ),",
        "next: \"what-happened\",\n",
        &[("MF0106", 114)],
    );
    // A bracket forgotten at the beginning.
    broken("title: (zh:", "title: zh:", &[("MF0106", 18)]);
    // One too many, or of the wrong kind.
    broken("minutes: 5,", "minutes: 5),", &[("MF0107", 31)]);
    broken("minutes: 5,", "minutes: 5],", &[("MF0107", 31)]);
    broken("replies: [\n", "replies: (\n", &[("MF0204", 86), ("MF0107", 113)]);
    // Quotation marks.
    broken("author: \"Sample\"", "author: \"Sample", &[("MF0103", 16)]);
    broken("author: \"Sample\"", "author: Sample\"", &[("MF0103", 16)]);
    broken("zh: \"迟到的面\"", "zh: \"迟到的面", &[("MF0103", 18)]);
    broken("zh: \"迟到的面\"", "zh: “迟到的面”", &[("MF0102", 18)]);
    // Full-width marks of the format.
    broken(
        "title: (zh: \"迟到的面\", en:",
        "title：（zh：\"迟到的面\"，en：",
        &[("MF0102", 18); 5],
    );
    // Commas, colons and values.
    broken("minutes: 5,\n", "minutes: 5\n", &[("MF0105", 31)]);
    broken("minutes: 5,\n", "minutes 5,\n", &[("MF0110", 31)]);
    broken("minutes: 5,", "minutes:,", &[("MF0108", 31)]);
    broken("minutes: 5,", "minutes: 5.5,", &[("MF0204", 31)]);
    broken("minutes: 5,", "minutes: 99999999999999999999,", &[("MF0206", 31)]);
    broken("minutes: 5,", "minutes: 5, # five", &[("MF0101", 31)]);
    // Inside of a node, the other nodes stay known.
    broken("tags: [asks_action]),\n            ],", "tags: [asks_action]),", &[("MF0106", 155)]);
    broken("SeekAgreement(promise: \"noodles\", ", "SeekAgreement(promise: , ", &[("MF0108", 176)]);
}

#[test]
fn several_slips_are_all_told() {
    let text = sample()
        .replace("minutes: 5,", "minutes: five,")
        .replace("LetVent(", "LetWent(")
        .replace("kind: Lost", "kind: Gone")
        .replace("\"what-happened\",\n        ),", "\"what-hapened\",\n        ),")
        .replace("format: 2,", "format: 2,\n    subtitle: \"\",");
    let found: Vec<_> = codes(text.as_bytes()).into_iter().map(|(code, _)| code).collect();
    // The node that nothing leads to any more is told at its own place.
    assert_eq!(found, ["MF0201", "MF0204", "MF0208", "MF0303", "MF0401", "MF0207"]);
}

#[test]
fn a_flood_of_findings_is_cut() {
    let text = sample().replace(
        "personas: [\"plain\", \"direct\"]",
        &format!("personas: [{}]", "1, ".repeat(5000)),
    );
    let found = codes(text.as_bytes());
    assert_eq!(found.len(), MOST + 1);
    assert_eq!(found[MOST].0, "MF0008");
}

#[test]
fn suggestions_name_the_nearest() {
    let text = sample().replace("LetVent(", "LetVant(");
    let loaded = load("file.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()]);
    let diagnostic = &loaded.diagnostics[0];
    assert_eq!(diagnostic.hint.as_ref().unwrap().en, "did you mean `LetVent`?");
    let zh = diagnostic.render(Lang::Zh, false);
    assert!(zh.contains("错误[MF0208]") && zh.contains("是不是想写 `LetVent`？"), "{zh}");
    let json = serde_json::to_value(diagnostic).unwrap();
    assert_eq!(json["severity"], "error");
    assert_eq!(json["span"]["start"], diagnostic.span.start);
    assert_eq!(json["excerpt"].as_str().unwrap().trim().split('(').next(), Some("LetVant"));
}
