//! What is known of the records: who is learning, what was played, whether anything is recorded.

use crate::records::{HomeRecords, Learner, LearnerId};
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
