//! The whole state of the window's program.

use super::action::Overlay;
use super::keeping::Keeping;
use super::models::ModelSearch;
use super::scenario_report::{Guide, ScenarioReport, Surveyed, Ticket};
use super::settings::{Mode, Settings};
use crate::library::{Entry, Folder, Library};
use crate::records::AttemptKey;
use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::report::{Remark, Report};
use moodfirst_core::rubric::{Catalogue, Rubric};
use moodfirst_core::text::{Lang, Text};
use std::path::PathBuf;
use std::sync::Arc;

/// Milliseconds since 1970, from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub u64);

/// The state. [`super::update`] is the only one to change it.
#[derive(Debug, Clone)]
pub struct AppState {
    /// What the user has chosen for good.
    pub settings: Settings,
    /// Language of the system, for those who have not chosen one.
    pub system_lang: Lang,
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// The scenarios.
    pub shelf: Shelf,
    /// The page that is shown.
    pub page: Page,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// Things to be told, oldest first.
    pub notices: Vec<Notice>,
    /// What is known of the records.
    pub keeping: Keeping,
    /// Finished analyses of this sitting, the oldest first.
    pub surveys: Vec<Arc<Surveyed>>,
    /// The search for a run to compare with.
    pub model: Option<ModelSearch>,
    /// Number of the last analysis asked for.
    pub tickets: Ticket,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// Its words.
    pub catalogue: Arc<Catalogue>,
}

impl AppState {
    /// The state at the start: the home page, with the shelf being read.
    #[must_use]
    pub fn new(
        rubric: Arc<Rubric>,
        catalogue: Arc<Catalogue>,
        folder: Folder,
        settings: Settings,
        system_lang: Lang,
    ) -> Self {
        Self {
            settings,
            system_lang,
            folder,
            shelf: Shelf::Reading,
            page: Page::Home,
            overlay: None,
            notices: Vec::new(),
            keeping: Keeping::new(0),
            surveys: Vec::new(),
            model: None,
            tickets: 0,
            rubric,
            catalogue,
        }
    }

    /// The search for a run to lay beside that of this debrief, if it has begun.
    #[must_use]
    pub fn model_of(&self, debrief: &Debrief) -> Option<&ModelSearch> {
        self.model.as_ref().filter(|search| Arc::ptr_eq(&search.stage, &debrief.stage))
    }

    /// The language in force.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.settings.lang_or(self.system_lang)
    }

    /// The scenarios, as far as they have been read.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.shelf {
            Shelf::Reading => &[],
            Shelf::Read(reading) => &reading.0.entries,
        }
    }
}

/// The scenarios on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub enum Shelf {
    /// They are being read.
    Reading,
    /// They have been read.
    Read(Reading),
}

/// The scenarios as they were read at one moment.
#[derive(Debug, Clone)]
pub struct Reading(pub Arc<Library>);

impl PartialEq for Reading {
    /// The same if it is the same reading; contents are not compared.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The page that is shown, with its own state.
#[derive(Debug, Clone)]
pub enum Page {
    /// The first start: language and name.
    Welcome,
    /// The scenario cards.
    Home,
    /// Before a call.
    Briefing(Briefing),
    /// The call.
    Play(Box<Play>),
    /// After it.
    Debrief(Box<Debrief>),
    /// What the analysis of a scenario says.
    ScenarioReport(Box<ScenarioReport>),
}

/// Before a call: what the trainee reads and chooses.
#[derive(Debug, Clone)]
pub struct Briefing {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Id of the persona chosen.
    pub persona: String,
    /// Coach or exam.
    pub mode: Mode,
}

/// A call.
#[derive(Debug, Clone)]
pub struct Play {
    /// Its setting.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// Coach or exam.
    pub mode: Mode,
    /// The report so far.
    pub report: Report,
    /// The coach's remark on the last reply; only in coach mode.
    pub remark: Option<Remark>,
    /// Under what it is recorded; `None`: it is not.
    pub attempt: Option<AttemptKey>,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// The run of a scenario report that it is led along.
    pub guide: Option<Box<Guide>>,
}

/// After a call.
#[derive(Debug, Clone)]
pub struct Debrief {
    /// Its setting.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// Coach or exam.
    pub mode: Mode,
    /// Its report.
    pub report: Report,
    /// Under what it is recorded; `None`: it is not.
    pub attempt: Option<AttemptKey>,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// The run of a scenario report that it is led along.
    pub guide: Option<Box<Guide>>,
}

/// How a notice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// Worth knowing.
    Info,
    /// Something did not work.
    Problem,
}

/// Something to be told, in the user's words with the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is shown.
    pub kind: NoticeKind,
    /// What it says.
    pub text: Text,
    /// A file that can be opened from here.
    pub open: Option<PathBuf>,
}
