//! The commands: one table of what each is called, what its button says, its keys, and where it is
//! offered. The keyboard, the captions of buttons and the page of keys read it; a test looks for
//! keys that would mean two things at once.

use egui::{Event, InputState, Key as EguiKey, Modifiers};

use super::page::Button;
use crate::app::{
    Action, AppState, BriefingAction, DebriefAction, DebriefStep, EditorAction, Freshness,
    NavigationAction, Overlay, Page, PlayAction, RecordsAction, ReportAction, ShelfAction, View,
    WhatNow, Work, what_now,
};
use crate::export::Form;
use crate::locale::{Key, Messages};

/// Something that a person can have done by a key.
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
    /// A step of the debrief.
    Step,
    /// Play the same lesson again.
    PlayAgain,
    /// The reply with the critical error.
    Critical,
    /// Beside the textbook run.
    Beside,
    /// Hand the run out.
    Export,
    /// In which form.
    ExportForm,
    /// The coach's words on the last reply, in full.
    Remark,
    /// Take the last reply back.
    Undo,
    /// Who is learning.
    Learners,
    /// The past runs.
    Attempts,
    /// Say the name that was typed.
    Say,
    /// The report of a scenario.
    Report,
    /// What those who write lessons need.
    Authors,
    /// Another persona in the report.
    Persona,
    /// Stop the analysis.
    Stop,
    /// Read and analyse again.
    Again,
    /// Give the reply of the run shown.
    Follow,
    /// Read the scenarios again.
    Reload,
    /// The moments of a lesson in the making.
    EditMoments,
    /// Its text.
    EditText,
    /// Its proof.
    EditProof,
    /// Take the last step of writing back.
    EditUndo,
    /// Do it again.
    EditRedo,
    /// Save what is not in the file yet.
    EditSave,
    /// Play the lesson as it stands.
    EditPlay,
    /// The keys.
    Keys,
    /// The settings.
    Settings,
}

/// A key of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// What stands on it.
    pub cap: &'static str,
    /// The key.
    pub key: EguiKey,
    /// Held with it.
    pub held: Modifiers,
    /// The mark that a Chinese input method gives instead of the key.
    pub mark: Option<&'static str>,
}

const fn key(cap: &'static str, key: EguiKey) -> Shortcut {
    Shortcut { cap, key, held: Modifiers::NONE, mark: None }
}

const fn marked(cap: &'static str, key: EguiKey, mark: &'static str) -> Shortcut {
    Shortcut { cap, key, held: Modifiers::NONE, mark: Some(mark) }
}

const fn with_command(cap: &'static str, key: EguiKey) -> Shortcut {
    Shortcut { cap, key, held: Modifiers::COMMAND, mark: None }
}

/// 1 to 9.
const DIGITS: [Shortcut; 9] = [
    key("1", EguiKey::Num1),
    key("2", EguiKey::Num2),
    key("3", EguiKey::Num3),
    key("4", EguiKey::Num4),
    key("5", EguiKey::Num5),
    key("6", EguiKey::Num6),
    key("7", EguiKey::Num7),
    key("8", EguiKey::Num8),
    key("9", EguiKey::Num9),
];
const TWO: &[Shortcut] = DIGITS.split_at(2).0;
const THREE: &[Shortcut] = DIGITS.split_at(3).0;
const FOUR: &[Shortcut] = DIGITS.split_at(4).0;
const ENTER: &[Shortcut] = &[key("Enter", EguiKey::Enter)];

/// What the table holds of a command.
#[derive(Debug, Clone, Copy)]
struct Binding {
    /// What it does, on the page of keys.
    words: Key,
    /// What its button says, where that does not depend on what it is about.
    caption: Key,
    keys: &'static [Shortcut],
    /// How many of the keys are shown.
    shown: usize,
}

