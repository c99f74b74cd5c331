//! The call.

mod action;
mod guide;
mod state;
mod update;

pub use action::PlayAction;
pub use guide::{Guide, GuideStep, RunShown};
pub use state::{Play, Rest};
pub(super) use update::{new, rested, stage_for, update};
