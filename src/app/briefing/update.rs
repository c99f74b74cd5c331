//! Choosing, and beginning the call.

use super::{Briefing, BriefingAction};
use crate::app::effect::Effect;
use crate::app::navigation::{Overlay, Page};
use crate::app::state::{AppState, Timestamp};
use crate::app::{play, records, report, settings};
use crate::settings::Mode;
use moodfirst_core::dialogue::Session;
use std::sync::Arc;

pub(in crate::app) fn update(
    state: &mut AppState,
    now: Timestamp,
    action: BriefingAction,
) -> Vec<Effect> {
    let Page::Briefing(briefing) = state.navigation.page_mut() else { return Vec::new() };
    match action {
        BriefingAction::ChoosePersona(persona) => {
            if briefing.lesson.scenario().personas.contains(&persona) {
                briefing.persona = persona;
            }
            Vec::new()
        }
        BriefingAction::ChooseMode(mode) => {
            briefing.mode = mode;
            state.settings.mode = mode;
            settings::changed(state)
        }
        BriefingAction::OpenReport => {
            let id = &briefing.lesson.scenario().id.clone();
            let entries = state.entries();
            let place = entries.iter().position(|entry| entry.lesson.is_ok() && entry.id == *id);
            place.map_or_else(Vec::new, |place| report::open(state, place))
        }
        // What is said in an exam stands, so one is asked once, before the first word of it.
        BriefingAction::Start
            if briefing.mode == Mode::Exam && state.overlay != Some(Overlay::Exam) =>
        {
            state.overlay = Some(Overlay::Exam);
            Vec::new()
        }
        BriefingAction::Start => {
            start(state, now);
            records::begin(state, now, None)
        }
    }
}

/// Opens the briefing of the scenario at this place on the shelf.
pub(in crate::app) fn open(state: &mut AppState, place: usize) {
    if !matches!(state.page(), Page::Home) {
        return;
    }
    let Some(Ok(lesson)) = state.entries().get(place).map(|entry| &entry.lesson) else { return };
    let lesson = Arc::clone(lesson);
    let persona = lesson.scenario().personas.first().cloned();
    state.overlay = None;
    let persona = persona.unwrap_or_else(|| "plain".to_owned());
    let mode = state.settings.mode;
    state.navigation.push(Page::Briefing(Briefing { lesson, persona, mode }));
}

fn start(state: &mut AppState, now: Timestamp) {
    let Page::Briefing(briefing) = state.page() else { return };
    let stage = play::stage_for(state, Arc::clone(&briefing.lesson), &briefing.persona);
    // The moment of the start is the seed: recorded with the run, so that it can be repeated.
    let seed = (briefing.mode == Mode::Exam).then_some(now.0);
    let session = Session::start(&stage, seed, &mut ());
    let play = play::new(state, stage, session, briefing.mode);
    state.overlay = None;
    state.navigation.replace(Page::Play(Box::new(play)));
}
