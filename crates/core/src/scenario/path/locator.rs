//! Where many elements stand in one file.

use super::{Path, by_id};
use crate::source::tree::{Ix, Shape, Tree};
use std::collections::HashMap;
use std::ops::Range;

/// Finds many elements in one file: [`Path::span`] without looking through all nodes for
/// each of them.
pub struct Locator<'t> {
    tree: &'t Tree<'t>,
    list: Option<Ix>,
    nodes: HashMap<String, Ix>,
}

impl<'t> Locator<'t> {
    /// Ready for the elements of this file.
    #[must_use]
    pub fn new(tree: &'t Tree<'t>) -> Self {
        let list = tree.root().filter(|&root| tree.shape(root) == Shape::Group);
        let list = list.and_then(|root| tree.field(root, "nodes"));
        let list = list.filter(|&list| tree.shape(list) == Shape::List);
        let mut nodes = HashMap::new();
        for ix in list.into_iter().flat_map(|list| tree.children(list)) {
            if tree.shape(ix) == Shape::Group
                && let Some(id) = tree.field(ix, "id").and_then(|own| tree.string(own))
            {
                nodes.entry(id.to_string()).or_insert(ix);
            }
        }
        Self { tree, list, nodes }
    }

    /// See [`Path::span`].
    #[must_use]
    pub fn span(&self, path: &Path) -> Range<usize> {
        let find = |list: Ix, id: &str| match self.list {
            Some(nodes) if nodes == list => self.nodes.get(id).copied(),
            _ => by_id(self.tree, list, id),
        };
        path.span_of(self.tree, path.walk(self.tree, &find))
    }
}
