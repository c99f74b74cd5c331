//! Opening: new, older, newer, damaged, foreign.

use super::{begin, end, number, open, play, raw, save, stage};
use crate::runs::TEXTBOOK;
use moodfirst::records::{FILE, Opened, Store};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn version(folder: &Path) -> i64 {
    number(&raw(folder), "PRAGMA user_version")
}

/// Records with one learner and one attempt of three replies.
fn filled(folder: &Path) {
    let (mut store, stage) = (open(folder), stage());
    let learner = store.add_learner("Lin", 1).unwrap().id;
    let run = play(&stage, &["go-on", "eleven", "useful-test"]);
    let key = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &key, &run, 1);
}

#[test]
fn a_fresh_folder_is_made_and_gets_the_whole_schema() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("not").join("yet 还没有");
    assert!(open(&folder).learners().unwrap().is_empty());
    let db = raw(&folder);
    let mut names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
        .unwrap();
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(names, ["attempts", "classes", "erasing", "learners", "replies", "reports"]);
    assert_eq!(version(&folder), 3);
    let mode: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    assert_eq!(
        number(&db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
        0
    );
}

#[test]
fn a_database_of_the_first_format_is_brought_up_with_everything_in_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let (stage, run) = (stage(), play(&stage(), &["go-on", "eleven"]));
    let old = raw(folder);
    old.execute_batch(include_str!("version_1.sql")).unwrap();
    old.execute_batch("PRAGMA application_id = 1299138153; PRAGMA user_version = 1;").unwrap();
    old.execute("INSERT INTO learners VALUES (7, '小林', 5, 9)", []).unwrap();
    let content = moodfirst::records::content_hash(stage.lesson().scenario()).cast_signed();
    old.execute(
        "INSERT INTO attempts (id, key, learner, scenario, version, content, rubric, persona, mode,
             started_ms, window, last_ms, turns)
         VALUES (3, 'old', 7, 'old-call', ?1, ?2, ?3, 'plain', 'coach', 6, 'gone', 9, 2)",
        rusqlite::params![run.version, content, run.rubric],
    )
    .unwrap();
    for (turn, step) in (1..).zip(&run.steps) {
        old.execute(
            "INSERT INTO replies (attempt, turn, node, shown, reply, at_ms) VALUES (3, ?1, ?2, ?3, ?4, 8)",
            rusqlite::params![turn, step.node, step.shown.as_slice(), step.reply],
        )
        .unwrap();
    }
    drop(old);
    let store = open(folder);
    assert_eq!(version(folder), 3);
    let learner = store.learners().unwrap().remove(0);
    assert_eq!((learner.id.0, learner.name.as_str()), (7, "小林"));
    let left = store.home(learner.id).unwrap().open.remove(0);
    let saved = store.load(&left.key).unwrap();
    assert_eq!(moodfirst::records::rebuild(&saved, &stage).unwrap(), run);
}

#[test]
fn a_newer_database_is_refused_and_not_a_byte_is_touched() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    filled(folder);
    raw(folder).execute_batch("PRAGMA journal_mode = delete; PRAGMA user_version = 4;").unwrap();
    let before = files(folder);
    let why = Store::open(folder).unwrap_err();
    for words in [FILE, "newer version", "format 4", "left alone", "--data-dir"] {
        assert!(why.en.contains(words), "{words}: {}", why.en);
    }
    assert!(why.zh.contains("更新版本") && why.zh.contains("没有动它"), "{}", why.zh);
    assert_eq!(files(folder), before);
}

#[test]
fn a_newer_version_that_stands_in_the_log_only_is_refused_too() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    filled(folder);
    let newer = raw(folder);
    newer.execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 4;").unwrap();
    let database = fs::read(folder.join(FILE)).unwrap();
    let why = Store::open(folder).unwrap_err();
    assert!(why.en.contains("newer version"), "{}", why.en);
    assert_eq!(fs::read(folder.join(FILE)).unwrap(), database);
    assert_eq!(number(&newer, "PRAGMA user_version"), 4);
    assert_eq!(number(&newer, "SELECT count(*) FROM replies"), 3);
}

/// What is in the file is set aside under a name that is told, whole, and the new records work.
#[track_caller]
fn set_aside(folder: &Path, bytes: &[u8], number_of_aside: u32) {
    let Opened { mut store, note } = Store::open(folder).unwrap();
    let note = note.expect("it is told");
    let name = format!("records.damaged-{number_of_aside}.sqlite3");
    for text in [&note.en, &note.zh] {
        assert!(text.contains(FILE) && text.contains(&name), "{text}");
    }
    assert!(fs::read(folder.join(&name)).unwrap() == bytes, "{name} is what was there");
    // Whoever could be read is there already.
    store.add_learner("Lin", 1).unwrap();
    drop(store);
    assert_eq!(open(folder).learners().unwrap().len(), 1);
}

