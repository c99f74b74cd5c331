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
    /// Adds what a reply brings.
    #[inline]
    pub fn add(&mut self, gain: &Gain) {
        self.seen |= gain.seen;
        for (sum, cost) in self.sums.iter_mut().zip(gain.cost) {
            *sum = sum.saturating_sub(i16::try_from(cost).unwrap_or(i16::MAX));
        }
    }

    /// Changes bits that are not in `open` into points; `most` is what those can still pay
    /// ([`Worth::most`]).
    #[inline]
    pub fn fold(&mut self, worth: &Worth<'_>, open: Seen, most: Sums) {
        let done = self.seen & !(open | JOINT);
        if done != 0 {
            self.seen &= !done;
            for (sum, more) in self.sums.iter_mut().zip(worth.alone(done)) {
                *sum = sum.saturating_add(more);
            }
        }
        Worth::sink(&mut self.sums, most);
    }
}

/// Half of what a lane of [`Packed`] holds: sums from −`MIDDLE` to `MIDDLE` − 1.
const MIDDLE: i16 = 1 << 14;
/// The bit above each lane, by which a subtraction shows which lanes fell short.
const GUARDS: u64 = 0x8000_8000_8000;

/// An account in a front: two of them are compared without a branch for each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed {
    /// Bits that are better set.
    good: u64,
    /// The three sums, each in 15 bits of 16.
    lanes: u64,
}

impl Packed {
    fn of(account: &Account) -> Self {
        let lane = |sum: i16| u64::from((sum.clamp(-MIDDLE, MIDDLE - 1) + MIDDLE).unsigned_abs());
        let [a, b, c] = account.sums.map(lane);
        Self { good: account.seen ^ BAD, lanes: a | b << 16 | c << 32 }
    }

    /// As it was.
    pub fn account(self) -> Account {
        let sum = |place: u32| (self.lanes >> place & 0x7FFF) as i16 - MIDDLE;
        Account { seen: self.good ^ BAD, sums: [sum(0), sum(16), sum(32)] }
    }

    /// In every respect at least as good.
    #[inline(always)]
    const fn covers(self, other: Self) -> bool {
        let short = !((self.lanes | GUARDS) - other.lanes) & GUARDS;
        short | (other.good & !self.good) == 0
    }
}

/// Enters an account into a front of those that no other covers; `BEST`: or, turned round, of
/// those that cover no other. False if the front was full.
pub fn enter<const BEST: bool>(front: &mut Vec<Packed>, account: &Account, most: usize) -> bool {
    let new = Packed::of(account);
    let beats = |a: Packed, b: Packed| if BEST { a.covers(b) } else { b.covers(a) };
    let mut place = 0;
    while let Some(known) = front.get(place) {
        if beats(*known, new) {
            // What beats one often beats the next: it is tried earlier then.
            front.swap(place / 2, place);
            return true;
        }
        if beats(new, *known) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_accounts_compare_like_their_parts() {
        let mut seed = 7_u64;
        let mut next = || {
            seed = seed.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            seed >> 33
        };
        for _ in 0..20_000 {
            let mut one = || Account {
                seen: next() & 0b111 | (next() & 1) << 33,
                sums: [0; 3].map(|_| [-8192, -1, 0, 1, 100][next() as usize % 5]),
            };
            let (a, b) = (one(), one());
            let parts = (b.seen ^ BAD) & !(a.seen ^ BAD) == 0
                && a.sums.iter().zip(&b.sums).all(|(a, b)| a >= b);
            assert_eq!(Packed::of(&a).covers(Packed::of(&b)), parts, "{a:?} {b:?}");
            assert_eq!(Packed::of(&a).account(), a);
        }
    }
}
