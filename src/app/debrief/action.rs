//! What is done after a call.

use super::DebriefStep;
use crate::export::Form;
use std::path::PathBuf;

/// In the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebriefAction {
    /// Stop looking for a run to compare with.
    StopModel,
    /// Hand the run out in this form.
    ExportAs(Form),
    /// It lies here.
    Exported(PathBuf),
    /// Play again from before this reply, from 1.
    TryAgainFrom(usize),
    /// Show this step.
    ShowStep(DebriefStep),
    /// Play the same scenario again from the briefing.
    PlayAgain,
}
