//! The state of an evaluation and the one place that changes it.

use super::{At, CodedAct, Delivery, EntryState, Event, Fact, Facts, Ledger, Trace};
use crate::rubric::{Act, Delta, Effects, Family, Heat, MOST_MEET_REPLIES, Rubric, Rule};
use crate::scenario::model::{Mood, Phase, Tag};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// Ages of open jumps that are kept; the rubric's window is smaller.
pub(crate) const OPEN: usize = MOST_MEET_REPLIES as usize + 1;

/// Anger, trust and heard, 0 to 100 in steps of 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Moods {
    pub anger: u8,
    pub trust: u8,
    pub heard: u8,
}

impl From<Mood> for Moods {
    fn from(mood: Mood) -> Self {
        Self { anger: mood.anger, trust: mood.trust, heard: mood.heard }
    }
}

impl Moods {
    /// What has changed until then: anger, trust, heard.
    #[must_use]
    pub fn change_to(self, after: Self) -> [i32; 3] {
        let change = |before: u8, after: u8| i32::from(after) - i32::from(before);
        [
            change(self.anger, after.anger),
            change(self.trust, after.trust),
            change(self.heard, after.heard),
        ]
    }

    /// Adds a change, clamped to 0..100.
    #[must_use]
    pub(super) fn plus(self, Delta(anger, trust, heard): Delta) -> Self {
        let add = |value: u8, change: i8| value.saturating_add_signed(change).min(100);
        Self {
            anger: add(self.anger, anger),
            trust: add(self.trust, trust),
            heard: add(self.heard, heard),
        }
    }
}

/// The mood at one moment, with the phase of the anger curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MoodState {
    pub anger: u8,
    pub trust: u8,
    pub heard: u8,
    pub phase: Phase,
}

impl MoodState {
    /// Without the phase.
    #[must_use]
    pub const fn moods(self) -> Moods {
        Moods { anger: self.anger, trust: self.trust, heard: self.heard }
    }
}

/// What stays the same for a whole run: the rubric, and the effects as this persona feels them.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The numbers.
    pub rubric: &'a Rubric,
    /// The effects.
    pub effects: &'a Effects,
}

/// The whole state of an evaluation; section numbers in this file are the contract's, and
/// stand in the README under "How a run is scored".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is one rule's memory")]
pub struct Tally {
    /// The customer's mood now.
    pub mood: Moods,
    /// Phase of the anger curve.
    pub phase: Phase,
    /// Replies so far.
    pub turn: u32,
    /// What has been established.
    pub facts: Facts,
    /// Penalties so far on empathy, order, commitment, in points.
    pub penalties: [u32; 3],
    /// The ledger.
    pub ledger: Ledger,
    /// Critical errors so far.
    pub criticals: u16,
    /// (act, about) pairs used in this episode, a bit each.
    pub(crate) used: SmallVec<[u64; 2]>,
    /// Replies since counting mood or a safety act that no jump followed; 255: none.
    pub(crate) guard_age: u8,
    /// Open jumps by age in replies: of this reply, the last, the one before …
    pub(crate) open_jumps: [u16; OPEN],
    /// The last and last but one reply held a warm close.
    pub(crate) warm: [bool; 2],
    /// The customer has asked for action since the last reply.
    pub(crate) asked: bool,
    /// The customer has demanded a solution since the last reply.
    pub(crate) demanded: bool,
    /// SetLimits so far, 2 at most.
    pub(crate) limits: u8,
    /// Replies left within which a possible injury must be looked after.
    pub(crate) injury: Option<u8>,
}

/// What holds only while one reply is worked.
pub(super) struct Working {
    /// Facts when the reply began: "an earlier reply".
    pub(super) earlier: Facts,
    /// Anger lowered and heard raised by mood acts so far.
    pub(super) lowered: u8,
    pub(super) raised: u8,
    /// The reply holds an action: it answers a request.
    pub(super) action: bool,
    pub(super) exempt: bool,
    pub(super) recap: Option<u16>,
    pub(super) warmth: bool,
}

