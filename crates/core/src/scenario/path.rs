//! Names for the elements of a scenario: what findings, changes and messages speak of, and where
//! each of them stands in a file.

mod locator;
mod places;

pub use locator::Locator;
pub(super) use places::short_way;

use crate::source::tree::{Ix, Shape, Tree};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Range;

/// One step down from a part of a scenario to a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field by its name.
    Field(String),
    /// The entry of a list that has this id.
    Id(String),
    /// The entry of a list at this place, from 0.
    Item(usize),
}

/// The name of an element of a scenario: node, reply, segment, line, way, promise, fact, ending,
/// or any field of them. Whatever has an id is named by it and not by its place, so that the name
/// stays the same when other parts come and go.
///
/// Printed, it reads `what-now/exact-time/segment 2`; nodes and endings share one set of ids and
/// stand without the name of their list. The empty path is the scenario itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Step>);

impl Path {
    /// The scenario itself.
    #[must_use]
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// A field of the head, by its name in the file.
    #[must_use]
    pub fn head(name: &str) -> Self {
        Self::root().field(name)
    }

    /// A node.
    #[must_use]
    pub fn node(id: &str) -> Self {
        Self::head("nodes").id(id)
    }

    /// A reply of a node, its fall-back included.
    #[must_use]
    pub fn reply(node: &str, id: &str) -> Self {
        Self::node(node).field("replies").id(id)
    }

    /// An ending.
    #[must_use]
    pub fn ending(id: &str) -> Self {
        Self::head("endings").id(id)
    }

    /// A field of this element.
    #[must_use]
    pub fn field(mut self, name: &str) -> Self {
        self.0.push(Step::Field(name.to_owned()));
        self
    }

    /// The entry of this list that has the id.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        self.0.push(Step::Id(id.to_owned()));
        self
    }

    /// The entry of this list at a place, from 0.
    #[must_use]
    pub fn item(mut self, place: usize) -> Self {
        self.0.push(Step::Item(place));
        self
    }

    /// A variant of the line of this node, from 0.
    #[must_use]
    pub fn line(self, place: usize) -> Self {
        self.field("lines").item(place)
    }

    /// A way on from this node or reply, from 0.
    #[must_use]
    pub fn way(self, place: usize) -> Self {
        self.field("next").item(place)
    }

    /// A segment of this reply, from 0.
    #[must_use]
    pub fn segment(self, place: usize) -> Self {
        self.field("segments").item(place)
    }

    /// The steps, from the scenario down.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// True if the other is this element or a part of it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The value of this element in the tree of a file; `None` of a text without any value. Of an
    /// element that is not in the file (it was left out, or written in a shorter form) the
    /// nearest around it.
    #[must_use]
    pub fn value(&self, tree: &Tree<'_>) -> Option<Ix> {
        self.walk(tree, &|list, id| by_id(tree, list, id))
    }

    /// The value, with a way to find what bears an id in a list.
    fn walk(&self, tree: &Tree<'_>, find: &dyn Fn(Ix, &str) -> Option<Ix>) -> Option<Ix> {
        let mut at = tree.root()?;
        for step in &self.0 {
            let inner = match (step, tree.shape(at)) {
                (Step::Field(name), Shape::Group) => field(tree, at, name),
                (Step::Id(id), Shape::List) => find(at, id).or_else(|| {
                    // The fall-back is a reply that stands beside the others.
                    let beside = (tree.key(at) == "replies").then(|| tree.parent(at)).flatten()?;
                    tree.field(beside, "fallback").filter(|&ix| has_id(tree, ix, id))
                }),
                (Step::Id(id), Shape::Group) => {
                    tree.field(at, "fallback").filter(|&ix| has_id(tree, ix, id))
                }
                (Step::Item(place), Shape::List) => tree.item(at, *place),
                _ => None,
            };
            at = inner.unwrap_or(at);
        }
        Some(at)
    }

    /// Where this element stands in a file, in bytes: its id if it has one, its opening
    /// (`Node(`) otherwise; a simple value whole. See [`Self::value`] for what is not there.
    #[must_use]
    pub fn span(&self, tree: &Tree<'_>) -> Range<usize> {
        self.span_of(tree, self.value(tree))
    }

    fn span_of(&self, tree: &Tree<'_>, value: Option<Ix>) -> Range<usize> {
        let Some(at) = value else { return 0..0 };
        let id = matches!(self.0.last(), Some(Step::Id(_)))
            .then(|| tree.field(at, "id"))
            .flatten()
            .filter(|_| tree.shape(at) == Shape::Group);
        match id {
            Some(id) => tree.span(id),
            None if matches!(tree.shape(at), Shape::List) && !tree.key(at).is_empty() => {
                tree.key_span(at)
            }
            None if tree.shape(at) == Shape::Group => tree.name_span(at),
            None => tree.head_span(at),
        }
    }
}

/// A field under the name that the model gives it: a gesture stands where words would.
fn field(tree: &Tree<'_>, at: Ix, name: &str) -> Option<Ix> {
    let gesture = || (name == "text").then(|| tree.field(at, "gesture")).flatten();
    tree.field(at, name).or_else(gesture)
}

fn has_id(tree: &Tree<'_>, ix: Ix, id: &str) -> bool {
    let own = tree.field(ix, "id").and_then(|own| tree.string(own));
    own.is_some_and(|own| own == id)
}

fn by_id(tree: &Tree<'_>, list: Ix, id: &str) -> Option<Ix> {
    tree.children(list).find(|&ix| tree.shape(ix) == Shape::Group && has_id(tree, ix, id))
}

/// What one entry of a list is called.
fn one_of(list: &str) -> &str {
    match list {
        "next" => "way",
        "lines" => "line",
        "segments" => "segment",
        "options" => "option",
        "goals" => "goal",
        "phrases" => "phrase",
        "facts" => "fact",
        "expectations" => "expectation",
        "values" => "value",
        other => other,
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = self.0.iter().enumerate().peekable();
        let mut slash = "";
        while let Some((depth, step)) = steps.next() {
            f.write_str(slash)?;
            slash = "/";
            let next = steps.peek().map(|(_, next)| *next);
            match (step, next) {
                (Step::Field(list), Some(Step::Id(id))) => {
                    // Their ids say it all.
                    let plain = depth == 0 && matches!(list.as_str(), "nodes" | "endings");
                    if plain || list == "replies" {
                        f.write_str(id)?;
                    } else {
                        write!(f, "{list}/{id}")?;
                    }
                    steps.next();
                }
                (Step::Field(list), Some(Step::Item(place))) => {
                    write!(f, "{} {}", one_of(list), place + 1)?;
                    steps.next();
                }
                (Step::Field(name) | Step::Id(name), _) => f.write_str(name)?,
                (Step::Item(place), _) => write!(f, "{}", place + 1)?,
            }
        }
        Ok(())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests;
