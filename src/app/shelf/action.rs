//! What happens to the scenarios on the shelf.

/// On the home page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfAction {
    /// Read the scenarios again.
    Reload,
    /// Open the briefing of a scenario, by its place on the shelf.
    OpenBriefing(usize),
    /// Open the report of a scenario, by its place on the shelf.
    OpenReport(usize),
}
