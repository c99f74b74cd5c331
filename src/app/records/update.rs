//! Learners and attempts: who learns, what is recorded, what is taken up again.

use super::{Recording, RecordsAction, RecordsEffect, past};
use crate::app::effect::Effect;
use crate::app::navigation::{Overlay, Page};
use crate::app::notices::{NoticeKind, tell};
use crate::app::state::{AppState, Timestamp};
use crate::app::{play, settings};
use crate::records::{
    AttemptKey, AttemptStart, Finished, HomeRecords, Learner, LearnerId, SavedRun, rebuild,
};
use crate::settings::Mode;
use moodfirst_core::dialogue::footprint;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::sync::Arc;

pub(in crate::app) fn update(
    state: &mut AppState,
    now: Timestamp,
    action: RecordsAction,
) -> Vec<Effect> {
    match action {
        RecordsAction::Open => open(state, now),
        RecordsAction::Opened(learners) => opened(state, learners),
        RecordsAction::NotRecorded(why) => {
            not_recorded(state, why);
            Vec::new()
        }
        RecordsAction::Introduce(name) => introduce(now, &name),
        RecordsAction::LearnerAdded(learner) => added(state, learner),
        RecordsAction::AskErase(id) => {
            state.records.erasing = Some(id);
            Vec::new()
        }
        RecordsAction::KeepLearner => {
            state.records.erasing = None;
            Vec::new()
        }
        // Only whom the question was about.
        RecordsAction::Erase(id) if state.records.erasing == Some(id) => {
            vec![RecordsEffect::Erase(id).into()]
        }
        RecordsAction::Erase(_) => Vec::new(),
        RecordsAction::Erased(id, left) => erased(state, id, left),
        RecordsAction::ChooseLearner(id) => choose(state, id),
        RecordsAction::HomeRead(learner, home) => {
            home_read(state, learner, home);
            Vec::new()
        }
        RecordsAction::Resume(key) => resume(state, key),
        RecordsAction::RunRead(saved) => resumed(state, now, *saved),
        RecordsAction::SetAside(key) => {
            if state.overlay == Some(Overlay::Drop) {
                state.overlay = None;
            }
            let mut effects = vec![RecordsEffect::Abandon { key, at_ms: now.0 }.into()];
            effects.extend(state.records.learner.map(|id| RecordsEffect::ReadHome(id).into()));
            effects
        }
        RecordsAction::ListAttempts(scenario) => past::list(state, scenario),
        RecordsAction::AttemptsRead(learner, lines) => {
            past::listed(state, learner, lines);
            Vec::new()
        }
        RecordsAction::OpenAttempt(key) => past::read(state, key),
        RecordsAction::AttemptRead(attempt) => past::open(state, *attempt),
    }
}

impl From<RecordsEffect> for Effect {
    fn from(effect: RecordsEffect) -> Self {
        Self::Records(effect)
    }
}

/// Opens the records. While they stand open that would only get in the way of what is being saved.
fn open(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    if on(state) {
        return Vec::new();
    }
    state.records.recording = Recording::Opening;
    vec![RecordsEffect::Open { at_ms: now.0 }.into()]
}

/// The records stand open: these have learned here before.
fn opened(state: &mut AppState, learners: Vec<Learner>) -> Vec<Effect> {
    let chosen = state.settings.learner.as_deref();
    let last = learners.iter().find(|learner| Some(learner.name.as_str()) == chosen);
    let learner = last.or_else(|| learners.first()).map(|learner| learner.id);
    state.records.recording = Recording::On;
    state.records.learners = learners;
    state.records.learner = learner;
    match learner {
        Some(learner) => vec![RecordsEffect::ReadHome(learner).into()],
        None => {
            if matches!(state.page(), Page::Home) {
                state.navigation.set_ground(Page::Welcome);
            }
            Vec::new()
        }
    }
}

/// Nothing is recorded from now on. One can play all the same; what follows in a call that is
/// under way would have a gap before it in the records, so it is not recorded later either.
fn not_recorded(state: &mut AppState, why: Text) {
    if !matches!(state.records.recording, Recording::Off(_)) {
        tell(state, NoticeKind::Problem, why.clone());
    }
    state.records.recording = Recording::Off(why);
    if let Page::Play(play) = state.navigation.page_mut() {
        play.attempt = None;
    }
    if matches!(state.page(), Page::Welcome) {
        state.navigation.set_ground(Page::Home);
    }
}

/// A learner is gone. Who was learning is asked anew.
fn erased(state: &mut AppState, id: LearnerId, left: Option<Text>) -> Vec<Effect> {
    state.records.erasing = None;
    state.records.learners.retain(|learner| learner.id != id);
    tell(state, NoticeKind::Info, say!("记录抹掉了。", "The records have been erased."));
    if let Some(left) = left {
        tell(state, NoticeKind::Problem, left);
    }
    if state.records.learner != Some(id) {
        return Vec::new();
    }
    (state.records.learner, state.settings.learner) = (None, None);
    state.records.home = HomeRecords::default();
    let mut effects = vec![Effect::SaveSettings(state.settings.clone())];
    effects.extend(opened(state, state.records.learners.clone()));
    effects
}

/// Somebody says their name.
fn introduce(now: Timestamp, name: &str) -> Vec<Effect> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    vec![RecordsEffect::AddLearner { name: name.to_owned(), at_ms: now.0 }.into()]
}

/// They are in the records.
fn added(state: &mut AppState, learner: Learner) -> Vec<Effect> {
    let id = learner.id;
    state.records.learners.retain(|known| known.id != id);
    state.records.learners.push(learner);
    choose(state, id)
}

