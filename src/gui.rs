//! The window: everything that knows egui.
//!
//! Screens and widgets take borrowed data and say what the user did; nothing here decides, stores or computes a score.
//! [`shell`] collects what they say, lets [`crate::app::update`] change the state and hands effects to the worker.

pub mod commands;
pub mod cost;
pub mod heard;
pub mod input;
mod lost;
mod page;
mod run;
pub mod screens;
pub mod shell;
pub mod text;
pub mod theme;
pub mod widgets;

pub use run::{Ended, Options, run};
