//! How the customer feels: wear, delivery, the limit of a reply, jumps, the anger curve
//! (README, "How a run is scored": the customer).

use super::tally::Working;
use super::{At, CodedAct, Delivery, Event, Fact, Frame, NEVER_WEARS, OPEN, Tally, Trace};
use crate::rubric::{Act, Delta, Heat, Rubric, Rule};
use crate::scenario::model::Phase;

impl Tally {
    /// Section 2 (wear, delivery, limit) and section 4. True if the act was worn out.
    pub(super) fn mood_act<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        coded: CodedAct,
        delivery: Delivery,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) -> bool {
        let act = coded.act;
        if act == Act::ApologiseForFault {
            if !self.facts.has(Fact::Asked) {
                let points = frame.rubric.points(Rule::EarlyFault, false);
                self.charge(Rule::EarlyFault, points, at, trace);
            }
            self.establish(Fact::FaultAdmitted, at, trace);
        }
        if self.wears(coded.wear) {
            self.feel(frame, frame.rubric.wear, at, trace);
            self.charge(Rule::Worn, frame.rubric.points(Rule::Worn, false), at, trace);
            return true;
        }
        let full = frame.effects.of(act, Heat::Calm);
        let given = if delivery.dampening { halved(full) } else { full };
        let limit = if working.earlier.has(Fact::Heard) {
            frame.rubric.limit
        } else {
            frame.rubric.limit_unheard
        };
        let limited = Delta(
            -take(&mut working.lowered, limit.lower_anger, given.0.saturating_neg()),
            given.1,
            take(&mut working.raised, limit.raise_heard, given.2),
        );
        self.feel(frame, limited, at, trace);
        if act.counts() {
            self.guard_age = 0;
            self.establish(Fact::Soothed, at, trace);
            if self.open_jumps != [0; OPEN] {
                self.open_jumps = [0; OPEN];
                trace.note(at, Event::JumpsMet);
            }
        }
        match act {
            Act::LetVent | Act::DrawOut => {
                if !self.facts.has(Fact::Matter) {
                    self.establish(Fact::Listened, at, trace);
                }
                if working.earlier.has(Fact::Heard) {
                    self.establish(Fact::ListenedAgain, at, trace);
                }
                self.establish(Fact::Heard, at, trace);
            }
            Act::Paraphrase | Act::NameEmotion | Act::Acknowledge => {
                let fact = if act == Act::Paraphrase { Fact::Paraphrased } else { Fact::Named };
                self.establish(fact, at, trace);
                if working.earlier.has(Fact::Reading) {
                    self.establish(Fact::SecondReading, at, trace);
                }
                self.establish(Fact::Reading, at, trace);
            }
            Act::ApologiseForExperience | Act::ApologiseForFault => {
                self.establish(Fact::Apologised, at, trace);
            }
            Act::Thank | Act::Affirm => self.establish(Fact::Thanked, at, trace),
            _ => {}
        }
        working.warmth |= matches!(
            act,
            Act::Thank
                | Act::ThankGeneric
                | Act::Affirm
                | Act::Acknowledge
                | Act::NameEmotion
                | Act::Paraphrase
                | Act::ApologiseForExperience
        );
        false
    }

    /// Has this pair been used in this episode? Marks it as used.
    pub(super) fn wears(&mut self, pair: u32) -> bool {
        if pair == NEVER_WEARS {
            return false;
        }
        let (word, bit) = ((pair / 64) as usize, 1_u64 << (pair % 64));
        if self.used.len() <= word {
            self.used.resize(word + 1, 0);
        }
        let before = self.used[word];
        self.used[word] |= bit;
        before & bit != 0
    }

    pub(super) fn feel<T: Trace>(&mut self, frame: Frame<'_>, delta: Delta, at: At, trace: &mut T) {
        self.mood = self.mood.plus(delta);
        if delta.0 >= frame.rubric.jump {
            self.guard_age = u8::MAX;
            self.open_jumps[0] = self.open_jumps[0].saturating_add(1);
            trace.note(at, Event::Jump);
            if matches!(self.phase, Phase::Turning | Phase::Cooling | Phase::Workable) {
                self.phase = Phase::Relapse;
            }
        }
    }

    /// Moves the phase of the curve after a reply or event that began at anger `before`.
    pub(super) fn follow_curve(&mut self, before: u8, rubric: &Rubric) {
        let now = self.mood.anger;
        let jumped = self.open_jumps[0] > 0 && now > before;
        self.phase = match self.phase {
            phase if jumped && matches!(phase, Phase::Rising | Phase::Relapse) => phase,
            _ if now <= rubric.workable => Phase::Workable,
            Phase::Rising | Phase::Peak | Phase::Relapse if now < before => Phase::Turning,
            Phase::Rising if now == before => Phase::Peak,
            Phase::Peak if now > before => Phase::Rising,
            Phase::Turning if now < before => Phase::Cooling,
            Phase::Workable => Phase::Cooling,
            phase => phase,
        };
    }

    /// The heat of the customer now: which column of the table counts.
    #[must_use]
    pub const fn heat(&self, rubric: &Rubric) -> Heat {
        if self.mood.anger < rubric.hot {
            Heat::Calm
        } else if self.guard_age <= rubric.guard_replies {
            Heat::Guarded
        } else {
            Heat::Unguarded
        }
    }
}

/// Half of each part, towards zero, to a step of 5.
const fn halved(Delta(anger, trust, heard): Delta) -> Delta {
    Delta(anger / 10 * 5, trust / 10 * 5, heard / 10 * 5)
}

/// As much of `wanted` as is left under `limit`; a part that does not count against the limit
/// (zero or negative) passes as it is.
fn take(used: &mut u8, limit: u8, wanted: i8) -> i8 {
    let Ok(size) = u8::try_from(wanted) else { return wanted };
    let given = size.min(limit.saturating_sub(*used));
    *used = used.saturating_add(given);
    i8::try_from(given).unwrap_or(i8::MAX)
}
