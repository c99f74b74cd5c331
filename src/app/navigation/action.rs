//! What leads from page to page.

use super::Overlay;

/// From page to page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavigationAction {
    /// To the home page, from a run of a report back to it. From a call that would be lost it asks
    /// first.
    Home,
    /// Leave a call that is not over.
    Leave,
    /// One step back: close the overlay, or leave the page.
    Back,
    /// Lay something over the page, or take it away if it is there.
    Toggle(Overlay),
}
