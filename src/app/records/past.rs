//! Past attempts: listing them, and opening the debrief of one from what is stored.

use super::{AttemptList, Recording, RecordsEffect, on};
use crate::app::debrief::{self, Debrief, DebriefStep, StoredDebrief};
use crate::app::effect::Effect;
use crate::app::navigation::{Overlay, Page};
use crate::app::notices::{NoticeKind, tell};
use crate::app::play;
use crate::app::state::AppState;
use crate::records::{AttemptKey, AttemptLine, LearnerId, PastAttempt};
use crate::settings::Mode;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// Lays the list over the home page, or takes it away.
pub(super) fn list(state: &mut AppState, scenario: Option<String>) -> Vec<Effect> {
    if let Recording::Off(why) = &state.records.recording {
        let why = why.clone();
        tell(state, NoticeKind::Problem, why);
        return Vec::new();
    }
    let there = state.overlay == Some(Overlay::Attempts);
    let Some(learner) = state.records.learner.filter(|_| on(state)) else { return Vec::new() };
    if there || !Overlay::Attempts.fits(state.page()) {
        state.overlay = None;
        return Vec::new();
    }
    state.records.attempts = AttemptList { scenario, lines: None };
    state.overlay = Some(Overlay::Attempts);
    vec![RecordsEffect::ReadAttempts(learner).into()]
}

/// They have been read; late answers about somebody else are not shown.
pub(super) fn listed(state: &mut AppState, learner: LearnerId, lines: Vec<AttemptLine>) {
    if state.records.learner == Some(learner) {
        state.records.attempts.lines = Some(lines);
    }
}

/// Has an attempt read.
pub(super) fn read(state: &AppState, key: AttemptKey) -> Vec<Effect> {
    let ready = state.shelf.snapshot.is_some() && on(state);
    if ready { vec![RecordsEffect::ReadAttempt(key).into()] } else { Vec::new() }
}

/// Opens its debrief: with the conversation where that can still be walked through, else the
/// report alone, with the reason.
pub(super) fn open(state: &mut AppState, attempt: PastAttempt) -> Vec<Effect> {
    if !matches!(state.page(), Page::Home) {
        return Vec::new();
    }
    let report = match attempt.read_report() {
        Ok(report) => report,
        Err(why) => {
            tell(state, NoticeKind::Problem, why);
            return Vec::new();
        }
    };
    let start = &attempt.run.start;
    let known = state.entries().iter().find(|entry| entry.id == start.scenario);
    let lesson = known.and_then(|entry| entry.lesson.as_ref().ok()).map(Arc::clone);
    let title = lesson.as_ref().map(|lesson| lesson.scenario().title.clone());
    let lesson = lesson.filter(|lesson| lesson.scenario().personas.contains(&start.persona));
    let stage = lesson.map(|lesson| play::stage_for(state, lesson, &start.persona));
    let walked = attempt.walk(&report, stage.as_deref());
    let (key, mode) = (start.key.clone(), Mode::of(&start.mode));
    let assisted = attempt.run.assisted;
    state.overlay = None;
    match (stage, walked) {
        (Some(stage), Ok((session, replay))) => {
            let debrief = Debrief {
                stage,
                session,
                replay,
                mode,
                report,
                better: 0,
                attempt: Some(key),
                assisted,
                guide: None,
                step: DebriefStep::Ending,
            };
            state.navigation.push(Page::Debrief(Box::new(debrief)));
            let mut effects = debrief::find_model(state);
            effects.extend(debrief::find_better(state));
            effects
        }
        (_, walked) => {
            let why = walked.err().unwrap_or_default();
            let id = start.scenario.as_str();
            let title = title.unwrap_or_else(|| Text::new(id, id));
            let step = DebriefStep::Ending;
            let stored = StoredDebrief { report, title, why, mode, attempt: key, assisted, step };
            state.navigation.push(Page::StoredDebrief(Box::new(stored)));
            Vec::new()
        }
    }
}
