//! Erasing a learner: nothing of them is left, nothing of anybody else goes.

use super::terminal::{feed, play as terminal};
use super::{NOW, begin, end, number, open, play, raw, save, stage};
use crate::cli::{OLD_CALL, folder};
use moodfirst::records::Store;
use std::fs;
use std::path::Path;

const NAME: &str = "Zypherine";

/// Does any file of the folder hold these words?
fn found(folder: &Path, words: &str) -> bool {
    folder.read_dir().unwrap().flatten().any(|entry| {
        let bytes = fs::read(entry.path()).unwrap_or_default();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    })
}

fn filled(folder: &Path) -> Store {
    let (mut store, stage) = (open(folder), stage());
    for (nonce, name) in (1..).zip([NAME, "Lin"]) {
        let learner = store.add_learner(name, NOW).unwrap().id;
        let run = play(&stage, &crate::runs::TEXTBOOK);
        let key = begin(&mut store, nonce, learner, &stage, &run);
        save(&mut store, &key, &run, 1);
        store.finish(&key, &end(&stage, &run)).unwrap();
    }
    store
}

#[test]
fn who_is_erased_is_in_no_table_no_file_and_no_log() {
    let home = tempfile::tempdir().unwrap();
    let mut store = filled(home.path());
    assert!(found(home.path(), NAME));
    let id = store.learner(NAME).unwrap().unwrap().id;
    let erased = store.erase(id).unwrap().unwrap();
    assert_eq!((erased.attempts, erased.left), (1, None));
    assert!(erased.replies > 9);
    assert!(!found(home.path(), NAME));
    assert_eq!(store.erase(id).unwrap(), None);
    let db = raw(home.path());
    for table in ["learners", "attempts", "reports"] {
        assert_eq!(number(&db, &format!("SELECT count(*) FROM {table}")), 1, "{table}");
    }
    assert_eq!(number(&db, "SELECT count(*) FROM erasing"), 0);
    assert_eq!(store.home(store.learner("Lin").unwrap().unwrap().id).unwrap().scenarios.len(), 1);
}

#[test]
fn what_nobody_asked_to_erase_cannot_go_or_change() {
    let home = tempfile::tempdir().unwrap();
    drop(filled(home.path()));
    let db = raw(home.path());
    for sql in [
        "DELETE FROM learners",
        "DELETE FROM attempts",
        "DELETE FROM replies",
        "DELETE FROM reports",
        "UPDATE attempts SET learner = 2 WHERE learner = 1",
        "UPDATE attempts SET state = 'open'",
        "UPDATE replies SET reply = 3",
        "UPDATE reports SET json = '{}'",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn another_window_that_reads_does_not_stop_it_and_the_next_start_finishes_it() {
    let home = tempfile::tempdir().unwrap();
    let mut store = filled(home.path());
    let other = raw(home.path());
    other.execute_batch("BEGIN").unwrap();
    number(&other, "SELECT count(*) FROM learners");
    let id = store.learner(NAME).unwrap().unwrap().id;
    let left = store.erase(id).unwrap().unwrap().left.unwrap();
    assert!(left.en.contains("start the program once more") && left.zh.contains("再打开一次"));
    assert_eq!(store.learner(NAME).unwrap(), None);
    other.execute_batch("COMMIT").unwrap();
    drop((other, store));
    drop(open(home.path()));
    assert!(!found(home.path(), NAME));
}

#[test]
fn the_command_asks_and_forgets_the_name_in_the_settings() {
    let home = folder();
    let data = home.path();
    terminal(data, &[OLD_CALL, "--learner", NAME], "1\n");
    let file = data.join("settings.ron");
    fs::write(&file, format!("(learner: Some(\"{NAME}\"))")).unwrap();
    let erase = |args: &[&str], typed: &str| {
        let mut command = crate::cli::program();
        command.args(["--lang", "en", "--data-dir"]).arg(data).arg("erase").args(args);
        feed(&mut command, typed)
    };
    let ran = erase(&[NAME], "no\n");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("nothing was erased"), "{}", ran.err);
    assert!(found(data, NAME));
    let ran = erase(&["Zypherin"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(NAME), "{}", ran.err);
    let ran = erase(&[NAME], &format!("{NAME}\n"));
    assert!(ran.out.contains("has been erased"), "{}{}", ran.out, ran.err);
    assert!(!found(data, NAME));
}
