use super::*;
use crate::source::document::Document;
use crate::source::layout::tidy;
use proptest::prelude::*;

/// The value at a path such as `nodes.1.id`.
fn at(tree: &Tree<'_>, path: &str) -> Ix {
    path.split('.').filter(|step| !step.is_empty()).fold(
        tree.root().unwrap(),
        |ix, step| match step.parse() {
            Ok(place) => tree.item(ix, place).unwrap(),
            Err(_) => tree.field(ix, step).unwrap(),
        },
    )
}

/// The text after a change, which must lead back to the same bytes.
fn changed(text: &str, change: impl Fn(&Tree<'_>) -> Result<Patch, Refused>) -> String {
    let mut document = Document::new(text);
    let patch = change(&document.tree()).unwrap();
    let back = document.apply(&patch).unwrap();
    let after = document.text().to_owned();
    assert!(document.tree().sound(), "{after}");
    document.apply(&back).unwrap();
    assert_eq!(document.text(), text);
    after
}

const FILE: &str = "\
// About the lesson.
Scenario(
    id: \"x\", // stays
    minutes: 5,
    flags: [\"a\", \"b\"],
    goals: [],

    nodes: [
        // The first one,
        // in two lines.
        Node(
            id: \"one\",
            next: \"two\", /* why */
        ), // behind it

        // About nothing in particular.

        Node(id: \"two\", replies: [(
            act: Listen,
        )]),
        Node(id: \"three\"),
    ],
)
";

#[test]
fn a_field_is_set_added_and_removed() {
    let text = changed(FILE, |tree| set(tree, at(tree, "id"), &Term::text("y")));
    assert_eq!(text, FILE.replace("id: \"x\"", "id: \"y\""));
    let order = ["id", "version", "minutes"];
    let new = |tree: &Tree<'_>| {
        set_field(tree, at(tree, ""), "version", &Term::Number("2".into()), &order)
    };
    assert_eq!(changed(FILE, new), FILE.replace("    minutes", "    version: 2,\n    minutes"));
    let last = |tree: &Tree<'_>| {
        set_field(tree, at(tree, "nodes.2"), "class_stop", &Term::name("true"), &[])
    };
    assert_eq!(changed(FILE, last), FILE.replace("\"three\")", "\"three\", class_stop: true)"));
    let gone = changed(FILE, |tree| remove(tree, at(tree, "id")));
    assert_eq!(gone, FILE.replace("    id: \"x\", // stays\n", ""));
    let gone = changed(FILE, |tree| remove(tree, at(tree, "nodes.0.next")));
    assert_eq!(gone, FILE.replace("            next: \"two\", /* why */\n", ""));
}

#[test]
fn items_come_and_go_with_their_comments() {
    let first = changed(FILE, |tree| remove(tree, at(tree, "nodes.0")));
    let from = FILE.find("        // The first one").unwrap();
    let to = FILE.find("\n        // About nothing").unwrap();
    assert_eq!(first, format!("{}{}", &FILE[..from], &FILE[to..]));
    let b = changed(FILE, |tree| remove(tree, at(tree, "flags.1")));
    assert_eq!(b, FILE.replace("[\"a\", \"b\"]", "[\"a\"]"));
    let a = changed(FILE, |tree| remove(tree, at(tree, "flags.0")));
    assert_eq!(a, FILE.replace("[\"a\", \"b\"]", "[\"b\"]"));
    for (place, list) in
        [(0, "[\"c\", \"a\", \"b\"]"), (1, "[\"a\", \"c\", \"b\"]"), (2, "[\"a\", \"b\", \"c\"]")]
    {
        let text = changed(FILE, |tree| insert(tree, at(tree, "flags"), place, &Term::text("c")));
        assert_eq!(text, FILE.replace("[\"a\", \"b\"]", list));
    }
    let goal = Term::group("", [("zh", Term::text("听")), ("en", Term::text("Listen"))]);
    let text = changed(FILE, |tree| insert(tree, at(tree, "goals"), 0, &goal));
    assert_eq!(text, FILE.replace("goals: []", "goals: [(zh: \"听\", en: \"Listen\")]"));
    let node = Term::group("Node", [("id", Term::text("four"))]);
    let text = changed(FILE, |tree| insert(tree, at(tree, "nodes"), 3, &node));
    assert_eq!(
        text,
        FILE.replace("(id: \"three\"),\n", "(id: \"three\"),\n        Node(id: \"four\"),\n")
    );
}

