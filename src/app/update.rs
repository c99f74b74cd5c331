//! The one place that changes the state.

mod after;
mod attempts;
mod scenario_report;

use super::action::{Action, Overlay};
use super::effect::Effect;
use super::keeping::Recording;
use super::settings::{Mode, TEXT_PERCENTS};
use super::state::{AppState, Briefing, Debrief, Notice, NoticeKind, Page, Play, Shelf, Timestamp};
use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::report::{remark, session_report};
use moodfirst_core::rubric::{Act, Family, Percent};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// Works one action and says what has to be done outside. An action that does not fit the
/// present page (a key pressed twice, a late result) changes nothing.
pub fn update(state: &mut AppState, now: Timestamp, action: Action) -> Vec<Effect> {
    match action {
        Action::Reload => {
            // What is there stays until the new reading has come: nothing flickers.
            return vec![Effect::ReadShelf];
        }
        Action::ShelfRead(reading) => {
            for note in &reading.0.notes {
                tell(state, NoticeKind::Info, note.clone());
            }
            state.shelf = Shelf::Read(reading);
            return scenario_report::shelf_read(state);
        }
        Action::OpenBriefing(place) => open_briefing(state, place),
        Action::OpenScenarioReport(place) => return scenario_report::open(state, place),
        Action::OpenReportHere => return scenario_report::open_here(state),
        Action::SurveyProgress(ticket, at) => scenario_report::progress(state, ticket, at),
        Action::SurveyDone(ticket, surveyed) => scenario_report::done(state, ticket, surveyed),
        Action::SurveyStopped(ticket, states, why) => {
            scenario_report::stopped(state, ticket, states, why);
        }
        Action::CancelSurvey => return scenario_report::leave(state),
        Action::SurveyAgain => return scenario_report::again(state),
        Action::ChooseReportPersona(persona) => {
            if let Page::ScenarioReport(report) = &mut state.page
                && report.surveyed().is_some_and(|done| persona < done.survey.personas.len())
            {
                report.persona = persona;
            }
        }
        Action::ShowRun(run) => scenario_report::show(state, *run),
        Action::FollowRun => {
            if let Some(place) = scenario_report::next(state)
                && reply(state, place)
            {
                return attempts::replied(state, now);
            }
        }
        Action::ChoosePersona(persona) => {
            if let Page::Briefing(briefing) = &mut state.page
                && briefing.lesson.scenario().personas.contains(&persona)
            {
                briefing.persona = persona;
            }
        }
        Action::ChooseMode(mode) => {
            if let Page::Briefing(briefing) = &mut state.page {
                briefing.mode = mode;
                state.settings.mode = mode;
                return save(state);
            }
        }
        Action::Start => {
            start(state, now);
            return attempts::begin(state, now, None);
        }
        Action::Judge(option) => {
            if let Page::Play(play) = &mut state.page
                && play.question_open()
            {
                play.session.judge(&play.stage, option);
                return attempts::judged(state);
            }
        }
        Action::Reply(place) => {
            if reply(state, place) {
                return attempts::replied(state, now);
            }
        }
        Action::Undo => return attempts::undo(state, now),
        Action::ToDebrief => {
            to_debrief(state);
            return after::find_model(state);
        }
        Action::FindModel => return after::find_model(state),
        Action::ModelProgress(ticket, states) => after::progress(state, ticket, states),
        Action::ModelFound(ticket, run) => after::found(state, ticket, run),
        Action::StopModel => return after::stop(state),
        Action::ExportAs(form) => return after::export(state, now, form),
        Action::Exported(path) => exported(state, path),
        Action::TryAgainFrom(turn) => return try_again(state, now, turn),
        Action::PlayAgain => play_again(state),
        Action::OpenRecords => {
            state.keeping.recording = Recording::Opening;
            return vec![Effect::OpenRecords];
        }
        Action::RecordsOpened(learners) => return attempts::opened(state, learners),
        Action::NotRecorded(why) => attempts::not_recorded(state, why),
        Action::Introduce(name) => return attempts::introduce(now, &name),
        Action::LearnerAdded(learner) => return attempts::added(state, learner),
        Action::ChooseLearner(id) => return attempts::choose(state, id),
        Action::HomeRead(learner, home) => attempts::home_read(state, learner, home),
        Action::Resume(key) => return vec![Effect::ReadRun(key)],
        Action::RunRead(saved) => return attempts::resumed(state, now, *saved),
        Action::SetAside(key) => {
            let mut effects = vec![Effect::Abandon { key, at_ms: now.0 }];
            effects.extend(state.keeping.learner.map(Effect::ReadHome));
            return effects;
        }
        Action::Home if scenario_report::back(state) => {}
        Action::Home => match &state.page {
            // A recorded run is taken up again from the home page: nothing is lost.
            Page::Play(play)
                if !play.session.over()
                    && !play.session.steps.is_empty()
                    && (play.attempt.is_none() || !attempts::on(state)) =>
            {
                state.overlay = Some(Overlay::Leave);
            }
            _ => return go_home(state),
        },
        Action::Leave => return go_home(state),
        Action::Toggle(overlay) => {
            let there = state.overlay == Some(overlay);
            state.overlay = (!there && fits(&state.page, overlay)).then_some(overlay);
        }
        Action::Back => return back(state, now),
        Action::OpenPath(path) => return vec![Effect::OpenPath(path)],
        Action::SetLang(lang) => {
            state.settings.lang = Some(lang);
            return save(state);
        }
        Action::SetTheme(theme) => {
            state.settings.theme = theme;
            return save(state);
        }
        Action::SetTextPercent(percent) => {
            if TEXT_PERCENTS.contains(&percent) {
                state.settings.text_percent = percent;
                return save(state);
            }
        }
        Action::SetReducedMotion(reduced) => {
            state.settings.reduced_motion = reduced;
            return save(state);
        }
        Action::SetRenderer(renderer) => {
            state.settings.renderer = renderer;
            return save(state);
        }
        Action::Drawn(renderer) => {
            let first = state.settings.renderer.order(None)[0];
            let worked = (renderer != first).then_some(renderer);
            if state.settings.renderer_worked != worked {
                state.settings.renderer_worked = worked;
                return save(state);
            }
        }
        Action::SettingsRead(settings, wrong) => {
            state.settings = settings;
            state.notices.extend(wrong.map(|text| Notice {
                kind: NoticeKind::Problem,
                text,
                open: None,
            }));
        }
        Action::SettingsNotSaved(text) => tell(state, NoticeKind::Problem, text),
        Action::Dismiss(place) => {
            if place < state.notices.len() {
                state.notices.remove(place);
            }
        }
        Action::Tell(kind, text) => tell(state, kind, text),
    }
    Vec::new()
}

