//! Responsibility and commitments: what care, ownership and commitment acts establish, and what
//! they do to the ledger.

use super::tally::Working;
use super::{
    At, CodedAct, Entry, EntryState, Event, Fact, Frame, LATEST, LedgerEvent, Tally, Trace,
};
use crate::rubric::{Act, Rule};

impl Tally {
    pub(super) fn care_act<T: Trace>(&mut self, frame: Frame<'_>, act: Act, at: At, trace: &mut T) {
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
    pub(super) fn commitment_act<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        coded: CodedAct,
        working: &mut Working,
        at: At,
        trace: &mut T,
    ) {
        let meant = self.entry_of(coded.promise);
        match coded.act {
            Act::Promise => {
                self.establish(Fact::FollowedUp, at, trace);
                self.ledger.push(Entry {
                    promise: coded.promise,
                    due: coded.due,
                    what: coded.terms.what,
                    who: coded.terms.who,
                    when: coded.terms.due,
                    channel: coded.terms.channel,
                    beyond: coded.beyond,
                    agreed: false,
                    followed: false,
                    renegotiated: false,
                    state: EntryState::Open,
                });
                trace.note(at, Event::Ledger(self.ledger.len() - 1, LedgerEvent::Made));
                if coded.beyond {
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
                if coded.act == Act::Recap {
                    self.establish(Fact::Recapped, at, trace);
                    self.establish(Fact::OfService, at, trace);
                    working.recap = working.recap.or(Some(at.segment));
                }
                if let Some(place) = meant {
                    self.ledger[place].followed = true;
                    let event = if coded.act == Act::Recap {
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
                    if coded.due.is_some() {
                        self.ledger[place].due = coded.due;
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

    pub(super) fn overpromise<T: Trace>(&mut self, frame: Frame<'_>, at: At, trace: &mut T) {
        self.establish(Fact::Overpromised, at, trace);
        self.charge(Rule::Overpromise, frame.rubric.points(Rule::Overpromise, false), at, trace);
    }

    pub(super) fn break_entry<T: Trace>(
        &mut self,
        frame: Frame<'_>,
        place: usize,
        at: At,
        trace: &mut T,
    ) {
        self.ledger[place].state = EntryState::Broken;
        trace.note(at, Event::Ledger(place, LedgerEvent::Broken));
        self.charge(Rule::Broken, frame.rubric.points(Rule::Broken, false), at, trace);
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

    /// The latest entry of a promise, or the latest of all for [`LATEST`].
    pub(crate) fn entry_of(&self, promise: u16) -> Option<usize> {
        self.ledger.iter().rposition(|entry| promise == LATEST || entry.promise == promise)
    }
}