#[test]
fn a_node_is_moved_with_everything_about_it() {
    let text = changed(FILE, |tree| move_to(tree, at(tree, "nodes.0"), 2));
    let node = "        // The first one,\n        // in two lines.\n        Node(\n            id: \"one\",\n            next: \"two\", /* why */\n        ), // behind it\n";
    let without = FILE.replace(node, "");
    assert_eq!(text, without.replace("(id: \"three\"),\n", &format!("(id: \"three\"),\n{node}")));
    let first = changed(FILE, |tree| move_to(tree, at(tree, "flags.1"), 0));
    assert_eq!(first, FILE.replace("[\"a\", \"b\"]", "[\"b\", \"a\"]"));
}

#[test]
fn a_copy_takes_the_indentation_of_its_new_place() {
    let document = Document::new(FILE);
    let tree = document.tree();
    let node = copy(&tree, at(&tree, "nodes.0")).unwrap();
    assert!(
        node.starts_with("// The first one,\n// in two lines.\nNode(\n    id: \"one\",\n"),
        "{node}"
    );
    let twice = changed(FILE, |tree| paste(tree, at(tree, "nodes"), 0, &node));
    assert_eq!(tidy(&Tree::parse(&twice)).unwrap(), twice);
    assert_eq!(twice.matches("        // The first one,\n        // in two lines.\n").count(), 2);
    assert_eq!(paste(&tree, at(&tree, "nodes"), 0, "1, 2"), Err(Refused::NotOneValue));
    assert_eq!(paste(&tree, at(&tree, "nodes"), 0, "a: 1"), Err(Refused::NotOneValue));
    assert_eq!(paste(&tree, at(&tree, "nodes"), 9, "1"), Err(Refused::NoSuchPlace));
}

#[test]
fn all_places_of_a_name_change_at_once() {
    let text = changed(FILE, |tree| {
        rename(tree, &[at(tree, "nodes.0.next"), at(tree, "nodes.1.id")], "what-now")
    });
    assert_eq!(text, FILE.replace("\"two\"", "\"what-now\""));
}

#[test]
fn a_broken_place_is_not_touched_and_the_rest_can_be_edited() {
    let text = "S(\n    a: 1,\n    list: [1, 2\n    b: (x: 1),\n)\n";
    let document = Document::new(text);
    let tree = document.tree();
    assert!(!tree.sound());
    assert_eq!(insert(&tree, at(&tree, "list"), 0, &Term::name("x")), Err(Refused::Damaged));
    let patch = set(&tree, at(&tree, "b.x"), &Term::Number("2".into())).unwrap();
    assert_eq!(patch.apply(text).unwrap().0, text.replace("x: 1", "x: 2"));
}

#[test]
fn tabs_windows_line_ends_and_no_last_comma_are_followed() {
    let text = "S(\r\n\tlist: [\r\n\t\t1,\r\n\t\t2 // two\r\n\t]\r\n)";
    let more = changed(text, |tree| insert(tree, at(tree, "list"), 2, &Term::Number("3".into())));
    assert_eq!(more, text.replace("2 // two", "2, // two\r\n\t\t3"));
    let less = changed(text, |tree| remove(tree, at(tree, "list.1")));
    assert_eq!(less, text.replace("1,\r\n\t\t2 // two", "1"));
    let field = changed(text, |tree| set_field(tree, at(tree, ""), "b", &Term::name("true"), &[]));
    assert_eq!(field, text.replace("\t]\r\n)", "\t],\r\n\tb: true\r\n)"));
}

#[derive(Debug, Clone)]
enum Doing {
    Set(Term),
    Insert(usize, Term),
    Remove,
    Move(usize),
}