fn save(state: &AppState) -> Vec<Effect> {
    vec![Effect::SaveSettings(state.settings.clone())]
}

/// The same thing is told once.
fn tell(state: &mut AppState, kind: NoticeKind, text: Text) {
    let notice = Notice { kind, text, open: None };
    if !state.notices.contains(&notice) {
        state.notices.push(notice);
    }
}

/// A run has been written: where it lies, and it can be opened from there.
fn exported(state: &mut AppState, path: std::path::PathBuf) {
    let name = path.display();
    let text = say!("已导出到 {name}", "Exported to {name}");
    state.notices.push(Notice { kind: NoticeKind::Info, text, open: Some(path) });
}

/// Is there anything for this overlay to show here?
fn fits(page: &Page, overlay: Overlay) -> bool {
    match overlay {
        Overlay::FactCard => matches!(page, Page::Play(_)),
        Overlay::Promises => matches!(page, Page::Play(_)),
        Overlay::Leave => matches!(page, Page::Play(_)),
        Overlay::Beside | Overlay::Export => matches!(page, Page::Debrief(_)),
        Overlay::Keys | Overlay::Settings | Overlay::Licences => true,
        Overlay::Learners => matches!(page, Page::Home),
    }
}

fn go_home(state: &mut AppState) -> Vec<Effect> {
    let mut effects = scenario_report::leave(state);
    effects.extend(after::stop(state));
    state.overlay = None;
    state.page = Page::Home;
    let read = state.keeping.learner.filter(|_| attempts::on(state)).map(Effect::ReadHome);
    effects.extend(read);
    effects
}

fn open_briefing(state: &mut AppState, place: usize) {
    let Some(Ok(lesson)) = state.entries().get(place).map(|entry| &entry.lesson) else { return };
    let lesson = Arc::clone(lesson);
    let persona = lesson.scenario().personas.first().cloned();
    state.overlay = None;
    state.page = Page::Briefing(Briefing {
        persona: persona.unwrap_or_else(|| "plain".to_owned()),
        mode: state.settings.mode,
        lesson,
    });
}

fn stage_for(state: &AppState, lesson: Arc<Lesson>, persona: &str) -> Arc<Stage> {
    let note = state.catalogue.persona(persona);
    let percent =
        |family: Family| note.map_or(Percent { good: 100, bad: 100 }, |note| note.percent(family));
    Arc::new(Stage::new(lesson, Arc::clone(&state.rubric), persona, percent))
}

