//! After a call: the run to compare with, and handing the run to somebody.

use crate::app::effect::{Effect, ExportTask};
use crate::app::models::{ModelSearch, ModelState, ModelTask};
use crate::app::scenario_report::Ticket;
use crate::app::state::{AppState, Page, Timestamp};
use crate::export::{Attempt, Form};
use crate::library::{ModelRun, Origin};
use std::sync::Arc;

/// Looks for a run to lay beside the one of the debrief, unless that has been done.
pub(super) fn find_model(state: &mut AppState) -> Vec<Effect> {
    let Page::Debrief(debrief) = &state.page else { return Vec::new() };
    if state.model_of(debrief).is_some() {
        return Vec::new();
    }
    let stage = Arc::clone(&debrief.stage);
    let lesson = stage.shared_lesson();
    let same = |entry: &&crate::library::Entry| {
        entry.lesson.as_ref().is_ok_and(|other| Arc::ptr_eq(other, &lesson))
    };
    let entries = state.entries();
    let by_id = || entries.iter().find(|entry| entry.id == lesson.scenario().id);
    let origin = entries.iter().find(same).or_else(by_id).map(|entry| entry.origin.clone());
    state.tickets += 1;
    let ticket = state.tickets;
    state.model =
        Some(ModelSearch { ticket, stage: Arc::clone(&stage), state: ModelState::Looking(0) });
    // One that is not on the shelf any more has no plans beside it.
    let origin = origin.unwrap_or(Origin::File(std::path::PathBuf::new()));
    vec![Effect::FindModel(ModelTask { ticket, stage, origin })]
}

/// How far the search is.
pub(super) fn progress(state: &mut AppState, ticket: Ticket, states: usize) {
    if let Some(search) = state.model.as_mut().filter(|search| search.ticket == ticket)
        && matches!(search.state, ModelState::Looking(_))
    {
        search.state = ModelState::Looking(states);
    }
}

/// What came of it.
pub(super) fn found(state: &mut AppState, ticket: Ticket, run: Option<Box<ModelRun>>) {
    if let Some(search) = state.model.as_mut().filter(|search| search.ticket == ticket) {
        search.state = run.map_or(ModelState::None, ModelState::Found);
    }
}

/// Stops the search.
pub(super) fn stop(state: &mut AppState) -> Vec<Effect> {
    match &mut state.model {
        Some(ModelSearch { state: looking @ ModelState::Looking(_), .. }) => {
            *looking = ModelState::None;
            vec![Effect::StopModel]
        }
        _ => Vec::new(),
    }
}

/// Hands the run out in this form.
pub(super) fn export(state: &mut AppState, now: Timestamp, form: Form) -> Vec<Effect> {
    let lang = state.lang();
    let Page::Debrief(debrief) = &state.page else { return Vec::new() };
    let model = match state.model_of(debrief).map(|search| &search.state) {
        Some(ModelState::Found(run)) => Some(run.clone()),
        _ => None,
    };
    let task = ExportTask {
        form,
        lang,
        stage: Arc::clone(&debrief.stage),
        session: debrief.session.clone(),
        report: debrief.report.clone(),
        attempt: Attempt {
            learner: state.keeping.current().map(|learner| learner.name.clone()),
            mode: Some(debrief.mode.name().to_owned()),
            assisted: debrief.assisted,
            key: debrief.attempt.as_ref().map(|key| key.as_str().to_owned()),
            exported_ms: Some(now.0),
            // Whoever writes the file knows the zone.
            ahead_of_utc_min: 0,
        },
        model,
    };
    state.overlay = None;
    vec![Effect::Export(Box::new(task))]
}
