//! The commitment ledger: every promise made, and what became of it (contract section 5).

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// The entries in the order in which they were made.
pub type Ledger = SmallVec<[Entry; 2]>;

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// Neither kept, broken nor released yet.
    Open,
    /// Kept at the time first given.
    Kept,
    /// Kept at a later time, which was announced before the first one had come.
    LateAnnounced,
    /// The clock passed, or a transcript says so.
    Broken,
    /// The customer does not need it any more.
    Released,
}

/// One promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "a row of the ledger is a row of yes and no")]
pub struct Entry {
    /// Number of the promise in its scenario.
    pub promise: u16,
    /// Due, in minutes of the scenario's clock; `None` where there is no clock or no due time.
    pub due: Option<u32>,
    /// It was said what.
    pub what: bool,
    /// It was said by whom.
    pub who: bool,
    /// It was said by when.
    pub when: bool,
    /// It was said through which channel.
    pub channel: bool,
    /// It is beyond this role's authority.
    pub beyond: bool,
    /// The customer agreed.
    pub agreed: bool,
    /// Update or Recap after it.
    pub followed: bool,
    /// A new time was given before the first was due.
    pub renegotiated: bool,
    /// What became of it.
    pub state: EntryState,
}

impl Entry {
    /// Kept, at whichever announced time.
    #[must_use]
    pub const fn kept(&self) -> bool {
        matches!(self.state, EntryState::Kept | EntryState::LateAnnounced)
    }

    /// How it stands, as reports say it: an open entry that the customer accepted is agreed.
    #[must_use]
    pub const fn status(&self) -> PromiseStatus {
        match self.state {
            EntryState::Open if self.agreed => PromiseStatus::Agreed,
            EntryState::Open => PromiseStatus::Open,
            EntryState::Kept => PromiseStatus::Kept,
            EntryState::LateAnnounced => PromiseStatus::LateAnnounced,
            EntryState::Broken => PromiseStatus::Broken,
            EntryState::Released => PromiseStatus::Released,
        }
    }
}

/// How a promise stands, in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseStatus {
    /// Made, and nothing has become of it yet.
    Open,
    /// Open, and the customer agreed.
    Agreed,
    /// Kept at the time first given.
    Kept,
    /// Kept at a later time, announced before the first one had come.
    LateAnnounced,
    /// Its time passed.
    Broken,
    /// The customer does not need it any more.
    Released,
}
