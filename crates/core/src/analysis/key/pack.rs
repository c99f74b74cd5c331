//! A settled state as a few 64-bit words, and back.
//!
//! The first word holds what every state has; a stream of bits follows: limits and facts, the
//! injury and the open jumps where there are any, the flags and worn words that matter at the
//! node. Then, from the next whole word on, one word for each entry of the ledger. A run that is
//! over is one word: how it ended.

use super::{Field, Keys};
use crate::dialogue::{State, Status};
use crate::evaluation::{Entry, EntryState, Fact, Facts, OPEN};
use crate::scenario::model::Phase;
use smallvec::SmallVec;

/// The node of a state that is over.
const TERMINAL: u64 = 0xFF_FFFF;
/// The ending of a run that got stuck.
const STUCK: u64 = 0xFFFF;

const PHASES: [Phase; 6] =
    [Phase::Rising, Phase::Peak, Phase::Turning, Phase::Cooling, Phase::Workable, Phase::Relapse];

const ENTRY_STATES: [EntryState; 5] = [
    EntryState::Open,
    EntryState::Kept,
    EntryState::LateAnnounced,
    EntryState::Broken,
    EntryState::Released,
];

/// Facts that a key can hold, in its order.
const FACTS: [Fact; 9] = [
    Fact::Heard,
    Fact::Matter,
    Fact::Solution,
    Fact::Soothed,
    Fact::Reading,
    Fact::Asked,
    Fact::Remedied,
    Fact::Clarified,
    Fact::Stalled,
];

impl Keys<'_> {
    /// Writes a settled state at the end of `out`.
    #[inline]
    pub fn pack(&self, state: &State, out: &mut Vec<u64>) {
        match state.status {
            Status::Playing => {}
            Status::Ended(ending) => {
                out.push(TERMINAL | u64::from(ending) << 24);
                return;
            }
            Status::Stuck => {
                out.push(TERMINAL | STUCK << 24 | u64::from(state.node) << 40);
                return;
            }
        }
        let Some(mask) = self.mask(state.node) else { return };
        let tally = &state.tally;
        let jumped = tally.open_jumps != [0; OPEN];
        out.push(
            u64::from(state.node) & TERMINAL
                | u64::from(tally.mood.anger) << 24
                | u64::from(tally.mood.trust) << 32
                | u64::from(tally.mood.heard) << 40
                | u64::from(tally.guard_age) << 48
                | (tally.phase as u64) << 56
                | u64::from(tally.warm[0]) << 59
                | u64::from(tally.asked) << 60
                | u64::from(tally.demanded) << 61
                | u64::from(tally.injury.is_some()) << 62
                | u64::from(jumped) << 63,
        );
        let mut to = Writer { out, word: u64::from(tally.limits.min(3)), filled: 2 };
        let facts = tally.facts.bits();
        for fact in FACTS {
            to.put(u64::from(facts >> fact as u32 & 1), 1);
        }
        if let Some(left) = tally.injury {
            to.put(u64::from(left), 8);
        }
        if jumped {
            tally.open_jumps.iter().for_each(|count| to.put(u64::from(*count), 16));
        }
        if mask.facts != 0 {
            to.put(u64::from(facts & mask.facts), 32);
        }
        for (words, fields) in [(&state.bits, &mask.bits), (&tally.used, &mask.used)] {
            for field in fields {
                let word = words.get(usize::from(field.word)).copied().unwrap_or(0);
                to.put(word >> field.shift & field.ones(), u32::from(field.width));
            }
        }
        to.flush();
        for entry in &tally.ledger {
            out.push(
                u64::from(entry.due.unwrap_or(0))
                    | u64::from(entry.promise) << 32
                    | (entry.state as u64) << 48
                    | u64::from(entry.what) << 51
                    | u64::from(entry.who) << 52
                    | u64::from(entry.when) << 53
                    | u64::from(entry.channel) << 54
                    | u64::from(entry.beyond) << 55
                    | u64::from(entry.agreed) << 56
                    | u64::from(entry.followed) << 57
                    | u64::from(entry.due.is_some()) << 58,
            );
        }
    }

    /// The node of a packed state that is still going on.
    #[must_use]
    pub fn node_of(key: &[u64]) -> Option<u32> {
        let node = *key.first()? & TERMINAL;
        (node != TERMINAL).then_some(node as u32)
    }

    /// How a packed state that is over has ended.
    #[must_use]
    pub fn end_of(key: &[u64]) -> Status {
        match key.first() {
            Some(word) if word & TERMINAL != TERMINAL => Status::Playing,
            Some(word) if word >> 24 & STUCK != STUCK => Status::Ended((word >> 24) as u16),
            _ => Status::Stuck,
        }
    }

    /// Reads a packed state that is going on into `state`.
    pub fn unpack(&self, key: &[u64], state: &mut State) {
        let Some((head, rest)) = key.split_first() else { return };
        let byte = |place: u32| (head >> place) as u8;
        let on = |word: u64, place: u32| word >> place & 1 == 1;
        state.node = (head & TERMINAL) as u32;
        state.status = Status::Playing;
        state.clock = 0;
        let tally = &mut state.tally;
        tally.turn = 0;
        tally.penalties = [0; 3];
        tally.criticals = 0;
        tally.mood.anger = byte(24);
        tally.mood.trust = byte(32);
        tally.mood.heard = byte(40);
        tally.guard_age = byte(48);
        tally.phase = PHASES[usize::from(byte(56) & 7).min(PHASES.len() - 1)];
        tally.warm = [on(*head, 59), false];
        tally.asked = on(*head, 60);
        tally.demanded = on(*head, 61);
        let mut from = Reader { words: rest, word: 0, left: 0 };
        tally.limits = from.take(2) as u8;
        let mut facts = 0;
        for fact in FACTS {
            facts |= (from.take(1) as u32) << fact as u32;
        }
        tally.facts = Facts::from_bits(facts);
        tally.injury = on(*head, 62).then(|| from.take(8) as u8);
        tally.open_jumps = [0; OPEN];
        if on(*head, 63) {
            for count in &mut tally.open_jumps {
                *count = from.take(16) as u16;
            }
        }
        state.bits.clear();
        tally.used.clear();
        tally.ledger.clear();
        let Some(mask) = self.mask(state.node) else { return };
        if mask.facts != 0 {
            tally.facts = Facts::from_bits(tally.facts.bits() | from.take(32) as u32);
        }
        for (words, fields) in [(&mut state.bits, &mask.bits), (&mut tally.used, &mask.used)] {
            for field in fields {
                put(words, *field, from.take(u32::from(field.width)));
            }
        }
        // The ledger begins at a whole word.
        for word in from.words {
            tally.ledger.push(Entry {
                promise: (word >> 32) as u16,
                what: on(*word, 51),
                who: on(*word, 52),
                when: on(*word, 53),
                channel: on(*word, 54),
                beyond: on(*word, 55),
                agreed: on(*word, 56),
                followed: on(*word, 57),
                renegotiated: false,
                due: on(*word, 58).then_some(*word as u32),
                state: ENTRY_STATES[(*word >> 48 & 7) as usize % ENTRY_STATES.len()],
            });
        }
    }
}

