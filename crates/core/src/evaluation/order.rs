//! Mood first, matter second: guards, slots and penalties of a matter act.

use super::tally::Working;
use super::{At, CodedAct, Event, Fact, Frame, Tally, Trace};
use crate::rubric::{Act, Heat, Rule};

impl Tally {
    /// Section 3.
    pub(super) fn matter_act<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        coded: CodedAct,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) {
        let act = coded.act;
        let heat = self.heat(frame.rubric);
        let exempt = coded.mandatory || working.exempt;
        if !self.facts.has(Fact::Matter)
            && (exempt || heat != Heat::Unguarded && self.facts.has(Fact::Soothed))
        {
            self.establish(Fact::FirstMatterFit, at, trace);
        }
        if act.solves() {
            if !self.facts.has(Fact::Solution) && (exempt || heat == Heat::Calm) {
                self.establish(Fact::FirstSolutionFit, at, trace);
            }
            self.establish(Fact::Solution, at, trace);
        }
        self.establish(Fact::Matter, at, trace);
        let early = match heat {
            Heat::Unguarded => Some(Rule::HotUnguarded),
            Heat::Guarded if act.solves() => Some(Rule::TooEarly),
            _ => None,
        };
        if let Some(rule) = early.filter(|_| !exempt) {
            self.charge(rule, frame.rubric.points(rule, false), at, trace);
        }
        self.feel(frame, frame.effects.of(act, heat), at, trace);
        match act {
            Act::AskFact => self.establish(Fact::Asked, at, trace),
            Act::Explain => self.establish(Fact::Explained, at, trace),
            Act::Clarify => self.establish(Fact::Clarified, at, trace),
            Act::OfferOption => self.establish(Fact::Offered, at, trace),
            Act::Decline => self.establish(Fact::Declined, at, trace),
            Act::Remedy if coded.beyond => self.overpromise(frame, at, trace),
            Act::Remedy => self.establish(Fact::Remedied, at, trace),
            _ => {}
        }
    }

    /// A reply has left a request unanswered: it is felt (not scaled, no jump), the first loses
    /// its slot, every further one costs.
    pub(super) fn leave_unanswered<T: Trace>(&mut self, frame: Frame<'_>, at: At, trace: &mut T) {
        let before = self.mood;
        self.mood = before.plus(frame.rubric.unanswered);
        trace.note(at, Event::Unanswered { before, after: self.mood });
        if self.facts.has(Fact::Stalled) {
            let points = frame.rubric.points(Rule::Unanswered, false);
            self.charge(Rule::Unanswered, points, at, trace);
        } else {
            self.establish(Fact::Stalled, at, trace);
        }
    }
}
