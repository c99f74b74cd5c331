//! The report of a scenario: opened, analysed in the background, left; its runs in the player.

use super::{enter_play, stage_for};
use crate::app::effect::{Effect, SurveyTask};
use crate::app::scenario_report::{
    Freshness, Guide, GuideStep, RunShown, ScenarioReport, Surveyed, Work,
};
use crate::app::settings::Mode;
use crate::app::state::{AppState, Page, Shelf};
use moodfirst_core::analysis::Progress;
use moodfirst_core::dialogue::Session;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// Finished analyses that are kept: as many scenarios as somebody goes back and forth between.
const KEPT: usize = 12;

/// Opens the report of the scenario at this place on the shelf.
pub(super) fn open(state: &mut AppState, place: usize) -> Vec<Effect> {
    let Shelf::Read(shelf) = &state.shelf else { return Vec::new() };
    if place >= shelf.0.entries.len() {
        return Vec::new();
    }
    let back = match &state.page {
        Page::Briefing(briefing) => Some(briefing.clone()),
        Page::Home => None,
        _ => return Vec::new(),
    };
    let persona = back.as_ref().and_then(|briefing| {
        briefing.lesson.scenario().personas.iter().position(|id| *id == briefing.persona)
    });
    state.overlay = None;
    state.page = Page::ScenarioReport(Box::new(ScenarioReport {
        shelf: shelf.clone(),
        place,
        work: Work::None,
        persona: persona.unwrap_or(0),
        freshness: Freshness::Fresh,
        back,
    }));
    begin(state)
}

/// Opens the report of the scenario whose briefing is shown.
pub(super) fn open_here(state: &mut AppState) -> Vec<Effect> {
    let Page::Briefing(briefing) = &state.page else { return Vec::new() };
    let id = &briefing.lesson.scenario().id;
    let place = state.entries().iter().position(|entry| entry.lesson.is_ok() && entry.id == *id);
    place.map_or_else(Vec::new, |place| open(state, place))
}

/// Analyses the scenario of the page, unless that has been done.
fn begin(state: &mut AppState) -> Vec<Effect> {
    let Page::ScenarioReport(report) = &mut state.page else { return Vec::new() };
    let Some(entry) = report.shelf.0.entries.get(report.place) else { return Vec::new() };
    let Ok(lesson) = &entry.lesson else {
        report.work = Work::None;
        return Vec::new();
    };
    let known = state.surveys.iter().find(|known| known.text == entry.text);
    if let Some(known) = known {
        report.work = Work::Done(Arc::clone(known));
        return Vec::new();
    }
    state.tickets += 1;
    let ticket = state.tickets;
    let personas = lesson.scenario().personas.len();
    report.work = Work::Running(ticket, Progress { done: 0, personas, states: 0 });
    vec![Effect::Survey(SurveyTask {
        ticket,
        lesson: Arc::clone(lesson),
        file: entry.file(),
        text: Arc::clone(&entry.text),
    })]
}

/// Once more, with the scenario as it is on the shelf now.
pub(super) fn again(state: &mut AppState) -> Vec<Effect> {
    let mut effects = leave(state);
    let Shelf::Read(shelf) = &state.shelf else { return effects };
    let Page::ScenarioReport(report) = &mut state.page else { return effects };
    if let Some(place) = place_now(report, &shelf.0.entries) {
        report.shelf = shelf.clone();
        report.place = place;
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
fn place_now(report: &ScenarioReport, entries: &[crate::library::Entry]) -> Option<usize> {
    let entry = report.entry()?;
    let same = |other: &&crate::library::Entry| other.origin == entry.origin;
    let origin = entries.iter().filter(same).count();
    // All shipped ones have one origin.
    entries
        .iter()
        .position(|other| other.origin == entry.origin && (origin == 1 || other.id == entry.id))
}

/// The page is being left: an analysis that is still running stops.
pub(super) fn leave(state: &mut AppState) -> Vec<Effect> {
    let Page::ScenarioReport(report) = &mut state.page else { return Vec::new() };
    let Work::Running(ticket, progress) = report.work else { return Vec::new() };
    report.work = Work::Stopped(progress.states, None);
    vec![Effect::StopSurvey(ticket)]
}

pub(super) fn progress(state: &mut AppState, ticket: u64, at: Progress) {
    if let Page::ScenarioReport(report) = &mut state.page
        && let Work::Running(running, progress) = &mut report.work
        && *running == ticket
    {
        *progress = at;
    }
}

/// It is done. A result that nobody waits for is kept all the same.
pub(super) fn done(state: &mut AppState, ticket: u64, surveyed: Arc<Surveyed>) {
    let id = &surveyed.survey.scenario;
    state.surveys.retain(|known| known.survey.scenario != *id);
    if state.surveys.len() >= KEPT {
        state.surveys.remove(0);
    }
    state.surveys.push(Arc::clone(&surveyed));
    if let Page::ScenarioReport(report) = &mut state.page
        && matches!(report.work, Work::Running(running, _) if running == ticket)
    {
        report.work = Work::Done(surveyed);
    }
}

pub(super) fn stopped(state: &mut AppState, ticket: u64, states: usize, why: Option<Text>) {
    if let Page::ScenarioReport(report) = &mut state.page
        && matches!(report.work, Work::Running(running, _) if running == ticket)
    {
        report.work = Work::Stopped(states, why);
    }
}

/// The shelf has been read anew: what is shown may be of yesterday. Of a file that could not be
/// analysed there is nothing to lose, so it is simply looked at again.
pub(super) fn shelf_read(state: &mut AppState) -> Vec<Effect> {
    let Page::ScenarioReport(report) = &mut state.page else { return Vec::new() };
    let Shelf::Read(shelf) = &state.shelf else { return Vec::new() };
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
pub(super) fn show(state: &mut AppState, run: RunShown) {
    let Page::ScenarioReport(report) = &state.page else { return };
    let report = ScenarioReport::clone(report);
    let Some(Ok(lesson)) = report.entry().map(|entry| &entry.lesson) else { return };
    if report.surveyed().is_none() || !lesson.scenario().personas.contains(&run.persona) {
        return;
    }
    let stage = stage_for(state, Arc::clone(lesson), &run.persona);
    let session = Session::start(&stage, None, &mut ());
    enter_play(state, stage, session, Mode::Coach);
    if let Page::Play(play) = &mut state.page {
        play.guide = Some(Box::new(Guide { run, report }));
    }
}

/// The place of the reply with which the run shown goes on, if it is to be given now.
pub(super) fn next(state: &AppState) -> Option<usize> {
    let Page::Play(play) = &state.page else { return None };
    match play.guide.as_ref()?.step(&play.session, &play.stage) {
        GuideStep::Next(place) => Some(place),
        GuideStep::Through | GuideStep::Left(_) => None,
    }
}

/// From a run of the report back to it; says whether that is where one was.
pub(super) fn back(state: &mut AppState) -> bool {
    let guide = match &mut state.page {
        Page::Play(play) => play.guide.take(),
        Page::Debrief(debrief) => debrief.guide.take(),
        _ => None,
    };
    let Some(guide) = guide else { return false };
    state.overlay = None;
    state.page = Page::ScenarioReport(Box::new(guide.report));
    shelf_read(state);
    true
}
