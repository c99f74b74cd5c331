//! A run that was left goes on in an edited scenario, unless what it has used is otherwise there.

use moodfirst::library::Rulebook;
use moodfirst_core::dialogue::{Footprint, Lesson, Replay, Session, Stage, footprint, go_on};
use moodfirst_core::scenario::load::load;
use moodfirst_core::scenario::sample;
use std::sync::Arc;

fn stage(text: &str) -> Stage {
    let rulebook = Rulebook::embedded().unwrap();
    let loaded = load("file.ron", text.as_bytes(), &rulebook.personas);
    let shown: Vec<_> = loaded.diagnostics.iter().map(|d| &d.message.en).collect();
    let scenario = loaded.scenario.unwrap_or_else(|| panic!("{shown:?}"));
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rulebook.rubric));
    rulebook.stage(&lesson, "plain").unwrap()
}

/// A run of the template: the first reply of the first three nodes.
fn run() -> (Session, Vec<Footprint>) {
    let stage = stage(&sample("sample", "Sample"));
    let mut session = Session::start(&stage, Some(7), &mut ());
    for _ in 0..3 {
        session.choose(&stage, 0, &mut ()).unwrap();
    }
    let replay = Replay::of(&session, &stage);
    let prints = (1..=3).map(|number| footprint(&stage, &replay, number).unwrap()).collect();
    assert_eq!(footprint(&stage, &replay, 4), None);
    (session, prints)
}

/// What stands against going on after these changes: elements and reasons.
fn against(changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let (session, prints) = run();
    // They come back from the records as they went in.
    let json = serde_json::to_string(&prints).unwrap();
    let prints: Vec<Footprint> = serde_json::from_str(&json).unwrap();
    let text = changes.iter().fold(sample("sample", "Sample"), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    match go_on(&stage(&text), session.seed, &prints, None) {
        Ok(again) => {
            assert_eq!(again.steps.len(), 3);
            assert_eq!(again.state().tally.mood, session.state().tally.mood);
            assert_eq!(again.state().tally.ledger.len(), session.state().tally.ledger.len());
            Vec::new()
        }
        Err(obstacles) => obstacles.into_iter().map(|one| (one.element, one.why.en)).collect(),
    }
}

#[track_caller]
fn forbids(changes: &[(&str, &str)], element: &str, why: &str) {
    let found = against(changes);
    assert!(
        found.iter().any(|(at, because)| at == element && because.contains(why)),
        "wanted {element}: {why}, found {found:?}"
    );
}

#[test]
fn nothing_but_what_was_used_stands_in_the_way() {
    assert_eq!(against(&[]), []);
    // Comments, layout, the version, one language, what is still to come.
    assert_eq!(
        against(&[
            ("    version: 1,", "    // better\n\n  version: 9,"),
            ("Anyone would be upset.\")", "Anybody would be.\")"),
            ("您不到六点就到了", "您六点前就来了"),
            ("(looks at his watch) Right on time.", "(looks up) There you are."),
            ("（看了看表）正好。", "（抬头）来了。"),
            ("kind: Lost", "kind: Watching"),
            ("id: \"drop-and-go\"", "id: \"drop\""),
        ]),
        []
    );
    // A node, a flag and a promise more: all numbers move.
    assert_eq!(
        against(&[
            ("flags: [\"cut-short\"]", "flags: [\"again\", \"cut-short\"]"),
            (
                "        Node(\n            id: \"opening\",",
                "        Node(\n            id: \"never\",\n            lines: [(text: (zh: \"等等。\", en: \"Wait.\"))],\n            next: \"opening\",\n        ),\n        Node(\n            id: \"opening\",",
            ),
            ("start: \"opening\"", "start: \"never\""),
        ])
        .len(),
        1,
        "the words before the first reply are others"
    );
}

#[test]
fn what_was_used_forbids_it_by_element() {
    forbids(&[("id: \"listen\",", "id: \"hear\",")], "opening/listen", "not on offer");
    forbids(&[("delivery: [Nod]", "delivery: [LookAway]")], "opening/listen", "does has changed");
    forbids(
        &[(
            "ApologiseForExperience(about: \"long-wait\"",
            "ApologiseForExperience(about: \"wait\"",
        )],
        "what-happened/repeat-back",
        "does has changed",
    );
    forbids(&[("opening: (anger: 50", "opening: (anger: 55")], "opening/listen", "customer was at");
    forbids(&[("from: \"d1 18:40\"", "from: \"d1 18:45\"")], "what-now/exact-time", "");
    forbids(
        &[(
            "next: \"served\",",
            "next: [(when: Anger(at_least: 5), to: \"eats-and-goes\"), (to: \"served\")],",
        )],
        "what-now/exact-time",
        "leads to `eats-and-goes`",
    );
    // Replaced in both languages: it is not what was said any more.
    forbids(
        &[
            ("六点四十分，我亲自端到您桌上。", "六点四十，我端来。"),
            ("At 18:40 I will bring it to your table myself.", "It comes at 18:40."),
        ],
        "what-now/exact-time",
        "both languages",
    );
}
