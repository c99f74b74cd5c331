//! What is known of the records: who is learning, what was played, whether anything is recorded.

use crate::records::{AttemptLine, HomeRecords, Learner, LearnerId};
use moodfirst_core::text::Text;

/// Are attempts being recorded?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recording {
    /// The records are being opened.
    Opening,
    /// Every reply is saved as it is given.
    On,
    /// Nothing is recorded, for this reason; one can play all the same.
    Off(Text),
}

/// Past attempts of the one who is learning now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AttemptList {
    /// Of this scenario only.
    pub scenario: Option<String>,
    /// The last one first; `None`: they are being read.
    pub lines: Option<Vec<AttemptLine>>,
}

impl AttemptList {
    /// Those that are listed, the last one first; `None`: they are being read.
    pub fn shown(&self) -> Option<impl Iterator<Item = &AttemptLine>> {
        let wanted = |line: &&AttemptLine| {
            self.scenario.as_ref().is_none_or(|scenario| *scenario == line.start.scenario)
        };
        Some(self.lines.as_ref()?.iter().filter(wanted))
    }
}

/// The records as the window knows them.
#[derive(Debug, Clone)]
pub struct RecordsState {
    /// Are attempts being recorded?
    pub recording: Recording,
    /// Everybody who has learned here, by name.
    pub learners: Vec<Learner>,
    /// Who is learning now.
    pub learner: Option<LearnerId>,
    /// Best results and open attempts of the one who is learning now.
    pub home: HomeRecords,
    /// The past attempts that are listed, if they are.
    pub attempts: AttemptList,
    /// Who is to be erased, once that has been confirmed.
    pub erasing: Option<LearnerId>,
    /// Tells the attempts of this window from those of another one that begins in the same millisecond.
    pub nonce: u64,
}

impl RecordsState {
    /// Before the records have been opened.
    #[must_use]
    pub fn new(nonce: u64) -> Self {
        Self {
            recording: Recording::Opening,
            learners: Vec::new(),
            learner: None,
            home: HomeRecords::default(),
            attempts: AttemptList::default(),
            erasing: None,
            nonce,
        }
    }

    /// Who is learning now.
    #[must_use]
    pub fn current(&self) -> Option<&Learner> {
        self.learners.iter().find(|learner| Some(learner.id) == self.learner)
    }
}
