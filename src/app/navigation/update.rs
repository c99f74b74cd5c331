//! One step back, or home.

use super::{NavigationAction, Overlay, Page};
use crate::app::effect::Effect;
use crate::app::state::AppState;
use crate::app::{debrief, records, report};

pub(in crate::app) fn update(state: &mut AppState, action: NavigationAction) -> Vec<Effect> {
    match action {
        NavigationAction::Home => home(state),
        NavigationAction::Leave => go_home(state),
        NavigationAction::Back => back(state),
        NavigationAction::Toggle(overlay) => {
            let there = state.overlay == Some(overlay);
            state.overlay = (!there && overlay.fits(state.page())).then_some(overlay);
            Vec::new()
        }
    }
}

fn home(state: &mut AppState) -> Vec<Effect> {
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
    // A recorded run is taken up again from the home page: nothing is lost.
    if let Page::Play(play) = state.page()
        && !play.session.over()
        && !play.session.steps.is_empty()
        && (play.attempt.is_none() || !records::on(state))
    {
        state.overlay = Some(Overlay::Leave);
        return Vec::new();
    }
    go_home(state)
}

/// Home from wherever one is; what was running for the pages that are left stops.
fn go_home(state: &mut AppState) -> Vec<Effect> {
    let mut effects = report::leave(state);
    effects.extend(debrief::stop(state));
    state.overlay = None;
    state.navigation.leave_all();
    effects.extend(records::read_home(state));
    effects
}

fn back(state: &mut AppState) -> Vec<Effect> {
    if state.overlay.take().is_some() {
        return Vec::new();
    }
    match (state.page(), state.navigation.beneath()) {
        (Page::Home | Page::Welcome, _) => Vec::new(),
        (Page::ScenarioReport(_), Some(Page::Briefing(_))) => {
            let effects = report::leave(state);
            state.navigation.pop();
            effects
        }
        _ => home(state),
    }
}
