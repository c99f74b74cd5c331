//! One slip is told once, with both places where there are two, and with a way out that leads on.

use crate::scenario::load::load;
use crate::scenario::sample;
use crate::source::Diagnostic;

/// The sample, with changes; each must be possible.
fn changed(changes: &[(&str, &str)]) -> String {
    let mut text = sample("late-noodles", "Sample");
    for (old, new) in changes {
        assert!(text.contains(old), "the sample does not hold {old:?}");
        text = text.replacen(old, new, 1);
    }
    text
}

fn found(text: &str) -> Vec<Diagnostic> {
    load("sample.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()]).diagnostics
}

/// A part of a text, from the line that `from` begins to the end of the group.
fn group<'t>(text: &'t str, from: &str, indent: usize) -> &'t str {
    let at = text.find(from).unwrap();
    let start = text[..at].rfind(&format!("\n{}", " ".repeat(indent))).unwrap() + 1;
    let start =
        text[..at].rfind(&format!("\n{}Node(", " ".repeat(indent))).map_or(start, |at| at + 1);
    let close = format!("\n{}),\n", " ".repeat(indent));
    let end = text[at..].find(&close).unwrap() + at + close.len();
    &text[start..end]
}

fn line_of(text: &str, what: &str, nth: usize) -> u32 {
    let at = text.match_indices(what).nth(nth).unwrap().0;
    text[..at].matches('\n').count() as u32 + 1
}

/// Exactly one error, of this code; it stands at one of the two places and names the other.
fn one_error(text: &str, code: &str, id: &str) {
    let all = found(text);
    let codes: Vec<&str> = all.iter().map(|one| one.code).collect();
    assert_eq!(codes, [code], "{id}: {:#?}", all.iter().map(|d| &d.message.en).collect::<Vec<_>>());
    let one = &all[0];
    assert!(one.message.zh.contains(&format!("`{id}`")), "{}", one.message.zh);
    assert!(one.message.en.contains(&format!("`{id}`")), "{}", one.message.en);
    let hint = one.hint.as_ref().unwrap();
    let first = (0..10).map(|nth| line_of(text, &format!("\"{id}\""), nth)).find(|line| {
        hint.en.contains(&format!("on line {line}")) && hint.zh.contains(&format!("第 {line} 行"))
    });
    let first = first.unwrap_or_else(|| panic!("{id}: {}", hint.en));
    assert!(first <= one.line, "{id}: the second is pointed at, the first named");
}

#[test]
fn an_id_that_is_there_twice_is_one_error_that_names_both_places() {
    for (id, changes) in [
        // Named like another one, so that its own name is missing.
        ("what-happened", &[("id: \"what-now\"", "id: \"what-happened\"")][..]),
        ("opening", &[("id: \"served\"", "id: \"opening\"")]),
        ("opening", &[("id: \"what-happened\"", "id: \"opening\"")]),
        (
            "leaves",
            &[("id: \"eats-and-goes\"", "id: \"leaves\""), ("id: \"leaves\",", "id: \"leaves\",")],
        ),
        ("served", &[("id: \"comes-back\"", "id: \"served\"")]),
        ("drink", &[("id: \"fresh-noodles\"", "id: \"drink\"")]),
        ("drink", &[("id: \"free-meal\"", "id: \"drink\"")]),
        ("plain", &[("\"plain\", \"direct\"]", "\"plain\", \"plain\"]")]),
        ("cut-short", &[("flags: [\"cut-short\"]", "flags: [\"cut-short\", \"cut-short\"]")]),
    ] {
        one_error(&changed(changes), "MF0301", id);
    }
    for (id, changes) in [
        ("listen", &[("id: \"explain-rush\"", "id: \"listen\"")]),
        ("exact-time", &[("id: \"soon\"", "id: \"exact-time\"")]),
    ] {
        one_error(&changed(changes), "MF0302", id);
    }
}

#[test]
fn a_part_pasted_twice_is_one_error() {
    let text = sample("late-noodles", "Sample");
    for id in ["what-happened", "what-now", "served"] {
        let node = group(&text, &format!("id: \"{id}\""), 8);
        assert!(node.trim_start().starts_with("Node("), "{node}");
        one_error(&text.replacen(node, &format!("{node}{node}"), 1), "MF0301", id);
    }
    let ending = "        Ending(\n            id: \"leaves\"";
    let from = text.find(ending).unwrap();
    let to = text[from..].find("\n        ),\n").unwrap() + from + "\n        ),\n".len();
    let ending = &text[from..to];
    one_error(&text.replacen(ending, &format!("{ending}{ending}"), 1), "MF0301", "leaves");
    let from = text.find("                Reply(\n                    id: \"ask-slip\"").unwrap();
    let close = "\n                ),\n";
    let to = text[from..].find(close).unwrap() + from + close.len();
    let reply = &text[from..to];
    one_error(&text.replacen(reply, &format!("{reply}{reply}"), 1), "MF0302", "ask-slip");
}

