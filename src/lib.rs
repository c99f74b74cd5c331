//! Mood First · 先心后事: a complaint role-play trainer.

pub mod app;
pub mod cli;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod library;
pub mod licences;
pub mod locale;
pub mod records;
pub mod settings;
