//! The lesson and the runs that several tests play.
//!
//! It is the tests' own and stays as it is, so that the shipped lessons can be revised freely.

use moodfirst::library::{Folder, LibraryEntry, Origin, Rulebook};
use moodfirst_core::dialogue::Lesson;
use std::path::Path;
use std::sync::Arc;

/// Id of the lesson of the tests' own.
pub const OLD_CALL: &str = "old-call";

/// Its textbook run with a plain caller.
pub const TEXTBOOK: [&str; 15] = [
    "go-on",
    "eleven",
    "useful-test",
    "knocking",
    "mine",
    "why-check",
    "ring-back",
    "by-the-day",
    "five-today",
    "ring-now",
    "landline",
    "half-twelve",
    "a-bad-board",
    "right-all-along",
    "as-agreed",
];

/// Its notorious run: interrupts, guesses, denies, blames, quarrels, hangs up.
pub const NOTORIOUS: [&str; 8] = [
    "basement",
    "area-clear",
    "handset",
    "bad-batch",
    "refurbished",
    "not-ours",
    "contract",
    "hang-up",
];

/// A user's folder that offers [`OLD_CALL`] and nothing else, for any package of the workspace.
pub fn own_lessons() -> Folder {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let below = package.join("tests/data/lessons");
    let path = if below.is_dir() { below } else { package.with_file_name("data").join("lessons") };
    Folder { path: Some(path), named: false }
}

/// The file of [`OLD_CALL`], with its plans beside it, and the lesson ready for playing.
pub fn old_call(rulebook: &Rulebook) -> (Origin, Arc<Lesson>) {
    let path = own_lessons().path.expect("a folder").join("old-call.ron");
    let entry = LibraryEntry::of_file(rulebook, &path);
    (entry.origin, entry.lesson.expect("a sound lesson"))
}
