//! What is chosen before a call.

use crate::settings::Mode;

/// In the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BriefingAction {
    /// Choose a persona by id.
    ChoosePersona(String),
    /// Choose coach or exam.
    ChooseMode(Mode),
    /// Open the report of the scenario.
    OpenReport,
    /// Begin the call; an exam only once it has been asked whether to.
    Start,
}
