//! A call as it stands.

use super::Guide;
use crate::records::AttemptKey;
use crate::settings::Mode;
use moodfirst_core::dialogue::{Replay, Session, Stage};
use moodfirst_core::report::{Remark, Report};
use std::sync::Arc;

/// Whether what one does counts. Nobody shall answer what they have not read: from one reply to
/// the next the call rests until the new turn stands on the page, and a moment longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// The new turn is not there yet, or not all of it.
    Coming,
    /// It stands; a key that was meant for the one before may still come.
    Settling,
    /// It counts.
    Over,
}

/// A call.
#[derive(Debug, Clone)]
pub struct Play {
    /// Its setting.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// The run, walked through.
    pub replay: Replay,
    /// Coach or exam.
    pub mode: Mode,
    /// The report so far.
    pub report: Report,
    /// The coach's remark on the last reply; only in coach mode.
    pub remark: Option<Remark>,
    /// Under what it is recorded; `None`: it is not.
    pub attempt: Option<AttemptKey>,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// The run of a scenario report that it is led along.
    pub guide: Option<Guide>,
    /// Whether a reply is taken now.
    pub rest: Rest,
}

impl Play {
    /// Nothing that one does counts yet.
    #[must_use]
    pub fn rests(&self) -> bool {
        self.rest != Rest::Over
    }

    /// A judgement question that has to be answered before the replies.
    #[must_use]
    pub fn question_open(&self) -> bool {
        let node = self.stage.lesson().node(self.session.state().node);
        !self.session.over()
            && self.session.judged().is_none()
            && node.is_some_and(|node| node.judgement.is_some())
    }

    /// How many replies have been given.
    pub(in crate::app) fn turns(&self) -> u32 {
        u32::try_from(self.session.steps.len()).unwrap_or(u32::MAX)
    }
}
