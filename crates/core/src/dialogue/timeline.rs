//! The ledger on the scenario's clock: when each promise was made, agreed, moved, due, kept or
//! broken.

use super::State;
use crate::evaluation::LedgerEvent;
use crate::scenario::model::Moment;

/// What happened to a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PromiseEvent {
    /// It was made, to be kept by this moment; `None`: no time was named.
    Made(Option<Moment>),
    /// The customer agreed.
    Agreed,
    /// The customer was told how it stands.
    Updated,
    /// It was summed up.
    Recapped,
    /// A new time was given before the old one had come.
    Moved(Option<Moment>),
    /// Its time came.
    Due,
    /// It was kept.
    Kept,
    /// Its time passed.
    Broken,
    /// The customer does not need it any more.
    Released,
}

impl PromiseEvent {
    /// After this nothing more is expected of the promise.
    #[must_use]
    pub const fn settles(self) -> bool {
        matches!(self, Self::Kept | Self::Broken | Self::Released)
    }
}

/// One event of the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromiseMark {
    /// When, on the scenario's clock.
    pub at: Moment,
    /// The reply, from 1, at or after which it happened; `None` for a due time.
    pub turn: Option<u32>,
    /// The promise, by its place in the ledger.
    pub entry: usize,
    /// What.
    pub event: PromiseEvent,
}

impl PromiseMark {
    /// What the evaluation noticed, at this moment.
    pub(super) const fn new(at: Moment, turn: u32, entry: usize, event: LedgerEvent) -> Self {
        let event = match event {
            LedgerEvent::Made => PromiseEvent::Made(None),
            LedgerEvent::Agreed => PromiseEvent::Agreed,
            LedgerEvent::Updated => PromiseEvent::Updated,
            LedgerEvent::Recapped => PromiseEvent::Recapped,
            LedgerEvent::Renegotiated => PromiseEvent::Moved(None),
            LedgerEvent::Kept => PromiseEvent::Kept,
            LedgerEvent::Broken => PromiseEvent::Broken,
            LedgerEvent::Released => PromiseEvent::Released,
        };
        Self { at, turn: Some(turn), entry, event }
    }

    /// Enters the due time of its promise, once it is known.
    pub(super) fn settle(&mut self, due: Option<Moment>) {
        match &mut self.event {
            PromiseEvent::Made(slot) | PromiseEvent::Moved(slot) => *slot = due,
            PromiseEvent::Broken => self.at = due.unwrap_or(self.at).min(self.at),
            _ => {}
        }
    }
}

/// The marks in the order of the clock, with the due times that have come in this state.
pub(super) fn with_due_times(mut marks: Vec<PromiseMark>, state: &State) -> Vec<PromiseMark> {
    let end = Moment(state.clock);
    marks.sort_by_key(|mark| mark.at);
    for (entry, promise) in state.tally.ledger.iter().enumerate() {
        if let Some(due) = promise.due.map(Moment).filter(|due| *due <= end) {
            insert_due(&mut marks, entry, due);
        }
    }
    marks
}

/// Enters a due time: right before what settled the promise at that moment, else after
/// everything that had happened by then; not at all where it was settled before.
fn insert_due(marks: &mut Vec<PromiseMark>, entry: usize, due: Moment) {
    let settled = marks.iter().position(|mark| mark.entry == entry && mark.event.settles());
    let place = match settled {
        Some(place) if marks[place].at < due => return,
        Some(place) if marks[place].at == due => place,
        _ => marks.partition_point(|mark| mark.at <= due),
    };
    marks.insert(place, PromiseMark { at: due, turn: None, entry, event: PromiseEvent::Due });
}
