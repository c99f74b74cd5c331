//! What has to be done outside the state.

use super::scenario_report::Ticket;
use super::settings::Settings;
use crate::dialogue::{Lesson, Step};
use crate::records::{AttemptKey, AttemptStart, Finished, LearnerId};
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
    /// Write the settings, answered only if it fails.
    SaveSettings(Settings),
}

/// What an analysis needs.
#[derive(Debug, Clone)]
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

impl PartialEq for SurveyTask {
    /// The same if it has the same number.
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}