impl Tally {
    /// The state before the first line.
    #[must_use]
    pub fn new(opening: Moods, rubric: &Rubric) -> Self {
        Self {
            mood: opening,
            phase: if opening.anger <= rubric.workable { Phase::Workable } else { Phase::Rising },
            turn: 0,
            facts: Facts::default(),
            penalties: [0; 3],
            ledger: Ledger::new(),
            criticals: 0,
            used: SmallVec::new(),
            guard_age: u8::MAX,
            open_jumps: [0; OPEN],
            warm: [false; 2],
            asked: false,
            demanded: false,
            limits: 0,
            injury: None,
        }
    }

    /// Becomes the same as another, without allocating where both are small.
    #[inline]
    pub(crate) fn copy_from(&mut self, other: &Self) {
        // All fields are named, so that a new one cannot be forgotten.
        let Self {
            mood,
            phase,
            turn,
            facts,
            penalties,
            ledger,
            criticals,
            used,
            guard_age,
            open_jumps,
            warm,
            asked,
            demanded,
            limits,
            injury,
        } = other;
        self.ledger.clear();
        self.ledger.extend_from_slice(ledger);
        self.used.clear();
        self.used.extend_from_slice(used);
        (self.mood, self.phase, self.turn, self.facts) = (*mood, *phase, *turn, *facts);
        (self.penalties, self.criticals) = (*penalties, *criticals);
        (self.guard_age, self.open_jumps, self.warm) = (*guard_age, *open_jumps, *warm);
        (self.asked, self.demanded) = (*asked, *demanded);
        (self.limits, self.injury) = (*limits, *injury);
    }

    /// The mood now, with the phase.
    #[must_use]
    pub const fn mood_state(&self) -> MoodState {
        let Moods { anger, trust, heard } = self.mood;
        MoodState { anger, trust, heard, phase: self.phase }
    }

    /// The customer said something; tags of several lines before a reply unite.
    pub fn customer_says(&mut self, tags: &[Tag]) {
        self.asked |= tags.contains(&Tag::AsksAction);
        self.demanded |= tags.contains(&Tag::WantsSolutionNow);
    }

    /// A possible injury is declared: SafetyCheck or FirstAid must come within `replies`.
    pub const fn declare_injury(&mut self, replies: u8) {
        self.injury = Some(replies);
    }

    /// A new episode begins at `now`: worn-out words are fresh again, and promises whose due
    /// time has passed break. One that is due at `now` is still open.
    pub fn new_episode<T: Trace>(&mut self, frame: Frame<'_>, now: u32, trace: &mut T) {
        self.used.clear();
        for place in 0..self.ledger.len() {
            let entry = self.ledger[place];
            if entry.state == EntryState::Open && entry.due.is_some_and(|due| due < now) {
                let at = At { turn: self.turn, segment: 0 };
                let before = self.mood;
                self.break_entry(frame, place, at, trace);
                self.feel(frame, frame.effects.of(Act::Break, Heat::Calm), at, trace);
                trace.note(
                    at,
                    Event::Segment { act: Act::Break, before, after: self.mood, worn: false },
                );
                self.follow_curve(before.anger, frame.rubric);
            }
        }
    }

    /// An authored effect outside any segment.
    pub fn authored_effect<T: Trace>(&mut self, frame: Frame<'_>, delta: Delta, trace: &mut T) {
        let before = self.mood.anger;
        self.feel(frame, delta, At { turn: self.turn, segment: 0 }, trace);
        self.follow_curve(before, frame.rubric);
    }

