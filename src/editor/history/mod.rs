//! What was done to a text, step by step, and the way back.
//!
//! A step is what a person did, not what changed in the file: all that is typed into one field
//! without resting for [`REST`] milliseconds is one, so is a drag, a paste, a repair, a replacement
//! of all. There is one history for map, form and text. It begins with the text that was opened,
//! and saving does not touch it.
//!
//! ```
//! use moodfirst::editor::history::{Change, Deed, Work};
//! use moodfirst_core::scenario::{Path, edits};
//! use moodfirst_core::source::Term;
//!
//! let mut work = Work::new(1, "(nodes: [Node(id: \"hello\")])");
//! let patch = edits::set(&work.document().tree(), &Path::head("start"), &Term::text("hello"))?;
//! let ticket = work.ticket();
//! work.edit(ticket, Change::new(Deed::Set, Path::head("start"), patch, 1_000))?;
//! assert_eq!(work.last().unwrap().deed, Deed::Set);
//! let undone = work.undo()?.unwrap();
//! assert_eq!(undone.place, Path::head("start"));
//! assert_eq!(work.document().text(), "(nodes: [Node(id: \"hello\")])");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod deed;
mod work;

#[cfg(test)]
mod tests;

pub use deed::Deed;
pub use work::{Done, Edited, Refusal, Ticket, Work};

use super::place;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Patch;
use serde::{Deserialize, Serialize};
use std::mem;

/// How long typing may rest within one step, in milliseconds (look/editor, "Undo").
pub const REST: u64 = 1_000;

/// Something that is to be done to the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What the person does.
    pub deed: Deed,
    /// To which element: the field for typing, the element as a whole otherwise; the scenario
    /// itself where it is many.
    #[serde(with = "place")]
    pub place: Path,
    /// What becomes of the text.
    pub patch: Patch,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Changes of one gesture (a drag in progress, a slider) bear the same number and are one step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gesture: Option<u64>,
}

impl Change {
    /// A change that is no part of a longer gesture.
    #[must_use]
    pub const fn new(deed: Deed, place: Path, patch: Patch, at: u64) -> Self {
        Self { deed, place, patch, at, gesture: None }
    }
}

/// Something that was done, and how it is taken back (or done again, where it was undone).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What the person did.
    pub deed: Deed,
    /// To which element, as it was called then.
    #[serde(with = "place")]
    pub place: Path,
    /// When it began, in milliseconds since 1970.
    pub began: u64,
    /// When it was last added to.
    pub last: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gesture: Option<u64>,
    /// From the text with it to the text without it; of a step that was undone the other way.
    patch: Patch,
}

impl Step {
    /// Does this change carry on with what this step began?
    fn goes_on_with(&self, change: &Change) -> bool {
        if self.deed != change.deed {
            return false;
        }
        match (self.gesture, change.gesture) {
            (Some(own), Some(other)) => own == other,
            (None, None) => {
                let rested = change.at.checked_sub(self.last);
                self.deed == Deed::Typed
                    && self.place == change.place
                    && rested.is_some_and(|rested| rested <= REST)
            }
            _ => false,
        }
    }
}

/// Everything that was done since the text was opened, and what of it was undone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The last one last.
    done: Vec<Step>,
    /// The next to be done again last.
    undone: Vec<Step>,
}

impl History {
    /// What was done, the last one last.
    #[must_use]
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// What was undone, the next to be done again last.
    #[must_use]
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }

    /// Forgets the oldest steps beyond so many: undo then stops behind them.
    pub fn forget_beyond(&mut self, most: usize) {
        self.done.drain(..self.done.len().saturating_sub(most));
    }

    /// Notes what was done, with the patch that leads back, as a step or as a part of the last one.
    pub(in crate::editor) fn add(&mut self, change: Change, back: Patch, joins: bool) -> Edited {
        let Change { deed, place, at, gesture, .. } = change;
        self.undone.clear();
        if let Some(last) = self.done.last_mut().filter(|_| joins) {
            last.patch = back.then(&last.patch);
            last.last = at;
            return Edited::Joined;
        }
        self.done.push(Step { deed, place, began: at, last: at, gesture, patch: back });
        Edited::Step
    }

    /// The patch that undoes the last step, or does the next one again.
    pub(in crate::editor) fn next(&self, way: Way) -> Option<&Patch> {
        let pile = if way == Way::Back { &self.done } else { &self.undone };
        pile.last().map(|step| &step.patch)
    }

    /// That this has been done: the step goes to the other pile, with the patch of the other way.
    pub(in crate::editor) fn turn(&mut self, way: Way, other: Patch) -> Option<Done> {
        let Self { done, undone } = self;
        let (from, to) = if way == Way::Back { (done, undone) } else { (undone, done) };
        let mut step = from.pop()?;
        let patch = mem::replace(&mut step.patch, other);
        let told = Done { deed: step.deed, place: step.place.clone(), patch };
        to.push(step);
        Some(told)
    }
}

/// Through the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::editor) enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}
