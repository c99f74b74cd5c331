//! What has to be done outside the state.

use super::settings::Settings;

/// Work for the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read all scenarios, answered by `ShelfRead`.
    ReadShelf,
    /// Write the settings, answered only if it fails.
    SaveSettings(Settings),
}
