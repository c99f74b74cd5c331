//! The window's program without the window: state, actions, one `update`, effects on a worker.
//!
//! Nothing here knows egui. [`update`] is the only place that changes [`AppState`]; it touches
//! no file and no clock. Only the hands of [`worker`] do. What has to be done outside it returns as [`Effect`]s, and their
//! results come back as [`Action`]s, so that a whole sitting can be tested as a table of actions.

mod action;
mod effect;
mod hands;
mod keeping;
mod models;
mod scenario_report;
mod settings;
mod settings_file;
mod state;
mod surveys;
mod update;
pub mod watch;
pub mod worker;

pub use action::{Action, Overlay};
pub use effect::ExportTask;
pub use effect::{Effect, SurveyTask};
pub use hands::{Desk, Hands};
pub use keeping::{Keeping, Recording};
pub use models::{ModelSearch, ModelState, ModelTask};
pub use scenario_report::{
    Freshness, Guide, GuideStep, RunShown, ScenarioReport, Surveyed, Ticket, Work,
};
pub use settings::{Mode, Renderer, Settings, TEXT_PERCENTS, Theme};
pub use settings_file::{read_settings, save_settings};
pub use state::{
    AppState, Briefing, Debrief, Notice, NoticeKind, Page, Play, Reading, Shelf, Timestamp,
};
pub use update::update;
