//! The key of a state: what can still matter from there, packed into a few words.
//!
//! [`Keys::settle`] takes out of a state everything that only adds up (it comes back as a
//! [`Gain`]) and blanks what nothing reads any more; [`Keys::pack`] writes what is left,
//! [`Keys::unpack`] reads it back as a state that plays on exactly like the one it came from.

mod pack;
mod seen;
mod settle;

pub use seen::{BAD, CRITICAL, Gain, JOINT, OWED, PROMISE_BITS, Seen, WARM};

use super::live::{Live, Need, is_set};
use crate::dialogue::Stage;
use crate::evaluation::Fact;
use crate::rubric::Rule;
use crate::scenario::model::OwedKind;
use std::sync::OnceLock;

/// Neighbouring bits of a list of words that go into the key together.
#[derive(Debug, Clone, Copy)]
struct Field {
    word: u16,
    shift: u8,
    /// 1 to 64.
    width: u8,
}

impl Field {
    const fn ones(self) -> u64 {
        u64::MAX >> (64 - self.width as u32)
    }
}

/// What matters at one node.
#[derive(Debug, Clone, Default)]
struct Mask {
    needs: u64,
    /// Facts that change what a later act does: while there has been no matter yet, and after.
    dynamic: [u32; 2],
    /// Where the flags and the worn words that matter stand.
    bits: Vec<Field>,
    used: Vec<Field>,
    bit_words: Vec<u64>,
    used_words: Vec<u64>,
    /// Promises a guard asks for, and as agreed.
    asked: Vec<bool>,
    agreed: Vec<bool>,
    /// Moments of the jumps still to come, sorted.
    jumps: Vec<u32>,
    /// Facts that a guard asks for.
    facts: u32,
}

impl Mask {
    const fn needs(&self, need: Need) -> bool {
        self.needs >> need as u8 & 1 == 1
    }
}

/// The keys of a persona's runs.
#[derive(Debug)]
pub struct Keys<'a> {
    live: &'a Live,
    /// By node, made when a run first waits there: of a large scenario few nodes may be seen.
    masks: Vec<OnceLock<Mask>>,
    promises: usize,
    /// Facts that an agreement may confirm.
    confirms: u32,
    /// Owed promises, by number.
    owed: Vec<u16>,
    scored: u32,
    guard_replies: u8,
    unmet: u16,
}

impl<'a> Keys<'a> {
    /// Makes ready for the states of a stage.
    #[must_use]
    pub fn new(stage: &Stage, live: &'a Live) -> Self {
        let lesson = stage.lesson();
        let terms = lesson.terms();
        let owed = terms.owed.iter().filter(|item| item.kind == OwedKind::Promise);
        let mut confirms = 0;
        for item in &terms.owed {
            match item.kind {
                OwedKind::SolveNow => confirms |= 1 << Fact::Remedied as u32,
                OwedKind::NotOurs => confirms |= 1 << Fact::Clarified as u32,
                _ => {}
            }
        }
        let unmet = stage.rubric().points(Rule::JumpUnmet, false).unsigned_abs();
        Self {
            live,
            masks: (0..lesson.nodes.len()).map(|_| OnceLock::new()).collect(),
            promises: lesson.promises.len(),
            confirms,
            owed: owed.map(|item| item.promise).collect(),
            scored: seen::scored(&terms.owed),
            guard_replies: stage.rubric().guard_replies,
            unmet: u16::try_from(unmet).unwrap_or(u16::MAX),
        }
    }

    /// What matters at a node; `None` if there is none such.
    #[inline]
    fn mask(&self, node: u32) -> Option<&Mask> {
        let mask = self.masks.get(node as usize)?;
        Some(mask.get_or_init(|| self.masked(node as usize)))
    }

    #[cold]
    fn masked(&self, node: usize) -> Mask {
        let (live, layout) = (self.live, &self.live.layout);
        let row = live.row(node);
        let words = |from: usize, to: usize| -> Vec<u64> {
            let mut words = row[from / 64..to / 64].to_vec();
            while words.last() == Some(&0) {
                words.pop();
            }
            words
        };
        let bit_words = words(layout.bits, layout.used);
        let used_words = words(layout.used, layout.asked);
        let flags = |from: usize| (0..self.promises).map(|p| is_set(row, from + p)).collect();
        let needs = row[0];
        Mask {
            needs,
            dynamic: [false, true].map(|matter| dynamic(needs, matter, self.confirms)),
            bits: fields(&bit_words),
            used: fields(&used_words),
            bit_words,
            used_words,
            facts: row[layout.facts / 64] as u32,
            asked: flags(layout.asked),
            agreed: flags(layout.agreed),
            jumps: (0..live.jumps.len())
                .filter(|place| is_set(row, layout.jumps + place))
                .map(|place| live.jumps[place])
                .collect(),
        }
    }
}

/// Facts that change what a later act does. `confirms`: those that an agreement may confirm.
fn dynamic(needs: u64, matter: bool, confirms: u32) -> u32 {
    let needs = |need: Need| needs >> need as u8 & 1 == 1;
    let bit = |fact: Fact, wanted: bool| u32::from(wanted) << fact as u32;
    let confirms = if needs(Need::Seek) { confirms } else { 0 };
    bit(Fact::Heard, needs(Need::Mood))
        | bit(Fact::Matter, needs(Need::Matter) || needs(Need::Listen))
        | bit(Fact::Soothed, needs(Need::Matter) && !matter)
        | bit(Fact::Solution, needs(Need::Solution))
        | bit(Fact::Reading, needs(Need::Reading))
        | bit(Fact::Asked, needs(Need::Fault))
        | bit(Fact::Stalled, needs(Need::Request))
        | confirms
}

/// The fields that hold all set bits of some words: gaps of eight bits and more are left out.
fn fields(words: &[u64]) -> Vec<Field> {
    const GAP: u32 = 8;
    let mut fields = Vec::new();
    for (number, bits) in (0_u16..).zip(words) {
        let mut left = *bits;
        while left != 0 {
            let shift = left.trailing_zeros();
            let mut end = shift;
            while end < 64 && (left >> end).trailing_zeros() < GAP {
                end += (left >> end).trailing_zeros() + 1;
            }
            let end = end.min(64);
            fields.push(Field { word: number, shift: shift as u8, width: (end - shift) as u8 });
            left = if end == 64 { 0 } else { left >> end << end };
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn fields_hold_every_set_bit_and_leave_out_gaps() {
        for words in [
            vec![],
            vec![0, u64::MAX],
            vec![1, 1 << 63, 0x8000_0000_0000_0001],
            vec![0b1011_0000, 0xFF00_0000_00FF_0000, 0x0101_0101_0101_0101],
        ] {
            let mut held = vec![0_u64; words.len()];
            for field in fields(&words) {
                held[usize::from(field.word)] |= field.ones() << field.shift;
            }
            for (bits, held) in words.iter().zip(&held) {
                assert_eq!(bits & !held, 0, "{words:x?}");
            }
        }
        let wide: u32 = fields(&[0xFF00_0000_00FF_0000]).iter().map(|f| u32::from(f.width)).sum();
        assert_eq!(wide, 16);
    }
}
