//! The scenarios, as cards on the home page.

mod action;
mod now;
mod state;
mod update;

pub use action::ShelfAction;
pub use now::{WhatNow, what_now};
pub use state::{Shelf, ShelfSnapshot};
pub(super) use update::{ended, read, update};
