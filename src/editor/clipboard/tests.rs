use super::*;
use moodfirst_core::scenario::{load, sample};
use moodfirst_core::source::Document;

fn lesson() -> Document {
    Document::new(&sample("lesson", "Lesson"))
}

/// Pastes, and what the text is afterwards.
fn pasted(into: &Document, clip: &str, list: &Path, place: usize) -> (Document, Pasted) {
    let mut after = into.clone();
    let pasted = paste(&into.tree(), clip, list, place).unwrap();
    let back = after.apply(&pasted.patch).unwrap();
    let mut undone = after.clone();
    undone.apply(&back).unwrap();
    assert!(undone.text() == into.text());
    (after, pasted)
}

/// What is wrong with a lesson, by its codes.
fn wrong(text: &str) -> Vec<&'static str> {
    let personas = ["plain".to_owned(), "direct".to_owned()];
    let found = load::read("lesson.ron", text.as_bytes(), &personas).diagnostics;
    found.into_iter().filter(|one| one.is_error()).map(|one| one.code).collect()
}

#[test]
fn a_moment_doubled_has_an_id_of_its_own_and_leads_where_the_first_one_leads() {
    let lesson = lesson();
    let clip = copy(&lesson.tree(), &[Path::node("opening")]).unwrap();
    assert_eq!(kind(&clip), Some(Kind::Node));
    let (after, told) = pasted(&lesson, &clip, &Path::head("nodes"), 1);
    assert_eq!(told.placed, [Path::node("opening-2")]);
    assert_eq!(told.renamed, [("opening".to_owned(), "opening-2".to_owned())]);
    assert_eq!((told.brought, told.missing), (vec![], vec![]));
    assert_eq!(told.shared, [Need::Flag("cut-short".into())]);
    // Nothing leads there yet, and that is all.
    assert_eq!(wrong(after.text()), ["MF0401"]);
    // The comments come along.
    assert_eq!(after.text().matches("// 最多四个回应").count(), 2);
    // And once more: no two are alike.
    let (_, told) = pasted(&after, &clip, &Path::head("nodes"), 2);
    assert_eq!(told.placed, [Path::node("opening-3")]);
}

#[test]
fn moments_that_lead_to_each_other_still_do_in_another_lesson() {
    let lesson = lesson();
    let both = [Path::node("what-happened"), Path::node("what-now")];
    let clip = copy(&lesson.tree(), &both).unwrap();
    let text = r#"Scenario(
    fact_card: (
        facts: [],
        can_do: [(id: "something", text: (zh: "甲", en: "a"), from: "d1 09:00")],
    ),
    nodes: [
        Node(id: "what-now"),
    ],
    endings: [Ending(id: "leaves", kind: Lost)],
)"#;
    let (after, told) = pasted(&Document::new(text), &clip, &Path::head("nodes"), 0);
    assert_eq!(told.placed, [Path::node("what-happened"), Path::node("what-now-2")]);
    let brought = [Need::Flag("cut-short".into()), Need::Fact("fresh-noodles".into())];
    assert_eq!(told.brought, brought);
    let missing = ["served", "eats-and-goes"].map(|id| Need::Target(id.into()));
    assert_eq!(told.missing, missing);
    let tree = after.tree();
    let way = Path::node("what-happened").way(1).field("to").exact(&tree).unwrap();
    assert_eq!(tree.string(way).unwrap(), "what-now-2");
    let facts = Path::head("fact_card").field("can_do").exact(&tree).unwrap();
    assert_eq!(tree.children(facts).count(), 2);
    let flags = Path::head("flags").exact(&tree).unwrap();
    assert_eq!(tree.source(flags), "[\"cut-short\"]");
}

