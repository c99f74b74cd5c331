//! What the evaluation tells whoever listens.

use super::{Fact, Moods};
use crate::rubric::{Act, Rule};
use serde::{Deserialize, Serialize};

/// Where in a run something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct At {
    /// Reply, from 1; 0 is before the first.
    pub turn: u32,
    /// Segment, from 1; 0 is the reply as a whole or what followed it.
    pub segment: u16,
}

/// Something noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A segment has been worked.
    Segment {
        /// Its act.
        act: Act,
        /// The mood before it.
        before: Moods,
        /// The mood after it.
        after: Moods,
        /// It was a worn-out repetition.
        worn: bool,
    },
    /// The reply left a request for action unanswered.
    Unanswered {
        /// The mood after the reply's last segment.
        before: Moods,
        /// The mood with what that did.
        after: Moods,
    },
    /// A fact is established for the first time.
    Fact(Fact),
    /// A penalty, in points of its dimension, positive.
    Penalty(Rule, i32),
    /// Anger jumped.
    Jump,
    /// Counting mood met all open jumps.
    JumpsMet,
    /// The oldest open jumps went unmet: those of this turn.
    JumpsExpired(u32),
    /// This reply would close warmly.
    WarmClose,
    /// A critical error; `None`: a possible injury nobody looked after.
    Critical(Option<Act>),
    /// Something happened to a ledger entry, by its place in the ledger.
    Ledger(usize, LedgerEvent),
}

/// What can happen to a ledger entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum LedgerEvent {
    Made,
    Agreed,
    Updated,
    Recapped,
    Renegotiated,
    Kept,
    Broken,
    Released,
}

/// Listens to an evaluation.
pub trait Trace {
    /// Something was noticed at a place of the run.
    fn note(&mut self, at: At, event: Event);
}

/// Listens to nothing: for speed.
impl Trace for () {
    #[inline(always)]
    fn note(&mut self, _: At, _: Event) {}
}
