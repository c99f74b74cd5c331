//! What has to be done with the records.

use crate::records::{AttemptKey, AttemptStart, Finished, LearnerId};
use moodfirst_core::dialogue::{Footprint, Step};

/// For the records.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordsEffect {
    /// Open the records, answered by `Opened` or `NotRecorded`.
    Open {
        /// The moment, in milliseconds since 1970.
        at_ms: u64,
    },
    /// Erase a learner with everything, answered by `Erased`.
    Erase(LearnerId),
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
        /// What it used of the scenario.
        footprint: Option<Box<Footprint>>,
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
    /// Read what a learner has played, answered by `AttemptsRead`.
    ReadAttempts(LearnerId),
    /// Read a past attempt with its report, answered by `AttemptRead`.
    ReadAttempt(AttemptKey),
}

impl RecordsEffect {
    /// Does it save what somebody did?
    #[must_use]
    pub const fn saves(&self) -> bool {
        match self {
            Self::Open { .. }
            | Self::ReadHome(_)
            | Self::ReadRun(_)
            | Self::ReadAttempts(_)
            | Self::ReadAttempt(_) => false,
            Self::AddLearner { .. }
            | Self::Erase(_)
            | Self::Begin(_)
            | Self::TakeUp(_)
            | Self::SaveReply { .. }
            | Self::SaveJudgement { .. }
            | Self::TakeBack { .. }
            | Self::Finish(..)
            | Self::Abandon { .. } => true,
        }
    }
}
