//! The ledger on the scenario's clock: when each promise was made, agreed, moved, due, kept or
//! broken.

use crate::dialogue::{Beat, Session, Stage, State, Watch};
use crate::evaluation::{At, Event, LedgerEvent, Moods, Trace};
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

/// The time line of a run's promises, in the order of the clock. A promise that broke stands
/// there at the moment it was due, although it shows only with the next jump of the clock; a due
/// time that was still to come when the run ended, or that was settled before, is left to the
/// ledger.
#[must_use]
pub fn timeline(session: &Session, stage: &Stage) -> Vec<PromiseMark> {
    let start = stage.lesson().scenario().clock.start;
    let mut clerk = Clerk { stage, clock: start, marks: Vec::new() };
    let mut state = State::start(stage, &mut clerk);
    for step in &session.steps {
        let from = clerk.marks.len();
        if state.choose(stage, step.reply, &mut clerk).is_err() {
            break;
        }
        // Due times as they stand once the reply has been worked.
        for mark in &mut clerk.marks[from..] {
            let due = state.tally.ledger.get(mark.entry).and_then(|entry| entry.due).map(Moment);
            match &mut mark.event {
                PromiseEvent::Made(slot) | PromiseEvent::Moved(slot) => *slot = due,
                PromiseEvent::Broken => mark.at = due.unwrap_or(mark.at).min(mark.at),
                _ => {}
            }
        }
    }
    let end = Moment(state.clock);
    let mut marks = clerk.marks;
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

/// Writes down what happens to promises, with the time.
struct Clerk<'a> {
    stage: &'a Stage,
    clock: Moment,
    marks: Vec<PromiseMark>,
}

impl Trace for Clerk<'_> {
    fn note(&mut self, at: At, event: Event) {
        let Event::Ledger(entry, event) = event else { return };
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
        self.marks.push(PromiseMark { at: self.clock, turn: Some(at.turn), entry, event });
    }
}

impl Watch for Clerk<'_> {
    /// A jump of the clock is told before the promises that it breaks.
    fn beat(&mut self, beat: Beat, _: Moods) {
        if let Beat::Jump(node) = beat {
            let jump = self.stage.lesson().node(node).and_then(|node| node.jump.as_ref());
            self.clock = jump.map_or(self.clock, |jump| jump.to);
        }
    }
}
