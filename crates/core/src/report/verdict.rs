//! Where ending and score seem to disagree (contract section 6).

use super::Report;
use crate::evaluation::PromiseStatus;
use crate::rubric::{Dimension, Rubric};
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
    /// What in this run stands most clearly behind the disagreement; `None` if there is none.
    #[must_use]
    pub fn cause(&self, rubric: &Rubric) -> Option<Cause> {
        Some(match self.disagreement()? {
            Disagreement::PassedButLeft => self.why_they_left(rubric),
            Disagreement::FailedButStayed if self.total < self.total_uncapped => Cause::Capped,
            Disagreement::FailedButStayed => {
                let of = self.dimensions;
                let scores = [
                    (Dimension::Empathy, of.empathy),
                    (Dimension::Order, of.order),
                    (Dimension::Commitment, of.commitment),
                ];
                let (dimension, score) =
                    scores.into_iter().min_by_key(|(_, score)| *score).unwrap_or(scores[0]);
                Cause::Weakest(dimension, score)
            }
        })
    }

    /// A broken word weighs more than a mood, anger more than trust.
    fn why_they_left(&self, rubric: &Rubric) -> Cause {
        if let Some(place) =
            self.ledger.iter().position(|entry| entry.state == PromiseStatus::Broken)
        {
            return Cause::Broken(place);
        }
        let (Some(first), Some(last)) = (self.states.first(), self.states.last()) else {
            return Cause::Elsewhere;
        };
        if last.anger > rubric.workable {
            Cause::Angry(last.anger)
        } else if last.trust <= first.trust {
            Cause::NoTrust(first.trust, last.trust)
        } else {
            Cause::Elsewhere
        }
    }
}

/// What stands behind a disagreement between ending and score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The promise at this place of the ledger was broken.
    Broken(usize),
    /// At the end they were this angry, too angry to talk about anything.
    Angry(u8),
    /// Their trust had not grown: at the opening, at the end.
    NoTrust(u8, u8),
    /// A critical error capped the total.
    Capped,
    /// The lowest dimension and its score.
    Weakest(Dimension, u8),
    /// Something that was said or done on the way, which their mood at the end does not show.
    Elsewhere,
}
