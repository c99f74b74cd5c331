//! Interaction and image tests of the window live in `it/` and `desktop/`. Here: the runs that they
//! share with the tests of the core.

#[path = "../it/runs.rs"]
mod runs;

pub use runs::{NOTORIOUS, TEXTBOOK};
