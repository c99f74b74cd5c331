//! Every leaf of a lesson, changed one at a time, is told, words and meaning apart.

use super::*;
use crate::scenario::load::load;

const LESSONS: [&str; 2] = [
    include_str!("../../../../assets/sample.ron"),
    include_str!("../../../../scenarios/slipped-child.ron"),
];

fn lesson(text: &str) -> Scenario {
    let personas = ["plain", "direct", "exacting", "quiet", "changeable"].map(str::to_owned);
    let text = text.replace("NAME", "sample");
    let loaded = load("sample.ron", text.as_bytes(), &personas);
    loaded.scenario.unwrap_or_else(|| {
        let all = loaded.diagnostics.iter().filter(|one| one.is_error());
        panic!("{:?}", all.map(|one| &one.message.en).collect::<Vec<_>>())
    })
}

/// Pointers to all leaves.
fn leaves(value: &Value, at: &str, all: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, one)| leaves(one, &format!("{at}/{i}"), all));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, one)| leaves(one, &format!("{at}/{name}"), all));
        }
        _ => all.push(at.to_owned()),
    }
}

fn changed(value: &Value) -> Value {
    match value {
        Value::Null => Value::from("something"),
        Value::Bool(yes) => Value::from(!yes),
        Value::Number(number) => Value::from(number.as_i64().unwrap() + 1),
        Value::String(text) => Value::from(format!("{text}, really")),
        other => panic!("{other} is no leaf"),
    }
}

#[test]
fn every_leaf_changed_is_told_as_words_or_as_meaning() {
    for text in LESSONS {
        let old = serde_json::to_value(lesson(text)).unwrap();
        assert_eq!(between(&old, &old), []);
        let mut all = Vec::new();
        leaves(&old, "", &mut all);
        assert!(all.len() > 300);
        let mut new = old.clone();
        let mut by_kind = [0, 0, 0];
        for at in all {
            let leaf = new.pointer_mut(&at).unwrap();
            let was = leaf.clone();
            *leaf = changed(&was);
            let found = between(&old, &new);
            assert!(!found.is_empty(), "{at}");
            let is_text = |up: &str| {
                let around = old.pointer(up).and_then(Value::as_object);
                around.is_some_and(|one| one.len() == 2 && one.values().all(Value::is_string))
            };
            let (up, last) = at.rsplit_once('/').unwrap();
            let said = was.as_str().is_some_and(|words| !words.is_empty());
            if is_text(up) && (last == "zh" || last == "en") && said {
                let what = What::Words { zh: last == "zh", en: last == "en" };
                assert_eq!(found.len(), 1, "{at}: {found:?}");
                assert_eq!(found[0].what, what, "{at}");
                by_kind[0] += 1;
            } else if last == "id" {
                let told = found.iter().any(|one| {
                    matches!(one.what, What::Renamed(_) | What::Meaning { .. } | What::New)
                });
                assert!(told, "{at}: {found:?}");
                by_kind[1] += 1;
            } else {
                let words = |one: &Difference| matches!(one.what, What::Words { .. });
                let quoted = ["takes_up", "misses"].iter().any(|name| at.contains(name));
                assert!(quoted || !found.iter().any(words), "{at}: {found:?}");
                by_kind[2] += 1;
            }
            *new.pointer_mut(&at).unwrap() = was;
        }
        assert!(by_kind.iter().all(|count| *count > 10), "{by_kind:?}");
    }
}

/// The template, changed in the file, against itself: path and what of each difference.
fn told(changes: &[(&str, &str)]) -> Vec<(String, What)> {
    let mut text = LESSONS[0].to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    let found = differences(&lesson(LESSONS[0]), &lesson(&text));
    found.into_iter().map(|one| (one.path.to_string(), one.what)).collect()
}

#[test]
fn a_renamed_node_is_followed_to_wherever_it_is_named() {
    let renamed = |from: &str| What::Renamed(from.to_owned());
    let found = told(&[("\"what-happened\"", "\"what-took-place\"")]);
    assert_eq!(found, [("what-took-place".to_owned(), renamed("what-happened"))]);
    // Its words are compared all the same.
    let found = told(&[
        ("\"what-happened\"", "\"what-took-place\""),
        ("So what happens now?", "And what happens now?"),
    ]);
    assert_eq!(found[0], ("what-took-place".to_owned(), renamed("what-happened")));
    assert!(matches!(found[1].1, What::Words { zh: false, en: true }), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_line_put_in_between_changes_no_other() {
    let found = told(&[("goals: [", "goals: [(zh: \"慢一点\", en: \"Take your time\"), ")]);
    assert_eq!(found, [("goal 1".to_owned(), What::New)]);
}
