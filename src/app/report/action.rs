//! What is done with the report of a scenario.

use crate::app::play::RunShown;

/// In the report of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportAction {
    /// Stop the analysis.
    Stop,
    /// Analyse the scenario again, as it is on the shelf now.
    Again,
    /// Show the figures of this persona, by its place in the scenario.
    ChoosePersona(usize),
    /// Show a run of the report in the player, from its first step.
    ShowRun(Box<RunShown>),
}
