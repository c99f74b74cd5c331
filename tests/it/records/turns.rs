//! Whose run is offered, when clocks, rubrics and files change.

use super::terminal::{play as terminal, typed};
use super::{NOW, begin, number, open, play, raw, save, stage};
use crate::cli::{OLD_CALL, folder};
use moodfirst::records::AttemptState;
use std::fs;

const YEAR: u64 = 365 * 24 * 60 * 60 * 1000;

#[test]
fn a_clock_that_ran_ahead_makes_nobody_the_last_one() {
    let home = tempfile::tempdir().unwrap();
    let (mut store, stage) = (open(home.path()), stage());
    let run = play(&stage, &crate::runs::TEXTBOOK[..2]);
    let a = store.add_learner("A", NOW + YEAR).unwrap().id;
    let key = begin(&mut store, 1, a, &stage, &run);
    let step = &run.steps[0];
    store.save_reply(&key, 1, step, None, NOW + YEAR).unwrap();
    let b = store.add_learner("B", NOW).unwrap().id;
    for nonce in [2, 3] {
        let key = begin(&mut store, nonce, b, &stage, &run);
        store.save_reply(&key, 1, step, None, NOW - nonce).unwrap();
    }
    let names: Vec<String> = store.learners().unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["B", "A"], "the order of writing counts");
    let left = store.home(b).unwrap().open;
    let keys: Vec<bool> = left.iter().map(|one| one.key.as_str().ends_with('3')).collect();
    assert_eq!(keys, [true, false], "newest by order of writing, of this learner only");
    let told = store.clock_went_back(NOW).unwrap().unwrap();
    assert!(told.en.contains("clock is earlier") && told.zh.contains("时钟"));
    assert_eq!(store.clock_went_back(NOW + YEAR).unwrap(), None);
}

#[test]
fn an_open_run_of_an_older_rubric_is_superseded_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let (mut store, stage) = (open(home.path()), stage());
    let run = play(&stage, &crate::runs::TEXTBOOK[..2]);
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    let key = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &key, &run, 1);
    let next = stage.rubric().version + 1;
    assert_eq!(store.supersede(stage.rubric().version).unwrap(), None, "its own rubric");
    let told = store.supersede(next).unwrap().unwrap();
    assert!(
        told.en.contains(&format!("version {next}")) && told.zh.contains("接不下去"),
        "{}",
        told.en
    );
    assert!(store.home(learner).unwrap().open.is_empty());
    let line = store.attempts(learner, 9).unwrap().remove(0);
    assert_eq!(line.state, AttemptState::Superseded { by: next });
    assert_eq!(store.load(&key).unwrap().steps.len(), 2);
    assert_eq!(store.supersede(next).unwrap(), None, "told once");
}

#[test]
fn a_run_finds_the_file_that_it_came_from() {
    let home = folder();
    let (data, elsewhere) = (home.path().join("data"), home.path().join("lessons"));
    fs::create_dir_all(&elsewhere).unwrap();
    let file = elsewhere.join("noodles.ron");
    let text = moodfirst_core::scenario::sample("noodles", "Lin");
    fs::write(&file, &text).unwrap();
    let path = file.to_str().unwrap();
    let ran = terminal(&data, &[path], "1\n");
    assert!(ran.out.contains("--resume"), "{}{}", ran.out, ran.err);
    let ran = terminal(&data, &["--resume"], "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    // The file away: it is said which, and the run stays.
    fs::remove_file(&file).unwrap();
    let ran = terminal(&data, &["--resume"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("noodles.ron"), "{}", ran.err);
    assert_eq!(number(&raw(&data), "SELECT count(*) FROM attempts WHERE state = 'open'"), 1);
    fs::write(&file, text).unwrap();
    assert_eq!(terminal(&data, &["--resume"], "").code, 0);
}

#[test]
fn a_name_that_looks_like_another_is_told() {
    let home = folder();
    let first = typed(&stage(), &crate::runs::TEXTBOOK[..1]).concat();
    terminal(home.path(), &[OLD_CALL, "--learner", "Lin Wei"], &first);
    let ran = terminal(home.path(), &[OLD_CALL, "--learner", "lin\u{200b}wei"], &first);
    assert!(ran.err.contains("already know “Lin Wei”"), "{}", ran.err);
    let ran = terminal(home.path(), &[OLD_CALL, "--learner", &"x".repeat(41)], "");
    assert!(ran.err.contains("40"), "{}", ran.err);
}
