//! The commands that have a key: one list for the keyboard and for the page that explains it.

use egui::{Event, InputState, Key as EguiKey, Modifiers};

use crate::app::{
    Action, AppState, BriefingAction, DebriefAction, Freshness, NavigationAction, Overlay, Page,
    PlayAction, RecordsAction, ReportAction, ScenarioReport, ShelfAction, Work,
};
use crate::export::Form;
use crate::locale::Key;

/// A command of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Take a reply or an answer by its number.
    Number,
    /// The thing to do next.
    GoOn,
    /// Close what lies over the page, else leave it.
    Back,
    /// To the next control.
    Move,
    /// Scroll.
    Scroll,
    /// The fact card.
    Facts,
    /// The promises.
    Promises,
    /// Again from the chosen line.
    TryAgain,
    /// Another moment of the run.
    Moment,
    /// Lines of one dimension.
    Filter,
    /// Beside the textbook run.
    Beside,
    /// Hand the run out.
    Export,
    /// Take the last reply back.
    Undo,
    /// Who is learning.
    Learners,
    /// Say the name that was typed.
    Say,
    /// The report of a scenario.
    Report,
    /// Another persona in the report.
    Temper,
    /// Stop the analysis.
    Stop,
    /// Read and analyse again.
    Again,
    /// Give the reply of the run shown.
    Follow,
    /// Read the scenarios again.
    Reload,
    /// The keys.
    Keys,
    /// The settings.
    Settings,
}

impl Command {
    /// What stands on the keys.
    #[must_use]
    pub const fn caps(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["1", "2", "3", "4"],
            Self::GoOn => &["Enter"],
            Self::Back => &["Esc"],
            Self::Move => &["Tab", "↑", "↓"],
            Self::Scroll => &["PgUp", "PgDn"],
            Self::Facts => &["F"],
            Self::Promises => &["P"],
            Self::TryAgain => &["R"],
            Self::Moment => &["←", "→"],
            Self::Filter => &["1", "2", "3", "4"],
            Self::Beside => &["D"],
            Self::Export => &["E"],
            Self::Undo => &["Z"],
            Self::Learners => &["L"],
            Self::Say => &["Ctrl+Enter"],
            Self::Report => &["A"],
            Self::Temper => &["1", "2", "3", "4"],
            Self::Stop => &["C"],
            Self::Again => &["F5"],
            Self::Follow => &["Enter"],
            Self::Reload => &["F5"],
            Self::Keys => &["?"],
            Self::Settings => &[","],
        }
    }

    /// What it does, in words.
    #[must_use]
    pub const fn words(self) -> Key {
        match self {
            Self::Number => Key::KeysNumber,
            Self::GoOn => Key::KeysGoOn,
            Self::Back => Key::KeysBack,
            Self::Move => Key::KeysMove,
            Self::Scroll => Key::KeysScroll,
            Self::Facts => Key::KeysFacts,
            Self::Promises => Key::KeysPromises,
            Self::TryAgain => Key::KeysTryAgain,
            Self::Moment => Key::KeysMoment,
            Self::Filter => Key::KeysFilter,
            Self::Beside => Key::KeysBeside,
            Self::Export => Key::KeysExport,
            Self::Undo => Key::KeysUndo,
            Self::Learners => Key::KeysLearners,
            Self::Say => Key::KeysSay,
            Self::Report => Key::KeysReport,
            Self::Temper => Key::KeysTemper,
            Self::Stop => Key::KeysStop,
            Self::Again => Key::KeysAgain,
            Self::Follow => Key::KeysFollow,
            Self::Reload => Key::KeysReload,
            Self::Keys => Key::KeysKeys,
            Self::Settings => Key::KeysSettings,
        }
    }

    /// The commands of a page, in the order in which they are explained.
    #[must_use]
    pub const fn of(page: &Page) -> &'static [Self] {
        use Command::{
            Again, Back, Beside, Export, Facts, Filter, Follow, GoOn, Keys, Learners, Moment, Move,
            Number, Promises, Reload, Report, Say, Scroll, Settings, Stop, Temper, TryAgain, Undo,
        };
        match page {
            Page::Welcome => &[Say, Move, Settings, Keys],
            Page::Home => &[Move, GoOn, Report, Scroll, Learners, Reload, Settings, Keys],
            Page::Briefing(_) => &[GoOn, Report, Back, Move, Scroll, Settings, Keys],
            Page::ScenarioReport(_) => {
                &[Temper, GoOn, Stop, Again, Back, Move, Scroll, Settings, Keys]
            }
            Page::Play(call) if call.guide.is_some() => {
                &[Follow, Number, Facts, Promises, Undo, Back, Move, Scroll, Settings, Keys]
            }
            Page::Play(_) => {
                &[Number, GoOn, Facts, Promises, Undo, Back, Move, Scroll, Settings, Keys]
            }
            Page::Debrief(_) => &[
                Moment, TryAgain, Filter, Beside, Export, GoOn, Back, Move, Scroll, Settings, Keys,
            ],
        }
    }
}

