//! Several windows at once.

use super::{NOW, begin, end, number, open, play, raw, save, stage};
use crate::cli::OLD_CALL;
use crate::runs::TEXTBOOK;
use moodfirst::records::rebuild;
use std::thread;

#[test]
fn many_windows_write_at_once_and_nothing_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    const WINDOWS: u64 = 4;
    const RUNS: u64 = 4;
    thread::scope(|scope| {
        for window in 0..WINDOWS {
            scope.spawn(move || {
                let stage = stage();
                let run = play(&stage, &TEXTBOOK);
                // All of them make the database, all use one name.
                let mut store = open(folder);
                for nonce in 0..RUNS {
                    let learner = store.add_learner("Lin", NOW).unwrap().id;
                    let key = begin(&mut store, window * 100 + nonce, learner, &stage, &run);
                    save(&mut store, &key, &run, 1);
                    store.finish(&key, &end(&stage, &run)).unwrap();
                    assert_eq!(store.load(&key).unwrap().steps, run.steps);
                }
            });
        }
    });
    let (store, db) = (open(folder), raw(folder));
    let learners = store.learners().unwrap();
    assert_eq!(learners.len(), 1);
    assert_eq!(
        u64::from(store.home(learners[0].id).unwrap().scenarios["old-call"].attempts),
        WINDOWS * RUNS
    );
    assert_eq!(number(&db, "SELECT count(*) FROM replies").cast_unsigned(), WINDOWS * RUNS * 15);
    let sound: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    // The windows are gone, and so are their files.
    drop(store);
    let left = folder.read_dir().unwrap().filter(|entry| {
        entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("window-")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn a_window_waits_for_another_that_is_writing() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let other = raw(home.path());
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (told, begun) = std::sync::mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            begun.recv().unwrap();
            thread::sleep(std::time::Duration::from_millis(300));
            other.execute_batch("COMMIT").unwrap();
        });
        told.send(()).unwrap();
        store.add_learner("Lin", NOW).unwrap();
    });
    assert_eq!(store.learners().unwrap().len(), 1);
}

#[test]
fn what_one_window_plays_no_other_offers_takes_up_writes_to_or_drops() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK);
    let (mut one, mut two) = (open(home.path()), open(home.path()));
    let learner = one.add_learner("Lin", NOW).unwrap().id;
    let key = begin(&mut one, 1, learner, &stage, &run);
    one.save_reply(&key, 1, &run.steps[0], None, NOW).unwrap();
    assert_eq!(one.home(learner).unwrap().open.len(), 1);
    assert!(two.home(learner).unwrap().open.is_empty());
    let why = two.take_up(&key).unwrap_err();
    assert!(why.en.contains("another window"), "{}", why.en);
    assert!(two.save_reply(&key, 2, &run.steps[1], None, NOW).is_err());
    assert!(two.undo(&key, 1, NOW).is_err() && two.finish(&key, &end(&stage, &run)).is_err());
    two.abandon(&key, NOW).unwrap();
    one.save_reply(&key, 2, &run.steps[1], None, NOW).unwrap();
    // Once it is gone the run is there for the taking.
    drop(one);
    let left = two.home(learner).unwrap().open;
    assert_eq!((left.len(), left[0].turns), (1, 2));
    two.take_up(&key).unwrap();
    assert_eq!(rebuild(&two.load(&key).unwrap(), &stage).unwrap().steps, run.steps[..2]);
    save(&mut two, &key, &run, 3);
    two.finish(&key, &end(&stage, &run)).unwrap();
    assert_eq!(two.home(learner).unwrap().scenarios["old-call"].attempts, 1);
}

#[test]
fn terminals_at_once_each_record_their_own_run() {
    let home = crate::cli::folder();
    let data = home.path();
    let lines = super::terminal::typed(&stage(), &TEXTBOOK).concat();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let args = [OLD_CALL, "--learner", "Lin"];
                let ran = super::terminal::play(data, &args, &lines);
                assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            });
        }
    });
    let store = open(data);
    let learners = store.learners().unwrap();
    assert_eq!(learners.len(), 1);
    let home = store.home(learners[0].id).unwrap();
    assert_eq!(home.scenarios["old-call"].attempts, 4);
    assert_eq!(number(&raw(data), "SELECT count(*) FROM replies"), 60);
}
