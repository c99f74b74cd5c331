//! What has to be done outside the state, by domain.

use super::debrief::DebriefEffect;
use super::editor::EditorEffect;
use super::records::RecordsEffect;
use super::runner::job::{Job, JobId};
use crate::settings::Settings;
use std::path::PathBuf;

/// Work for the runner.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Learners and attempts.
    Records(RecordsEffect),
    /// Hand a run out.
    Debrief(DebriefEffect),
    /// Files of lessons in the making.
    Editor(EditorEffect),
    /// Write the settings; answered only if it fails.
    SaveSettings(Settings),
    /// Long work in the background.
    Job(JobEffect),
    /// Something for later.
    Timer(TimerEffect),
    /// Show a file or folder in the system's own program for it; answered only if that fails.
    OpenPath(PathBuf),
}

impl Effect {
    /// Does it save what somebody did? Such effects are never kept waiting by one that reads.
    #[must_use]
    pub const fn saves(&self) -> bool {
        match self {
            Self::Records(effect) => effect.saves(),
            Self::Editor(_) | Self::SaveSettings(_) => true,
            Self::Debrief(_) | Self::Job(_) | Self::Timer(_) | Self::OpenPath(_) => false,
        }
    }
}

/// Long work in the background, answered by [`super::Action::Job`].
#[derive(Debug, Clone, PartialEq)]
pub enum JobEffect {
    /// Begin it. Of each kind the newest wins: one that is still running is stopped.
    Start(JobId, Job),
    /// Stop it.
    Stop(JobId),
}

/// What a timer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timer {
    /// The settings have been left alone for a while and are written.
    SaveSettings,
    /// A lesson in the making has been left alone for a moment and is saved.
    SaveLesson,
    /// It has been left alone for longer and is proven.
    ProveLesson,
    /// A new turn of the call has stood for a moment: replies are taken again.
    Rest,
}

/// Something for later, answered by [`super::Action::Timer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimerEffect {
    /// In so many milliseconds; one that is already running begins anew.
    Start(Timer, u64),
}
