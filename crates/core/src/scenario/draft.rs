//! What could be read of a file, with holes where it could not.

use super::model::Scenario;
use crate::source::tree::{Ix, Shape, Tree};
use std::ops::Range;

/// A part of a scenario file, by places counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The file as a whole: nothing smaller holds the fault.
    File,
    /// A field of the head, by its name.
    Head(String),
    /// A node.
    Node(usize),
    /// A variant of a line: node and line.
    Line(usize, usize),
    /// A reply: node and reply; the fall-back comes after the others.
    Reply(usize, usize),
    /// A segment: node, reply, segment.
    Segment(usize, usize, usize),
    /// An ending.
    Ending(usize),
}

/// A part that could not be read whole: in the model it holds placeholders (empty texts, 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The part: the smallest that holds the fault.
    pub part: Part,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// What stands there.
    pub text: String,
}

/// What could be read of a scenario file.
///
/// The model is complete in its shape: the n-th node of the file is the n-th of the model, also
/// where one before it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The model, with placeholders where there are holes.
    pub scenario: Scenario,
    /// What could not be read, in the order of the file. A file may have none and still be
    /// nothing to play: a way may lead nowhere.
    pub holes: Vec<Hole>,
    /// No error was found.
    pub(super) playable: bool,
}

impl Draft {
    /// The scenario, if it can be played: if there is no error in the file. A text that lacks one
    /// language says the same in both.
    #[must_use]
    pub fn playable(&self) -> Option<Scenario> {
        if self.playable { self.clone().into_playable() } else { None }
    }

    /// The same for whoever does not need the draft any more.
    #[must_use]
    pub fn into_playable(mut self) -> Option<Scenario> {
        if !self.playable {
            return None;
        }
        if !self.scenario.languages.is_empty() {
            self.scenario.fill_languages();
        }
        Some(self.scenario)
    }

    /// The hole that this part is or lies in.
    #[must_use]
    pub fn hole(&self, part: &Part) -> Option<&Hole> {
        self.holes.iter().find(|hole| hole.part.holds(part))
    }
}

impl Part {
    /// Is the other this part or a part of it?
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File, _) => true,
            (Self::Node(node), Self::Line(of, _) | Self::Reply(of, _) | Self::Segment(of, ..)) => {
                node == of
            }
            (Self::Reply(node, reply), Self::Segment(of, at, _)) => (node, reply) == (of, at),
            _ => self == other,
        }
    }
}

/// The parts that hold these faults, each once, in the order of the file.
pub(super) fn holes(tree: &Tree<'_>, faults: impl Iterator<Item = usize>) -> Vec<Hole> {
    let Some(finder) = Finder::new(tree) else { return Vec::new() };
    let mut holes: Vec<Hole> = Vec::new();
    for at in faults {
        let (part, ix) = finder.part(at);
        if holes.iter().all(|hole| hole.part != part) {
            let span = tree.span(ix);
            let text = tree.text().get(span.clone()).unwrap_or_default().to_owned();
            holes.push(Hole { part, span, text });
        }
    }
    // What lies in a larger hole is told with it.
    let parts: Vec<Part> = holes.iter().map(|hole| hole.part.clone()).collect();
    holes.retain(|hole| parts.iter().all(|part| *part == hole.part || !part.holds(&hole.part)));
    holes.sort_by_key(|hole| hole.span.start);
    holes
}

struct Finder<'t> {
    tree: &'t Tree<'t>,
    root: Ix,
    nodes: Vec<Ix>,
}

impl<'t> Finder<'t> {
    fn new(tree: &'t Tree<'t>) -> Option<Self> {
        let root = tree.root().filter(|&root| tree.shape(root) == Shape::Group)?;
        let nodes = tree.field(root, "nodes");
        let nodes = nodes.map_or_else(Vec::new, |list| tree.children(list).collect());
        Some(Self { tree, root, nodes })
    }

    /// A value with its key.
    fn whole(&self, ix: Ix) -> Range<usize> {
        let span = self.tree.span(ix);
        if self.tree.key(ix).is_empty() { span } else { self.tree.key_span(ix).start..span.end }
    }

    /// The one of these that holds a place.
    fn among(&self, all: impl Iterator<Item = Ix>, at: usize) -> Option<(usize, Ix)> {
        let ends_here = |span: &Range<usize>| span.start <= at && at <= span.end;
        all.enumerate().find(|(_, ix)| ends_here(&self.whole(*ix)))
    }

    fn inside(&self, ix: Ix, field: &str, at: usize) -> Option<(usize, Ix)> {
        let list = self.tree.field(ix, field)?;
        if self.tree.shape(list) != Shape::List {
            return None;
        }
        self.among(self.tree.children(list), at)
    }

    fn part(&self, at: usize) -> (Part, Ix) {
        let Some((_, field)) = self.among(self.tree.children(self.root), at) else {
            return (Part::File, self.root);
        };
        match self.tree.key(field) {
            "nodes" => {
                // The nodes stand in order: thousands of them are not walked one by one.
                let place = self.nodes.partition_point(|&ix| self.tree.span(ix).start <= at);
                let node = place.checked_sub(1).and_then(|i| Some((i, *self.nodes.get(i)?)));
                match node.filter(|(_, ix)| at <= self.tree.span(*ix).end) {
                    Some((i, ix)) => self.in_node(i, ix, at),
                    None => (Part::Head("nodes".to_owned()), field),
                }
            }
            "endings" => match self.inside(self.root, "endings", at) {
                Some((i, ix)) => (Part::Ending(i), ix),
                None => (Part::Head("endings".to_owned()), field),
            },
            "" => (Part::File, self.root),
            name => (Part::Head(name.to_owned()), field),
        }
    }

    fn in_node(&self, node: usize, ix: Ix, at: usize) -> (Part, Ix) {
        if let Some((line, ix)) = self.inside(ix, "lines", at) {
            return (Part::Line(node, line), ix);
        }
        let replies =
            self.tree.field(ix, "replies").map_or(0, |list| self.tree.children(list).count());
        let fallback = self.tree.field(ix, "fallback");
        let fallback = fallback.filter(|&ix| self.whole(ix).contains(&at)).map(|ix| (replies, ix));
        let Some((reply, reply_ix)) = self.inside(ix, "replies", at).or(fallback) else {
            return (Part::Node(node), ix);
        };
        match self.inside(reply_ix, "segments", at) {
            Some((segment, ix)) => (Part::Segment(node, reply, segment), ix),
            None => (Part::Reply(node, reply), reply_ix),
        }
    }
}
