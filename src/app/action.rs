//! Everything that can happen, as one closed list, by domain.

use super::briefing::BriefingAction;
use super::debrief::DebriefAction;
use super::editor::EditorAction;
use super::effect::Timer;
use super::navigation::NavigationAction;
use super::notices::NoticeAction;
use super::play::PlayAction;
use super::records::RecordsAction;
use super::report::ReportAction;
use super::runner::job::{JobId, JobNews};
use super::settings::SettingsAction;
use super::shelf::ShelfAction;
use std::path::PathBuf;

/// Something a person did, or what came of an effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// From page to page, and what lies over them.
    Navigation(NavigationAction),
    /// The scenarios.
    Shelf(ShelfAction),
    /// Before a call.
    Briefing(BriefingAction),
    /// The call.
    Play(PlayAction),
    /// After it.
    Debrief(DebriefAction),
    /// The report of a scenario.
    Report(ReportAction),
    /// A lesson in the making.
    Editor(EditorAction),
    /// Learners and attempts.
    Records(RecordsAction),
    /// What is chosen for good.
    Settings(SettingsAction),
    /// What is told.
    Notice(NoticeAction),
    /// How far a job is, or how it ended.
    Job(JobId, JobNews),
    /// A timer has run down.
    Timer(Timer),
    /// Show a file or folder in the system's own program for it.
    OpenPath(PathBuf),
    /// The window is being closed: what was put off is done now.
    Close,
}

macro_rules! from {
    ($($variant:ident: $own:ty),*) => {
        $(impl From<$own> for Action {
            fn from(action: $own) -> Self {
                Self::$variant(action)
            }
        })*
    };
}

from! {
    Navigation: NavigationAction,
    Shelf: ShelfAction,
    Briefing: BriefingAction,
    Play: PlayAction,
    Debrief: DebriefAction,
    Report: ReportAction,
    Editor: EditorAction,
    Records: RecordsAction,
    Settings: SettingsAction,
    Notice: NoticeAction
}
