//! What a state owes to the account, and what of it can not matter any more.

use super::seen::{CRITICAL, Gain, OWED, PROMISE_BITS, WARM, promise_parts};
use super::{Keys, Mask};
use crate::analysis::live::Need;
use crate::dialogue::{State, Status};
use crate::evaluation::{Entry, EntryState, Fact, Facts, OPEN};
use crate::scenario::model::Phase;
use smallvec::SmallVec;

impl Keys<'_> {
    /// Takes out what only adds up, and blanks what can not matter any more.
    pub fn settle(&self, state: &mut State) -> Gain {
        let tally = &mut state.tally;
        let small = |points: u32| u16::try_from(points).unwrap_or(u16::MAX);
        let mut gain = Gain {
            seen: u64::from(tally.facts.bits() & self.scored),
            cost: tally.penalties.map(small),
        };
        if tally.criticals > 0 {
            gain.seen |= 1 << CRITICAL;
        }
        tally.penalties = [0; 3];
        tally.criticals = 0;
        tally.turn = 0;
        state.clock = 0;
        if state.status != Status::Playing {
            self.settle_end(state, &mut gain);
            return gain;
        }
        let Some(mask) = self.mask(state.node) else { return gain };
        let tally = &mut state.tally;
        if !mask.needs(Need::Trust) {
            tally.mood.trust = 0;
        }
        if !mask.needs(Need::Heard) {
            tally.mood.heard = 0;
        }
        // Only `leaving` compares the phase, so without a guard on it any will do.
        if !mask.needs(Need::Phase) {
            tally.phase = Phase::Rising;
        }
        if tally.guard_age >= self.guard_replies || !mask.needs(Need::Heat) {
            tally.guard_age = u8::MAX;
        }
        if !mask.needs(Need::Counting) && !mask.needs(Need::Phase) {
            // Nothing can meet them any more: each will be charged, now or at the end.
            let open: u16 = tally.open_jumps.iter().fold(0, |sum, n| sum.saturating_add(*n));
            gain.cost[1] = gain.cost[1].saturating_add(open.saturating_mul(self.unmet));
            tally.open_jumps = [0; OPEN];
        }
        tally.warm[1] = false;
        if !mask.needs(Need::HangUp) {
            tally.limits = 0;
        }
        let matter = usize::from(tally.facts.has(Fact::Matter));
        // A request that waits for this very reply came on the way here.
        let pending = u32::from(tally.asked) << Fact::Stalled as u32;
        tally.facts =
            Facts::from_bits(tally.facts.bits() & (mask.dynamic[matter] | mask.facts | pending));
        keep(&mut tally.used, &mask.used_words);
        keep(&mut state.bits, &mask.bit_words);
        if !tally.ledger.is_empty() {
            self.settle_ledger(state, mask);
        }
        gain
    }

    fn settle_end(&self, state: &mut State, gain: &mut Gain) {
        let tally = &mut state.tally;
        if tally.warm[0] || tally.warm[1] {
            gain.seen |= 1 << WARM;
        }
        if tally.critical() {
            gain.seen |= 1 << CRITICAL;
        }
        let open = u16::try_from(tally.jumps_open()).unwrap_or(u16::MAX);
        gain.cost[1] = gain.cost[1].saturating_add(open.saturating_mul(self.unmet));
        for (number, promise) in self.owed.iter().enumerate() {
            let Some(place) = tally.entry_of(*promise) else { continue };
            let entry = &tally.ledger[place];
            let bits = OWED + number as u32 * PROMISE_BITS..64;
            for (bit, part) in bits.zip(promise_parts()) {
                gain.seen |= u64::from(part.holds(entry)) << bit;
            }
        }
        tally.ledger.clear();
        tally.facts = Facts::default();
        tally.used.clear();
        state.bits.clear();
    }

    fn settle_ledger(&self, state: &mut State, mask: &Mask) {
        let ledger = &mut state.tally.ledger;
        let last = ledger.len() - 1;
        let mut kept: SmallVec<[Entry; 2]> = SmallVec::new();
        let known = |set: &[bool], promise: u16| set.get(usize::from(promise)) == Some(&true);
        for place in (0..ledger.len()).rev() {
            let entry = ledger[place];
            let latest = !ledger[place + 1..].iter().any(|e| e.promise == entry.promise);
            let owed = latest && self.owed.contains(&entry.promise);
            let asked = latest && known(&mask.asked, entry.promise);
            let open = entry.state == EntryState::Open;
            let breaks = open
                && entry.due.is_some_and(|due| mask.jumps.last().is_some_and(|now| due < *now));
            let meant = place == last && mask.needs(Need::Latest);
            // While an earlier entry of the same promise may still break, acts on the promise
            // must go on meaning the latest one.
            let hides = latest
                && ledger[..place].iter().any(|e| {
                    e.promise == entry.promise && e.state == EntryState::Open && e.due.is_some()
                });
            if !(owed || asked || breaks || meant || hides) {
                continue;
            }
            let broken = entry.state == EntryState::Broken;
            let stated = owed && !broken;
            kept.push(Entry {
                promise: entry.promise,
                due: if open { early_enough(entry.due, &mask.jumps) } else { None },
                what: stated && entry.what,
                who: stated && entry.who,
                when: stated && entry.when,
                channel: stated && entry.channel,
                beyond: owed && entry.beyond,
                agreed: entry.agreed
                    && (stated || open && asked && known(&mask.agreed, entry.promise)),
                followed: owed && entry.followed,
                renegotiated: false,
                state: match entry.state {
                    EntryState::LateAnnounced => EntryState::Kept,
                    state => state,
                },
            });
        }
        kept.reverse();
        *ledger = kept;
    }
}

/// A due moment put as early as the jumps to come can not tell from the true one.
fn early_enough(due: Option<u32>, jumps: &[u32]) -> Option<u32> {
    let due = due?;
    jumps.last()?;
    Some(jumps.iter().rev().find(|now| **now <= due).copied().unwrap_or(0))
}

/// Blanks all bits outside of a mask; no empty words stay at the end.
fn keep(words: &mut SmallVec<[u64; 2]>, mask: &[u64]) {
    words.truncate(mask.len());
    for (word, mask) in words.iter_mut().zip(mask) {
        *word &= mask;
    }
    while words.last() == Some(&0) {
        words.pop();
    }
}