impl Command {
    /// All of them.
    pub const ALL: [Self; 36] = [
        Self::Number,
        Self::GoOn,
        Self::Back,
        Self::Move,
        Self::Scroll,
        Self::Facts,
        Self::Promises,
        Self::TryAgain,
        Self::Moment,
        Self::Step,
        Self::PlayAgain,
        Self::Critical,
        Self::Beside,
        Self::Export,
        Self::ExportForm,
        Self::Remark,
        Self::Undo,
        Self::Learners,
        Self::Attempts,
        Self::Say,
        Self::Report,
        Self::Authors,
        Self::Persona,
        Self::Stop,
        Self::Again,
        Self::Follow,
        Self::Reload,
        Self::EditMoments,
        Self::EditText,
        Self::EditProof,
        Self::EditRedo,
        Self::EditUndo,
        Self::EditSave,
        Self::EditPlay,
        Self::Keys,
        Self::Settings,
    ];

    /// The table.
    const fn entry(self) -> Binding {
        const fn entry(words: Key, caption: Key, keys: &'static [Shortcut]) -> Binding {
            Binding { words, caption, keys, shown: if keys.len() > 4 { 4 } else { keys.len() } }
        }
        match self {
            Self::Number => entry(Key::KeysNumber, Key::KeysNumber, FOUR),
            Self::GoOn => entry(Key::KeysGoOn, Key::ConversationGoOn, ENTER),
            Self::Back => {
                entry(Key::KeysBack, Key::BackHome, const { &[key("Esc", EguiKey::Escape)] })
            }
            Self::Move => entry(
                Key::KeysMove,
                Key::KeysMove,
                const {
                    &[
                        key("Tab", EguiKey::Tab),
                        key("↑", EguiKey::ArrowUp),
                        key("↓", EguiKey::ArrowDown),
                    ]
                },
            ),
            Self::Scroll => entry(
                Key::KeysScroll,
                Key::KeysScroll,
                const { &[key("PgUp", EguiKey::PageUp), key("PgDn", EguiKey::PageDown)] },
            ),
            Self::Facts => {
                entry(Key::KeysFacts, Key::FactsTitle, const { &[key("F", EguiKey::F)] })
            }
            Self::Promises => {
                entry(Key::KeysPromises, Key::PromisesCount, const { &[key("P", EguiKey::P)] })
            }
            Self::TryAgain => {
                entry(Key::KeysTryAgain, Key::DebriefTryAgain, const { &[key("R", EguiKey::R)] })
            }
            Self::Moment => entry(
                Key::KeysMoment,
                Key::KeysMoment,
                const { &[key("←", EguiKey::ArrowLeft), key("→", EguiKey::ArrowRight)] },
            ),
            Self::Step => entry(Key::KeysStep, Key::KeysStep, THREE),
            Self::PlayAgain => {
                entry(Key::KeysPlayAgain, Key::DebriefPlayAgain, const { &[key("A", EguiKey::A)] })
            }
            Self::Critical => {
                entry(Key::KeysCritical, Key::DebriefCriticalGo, const { &[key("X", EguiKey::X)] })
            }
            Self::Beside => {
                entry(Key::KeysBeside, Key::BesideButton, const { &[key("D", EguiKey::D)] })
            }
            Self::Export => {
                entry(Key::KeysExport, Key::ExportButton, const { &[key("E", EguiKey::E)] })
            }
            Self::ExportForm => entry(Key::KeysExport, Key::ExportTitle, TWO),
            Self::Remark => {
                entry(Key::KeysRemark, Key::RemarkTitle, const { &[key("C", EguiKey::C)] })
            }
            Self::Undo => Binding {
                words: Key::KeysUndo,
                caption: Key::ConversationUndo,
                keys: const { &[key("Z", EguiKey::Z), with_command("Ctrl+Z", EguiKey::Z)] },
                shown: 1,
            },
            Self::Learners => {
                entry(Key::KeysLearners, Key::LearnersTitle, const { &[key("L", EguiKey::L)] })
            }
            Self::Attempts => {
                entry(Key::KeysAttempts, Key::HomeAttempts, const { &[key("H", EguiKey::H)] })
            }
            Self::Say => entry(
                Key::KeysSay,
                Key::WelcomeBegin,
                const { &[key("Enter", EguiKey::Enter), with_command("Ctrl+Enter", EguiKey::Enter)] },
            ),
            Self::Report => {
                entry(Key::KeysReport, Key::ReportOpen, const { &[key("A", EguiKey::A)] })
            }
            Self::Authors => {
                entry(Key::KeysAuthors, Key::AuthorsTitle, const { &[key("A", EguiKey::A)] })
            }
            Self::Persona => entry(Key::KeysTemper, Key::PersonaTitle, &DIGITS),
            Self::Stop => entry(Key::KeysStop, Key::ReportStop, const { &[key("C", EguiKey::C)] }),
            Self::Again => {
                entry(Key::KeysAgain, Key::ReportAgain, const { &[key("F5", EguiKey::F5)] })
            }
            Self::Follow => entry(Key::KeysFollow, Key::GuideFollow, ENTER),
            Self::Reload => {
                entry(Key::KeysReload, Key::HomeReload, const { &[key("F5", EguiKey::F5)] })
            }
            Self::EditMoments => {
                entry(Key::KeysEditMoments, Key::EditorMoments, const { &[key("F2", EguiKey::F2)] })
            }
            Self::EditText => {
                entry(Key::KeysEditText, Key::EditorText, const { &[key("F4", EguiKey::F4)] })
            }
            Self::EditProof => {
                entry(Key::KeysEditProof, Key::EditorProof, const { &[key("F7", EguiKey::F7)] })
            }
            Self::EditUndo => entry(
                Key::KeysEditUndo,
                Key::EditorUndo,
                const { &[with_command("Ctrl+Z", EguiKey::Z)] },
            ),
            Self::EditRedo => Binding {
                words: Key::KeysEditRedo,
                caption: Key::EditorRedo,
                keys: const {
                    &[
                        Shortcut {
                            cap: "Ctrl+Shift+Z",
                            key: EguiKey::Z,
                            held: Modifiers::COMMAND.plus(Modifiers::SHIFT),
                            mark: None,
                        },
                        with_command("Ctrl+Y", EguiKey::Y),
                    ]
                },
                shown: 1,
            },
            Self::EditSave => entry(
                Key::KeysEditSave,
                Key::EditorSave,
                const { &[with_command("Ctrl+S", EguiKey::S)] },
            ),
            Self::EditPlay => {
                entry(Key::KeysEditPlay, Key::EditorPlay, const { &[key("F5", EguiKey::F5)] })
            }
            Self::Keys => entry(
                Key::KeysKeys,
                Key::KeysTitle,
                const { &[marked("?", EguiKey::Questionmark, "？")] },
            ),
            Self::Settings => entry(
                Key::KeysSettings,
                Key::SettingsTitle,
                const { &[marked(",", EguiKey::Comma, "，")] },
            ),
        }
    }

