//! What matters at a node, as a row of bits.

use crate::dialogue::{Condition, Lesson};
use crate::evaluation::{CodedAct, Fact, LATEST, NEVER_WEARS};
use crate::rubric::{Act, Family};
use crate::scenario::model::{Gauge, PromiseState, Tag};

/// Needs that are not numbered things; places in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Need {
    /// A guard reads trust.
    Trust,
    /// A guard reads heard.
    Heard,
    /// A guard reads the phase of the anger curve.
    Phase,
    /// A matter act.
    Matter,
    /// A solution.
    Solution,
    /// Something whose effect depends on heat: a matter act or a promise.
    Heat,
    /// LetVent or DrawOut.
    Listen,
    /// Any mood act, whose limit depends on having listened.
    Mood,
    /// A counting mood act, which meets open jumps.
    Counting,
    /// Paraphrase, NameEmotion or Acknowledge.
    Reading,
    /// ApologiseForFault.
    Fault,
    /// SeekAgreement.
    Seek,
    /// HangUp.
    HangUp,
    /// An act on "the latest promise".
    Latest,
    /// A line that asks for action.
    Request,
}

/// Places of the numbered things in a row.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Flags, visits, used-up replies.
    pub bits: usize,
    /// (act, about) pairs.
    pub used: usize,
    /// Promises a guard asks for.
    pub asked: usize,
    /// Promises a guard asks for as agreed.
    pub agreed: usize,
    /// Clock jumps, by place in [`Live::jumps`].
    pub jumps: usize,
    /// Facts that a guard asks for.
    pub facts: usize,
    /// 64-bit words in a row.
    pub words: usize,
}

impl Layout {
    /// Each region begins at a whole word.
    pub(super) fn of(lesson: &Lesson, jumps: usize) -> Self {
        let acts = lesson.nodes.iter().flat_map(|node| &node.replies).flat_map(|r| &r.acts);
        let wear =
            acts.filter(|coded| coded.wear != NEVER_WEARS).map(|coded| coded.wear as usize + 1);
        let (bits, used) = (lesson.bits as usize, wear.max().unwrap_or(0));
        let promises = lesson.promises.len();
        let mut at = 0;
        let mut region = |size: usize| {
            let place = at;
            at += size.div_ceil(64) * 64;
            place
        };
        let _needs = region(64);
        let bits = region(bits);
        let used = region(used);
        let asked = region(promises);
        let agreed = region(promises);
        let jumps = region(jumps);
        let facts = region(64);
        Self { bits, used, asked, agreed, jumps, facts, words: at / 64 }
    }
}

/// One row while it is filled.
pub(super) struct Row<'a> {
    pub(super) layout: &'a Layout,
    pub(super) words: &'a mut [u64],
}

/// Is this place of a row set?
#[must_use]
pub fn is_set(row: &[u64], place: usize) -> bool {
    row[place / 64] >> (place % 64) & 1 == 1
}

impl Row<'_> {
    pub(super) fn set(&mut self, place: usize) {
        self.words[place / 64] |= 1 << (place % 64);
    }

    fn need(&mut self, need: Need) {
        self.set(need as usize);
    }

    pub(super) fn reads(&mut self, condition: Option<&Condition>) {
        let Some(condition) = condition else { return };
        match condition {
            Condition::Mood(Gauge::Anger, ..) | Condition::Persona(_) | Condition::False => {}
            Condition::Mood(Gauge::Trust, ..) => self.need(Need::Trust),
            Condition::Mood(Gauge::Heard, ..) => self.need(Need::Heard),
            Condition::Curve(_) => self.need(Need::Phase),
            Condition::Bit(bit) => self.set(self.layout.bits + *bit as usize),
            Condition::Fact(fact) => {
                self.set(self.layout.facts + *fact as usize);
                // An agreement confirms what was given or cleared up before it.
                match fact {
                    Fact::RemedyConfirmed => self.set(self.layout.facts + Fact::Remedied as usize),
                    Fact::Understood => self.set(self.layout.facts + Fact::Clarified as usize),
                    _ => {}
                }
            }
            Condition::Promise(promise, wanted) => {
                if *promise != LATEST {
                    self.set(self.layout.asked + usize::from(*promise));
                    if *wanted == PromiseState::Agreed {
                        self.set(self.layout.agreed + usize::from(*promise));
                    }
                }
            }
            Condition::Not(inner) => self.reads(Some(inner)),
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.reads(Some(part));
                }
            }
        }
    }

    pub(super) fn says(&mut self, tags: &[Tag]) {
        if tags.contains(&Tag::AsksAction) {
            self.need(Need::Request);
        }
    }

    pub(super) fn does(&mut self, coded: &CodedAct) {
        let act = coded.act;
        if coded.wear != NEVER_WEARS {
            self.set(self.layout.used + coded.wear as usize);
        }
        match act.family() {
            Family::Mood => self.need(Need::Mood),
            Family::Matter => {
                self.need(Need::Matter);
                self.need(Need::Heat);
            }
            Family::Commitment => {
                // The effect of a promise depends on heat; so could that of any commitment.
                self.need(Need::Heat);
                if act != Act::Promise && coded.promise == LATEST {
                    self.need(Need::Latest);
                }
            }
            _ => {}
        }
        if act.solves() {
            self.need(Need::Solution);
        }
        if act.listens() {
            self.need(Need::Listen);
        }
        if act.counts() {
            self.need(Need::Counting);
        }
        match act {
            Act::Paraphrase | Act::NameEmotion | Act::Acknowledge => self.need(Need::Reading),
            Act::ApologiseForFault => self.need(Need::Fault),
            Act::SeekAgreement => self.need(Need::Seek),
            Act::HangUp => self.need(Need::HangUp),
            // It may bring the due time forward, so that the clock breaks a promise that was safe.
            Act::Renegotiate if coded.promise != LATEST => {
                self.set(self.layout.asked + usize::from(coded.promise));
            }
            _ => {}
        }
    }
}
