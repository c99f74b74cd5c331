//! Figures of a proof on the map.

use super::map_of;
use crate::editor::map::{Condition, Overlay, Traffic, trail};
use crate::library::Rulebook;
use moodfirst_core::analysis::{Bounds, Options, analyse_persona, play};
use moodfirst_core::dialogue::Lesson;
use moodfirst_core::scenario::{load::load, sample};
use moodfirst_core::text::Lang;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[test]
fn moods_scores_and_shares_are_those_of_the_analysis() {
    let text = sample("noodles", "Lin");
    let rulebook = Rulebook::embedded().unwrap();
    let scenario = load("x.ron", text.as_bytes(), &rulebook.personas).scenario.unwrap();
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rulebook.rubric));
    let stage = rulebook.stage(&lesson, "plain").unwrap();
    let cancel = AtomicBool::new(false);
    let options =
        Options { bounds: Bounds { threads: 1, ..Bounds::default() }, ..Options::default() };
    let report = analyse_persona(&stage, options, &cancel, &mut |_| {});
    let map = map_of(&text, Lang::En);

    let overlay = Overlay::of(std::slice::from_ref(&report));
    let start = map.card(map.start.unwrap()).unwrap().id.clone();
    let opening = lesson.scenario().opening.anger;
    assert_eq!(overlay.anger(&start), Some([opening, opening]), "one mood at the first line");
    for ending in report.endings.iter().filter(|ending| ending.least_replies.is_some()) {
        assert!(overlay.scores(&ending.id).is_some(), "{}", ending.id);
    }
    assert_eq!(overlay.anger("nobody-knows"), None);
    let listening = report.moments.as_ref().unwrap().each.iter().filter(|each| each.listens);
    for moment in listening {
        assert!(overlay.customer_decides(&moment.node));
    }
    assert!(!overlay.sampled());

    // As many leave the start as there are players, and what goes on from a reply is what the
    // analysis counted of it.
    let traffic = Traffic::of(&stage, 1000, &cancel);
    assert_eq!(traffic.runs(), 1000);
    let crowd = report.random.as_ref().unwrap();
    for (no, counts) in (0..).zip(&crowd.replies) {
        for (reply, count) in counts.iter().enumerate() {
            let ways = map
                .ways_from(no)
                .filter(|way| map.ways[*way as usize].reply.map(usize::from) == Some(reply));
            let ways: Vec<u32> = ways.collect();
            let single = ways.iter().all(|way| map.ways[*way as usize].when == Condition::Always);
            let sum: u32 = ways.iter().map(|way| traffic.share(&map, *way)).sum();
            if single {
                assert_eq!(sum, crowd.share(*count), "{no} {reply}");
            }
        }
    }
    let none = Traffic::of(&stage, 10, &AtomicBool::new(true));
    assert_eq!((none.runs(), none.share(&map, 0)), (0, 0));

    // The first reply each time: from the start to an ending, each card led to by the one before.
    let run = play(&stage, |_, offered| offered.first().copied());
    let trail = trail(&map, &stage, &run);
    assert_eq!(trail.first(), map.start.as_ref());
    assert!(map.card(*trail.last().unwrap()).unwrap().is_ending());
    for pair in trail.windows(2) {
        assert!(map.after(pair[0]).contains(&pair[1]));
    }
}
