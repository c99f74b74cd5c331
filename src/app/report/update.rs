//! The report of a scenario: opened, analysed in the background, left; its runs in the player.

use super::{Freshness, ReportAction, ScenarioReport, Surveyed, Work};
use crate::app::effect::{Effect, JobEffect};
use crate::app::navigation::Page;
use crate::app::play::{self, Guide, RunShown};
use crate::app::runner::job::{Job, JobId, SurveyTask};
use crate::app::state::AppState;
use crate::library::LibraryEntry;
use crate::settings::Mode;
use moodfirst_core::analysis::{FirstVerdict, Progress};
use moodfirst_core::dialogue::Session;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// Finished analyses that are kept: as many scenarios as somebody goes back and forth between.
const KEPT: usize = 12;

pub(in crate::app) fn update(state: &mut AppState, action: ReportAction) -> Vec<Effect> {
    match action {
        ReportAction::Stop => return leave(state),
        ReportAction::Again => return again(state),
        ReportAction::ChoosePersona(persona) => {
            if let Page::ScenarioReport(report) = state.navigation.page_mut()
                && report.surveyed().is_some_and(|done| persona < done.survey.personas.len())
            {
                report.persona = persona;
            }
        }
        ReportAction::ShowRun(run) => show(state, *run),
    }
    Vec::new()
}

/// The report among the pages, on top or beneath a run of it.
fn report_of(state: &mut AppState) -> Option<&mut ScenarioReport> {
    state.navigation.pages_mut().find_map(|page| match page {
        Page::ScenarioReport(report) => Some(&mut **report),
        _ => None,
    })
}

/// Opens the report of the scenario at this place on the shelf.
pub(in crate::app) fn open(state: &mut AppState, place: usize) -> Vec<Effect> {
    let Some(shelf) = state.shelf.snapshot.clone() else { return Vec::new() };
    if place >= shelf.0.entries.len() {
        return Vec::new();
    }
    let persona = match state.page() {
        Page::Briefing(briefing) => {
            let personas = &briefing.lesson.scenario().personas;
            personas.iter().position(|id| *id == briefing.persona).unwrap_or(0)
        }
        Page::Home => 0,
        _ => return Vec::new(),
    };
    state.overlay = None;
    let (work, freshness) = (Work::None, Freshness::Fresh);
    let first = Vec::new();
    let report = ScenarioReport { shelf, place, work, first, persona, freshness };
    state.navigation.push(Page::ScenarioReport(Box::new(report)));
    begin(state)
}

/// Analyses the scenario of the page, unless that has been done.
fn begin(state: &mut AppState) -> Vec<Effect> {
    let (known, job) = (state.surveys.clone(), state.next_job());
    let Some(report) = report_of(state) else { return Vec::new() };
    let Some(entry) = report.shelf.0.entries.get(report.place) else { return Vec::new() };
    let Ok(lesson) = &entry.lesson else {
        report.work = Work::None;
        return Vec::new();
    };
    if let Some(known) = known.into_iter().find(|known| known.text == entry.text) {
        report.work = Work::Done(known);
        return Vec::new();
    }
    let personas = lesson.scenario().personas.len();
    let task = SurveyTask {
        lesson: Arc::clone(lesson),
        file: entry.file(),
        text: Arc::clone(&entry.text),
    };
    report.first.clear();
    report.work = Work::Running(job, Progress { done: 0, personas, states: 0 });
    vec![Effect::Job(JobEffect::Start(job, Job::Survey(task)))]
}

/// Once more, with the scenario as it is on the shelf now.
fn again(state: &mut AppState) -> Vec<Effect> {
    let mut effects = leave(state);
    let Some(shelf) = state.shelf.snapshot.clone() else { return effects };
    let Some(report) = report_of(state) else { return effects };
    if let Some(place) = place_now(report, &shelf.0.entries) {
        (report.shelf, report.place) = (shelf, place);
        report.freshness = Freshness::Fresh;
        let personas = report.entry().and_then(|entry| entry.lesson.as_ref().ok());
        let personas = personas.map_or(0, |lesson| lesson.scenario().personas.len());
        report.persona = report.persona.min(personas.saturating_sub(1));
        effects.extend(begin(state));
    }
    effects
}

