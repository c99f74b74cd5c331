//! Players who never listen: what the analysis says of them, held against plain play.

use moodfirst_core::analysis::{
    By, Options, Survey, Unlistening, climb, play, survey, unlistening,
};
use moodfirst_core::dialogue::{Lesson, Stage, State};
use moodfirst_core::rubric::{Act, Catalogue, Family, Rubric};
use moodfirst_core::scenario::load::load;
use moodfirst_core::scenario::model::{Owed, OwedKind, Reply, Scenario};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const LESSON: &[u8] = include_bytes!("../data/short-call.ron");

fn stages(plant: impl FnOnce(&mut Scenario)) -> Vec<Stage> {
    let words = Catalogue::embedded().unwrap();
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    let mut scenario = load("short-call.ron", LESSON, &personas).scenario.unwrap();
    plant(&mut scenario);
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    let personas = lesson.scenario().personas.clone();
    let stage = |id: &String| {
        let note = words.persona(id).unwrap();
        Stage::new(Arc::clone(&lesson), Arc::clone(&rubric), id, |f| note.percent(f))
    };
    personas.iter().map(stage).collect()
}

fn looked_at(stages: &[Stage]) -> Survey {
    let options = Options { random: 20, ..Options::default() };
    survey(stages, options, &AtomicBool::new(false), &mut |_| {}).unwrap()
}

fn found(stage: &Stage) -> Unlistening {
    unlistening(stage, usize::MAX, &AtomicBool::new(false)).unwrap()
}

/// Worth of a reply: families 0 to 3, generic −1, harm −10, counted afresh.
fn worth(reply: &Reply, weights: [i8; 5], by: By) -> f64 {
    let generic =
        [Act::AcknowledgeGeneric, Act::ApologiseGeneric, Act::ThankGeneric, Act::VaguePromise];
    let harmful = [Act::ColdTransfer, Act::RelocateUnasked, Act::EndContact];
    let one = |act: Act| match act.family() {
        _ if generic.contains(&act) => -1,
        _ if harmful.contains(&act) => -10,
        // Who does not listen cannot know.
        _ if act.name() == "Mishear" => weights[0],
        Family::Harm => -10,
        Family::Mood => weights[0],
        Family::Care => weights[1],
        Family::Ownership => weights[2],
        Family::Matter => weights[3],
        Family::Commitment => weights[4],
    };
    let sum: f64 = reply.segments.iter().map(|segment| f64::from(one(segment.act))).sum();
    match by {
        By::Sum => sum,
        By::Mean => sum / reply.segments.len() as f64,
    }
}

#[test]
fn the_run_shown_is_one_that_never_looks_at_the_customer() {
    for stage in stages(|_| {}) {
        let found = found(&stage);
        assert_eq!((found.rankings, found.seeds), (2048, 20));
        let best = &found.best;
        let mut state = State::start(&stage, &mut ());
        for id in &best.replies {
            let offers = state.offers(&stage);
            let values: Vec<f64> = offers
                .iter()
                .map(|offer| worth(offer.reply, best.weights.all(), best.by))
                .collect();
            let most = values.iter().copied().fold(f64::MIN, f64::max);
            let place = offers.iter().position(|offer| offer.reply.id == *id).unwrap();
            assert!((values[place] - most).abs() < 1e-9, "{id}: {values:?}");
            state.choose(&stage, offers[place].index, &mut ()).unwrap();
        }
        assert_eq!(state.scores(&stage).total, best.total);
        assert!(f64::from(best.total) >= best.mean);
    }
}

#[test]
fn no_ranking_does_better_than_the_best_one() {
    // Plain play over all rankings that never meet a tie.
    let stage = &stages(|_| {})[0];
    let found = found(stage);
    let mut most: f64 = 0.0;
    for code in 0..1024_u32 {
        let weights = [0, 1, 2, 3, 4].map(|place| (code >> (2 * place) & 3) as i8);
        for by in [By::Sum, By::Mean] {
            let mut tied = false;
            let run = play(stage, |state, offered| {
                let reply = |number: u8| stage.lesson().reply(state.node, number).unwrap();
                let value = |number: u8| worth(reply(number), weights, by);
                let top = offered.iter().map(|r| value(*r)).fold(f64::MIN, f64::max);
                let best: Vec<u8> =
                    offered.iter().copied().filter(|r| (value(*r) - top).abs() < 1e-9).collect();
                tied |= best.len() > 1;
                best.first().copied()
            });
            if !tied {
                most = most.max(f64::from(run.scores.total));
            }
        }
    }
    assert!(found.best.mean >= most, "{} < {most}", found.best.mean);
}

#[test]
fn a_lesson_won_without_listening_is_a_warning_with_the_run() {
    let survey = looked_at(&stages(|_| {})[..1]);
    let own = survey.personas[0].unlistening.as_ref().unwrap();
    assert!(own.passing > 0, "the short call is written in the old way");
    let warned = survey.findings.iter().find(|f| f.name == "won-without-listening").unwrap();
    assert_eq!(warned.replies.as_ref(), Some(&own.best.replies));
    assert!(warned.message.en.contains(&own.best.words.en), "{}", warned.message.en);
    assert!(warned.message.zh.contains(&own.best.words.zh), "{}", warned.message.zh);
}

#[test]
fn a_lesson_that_nobody_passes_is_not_won_without_listening() {
    // What is owed cannot be given here, so that nobody comes to 100.
    let stages = stages(|scenario| {
        scenario.owed = vec![Owed { kind: OwedKind::NotOurs, promise: String::new(), points: 100 }];
        scenario.pass_mark = 100;
    });
    let survey = looked_at(&stages[..1]);
    assert_eq!(survey.personas[0].unlistening.as_ref().unwrap().passing, 0);
    assert!(survey.findings.iter().all(|f| f.name != "won-without-listening"));
}

#[test]
fn over_a_library_one_ranking_by_acts_is_found_however_many_threads() {
    let lessons = [stages(|_| {})[..1].to_vec(), stages(|s| s.pass_mark = 80)[..1].to_vec()];
    let climbed =
        |threads: usize| climb(&lessons, threads, usize::MAX, &AtomicBool::new(false)).unwrap();
    let one = climbed(1);
    assert_eq!(one, climbed(2));
    assert!(one.weights.iter().all(|w| w.weight.abs() <= 3 && w.act.name() != "Mishear"));
    assert_eq!(one.scenarios.len(), 2);
    // Single acts tell more apart than families do.
    assert!(one.mean >= found(&lessons[0][0]).best.mean - 5.0, "{one:?}");
}
