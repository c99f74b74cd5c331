//! Mood First · 先心后事: a complaint role-play trainer.
//!
//! The program around the pure core (`moodfirst_core`), which reads scenarios, plays them, scores runs and
//! analyses lessons. Here is everything that touches the world:
//!
//! - [`library`]: scenario files, shipped and the user's own;
//! - [`records`]: who practised what, in SQLite, and nowhere else any SQL;
//! - [`exchange`]: lessons in and out, as sheets, outlines and scripts;
//! - [`export`]: a run as a page or as data;
//! - [`editor`]: writing scenarios, without the window: history, journal, versions;
//! - [`settings`] and [`locale`]: what is chosen for good, and the words of the interface;
//! - [`app`]: the window's program without the window: state, actions, one `update`, effects;
//! - `gui`: the window itself, the only part that knows egui (feature `gui`);
//! - [`cli`]: the command line.
//!
//! `CONTRIBUTING.md` says where a new screen, rule, export or table goes.

pub mod app;
pub mod cli;
pub mod editor;
pub mod exchange;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod library;
pub mod licences;
pub mod locale;
pub mod records;
pub mod settings;