#[test]
fn damaged_databases_are_set_aside_each_under_its_own_name() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let path = folder.join(FILE);
    let mut count = 0;
    // No database at all, a torn one, one with a page of rubbish in the middle, another program's.
    fs::write(&path, "这不是数据库。".repeat(500)).unwrap();
    count += 1;
    set_aside(folder, &fs::read(&path).unwrap(), count);

    let whole = |folder: &Path| {
        filled(folder);
        raw(folder).execute_batch("PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
        fs::read(folder.join(FILE)).unwrap()
    };
    let torn = whole(folder);
    let torn = torn[..torn.len() / 2].to_vec();
    fs::write(&path, &torn).unwrap();
    count += 1;
    set_aside(folder, &torn, count);

    let mut rubbish = whole(folder);
    rubbish[4096..3 * 4096].fill(0xa5);
    fs::write(&path, &rubbish).unwrap();
    count += 1;
    set_aside(folder, &rubbish, count);

    for sql in ["CREATE TABLE recipes (x);", "CREATE TABLE recipes (x); PRAGMA user_version = 1;"] {
        fs::remove_file(&path).unwrap();
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        count += 1;
        set_aside(folder, &fs::read(&path).unwrap(), count);
    }
}

#[test]
fn damage_among_the_reports_is_met_when_one_is_read_and_set_aside_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let (stage, run) = (stage(), play(&stage(), &TEXTBOOK));
    let key = {
        let mut store = open(folder);
        let learner = store.add_learner("Lin", 1).unwrap().id;
        let key = begin(&mut store, 1, learner, &stage, &run);
        save(&mut store, &key, &run, 1);
        store.finish(&key, &end(&stage, &run)).unwrap();
        key
    };
    let root = number(&raw(folder), "SELECT rootpage FROM sqlite_schema WHERE name = 'reports'");
    let root = usize::try_from(root).unwrap();
    let path = folder.join(FILE);
    let mut bytes = fs::read(&path).unwrap();
    bytes[(root - 1) * 4096..root * 4096].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let store = open(folder);
    assert_eq!(store.load(&key).unwrap().steps, run.steps);
    let why = store.report(&key).unwrap_err();
    assert!(why.en.contains("The next start will set it aside"), "{}", why.en);
    drop(store);
    set_aside(folder, &bytes, 1);
    assert_eq!(
        open(folder).load(&key).unwrap().steps,
        run.steps,
        "the report is gone, the run is not"
    );
    assert!(!folder.join(format!("{FILE}-suspect")).exists());
}

#[test]
fn the_log_of_a_damaged_database_goes_with_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    fs::write(folder.join(FILE), [7; 9000]).unwrap();
    fs::write(folder.join(format!("{FILE}-wal")), "log").unwrap();
    let Opened { store, note } = Store::open(folder).unwrap();
    assert!(note.is_some() && store.learners().unwrap().is_empty());
    assert_eq!(fs::read(folder.join("records.damaged-1.sqlite3-wal")).unwrap(), b"log");
}

/// A change without a log, as when the database is made, cut off in the middle. The kill test came
/// upon it: the look before opening took it for a folder that may not be written.
#[test]
fn a_change_that_was_cut_off_before_there_was_a_log_is_undone() {
    let home = tempfile::tempdir().unwrap();
    let (folder, copy) = (home.path().join("one"), home.path().join("two"));
    filled(&folder);
    fs::create_dir(&copy).unwrap();
    let db = raw(&folder);
    db.execute_batch("PRAGMA journal_mode = delete; PRAGMA cache_size = 2; BEGIN;").unwrap();
    for number in 0..200 {
        let name = format!("{number}{}", "x".repeat(3000));
        db.execute("INSERT INTO learners (name, created_ms, used_ms) VALUES (?1, 1, 1)", [name])
            .unwrap();
    }
    for end in ["", "-journal"] {
        let name = format!("{FILE}{end}");
        fs::copy(folder.join(&name), copy.join(&name)).unwrap();
    }
    let names: Vec<String> =
        open(&copy).learners().unwrap().into_iter().map(|learner| learner.name).collect();
    assert_eq!(names, ["Lin"]);
    assert_eq!(number(&raw(&copy), "SELECT count(*) FROM replies"), 3);
}

#[test]
fn an_empty_file_from_a_start_cut_off_at_once_is_simply_used() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join(FILE), "").unwrap();
    open(home.path()).add_learner("Lin", 1).unwrap();
    assert_eq!(open(home.path()).learners().unwrap().len(), 1);
}
