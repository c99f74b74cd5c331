//! The records: learners, their attempts, every reply as it is given, the reports.
//!
//! One SQLite database in the data folder (`records.sqlite3`, write-ahead log). Every reply is a
//! transaction of its own, on the disk before the caller is answered, so that a run that was cut off
//! can be taken up after its last reply. Nothing is deleted but on one request, to erase a learner
//! with everything ([`Store::erase`]): replies taken back stay, marked; a damaged database is set aside
//! and named, and what can be read of it goes on; one from a newer program is left alone.
//!
//! Invariants: SQL stands only here. No clock: times (milliseconds since 1970) and the keys of attempts
//! come from outside. Errors are sentences in both languages that name the file and the way
//! out; whoever gets one plays on without recording and says so.

mod erase;
mod errors;
mod model;
mod name;
mod open;
mod past;
mod query;
mod rebuild;
mod salvage;
mod schema;
mod store;
mod supersede;
mod window;
mod write;

pub use erase::Erased;
pub use model::{
    AttemptKey, AttemptLine, AttemptStart, AttemptState, Best, COACH, EXAM, Finished, HomeRecords,
    Learner, LearnerId, OpenAttempt, Outcome, PastAttempt, SavedReport, SavedRun, ScenarioRecord,
};
pub use moodfirst_core::scenario::content_hash;
pub use name::{LONGEST_NAME, look_alike, tidy_name};
pub use open::{FILE, Opened};
pub use rebuild::{misfit, rebuild};
pub use store::Store;
