//! Lessons and runs that several tests play: a fixed one of the tests' own, and the plans of the shipped ones.
//!
//! What tests the program plays the fixed one, so that the shipped lessons can be revised freely.

use moodfirst::library::{Entry, Folder, Kit, PLANS};
use moodfirst_core::dialogue::Lesson;
use moodfirst_core::scenario::plans;
use std::path::{Path, PathBuf};
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

/// The folder with the lessons of the tests' own, for any package of the workspace.
fn data() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let below = package.join("tests/data");
    if below.is_dir() { below } else { package.with_file_name("data") }
}

/// The file of [`OLD_CALL`], with its plans beside it.
pub fn old_call_file() -> PathBuf {
    data().join("old-call.ron")
}

/// A user's folder that offers [`OLD_CALL`].
pub fn own_lessons() -> Folder {
    Folder { path: Some(data()), named: false }
}

/// [`OLD_CALL`], ready for playing.
pub fn old_call(kit: &Kit) -> Arc<Lesson> {
    Entry::of_file(kit, &old_call_file()).lesson.expect("a sound lesson")
}

/// The choices of a plan of a shipped lesson, whatever they are at the moment.
pub fn shipped_plan(id: &str, name: &str) -> Vec<String> {
    let file = format!("{id}.plans.ron");
    let (_, text) = PLANS.iter().find(|(shipped, _)| *shipped == file).expect("plans");
    let plans = plans::load(&file, text.as_bytes(), None).plans.expect("sound plans");
    let plan = plans.plans.into_iter().find(|plan| plan.name == name);
    plan.unwrap_or_else(|| panic!("{file} has no plan {name}")).choices
}
