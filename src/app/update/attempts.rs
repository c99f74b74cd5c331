//! Learners and attempts: who learns, what is recorded, what is taken up again.

use super::{enter_play, stage_for, tell};
use crate::app::effect::Effect;
use crate::app::keeping::Recording;
use crate::app::settings::Mode;
use crate::app::state::{AppState, NoticeKind, Page, Timestamp};
use crate::records::{
    AttemptKey, AttemptStart, Finished, HomeRecords, Learner, LearnerId, SavedRun, rebuild,
};
use moodfirst_core::report::session_report;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;

/// The records stand open: these have learned here before.
pub(super) fn opened(state: &mut AppState, learners: Vec<Learner>) -> Vec<Effect> {
    let chosen = state.settings.learner.as_deref();
    let last = learners.iter().find(|learner| Some(learner.name.as_str()) == chosen);
    let learner = last.or_else(|| learners.first()).map(|learner| learner.id);
    state.keeping.recording = Recording::On;
    state.keeping.learners = learners;
    state.keeping.learner = learner;
    match learner {
        Some(learner) => vec![Effect::ReadHome(learner)],
        None => {
            if matches!(state.page, Page::Home) {
                state.page = Page::Welcome;
            }
            Vec::new()
        }
    }
}

/// Nothing is recorded from now on. One can play all the same.
pub(super) fn not_recorded(state: &mut AppState, why: Text) {
    if !matches!(state.keeping.recording, Recording::Off(_)) {
        tell(state, NoticeKind::Problem, why.clone());
    }
    state.keeping.recording = Recording::Off(why);
    if matches!(state.page, Page::Welcome) {
        state.page = Page::Home;
    }
}

/// Somebody says their name.
pub(super) fn introduce(now: Timestamp, name: &str) -> Vec<Effect> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    vec![Effect::AddLearner { name: name.to_owned(), at_ms: now.0 }]
}

/// They are in the records.
pub(super) fn added(state: &mut AppState, learner: Learner) -> Vec<Effect> {
    let id = learner.id;
    state.keeping.learners.retain(|known| known.id != id);
    state.keeping.learners.push(learner);
    choose(state, id)
}

/// Somebody else, or the new one, is learning now.
pub(super) fn choose(state: &mut AppState, id: LearnerId) -> Vec<Effect> {
    let Some(learner) = state.keeping.learners.iter().find(|learner| learner.id == id) else {
        return Vec::new();
    };
    state.settings.learner = Some(learner.name.clone());
    state.keeping.learner = Some(id);
    state.keeping.home = HomeRecords::default();
    state.overlay = None;
    if matches!(state.page, Page::Welcome) {
        state.page = Page::Home;
    }
    vec![Effect::SaveSettings(state.settings.clone()), Effect::ReadHome(id)]
}

/// What was read of a learner's attempts; late answers about somebody else are not shown.
pub(super) fn home_read(state: &mut AppState, learner: LearnerId, home: HomeRecords) {
    if state.keeping.learner == Some(learner) {
        state.keeping.home = home;
    }
}

/// Records the run that has just come onto the page. `from` is the attempt whose replies it begins
/// with, and the reply, from 1, that is to be given anew.
pub(super) fn begin(
    state: &mut AppState,
    now: Timestamp,
    from: Option<(AttemptKey, u32)>,
) -> Vec<Effect> {
    let (Recording::On, Some(learner)) = (&state.keeping.recording, state.keeping.learner) else {
        return Vec::new();
    };
    let nonce = state.keeping.nonce;
    let Page::Play(play) = &mut state.page else { return Vec::new() };
    let key = AttemptKey::new(now.0, nonce);
    play.attempt = Some(key.clone());
    let (stage, session) = (&play.stage, &play.session);
    let start = AttemptStart::of(key, learner, stage, session, play.mode.name(), now.0);
    vec![Effect::Begin(Box::new(AttemptStart { from, ..start }))]
}

