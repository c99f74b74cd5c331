//! Accounts, and fronts of them.

use super::outlook::Ahead;
use super::worth::{Sums, Worth};
use crate::analysis::key::{BAD, Gain, JOINT, Seen};

/// What has been seen, and the points of what needs to be told apart no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Account {
    /// Bits.
    pub seen: Seen,
    /// Points of empathy, order, commitment.
    pub sums: Sums,
}

impl Account {
    /// In every respect at least as good.
    #[inline(always)]
    pub fn covers(&self, other: &Self) -> bool {
        let [a, b, c] = self.sums;
        let [x, y, z] = other.sums;
        ((other.seen ^ BAD) & !(self.seen ^ BAD) == 0) & (a >= x) & (b >= y) & (c >= z)
    }

    /// Adds what a reply brings.
    #[inline]
    pub fn add(&mut self, gain: &Gain) {
        self.seen |= gain.seen;
        for (sum, cost) in self.sums.iter_mut().zip(gain.cost) {
            *sum = sum.saturating_sub(i16::try_from(cost).unwrap_or(i16::MAX));
        }
    }

    /// Changes bits that are not in `open` into points.
    #[inline]
    pub fn fold(&mut self, worth: &Worth<'_>, open: Seen) {
        let done = self.seen & !(open | JOINT);
        if done != 0 {
            self.seen &= !done;
            for (sum, more) in self.sums.iter_mut().zip(worth.alone(done)) {
                *sum = sum.saturating_add(more);
            }
        }
        worth.sink(&mut self.sums, self.seen | open);
    }
}

/// Enters an account, with its ending, into a front of those that no other of the same ending
/// covers; `best`: or, turned round, of those that cover no other. False if the front was full.
pub fn enter(
    front: &mut Vec<Ahead>,
    account: Account,
    ending: u16,
    best: bool,
    most: usize,
) -> bool {
    let beats = |a: &Ahead, b: &Account, end: u16| {
        a.1 == end && if best { a.0.covers(b) } else { b.covers(&a.0) }
    };
    if front.iter().any(|known| beats(known, &account, ending)) {
        return true;
    }
    let new = (account, ending);
    front.retain(|known| !beats(&new, &known.0, known.1));
    if front.len() >= most {
        return false;
    }
    front.push(new);
    true
}
