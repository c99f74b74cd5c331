//! What happens to learners and attempts.

use crate::records::{
    AttemptKey, AttemptLine, HomeRecords, Learner, LearnerId, PastAttempt, SavedRun,
};
use moodfirst_core::text::Text;

/// Learners and attempts.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordsAction {
    /// Open the records, at the start or after something went wrong with them.
    Open,
    /// The records stand open; everybody who has learned here.
    Opened(Vec<Learner>),
    /// Nothing is recorded from now on, for this reason.
    NotRecorded(Text),
    /// Somebody new says their name.
    Introduce(String),
    /// They are in the records.
    LearnerAdded(Learner),
    /// A learner is to go with everything: ask first.
    AskErase(LearnerId),
    /// Nobody is to go.
    KeepLearner,
    /// They are to go, now.
    Erase(LearnerId),
    /// They are gone; what is still to be done by a person, if anything.
    Erased(LearnerId, Option<Text>),
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
    /// List the past attempts, those of one scenario only if its id is given; once more: no longer.
    ListAttempts(Option<String>),
    /// The past attempts of this learner.
    AttemptsRead(LearnerId, Vec<AttemptLine>),
    /// Open the debrief of a past attempt.
    OpenAttempt(AttemptKey),
    /// It has been read.
    AttemptRead(Box<PastAttempt>),
}
