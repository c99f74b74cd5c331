//! The scenarios that are there.

use crate::app::runner::job::JobId;
use crate::library::Library;
use std::sync::Arc;

/// The scenarios on the shelf.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// As they were read last; `None` until they have been read once.
    pub snapshot: Option<ShelfSnapshot>,
    /// The job that is reading them.
    pub reading: Option<JobId>,
    /// They are to be read once more after that: something has changed meanwhile.
    pub again: bool,
}

/// The scenarios as they were read at one moment.
#[derive(Debug, Clone)]
pub struct ShelfSnapshot(pub Arc<Library>);

impl PartialEq for ShelfSnapshot {
    /// The same if it was read at the same moment; contents are not compared.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