/// What the keyboard says on the page that is shown, apart from Enter and from "again from here", which depend on what
/// is chosen.
#[must_use]
pub fn pressed(input: &mut InputState, state: &AppState) -> Vec<Action> {
    let mut out = Vec::new();
    if input.consume_key(Modifiers::NONE, EguiKey::Escape) {
        out.push(NavigationAction::Back.into());
    }
    let full_width = |input: &InputState, mark: &str| {
        input.events.iter().any(|event| matches!(event, Event::Text(text) if text == mark))
    };
    // A Chinese input method gives full-width marks instead of keys.
    if input.consume_key(Modifiers::NONE, EguiKey::Questionmark) || full_width(input, "？") {
        out.push(NavigationAction::Toggle(Overlay::Keys).into());
    }
    if input.consume_key(Modifiers::NONE, EguiKey::Comma) || full_width(input, "，") {
        out.push(NavigationAction::Toggle(Overlay::Settings).into());
    }
    match state.page() {
        Page::Home => {
            if input.consume_key(Modifiers::NONE, EguiKey::F5) {
                out.push(ShelfAction::Reload.into());
            }
            if input.consume_key(Modifiers::NONE, EguiKey::L) {
                out.push(NavigationAction::Toggle(Overlay::Learners).into());
            }
        }
        Page::Play(call) => {
            if input.consume_key(Modifiers::NONE, EguiKey::F) {
                out.push(NavigationAction::Toggle(Overlay::FactCard).into());
            }
            if input.consume_key(Modifiers::NONE, EguiKey::P) {
                out.push(NavigationAction::Toggle(Overlay::Promises).into());
            }
            if input.consume_key(Modifiers::NONE, EguiKey::Z)
                || input.consume_key(Modifiers::COMMAND, EguiKey::Z)
            {
                out.push(PlayAction::Undo.into());
            }
            let numbers = [EguiKey::Num1, EguiKey::Num2, EguiKey::Num3, EguiKey::Num4];
            for (place, key) in (0u8..).zip(numbers) {
                if input.consume_key(Modifiers::NONE, key) && state.overlay.is_none() {
                    let action = if call.question_open() {
                        PlayAction::Judge(place)
                    } else {
                        PlayAction::Reply(usize::from(place))
                    };
                    out.push(action.into());
                }
            }
        }
        Page::Briefing(_) => {
            if input.consume_key(Modifiers::NONE, EguiKey::A) && state.overlay.is_none() {
                out.push(BriefingAction::OpenReport.into());
            }
        }
        Page::ScenarioReport(report) => out.extend(in_report(input, state, report)),
        Page::Debrief(_) => out.extend(in_debrief(input, state)),
        Page::Welcome => {}
    }
    out
}