    /// What it does, in words.
    #[must_use]
    pub const fn words(self) -> Key {
        self.entry().words
    }

    /// What stands on the keys that are shown of it.
    pub fn caps(self) -> impl Iterator<Item = &'static str> {
        let Binding { keys, shown, .. } = self.entry();
        keys.iter().take(shown).map(|shortcut| shortcut.cap)
    }

    /// What stands on its key at this place, from 0.
    #[must_use]
    pub fn cap(self, place: usize) -> Option<&'static str> {
        self.entry().keys.get(place).map(|shortcut| shortcut.cap)
    }

    /// Its button, with its caption and its key.
    #[must_use]
    pub fn button(self, words: &Messages, action: impl Into<Action>) -> Button<'_> {
        Button::new(words.get(self.entry().caption), action).command(self)
    }

    /// The place among its keys of the one that was pressed; the key is used up.
    #[must_use]
    pub fn pressed(self, input: &mut InputState) -> Option<usize> {
        self.entry().keys.iter().position(|shortcut| {
            let text = |mark: &str| {
                input.events.iter().any(|event| matches!(event, Event::Text(text) if text == mark))
            };
            // The mark is looked for first: what is typed is no key twice.
            let typed = shortcut.mark.is_some_and(text);
            input.consume_key(shortcut.held, shortcut.key) || typed
        })
    }

    /// Was its key at this place pressed? Then the key is used up.
    #[must_use]
    pub fn pressed_at(self, input: &mut InputState, place: usize) -> bool {
        let key = self.entry().keys.get(place);
        key.is_some_and(|shortcut| input.consume_key(shortcut.held, shortcut.key))
    }

    /// The commands of a page, in the order in which they are explained.
    #[must_use]
    pub const fn of(page: &Page) -> &'static [Self] {
        use Command::{
            Again, Attempts, Authors, Back, Beside, Critical, EditMoments, EditPlay, EditProof,
            EditRedo, EditSave, EditText, EditUndo, Export, Facts, Follow, GoOn, Keys, Learners,
            Moment, Move, Number, Persona, PlayAgain, Promises, Reload, Remark, Report, Say,
            Scroll, Settings, Step, Stop, TryAgain, Undo,
        };
        match page {
            Page::Welcome => &[Say, Move, Settings, Keys],
            Page::Home => {
                &[GoOn, Move, Scroll, Learners, Attempts, Authors, Reload, Settings, Keys]
            }
            Page::Briefing(_) => &[GoOn, Report, Back, Move, Scroll, Settings, Keys],
            Page::ScenarioReport(_) => {
                &[Persona, GoOn, Stop, Again, Back, Move, Scroll, Settings, Keys]
            }
            Page::Editor(_) => &[
                EditMoments,
                EditText,
                EditProof,
                EditUndo,
                EditRedo,
                EditSave,
                EditPlay,
                Back,
                Move,
                Scroll,
                Settings,
                Keys,
            ],
            Page::Play(call) if call.guide.is_some() => {
                &[Follow, Number, Facts, Promises, Remark, Undo, Back, Move, Scroll, Settings, Keys]
            }
            Page::Play(_) => {
                &[Number, GoOn, Facts, Promises, Remark, Undo, Back, Move, Scroll, Settings, Keys]
            }
            Page::Debrief(_) => &[
                Step, GoOn, Moment, TryAgain, Critical, Beside, Export, PlayAgain, Back, Move,
                Scroll, Settings, Keys,
            ],
            Page::StoredDebrief(_) => {
                &[Step, GoOn, Moment, Critical, Export, Back, Move, Scroll, Settings, Keys]
            }
        }
    }

    /// Is it offered now?
    #[must_use]
    pub fn offered(self, state: &AppState) -> bool {
        let (page, overlay) = (state.page(), state.overlay);
        match self {
            // They hold wherever one is.
            Self::Back | Self::Keys | Self::Settings | Self::Move | Self::Scroll => true,
            Self::ExportForm => overlay == Some(Overlay::Export),
            Self::Say => {
                matches!(page, Page::Welcome) && overlay.is_none()
                    || overlay == Some(Overlay::Learners)
            }
            // What lies over the page is exchanged for another thing.
            Self::Facts
            | Self::Promises
            | Self::Remark
            | Self::Beside
            | Self::Export
            | Self::Learners
            | Self::Attempts
            | Self::Authors
            | Self::Undo
            | Self::Reload => Self::of(page).contains(&self),
            // There Enter says the name that was typed.
            Self::GoOn if overlay == Some(Overlay::Learners) => false,
            Self::GoOn => overlay.is_some() || Self::of(page).contains(&self),
            Self::Number
            | Self::TryAgain
            | Self::Moment
            | Self::Step
            | Self::PlayAgain
            | Self::Critical
            | Self::Report
            | Self::Persona
            | Self::Stop
            | Self::Again
            | Self::EditMoments
            | Self::EditText
            | Self::EditProof
            | Self::EditUndo
            | Self::EditRedo
            | Self::EditSave
            | Self::EditPlay
            | Self::Follow => overlay.is_none() && Self::of(page).contains(&self),
        }
    }

    /// What is done by its key at this place. `None` where a screen does it, with what is chosen
    /// there, or where [`enter`] does, once no control has taken the key.
    fn action(self, state: &AppState, place: usize) -> Option<Action> {
        let toggle = |overlay| Some(NavigationAction::Toggle(overlay).into());
        match self {
            Self::Back => Some(NavigationAction::Back.into()),
            Self::Keys => toggle(Overlay::Keys),
            Self::Settings => toggle(Overlay::Settings),
            Self::Facts => toggle(Overlay::FactCard),
            Self::Promises => toggle(Overlay::Promises),
            Self::Remark => toggle(Overlay::Remark),
            Self::Learners => toggle(Overlay::Learners),
            Self::Authors => toggle(Overlay::Authors),
            Self::Attempts => Some(RecordsAction::ListAttempts(None).into()),
            Self::Beside => toggle(Overlay::Beside),
            Self::Export => toggle(Overlay::Export),
            Self::ExportForm => {
                let form = [Form::Html, Form::Json].get(place).copied()?;
                Some(DebriefAction::ExportAs(form).into())
            }
            Self::Step => {
                let step = DebriefStep::ALL.get(place).copied()?;
                Some(DebriefAction::ShowStep(step).into())
            }
            Self::PlayAgain => Some(DebriefAction::PlayAgain.into()),
            Self::Undo => Some(PlayAction::Undo.into()),
            Self::Number => {
                let Page::Play(call) = state.page() else { return None };
                let action = if call.question_open() {
                    PlayAction::Judge(u8::try_from(place).ok()?)
                } else {
                    PlayAction::Reply(place)
                };
                Some(action.into())
            }
            Self::Report if matches!(state.page(), Page::Briefing(_)) => {
                Some(BriefingAction::OpenReport.into())
            }
            Self::Persona => Some(ReportAction::ChoosePersona(place).into()),
            Self::Stop => Some(ReportAction::Stop.into()),
            Self::Again => {
                let Page::ScenarioReport(report) = state.page() else { return None };
                let now = matches!(report.work, Work::Stopped(..))
                    || report.freshness == Freshness::Changed;
                Some(if now { ReportAction::Again.into() } else { ShelfAction::Reload.into() })
            }
            Self::Reload => Some(ShelfAction::Reload.into()),
            Self::EditMoments => Some(EditorAction::Show(View::Moments).into()),
            Self::EditText => Some(EditorAction::Show(View::Text).into()),
            Self::EditProof => Some(EditorAction::Show(View::Proof).into()),
            Self::EditUndo => Some(EditorAction::Undo.into()),
            Self::EditRedo => Some(EditorAction::Redo.into()),
            Self::EditSave => Some(EditorAction::Save.into()),
            Self::EditPlay => Some(EditorAction::Play.into()),
            Self::GoOn
            | Self::Follow
            | Self::Move
            | Self::Scroll
            | Self::TryAgain
            | Self::Moment
            | Self::Critical
            | Self::Say
            | Self::Report => None,
        }
    }
}

