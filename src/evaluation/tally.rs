//! The state of an evaluation and the one place that changes it.

use super::{
    At, Deed, Entry, EntryState, Event, Fact, Facts, LATEST, Ledger, LedgerEvent, Manner,
    NEVER_WEARS, Trace,
};
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
    /// Adds a change, clamped to 0..100.
    #[must_use]
    fn plus(self, Delta(anger, trust, heard): Delta) -> Self {
        let add = |value: u8, change: i8| value.saturating_add_signed(change).min(100);
        Self {
            anger: add(self.anger, anger),
            trust: add(self.trust, trust),
            heard: add(self.heard, heard),
        }
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
struct Working {
    /// Facts when the reply began: "an earlier reply".
    earlier: Facts,
    /// Anger lowered and heard raised by mood acts so far.
    lowered: u8,
    raised: u8,
    matter: bool,
    exempt: bool,
    recap: Option<u16>,
    warmth: bool,
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

    /// The customer releases the trainee from the latest open entry of a promise.
    pub fn release<T: Trace>(&mut self, promise: u16, trace: &mut T) {
        if let Some(place) = self.entry_of(promise)
            && self.ledger[place].state == EntryState::Open
        {
            self.ledger[place].state = EntryState::Released;
            let at = At { turn: self.turn, segment: 0 };
            trace.note(at, Event::Ledger(place, LedgerEvent::Released));
        }
    }

    /// Works one reply, segment by segment.
    pub fn reply<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        deeds: &[Deed],
        manner: Manner,
        trace: &mut T,
    ) {
        self.turn = self.turn.saturating_add(1);
        self.guard_age = self.guard_age.saturating_add(1);
        self.open_jumps.rotate_right(1);
        self.open_jumps[0] = 0;
        let opening_anger = self.mood.anger;
        let mut working = Working {
            earlier: self.facts,
            lowered: 0,
            raised: 0,
            matter: false,
            exempt: std::mem::take(&mut self.demanded),
            recap: None,
            warmth: false,
        };
        let whole = At { turn: self.turn, segment: 0 };
        if manner.raised {
            self.charge(
                Rule::RaisedVoice,
                frame.rubric.points(Rule::RaisedVoice, false),
                whole,
                trace,
            );
        }
        if manner.fitting && !manner.dampening && !manner.raised {
            self.establish(Fact::Delivered, whole, trace);
        }
        for (index, deed) in deeds.iter().enumerate() {
            let segment = u16::try_from(index + 1).unwrap_or(u16::MAX);
            let at = At { turn: self.turn, segment };
            self.segment(frame, *deed, manner, &mut working, at, trace);
        }
        self.end_reply(frame, opening_anger, &working, trace);
    }

    fn segment<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        deed: Deed,
        manner: Manner,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) {
        let before = self.mood;
        let act = deed.act;
        let mut worn = false;
        match act.family() {
            Family::Mood => {
                worn = self.mood_act(frame, deed, manner, working, at, trace);
            }
            Family::Matter => self.matter_act(frame, deed, working, at, trace),
            Family::Care | Family::Ownership => {
                self.feel(frame, frame.effects.of(act, Heat::Calm), at, trace);
                self.care_act(frame, act, at, trace);
            }
            Family::Commitment => {
                let heat = self.heat(frame.rubric);
                self.feel(frame, frame.effects.of(act, heat), at, trace);
                self.commitment_act(frame, deed, working, at, trace);
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

    /// Section 2 (wear, delivery, limit) and section 4. True if the act was worn out.
    fn mood_act<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        deed: Deed,
        manner: Manner,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) -> bool {
        let act = deed.act;
        if act == Act::ApologiseForFault {
            if !self.facts.has(Fact::Asked) {
                let points = frame.rubric.points(Rule::EarlyFault, false);
                self.charge(Rule::EarlyFault, points, at, trace);
            }
            self.establish(Fact::FaultAdmitted, at, trace);
        }
        if self.wears(deed.wear) {
            self.feel(frame, frame.rubric.wear, at, trace);
            self.charge(Rule::Worn, frame.rubric.points(Rule::Worn, false), at, trace);
            return true;
        }
        let full = frame.effects.of(act, Heat::Calm);
        let given = if manner.dampening { halved(full) } else { full };
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

    /// Section 3.
    fn matter_act<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        deed: Deed,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) {
        let act = deed.act;
        let heat = self.heat(frame.rubric);
        let exempt = deed.mandatory || working.exempt;
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
        working.matter = true;
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
            Act::Remedy if deed.beyond => self.overpromise(frame, at, trace),
            Act::Remedy => self.establish(Fact::Remedied, at, trace),
            _ => {}
        }
    }

    fn care_act<T: Trace>(&mut self, frame: Frame<'_>, act: Act, at: At, trace: &mut T) {
        match act {
            Act::SafetyCheck | Act::FirstAid => {
                self.guard_age = 0;
                self.injury = None;
            }
            Act::SetLimit => self.limits = (self.limits + 1).min(2),
            Act::InviteInput => {
                for fact in [Fact::Invited, Fact::FollowedUp, Fact::HelpedOn, Fact::OfService] {
                    self.establish(fact, at, trace);
                }
            }
            Act::TakeOwnership => self.establish(Fact::Owned, at, trace),
            Act::WarmTransfer => {
                self.establish(Fact::Owned, at, trace);
                self.establish(Fact::HelpedOn, at, trace);
            }
            Act::ColdTransfer => {
                let points = frame.rubric.points(Rule::ColdTransfer, false);
                self.charge(Rule::ColdTransfer, points, at, trace);
            }
            _ => {}
        }
    }

    /// Section 5.
    fn commitment_act<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        deed: Deed,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) {
        let meant = self.entry_of(deed.promise);
        match deed.act {
            Act::Promise => {
                self.establish(Fact::FollowedUp, at, trace);
                self.ledger.push(Entry {
                    promise: deed.promise,
                    due: deed.due,
                    what: deed.terms.what,
                    who: deed.terms.who,
                    when: deed.terms.due,
                    channel: deed.terms.channel,
                    beyond: deed.beyond,
                    agreed: false,
                    followed: false,
                    renegotiated: false,
                    state: EntryState::Open,
                });
                trace.note(at, Event::Ledger(self.ledger.len() - 1, LedgerEvent::Made));
                if deed.beyond {
                    self.overpromise(frame, at, trace);
                }
            }
            Act::VaguePromise => {
                self.charge(Rule::Vague, frame.rubric.points(Rule::Vague, false), at, trace);
            }
            Act::SeekAgreement => {
                if self.facts.has(Fact::Remedied) {
                    self.establish(Fact::RemedyConfirmed, at, trace);
                }
                if self.facts.has(Fact::Clarified) {
                    self.establish(Fact::Understood, at, trace);
                }
                if let Some(place) = meant {
                    self.ledger[place].agreed = true;
                    trace.note(at, Event::Ledger(place, LedgerEvent::Agreed));
                }
            }
            Act::Update | Act::Recap => {
                if deed.act == Act::Recap {
                    self.establish(Fact::Recapped, at, trace);
                    self.establish(Fact::OfService, at, trace);
                    working.recap = working.recap.or(Some(at.segment));
                }
                if let Some(place) = meant {
                    self.ledger[place].followed = true;
                    let event = if deed.act == Act::Recap {
                        LedgerEvent::Recapped
                    } else {
                        LedgerEvent::Updated
                    };
                    trace.note(at, Event::Ledger(place, event));
                }
            }
            Act::Renegotiate => {
                if let Some(place) = meant
                    && self.ledger[place].state == EntryState::Open
                {
                    self.ledger[place].renegotiated = true;
                    if deed.due.is_some() {
                        self.ledger[place].due = deed.due;
                    }
                    trace.note(at, Event::Ledger(place, LedgerEvent::Renegotiated));
                }
            }
            Act::Fulfil => {
                if let Some(place) = meant
                    && self.ledger[place].state == EntryState::Open
                {
                    let late = self.ledger[place].renegotiated;
                    self.ledger[place].state =
                        if late { EntryState::LateAnnounced } else { EntryState::Kept };
                    trace.note(at, Event::Ledger(place, LedgerEvent::Kept));
                }
            }
            Act::Break => {
                if let Some(place) = meant
                    && self.ledger[place].state == EntryState::Open
                {
                    self.break_entry(frame, place, at, trace);
                }
            }
            _ => {}
        }
    }

    fn end_reply<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        opening_anger: u8,
        working: &Working,
        trace: &mut T,
    ) {
        let whole = At { turn: self.turn, segment: 0 };
        if std::mem::take(&mut self.asked) && !working.matter {
            self.establish(Fact::Stalled, whole, trace);
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

    /// Has this pair been used in this episode? Marks it as used.
    fn wears(&mut self, pair: u32) -> bool {
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

    fn feel<T: Trace>(&mut self, frame: Frame<'_>, delta: Delta, at: At, trace: &mut T) {
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
    fn follow_curve(&mut self, before: u8, rubric: &Rubric) {
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

    fn overpromise<T: Trace>(&mut self, frame: Frame<'_>, at: At, trace: &mut T) {
        self.establish(Fact::Overpromised, at, trace);
        self.charge(Rule::Overpromise, frame.rubric.points(Rule::Overpromise, false), at, trace);
    }

    fn break_entry<T: Trace>(&mut self, frame: Frame<'_>, place: usize, at: At, trace: &mut T) {
        self.ledger[place].state = EntryState::Broken;
        trace.note(at, Event::Ledger(place, LedgerEvent::Broken));
        self.charge(Rule::Broken, frame.rubric.points(Rule::Broken, false), at, trace);
    }

    /// The latest entry of a promise, or the latest of all for [`LATEST`].
    pub(crate) fn entry_of(&self, promise: u16) -> Option<usize> {
        self.ledger.iter().rposition(|entry| promise == LATEST || entry.promise == promise)
    }

    fn establish<T: Trace>(&mut self, fact: Fact, at: At, trace: &mut T) {
        if self.facts.add(fact) {
            trace.note(at, Event::Fact(fact));
        }
    }

    fn charge<T: Trace>(&mut self, rule: Rule, points: i32, at: At, trace: &mut T) {
        let place = rule.dimension() as usize;
        let sum = &mut self.penalties[place.min(2)];
        *sum = sum.saturating_add(points.unsigned_abs());
        trace.note(at, Event::Penalty(rule, points));
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
