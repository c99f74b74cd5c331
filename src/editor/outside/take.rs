//! Taking over what the other text has, wherever my text has moved to meanwhile.

use super::Conflict;
use moodfirst_core::scenario::{Path, edits};
use moodfirst_core::source::edits::{Refused, paste};
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Edit, Patch};

/// How something of theirs comes into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taking {
    /// The value of an element, as it is written there.
    Put(Path, String),
    /// A new field or entry, with its key and comments, behind another one or at the start.
    Insert { into: Path, behind: Option<Path>, source: String },
    /// An element that they have taken out.
    Remove(Path),
    /// Lines for lines.
    Lines { mine: String, theirs: String },
}

impl Taking {
    pub(super) fn patch(&self, tree: &Tree<'_>) -> Result<Patch, Refused> {
        match self {
            Self::Put(path, source) => {
                let ix = path.exact(tree).ok_or(Refused::NoSuchPlace)?;
                Ok(Patch::one(Edit::new(tree.span(ix), source.as_str())))
            }
            Self::Insert { into, behind, source } => {
                let list = into.exact(tree).ok_or(Refused::NoSuchPlace)?;
                let behind = behind.as_ref().and_then(|path| path.exact(tree));
                let place = tree.children(list).position(|child| Some(child) == behind);
                paste(tree, list, place.map_or(0, |place| place + 1), source)
            }
            Self::Remove(path) => edits::remove(tree, path),
            Self::Lines { mine, theirs } => {
                let text = tree.text();
                let mut places = text.match_indices(mine.as_str());
                match (places.next(), places.next()) {
                    (Some((at, _)), None) if !mine.is_empty() => {
                        Ok(Patch::one(Edit::new(at..at + mine.len(), theirs.as_str())))
                    }
                    _ => Err(Refused::NoSuchPlace),
                }
            }
        }
    }
}

impl Conflict {
    /// Takes theirs after all, in the text as it is by now.
    ///
    /// # Errors
    /// [`Refused`] if the place is not there any more, or cannot be told from others.
    pub fn take_theirs(&self, tree: &Tree<'_>) -> Result<Patch, Refused> {
        self.taking.patch(tree)
    }
}
