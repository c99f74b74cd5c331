//! After a call: how it ended, the run to compare with, handing it to somebody, trying again.

mod action;
mod effect;
mod state;
mod update;

pub use action::DebriefAction;
pub use effect::{DebriefEffect, ExportTask, StoredExportTask};
pub use state::{Debrief, DebriefStep, ModelSearch, ModelState, StoredDebrief};
pub(super) use update::{better, ended, find_better, find_model, found, progress, stop, update};