fn next_step(step: DebriefStep) -> Option<Action> {
    step.next().map(|next| DebriefAction::ShowStep(next).into())
}

/// What the keyboard says on the page that is shown, apart from what depends on what is chosen
/// there, and from Enter.
#[must_use]
pub fn pressed(input: &mut InputState, state: &AppState) -> Vec<Action> {
    let mut out = Vec::new();
    for command in Command::ALL {
        // Only what is done here uses the key up.
        if !command.offered(state) || command.action(state, 0).is_none() {
            continue;
        }
        let place = command.pressed(input);
        out.extend(place.and_then(|place| command.action(state, place)));
    }
    out
}

/// Does a key go on, where the clock is about to jump? Those that would answer do, and so do Enter and Space unless a
/// control has the focus.
#[must_use]
pub fn goes_on(input: &mut InputState, focused: bool) -> bool {
    let mut steps = Command::Number.pressed(input).is_some();
    if !focused {
        for key in [EguiKey::Enter, EguiKey::Space] {
            steps |= input.consume_key(Modifiers::NONE, key);
        }
    }
    steps
}

/// What works in a field of a lesson as outside of it: none of these keys is text.
const IN_FIELDS: [Command; 7] = [
    // Redo before undo: its key is that of undo with another one held.
    Command::EditRedo,
    Command::EditUndo,
    Command::EditSave,
    Command::EditPlay,
    Command::EditMoments,
    Command::EditText,
    Command::EditProof,
];

