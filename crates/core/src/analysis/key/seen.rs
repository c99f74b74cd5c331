//! The account of a run as bits: what has been seen.

use crate::evaluation::{Fact, OwedItem};
use crate::scenario::model::OwedKind;

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

/// Facts that a slot of this scenario pays for.
pub fn scored(owed: &[OwedItem]) -> u32 {
    use Fact as F;
    let mut facts = vec![
        F::Listened,
        F::ListenedAgain,
        F::Paraphrased,
        F::Named,
        F::SecondReading,
        F::Apologised,
        F::Thanked,
        F::Invited,
        F::Delivered,
        F::FirstMatterFit,
        F::FirstSolutionFit,
        F::Stalled,
        F::Matter,
    ];
    for item in owed {
        facts.extend(match item.kind {
            OwedKind::Promise => vec![F::Owned],
            OwedKind::SolveNow => {
                vec![F::Owned, F::Remedied, F::RemedyConfirmed, F::FollowedUp, F::Recapped]
            }
            OwedKind::NotOurs => vec![F::Clarified, F::Offered, F::HelpedOn, F::Understood],
            OwedKind::KindNo => vec![
                F::Declined,
                F::Explained,
                F::Offered,
                F::FaultAdmitted,
                F::Overpromised,
                F::OfService,
            ],
        });
    }
    facts.into_iter().fold(0, |bits, fact| bits | 1 << fact as u32)
}
