//! Test-wiseness over a library: the shipped one gives nothing away, a spoilt one is found out.

use moodfirst::library::{Folder, Library as Shipped, Rulebook};
use moodfirst_core::analysis::points_of_offers;
use moodfirst_core::analysis::{Clue, Crowd, Hits, LibraryReport, Wise};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::scenario::load::load;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::text::Lang;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

static NEVER: AtomicBool = AtomicBool::new(false);

/// What `runs` random players met with each persona.
fn met(rulebook: &Rulebook, lesson: &Arc<Lesson>, runs: u32) -> Vec<Wise> {
    let stages = lesson.scenario().personas.iter().filter_map(|id| rulebook.stage(lesson, id));
    stages
        .map(|stage| {
            let (_, runs) = Crowd::play(&stage, runs, usize::MAX, &NEVER);
            Wise::of(&stage, runs.iter().map(|run| run.steps.as_slice()))
        })
        .collect()
}

fn library(each: &[(String, Vec<Wise>)]) -> LibraryReport {
    LibraryReport::of(each.iter().map(|(id, personas)| (id.as_str(), personas.iter())))
}

fn told(hits: &Hits) -> String {
    let Hits { clue, lang, hits, chance, sigma, .. } = hits;
    format!("{} {}: {hits:.2} against {chance:.2}, {sigma:+.1}", clue.id(), lang.code())
}

/// Contract, invariant 5: "within a few per cent of chance over the library".
#[test]
fn the_better_reply_does_not_show_over_the_shipped_library() {
    let rulebook = Rulebook::embedded().unwrap();
    let shipped = Shipped::open(&rulebook, &Folder::default());
    let each: Vec<(String, Vec<Wise>)> = shipped
        .entries
        .iter()
        .map(|entry| (entry.id.clone(), met(&rulebook, entry.lesson.as_ref().unwrap(), 60)))
        .collect();
    let library = library(&each);
    assert!(library.nodes >= 20, "{} nodes met", library.nodes);
    let beyond: Vec<&str> = library.findings.iter().map(|f| f.message.en.as_str()).collect();
    let all: Vec<String> = library.clues.iter().map(told).collect();
    assert!(beyond.is_empty(), "{beyond:#?}\n{all:#?}");
}

fn spoilt(spoil: impl Fn(&mut Scenario, &dyn Fn(u32, u8) -> bool)) -> LibraryReport {
    let rulebook = Rulebook::embedded().unwrap();
    let text = include_bytes!("../data/short-call.ron");
    let scenario = load("short-call.ron", text, &rulebook.personas).scenario.unwrap();
    let lesson = |scenario: Scenario| Arc::new(Lesson::new(Arc::new(scenario), &rulebook.rubric));
    // Which replies are better, as random runs of the sound lesson meet them.
    let sound = lesson(scenario.clone());
    let stage: Stage = rulebook.stage(&sound, &scenario.personas[0]).unwrap();
    let mut better = BTreeSet::new();
    for run in Crowd::play(&stage, 60, usize::MAX, &NEVER).1 {
        let mut state = moodfirst_core::dialogue::State::start(&stage, &mut ());
        for (node, reply) in run.steps {
            let offers = points_of_offers(&state, &stage, false);
            let most = offers.iter().map(|(_, points)| *points).max().unwrap();
            better.extend(offers.iter().filter(|(_, p)| *p == most).map(|(r, _)| (node, *r)));
            state.choose(&stage, reply, &mut ()).unwrap();
        }
    }
    let mut changed = scenario;
    spoil(&mut changed, &|node, reply| better.contains(&(node, reply)));
    let changed = lesson(changed);
    // The same habits in several scenarios: together they are no accident.
    let own = met(&rulebook, &changed, 60);
    let each: Vec<_> = (0..4).map(|number| (format!("spoilt-{number}"), own.clone())).collect();
    library(&each)
}

#[test]
fn long_good_replies_are_found_out_over_a_library() {
    let found = spoilt(|scenario, better| {
        for (node, own) in (0..).zip(&mut scenario.nodes) {
            for (reply, own) in (0..).zip(&mut own.replies) {
                if better(node, reply) {
                    own.segments[0].text.zh.push_str(&"还有很多很多话要说".repeat(20));
                }
            }
        }
    });
    let handles: Vec<&str> = found.findings.iter().map(|f| f.handle.as_str()).collect();
    assert!(handles.contains(&"better-reply-shows-over-library:longest-zh"), "{handles:?}");
    assert!(!handles.contains(&"better-reply-shows-over-library:longest-en"), "{handles:?}");
    assert_eq!(found.best().map(|best| (best.clue, best.lang)), Some((Clue::Longest, Lang::Zh)));
    assert_eq!(found.scenarios.len(), 4);
}

#[test]
fn a_clue_that_tells_nothing_apart_hits_what_chance_hits() {
    let found = spoilt(|scenario, _| {
        for reply in scenario.nodes.iter_mut().flat_map(|node| &mut node.replies) {
            reply.delivery.clear();
        }
    });
    let delivery = found.clues.iter().find(|hits| hits.clue == Clue::Delivery).unwrap();
    assert!((delivery.hits - delivery.chance).abs() < 1e-9 && delivery.sigma == 0.0);
    // Places share out the choices: where there are up to four, one of them is taken each time.
    let places = [Clue::First, Clue::Second, Clue::Third, Clue::Fourth];
    let share = |clue: Clue| found.clues.iter().find(|hits| hits.clue == clue).unwrap().hits;
    assert!(places.iter().all(|clue| (0.0..=1.0).contains(&share(*clue))));
}
