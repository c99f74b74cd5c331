//! A text in the making: the document and its history, always of one another.

use super::{Change, Deed, History, Step, Way};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::patch::Misfit;
use moodfirst_core::source::{Document, Patch};

/// For which text a change was made: given out by a [`Work`], and good until the text changes.
/// What was made for one document can so never be written into another, however late it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticket {
    document: u64,
    number: u64,
}

/// Why a change was not made. The text is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was made for another document.
    #[error("the change belongs to another document")]
    OtherDocument,
    /// The text has changed since.
    #[error("the text has changed since")]
    Late,
    /// It does not fit the text.
    #[error(transparent)]
    Misfit(#[from] Misfit),
}

/// What a change came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// It changed nothing and is no step.
    Nothing,
    /// It is a step of its own.
    Step,
    /// It carried on with the last step.
    Joined,
}

/// A step that was undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What it was.
    pub deed: Deed,
    /// The element, to be shown.
    pub place: Path,
    /// What has just become of the text: carets and spans move with it.
    pub patch: Patch,
}

/// A document with everything that was done to it.
#[derive(Debug, Clone)]
pub struct Work {
    id: u64,
    document: Document,
    history: History,
    number: u64,
    /// What comes next is a step of its own.
    closed: bool,
}

impl Work {
    /// A text that was just opened. `id` tells it from the others that are open.
    #[must_use]
    pub fn new(id: u64, text: &str) -> Self {
        Self::with_history(id, text, History::default())
    }

    /// A text with the history that it had when it was put away.
    #[must_use]
    pub fn with_history(id: u64, text: &str, history: History) -> Self {
        Self { id, document: Document::new(text), history, number: 0, closed: true }
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The history, to be kept.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// For a change that is made now; every change of the text gives another one.
    #[must_use]
    pub const fn ticket(&self) -> Ticket {
        Ticket { document: self.id, number: self.number }
    }

    /// What was done, the last one last; the status bar says the last one in words.
    #[must_use]
    pub fn done(&self) -> &[Step] {
        &self.history.done
    }

    /// What was undone, the next to be done again last.
    #[must_use]
    pub fn undone(&self) -> &[Step] {
        &self.history.undone
    }

    /// The last step.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.history.done.last()
    }

    /// A field was left, or a gesture has ended: what comes next is a step of its own.
    pub const fn close_step(&mut self) {
        self.closed = true;
    }

    /// Makes a change. What had been undone cannot be done again afterwards.
    ///
    /// # Errors
    /// [`Refusal`]; then nothing has changed.
    pub fn edit(&mut self, ticket: Ticket, change: Change) -> Result<Edited, Refusal> {
        if ticket.document != self.id {
            return Err(Refusal::OtherDocument);
        }
        if ticket.number != self.number {
            return Err(Refusal::Late);
        }
        let last = self.last().filter(|_| !self.closed && self.undone().is_empty());
        let joins = last.is_some_and(|last| last.goes_on_with(&change));
        Ok(self.make(change, joins)?)
    }

    fn make(&mut self, change: Change, joins: bool) -> Result<Edited, Misfit> {
        let before = self.document.shared();
        let back = self.document.apply(&change.patch)?;
        if *before == *self.document.text() {
            return Ok(Edited::Nothing);
        }
        self.number += 1;
        self.closed = false;
        Ok(self.history.add(change, back, joins))
    }

    /// Takes the last step back; `None` at the text that was opened.
    ///
    /// # Errors
    /// [`Misfit`] if the history is not that of the text; then nothing has changed.
    pub fn undo(&mut self) -> Result<Option<Done>, Misfit> {
        self.turn(Way::Back)
    }

    /// Does the step again that was undone last; `None` if there is none.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&mut self) -> Result<Option<Done>, Misfit> {
        self.turn(Way::Forth)
    }

    fn turn(&mut self, way: Way) -> Result<Option<Done>, Misfit> {
        let Some(patch) = self.history.next(way) else { return Ok(None) };
        let other = self.document.apply(patch)?;
        self.number += 1;
        self.closed = true;
        Ok(self.history.turn(way, other))
    }
}
