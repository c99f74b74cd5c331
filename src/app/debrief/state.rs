//! A call that is over.

use crate::app::play::Guide;
use crate::app::runner::job::JobId;
use crate::library::ModelRun;
use crate::records::AttemptKey;
use crate::settings::Mode;
use moodfirst_core::dialogue::{Replay, Session, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// The steps of a debrief, each a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum DebriefStep {
    /// How it ended.
    #[default]
    Ending,
    /// Where it turned, and what to change first.
    Turns,
    /// Every point.
    All,
}

impl DebriefStep {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Ending, Self::Turns, Self::All];

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Ending => Some(Self::Turns),
            Self::Turns => Some(Self::All),
            Self::All => None,
        }
    }
}

/// After a call.
#[derive(Debug, Clone)]
pub struct Debrief {
    /// Its setting.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// The run, walked through.
    pub replay: Replay,
    /// Coach or exam.
    pub mode: Mode,
    /// Its report, with the better replies once they are proved.
    pub report: Report,
    /// The job that proves them.
    pub better: JobId,
    /// Under what it is recorded; `None`: it is not.
    pub attempt: Option<AttemptKey>,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// The run of a scenario report that it is led along.
    pub guide: Option<Guide>,
    /// The step that is shown.
    pub step: DebriefStep,
}

/// A past call of which there is only the report as it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDebrief {
    /// The report.
    pub report: Report,
    /// What its scenario is called, as far as that is known.
    pub title: Text,
    /// Why the conversation cannot be walked through any more.
    pub why: Text,
    /// Coach or exam.
    pub mode: Mode,
    /// Under what it is recorded.
    pub attempt: AttemptKey,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// The step that is shown.
    pub step: DebriefStep,
}

/// How far the search for a run to compare with has come.
#[derive(Debug, Clone)]
pub struct ModelSearch {
    /// The job that looks for it.
    pub job: JobId,
    /// The setting that it is for.
    pub stage: Arc<Stage>,
    /// Where it stands.
    pub state: ModelState,
}

/// Where the search for a run to compare with stands.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelState {
    /// It goes on; so many states of the scenario have been seen.
    Looking(usize),
    /// Here it is.
    Found(Box<ModelRun>),
    /// There is none.
    None,
    /// The search was stopped: whether there is one is not known.
    Stopped,
    /// The search could not go on, for this reason.
    Failed(Text),
}
