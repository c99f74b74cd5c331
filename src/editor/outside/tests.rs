use super::*;
use moodfirst_core::scenario::{edits, sample};
use moodfirst_core::source::{Document, Term};

/// Makes these changes to a text, one after the other.
fn changed(text: &str, changes: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn merged(base: &str, mine: &str, theirs: &str) -> (String, Vec<Conflict>) {
    let Merged { patch, conflicts } = merge(base, mine, theirs);
    (patch.apply(mine).unwrap().0, conflicts)
}

const SHOUT: (&str, &str) =
    ("Thirty-five minutes, and you bring me plain noodles?", "Plain noodles?");
const TITLE: (&str, &str) = ("The noodles that came late", "Late noodles");

#[test]
fn changes_of_different_lines_are_all_kept_with_their_comments() {
    let base = sample("lesson", "Lesson");
    let mine = changed(&base, &[SHOUT]);
    let theirs = changed(&base, &[TITLE, ("    minutes: 5,", "    // short\n    minutes: 9,")]);
    let (text, conflicts) = merged(&base, &mine, &theirs);
    assert_eq!(conflicts, []);
    assert!(text == changed(&theirs, &[SHOUT]));
    // Whatever only one has done is all there is.
    assert!(merged(&base, &base, &theirs) == (theirs.clone(), vec![]));
    assert!(merged(&base, &mine, &base) == (mine.clone(), vec![]));
    assert!(merged(&base, &mine, &mine) == (mine, vec![]));
}

#[test]
fn two_people_may_work_on_one_line_of_the_file_as_long_as_it_is_not_the_same_thing() {
    let base = sample("lesson", "Lesson");
    // Chinese and English of one title stand in one line.
    let mine = changed(&base, &[("迟到的面", "晚来的面")]);
    let theirs = changed(&base, &[TITLE]);
    let (text, conflicts) = merged(&base, &mine, &theirs);
    assert_eq!(conflicts, []);
    assert!(text == changed(&mine, &[TITLE]));
}

#[test]
fn what_both_have_changed_stays_mine_and_is_listed_with_both_texts() {
    let base = sample("lesson", "Lesson");
    let mine = changed(&base, &[("The noodles that came late", "My noodles")]);
    let theirs = changed(&base, &[TITLE, ("version: 1", "version: 2")]);
    let (text, conflicts) = merged(&base, &mine, &theirs);
    assert!(text == changed(&mine, &[("version: 1", "version: 2")]));
    let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
    assert_eq!(conflict.path.to_string(), "title/en");
    assert_eq!(conflict.base.as_deref(), Some("\"The noodles that came late\""));
    assert_eq!(conflict.mine.as_deref(), Some("\"My noodles\""));
    assert_eq!(conflict.theirs.as_deref(), Some("\"Late noodles\""));
    // Taken after all, when the text has moved on.
    let mut later = Document::new(&format!("// and more\n{text}"));
    let patch = conflict.take_theirs(&later.tree()).unwrap();
    later.apply(&patch).unwrap();
    assert!(later.text() == format!("// and more\n{}", changed(&theirs, &[])));
}

#[test]
fn moments_come_and_go_by_their_ids() {
    let base = sample("lesson", "Lesson");
    let with = |text: &str, place: usize, id: &str| {
        let mut document = Document::new(text);
        let node = Term::group("Node", [("id", Term::text(id)), ("next", Term::text("leaves"))]);
        let nodes = Path::head("nodes");
        let patch = edits::insert(&document.tree(), &nodes, place, &node).unwrap();
        document.apply(&patch).unwrap();
        document.text().to_owned()
    };
    let ids = |text: &str| -> Vec<String> {
        let tree = Tree::parse(text);
        let list = Path::head("nodes").exact(&tree).unwrap();
        tree.children(list).filter_map(|ix| elements::id(&tree, ix)).collect()
    };
    // Both put one at the same place: lines alone could not tell which comes first.
    let (text, conflicts) = merged(&base, &with(&base, 1, "mine"), &with(&base, 1, "theirs"));
    assert_eq!(conflicts, []);
    let all = ["opening", "theirs", "mine", "what-happened", "what-now", "served"];
    assert_eq!(ids(&text), all);
    // The same id twice is one thing that both have made.
    let other =
        with(&base, 4, "twin").replacen("\"leaves\"),\n    ],", "\"comes-back\"),\n    ],", 1);
    let (text, conflicts) = merged(&base, &with(&base, 1, "twin"), &other);
    assert_eq!(ids(&text).iter().filter(|id| *id == "twin").count(), 1);
    assert!(conflicts.len() <= 1, "{conflicts:?}");
    // Taken out there, changed here: it stays, and is told.
    let out = |text: &str| {
        let mut document = Document::new(text);
        let patch = edits::remove(&document.tree(), &Path::node("opening")).unwrap();
        document.apply(&patch).unwrap();
        document.text().to_owned()
    };
    let mine = changed(&base, &[SHOUT]);
    let (text, conflicts) = merged(&base, &mine, &out(&base));
    assert!(text == mine);
    assert_eq!((conflicts.len(), &conflicts[0].path), (1, &Path::node("opening")));
    assert_eq!(conflicts[0].theirs, None);
    let patch = conflicts[0].take_theirs(&Tree::parse(&text)).unwrap();
    assert_eq!(ids(&patch.apply(&text).unwrap().0), ["what-happened", "what-now", "served"]);
    // And the other way round.
    let (text, conflicts) = merged(&base, &out(&base), &mine);
    assert_eq!((conflicts.len(), conflicts[0].mine.as_deref()), (1, None));
    let patch = conflicts[0].take_theirs(&Tree::parse(&text)).unwrap();
    assert_eq!(ids(&patch.apply(&text).unwrap().0)[0], "opening");
}

#[test]
fn a_file_with_broken_syntax_is_merged_by_lines() {
    let base = "(\n    a: 1,\n    b: 2,\n    c: ((((\n    d: 4,\n";
    let mine = changed(base, &[("a: 1", "a: 9")]);
    let theirs = changed(base, &[("d: 4", "d: 8")]);
    assert_eq!(merged(base, &mine, &theirs), (changed(&mine, &[("d: 4", "d: 8")]), vec![]));
    let theirs = changed(base, &[("a: 1", "a: 7")]);
    let (text, conflicts) = merged(base, &mine, &theirs);
    assert_eq!((text.as_str(), conflicts.len()), (mine.as_str(), 1));
    let patch = conflicts[0].take_theirs(&Tree::parse(&mine)).unwrap();
    assert_eq!(patch.apply(&mine).unwrap().0, theirs);
    // Both have put something between the same two lines.
    let mine = changed(base, &[("    b", "    mine\n    b")]);
    let theirs = changed(base, &[("    b", "    theirs\n    b")]);
    let (text, conflicts) = merged(base, &mine, &theirs);
    assert_eq!((text.as_str(), conflicts[0].mine.as_deref()), (mine.as_str(), Some("    mine\n")));
    let patch = conflicts[0].take_theirs(&Tree::parse(&mine)).unwrap();
    assert_eq!(patch.apply(&mine).unwrap().0, theirs);
}

proptest::proptest! {
    /// Whatever happens elsewhere: what I did is kept, and what only they did is there, too.
    #[test]
    fn any_texts_are_merged(
        base in "[ab]{0,3}(\n[ab]{0,2}){0,6}",
        mine in "[ab]{0,3}(\n[ab]{0,2}){0,6}",
        theirs in "[ab]{0,3}(\n[ab]{0,2}){0,6}",
    ) {
        proptest::prop_assert_eq!(merged(&base, &base, &theirs).0, theirs.clone());
        proptest::prop_assert_eq!(merged(&base, &mine, &base).0, mine.clone());
        merged(&base, &mine, &theirs);
    }
}
