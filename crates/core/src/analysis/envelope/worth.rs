//! What the bits of an account are worth.

use crate::analysis::key::{CRITICAL, JOINT, OWED, PROMISE_BITS, Seen, WARM};
use crate::dialogue::Stage;
use crate::evaluation::{Fact, Facts, Scores, Tally};
use crate::rubric::Rule;
use crate::scenario::model::OwedKind;

/// Points of empathy, order, commitment.
pub type Sums = [i16; 3];

/// The bits of [`JOINT`] that slots ask for, in the order of an index.
const ASKED: [u32; 6] = [
    Fact::Stalled as u32,
    Fact::FaultAdmitted as u32,
    Fact::Overpromised as u32,
    Fact::Matter as u32,
    Fact::Declined as u32,
    WARM,
];

/// Below this nothing is told apart: no slots are worth as much.
const SUNK: i16 = -8192;

/// What each bit is worth in a scenario.
pub struct Worth<'a> {
    stage: &'a Stage,
    /// Of the bits that pay on their own.
    bits: [Sums; 64],
    /// Of each set of the others.
    joint: [Sums; 64],
    /// The most that all of the others together can be worth.
    most_joint: Sums,
}

impl<'a> Worth<'a> {
    /// Works it out.
    pub fn new(stage: &'a Stage) -> Self {
        let (rubric, terms) = (stage.rubric(), stage.lesson().terms());
        let empty = || Tally::new(stage.lesson().scenario().opening.into(), rubric);
        let mut bits = [[0; 3]; 64];
        for (bit, worth) in bits.iter_mut().enumerate().take(32) {
            if JOINT >> bit & 1 == 0 {
                let mut tally = empty();
                tally.facts = Facts::from_bits(1 << bit);
                *worth = tally.scores(rubric, terms).sums.map(short);
            }
        }
        let owed = terms.owed.iter().filter(|item| item.kind == OwedKind::Promise);
        for (number, item) in (0_u32..).zip(owed) {
            let first = OWED + number * PROMISE_BITS;
            for (bit, rule) in (first..64).zip(&Rule::PROMISE[1..]) {
                bits[bit as usize][2] = short(item.pays(*rule, rubric));
            }
        }
        let mut joint = [[0; 3]; 64];
        let mut most_joint = [0; 3];
        for (index, worth) in joint.iter_mut().enumerate() {
            let mut tally = empty();
            let set = |place: usize| index >> place & 1 == 1;
            let facts = ASKED[..5].iter().enumerate().filter(|(place, _)| set(*place));
            tally.facts = Facts::from_bits(facts.fold(0, |all, (_, bit)| all | 1 << bit));
            tally.warm[0] = set(5);
            *worth = tally.scores(rubric, terms).sums.map(short);
            for (most, worth) in most_joint.iter_mut().zip(worth) {
                *most = (*most).max(*worth);
            }
        }
        Self { stage, bits, joint, most_joint }
    }

    /// What bits that pay on their own come to.
    #[inline]
    pub fn alone(&self, seen: Seen) -> Sums {
        let mut left = seen & !JOINT;
        let mut sums = [0_i16; 3];
        while left != 0 {
            let worth = self.bits[left.trailing_zeros() as usize];
            for (sum, worth) in sums.iter_mut().zip(worth) {
                *sum = sum.saturating_add(worth);
            }
            left &= left - 1;
        }
        sums
    }

    /// The most that can still be paid where `open` bits are told apart.
    pub fn most(&self, open: Seen) -> Sums {
        let open = self.alone(open);
        [0, 1, 2].map(|d| open[d].saturating_add(self.most_joint[d]))
    }

    /// Levels sums from which, even with the most that can still be paid, a dimension stays at 0.
    #[inline]
    pub fn sink(sums: &mut Sums, most: Sums) {
        for (sum, most) in sums.iter_mut().zip(most) {
            if sum.saturating_add(most) <= 0 {
                *sum = SUNK;
            }
        }
    }

    /// The scores of a run with these points and bits.
    pub fn scores(&self, sums: Sums, seen: Seen) -> Scores {
        let index = ASKED.iter().enumerate();
        let index = index.fold(0, |all, (place, bit)| all | (seen >> bit & 1) << place);
        let (joint, alone) = (self.joint[index as usize], self.alone(seen));
        let sums =
            [0, 1, 2].map(|d| i32::from(sums[d]) + i32::from(joint[d]) + i32::from(alone[d]));
        let critical = seen >> CRITICAL & 1 == 1;
        Scores::of_sums(sums, critical, self.stage.rubric(), self.stage.lesson().terms())
    }
}

fn short(points: i32) -> i16 {
    i16::try_from(points).unwrap_or(if points < 0 { i16::MIN } else { i16::MAX })
}
