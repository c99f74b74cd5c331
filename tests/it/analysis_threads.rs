//! The analysis comes to the same on any number of threads.

use moodfirst::library::Rulebook;
use moodfirst_core::analysis::{Bounds, Options, Stop, analyse_persona};
use moodfirst_core::analysis::{Ground, Keys, Live, Sites, explore};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::scenario::load::load;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A chain of nodes at which the same things are said again: frontiers of thousands of states.
fn wide() -> String {
    let text = r#"(zh: "一句话。", en: "A sentence.")"#;
    let mut nodes = String::new();
    for n in 0..11 {
        let next = if n == 10 { "end".to_owned() } else { format!("n{}", n + 1) };
        let _ = write!(nodes, r#"Node(id: "n{n}", lines: [(text: {text})], replies: ["#);
        for (r, act) in ["Acknowledge", "Paraphrase", "AskFact", "Blame"].iter().enumerate() {
            let about =
                if r < 2 { format!("about: \"a{}\", ", (n + r) % 5) } else { String::new() };
            let said = format!(r#"(zh: "{n} 句 {r}。", en: "Messages {n} {r}.")"#);
            let _ = write!(nodes, r#"Reply(id: "r{r}", segments: [{act}({about}text: {said})]),"#);
        }
        let _ = write!(nodes, r#"], next: "{next}"),"#);
    }
    format!(
        r#"Scenario(format: 1, id: "wide", version: 1, author: "test", licence: "CC0-1.0",
        title: {text}, summary: {text}, goals: [{text}], channel: Telephone, place: {text},
        role: {text}, minutes: 9,
        customer: (name: {text}, look: {text}, history: {text}, wants: {text}),
        opening: (anger: 70, trust: 40, heard: 10), personas: ["plain"],
        owed: [SolveNow(points: 100)],
        fact_card: (facts: [{text}], may_give: [], can_do: [], beyond: []),
        clock: (weekday: Monday, start: "d1 09:00"), briefing: [{text}], flags: [], start: "n0",
        nodes: [{nodes}],
        endings: [Ending(id: "end", kind: Routine, title: {text}, epilogue: {text})],
        debrief: [{text}])"#
    )
}

fn stage() -> Stage {
    let rulebook = Rulebook::embedded().unwrap();
    let loaded = load("wide.ron", wide().as_bytes(), &rulebook.personas);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|d| d.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let lesson = Arc::new(Lesson::new(Arc::new(loaded.scenario.unwrap()), &rulebook.rubric));
    rulebook.stage(&lesson, "plain").unwrap()
}

#[test]
fn states_and_edges_are_numbered_the_same_on_any_number_of_threads() {
    let stage = stage();
    let live = Live::of(&stage);
    let (keys, sites) = (Keys::new(&stage, &live), Sites::of(stage.lesson()));
    let ground = Ground { stage: &stage, live: &live, keys: &keys, sites: &sites };
    let found = |threads: usize| {
        let bounds = Bounds { threads, ..Bounds::default() };
        explore(&ground, bounds, &AtomicBool::new(false), &mut |_| {})
    };
    let one = found(1);
    assert_eq!(one.stop, Stop::Done);
    let widest = one.layers.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
    assert!(widest > 1_500, "too small to be shared out: {widest}");
    for threads in [2, 3, 5] {
        let other = found(threads);
        assert!(one.order == other.order && one.layers == other.layers, "{threads} threads");
        assert!(one.edges == other.edges, "{threads} threads");
        assert_eq!(one.met.first, other.met.first);
        for (id, _) in &one.order {
            assert_eq!(one.table.key(*id), other.table.key(*id));
            assert_eq!(one.table.parent(*id), other.table.parent(*id));
        }
    }
}

#[test]
fn reports_are_the_same_on_any_number_of_threads() {
    let stage = stage();
    let report = |threads: usize| {
        let bounds = Bounds { threads, ..Bounds::default() };
        let options = Options { bounds, random: 50, quick: false };
        analyse_persona(&stage, options, &AtomicBool::new(false), &mut |_| {})
    };
    let one = report(1);
    assert!(one.envelope_exact && one.best.is_some());
    assert!(one == report(2) && one == report(3));
}
