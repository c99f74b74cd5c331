//! The account of a run as bits: what has been seen.

use crate::evaluation::{Evidence, Fact, OwedItem, Part, slot};
use crate::rubric::Rule;

/// What has been seen in a run, bit by bit: the scored facts, and at the end of the run the warm
/// close, a critical error and the state of each owed promise.
pub type Seen = u64;

/// Warm close.
pub const WARM: u32 = 32;
/// Critical error.
pub const CRITICAL: u32 = 33;
/// First owed promise; [`PROMISE_BITS`] each.
pub const OWED: u32 = 34;
/// What, due, who, channel, authority, agreement, update, kept: in the order of
/// `Rule::PROMISE` without ownership.
pub const PROMISE_BITS: u32 = 8;
/// Facts that are better not seen.
pub const BAD: Seen = 1 << Fact::Stalled as u32
    | 1 << Fact::FaultAdmitted as u32
    | 1 << Fact::Overpromised as u32
    | 1 << CRITICAL;

/// Facts whose slots ask for two things at once; all others pay on their own.
pub const JOINT: Seen = BAD | 1 << Fact::Matter as u32 | 1 << Fact::Declined as u32 | 1 << WARM;

/// What one reply adds to a run's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gain {
    /// What was seen.
    pub seen: Seen,
    /// Penalties on empathy, order, commitment.
    pub cost: [u16; 3],
}

/// Facts that a slot of this scenario reads.
pub fn scored(owed: &[OwedItem]) -> u32 {
    let always = Rule::EMPATHY.iter().chain(&Rule::ORDER);
    let rules = always.chain(owed.iter().flat_map(|item| item.slots()));
    let slots = rules.filter_map(|rule| slot(*rule));
    slots.fold(0, |bits, slot| slot.facts().fold(bits, |bits, fact| bits | 1 << fact as u32))
}

/// What a slot of an owed promise asks of the entry that meets it, in the order of its bits.
pub fn promise_parts() -> impl Iterator<Item = Part> {
    let evidence = |rule: &Rule| match slot(*rule)?.evidence {
        Evidence::Entry(part) => Some(part),
        Evidence::Fact(_) | Evidence::WarmClose => None,
    };
    Rule::PROMISE.iter().filter_map(evidence)
}