/// Somebody else, or the new one, is learning now.
fn choose(state: &mut AppState, id: LearnerId) -> Vec<Effect> {
    let Some(learner) = state.records.learners.iter().find(|learner| learner.id == id) else {
        return Vec::new();
    };
    state.settings.learner = Some(learner.name.clone());
    state.records.learner = Some(id);
    state.records.home = HomeRecords::default();
    state.overlay = None;
    if matches!(state.page(), Page::Welcome) {
        state.navigation.set_ground(Page::Home);
    }
    let mut effects = settings::changed(state);
    effects.push(RecordsEffect::ReadHome(id).into());
    effects
}

/// What was read of a learner's attempts; late answers about somebody else are not shown.
fn home_read(state: &mut AppState, learner: LearnerId, home: HomeRecords) {
    if state.records.learner == Some(learner) {
        state.records.home = home;
    }
}

/// Records the run that has just come onto the page. `from` is the attempt whose replies it begins
/// with, and the reply, from 1, that is to be given anew.
pub(in crate::app) fn begin(
    state: &mut AppState,
    now: Timestamp,
    from: Option<(AttemptKey, u32)>,
) -> Vec<Effect> {
    let (Recording::On, Some(learner)) = (&state.records.recording, state.records.learner) else {
        return Vec::new();
    };
    let nonce = state.records.nonce;
    let Page::Play(play) = state.navigation.page_mut() else { return Vec::new() };
    let key = AttemptKey::new(now.0, nonce);
    play.attempt = Some(key.clone());
    let (stage, session) = (&play.stage, &play.session);
    let start = AttemptStart::of(key, learner, stage, session, play.mode.name(), now.0);
    vec![RecordsEffect::Begin(Box::new(AttemptStart { from, ..start })).into()]
}

/// The last reply has been given: it is saved, and the whole run if it is over.
pub(in crate::app) fn replied(state: &AppState, now: Timestamp) -> Vec<Effect> {
    let Page::Play(play) = state.page() else { return Vec::new() };
    let Some(key) = play.attempt.clone().filter(|_| on(state)) else { return Vec::new() };
    let Some(step) = play.session.steps.last() else { return Vec::new() };
    let step = step.clone();
    let footprint = footprint(&play.stage, &play.replay, play.session.steps.len()).map(Box::new);
    let (turn, at_ms) = (play.turns(), now.0);
    let reply = RecordsEffect::SaveReply { key: key.clone(), turn, step, footprint, at_ms };
    let mut effects = vec![reply.into()];
    if play.session.over() {
        let end = Finished::of(&play.report, now.0);
        effects.push(RecordsEffect::Finish(key, Box::new(end)).into());
    }
    effects
}

/// A question of judgement has been answered.
pub(in crate::app) fn judged(state: &AppState) -> Vec<Effect> {
    let Page::Play(play) = state.page() else { return Vec::new() };
    let (Some(key), Some(option), true) = (play.attempt.clone(), play.session.judged(), on(state))
    else {
        return Vec::new();
    };
    vec![RecordsEffect::SaveJudgement { key, turn: play.turns() + 1, option }.into()]
}

/// Replies have been taken back, this one, from 1, the first of them.
pub(in crate::app) fn took_back(state: &AppState, now: Timestamp, turn: u32) -> Vec<Effect> {
    let Page::Play(play) = state.page() else { return Vec::new() };
    match play.attempt.clone() {
        Some(key) if on(state) => {
            vec![RecordsEffect::TakeBack { key, turn, at_ms: now.0 }.into()]
        }
        _ => Vec::new(),
    }
}

/// Reads what the one who is learning has done so far.
pub(in crate::app) fn read_home(state: &AppState) -> Vec<Effect> {
    let learner = state.records.learner.filter(|_| on(state));
    learner.map(|id| RecordsEffect::ReadHome(id).into()).into_iter().collect()
}

/// Goes on with a run, once the shelf that holds its scenario has been read.
fn resume(state: &AppState, key: AttemptKey) -> Vec<Effect> {
    let ready = state.shelf.snapshot.is_some();
    if ready { vec![RecordsEffect::ReadRun(key).into()] } else { Vec::new() }
}

/// A saved run has been read: it goes on where it was left, or it is said why it cannot.
fn resumed(state: &mut AppState, now: Timestamp, saved: SavedRun) -> Vec<Effect> {
    // While nothing is recorded it could only go on beside its record.
    if !matches!(state.page(), Page::Home) || !on(state) {
        return Vec::new();
    }
    let key = saved.start.key.clone();
    match take_up(state, saved) {
        Ok(()) => {
            let mut effects = vec![RecordsEffect::TakeUp(key.clone()).into()];
            // Cut off after the last reply, before its end was saved.
            if let Page::Play(play) = state.page()
                && play.session.over()
            {
                let end = Finished::of(&play.report, now.0);
                effects.push(RecordsEffect::Finish(key, Box::new(end)).into());
            }
            effects
        }
        // It stays as it is: the file may be mended. Only a person leaves a run for good.
        Err(why) => {
            tell(state, NoticeKind::Problem, why);
            Vec::new()
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
    let stage = play::stage_for(state, Arc::clone(lesson), &start.persona);
    let session = rebuild(&saved, &stage)?;
    let mut play = play::new(state, stage, session, Mode::of(&start.mode));
    play.attempt = Some(saved.start.key);
    play.assisted = saved.assisted;
    state.overlay = None;
    state.navigation.push(Page::Play(Box::new(play)));
    Ok(())
}

/// Are attempts being recorded?
pub(in crate::app) fn on(state: &AppState) -> bool {
    state.records.recording == Recording::On
}
