//! The run to compare with, handing the run to somebody, trying again.

use super::{
    Debrief, DebriefAction, DebriefEffect, ExportTask, ModelSearch, ModelState, StoredExportTask,
};
use crate::app::briefing::Briefing;
use crate::app::effect::{Effect, JobEffect};
use crate::app::navigation::Page;
use crate::app::notices::{Notice, NoticeKind};
use crate::app::runner::job::{BetterTask, Job, JobId, ModelTask};
use crate::app::state::{AppState, Timestamp};
use crate::app::{play, records};
use crate::export::{Attempt, Form};
use crate::library::{LibraryEntry, ModelRun, Origin};
use crate::records::AttemptKey;
use crate::settings::Mode;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::path::PathBuf;
use std::sync::Arc;

pub(in crate::app) fn update(
    state: &mut AppState,
    now: Timestamp,
    action: DebriefAction,
) -> Vec<Effect> {
    match action {
        DebriefAction::StopModel => stop(state),
        DebriefAction::ExportAs(form) => export(state, now, form),
        DebriefAction::Exported(path) => {
            exported(state, path);
            Vec::new()
        }
        DebriefAction::TryAgainFrom(turn) => try_again(state, now, turn),
        DebriefAction::ShowStep(step) => {
            match state.navigation.page_mut() {
                Page::Debrief(debrief) => debrief.step = step,
                Page::StoredDebrief(stored) => stored.step = step,
                _ => {}
            }
            Vec::new()
        }
        DebriefAction::PlayAgain => play_again(state),
    }
}

/// Looks for a run to lay beside the one of the debrief, unless that has been done.
pub(in crate::app) fn find_model(state: &mut AppState) -> Vec<Effect> {
    let Page::Debrief(debrief) = state.page() else { return Vec::new() };
    if state.model_of(debrief).is_some() {
        return Vec::new();
    }
    let stage = Arc::clone(&debrief.stage);
    let lesson = stage.shared_lesson();
    let same = |entry: &&LibraryEntry| {
        entry.lesson.as_ref().is_ok_and(|other| Arc::ptr_eq(other, &lesson))
    };
    let entries = state.entries();
    let by_id = || entries.iter().find(|entry| entry.id == lesson.scenario().id);
    let origin = entries.iter().find(same).or_else(by_id).map(|entry| entry.origin.clone());
    let job = state.next_job();
    state.model =
        Some(ModelSearch { job, stage: Arc::clone(&stage), state: ModelState::Looking(0) });
    // One that is not on the shelf any more has no plans beside it.
    let origin = origin.unwrap_or(Origin::File(PathBuf::new()));
    vec![Effect::Job(JobEffect::Start(job, Job::ModelRun(ModelTask { stage, origin })))]
}

/// Has it proved which replies of the debrief's run would have been better.
pub(in crate::app) fn find_better(state: &mut AppState) -> Vec<Effect> {
    let job = state.next_job();
    let Page::Debrief(debrief) = state.navigation.page_mut() else { return Vec::new() };
    debrief.better = job;
    let task = BetterTask {
        stage: Arc::clone(&debrief.stage),
        session: debrief.session.clone(),
        report: debrief.report.clone(),
    };
    vec![Effect::Job(JobEffect::Start(job, Job::Better(Box::new(task))))]
}

/// What is proved goes into the report of its debrief.
pub(in crate::app) fn better(state: &mut AppState, job: JobId, better: Vec<Option<Text>>) {
    let waits = |page: &&mut Page| matches!(page, Page::Debrief(debrief) if debrief.better == job);
    if let Some(Page::Debrief(debrief)) = state.navigation.pages_mut().find(waits) {
        debrief.report.annotate(better);
    }
}

/// The search that is this job, as long as it goes on.
fn looking(state: &mut AppState, job: JobId) -> Option<&mut ModelState> {
    let search = state.model.as_mut().filter(|search| search.job == job)?;
    matches!(search.state, ModelState::Looking(_)).then_some(&mut search.state)
}

/// How far the search is.
pub(in crate::app) fn progress(state: &mut AppState, job: JobId, states: usize) {
    if let Some(search) = looking(state, job) {
        *search = ModelState::Looking(states);
    }
}

