//! Everything that can happen, as one closed list.

use super::scenario_report::{RunShown, Surveyed, Ticket};
use super::settings::{Mode, Renderer, Settings, Theme};
use super::state::{NoticeKind, Reading};
use crate::export::Form;
use crate::library::ModelRun;
use crate::records::{AttemptKey, HomeRecords, Learner, LearnerId, SavedRun};
use moodfirst_core::analysis::Progress;
use moodfirst_core::text::{Lang, Text};
use std::path::PathBuf;
use std::sync::Arc;

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// What the trainee knows and may give.
    FactCard,
    /// The promises made so far.
    Promises,
    /// The keys of this page.
    Keys,
    /// The settings.
    Settings,
    /// The licences.
    Licences,
    /// Who is learning?
    Learners,
    /// Leave the call? It cannot be taken up again.
    Leave,
    /// The textbook run, or the best one, beside the learner’s own.
    Beside,
    /// In which form the run is to be handed out.
    Export,
}

/// Something a person did, or the result of an effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Read the scenarios again.
    Reload,
    /// The scenarios have been read.
    ShelfRead(Reading),
    /// Open the briefing of a scenario, by its place on the shelf.
    OpenBriefing(usize),
    /// Open the report of a scenario, by its place on the shelf.
    OpenScenarioReport(usize),
    /// Open the report of the scenario whose briefing is shown.
    OpenReportHere,
    /// Where an analysis stands.
    SurveyProgress(Ticket, Progress),
    /// An analysis is done.
    SurveyDone(Ticket, Arc<Surveyed>),
    /// An analysis was stopped after this many states of a persona, or could not run for a reason.
    SurveyStopped(Ticket, usize, Option<Text>),
    /// Stop the analysis.
    CancelSurvey,
    /// Analyse the scenario again, as it is on the shelf now.
    SurveyAgain,
    /// Show the figures of this persona, by its place in the scenario.
    ChooseReportPersona(usize),
    /// Show a run of the report in the player, from its first step.
    ShowRun(Box<RunShown>),
    /// Give the reply with which the run shown goes on.
    FollowRun,
    /// Choose a persona by id, in the briefing.
    ChoosePersona(String),
    /// Choose coach or exam, in the briefing.
    ChooseMode(Mode),
    /// Begin the call.
    Start,
    /// Answer the judgement question with this option, from 0.
    Judge(u8),
    /// Give the reply shown at this place, from 0.
    Reply(usize),
    /// Go to the debrief, once the call is over.
    ToDebrief,
    /// Look for a run to compare with.
    FindModel,
    /// How many states of the scenario that search has seen.
    ModelProgress(Ticket, usize),
    /// What came of it.
    ModelFound(Ticket, Option<Box<ModelRun>>),
    /// Stop it.
    StopModel,
    /// Hand the run of the debrief out in this form.
    ExportAs(Form),
    /// It lies here.
    Exported(PathBuf),
    /// Play again from before this reply, from 1.
    TryAgainFrom(usize),
    /// Play the same scenario again from the briefing.
    PlayAgain,
    /// Back to the home page. From a call that is not over it asks first.
    Home,
    /// Leave a call that is not over.
    Leave,
    /// Lay something over the page, or take it away if it is there.
    Toggle(Overlay),
    /// One step back: close the overlay, or leave the page.
    Back,
    /// Take the last reply back; only with the coach.
    Undo,
    /// Open the records, at the start or after something went wrong with them.
    OpenRecords,
    /// The records stand open; everybody who has learned here.
    RecordsOpened(Vec<Learner>),
    /// Nothing is recorded from now on, for this reason.
    NotRecorded(Text),
    /// Somebody new says their name.
    Introduce(String),
    /// They are in the records.
    LearnerAdded(Learner),
    /// This one is learning now.
    ChooseLearner(LearnerId),
    /// What this learner has done so far.
    HomeRead(LearnerId, HomeRecords),
    /// Go on with a run that was left.
    Resume(AttemptKey),
    /// It has been read.
    RunRead(Box<SavedRun>),
    /// Do not offer this open run any more.
    SetAside(AttemptKey),
    /// Show a file or folder in the system's own program for it.
    OpenPath(PathBuf),
    /// Choose the language.
    SetLang(Lang),
    /// Choose light, dark or the system's.
    SetTheme(Theme),
    /// Choose the text size in percent, one of the offered ones.
    SetTextPercent(u16),
    /// Choose reduced motion.
    SetReducedMotion(bool),
    /// Choose what is to draw the window, from the next start on.
    SetRenderer(Renderer),
    /// The window stands, drawn by this.
    Drawn(Renderer),
    /// Settings were read at the start; with what was wrong with them.
    SettingsRead(Settings, Option<Text>),
    /// Saving the settings failed.
    SettingsNotSaved(Text),
    /// Take away the notice at this place.
    Dismiss(usize),
    /// Say something.
    Tell(NoticeKind, Text),
}
