//! A segment as the evaluation sees it: numbers only.

use crate::rubric::{Act, Mark};

/// `CodedAct::wear` of an act that never wears out here (listening, other families, or, in a
/// transcript, a mood act without `about`).
pub const NEVER_WEARS: u32 = u32::MAX;

/// `CodedAct::promise` of an act that means the latest entry of the ledger.
pub const LATEST: u16 = u16::MAX;

/// One segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodedAct {
    /// The act.
    pub act: Act,
    /// Number of its (act, about) pair, or [`NEVER_WEARS`].
    pub wear: u32,
    /// Exempt from the order rules (identity check).
    pub mandatory: bool,
    /// A Promise or Remedy beyond this role's authority.
    pub beyond: bool,
    /// Number of the promise made or meant, or [`LATEST`].
    pub promise: u16,
    /// For a Promise: which terms were stated.
    pub terms: Terms,
    /// For a Promise or Renegotiate: due, in minutes of the scenario's clock.
    pub due: Option<u32>,
}

impl CodedAct {
    /// A bare act.
    #[must_use]
    pub const fn new(act: Act) -> Self {
        Self {
            act,
            wear: NEVER_WEARS,
            mandatory: false,
            beyond: false,
            promise: LATEST,
            terms: Terms { what: false, who: false, due: false, channel: false },
            due: None,
        }
    }
}

/// Which terms of a promise were stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Terms {
    pub what: bool,
    pub who: bool,
    pub due: bool,
    pub channel: bool,
}

/// The delivery marks of a reply, as far as they matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivery {
    /// A fitting mark.
    pub fitting: bool,
    /// A dampening mark.
    pub dampening: bool,
    /// A raised voice.
    pub raised: bool,
}

impl Delivery {
    /// Sums up delivery marks.
    #[must_use]
    pub fn of(marks: &[Mark]) -> Self {
        Self {
            fitting: marks.iter().any(|mark| mark.fitting()),
            dampening: marks.iter().any(|mark| mark.dampening()),
            raised: marks.contains(&Mark::RaisedVoice),
        }
    }
}
