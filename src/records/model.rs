//! What is recorded, as plain data. Times are milliseconds since 1970.

use moodfirst_core::dialogue::{Footprint, Session, Stage, Step};
use moodfirst_core::report::Report;
use moodfirst_core::scenario::model::EndingKind;
use std::collections::BTreeMap;
use std::fmt;

use super::content_hash;

/// Mode of a run with remarks on the way.
pub const COACH: &str = "coach";
/// Mode of a run without.
pub const EXAM: &str = "exam";

/// Number of a learner in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LearnerId(pub i64);

/// Somebody who practises here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// Number.
    pub id: LearnerId,
    /// Name, unique, without blanks at its ends.
    pub name: String,
    /// When the name was entered.
    pub created_ms: u64,
}

/// Names one attempt, in all windows. Made by the caller, so that later saves can name it without
/// waiting for the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptKey(String);

impl AttemptKey {
    /// A key from the moment of the start and a number that no other window draws.
    #[must_use]
    pub fn new(started_ms: u64, nonce: u64) -> Self {
        Self(format!("{started_ms:013}-{nonce:016x}"))
    }

    pub(super) const fn stored(key: String) -> Self {
        Self(key)
    }

    /// The key as it stands in the database.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttemptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is known of an attempt when it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptStart {
    /// Its key.
    pub key: AttemptKey,
    /// Who practises; `None`: a guest, or a class.
    pub learner: Option<LearnerId>,
    /// Id of the scenario.
    pub scenario: String,
    /// Content version of the scenario.
    pub version: u32,
    /// [`content_hash`] of the scenario: tells an edited one of the same version.
    pub content: u64,
    /// The scenario's file, whole path, where it is not one of the library: a run that was left finds
    /// its lesson by it.
    pub source: Option<String>,
    /// Version of the rubric.
    pub rubric: u32,
    /// Id of the persona.
    pub persona: String,
    /// [`COACH`] or [`EXAM`]; attempts in any other mode do not count on the home page.
    pub mode: String,
    /// Seed of the order of replies.
    pub seed: Option<u64>,
    /// “Try again from here”: the attempt it branches off and the reply, from 1, that is to be
    /// given anew. The replies before it are copied from there.
    pub from: Option<(AttemptKey, u32)>,
    /// When it began.
    pub started_ms: u64,
}

impl AttemptStart {
    /// The start of an attempt at this session.
    #[must_use]
    pub fn of(
        key: AttemptKey,
        learner: LearnerId,
        stage: &Stage,
        session: &Session,
        mode: &str,
        started_ms: u64,
    ) -> Self {
        Self {
            key,
            learner: Some(learner),
            source: None,
            scenario: session.scenario.clone(),
            version: session.version,
            content: content_hash(stage.lesson().scenario()),
            rubric: session.rubric,
            persona: session.persona.clone(),
            mode: mode.to_owned(),
            seed: session.seed,
            from: None,
            started_ms,
        }
    }
}

/// How an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttemptState {
    /// It can be gone on with.
    Open,
    /// It is over.
    Finished,
    /// Somebody left it for good.
    Abandoned,
    /// It was open when a newer rubric came, and cannot be gone on with; its replies and whatever
    /// report there was are kept.
    Superseded {
        /// Version of the newer rubric.
        by: u32,
    },
}

/// The word for a kind of ending in the database.
pub(super) const fn kind_code(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::MoreLoyal => "more_loyal",
        EndingKind::Routine => "routine",
        EndingKind::Watching => "watching",
        EndingKind::Lost => "lost",
    }
}

/// The kind of ending with this word.
pub(super) fn kind_of(code: &str) -> Option<EndingKind> {
    use EndingKind::{Lost, MoreLoyal, Routine, Watching};
    [MoreLoyal, Routine, Watching, Lost].into_iter().find(|kind| kind_code(*kind) == code)
}

/// The result of an attempt that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Id and kind of the ending; `None` if the scenario led nowhere.
    pub ending: Option<(String, EndingKind)>,
    /// Total, 0 to 100.
    pub total: u8,
    /// Total before the cap of a critical error.
    pub total_uncapped: u8,
    /// Empathy, 0 to 100.
    pub empathy: u8,
    /// Order, 0 to 100.
    pub order: u8,
    /// Commitment, 0 to 100.
    pub commitment: u8,
    /// Did the total reach the pass mark?
    pub passed: bool,
}

