//! A database that is damaged is set aside whole, and what can be read of it goes on.

use super::{NOW, begin, end, number, open, play, raw, save, stage};
use moodfirst::records::{FILE, Opened, Store};
use std::fs;
use std::path::Path;

/// Two learners, a finished run and one that was left; the log is not folded in.
fn filled(folder: &Path) {
    let (mut store, stage) = (open(folder), stage());
    let keep = raw(folder);
    let lin = store.add_learner("Lin", NOW).unwrap().id;
    let run = play(&stage, &crate::runs::TEXTBOOK);
    let key = begin(&mut store, 1, lin, &stage, &run);
    save(&mut store, &key, &run, 1);
    store.finish(&key, &end(&stage, &run)).unwrap();
    let mei = store.add_learner("小梅", NOW).unwrap().id;
    let run = play(&stage, &crate::runs::TEXTBOOK[..2]);
    let key = begin(&mut store, 2, mei, &stage, &run);
    save(&mut store, &key, &run, 1);
    let log = fs::read(folder.join(format!("{FILE}-wal"))).unwrap();
    let main = fs::read(folder.join(FILE)).unwrap();
    drop((store, keep));
    // As after a power cut: the log is still there.
    fs::write(folder.join(FILE), main).unwrap();
    fs::write(folder.join(format!("{FILE}-wal")), log).unwrap();
}

#[test]
fn an_emptied_file_beside_its_log_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    filled(folder);
    fs::write(folder.join(FILE), "").unwrap();
    let log = fs::read(folder.join(format!("{FILE}-wal"))).unwrap();
    let Opened { store, note } = Store::open(folder).unwrap();
    let note = note.unwrap();
    assert!(note.en.contains("records.damaged-1.sqlite3"), "{}", note.en);
    assert!(note.en.contains("learners 2, runs 2"), "{}", note.en);
    assert!(note.zh.contains("2 个人，2 次练习"), "{}", note.zh);
    let lin = store.learner("Lin").unwrap().unwrap().id;
    assert_eq!(store.home(lin).unwrap().scenarios["old-call"].attempts, 1);
    let mei = store.learner("小梅").unwrap().unwrap().id;
    let left = store.home(mei).unwrap().open.remove(0);
    assert_eq!((left.turns, store.load(&left.key).unwrap().steps.len()), (2, 2));
    drop(store);
    assert_eq!(Store::open(folder).unwrap().note, None, "it is told once");
    let aside = folder.join("records.damaged-1.sqlite3-wal");
    assert!(fs::read(aside).unwrap() == log, "the log is set aside as it was");
}

#[test]
fn a_missing_file_beside_its_log_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path());
    fs::remove_file(home.path().join(FILE)).unwrap();
    let Opened { store, note } = Store::open(home.path()).unwrap();
    assert!(note.unwrap().en.contains("learners 2"));
    assert_eq!(store.learners().unwrap().len(), 2);
}

#[test]
fn a_lost_version_is_told_in_a_sentence_and_everything_goes_on() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path());
    drop(open(home.path()));
    raw(home.path()).execute_batch("PRAGMA user_version = 0").unwrap();
    let Opened { store, note } = Store::open(home.path()).unwrap();
    let note = note.unwrap();
    assert!(note.en.contains("the version of its format is lost"), "{}", note.en);
    assert!(!note.en.contains("TABLE"), "{}", note.en);
    assert_eq!(store.learners().unwrap().len(), 2);
    assert_eq!(number(&raw(home.path()), "PRAGMA user_version"), 3);
}

#[test]
fn a_page_that_is_gone_costs_only_what_stood_there() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path());
    drop(open(home.path()));
    let path = home.path().join(FILE);
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'replies_of_attempt'";
    let page = number(&raw(home.path()), sql);
    let mut bytes = fs::read(&path).unwrap();
    let from = (usize::try_from(page).unwrap() - 1) * 4096;
    bytes[from..from + 4096].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    let Opened { store, note } = Store::open(home.path()).unwrap();
    let note = note.unwrap();
    assert!(note.en.contains("learners 2, runs 2"), "{}", note.en);
    assert_eq!(store.learners().unwrap().len(), 2);
}