/// What came of it.
pub(in crate::app) fn found(state: &mut AppState, job: JobId, run: Option<Box<ModelRun>>) {
    if let Some(search) = looking(state, job) {
        *search = run.map_or(ModelState::None, ModelState::Found);
    }
}

/// It ended without a result.
pub(in crate::app) fn ended(state: &mut AppState, job: JobId, why: Option<&Text>) {
    if let Some(search) = looking(state, job) {
        *search = why.cloned().map_or(ModelState::Stopped, ModelState::Failed);
    }
}

/// Stops the search.
pub(in crate::app) fn stop(state: &mut AppState) -> Vec<Effect> {
    match &mut state.model {
        Some(ModelSearch { job, state: looking @ ModelState::Looking(_), .. }) => {
            *looking = ModelState::Stopped;
            vec![Effect::Job(JobEffect::Stop(*job))]
        }
        _ => Vec::new(),
    }
}

/// A run has been written: where it lies, and it can be opened from there.
fn exported(state: &mut AppState, path: PathBuf) {
    let name = path.display();
    let text = say!("已导出到 {name}", "Exported to {name}");
    state.notices.push(Notice { kind: NoticeKind::Info, text, open: Some(path) });
}

fn try_again(state: &mut AppState, now: Timestamp, turn: usize) -> Vec<Effect> {
    let Page::Debrief(debrief) = state.page() else { return Vec::new() };
    if !(1..=debrief.session.steps.len()).contains(&turn) {
        return Vec::new();
    }
    let session = debrief.session.back_to(&debrief.stage, turn);
    let (stage, mode) = (Arc::clone(&debrief.stage), debrief.mode);
    let (from, guide) = (debrief.attempt.clone(), debrief.guide.clone());
    let guided = guide.is_some();
    let mut play = play::new(state, stage, session, mode);
    play.assisted = turn > 1;
    play.guide = guide;
    state.overlay = None;
    state.navigation.replace(Page::Play(Box::new(play)));
    if guided {
        return Vec::new();
    }
    let turn = u32::try_from(turn).unwrap_or(u32::MAX);
    if turn > 1 && from.is_none() {
        // What it begins with is not in the records, so what follows has nothing to follow on.
        return Vec::new();
    }
    records::begin(state, now, from.map(|key| (key, turn)))
}

/// To the briefing, from which one goes home, also after a run of a report.
fn play_again(state: &mut AppState) -> Vec<Effect> {
    let Page::Debrief(debrief) = state.page() else { return Vec::new() };
    let Debrief { stage, mode, .. } = &**debrief;
    let (lesson, persona, mode) = (stage.shared_lesson(), stage.persona().to_owned(), *mode);
    state.overlay = None;
    state.navigation.leave_all();
    state.navigation.push(Page::Briefing(Briefing { lesson, persona, mode }));
    Vec::new()
}

/// What an export says of its attempt.
fn attempt(
    state: &AppState,
    now: Timestamp,
    mode: Mode,
    assisted: bool,
    key: Option<&AttemptKey>,
) -> Attempt {
    Attempt {
        learner: state.records.current().map(|learner| learner.name.clone()),
        mode: Some(mode.name().to_owned()),
        assisted,
        key: key.map(|key| key.as_str().to_owned()),
        exported_ms: Some(now.0),
        // Whoever writes the file knows the zone.
        ahead_of_utc_min: 0,
    }
}

/// Hands the run out in this form.
fn export(state: &mut AppState, now: Timestamp, form: Form) -> Vec<Effect> {
    let lang = state.lang();
    if let Page::StoredDebrief(stored) = state.page() {
        let attempt = attempt(state, now, stored.mode, stored.assisted, Some(&stored.attempt));
        let stored = (**stored).clone();
        state.overlay = None;
        let task = StoredExportTask { form, lang, stored, attempt };
        return vec![Effect::Debrief(DebriefEffect::ExportStored(Box::new(task)))];
    }
    let Page::Debrief(debrief) = state.page() else { return Vec::new() };
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
        attempt: attempt(state, now, debrief.mode, debrief.assisted, debrief.attempt.as_ref()),
        model,
    };
    state.overlay = None;
    vec![Effect::Debrief(DebriefEffect::Export(Box::new(task)))]
}
