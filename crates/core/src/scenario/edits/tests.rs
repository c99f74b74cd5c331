use super::*;
use crate::scenario::load::{Drafted, load, read, read_document};
use crate::scenario::model::Scenario;
use crate::scenario::{Path, difference, sample};
use crate::source::Document;
use proptest::prelude::*;

const LESSONS: [&str; 3] = [
    include_str!("../../../../../scenarios/dropped-call.ron"),
    include_str!("../../../../../scenarios/restaurant-host.ron"),
    include_str!("../../../../../scenarios/slipped-child.ron"),
];

fn personas() -> Vec<String> {
    ["plain", "quiet", "direct", "exacting", "changeable", "persistent"].map(str::to_owned).to_vec()
}

fn reading(document: &Document) -> Drafted {
    read_document("file.ron", document, &personas())
}

fn scenario(document: &Document) -> Scenario {
    reading(document).draft.unwrap().scenario
}

/// The document after a change, which must lead back to the same bytes.
#[track_caller]
fn changed(
    document: &Document,
    change: impl FnOnce(&Tree<'_>) -> Result<Patch, Refused>,
) -> Document {
    let mut after = document.clone();
    let patch = change(&document.tree()).unwrap();
    let back = after.apply(&patch).unwrap();
    let mut before = after.clone();
    before.apply(&back).unwrap();
    assert_eq!(before.text(), document.text());
    after
}

fn small() -> Document {
    Document::new(&sample("sample", "Sample"))
}

#[test]
fn every_element_is_found_by_the_name_that_it_is_given() {
    for text in LESSONS {
        let tree = Tree::parse(text);
        for ix in 0..u32::try_from(tree.len()).unwrap() {
            let path = Path::of(&tree, ix);
            let found = path.exact(&tree).unwrap();
            // What has no name of its own lies in what has.
            assert!(found <= ix && ix < tree.behind(found), "{path}");
            assert_eq!(path.value(&tree), Some(found), "{path}");
            let positional = found != ix;
            assert!(!positional || tree.key(ix).is_empty() || Path::of(&tree, found) == path);
            assert_eq!(
                Path::at(&tree, tree.span(ix).start),
                Path::of(&tree, tree.value_at(tree.span(ix).start).unwrap())
            );
        }
    }
}

#[test]
fn a_finding_leads_to_its_element() {
    let document = small();
    let broken = Document::new(&document.text().replacen(
        "next: \"what-happened\"",
        "next: \"what-hapened\"",
        1,
    ));
    let found = reading(&broken).diagnostics.into_iter().find(|d| d.is_error()).unwrap();
    assert_eq!(&broken.text()[found.span.clone()], "\"what-hapened\"");
    let path = Path::at(&broken.tree(), found.span.start);
    let mended = changed(&broken, |tree| set(tree, &path, &Term::text("what-happened")));
    assert_eq!(mended.text(), document.text());
}

#[test]
fn a_field_is_set_where_it_belongs_with_what_is_missing_around_it() {
    let document = small();
    let first = scenario(&document).nodes[0].id.clone();
    let node = Path::node(&first);
    let reply = scenario(&document).nodes[0].replies[0].id.clone();
    let reply = Path::reply(&first, &reply);

    let after = changed(&document, |t| set(t, &node.clone().field("pause"), &Term::name("true")));
    assert!(scenario(&after).nodes[0].pause);
    let after = changed(&after, |t| remove(t, &node.clone().field("pause")));
    assert_eq!(after.text(), document.text());

    // `coaching` is a name of the model; the file has its fields in the reply.
    let words = Term::both(&crate::text::Text::new("好", "Good"));
    let path = reply.clone().field("coaching").field("remark");
    let after = changed(&document, |t| set(t, &path, &words));
    let remark = scenario(&after).nodes[0].replies[0].coaching.clone().unwrap().remark.unwrap();
    assert_eq!(&*remark.en, "Good");
    assert!(reading(&after).diagnostics.iter().all(|d| !d.is_error()));

    let path = Path::head("customer").field("portrait").field("glasses");
    let bare = changed(&document, |t| match Path::head("customer").field("portrait").exact(t) {
        Some(_) => remove(t, &Path::head("customer").field("portrait")),
        None => Ok(Patch::default()),
    });
    let after = changed(&bare, |t| set(t, &path, &Term::name("true")));
    assert!(scenario(&after).customer.portrait.glasses);

    let act = reply.segment(0).field("act");
    let after = changed(&document, |t| set(t, &act, &Term::name("Thank")));
    assert_eq!(scenario(&after).nodes[0].replies[0].segments[0].act, crate::rubric::Act::Thank);
    assert_eq!(
        set(&document.tree(), &Path::node("nowhere").field("pause"), &Term::name("true")),
        Err(Refused::NoSuchPlace)
    );
}

#[test]
fn a_way_in_its_short_form_takes_a_condition_and_a_second_one() {
    let document = Document::new("Scenario(nodes: [Node(id: \"a\", next: \"b\")])");
    let node = Path::node("a");
    let way = node.clone().way(0);
    let text =
        |after: Document| after.text().replace("Scenario(nodes: [Node(id: \"a\", next: ", "");
    let flag = Term::Group { name: "Flag".into(), items: vec![(String::new(), Term::text("x"))] };
    let after = changed(&document, |t| set(t, &way.clone().field("when"), &flag));
    assert_eq!(text(after), "[(when: Flag(\"x\"), to: \"b\")])])");
    let after = changed(&document, |t| set(t, &way.clone().field("to"), &Term::text("c")));
    assert_eq!(text(after), "\"c\")])");
    let to = Term::group("", [("to", Term::text("c"))]);
    let after = changed(&document, |t| insert(t, &node.clone().field("next"), 0, &to));
    assert_eq!(text(after), "[(to: \"c\"), \"b\"])])");
    let after = changed(&document, |t| remove(t, &way));
    assert_eq!(after.text(), "Scenario(nodes: [Node(id: \"a\")])");
    let again = changed(&after, |t| insert(t, &node.clone().field("next"), 0, &to));
    assert_eq!(again.text(), "Scenario(nodes: [Node(id: \"a\", next: [(to: \"c\")])])");
    assert_eq!(remove(&document.tree(), &way.field("to")), Err(Refused::WrongKind));
}

#[test]
fn every_field_has_its_place_and_it_is_the_usual_one() {
    let (mut usual, mut all) = (0, 0);
    for text in LESSONS {
        let tree = Tree::parse(text);
        let groups =
            (0..u32::try_from(tree.len()).unwrap()).filter(|&ix| tree.shape(ix) == Shape::Group);
        for ix in groups {
            let keys: Vec<&str> = tree.children(ix).map(|child| tree.key(child)).collect();
            let guards = ["Anger", "Trust", "Heard", "Clock", "Never", "EveryPathTo"];
            if keys.contains(&"") || guards.contains(&tree.name(ix)) {
                continue;
            }
            let order = order::of(&tree, ix);
            let rank = |key: &&str| order.iter().position(|known| known == key);
            let ranks: Vec<Option<usize>> = keys.iter().map(rank).collect();
            assert!(ranks.iter().all(Option::is_some), "{} {keys:?}", Path::of(&tree, ix));
            all += 1;
            usual += u32::from(ranks.is_sorted());
        }
    }
    assert!(usual * 100 > all * 97, "{usual} of {all}");
}

/// Everything in a scenario that has an id.
fn named(s: &Scenario) -> Vec<(char, String, String)> {
    use crate::scenario::model::Cargo;
    let mut all = Vec::new();
    let mut put = |kind, node: &str, id: &str| {
        if !id.is_empty() {
            all.push((kind, node.to_owned(), id.to_owned()));
        }
    };
    s.flags.iter().for_each(|flag| put('f', "", flag));
    s.endings.iter().for_each(|ending| put('t', "", &ending.id));
    s.fact_card.may_give.iter().for_each(|gift| put('c', "", &gift.id));
    s.fact_card.can_do.iter().for_each(|deed| put('c', "", &deed.id));
    s.fact_card.beyond.iter().for_each(|beyond| put('c', "", &beyond.id));
    for node in &s.nodes {
        put('t', "", &node.id);
        for reply in node.replies.iter().chain(&node.fallback) {
            put('r', &node.id, &reply.id);
            for segment in &reply.segments {
                put('a', "", &segment.about);
                if let Cargo::Promise(terms) = &segment.cargo {
                    put('p', "", &terms.id);
                }
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

fn as_named<'n>((kind, node, id): &'n (char, String, String)) -> Named<'n> {
    match kind {
        'f' => Named::Flag(id),
        'c' => Named::Fact(id),
        'r' => Named::Reply { node, id },
        'a' => Named::About(id),
        'p' => Named::Promise(id),
        _ => Named::Target(id),
    }
}

#[test]
fn whatever_is_renamed_is_renamed_everywhere_and_nothing_else_is() {
    let marked = sample("sample", "Sample").replacen(
        "    // 及格线",
        "    editor: [(on: \"opening\", tags: [\"opening\"]), (on: \"opening/listen\")],\n    // 及格线",
        1,
    );
    let document = Document::new(&marked);
    assert_eq!(reading(&document).diagnostics, []);
    let before = scenario(&document);
    for one in named(&before) {
        let what = as_named(&one);
        let after = changed(&document, |tree| rename(tree, what, "quite-new"));
        // A mention that was missed would dangle.
        assert_eq!(reading(&after).diagnostics, [], "{what:?}");
        // Where nothing but the flow can be meant, nothing but it has changed.
        if let Named::Target(_) | Named::Reply { .. } = what {
            let told = difference::differences(&before, &scenario(&after));
            assert!(
                told.iter().all(|d| matches!(d.what, difference::What::Renamed(_))),
                "{told:?}"
            );
            assert_eq!(told.len(), 1);
        }
        let renamed = (one.0, one.1.clone(), "quite-new".to_owned());
        let back = changed(&after, |tree| rename(tree, as_named(&renamed), what.id()));
        assert_eq!(back.text(), document.text(), "{what:?}");
    }
}

#[test]
fn the_shipped_lessons_survive_every_renaming() {
    for text in LESSONS {
        let document = Document::new(text);
        let clean = load("file.ron", text.as_bytes(), &personas()).diagnostics.len();
        for one in named(&scenario(&document)).iter().step_by(17) {
            let after = changed(&document, |tree| rename(tree, as_named(one), "quite-new"));
            assert_eq!(reading(&after).diagnostics.len(), clean, "{one:?}");
        }
    }
}

#[test]
fn a_name_that_is_taken_or_none_is_refused() {
    let document = small();
    let tree = document.tree();
    let nodes = scenario(&document).nodes;
    let (first, second) = (nodes[0].id.as_str(), nodes[1].id.as_str());
    assert_eq!(rename(&tree, Named::Target(first), second), Err(Refused::Taken));
    assert_eq!(rename(&tree, Named::Target(first), "What now"), Err(Refused::BadName));
    assert_eq!(rename(&tree, Named::Target("nowhere"), "here"), Err(Refused::NoSuchPlace));
    assert!(rename(&tree, Named::Target(first), first).unwrap().is_empty());
    // The same word may name things of different kinds.
    assert!(rename(&tree, Named::Flag(&scenario(&document).flags[0]), second).is_ok());
}

#[test]
fn plans_follow() {
    let text = "Plans(scenario: \"s\", plans: [\n    Plan(name: \"end\", choices: [\"yes\", \"no\", \"yes\"], ending: \"end\"), // end\n    Plan(name: \"b\", choices: [\"no\"], ending: \"other\"),\n])";
    let document = Document::new(text);
    let all = |_, _| true;
    let after = changed(&document, |t| rename_in_plans(t, Named::Target("end"), "good", all));
    assert_eq!(after.text(), text.replace("ending: \"end\"", "ending: \"good\""));
    let yes = Named::Reply { node: "n", id: "yes" };
    let after =
        changed(&document, |t| rename_in_plans(t, yes, "yea", |plan, at| (plan, at) == (0, 2)));
    assert_eq!(after.text(), text.replace("\"no\", \"yes\"", "\"no\", \"yea\""));
}

/// What somebody does to a document.
#[derive(Debug, Clone)]
enum Doing {
    /// Something to the element that this value is: set, insert, remove, move.
    Set(Term),
    Insert(usize, Term),
    Remove,
    Move(usize),
    Rename(String),
    /// Typing in the text, as long as that, whatever it does to the syntax.
    Type(usize, &'static str),
}

fn doings(most: usize) -> impl Strategy<Value = Vec<(usize, Doing)>> {
    let term = prop_oneof![
        "[a-z]{1,5}".prop_map(Term::text),
        Just(Term::text("opening")),
        Just(Term::name("true")),
        (0_u8..200).prop_map(|n| Term::Number(n.to_string())),
        "[您先请说a“”\\\\\"\u{200b}]{0,9}".prop_map(|words| Term::group(
            "",
            [("zh", Term::text(&*words)), ("en", Term::text("x"))]
        )),
        Just(Term::group("Node", [("id", Term::text("new"))])),
        Just(Term::List(vec![])),
    ];
    let typed = prop::sample::select(vec![
        "",
        "x",
        "心",
        "\"",
        "(",
        ")",
        "]",
        ", ",
        "\n",
        "// ",
        "：",
        "“",
        "\u{200b}",
        "\r",
        "\0",
        "Node(id: \"t\"),",
    ]);
    let one = prop_oneof![
        3 => term.clone().prop_map(Doing::Set),
        2 => (0_usize..4, term).prop_map(|(place, term)| Doing::Insert(place, term)),
        2 => Just(Doing::Remove),
        1 => (0_usize..4).prop_map(Doing::Move),
        2 => "[a-z]{1,3}".prop_map(Doing::Rename),
        3 => (0_usize..4, typed).prop_map(|(length, text)| Doing::Type(length, text)),
    ];
    prop::collection::vec((any::<usize>(), one), 1..most)
}

/// The patch for it, if it can be done here.
fn patch(document: &Document, pick: usize, doing: &Doing) -> Option<Patch> {
    let tree = document.tree();
    let text = document.text();
    if let Doing::Type(length, typed) = doing {
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let from = floor(pick % (text.len() + 1));
        let to = floor(from + length).max(from);
        return Some(Patch::one(crate::source::Edit::new(from..to, *typed)));
    }
    let ix = u32::try_from(pick % tree.len().max(1)).ok().filter(|_| !tree.is_empty())?;
    let path = Path::of(&tree, ix);
    let made = match doing {
        Doing::Set(term) => set(&tree, &path, term),
        Doing::Insert(place, term) => insert(&tree, &path, *place, term),
        Doing::Remove => remove(&tree, &path),
        Doing::Move(place) => move_to(&tree, &path, *place),
        Doing::Rename(new) => {
            let id = tree.string(ix)?.into_owned();
            let kinds = [
                Named::Target(&id),
                Named::Flag(&id),
                Named::Promise(&id),
                Named::Fact(&id),
                Named::About(&id),
            ];
            kinds
                .into_iter()
                .find_map(|kind| rename(&tree, kind, new).ok())
                .ok_or(Refused::NoSuchPlace)
        }
        Doing::Type(..) => return None,
    };
    made.ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A document that has been edited reads as its text would read anew: the same draft, the
    /// same diagnostics, and they stand where they say. Undone, everything is as it was.
    #[test]
    fn an_edited_document_reads_like_its_text(doings in doings(24)) {
        let start = small();
        let first = reading(&start);
        let mut document = start.clone();
        let mut backs = Vec::new();
        for (pick, doing) in &doings {
            let Some(patch) = patch(&document, *pick, doing) else { continue };
            backs.push(document.apply(&patch).unwrap());
            let now = reading(&document);
            let text = document.text();
            prop_assert_eq!(&now, &read("file.ron", text.as_bytes(), &personas()), "{:?}\n{}", doing, text);
            for found in &now.diagnostics {
                let there = text.get(found.span.clone());
                prop_assert!(there.is_some(), "{:?}", found);
                let line = text[..found.span.start].matches('\n').count() + 1;
                prop_assert_eq!(line, found.line as usize);
                let marked = found.excerpt.get(found.mark.clone()).unwrap_or("");
                prop_assert!(there.unwrap().starts_with(marked.trim_start_matches('\u{feff}')), "{:?}", found);
            }
            for hole in now.draft.iter().flat_map(|draft| &draft.holes) {
                prop_assert_eq!(text.get(hole.span.clone()), Some(hole.text.as_str()));
            }
        }
        for back in backs.iter().rev() {
            document.apply(back).unwrap();
        }
        prop_assert_eq!(document.text(), start.text());
        prop_assert_eq!(reading(&document), first);
    }

    /// A form that sets an element finds it again with that value, in whatever form it stood.
    #[test]
    fn what_is_set_is_there(pick in any::<usize>(), word in "[a-z]{1,6}") {
        let document = small();
        let tree = document.tree();
        let path = Path::of(&tree, u32::try_from(pick % tree.len()).unwrap());
        let term = Term::text(&*word);
        if let Ok(patch) = set(&tree, &path, &term) {
            let mut after = document.clone();
            after.apply(&patch).unwrap();
            let tree = after.tree();
            prop_assert!(tree.sound());
            // Without its id, or with another, a part has another name.
            let id = |step: &Step| matches!(step, Step::Field(name) if name == "id");
            if !matches!(path.steps().last(), Some(Step::Id(_))) && !path.steps().iter().any(id) {
                let ix = path.exact(&tree).unwrap();
                prop_assert_eq!(Term::of(&tree, ix), Some(term), "{}", path);
            }
        }
    }
}