/// Where the scenario of a report stands on another shelf: the same file, or the same shipped
/// scenario.
fn place_now(report: &ScenarioReport, entries: &[LibraryEntry]) -> Option<usize> {
    let entry = report.entry()?;
    let same = |other: &&LibraryEntry| other.origin == entry.origin;
    let origin = entries.iter().filter(same).count();
    // All shipped ones have one origin.
    entries
        .iter()
        .position(|other| other.origin == entry.origin && (origin == 1 || other.id == entry.id))
}

/// The page is being left: an analysis that is still running stops.
pub(in crate::app) fn leave(state: &mut AppState) -> Vec<Effect> {
    let Some(report) = report_of(state) else { return Vec::new() };
    let Work::Running(job, progress) = report.work else { return Vec::new() };
    report.work = Work::Stopped(progress.states, None);
    vec![Effect::Job(JobEffect::Stop(job))]
}

/// The report that waits for this job.
fn waiting(state: &mut AppState, job: JobId) -> Option<&mut ScenarioReport> {
    report_of(state)
        .filter(|report| matches!(report.work, Work::Running(running, _) if running == job))
}

pub(in crate::app) fn progress(state: &mut AppState, job: JobId, at: Progress) {
    if let Some(report) = waiting(state, job) {
        report.work = Work::Running(job, at);
    }
}

/// What the runs with one more persona can reach.
pub(in crate::app) fn first(state: &mut AppState, job: JobId, first: FirstVerdict) {
    if let Some(report) = waiting(state, job) {
        report.first.push(first);
    }
}

/// It is done. A result that nobody waits for is kept all the same.
pub(in crate::app) fn done(state: &mut AppState, job: JobId, surveyed: Arc<Surveyed>) {
    let id = &surveyed.survey.scenario;
    state.surveys.retain(|known| known.survey.scenario != *id);
    if state.surveys.len() >= KEPT {
        state.surveys.remove(0);
    }
    state.surveys.push(Arc::clone(&surveyed));
    if let Some(report) = waiting(state, job) {
        report.work = Work::Done(surveyed);
    }
}

/// It ended without a result: stopped, or for a reason.
pub(in crate::app) fn ended(state: &mut AppState, job: JobId, why: Option<&Text>) {
    if let Some(report) = waiting(state, job)
        && let Work::Running(_, at) = report.work
    {
        report.work = Work::Stopped(at.states, why.cloned());
    }
}

/// The shelf has been read anew: what is shown may be of yesterday. Of a file that could not be
/// analysed there is nothing to lose, so it is simply looked at again.
pub(in crate::app) fn shelf_read(state: &mut AppState) -> Vec<Effect> {
    let Some(shelf) = state.shelf.snapshot.clone() else { return Vec::new() };
    let Some(report) = report_of(state) else { return Vec::new() };
    let now = place_now(report, &shelf.0.entries).and_then(|at| shelf.0.entries.get(at));
    let text = report.entry().map(|entry| &entry.text);
    report.freshness = match now {
        None => Freshness::Gone,
        Some(now) if Some(&now.text) == text => Freshness::Fresh,
        Some(_) => Freshness::Changed,
    };
    if report.freshness == Freshness::Changed && matches!(report.work, Work::None) {
        return again(state);
    }
    Vec::new()
}

/// Shows a run of the report in the player, from its first step.
fn show(state: &mut AppState, run: RunShown) {
    let Page::ScenarioReport(report) = state.page() else { return };
    let Some(Ok(lesson)) = report.entry().map(|entry| &entry.lesson) else { return };
    if report.surveyed().is_none() || !lesson.scenario().personas.contains(&run.persona) {
        return;
    }
    let stage = play::stage_for(state, Arc::clone(lesson), &run.persona);
    let session = Session::start(&stage, None, &mut ());
    let mut play = play::new(state, stage, session, Mode::Coach);
    play.guide = Some(Guide { run });
    state.overlay = None;
    state.navigation.push(Page::Play(Box::new(play)));
}
