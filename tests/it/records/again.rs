//! From the records back to a run, and why it may not go.

use super::{NOW, begin, open, play, save, stage};
use crate::runs::TEXTBOOK;
use moodfirst::library::Rulebook;
use moodfirst::records::{
    AttemptKey, AttemptStart, AttemptState, EXAM, SavedRun, Store, misfit, rebuild,
};
use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::scenario::load::load;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// The lesson with something changed in its file.
fn changed(from: &str, to: &str, persona: &str) -> Stage {
    let rulebook = Rulebook::embedded().unwrap();
    let lesson = include_str!("../../data/lessons/old-call.ron");
    assert!(lesson.contains(from), "{from}");
    let source = lesson.replacen(from, to, 1);
    let scenario = load("changed.ron", source.as_bytes(), &rulebook.personas).scenario.unwrap();
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rulebook.rubric));
    rulebook.stage(&lesson, persona).unwrap()
}

/// A run of three replies that was recorded and cut off, and the key it has.
fn recorded(store: &mut Store, run: &Session) -> AttemptKey {
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    let key = begin(store, 1, learner, &stage(), run);
    save(store, &key, run, 1);
    key
}

#[track_caller]
fn refused(saved: &SavedRun, stage: &Stage, words: &str) {
    let why: Text = rebuild(saved, stage).unwrap_err();
    assert!(why.en.contains(words), "{}", why.en);
    assert!(!why.zh.is_empty());
}

#[test]
fn a_run_comes_back_as_it_was_left_with_its_seed_and_its_answered_question() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage();
    let mut store = open(home.path());
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    let key = AttemptKey::new(NOW, 1);
    let mut run = Session::start(&stage, Some(u64::MAX - 3), &mut ());
    store.begin(&AttemptStart::of(key.clone(), learner, &stage, &run, EXAM, NOW)).unwrap();
    let mut judged = 0;
    for turn in 1.. {
        if run.over() {
            break;
        }
        let node = stage.lesson().node(run.state().node).unwrap();
        if node.judgement.is_some() {
            run.judge(&stage, 1);
            store.save_judgement(&key, turn, 1).unwrap();
            judged += 1;
        }
        // Cut off here: between the answer and the reply, too.
        assert_eq!(rebuild(&store.load(&key).unwrap(), &stage).unwrap(), run);
        let reply = run.shown()[0];
        run.choose(&stage, reply, &mut ()).unwrap();
        store.save_reply(&key, turn, run.steps.last().unwrap(), None, NOW).unwrap();
        assert_eq!(rebuild(&store.load(&key).unwrap(), &stage).unwrap(), run);
    }
    assert!(judged > 0 && run.steps.len() > 3);
}

#[test]
fn a_scenario_that_was_changed_since_is_refused_by_name_and_the_attempt_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let run = play(&stage(), &TEXTBOOK[..3]);
    let key = recorded(&mut store, &run);
    let saved = store.load(&key).unwrap();
    refused(&saved, &changed("minutes: ", "minutes: 1", "plain"), "has been edited");
    let now = format!("version: {}", run.version);
    let next = format!("version: {}", run.version + 1);
    let newer = changed(&now, &next, "plain");
    refused(&saved, &newer, "has changed from version");
    refused(&saved, &changed("\n", "\n", "direct"), "(direct)");
    // A comment changes nothing.
    let same = changed("\n", "\n// a comment\n", "plain");
    assert_eq!(rebuild(&saved, &same).unwrap(), run);
    let made_with = (saved.start.version, saved.start.content, saved.start.rubric);
    assert_eq!(misfit(made_with, same.lesson().scenario(), run.rubric), None);
    let other = misfit(made_with, same.lesson().scenario(), run.rubric + 1).unwrap();
    assert!(other.en.contains("rubric") && other.zh.contains("评分规则"));
    let kept = store.load(&key).unwrap();
    assert_eq!((kept.state, &kept.steps), (AttemptState::Open, &run.steps));
}

#[test]
fn a_record_that_does_not_agree_with_itself_says_where() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let stage = stage();
    let run = play(&stage, &TEXTBOOK[..3]);
    let key = recorded(&mut store, &run);
    let saved = store.load(&key).unwrap();
    let spoilt = |change: fn(&mut SavedRun)| {
        let mut saved = saved.clone();
        change(&mut saved);
        saved
    };
    refused(&spoilt(|run| run.steps[1].reply = 200), &stage, "at reply 2");
    refused(&spoilt(|run| run.steps[2].node += 1), &stage, "at reply 3");
    refused(&spoilt(|run| run.steps[0].shown.reverse()), &stage, "at reply 1");
    refused(&spoilt(|run| run.judged = Some(9)), &stage, "at reply 4");
    refused(&spoilt(|run| run.start.seed = Some(3)), &stage, "at reply");
    refused(&spoilt(|run| run.start.scenario = "noodles".to_owned()), &stage, "noodles");
}
