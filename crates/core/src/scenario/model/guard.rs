//! Conditions on the state of a run.

use super::Moment;
use crate::rubric::Rule;
use serde::Serialize;

/// A condition on the state of the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Guard {
    /// A mood compared with a threshold, a multiple of 5.
    Mood(Gauge, Compare, u8),
    /// The anger curve is in this phase.
    Curve(Phase),
    /// A flag is set.
    Flag(String),
    /// The latest ledger entry of this promise is in this state.
    Promise(String, PromiseState),
    /// The node has been visited.
    Visited(String),
    /// The scenario's clock compared with a moment. Format 2: `Clock(from: "d2 09:00")`,
    /// `Clock(before: "d2 09:00")`.
    Clock(Compare, Moment),
    /// The slot is earned by now. Format 2: `Earned(FirstMatter)`.
    Earned(Rule),
    /// The slot can not be earned any more. Format 2: `Missed(FirstMatter)`.
    Missed(Rule),
    /// What the last reply was. Format 2: `Last(Misheard)`. False before the first reply.
    Last(LastReply),
    /// A Mishear with this `about` is in this state. Format 2: `Misheard("day", Open)`.
    Misheard(String, Mishearing),
    /// The run is played with this persona.
    Persona(String),
    /// None of it holds.
    Not(Box<Guard>),
    /// All of them hold.
    All(Vec<Guard>),
    /// At least one holds.
    Any(Vec<Guard>),
}

/// One of the three moods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gauge {
    Anger,
    Trust,
    Heard,
}

/// How a mood is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `<`
    Below,
}

/// What a guard can ask about the last reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum LastReply {
    /// It held a Mishear.
    Misheard,
    /// The customer had asked for action, and it held none.
    Unanswered,
    /// It held an act that hurts, a Mishear apart.
    Harmful,
    /// It repeated a mood act that was worn out.
    Worn,
    /// It came to the matter too early: a matter act while the customer boiled.
    TooEarly,
    /// It promised or gave what is beyond this role, or what the house cannot do by then.
    Overpromised,
}

/// What became of something misheard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Mishearing {
    /// Misheard, and not said back right since.
    Open,
    /// Misheard, and a later Paraphrase of the same `about` said it back right.
    Mended,
}

/// Phase of the anger curve (敌意曲线), for display and guards (contract section 2).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Still getting angrier.
    Rising,
    /// As angry as it gets, for now.
    Peak,
    /// Anger has fallen once.
    Turning,
    /// Anger keeps falling.
    Cooling,
    /// Anger is at most 40.
    Workable,
    /// Anger jumped after it had fallen.
    Relapse,
}

/// State of a promise, as a guard asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum PromiseState {
    /// Never made.
    Unmade,
    /// Made and neither kept, broken nor released.
    Open,
    /// Open, and the customer has agreed.
    Agreed,
    /// Kept, also after a new time was agreed.
    Kept,
    /// Broken.
    Broken,
    /// The customer does not need it any more.
    Released,
}
