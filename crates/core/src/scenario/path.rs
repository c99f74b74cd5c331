//! Names for the elements of a scenario: what findings, changes and messages speak of, and where
//! each of them stands in a file.

mod places;
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
        let mut at = tree.root()?;
        for step in &self.0 {
            let inner = match (step, tree.shape(at)) {
                (Step::Field(name), Shape::Group) => field(tree, at, name),
                (Step::Id(id), Shape::List) => by_id(tree, at, id).or_else(|| {
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
        let Some(at) = self.value(tree) else { return 0..0 };
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
mod tests {
    use super::*;

    const TEXT: &str = r#"// Node(id: "a", replies: [Reply(id: "no")]) is a comment
Scenario(
    title: (zh: "Node(id: \"a\")", en: "Ending(id: \"end\") // no"),
    nodes: [ // Node(id: "b")
        Node(
            id: "a",
            lines: [(text: (zh: "Reply(id: \"no\")", en: "see // Reply(id: \"no\")"))],
            replies: [
                Reply(id: "yes", segments: [Thank(text: (zh: "一", en: "1")), Promise(id: "call")]),
                Reply( id : "no", next: "b"),
            ],
            fallback: Reply(id: "hm"),
        ),
        Node(id: "b", replies: [Reply(id: "no")], next: [(to: "end")]),
    ],
    endings: [Ending(id: "end")],
    fact_card: (can_do: [(id: "bill")]),
)"#;

    fn at(path: &Path) -> (usize, &'static str) {
        let span = path.span(&Tree::parse(TEXT));
        (TEXT[..span.start].matches('\n').count() + 1, &TEXT[span])
    }

    #[test]
    fn every_element_is_found_in_the_tree_whatever_texts_and_comments_say() {
        for (path, said, line, source) in [
            (Path::root(), "", 2, "Scenario"),
            (Path::head("title"), "title", 3, "("),
            (Path::head("title").field("en"), "title/en", 3, r#""Ending(id: \"end\") // no""#),
            (Path::node("a"), "a", 6, "\"a\""),
            (Path::node("a").line(0), "a/line 1", 7, "("),
            (Path::reply("a", "no"), "a/no", 10, "\"no\""),
            (Path::reply("a", "no").way(0), "a/no/way 1", 10, "\"b\""),
            (Path::reply("a", "hm"), "a/hm", 12, "\"hm\""),
            (Path::reply("a", "yes").segment(1), "a/yes/segment 2", 9, "Promise"),
            (
                Path::reply("a", "yes").segment(1).field("cargo").field("id"),
                "a/yes/segment 2/cargo/id",
                9,
                "\"call\"",
            ),
            (Path::reply("b", "no"), "b/no", 14, "\"no\""),
            (Path::node("b").way(0).field("to"), "b/way 1/to", 14, "\"end\""),
            (Path::ending("end"), "end", 16, "\"end\""),
            (
                Path::head("fact_card").field("can_do").id("bill"),
                "fact_card/can_do/bill",
                17,
                "\"bill\"",
            ),
            // What is not there is put at the nearest that is.
            (Path::node("b").line(3), "b/line 4", 14, "Node"),
            (Path::head("customer").field("name"), "customer/name", 2, "Scenario"),
        ] {
            assert_eq!((path.to_string().as_str(), at(&path)), (said, (line, source)), "{path}");
        }
        assert_eq!(Path::node("a").span(&Tree::parse("")), 0..0);
    }
}
