//! What has to be done outside the state.

use super::models::ModelTask;
use super::scenario_report::Ticket;
use super::settings::Settings;
use crate::export::{Attempt, Form};
use crate::library::ModelRun;
use crate::records::{AttemptKey, AttemptStart, Finished, LearnerId};
use moodfirst_core::dialogue::{Lesson, Session, Stage, Step};
use moodfirst_core::report::Report;
use moodfirst_core::text::Lang;
use std::path::PathBuf;
use std::sync::Arc;

/// Work for the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read all scenarios, answered by `ShelfRead`.
    ReadShelf,
    /// Open the records, answered by `RecordsOpened` or `NotRecorded`.
    OpenRecords,
    /// Enter a learner, answered by `LearnerAdded`.
    AddLearner {
        /// Their name.
        name: String,
        /// The moment, in milliseconds since 1970.
        at_ms: u64,
    },
    /// Read a learner's results and open runs, answered by `HomeRead`.
    ReadHome(LearnerId),
    /// Record the beginning of a run. This and the following are answered only if they fail.
    Begin(Box<AttemptStart>),
    /// This window goes on with an open run.
    TakeUp(AttemptKey),
    /// Record a reply.
    SaveReply {
        /// The attempt.
        key: AttemptKey,
        /// The reply, from 1.
        turn: u32,
        /// What was given, and what stood beside it.
        step: Step,
        /// The moment, in milliseconds since 1970.
        at_ms: u64,
    },
    /// Record the answer to a question of judgement, before its reply.
    SaveJudgement {
        /// The attempt.
        key: AttemptKey,
        /// The reply that is to follow, from 1.
        turn: u32,
        /// The answer, from 0.
        option: u8,
    },
    /// Record that replies were taken back.
    TakeBack {
        /// The attempt.
        key: AttemptKey,
        /// The first reply taken back, from 1.
        turn: u32,
        /// The moment, in milliseconds since 1970.
        at_ms: u64,
    },
    /// Record the end of a run with its report.
    Finish(AttemptKey, Box<Finished>),
    /// Record that a run will not go on.
    Abandon {
        /// The attempt.
        key: AttemptKey,
        /// The moment, in milliseconds since 1970.
        at_ms: u64,
    },
    /// Read an open run, answered by `RunRead`.
    ReadRun(AttemptKey),
    /// Show a file or folder in the system's own program for it; answered only if that fails.
    OpenPath(PathBuf),
    /// Analyse a scenario, answered by `SurveyProgress` and at last `SurveyDone` or
    /// `SurveyStopped`.
    Survey(SurveyTask),
    /// Stop that analysis.
    StopSurvey(Ticket),
    /// Look for a run to compare with, answered by `ModelProgress` and at last `ModelFound`.
    FindModel(ModelTask),
    /// Stop looking.
    StopModel,
    /// Write a run into a file, answered by `Exported`, or by what went wrong.
    Export(Box<ExportTask>),
    /// Write the settings, answered only if it fails.
    SaveSettings(Settings),
}

/// What an analysis needs.
#[derive(Clone)]
pub struct SurveyTask {
    /// Its number.
    pub ticket: Ticket,
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
        let (ticket, file) = (&self.ticket, &self.file);
        f.debug_struct("SurveyTask")
            .field("ticket", ticket)
            .field("file", file)
            .finish_non_exhaustive()
    }
}

impl PartialEq for SurveyTask {
    /// The same if it has the same number.
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

/// What is to be written of a run.
#[derive(Debug, Clone)]
pub struct ExportTask {
    /// In which form.
    pub form: Form,
    /// In which language, where the form has one.
    pub lang: Lang,
    /// Its setting.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// Its report.
    pub report: Report,
    /// The attempt.
    pub attempt: Attempt,
    /// A run to compare with.
    pub model: Option<Box<ModelRun>>,
}

impl PartialEq for ExportTask {
    /// The same if it is about the same run of the same setting, in the same form.
    fn eq(&self, other: &Self) -> bool {
        (self.form, self.lang) == (other.form, other.lang)
            && Arc::ptr_eq(&self.stage, &other.stage)
            && self.session == other.session
            && self.attempt == other.attempt
            && self.model == other.model
    }
}
