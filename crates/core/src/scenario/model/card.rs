//! What is owed to the customer, and what the trainee may give.

use super::Moment;
use crate::text::Text;
use serde::Serialize;

/// The four kinds of what can be owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum OwedKind {
    /// Ours, but not now: an exact promise.
    Promise,
    /// Ours, and it can be solved now.
    SolveNow,
    /// Not ours: cleared up, with another way.
    NotOurs,
    /// A claim beyond what is due: a kind no.
    KindNo,
}

/// One owed item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// Its kind.
    pub kind: OwedKind,
    /// For [`OwedKind::Promise`]: the id of the promise that meets it. Empty otherwise.
    pub promise: String,
    /// Its share of the 100 points of commitment, a multiple of 20.
    pub points: u8,
}

/// What the trainee knows and may do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FactCard {
    /// Plain facts.
    pub facts: Vec<Text>,
    /// What this role may give.
    pub may_give: Vec<Gift>,
    /// What the house can do, and from when.
    pub can_do: Vec<CanDo>,
    /// What is beyond this role: giving or promising it is an overpromise.
    pub beyond: Vec<Beyond>,
}

/// Something this role may give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gift {
    /// Id that a Remedy names.
    pub id: String,
    /// Words on the card.
    pub text: Text,
    /// Largest amount, in the unit the words name; `None` where there is no amount.
    pub up_to: Option<u32>,
}

/// Something the house can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CanDo {
    /// Id that a Promise names.
    pub id: String,
    /// Words on the card.
    pub text: Text,
    /// The earliest moment for which it can be promised.
    pub from: Moment,
}

/// Something beyond this role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beyond {
    /// Id that a Remedy or Promise names.
    pub id: String,
    /// Words on the card.
    pub text: Text,
}