/// What it says in the debrief, apart from what depends on the moment chosen.
fn in_debrief(input: &mut InputState, state: &AppState) -> Option<Action> {
    if state.overlay == Some(Overlay::Export) {
        for (key, form) in [(EguiKey::Num1, Form::Html), (EguiKey::Num2, Form::Json)] {
            if input.consume_key(Modifiers::NONE, key) {
                return Some(DebriefAction::ExportAs(form).into());
            }
        }
    }
    for (key, overlay) in [(EguiKey::D, Overlay::Beside), (EguiKey::E, Overlay::Export)] {
        if input.consume_key(Modifiers::NONE, key) {
            return Some(NavigationAction::Toggle(overlay).into());
        }
    }
    None
}

/// What it says on the page of a scenario's report.
fn in_report(input: &mut InputState, state: &AppState, report: &ScenarioReport) -> Option<Action> {
    if state.overlay.is_some() {
        return None;
    }
    if input.consume_key(Modifiers::NONE, EguiKey::F5) {
        let now =
            matches!(report.work, Work::Stopped(..)) || report.freshness == Freshness::Changed;
        return Some(if now { ReportAction::Again.into() } else { ShelfAction::Reload.into() });
    }
    if input.consume_key(Modifiers::NONE, EguiKey::C) {
        return Some(ReportAction::Stop.into());
    }
    let numbers = [
        EguiKey::Num1,
        EguiKey::Num2,
        EguiKey::Num3,
        EguiKey::Num4,
        EguiKey::Num5,
        EguiKey::Num6,
        EguiKey::Num7,
        EguiKey::Num8,
        EguiKey::Num9,
    ];
    let place = numbers.into_iter().position(|key| input.consume_key(Modifiers::NONE, key))?;
    Some(ReportAction::ChoosePersona(place).into())
}

/// How a key goes on where something is still coming or waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoOn {
    /// One step.
    Step,
    /// Only what is still appearing is finished; the key does its own work besides.
    Finish,
}

/// Does a key go on? Those that would answer do, and so do Enter and Space unless a control has the focus. Keys that
/// move the focus finish what is appearing, so that nobody answers what they have not read.
#[must_use]
pub fn goes_on(input: &mut InputState, focused: bool) -> Option<GoOn> {
    let mut steps = false;
    for key in [EguiKey::Num1, EguiKey::Num2, EguiKey::Num3, EguiKey::Num4] {
        steps |= input.consume_key(Modifiers::NONE, key);
    }
    if !focused {
        for key in [EguiKey::Enter, EguiKey::Space] {
            steps |= input.consume_key(Modifiers::NONE, key);
        }
    }
    if steps {
        return Some(GoOn::Step);
    }
    let moves = [EguiKey::ArrowDown, EguiKey::ArrowUp, EguiKey::Tab];
    moves.into_iter().any(|key| input.key_pressed(key)).then_some(GoOn::Finish)
}

/// What the keyboard says while a text is being typed: only that one wants to leave.
#[must_use]
pub fn while_typing(input: &mut InputState) -> Vec<Action> {
    let leaves = input.consume_key(Modifiers::NONE, EguiKey::Escape);
    leaves.then_some(NavigationAction::Back.into()).into_iter().collect()
}

/// What a bare Enter does where no control has taken it.
#[must_use]
pub fn enter(state: &AppState) -> Option<Action> {
    match (&state.overlay, state.page()) {
        // Staying is what a hasty Enter should do.
        (Some(_), _) => Some(NavigationAction::Back.into()),
        (None, Page::Briefing(_)) => Some(BriefingAction::Start.into()),
        (None, Page::Play(call)) if call.session.over() => Some(PlayAction::ToDebrief.into()),
        (None, Page::Play(call)) if call.guide.is_some() => Some(PlayAction::Follow.into()),
        (None, Page::Debrief(_)) => Some(DebriefAction::PlayAgain.into()),
        (None, Page::Home) => state
            .records
            .home
            .open
            .first()
            .map(|open| RecordsAction::Resume(open.key.clone()).into()),
        (None, Page::ScenarioReport(report)) => {
            matches!(report.work, Work::Stopped(..)).then_some(ReportAction::Again.into())
        }
        (None, Page::Welcome | Page::Play(_)) => None,
    }
}
