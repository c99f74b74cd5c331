//! One step back, or home.

use super::{NavigationAction, Overlay, Page};
use crate::app::effect::Effect;
use crate::app::state::{AppState, Timestamp};
use crate::app::{debrief, editor, records, report};

pub(in crate::app) fn update(
    state: &mut AppState,
    now: Timestamp,
    action: NavigationAction,
) -> Vec<Effect> {
    match action {
        NavigationAction::Home => home(state, now),
        NavigationAction::Leave => go_home(state, now),
        NavigationAction::Back => back(state, now),
        NavigationAction::Toggle(overlay) => {
            let there = state.overlay == Some(overlay);
            state.overlay = (!there && overlay.fits(state.page())).then_some(overlay);
            Vec::new()
        }
    }
}

fn home(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    let guided = match state.page() {
        Page::Play(play) => play.guide.is_some(),
        Page::Debrief(debrief) => debrief.guide.is_some(),
        _ => false,
    };
    if guided {
        state.overlay = None;
        let effects = debrief::stop(state);
        state.navigation.pop();
        return effects;
    }
    // Whoever has said something is asked, whether it can be taken up again or not.
    if let Page::Play(play) = state.page()
        && !beneath_is_editor(state)
        && !play.session.over()
        && !play.session.steps.is_empty()
    {
        state.overlay = Some(Overlay::Leave);
        return Vec::new();
    }
    if beneath_is_editor(state) {
        return to_editor(state);
    }
    go_home(state, now)
}

/// Was what is shown opened from a lesson in the making?
fn beneath_is_editor(state: &AppState) -> bool {
    matches!(state.navigation.beneath(), Some(Page::Editor(_)))
}

/// Back to the lesson in the making, from a run of it or its debrief.
fn to_editor(state: &mut AppState) -> Vec<Effect> {
    let effects = debrief::stop(state);
    state.overlay = None;
    state.navigation.pop();
    effects
}

/// Home from wherever one is; what was running for the pages that are left stops.
fn go_home(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    let mut effects = editor::leave(state, now);
    effects.extend(report::leave(state));
    effects.extend(debrief::stop(state));
    state.overlay = None;
    state.navigation.leave_all();
    effects.extend(records::read_home(state));
    effects
}

/// Is the run on the page recorded, so that it is offered again?
#[must_use]
pub fn kept(state: &AppState) -> bool {
    matches!(state.page(), Page::Play(play) if play.attempt.is_some()) && records::on(state)
}

fn back(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    match state.overlay.take() {
        // Nothing is lost: asked twice, one goes.
        Some(Overlay::Leave) if kept(state) => return go_home(state, now),
        Some(_) => return Vec::new(),
        None => {}
    }
    match (state.page(), state.navigation.beneath()) {
        (Page::Home | Page::Welcome, _) => Vec::new(),
        (Page::ScenarioReport(_), Some(Page::Briefing(_))) => {
            let effects = report::leave(state);
            state.navigation.pop();
            effects
        }
        _ => home(state, now),
    }
}