#[test]
fn replies_segments_and_lines_go_from_one_moment_to_another() {
    let lesson = lesson();
    let clip = copy(&lesson.tree(), &[Path::reply("served", "bring")]).unwrap();
    let list = Path::node("what-now").field("replies");
    let (after, told) = pasted(&lesson, &clip, &list, 1);
    assert_eq!(told.placed, [Path::reply("what-now", "bring")]);
    assert_eq!((told.renamed.len(), told.missing.len()), (0, 0));
    let (_, told) = pasted(&after, &clip, &list, 0);
    assert_eq!(told.placed, [Path::reply("what-now", "bring-2")]);

    let parts = [0, 1].map(|place| Path::reply("served", "bring").segment(place));
    let clip = copy(&lesson.tree(), &parts).unwrap();
    let list = Path::reply("opening", "listen").field("segments");
    let (after, told) = pasted(&lesson, &clip, &list, 2);
    assert_eq!(told.placed, [list.clone().item(2), list.item(3)]);
    assert!(after.tree().sound());
    let other = Document::new("Scenario(nodes: [Node(id: \"a\", replies: [Reply(id: \"b\")])])");
    let list = Path::reply("a", "b").field("segments");
    let (after, told) = pasted(&other, &clip, &list, 0);
    assert_eq!(told.missing, [Need::Promise("noodles".into())]);
    let list = list.exact(&after.tree()).unwrap();
    assert_eq!(after.tree().children(list).count(), 2);

    let clip = copy(&lesson.tree(), &[Path::node("what-now").line(0)]).unwrap();
    let (after, _) = pasted(&lesson, &clip, &Path::node("opening").field("lines"), 0);
    assert_eq!(wrong(after.text()), [] as [&str; 0]);
}

#[test]
fn a_fall_back_is_copied_as_the_reply_that_it_is() {
    let text = r#"Scenario(nodes: [Node(
    id: "a",
    replies: [Reply(id: "b")],
    // when nothing else is left
    fallback: Reply(id: "c", next: "a"),
)])"#;
    let lesson = Document::new(text);
    let clip = copy(&lesson.tree(), &[Path::reply("a", "c")]).unwrap();
    let list = Path::node("a").field("replies");
    let (after, told) = pasted(&lesson, &clip, &list, 1);
    assert_eq!(told.placed, [Path::reply("a", "c-2")]);
    assert!(after.text().contains(r#"Reply(id: "c-2", next: "a")"#), "{}", after.text());
}

#[test]
fn a_promise_of_another_lesson_that_is_called_the_same_is_told() {
    let lesson = lesson();
    let clip = copy(&lesson.tree(), &[Path::reply("what-now", "exact-time")]).unwrap();
    let list = Path::node("opening").field("replies");
    let (_, told) = pasted(&lesson, &clip, &list, 0);
    let shared = [Need::Fact("fresh-noodles".into()), Need::Promise("noodles".into())];
    assert_eq!(told.shared, shared);
    assert!(told.shared.iter().all(|need| !need.said().zh.is_empty()));
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let lesson = lesson();
    let tree = lesson.tree();
    let refused = |parts: &[Path]| copy(&tree, parts).unwrap_err();
    assert_eq!(refused(&[]), Unplaced::NothingToCopy);
    assert_eq!(refused(&[Path::head("title")]), Unplaced::NothingToCopy);
    assert_eq!(refused(&[Path::node("nobody")]), Unplaced::NothingToCopy);
    let mixed = [Path::node("opening"), Path::ending("leaves")];
    assert_eq!(refused(&mixed), Unplaced::NothingToCopy);
    let clip = copy(&tree, &[Path::node("opening")]).unwrap();
    let wrong = paste(&tree, &clip, &Path::head("endings"), 0).unwrap_err();
    assert_eq!(wrong, Unplaced::WrongPlace);
    for other in ["", "some words", "Node(id: \"x\")", &clip.replace("clip: 1", "clip: 2")] {
        let refused = paste(&tree, other, &Path::head("nodes"), 0).unwrap_err();
        assert_eq!(refused, Unplaced::NotOurs, "{other}");
    }
    assert!(Unplaced::NotOurs.said().en.contains("no part of a lesson"));
}
