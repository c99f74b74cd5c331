//! Everything that can happen, as one closed list.

use super::settings::{Mode, Renderer, Settings, Theme};
use super::state::{NoticeKind, Reading};
use crate::text::{Lang, Text};

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// What the trainee knows and may give.
    FactCard,
    /// The promises made so far.
    Promises,
    /// The keys of this page.
    Keys,
    /// The settings.
    Settings,
    /// The licences.
    Licences,
    /// Leave the call? It cannot be taken up again.
    Leave,
}

/// Something a person did, or the result of an effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Read the scenarios again.
    Reload,
    /// The scenarios have been read.
    ShelfRead(Reading),
    /// Open the briefing of a scenario, by its place on the shelf.
    OpenBriefing(usize),
    /// Choose a persona by id, in the briefing.
    ChoosePersona(String),
    /// Choose coach or exam, in the briefing.
    ChooseMode(Mode),
    /// Begin the call.
    Start,
    /// Answer the judgement question with this option, from 0.
    Judge(u8),
    /// Give the reply shown at this place, from 0.
    Reply(usize),
    /// Go to the debrief, once the call is over.
    ToDebrief,
    /// Play again from before this reply, from 1.
    TryAgainFrom(usize),
    /// Play the same scenario again from the briefing.
    PlayAgain,
    /// Back to the home page. From a call that is not over it asks first.
    Home,
    /// Leave a call that is not over.
    Leave,
    /// Lay something over the page, or take it away if it is there.
    Toggle(Overlay),
    /// One step back: close the overlay, or leave the page.
    Back,
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
    /// Settings were read at the start; with what was wrong with them.
    SettingsRead(Settings, Option<Text>),
    /// Saving the settings failed.
    SettingsNotSaved(Text),
    /// Take away the notice at this place.
    Dismiss(usize),
    /// Say something.
    Tell(NoticeKind, Text),
}
