//! The report of a scenario: opened, analysed in the background, left; its runs in the player.

mod action;
mod state;
mod update;

pub use action::ReportAction;
pub use state::{Freshness, ScenarioReport, Surveyed, Work};
pub(super) use update::{done, ended, first, leave, open, progress, shelf_read, update};