/// The end of an attempt, as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// When it ended.
    pub ended_ms: u64,
    /// The result.
    pub outcome: Outcome,
    /// Version of the rubric of the report.
    pub rubric: u32,
    /// The report as JSON, as `replay --json` prints it.
    pub report_json: String,
}

impl Finished {
    /// The end that this report tells of.
    #[must_use]
    pub fn of(report: &Report, ended_ms: u64) -> Self {
        Self {
            ended_ms,
            outcome: Outcome {
                ending: report.ending.as_ref().map(|mark| (mark.id.clone(), mark.kind)),
                total: report.total,
                total_uncapped: report.total_uncapped,
                empathy: report.dimensions.empathy,
                order: report.dimensions.order,
                commitment: report.dimensions.commitment,
                passed: report.passed,
            },
            rubric: report.rubric,
            report_json: report.to_json(),
        }
    }
}

/// What the home page shows of a learner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeRecords {
    /// By id of the scenario; finished attempts in coach or exam mode that reached an ending.
    pub scenarios: BTreeMap<String, ScenarioRecord>,
    /// Attempts that can be gone on with, the last one first; at least one reply was given, and no
    /// other window is playing them right now.
    pub open: Vec<OpenAttempt>,
}

/// What a learner has reached in one scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScenarioRecord {
    /// The best attempt.
    pub best: Best,
    /// Has any of them passed?
    pub passed: bool,
    /// How many there are.
    pub attempts: u32,
    /// End of the last one.
    pub last_ms: u64,
}

/// The best attempt: the highest total; of equal ones one without help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Best {
    /// Total, 0 to 100.
    pub total: u8,
    /// Replies were taken back, or it began in the middle of an earlier attempt.
    pub assisted: bool,
}

/// An attempt that was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAttempt {
    /// Its key.
    pub key: AttemptKey,
    /// Id of the scenario.
    pub scenario: String,
    /// The scenario's file, where it is not one of the library.
    pub source: Option<String>,
    /// Content version of the scenario.
    pub version: u32,
    /// [`content_hash`] of the scenario as it was played.
    pub content: u64,
    /// Version of the rubric.
    pub rubric: u32,
    /// Id of the persona.
    pub persona: String,
    /// [`COACH`], [`EXAM`] or another.
    pub mode: String,
    /// Seed of the order of replies.
    pub seed: Option<u64>,
    /// Replies given that stand.
    pub turns: u32,
    /// When the last one was given.
    pub last_ms: u64,
}

/// An attempt in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptLine {
    /// What was known when it began.
    pub start: AttemptStart,
    /// How it stands.
    pub state: AttemptState,
    /// Replies given that stand.
    pub turns: u32,
    /// Replies were taken back, or it began in the middle of an earlier attempt.
    pub assisted: bool,
    /// When something was last saved.
    pub last_ms: u64,
    /// The result, if it is over.
    pub outcome: Option<Outcome>,
    /// A report of it is stored.
    pub reported: bool,
}

/// A recorded run, ready to be [rebuilt](super::rebuild).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRun {
    /// What was known when it began.
    pub start: AttemptStart,
    /// How it stands.
    pub state: AttemptState,
    /// The replies that stand.
    pub steps: Vec<Step>,
    /// What each of them used of the scenario; empty if that was not kept for all of them.
    pub footprints: Vec<Footprint>,
    /// The answer to the judgement question that waits for its reply.
    pub judged: Option<u8>,
    /// Replies were taken back, or it began in the middle of an earlier attempt.
    pub assisted: bool,
    /// How many replies were taken back.
    pub undone: u32,
}

/// An attempt that is opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAttempt {
    /// The run.
    pub run: SavedRun,
    /// Its report, if one was stored.
    pub report: Option<SavedReport>,
}

/// A report as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedReport {
    /// Version of the rubric it was made with.
    pub rubric: u32,
    /// The report as JSON.
    pub json: String,
}