    /// Works one reply, segment by segment.
    pub fn reply<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        acts: &[CodedAct],
        delivery: Delivery,
        trace: &mut T,
    ) {
        self.turn = self.turn.saturating_add(1);
        self.guard_age = self.guard_age.saturating_add(1);
        // Each a reply older; the oldest is long charged.
        for age in (1..OPEN).rev() {
            self.open_jumps[age] = self.open_jumps[age - 1];
        }
        self.open_jumps[0] = 0;
        let opening_anger = self.mood.anger;
        let mut working = Working {
            earlier: self.facts,
            lowered: 0,
            raised: 0,
            action: false,
            exempt: std::mem::take(&mut self.demanded),
            recap: None,
            warmth: false,
        };
        let whole = At { turn: self.turn, segment: 0 };
        if delivery.raised {
            self.charge(
                Rule::RaisedVoice,
                frame.rubric.points(Rule::RaisedVoice, false),
                whole,
                trace,
            );
        }
        if delivery.fitting && !delivery.dampening && !delivery.raised {
            self.establish(Fact::Delivered, whole, trace);
        }
        for (index, coded) in acts.iter().enumerate() {
            let segment = u16::try_from(index + 1).unwrap_or(u16::MAX);
            let at = At { turn: self.turn, segment };
            self.segment(frame, *coded, delivery, &mut working, at, trace);
        }
        self.end_reply(frame, opening_anger, &working, trace);
    }

    fn segment<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        coded: CodedAct,
        delivery: Delivery,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) {
        let before = self.mood;
        let act = coded.act;
        working.action |= act.acts();
        let mut worn = false;
        match act.family() {
            Family::Mood => {
                worn = self.mood_act(frame, coded, delivery, working, at, trace);
            }
            Family::Matter => self.matter_act(frame, coded, working, at, trace),
            Family::Care | Family::Ownership => {
                self.feel(frame, frame.effects.of(act, Heat::Calm), at, trace);
                self.care_act(frame, act, at, trace);
            }
            Family::Commitment => {
                let heat = self.heat(frame.rubric);
                self.feel(frame, frame.effects.of(act, heat), at, trace);
                self.commitment_act(frame, coded, working, at, trace);
            }
            Family::Harm => {
                self.feel(frame, frame.effects.of(act, Heat::Calm), at, trace);
                self.charge(Rule::Harm, frame.rubric.harm(act), at, trace);
                if act.critical() && !(act == Act::HangUp && self.limits >= 2) {
                    self.criticals = self.criticals.saturating_add(1);
                    trace.note(at, Event::Critical(Some(act)));
                }
            }
        }
        trace.note(at, Event::Segment { act, before, after: self.mood, worn });
    }

    fn end_reply<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        opening_anger: u8,
        working: &Working,
        trace: &mut T,
    ) {
        let whole = At { turn: self.turn, segment: 0 };
        if std::mem::take(&mut self.asked) && !working.action {
            self.leave_unanswered(frame, whole, trace);
        }
        self.warm = [working.recap.is_some() && working.warmth, self.warm[0]];
        if let (true, Some(segment)) = (self.warm[0], working.recap) {
            trace.note(At { turn: self.turn, segment }, Event::WarmClose);
        }
        let window = frame.rubric.meet_replies;
        let oldest = &mut self.open_jumps[usize::from(window).min(OPEN - 1)];
        let expired = u32::from(std::mem::take(oldest));
        if expired > 0 {
            let points = frame.rubric.points(Rule::JumpUnmet, false).unsigned_abs();
            self.penalties[1] = self.penalties[1].saturating_add(expired * points);
            trace.note(whole, Event::JumpsExpired(self.turn.saturating_sub(u32::from(window))));
        }
        if let Some(left) = self.injury {
            self.injury = Some(left.saturating_sub(1));
            if left <= 1 {
                self.injury = None;
                self.criticals = self.criticals.saturating_add(1);
                trace.note(whole, Event::Critical(None));
            }
        }
        self.follow_curve(opening_anger, frame.rubric);
    }

    pub(super) fn establish<T: Trace>(&mut self, fact: Fact, at: At, trace: &mut T) {
        if self.facts.add(fact) {
            trace.note(at, Event::Fact(fact));
        }
    }

    pub(super) fn charge<T: Trace>(&mut self, rule: Rule, points: i32, at: At, trace: &mut T) {
        let place = rule.dimension() as usize;
        let sum = &mut self.penalties[place.min(2)];
        *sum = sum.saturating_add(points.unsigned_abs());
        trace.note(at, Event::Penalty(rule, points));
    }
}
