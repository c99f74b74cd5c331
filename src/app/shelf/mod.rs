//! The scenarios, as cards on the home page.

mod action;
mod state;
mod update;

pub use action::ShelfAction;
pub use state::{Shelf, ShelfSnapshot};
pub(super) use update::{ended, read, update};
