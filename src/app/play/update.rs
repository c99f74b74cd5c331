//! Replies, answers, taking back, and the way to the debrief.

use super::{GuideStep, Play, PlayAction, Rest};
use crate::app::debrief::{self, Debrief, DebriefStep};
use crate::app::effect::{Effect, Timer, TimerEffect};
use crate::app::navigation::Page;
use crate::app::records;
use crate::app::state::{AppState, Timestamp};
use crate::settings::Mode;
use moodfirst_core::dialogue::{Lesson, Replay, Session, Stage};
use moodfirst_core::report::{Remark, remark_on, replay_report};
use moodfirst_core::rubric::{Catalogue, Family, Percent};
use std::sync::Arc;

/// Milliseconds from the moment the new turn stands until a reply to it is taken.
const REST_MS: u64 = 250;

pub(in crate::app) fn update(
    state: &mut AppState,
    now: Timestamp,
    action: PlayAction,
) -> Vec<Effect> {
    if acts(action) && resting(state) {
        return Vec::new();
    }
    match action {
        PlayAction::Judge(option) => judge(state, option),
        PlayAction::Reply(place) => reply(state, now, place),
        PlayAction::Follow => match next(state) {
            Some(place) => reply(state, now, place),
            None => Vec::new(),
        },
        PlayAction::Moves => {
            rest(state, Rest::Coming);
            Vec::new()
        }
        PlayAction::Stands => stands(state),
        PlayAction::Undo => undo(state, now),
        PlayAction::ToDebrief => to_debrief(state),
    }
}

/// Is it something that is kept from those who have not read what came before it?
const fn acts(action: PlayAction) -> bool {
    !matches!(action, PlayAction::Moves | PlayAction::Stands)
}

fn resting(state: &AppState) -> bool {
    matches!(state.page(), Page::Play(play) if play.rests())
}

fn rest(state: &mut AppState, rest: Rest) {
    if let Page::Play(play) = state.navigation.page_mut() {
        play.rest = rest;
    }
}

/// The turn stands: from now on only for a moment nothing is taken.
fn stands(state: &mut AppState) -> Vec<Effect> {
    match state.page() {
        Page::Play(play) if play.rest == Rest::Coming => {
            rest(state, Rest::Settling);
            vec![Effect::Timer(TimerEffect::Start(Timer::Rest, REST_MS))]
        }
        _ => Vec::new(),
    }
}

/// That moment is over.
pub(in crate::app) fn rested(state: &mut AppState) -> Vec<Effect> {
    if matches!(state.page(), Page::Play(play) if play.rest == Rest::Settling) {
        rest(state, Rest::Over);
    }
    Vec::new()
}

/// The setting in which a lesson is played with a persona.
pub(in crate::app) fn stage_for(
    state: &AppState,
    lesson: Arc<Lesson>,
    persona: &str,
) -> Arc<Stage> {
    let note = state.catalogue.persona(persona);
    let percent =
        |family: Family| note.map_or(Percent { good: 100, bad: 100 }, |note| note.percent(family));
    Arc::new(Stage::new(lesson, Arc::clone(&state.rubric), persona, percent))
}

/// A call that is recorded nowhere yet and led by nothing.
pub(in crate::app) fn new(
    state: &AppState,
    stage: Arc<Stage>,
    session: Session,
    mode: Mode,
) -> Play {
    let replay = Replay::of(&session, &stage);
    let report = replay_report(&replay, &stage, &state.catalogue);
    let (attempt, assisted, guide) = (None, false, None);
    let rest = Rest::Coming;
    let mut play =
        Play { stage, session, replay, mode, report, remark: None, attempt, assisted, guide, rest };
    // Also of a run that is gone on with.
    play.remark = remark(&play, &state.catalogue);
    play
}

/// What the coach says of the last reply; in an exam nothing.
fn remark(play: &Play, catalogue: &Catalogue) -> Option<Remark> {
    let last = play.replay.turns.last().filter(|_| play.mode == Mode::Coach)?;
    Some(remark_on(&play.report, catalogue, play.stage.lesson(), last))
}

fn judge(state: &mut AppState, option: u8) -> Vec<Effect> {
    let Page::Play(play) = state.navigation.page_mut() else { return Vec::new() };
    if !play.question_open() {
        return Vec::new();
    }
    play.session.judge(&play.stage, option);
    play.rest = Rest::Coming;
    records::judged(state)
}

fn reply(state: &mut AppState, now: Timestamp, place: usize) -> Vec<Effect> {
    let free = state.overlay.is_none();
    let Page::Play(play) = state.navigation.page_mut() else { return Vec::new() };
    if play.question_open() || !free {
        return Vec::new();
    }
    let Some(number) = play.session.shown().get(place).copied() else { return Vec::new() };
    let judged = play.session.judged();
    // The number comes from the list of what is on offer.
    if play.session.choose(&play.stage, number, &mut ()).is_err()
        || play.replay.give(&play.stage, number, judged).is_err()
    {
        return Vec::new();
    }
    play.rest = Rest::Coming;
    play.report = replay_report(&play.replay, &play.stage, &state.catalogue);
    play.remark = remark(play, &state.catalogue);
    records::replied(state, now)
}

/// The place of the reply with which the run shown goes on, if it is to be given now.
fn next(state: &AppState) -> Option<usize> {
    let Page::Play(play) = state.page() else { return None };
    match play.guide.as_ref()?.step(&play.session, &play.stage) {
        GuideStep::Next(place) => Some(place),
        GuideStep::Through | GuideStep::Left(_) => None,
    }
}

/// Takes the last reply back. The coach allows it; what was said stays in the records, and the
/// attempt counts as assisted.
fn undo(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    let free = state.overlay.is_none();
    let Page::Play(play) = state.navigation.page_mut() else { return Vec::new() };
    let turn = play.session.steps.len();
    if !free || turn == 0 || play.mode != Mode::Coach || play.session.over() {
        return Vec::new();
    }
    let taken = play.turns();
    play.session = play.session.back_to(&play.stage, turn);
    play.replay = Replay::of(&play.session, &play.stage);
    play.report = replay_report(&play.replay, &play.stage, &state.catalogue);
    play.remark = remark(play, &state.catalogue);
    play.rest = Rest::Coming;
    play.assisted = true;
    records::took_back(state, now, taken)
}

fn to_debrief(state: &mut AppState) -> Vec<Effect> {
    let Page::Play(call) = state.page() else { return Vec::new() };
    if !call.session.over() {
        return Vec::new();
    }
    let debrief = Debrief {
        stage: Arc::clone(&call.stage),
        session: call.session.clone(),
        replay: call.replay.clone(),
        mode: call.mode,
        report: call.report.clone(),
        better: 0,
        attempt: call.attempt.clone(),
        assisted: call.assisted,
        guide: call.guide.clone(),
        step: DebriefStep::Ending,
    };
    state.overlay = None;
    state.navigation.replace(Page::Debrief(Box::new(debrief)));
    let mut effects = debrief::find_model(state);
    effects.extend(debrief::find_better(state));
    effects
}
