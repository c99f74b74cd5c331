//! The window's program without the window: state, actions, one [`update`], effects.
//!
//! Nothing here knows egui. [`update`] is the only place that changes [`AppState`]; it touches no
//! file and no clock. What has to be done outside it returns as [`Effect`]s; [`runner`] does them
//! and sends what comes of them back as [`Action`]s, so that a whole sitting can be tested as a
//! table of actions.
//!
//! Each domain is a folder: `state` is what is known, `action` what can happen, `update` what then
//! changes, `effect` (where there is one) what has to be done outside. A new page is a domain, a
//! variant of [`Page`], [`Action`] and, if it needs the outside, [`Effect`].

mod action;
pub mod briefing;
pub mod debrief;
pub mod editor;
mod effect;
pub mod navigation;
pub mod notices;
pub mod play;
pub mod records;
pub mod report;
pub mod runner;
pub mod settings;
pub mod shelf;
mod state;
mod update;

pub use action::Action;
pub use briefing::{Briefing, BriefingAction};
pub use debrief::{
    Debrief, DebriefAction, DebriefEffect, DebriefStep, ExportTask, ModelSearch, ModelState,
    StoredDebrief, StoredExportTask,
};
pub use editor::{
    Checked, Editor, EditorAction, EditorEffect, Found, Opening, Proof, Saving, Shift, View,
};
pub use effect::{Effect, JobEffect, Timer, TimerEffect};
pub use navigation::{Navigation, NavigationAction, Overlay, Page, kept};
pub use notices::{Notice, NoticeAction, NoticeKind};
pub use play::{Guide, GuideStep, Play, PlayAction, Rest, RunShown};
pub use records::{AttemptList, Recording, RecordsAction, RecordsEffect, RecordsState};
pub use report::{Freshness, ReportAction, ScenarioReport, Surveyed, Work};
pub use runner::job::{Job, JobId, JobNews, JobProgress, JobResult};
pub use settings::SettingsAction;
pub use shelf::{Shelf, ShelfAction, ShelfSnapshot, WhatNow, what_now};
pub use state::{AppState, Timestamp};
pub use update::update;
