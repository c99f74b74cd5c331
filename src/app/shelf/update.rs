//! Reading the shelf, and what is opened from it.

use super::{ShelfAction, ShelfSnapshot};
use crate::app::effect::{Effect, JobEffect};
use crate::app::notices::{NoticeKind, tell};
use crate::app::runner::job::{Job, JobId};
use crate::app::state::AppState;
use crate::app::{briefing, report};
use moodfirst_core::text::Text;

pub(in crate::app) fn update(state: &mut AppState, action: ShelfAction) -> Vec<Effect> {
    match action {
        ShelfAction::Reload => reload(state),
        ShelfAction::OpenBriefing(place) => {
            briefing::open(state, place);
            Vec::new()
        }
        ShelfAction::OpenReport(place) => report::open(state, place),
    }
}

/// Reads the scenarios. What is there stays until they have come: nothing flickers. While they are
/// being read it is remembered, and done once more afterwards.
fn reload(state: &mut AppState) -> Vec<Effect> {
    if state.shelf.reading.is_some() {
        state.shelf.again = true;
        return Vec::new();
    }
    let id = state.next_job();
    state.shelf.reading = Some(id);
    state.shelf.again = false;
    vec![Effect::Job(JobEffect::Start(id, Job::ReadShelf))]
}

/// They have been read.
pub(in crate::app) fn read(
    state: &mut AppState,
    id: JobId,
    snapshot: ShelfSnapshot,
) -> Vec<Effect> {
    if state.shelf.reading != Some(id) {
        return Vec::new();
    }
    for note in &snapshot.0.notes {
        tell(state, NoticeKind::Info, note.clone());
    }
    state.shelf.snapshot = Some(snapshot);
    let mut effects = report::shelf_read(state);
    effects.extend(over(state));
    effects
}

/// Reading them ended without a result.
pub(in crate::app) fn ended(state: &mut AppState, id: JobId, why: Option<Text>) -> Vec<Effect> {
    if state.shelf.reading != Some(id) {
        return Vec::new();
    }
    if let Some(why) = why {
        tell(state, NoticeKind::Problem, why);
    }
    over(state)
}

/// The reading is over; once more, if something has changed meanwhile.
fn over(state: &mut AppState) -> Vec<Effect> {
    state.shelf.reading = None;
    if state.shelf.again { reload(state) } else { Vec::new() }
}
