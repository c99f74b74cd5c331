//! Where a part of the model stands in the file.

use crate::source::tree::{Ix, Shape, Tree};
use std::ops::Range;

/// A place in the tree. Going to a part that is not there stays at the whole.
#[derive(Clone, Copy)]
pub struct Cursor<'c> {
    tree: &'c Tree<'c>,
    ix: Option<Ix>,
}

impl<'c> Cursor<'c> {
    pub fn root(tree: &'c Tree<'c>) -> Self {
        Self { tree, ix: tree.root() }
    }

    pub const fn at(tree: &'c Tree<'c>, ix: Option<Ix>) -> Self {
        Self { tree, ix }
    }

    /// A field of this group.
    pub fn field(self, name: &str) -> Self {
        let group = self.ix.filter(|&ix| self.tree.shape(ix) == Shape::Group);
        Self { ix: group.and_then(|ix| self.tree.field(ix, name)).or(self.ix), ..self }
    }

    /// An item of this list, from 0. Far down a list of a thousand the place is the list: by then
    /// more is wrong than is ever listed, and counting would take for ever.
    pub fn item(self, place: usize) -> Self {
        if place > 1_000 {
            return self;
        }
        Self { ix: self.ix.and_then(|ix| self.tree.item(ix, place)).or(self.ix), ..self }
    }

    /// The items of this list.
    pub fn items(self) -> Vec<Ix> {
        self.ix.map_or_else(Vec::new, |ix| self.tree.children(ix).collect())
    }

    /// The value; of a group or list only its opening, `Node(`.
    pub fn span(self) -> Range<usize> {
        self.ix.map_or(0..0, |ix| self.tree.head_span(ix))
    }

    /// The key before the value, or the value if it has none.
    pub fn key(self) -> Range<usize> {
        match self.ix {
            Some(ix) if !self.tree.key(ix).is_empty() => self.tree.key_span(ix),
            _ => self.span(),
        }
    }

    /// The name of a group or the value.
    pub fn name(self) -> Range<usize> {
        self.ix.map_or(0..0, |ix| self.tree.name_span(ix))
    }

    /// True if this is a list.
    pub fn is_list(self) -> bool {
        self.ix.is_some_and(|ix| self.tree.shape(ix) == Shape::List)
    }
}
