//! The window: everything that knows egui.
//!
//! Screens and widgets take borrowed data and say what the user did; nothing here decides, stores or computes a score.

pub mod text;
pub mod theme;
pub mod widgets;
