//! How much a file may hold.
//!
//! Every count has a limit far above what a lesson needs and far below what the numbers of the
//! engine can hold (lines and ways are counted in 16 bits, replies in 8), so that no file can make
//! them overflow.

use crate::source::read::Limits;

/// Most values of the lists of a scenario, by field. A list that is not named here holds at most
/// [`crate::source::read::MOST_VALUES`].
pub static LIMITS: Limits = &[
    ("nodes", 50_000),
    ("endings", 1_000),
    ("lines", 200),
    // Rules ask for less where it can be played: four replies, four answers.
    ("replies", 100),
    ("options", 100),
    ("segments", 100),
    ("next", 200),
    ("personas", 100),
    ("flags", 1_000),
    ("facts", 500),
    ("may_give", 500),
    ("can_do", 500),
    ("beyond", 500),
    ("expectations", 2_000),
    ("particulars", 500),
    ("editor", 200_000),
];

/// Most different promises of a scenario.
pub const MOST_PROMISES: usize = 1_000;
