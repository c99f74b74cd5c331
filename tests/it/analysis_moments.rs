//! Which nodes listen: held against runs that get there, and against the definition.

use moodfirst_core::analysis::{Bounds, Options, Survey, best_replies, survey};
use moodfirst_core::dialogue::{Lesson, Stage, State, follow};
use moodfirst_core::rubric::{Catalogue, Rubric};
use moodfirst_core::scenario::load::load;
use moodfirst_core::source::Severity;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const LESSON: &[u8] = include_bytes!("../data/short-call.ron");

fn looked_at() -> (Stage, Survey) {
    let words = Catalogue::embedded().unwrap();
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    let scenario = load("short-call.ron", LESSON, &personas).scenario.unwrap();
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    let id = lesson.scenario().personas[0].clone();
    let note = words.persona(&id).unwrap();
    let stage = Stage::new(lesson, rubric, &id, |family| note.percent(family));
    let options = Options { random: 300, ..Options::default() };
    let never = AtomicBool::new(false);
    let survey = survey(std::slice::from_ref(&stage), options, &never, &mut |_| {}).unwrap();
    (stage, survey)
}

fn state(stage: &Stage, replies: &[String]) -> State {
    follow(stage, replies).unwrap().state().clone()
}

#[test]
fn a_node_listens_if_two_states_have_no_best_reply_in_common() {
    let (stage, survey) = looked_at();
    let moments = survey.personas[0].moments.as_ref().unwrap();
    assert!(moments.exact && moments.nodes > 0);
    assert_eq!(moments.listening as usize, moments.each.iter().filter(|n| n.listens).count());
    for node in &moments.each {
        let place = stage.lesson().node_number(&node.node).unwrap();
        assert!(stage.lesson().node(place).unwrap().replies.len() >= 3);
        let apart = node.states.iter().any(|a| {
            node.states.iter().any(|b| a.best.iter().all(|reply| !b.best.contains(reply)))
        });
        assert_eq!(apart, node.listens, "{node:#?}");
        for states in &node.states {
            // The example is a run that gets there, in that mood.
            let example = &states.example;
            let state = state(&stage, &example.replies);
            let mood = state.tally.mood;
            assert_eq!(state.node, place);
            assert_eq!((mood.anger, mood.heard), (example.anger, example.heard));
            assert!(states.anger[0] <= mood.anger && mood.anger <= states.anger[1]);
        }
        let told = node.told();
        assert!(!told.zh.is_empty() && !told.en.is_empty());
    }
}

#[test]
fn the_best_reply_is_the_one_with_the_highest_reachable_total() {
    // Every reply at the last but one choice of the best run, and all that can follow it.
    let (stage, survey) = looked_at();
    let run = &survey.personas[0].envelope.as_ref().unwrap().total.high_run;
    let session = follow(&stage, run).unwrap();
    let steps: Vec<(u32, u8)> = session.steps.iter().map(|s| (s.node, s.reply)).collect();
    let best = best_replies(&stage, &steps, Bounds::default(), &AtomicBool::new(false)).unwrap();
    assert_eq!(best.steps.len(), run.len());
    fn highest(stage: &Stage, state: &State) -> u8 {
        let offered = state.offered(stage);
        let after = offered.iter().map(|reply| {
            let mut next = state.clone();
            next.choose(stage, *reply, &mut ()).unwrap();
            highest(stage, &next)
        });
        after.max().unwrap_or_else(|| state.scores(stage).total)
    }
    for cut in run.len().saturating_sub(3)..run.len() {
        let here = state(&stage, &run[..cut]);
        let totals: Vec<(u8, u8)> = here
            .offered(&stage)
            .iter()
            .map(|reply| {
                let mut next = here.clone();
                next.choose(&stage, *reply, &mut ()).unwrap();
                (*reply, highest(&stage, &next))
            })
            .collect();
        let most = totals.iter().map(|(_, total)| *total).max().unwrap();
        let wanted: Vec<u8> =
            totals.iter().filter(|(_, total)| *total == most).map(|(reply, _)| *reply).collect();
        assert_eq!(best.steps[cut], wanted, "{totals:?}");
    }
}

#[test]
fn a_lesson_where_few_nodes_listen_is_warned_of_with_the_states_that_play_alike() {
    let (_, survey) = looked_at();
    let moments = survey.personas[0].moments.as_ref().unwrap();
    let found = survey.findings.iter().find(|f| f.name == "one-reply-always-best").unwrap();
    let few = moments.listening * 2 < moments.nodes;
    assert_eq!(found.severity == Severity::Warning, few);
    for node in moments.each.iter().filter(|node| !node.listens).take(12) {
        let told = format!("{}: {}", node.node, node.told().en);
        assert!(found.message.en.contains(&told), "{told}");
    }
}