#[test]
fn the_name_that_is_missing_is_told_beside_the_repeated_one() {
    let all = found(&changed(&[("id: \"what-now\"", "id: \"what-happened\"")]));
    let hint = all[0].hint.as_ref().unwrap();
    assert!(hint.en.contains("`what-now`") && hint.zh.contains("`what-now`"), "{}", hint.en);
}

/// Hints of the errors on targets that are not there.
fn targets(text: &str) -> Vec<String> {
    let all = found(text);
    let dangling = all.iter().filter(|one| one.code == "MF0303");
    dangling.map(|one| one.hint.clone().unwrap_or_default().en).collect()
}

#[test]
fn a_deleted_node_is_not_made_up_for_by_one_that_lies_behind() {
    let text = sample("late-noodles", "Sample");
    // `what-happened` is spelt like `what-happens` and led to it.
    let node = group(&text, "id: \"what-now\"", 8).to_owned();
    let text = text.replacen(&node, "", 1).replace("to: \"what-now\"", "to: \"what-happens-now\"");
    let hints = targets(&text);
    assert_eq!(hints.len(), 1);
    assert!(!hints[0].contains("what-happened"), "it leads here: {}", hints[0]);
    // What nothing leads to any more is where it went.
    assert!(hints[0].contains("`served`"), "{}", hints[0]);
}

#[test]
fn of_names_equally_near_the_one_ahead_is_meant() {
    // a → n1 → n2 → n3 → n4, and n2 is gone.
    let text = changed(&[
        ("id: \"opening\"", "id: \"n1\""),
        ("start: \"opening\"", "start: \"n1\""),
        ("next: \"what-happened\"", "next: \"n2\""),
        ("id: \"what-happened\"", "id: \"n3\""),
        ("to: \"what-now\"", "to: \"n4\""),
        ("id: \"what-now\"", "id: \"n4\""),
    ]);
    let hints = targets(&text);
    assert!(hints[0].contains("did you mean `n3`"), "{hints:?}");
    // Spelt all but the same it may lead back.
    let text = changed(&[("(to: \"what-now\")", "(to: \"what-now\"), (to: \"openning\")")]);
    assert!(targets(&text)[0].contains("did you mean `opening`"));
}

#[test]
fn only_what_may_be_given_is_offered() {
    let give = |id: &str| {
        let remedy =
            format!("Remedy(gives: \"{id}\", text: (zh: \"送您。\", en: \"It is yours.\")), ");
        let text = changed(&[("SeekAgreement(promise", &format!("{remedy}SeekAgreement(promise"))]);
        let all = found(&text);
        let own: Vec<&Diagnostic> = all.iter().filter(|one| one.code == "MF0307").collect();
        own.first().map(|one| one.hint.clone().unwrap_or_default().en)
    };
    assert_eq!(give("drink"), None);
    let hint = give("cake").unwrap();
    assert!(hint.contains("`drink`"), "{hint}");
    assert!(!hint.contains("free-meal"), "beyond this role: {hint}");
    assert!(!hint.contains("fresh-noodles"), "done, not given: {hint}");
    assert!(give("drinks").unwrap().contains("did you mean `drink`"));
    // Only if that is what was mistyped is it named.
    assert!(give("free-mael").unwrap().contains("did you mean `free-meal`"));
}

#[test]
fn a_remedy_without_what_it_gives_says_what_to_write() {
    let remedy = "Remedy(text: (zh: \"送您。\", en: \"It is yours.\")), SeekAgreement(promise";
    let all = found(&changed(&[("SeekAgreement(promise", remedy)]));
    assert_eq!(all.len(), 1, "{all:#?}");
    let told = [Some(&all[0].message), all[0].expected.as_ref(), all[0].hint.as_ref()];
    let en: String = told.into_iter().flatten().map(|text| text.en.as_str()).collect();
    assert!(en.contains("`gives`") && en.contains("`may_give`"), "{en}");
}
