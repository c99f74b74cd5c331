//! A long job: what it is, what it needs, what is heard of it, and doing it.

use super::survey;
use crate::app::editor::{CheckTask, Checked};
use crate::app::report::Surveyed;
use crate::app::shelf::ShelfSnapshot;
use crate::library::{Folder, Library, ModelRun, Origin, Rulebook, best_run, textbook};
use moodfirst_core::analysis::{BETTER_BOUNDS, FirstVerdict, Progress, SurveyNews, better};
use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::draft::Draft;
use moodfirst_core::scenario::load::{Drafted, read_document};
use moodfirst_core::source::Document;
use moodfirst_core::text::Text;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The number of a job; news of another one is passed over.
pub type JobId = u64;

/// Long work.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Read all scenarios.
    ReadShelf,
    /// Analyse a scenario.
    Survey(SurveyTask),
    /// Look for what is wrong with a text in the making.
    Check(CheckTask),
    /// Look for a run to compare with.
    ModelRun(ModelTask),
    /// Prove which replies would have been better.
    Better(Box<BetterTask>),
}

/// Jobs of one kind do not run beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Reading the shelf.
    Shelf,
    /// Analyses.
    Survey,
    /// Checks.
    Check,
    /// Runs to compare with.
    ModelRun,
    /// Better replies.
    Better,
}

impl Job {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> JobKind {
        match self {
            Self::ReadShelf => JobKind::Shelf,
            Self::Survey(_) => JobKind::Survey,
            Self::Check(_) => JobKind::Check,
            Self::ModelRun(_) => JobKind::ModelRun,
            Self::Better(_) => JobKind::Better,
        }
    }
}

/// What an analysis needs.
#[derive(Clone)]
pub struct SurveyTask {
    /// The scenario.
    pub lesson: Arc<Lesson>,
    /// Its file, as people are told of it.
    pub file: String,
    /// The file's text, in which findings have their place.
    pub text: Arc<str>,
}

impl std::fmt::Debug for SurveyTask {
    /// Without the scenario itself, which fills pages.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SurveyTask").field("file", &self.file).finish_non_exhaustive()
    }
}

impl PartialEq for SurveyTask {
    /// The same if it is about the same reading of the same scenario.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.lesson, &other.lesson)
    }
}

/// What the search for a run to compare with needs.
#[derive(Debug, Clone)]
pub struct ModelTask {
    /// The setting of the learner's run.
    pub stage: Arc<Stage>,
    /// Where the scenario comes from.
    pub origin: Origin,
}

impl PartialEq for ModelTask {
    /// The same if it is about the same setting.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.stage, &other.stage) && self.origin == other.origin
    }
}

/// What the proof of better replies needs.
#[derive(Debug, Clone)]
pub struct BetterTask {
    /// The setting of the run.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// Its report.
    pub report: Report,
}

impl PartialEq for BetterTask {
    /// The same if it is about the same run of the same setting.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.stage, &other.stage) && self.session == other.session
    }
}

/// What is heard of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum JobNews {
    /// How far it is.
    Progress(JobProgress),
    /// It is done.
    Done(JobResult),
    /// It was stopped. Whatever it had found by then is no result.
    Cancelled,
    /// It could not go on, for this reason.
    Failed(Text),
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobProgress {
    /// An analysis.
    Survey(Progress),
    /// What the runs with one persona can reach. Later progress does not take its place.
    First(Box<FirstVerdict>),
    /// A search has seen so many states of a scenario.
    States(usize),
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum JobResult {
    /// The scenarios.
    Shelf(ShelfSnapshot),
    /// An analysis.
    Survey(Arc<Surveyed>),
    /// What was found in a text.
    Checked(Arc<Checked>),
    /// A run to compare with, if there is one.
    ModelRun(Option<Box<ModelRun>>),
    /// A better reply for each line of a report, or none.
    Better(Vec<Option<Text>>),
}

/// Does a job here and now. `None` if it was cancelled.
pub(super) fn run(
    rulebook: &Rulebook,
    folder: &Folder,
    job: Job,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(JobProgress),
) -> Option<JobResult> {
    let result = match job {
        Job::ReadShelf => {
            JobResult::Shelf(ShelfSnapshot(Arc::new(Library::open(rulebook, folder))))
        }
        Job::Survey(task) => {
            JobResult::Survey(Arc::new(survey::run(rulebook, task, cancel, &mut |news| {
                progress(match news {
                    SurveyNews::Progress(at) => JobProgress::Survey(at),
                    SurveyNews::First(first) => JobProgress::First(Box::new(first)),
                });
            })?))
        }
        Job::Check(task) => JobResult::Checked(Arc::new(check(rulebook, &task))),
        Job::ModelRun(ModelTask { stage, origin }) => {
            let mut seen = |states| progress(JobProgress::States(states));
            let found = textbook(&stage, &origin).or_else(|| best_run(&stage, cancel, &mut seen));
            JobResult::ModelRun(found.map(Box::new))
        }
        Job::Better(task) => {
            let BetterTask { stage, session, report } = &*task;
            JobResult::Better(better(session, stage, report, BETTER_BOUNDS, cancel))
        }
    };
    (!cancel.load(Ordering::Relaxed)).then_some(result)
}

/// Reads a text and finds for everything that is wrong with it the element that it is about.
fn check(rulebook: &Rulebook, task: &CheckTask) -> Checked {
    let document = Document::new(&task.text);
    let Drafted { draft, diagnostics } = read_document(&task.file, &document, &rulebook.personas);
    let tree = document.tree();
    let found = diagnostics.into_iter().map(|found| {
        let at = tree.value_at(found.span.start);
        let path = at.map_or_else(Path::root, |ix| Path::of(&tree, ix));
        (found, path)
    });
    let found = found.collect();
    let lesson = draft
        .and_then(Draft::into_playable)
        .map(|scenario| Arc::new(Lesson::new(Arc::new(scenario), &rulebook.rubric)));
    Checked { text: Arc::clone(&task.text), found, lesson }
}
