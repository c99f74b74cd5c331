//! Where ending and score seem to disagree (contract section 6).

use super::Report;
use crate::scenario::model::EndingKind;

/// A disagreement that the debrief owes a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disagreement {
    /// The run was passed, and the customer watches or leaves.
    PassedButLeft,
    /// The run was not passed, and the customer stays.
    FailedButStayed,
}

impl Report {
    /// Does the ending seem to contradict the score?
    #[must_use]
    pub fn disagreement(&self) -> Option<Disagreement> {
        let stays = match self.ending.as_ref()?.kind {
            EndingKind::MoreLoyal | EndingKind::Routine => true,
            EndingKind::Watching | EndingKind::Lost => false,
        };
        match (self.passed, stays) {
            (true, false) => Some(Disagreement::PassedButLeft),
            (false, true) => Some(Disagreement::FailedButStayed),
            _ => None,
        }
    }
}
