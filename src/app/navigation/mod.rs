//! From page to page, and what lies over them.

mod action;
mod state;
mod update;

pub use action::NavigationAction;
pub use state::{Navigation, Overlay, Page};
pub use update::kept;
pub(super) use update::update;