/// What the keyboard says while a text is being typed: that one wants to leave; in a lesson also what is done with it
/// as a whole. There Esc only leaves the field, which egui sees to.
#[must_use]
pub fn while_typing(input: &mut InputState, state: &AppState) -> Vec<Action> {
    if matches!(state.page(), Page::Editor(_)) && state.overlay.is_none() {
        let mut out = Vec::new();
        for command in IN_FIELDS {
            let place = command.pressed(input);
            out.extend(place.and_then(|place| command.action(state, place)));
        }
        return out;
    }
    let leaves = Command::Back.pressed(input);
    leaves.map(|_| NavigationAction::Back.into()).into_iter().collect()
}

/// What a bare Enter does where no control has taken it.
#[must_use]
pub fn enter(state: &AppState) -> Option<Action> {
    match (&state.overlay, state.page()) {
        (Some(Overlay::Exam), Page::Briefing(_)) => Some(BriefingAction::Start.into()),
        // Staying is what a hasty Enter should do.
        (Some(Overlay::Leave), _) => Some(NavigationAction::Toggle(Overlay::Leave).into()),
        (Some(_), _) => Some(NavigationAction::Back.into()),
        (None, Page::Briefing(_)) => Some(BriefingAction::Start.into()),
        (None, Page::Play(call)) if call.session.over() => Some(PlayAction::ToDebrief.into()),
        (None, Page::Play(call)) if call.guide.is_some() => Some(PlayAction::Follow.into()),
        (None, Page::Debrief(debrief)) => next_step(debrief.step),
        (None, Page::StoredDebrief(stored)) => next_step(stored.step),
        (None, Page::Home) => what_now(state).map(|now| match now {
            WhatNow::Resume(open, ..) => RecordsAction::Resume(open.key.clone()).into(),
            WhatNow::First(place)
            | WhatNow::Again(place, _)
            | WhatNow::Next(_, place)
            | WhatNow::Exam(place) => ShelfAction::OpenBriefing(place).into(),
        }),
        (None, Page::ScenarioReport(report)) => {
            matches!(report.work, Work::Stopped(..)).then_some(ReportAction::Again.into())
        }
        (None, Page::Welcome | Page::Play(_) | Page::Editor(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::Surveyed;
    use crate::app::{JobNews, JobResult, ShelfSnapshot, Timer, Timestamp, update};
    use crate::app::{Opening, RunShown};
    use crate::editor::history::History;
    use crate::library::{Folder, Library, Rulebook};
    use crate::records::Learner;
    use crate::settings::Settings;
    use moodfirst_core::analysis::{Options, survey};
    use moodfirst_core::text::{Lang, Text};
    use std::collections::HashSet;
    use std::sync::Arc;

    /// The turn has come on the page and has been read.
    fn stand(state: &mut AppState) {
        update(state, Timestamp(1), PlayAction::Stands);
        update(state, Timestamp(1), Action::Timer(Timer::Rest));
    }

    /// Every page; a call and its debrief also along a run of the report, a call also at its end.
    fn pages() -> Vec<AppState> {
        let rulebook = Rulebook::embedded().unwrap();
        let folder = Folder::default();
        let library = Arc::new(Library::open(&rulebook, &folder));
        let (rubric, catalogue) = (Arc::clone(&rulebook.rubric), Arc::clone(&rulebook.catalogue));
        let mut state = AppState::new(rubric, catalogue, folder, Settings::default(), Lang::Zh, 0);
        fn act(state: &mut AppState, action: impl Into<Action>) -> AppState {
            update(state, Timestamp(1), action);
            state.clone()
        }
        act(&mut state, ShelfAction::Reload);
        let read = JobNews::Done(JobResult::Shelf(ShelfSnapshot(library)));
        let job = Action::Job(state.jobs, read);
        let mut pages = vec![act(&mut state, job)];
        let text: Arc<str> = moodfirst_core::scenario::template("own", "").into();
        let opening = Opening {
            path: "own.ron".into(),
            on_disk: Arc::clone(&text),
            text,
            history: History::default(),
        };
        pages.push(act(&mut pages[0].clone(), EditorAction::Opened(Box::new(opening))));
        act(&mut state, RecordsAction::Open);
        let welcome = RecordsAction::Opened(Vec::<Learner>::new());
        pages.push(act(&mut state.clone(), welcome));
        pages.push(act(&mut state, ShelfAction::OpenBriefing(0)));
        // The report, and a run of it that one is led along, to its debrief.
        let mut led = state.clone();
        pages.push(act(&mut led, BriefingAction::OpenReport));
        let Page::ScenarioReport(report) = led.page() else { panic!("no report") };
        let lesson = report.entry().and_then(|entry| entry.lesson.clone().ok()).unwrap();
        let persona = lesson.scenario().personas[0].clone();
        let Work::Running(job, _) = report.work else { panic!("not running") };
        let stage = rulebook.stage(&lesson, &persona).unwrap();
        let options = Options { quick: true, ..Options::default() };
        let cancel = std::sync::atomic::AtomicBool::new(false);
        let survey = survey(&[stage], options, &cancel, &mut |_| {}).unwrap();
        let surveyed = Surveyed { survey, places: Vec::new(), text: "".into() };
        let done = JobNews::Done(JobResult::Survey(Arc::new(surveyed)));
        pages.push(act(&mut led, Action::Job(job, done)));
        let run = RunShown { persona, replies: Vec::new(), what: Text::default() };
        pages.push(act(&mut led, ReportAction::ShowRun(Box::new(run))));
        play_through(&mut led);
        pages.push(act(&mut led, PlayAction::ToDebrief));
        pages.push(act(&mut state, BriefingAction::Start));
        play_through(&mut state);
        pages.push(state.clone());
        pages.push(act(&mut state, PlayAction::ToDebrief));
        let kinds: HashSet<_> = pages
            .iter()
            .map(|state| {
                let led = match state.page() {
                    Page::Play(call) => call.guide.is_some(),
                    Page::Debrief(debrief) => debrief.guide.is_some(),
                    _ => false,
                };
                (std::mem::discriminant(state.page()), led)
            })
            .collect();
        assert_eq!(kinds.len(), 9, "seven pages, two of them also along a run of the report");
        pages
    }

    /// Goes on with the call, by the first reply, to its end.
    fn play_through(state: &mut AppState) {
        while let Page::Play(call) = state.page()
            && !call.session.over()
        {
            stand(state);
            update(state, Timestamp(1), PlayAction::Judge(0));
            stand(state);
            update(state, Timestamp(1), PlayAction::Reply(0));
        }
        stand(state);
    }

    #[test]
    fn no_key_means_two_things_at_once() {
        let mut seen = HashSet::new();
        for mut state in pages() {
            for overlay in [None].into_iter().chain(Overlay::ALL.map(Some)) {
                if overlay.is_some_and(|overlay| !overlay.fits(state.page())) {
                    continue;
                }
                state.overlay = overlay;
                seen.insert(overlay);
                let mut taken = Vec::<(EguiKey, Modifiers, Command)>::new();
                for command in Command::ALL.into_iter().filter(|one| one.offered(&state)) {
                    for Shortcut { key, held, .. } in command.entry().keys {
                        let other = taken.iter().find(|(k, h, _)| k == key && h == held);
                        assert_eq!(other, None, "{command:?} over {overlay:?}");
                        taken.push((*key, *held, command));
                    }
                }
            }
        }
        assert_eq!(seen.len(), Overlay::ALL.len() + 1, "every overlay has a page");
    }

    #[test]
    fn the_page_of_keys_tells_of_every_command_that_is_offered_and_of_no_other() {
        // They go without saying, or where there is something to leave or to scroll.
        let silent = [Command::Back, Command::Move, Command::Scroll];
        for state in pages() {
            for command in Command::ALL.into_iter().filter(|one| !silent.contains(one)) {
                let told = Command::of(state.page()).contains(&command);
                assert_eq!(command.offered(&state), told, "{command:?}");
            }
        }
    }

    #[test]
    fn every_command_stands_in_the_list_of_all() {
        for state in pages() {
            for command in Command::of(state.page()) {
                assert!(Command::ALL.contains(command), "{command:?}");
            }
        }
        assert!(Command::ALL.iter().all(|command| command.cap(0).is_some()));
    }
}
