//! The records on a real disk: what is kept, what is refused, what survives.

mod again;
mod erasing;
mod keeping;
mod kill;
mod opening;
mod past;
mod salvage;
mod terminal;
mod together;
mod trouble;
mod turns;

use moodfirst::library::Rulebook;
use moodfirst::records::{AttemptKey, AttemptStart, COACH, FILE, Finished, LearnerId, Store};
use moodfirst_core::dialogue::{Session, Stage, follow};
use moodfirst_core::report::session_report;
use rusqlite::Connection;
use std::path::Path;

const NOW: u64 = 1_763_800_000_000;

/// The records of this folder, with nothing to be told about them.
#[track_caller]
fn open(folder: &Path) -> Store {
    let opened = Store::open(folder).unwrap();
    assert_eq!(opened.note, None);
    opened.store
}

/// The database behind the back of the program.
fn raw(folder: &Path) -> Connection {
    Connection::open(folder.join(FILE)).unwrap()
}

fn number(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The lesson of the tests' own with its plain customer.
fn stage() -> Stage {
    let rulebook = Rulebook::embedded().unwrap();
    rulebook.stage(&crate::runs::old_call(&rulebook).1, "plain").unwrap()
}

fn play(stage: &Stage, ids: &[&str]) -> Session {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    follow(stage, &ids).unwrap()
}

/// A new attempt in these records.
fn begin(
    store: &mut Store,
    nonce: u64,
    learner: LearnerId,
    stage: &Stage,
    run: &Session,
) -> AttemptKey {
    let key = AttemptKey::new(NOW, nonce);
    store.begin(&AttemptStart::of(key.clone(), learner, stage, run, COACH, NOW)).unwrap();
    key
}

/// Saves the replies of a run from `from` on, from 1.
fn save(store: &mut Store, key: &AttemptKey, run: &Session, from: u32) {
    for (turn, step) in (1..).zip(&run.steps).skip(from as usize - 1) {
        store.save_reply(key, turn, step, None, NOW + u64::from(turn)).unwrap();
    }
}

/// The end of a run.
fn end(stage: &Stage, run: &Session) -> Finished {
    let words = Rulebook::embedded().unwrap().catalogue;
    Finished::of(&session_report(run, stage, &words), NOW + 100)
}
