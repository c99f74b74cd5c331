//! Choosing what holds for good. The settings themselves are [`crate::settings`].

mod action;
mod update;

pub use action::SettingsAction;
pub(super) use update::{changed, update, write};