/// The last reply has been given: it is saved, and the whole run if it is over.
pub(super) fn replied(state: &AppState, now: Timestamp) -> Vec<Effect> {
    let Page::Play(play) = &state.page else { return Vec::new() };
    let Some(key) = play.attempt.clone().filter(|_| on(state)) else { return Vec::new() };
    let Some(step) = play.session.steps.last() else { return Vec::new() };
    let turn = u32::try_from(play.session.steps.len()).unwrap_or(u32::MAX);
    let mut effects =
        vec![Effect::SaveReply { key: key.clone(), turn, step: step.clone(), at_ms: now.0 }];
    if play.session.over() {
        let end = Finished::of(&play.report, now.0);
        effects.push(Effect::Finish(key, Box::new(end)));
    }
    effects
}

/// A question of judgement has been answered.
pub(super) fn judged(state: &AppState) -> Vec<Effect> {
    let Page::Play(play) = &state.page else { return Vec::new() };
    let (Some(key), Some(option)) = (play.attempt.clone(), play.session.judged()) else {
        return Vec::new();
    };
    let turn = u32::try_from(play.session.steps.len() + 1).unwrap_or(u32::MAX);
    if on(state) { vec![Effect::SaveJudgement { key, turn, option }] } else { Vec::new() }
}

/// Takes the last reply back. The coach allows it; what was said stays in the records, and the
/// attempt counts as assisted.
pub(super) fn undo(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    let recording = on(state);
    let free = state.overlay.is_none();
    let Page::Play(play) = &mut state.page else { return Vec::new() };
    let turn = play.session.steps.len();
    if !free || turn == 0 || play.mode != Mode::Coach || play.session.over() {
        return Vec::new();
    }
    play.session = play.session.back_to(&play.stage, turn);
    play.report = session_report(&play.session, &play.stage, &state.catalogue);
    play.remark = None;
    play.assisted = true;
    let turn = u32::try_from(turn).unwrap_or(u32::MAX);
    match play.attempt.clone() {
        Some(key) if recording => vec![Effect::TakeBack { key, turn, at_ms: now.0 }],
        _ => Vec::new(),
    }
}

/// A saved run has been read: it goes on where it was left, or it is said why it cannot.
pub(super) fn resumed(state: &mut AppState, now: Timestamp, saved: SavedRun) -> Vec<Effect> {
    if !matches!(state.page, Page::Home) {
        return Vec::new();
    }
    let key = saved.start.key.clone();
    match take_up(state, saved) {
        Ok(()) => {
            let mut effects = vec![Effect::TakeUp(key.clone())];
            // Cut off after the last reply, before its end was saved.
            if let Page::Play(play) = &state.page
                && play.session.over()
            {
                effects.push(Effect::Finish(key, Box::new(Finished::of(&play.report, now.0))));
            }
            effects
        }
        Err(why) => {
            tell(state, NoticeKind::Problem, why);
            // It stays in the records, but is not offered again.
            let mut effects = vec![Effect::Abandon { key, at_ms: now.0 }];
            effects.extend(state.keeping.learner.map(Effect::ReadHome));
            effects
        }
    }
}

fn take_up(state: &mut AppState, saved: SavedRun) -> Result<(), Text> {
    let start = &saved.start;
    let id = &start.scenario;
    let entry = state.entries().iter().find(|entry| entry.id == *id && entry.lesson.is_ok());
    let Some(Ok(lesson)) = entry.map(|entry| &entry.lesson) else {
        return Err(say!(
            "情景 `{id}` 已经不在了，上次那一回接不上；记录还留着。",
            "The scenario `{id}` is no longer here, so that run cannot go on. Its record is kept."
        ));
    };
    let stage = stage_for(state, std::sync::Arc::clone(lesson), &start.persona);
    let session = rebuild(&saved, &stage)?;
    enter_play(state, stage, session, Mode::of(&start.mode));
    if let Page::Play(play) = &mut state.page {
        play.attempt = Some(saved.start.key);
        play.assisted = saved.assisted;
    }
    Ok(())
}

/// Are attempts being recorded?
pub(super) fn on(state: &AppState) -> bool {
    state.keeping.recording == Recording::On
}