fn start(state: &mut AppState, now: Timestamp) {
    let Page::Briefing(briefing) = &state.page else { return };
    let stage = stage_for(state, Arc::clone(&briefing.lesson), &briefing.persona);
    // The moment of the start is the seed: recorded with the run, so that it can be repeated.
    let seed = (briefing.mode == Mode::Exam).then_some(now.0);
    let session = Session::start(&stage, seed, &mut ());
    let mode = briefing.mode;
    enter_play(state, stage, session, mode);
}

fn enter_play(state: &mut AppState, stage: Arc<Stage>, session: Session, mode: Mode) {
    let report = session_report(&session, &stage, &state.catalogue);
    state.overlay = None;
    state.page = Page::Play(Box::new(Play {
        stage,
        session,
        mode,
        report,
        remark: None,
        attempt: None,
        assisted: false,
        guide: None,
    }));
}

/// Gives a reply; says whether one was given.
fn reply(state: &mut AppState, place: usize) -> bool {
    let Page::Play(play) = &mut state.page else { return false };
    if play.question_open() || state.overlay.is_some() {
        return false;
    }
    let Some(number) = play.session.shown().get(place).copied() else { return false };
    let node = play.session.state().node;
    let acts: Vec<Act> =
        play.stage.lesson().reply(node, number).map_or_else(Vec::new, |reply| {
            reply.segments.iter().map(|segment| segment.act).collect()
        });
    // The number comes from the list of what is on offer.
    if play.session.choose(&play.stage, number, &mut ()).is_err() {
        return false;
    }
    play.report = session_report(&play.session, &play.stage, &state.catalogue);
    let turn = u32::try_from(play.session.steps.len()).unwrap_or(u32::MAX);
    play.remark = match play.mode {
        Mode::Coach => remark(&play.report, &state.catalogue, turn, &acts),
        Mode::Exam => None,
    };
    true
}

fn to_debrief(state: &mut AppState) {
    let Page::Play(call) = &state.page else { return };
    if call.session.over() {
        state.overlay = None;
        state.page = Page::Debrief(Box::new(Debrief {
            stage: Arc::clone(&call.stage),
            session: call.session.clone(),
            mode: call.mode,
            report: call.report.clone(),
            attempt: call.attempt.clone(),
            assisted: call.assisted,
            guide: call.guide.clone(),
        }));
    }
}

fn try_again(state: &mut AppState, now: Timestamp, turn: usize) -> Vec<Effect> {
    let Page::Debrief(debrief) = &state.page else { return Vec::new() };
    if !(1..=debrief.session.steps.len()).contains(&turn) {
        return Vec::new();
    }
    let session = debrief.session.back_to(&debrief.stage, turn);
    let (stage, mode) = (Arc::clone(&debrief.stage), debrief.mode);
    let (from, guide) = (debrief.attempt.clone(), debrief.guide.clone());
    let guided = guide.is_some();
    enter_play(state, stage, session, mode);
    if let Page::Play(play) = &mut state.page {
        play.assisted = turn > 1;
        play.guide = guide;
    }
    if guided {
        return Vec::new();
    }
    let turn = u32::try_from(turn).unwrap_or(u32::MAX);
    if turn > 1 && from.is_none() {
        // What it begins with is not in the records, so what follows has nothing to follow on.
        return Vec::new();
    }
    attempts::begin(state, now, from.map(|key| (key, turn)))
}

fn play_again(state: &mut AppState) {
    let Page::Debrief(debrief) = &state.page else { return };
    let lesson = debrief.stage.shared_lesson();
    let persona = debrief.stage.persona().to_owned();
    state.page = Page::Briefing(Briefing { lesson, persona, mode: debrief.mode });
    state.overlay = None;
}

fn back(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    if state.overlay.take().is_some() {
        return Vec::new();
    }
    match &state.page {
        Page::Home | Page::Welcome => Vec::new(),
        Page::ScenarioReport(report) => match report.back.clone() {
            Some(briefing) => {
                let effects = scenario_report::leave(state);
                state.page = Page::Briefing(briefing);
                effects
            }
            None => go_home(state),
        },
        _ => update(state, now, Action::Home),
    }
}

impl Play {
    /// A judgement question that has to be answered before the replies.
    #[must_use]
    pub fn question_open(&self) -> bool {
        let node = self.stage.lesson().node(self.session.state().node);
        !self.session.over()
            && self.session.judged().is_none()
            && node.is_some_and(|node| node.judgement.is_some())
    }
}
