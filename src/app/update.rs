//! The one place that changes the state.

use super::action::{Action, Overlay};
use super::effect::Effect;
use super::settings::{Mode, TEXT_PERCENTS};
use super::state::{AppState, Briefing, Debrief, Notice, NoticeKind, Page, Play, Shelf, Timestamp};
use crate::dialogue::{Session, Stage};
use crate::report::{remark, session_report};
use crate::rubric::{Act, Family, Percent};
use crate::text::Text;
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
        }
        Action::OpenBriefing(place) => open_briefing(state, place),
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
        Action::Start => start_call(state, now),
        Action::Judge(option) => {
            if let Page::Play(call) = &mut state.page {
                call.session.judge(&call.stage, option);
            }
        }
        Action::Reply(place) => reply(state, place),
        Action::ToDebrief => to_debrief(state),
        Action::TryAgainFrom(turn) => try_again(state, turn),
        Action::PlayAgain => play_again(state),
        Action::Home => match &state.page {
            Page::Play(call) if !call.session.over() && !call.session.steps.is_empty() => {
                state.overlay = Some(Overlay::Leave);
            }
            _ => go_home(state),
        },
        Action::Leave => go_home(state),
        Action::Toggle(overlay) => {
            let there = state.overlay == Some(overlay);
            state.overlay = (!there && fits(&state.page, overlay)).then_some(overlay);
        }
        Action::Back => return back(state, now),
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
            state.notices.extend(wrong.map(|text| Notice { kind: NoticeKind::Problem, text }));
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
    let notice = Notice { kind, text };
    if !state.notices.contains(&notice) {
        state.notices.push(notice);
    }
}

/// Is there anything for this overlay to show here?
fn fits(page: &Page, overlay: Overlay) -> bool {
    match overlay {
        Overlay::FactCard => matches!(page, Page::Play(_)),
        Overlay::Promises => matches!(page, Page::Play(_)),
        Overlay::Leave => matches!(page, Page::Play(_)),
        Overlay::Keys | Overlay::Settings | Overlay::Licences => true,
    }
}

fn go_home(state: &mut AppState) {
    state.overlay = None;
    state.page = Page::Home;
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

fn start_call(state: &mut AppState, now: Timestamp) {
    let Page::Briefing(briefing) = &state.page else { return };
    let note = state.catalogue.persona(&briefing.persona);
    let percent =
        |family: Family| note.map_or(Percent { good: 100, bad: 100 }, |note| note.percent(family));
    let lesson = Arc::clone(&briefing.lesson);
    let stage = Arc::new(Stage::new(lesson, Arc::clone(&state.rubric), &briefing.persona, percent));
    // The moment of the start is the seed: recorded with the run, so that it can be repeated.
    let seed = (briefing.mode == Mode::Exam).then_some(now.0);
    let session = Session::start(&stage, seed, &mut ());
    let mode = briefing.mode;
    enter_call(state, stage, session, mode);
}

fn enter_call(state: &mut AppState, stage: Arc<Stage>, session: Session, mode: Mode) {
    let report = session_report(&session, &stage, &state.catalogue);
    state.overlay = None;
    state.page = Page::Play(Box::new(Play { stage, session, mode, report, remark: None }));
}

fn reply(state: &mut AppState, place: usize) {
    let Page::Play(call) = &mut state.page else { return };
    let waits = call.question_open();
    if waits || state.overlay.is_some() {
        return;
    }
    let Some(number) = call.session.shown().get(place).copied() else { return };
    let node = call.session.state().node;
    let acts: Vec<Act> =
        call.stage.lesson().reply(node, number).map_or_else(Vec::new, |reply| {
            reply.segments.iter().map(|segment| segment.act).collect()
        });
    // The number comes from the list of what is on offer.
    if call.session.choose(&call.stage, number, &mut ()).is_err() {
        return;
    }
    call.report = session_report(&call.session, &call.stage, &state.catalogue);
    let turn = u32::try_from(call.session.steps.len()).unwrap_or(u32::MAX);
    call.remark = match call.mode {
        Mode::Coach => remark(&call.report, &state.catalogue, turn, &acts),
        Mode::Exam => None,
    };
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
        }));
    }
}

fn try_again(state: &mut AppState, turn: usize) {
    let Page::Debrief(debrief) = &state.page else { return };
    if !(1..=debrief.session.steps.len()).contains(&turn) {
        return;
    }
    let session = debrief.session.back_to(&debrief.stage, turn);
    let (stage, mode) = (Arc::clone(&debrief.stage), debrief.mode);
    enter_call(state, stage, session, mode);
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
        Page::Home => Vec::new(),
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
