//! Before a call: what the trainee reads and chooses.

mod action;
mod state;
mod update;

pub use action::BriefingAction;
pub use state::Briefing;
pub(super) use update::{open, update};
