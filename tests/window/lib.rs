//! Interaction and image tests of the window live in `it/` and `desktop/`. Here: the lesson and
//! the runs that they share with the tests of the core.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

#[path = "../it/runs.rs"]
mod runs;

use moodfirst::library::PLANS;
use moodfirst_core::scenario::plans;

pub use runs::{NOTORIOUS, OLD_CALL, TEXTBOOK, old_call, own_lessons};

/// The choices of a plan of a shipped lesson, whatever they are at the moment.
///
/// # Panics
/// If there is no such plan.
pub fn shipped_plan(id: &str, name: &str) -> Vec<String> {
    let file = format!("{id}.plans.ron");
    let (_, text) = PLANS.iter().find(|(shipped, _)| *shipped == file).expect("plans");
    let plans = plans::load(&file, text.as_bytes(), None).plans.expect("sound plans");
    let plan = plans.plans.into_iter().find(|plan| plan.name == name);
    plan.unwrap_or_else(|| panic!("{file} has no plan {name}")).choices
}
