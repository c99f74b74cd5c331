use super::*;
use moodfirst_core::scenario::sample;
use moodfirst_core::source::Document;

fn said(hits: &[Hit]) -> Vec<String> {
    hits.iter().map(|hit| format!("{} {}", hit.path, &hit.text[hit.at.clone()])).collect()
}

#[test]
fn words_are_found_in_both_languages_and_ids_apart_from_them() {
    let document = Document::new(&sample("lesson", "Lesson"));
    let tree = document.tree();
    let hits = find(&tree, &Query::new("NOODLES"));
    let (words, ids): (Vec<&Hit>, Vec<&Hit>) = hits.iter().partition(|hit| hit.lang.is_some());
    assert!(words.len() > 5 && words.iter().all(|hit| hit.lang == Some(Lang::En)));
    assert!(ids.len() > 3 && ids.iter().all(|hit| !hit.text.contains(' ')), "{ids:?}");
    assert_eq!(find(&tree, &Query { case: true, ..Query::new("NOODLES") }), []);
    let chinese = find(&tree, &Query::new("素面"));
    assert_eq!(said(&chinese)[0], "opening/line 1/text/zh 素面");
    assert_eq!(find(&tree, &Query { lang: Some(Lang::En), ..Query::new("素面") }), []);
    assert_eq!(find(&tree, &Query::new("")), []);
    assert_eq!(find(&tree, &Query::new("nowhere to be found")), []);
}

#[test]
fn whole_words_are_told_from_parts_of_words() {
    let text = r#"(title: (zh: "我说的话，说到做到", en: "late, Later; LATE: plate late"))"#;
    let document = Document::new(text);
    let count = |query: Query| find(&document.tree(), &query).len();
    assert_eq!(count(Query::new("late")), 5);
    assert_eq!(count(Query { whole: true, ..Query::new("late") }), 3);
    assert_eq!(count(Query { whole: true, case: true, ..Query::new("late") }), 2);
    assert_eq!(count(Query { whole: true, ..Query::new("说") }), 2);
}

#[test]
fn chosen_hits_are_replaced_and_nothing_else_in_one_change() {
    let text = r#"(title: (zh: "面", en: "a noodle, a \"noodle\", a noodle"), // noodle
    takes_up: (en: ["noodle"]), goals: [(zh: "", en: r"noodle \ noodle")], id: "noodle")"#;
    let document = Document::new(text);
    let tree = document.tree();
    let hits = find(&tree, &Query::new("noodle"));
    assert_eq!(hits.len(), 7);
    assert_eq!(replace(&tree, &[&hits[6]], "x"), Err(Unreplaced::Id));
    let chosen: Vec<&Hit> = [0, 2, 3, 5].map(|place| &hits[place]).into();
    let patch = replace(&tree, &chosen, "\"bun\"").unwrap();
    let (after, back) = patch.apply(text).unwrap();
    let wanted = r#"(title: (zh: "面", en: "a \"bun\", a \"noodle\", a \"bun\""), // noodle
    takes_up: (en: ["\"bun\""]), goals: [(zh: "", en: "noodle \\ \"bun\"")], id: "noodle")"#;
    assert_eq!(after, wanted);
    assert_eq!(back.apply(&after).unwrap().0, text);
    // Hits of a text that is not there any more replace nothing.
    for other in ["(title: (zh: \"面\", en: \"another\"))", "", "("] {
        let other = Document::new(other);
        assert_eq!(replace(&other.tree(), &chosen, "x"), Err(Unreplaced::OtherText));
    }
}

#[test]
fn hits_in_a_text_as_it_is_written_change_only_themselves() {
    let text = r#"(title: (zh: "a\u{61}", en: "one two"))"#;
    let document = Document::new(text);
    let hits = find(&document.tree(), &Query::new("two"));
    let patch = replace(&document.tree(), &[&hits[0]], "2").unwrap();
    assert_eq!(patch.edits().len(), 1);
    assert_eq!(patch.edits()[0].span.len(), 3);
}

#[test]
fn references_are_found_with_where_they_stand() {
    let document = Document::new(&sample("lesson", "Lesson"));
    let found = references(&document.tree(), Named::Flag("cut-short"));
    let found: Vec<String> = found
        .iter()
        .map(|one| format!("{}{}", one.path, if one.declares { " !" } else { "" }))
        .collect();
    let wanted = [
        "flags 1 !",
        "opening/explain-rush/set 1",
        "opening/quick-drink/set 1",
        "what-happened/line 1/when",
    ];
    assert_eq!(found, wanted);
}
