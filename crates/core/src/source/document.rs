//! A text that is being changed, with its tree.

use super::patch::{Misfit, Patch};
use super::tree::{Parts, Tree, typed};
use std::sync::Arc;

/// A text and its tree, always of one another. The text is the truth: whatever a form shows is
/// read from the tree, whatever it changes is a [`Patch`] of the text, and everything that a
/// patch does not name stays to the byte, comments and faults included.
///
/// The text is parsed once after each change, and not at all where somebody types within a text
/// in quotation marks: then what stands behind it moves, and that is all.
#[derive(Debug, Clone)]
pub struct Document {
    text: Arc<str>,
    parts: Arc<Parts>,
}

impl Document {
    /// Reads a text, whatever it holds.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: Arc::from(text), parts: Tree::parse(text).parts() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, shared: for a worker that saves or proves it.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Its tree, faults included.
    #[must_use]
    pub fn tree(&self) -> Tree<'_> {
        Tree::of(&self.text, Arc::clone(&self.parts))
    }

    /// Changes the text; the patch that is returned leads back.
    ///
    /// # Errors
    /// If the patch was made for another text; then nothing has changed.
    pub fn apply(&mut self, patch: &Patch) -> Result<Patch, Misfit> {
        let (text, back) = patch.apply(&self.text)?;
        if let [edit] = patch.edits()
            && typed(&mut self.parts, &text, &edit.span, edit.text.len())
        {
            self.text = Arc::from(text);
        } else {
            *self = Self::new(&text);
        }
        Ok(back)
    }
}
