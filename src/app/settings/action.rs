//! What is chosen for good.

use crate::settings::{Renderer, Theme};
use moodfirst_core::text::{Lang, Text};

/// In the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsAction {
    /// Choose the language.
    SetLang(Lang),
    /// Choose light, dark or the system's.
    SetTheme(Theme),
    /// Choose the text size in percent, one of the offered ones.
    SetTextPercent(u16),
    /// Choose reduced motion.
    SetReducedMotion(bool),
    /// Choose what is to draw the window, from the next start on.
    SetRenderer(Renderer),
    /// The window stands, drawn by this.
    Drawn(Renderer),
    /// Writing them failed.
    NotSaved(Text),
}
