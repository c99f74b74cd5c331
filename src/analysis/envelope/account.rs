//! Accounts, and fronts of them.

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

/// Enters an account into a front of those that no other covers; `BEST`: or, turned round, of
/// those that cover no other. False if the front was full.
pub fn enter<const BEST: bool>(front: &mut Vec<Account>, new: Account, most: usize) -> bool {
    let beats = |a: &Account, b: &Account| if BEST { a.covers(b) } else { b.covers(a) };
    let mut place = 0;
    while let Some(known) = front.get(place) {
        if beats(known, &new) {
            // What beats one often beats the next: it is tried earlier then.
            front.swap(place / 2, place);
            return true;
        }
        if beats(&new, known) {
            front.swap_remove(place);
        } else {
            place += 1;
        }
    }
    if front.len() >= most {
        return false;
    }
    front.push(new);
    true
}