fn doings() -> impl Strategy<Value = Vec<(usize, Doing)>> {
    use crate::source::layout::tests::terms;
    let one = prop_oneof![
        terms().prop_map(Doing::Set),
        (0_usize..5, terms()).prop_map(|(place, term)| Doing::Insert(place, term)),
        Just(Doing::Remove),
        (0_usize..5).prop_map(Doing::Move),
    ];
    prop::collection::vec((0_usize..200, one), 1..8)
}

/// What the file says after a change, computed on values.
fn expected(term: &mut Term, path: &[usize], doing: &Doing) {
    let Some((&step, rest)) = path.split_first() else {
        match (doing, term) {
            (Doing::Set(new), term) => *term = new.clone(),
            (Doing::Insert(place, new), Term::List(items)) => items.insert(*place, new.clone()),
            _ => {}
        }
        return;
    };
    match term {
        Term::List(items) => match doing {
            Doing::Remove if rest.is_empty() => drop(items.remove(step)),
            Doing::Move(to) if rest.is_empty() => {
                let item = items.remove(step);
                items.insert(*to, item);
            }
            _ => expected(&mut items[step], rest, doing),
        },
        Term::Group { items, .. } => match doing {
            Doing::Remove if rest.is_empty() => drop(items.remove(step)),
            Doing::Move(to) if rest.is_empty() => {
                let item = items.remove(step);
                items.insert(*to, item);
            }
            _ => expected(&mut items[step].1, rest, doing),
        },
        _ => {}
    }
}

fn path_of(tree: &Tree<'_>, ix: Ix) -> Vec<usize> {
    let mut path = Vec::new();
    let mut ix = ix;
    while let Some(parent) = tree.parent(ix) {
        path.insert(0, tree.children(parent).position(|child| child == ix).unwrap());
        ix = parent;
    }
    path
}

/// The comments of a text.
fn comments(text: &str) -> Vec<String> {
    let tree = Tree::parse(text);
    let comment = |(kind, text): (crate::source::tree::TokenKind, &str)| {
        matches!(kind, crate::source::tree::TokenKind::Comment(_))
            .then(|| text.trim_end().to_owned())
    };
    tree.tokens().filter_map(comment).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Edits of any places do what they say, keep the file readable, keep all comments but
    /// those of what was removed or replaced, and can be taken back to the byte, one by one and
    /// as one patch.
    #[test]
    fn random_edits_say_what_was_meant_and_can_be_undone(doings in doings()) {
        let mut document = Document::new(FILE);
        let mut whole = Patch::default();
        let mut backs = Vec::new();
        for (pick, doing) in doings {
            let tree = document.tree();
            let ix = u32::try_from(pick % tree.len()).unwrap();
            let mut term = Term::of(&tree, 0).unwrap();
            let path = path_of(&tree, ix);
            let result = match &doing {
                Doing::Set(new) => set(&tree, ix, new),
                Doing::Insert(place, new) => insert(&tree, ix, *place, new),
                Doing::Remove => remove(&tree, ix),
                Doing::Move(place) => move_to(&tree, ix, *place),
            };
            let Ok(patch) = result else { continue };
            expected(&mut term, &path, &doing);
            let before = comments(document.text());
            let back = document.apply(&patch).unwrap();
            prop_assert!(document.tree().sound(), "{}", document.text());
            let tree = document.tree();
            prop_assert_eq!(Term::of(&tree, 0).unwrap(), term, "{:?} {:?}\n{}", doing, path, document.text());
            let mut after = comments(document.text());
            if matches!(doing, Doing::Insert(..) | Doing::Move(_)) {
                let mut before = before;
                before.sort();
                after.sort();
                prop_assert_eq!(after, before);
            }
            whole = whole.then(&patch);
            backs.push(back);
        }
        let end = document.text().to_owned();
        let (same, undo) = whole.apply(FILE).unwrap();
        prop_assert_eq!(&same, &end);
        prop_assert_eq!(undo.apply(&end).unwrap().0, FILE);
        for back in backs.iter().rev() {
            document.apply(back).unwrap();
        }
        prop_assert_eq!(document.text(), FILE);
    }
}