/// Puts a field back to its place; no empty words stay at the end.
fn put(words: &mut SmallVec<[u64; 2]>, field: Field, value: u64) {
    if value != 0 {
        let word = usize::from(field.word);
        if words.len() <= word {
            words.resize(word + 1, 0);
        }
        words[word] |= value << field.shift;
    }
}

/// Writes bits, the lowest first.
struct Writer<'a> {
    out: &'a mut Vec<u64>,
    word: u64,
    filled: u32,
}

impl Writer<'_> {
    /// Writes the lowest `width` bits, 64 at most; all above them are 0.
    #[inline(always)]
    fn put(&mut self, value: u64, width: u32) {
        self.word |= value << self.filled;
        self.filled += width;
        if self.filled >= 64 {
            self.out.push(self.word);
            self.filled -= 64;
            self.word = value.checked_shr(width - self.filled).unwrap_or(0);
        }
    }

    /// Writes what is left.
    fn flush(self) {
        if self.filled > 0 {
            self.out.push(self.word);
        }
    }
}

/// Reads what a [`Writer`] wrote; past the end everything is 0.
struct Reader<'a> {
    words: &'a [u64],
    word: u64,
    left: u32,
}

impl Reader<'_> {
    /// The next `width` bits, 64 at most.
    fn take(&mut self, width: u32) -> u64 {
        let ones = u64::MAX.checked_shr(64 - width).unwrap_or(0);
        let mut value = self.word;
        if self.left < width {
            let next = match self.words.split_first() {
                Some((next, rest)) => {
                    self.words = rest;
                    *next
                }
                None => 0,
            };
            value |= next << self.left;
            let used = width - self.left;
            self.word = next.checked_shr(used).unwrap_or(0);
            self.left = 64 - used;
        } else {
            self.word = self.word.checked_shr(width).unwrap_or(0);
            self.left -= width;
        }
        value & ones
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let parts: Vec<(u64, u32)> = (1..=64)
            .map(|width| ((0x9E37_79B9_7F4A_7C15_u64.rotate_left(width)) >> (64 - width), width))
            .collect();
        let mut words = Vec::new();
        let mut to = Writer { out: &mut words, word: 0, filled: 0 };
        parts.iter().for_each(|(value, width)| to.put(*value, *width));
        to.flush();
        let mut from = Reader { words: &words, word: 0, left: 0 };
        for (value, width) in parts {
            assert_eq!(from.take(width), value, "{width} bits");
        }
        assert!(from.words.is_empty());
    }
}
