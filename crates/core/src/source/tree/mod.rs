//! A lossless, spanned tree of a RON text.
//!
//! Why not the crate `ron2` (0.3), which also keeps comments: its parser recurses without a
//! limit, so that 200,000 nested brackets overflow the stack, and so does dropping its tree; its
//! tree owns a `Vec` and two trivia lists for every value. Here the tokens (which *are* the text,
//! comments included) and the nodes lie in two flat vectors, nothing recurses, and strings are
//! borrowed until somebody asks for their content.
//!
//! Parsing never fails: whatever the text, there is a tree, and a list of what is wrong with it.

mod close;
mod lex;
mod marks;
mod parse;
mod recover;
mod strings;
mod typed;
mod walk;

#[cfg(test)]
mod tests;

pub use lex::{Kind as TokenKind, Quote, Token};
pub use parse::DEPTH;
pub(in crate::source) use strings::escapes;
pub(in crate::source) use typed::typed;

use super::codes;
use super::diagnostic::Problem;
use std::borrow::Cow;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Nothing readable; a diagnostic has been given.
    Broken,
    /// A bare name, `true` and `false` included.
    Name,
    /// A whole or broken number, as written.
    Number,
    /// A string.
    Str(Quote),
    /// A character.
    Char,
    /// `( … )`, with or without a name before it.
    Group,
    /// `[ … ]`
    List,
    /// `{ … }`
    Map,
}

/// A value of the tree. Its children follow it; `skip` is the index behind the last of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub shape: Shape,
    /// Some of its contents may be lost or misplaced: what is missing in it proves nothing.
    pub damaged: bool,
    /// Key before it (`key: value`), empty if there is none.
    pub key: (u32, u32),
    pub start: u32,
    /// Groups: where the bracket stands. Otherwise the end.
    pub head: u32,
    pub end: u32,
    pub skip: u32,
}

/// A text and its values.
#[derive(Debug, Clone)]
pub struct Tree<'t> {
    text: &'t str,
    parts: Arc<Parts>,
}

/// What a text has been read into: places in it, no words, so that it can be kept beside a text
/// that somebody else owns.
#[derive(Debug)]
pub struct Parts {
    tokens: Vec<Token>,
    nodes: Vec<Node>,
    /// Syntax errors, in no particular order.
    pub faults: Vec<Problem>,
}

impl Deref for Tree<'_> {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// Lines of which nothing more is said.
pub struct LostLines(Vec<Range<usize>>);

impl LostLines {
    /// True if the offset lies in one of them.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        self.0.iter().any(|line| line.contains(&at))
    }
}

/// Index of a value in its tree.
pub type Ix = u32;

impl<'t> Tree<'t> {
    /// Reads a text, whatever it holds.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        Self { text, parts: Arc::new(recover::parse(text)) }
    }

    /// The parts, to be kept with the text and put together again by [`Self::of`].
    #[must_use]
    pub(in crate::source) fn parts(&self) -> Arc<Parts> {
        Arc::clone(&self.parts)
    }

    /// The tree of a text that has been read before.
    #[must_use]
    pub(in crate::source) const fn of(text: &'t str, parts: Arc<Parts>) -> Self {
        Self { text, parts }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The tokens with their texts, white space and comments included: put together they are
    /// the whole text.
    pub fn tokens(&self) -> impl Iterator<Item = (TokenKind, &'t str)> + '_ {
        self.tokens.windows(2).map(|pair| (pair[0].kind, self.slice(pair[0].start, pair[1].start)))
    }

    /// The outermost value, if there is one.
    #[must_use]
    pub fn root(&self) -> Option<Ix> {
        if self.nodes.is_empty() { None } else { Some(0) }
    }

    fn node(&self, ix: Ix) -> &Node {
        &self.nodes[ix as usize]
    }

    /// How many values there are; valid indices are below it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True if there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn slice(&self, from: u32, to: u32) -> &'t str {
        self.text.get(from as usize..to as usize).unwrap_or("")
    }

    /// True if there are no syntax errors.
    #[must_use]
    pub fn sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Where the text breaks off, if it does: behind its last token.
    #[must_use]
    pub fn breaks_off(&self) -> Option<usize> {
        let fault = self.faults.iter().find(|d| *d.code == codes::TRUNCATED)?;
        Some(fault.span.start)
    }

    /// The lines in which the syntax is too broken to say anything about their contents.
    #[must_use]
    pub fn lost_lines(&self) -> LostLines {
        // These leave no doubt about what was meant.
        let clear =
            [&codes::FULL_WIDTH, &codes::BAD_ESCAPE, &codes::MISSING_COMMA, &codes::QUOTE_INSIDE];
        let broken = self.faults.iter().filter(|d| !clear.contains(&d.code));
        let line = |d: &Problem| {
            let text = self.text.as_bytes();
            let at = d.span.start.min(text.len());
            let from = text[..at].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
            let end = text[at..].iter().position(|&b| b == b'\n').map_or(text.len(), |i| at + i);
            // Behind the break everything is lost.
            let end = if *d.code == codes::TRUNCATED { text.len() } else { end };
            from..end + 1
        };
        // A long line without end must not be searched a thousand times.
        let mut lines: Vec<Range<usize>> = Vec::new();
        for fault in broken {
            if !lines.iter().rev().take(4).any(|known| known.contains(&fault.span.start)) {
                lines.push(line(fault));
            }
        }
        LostLines(lines)
    }

    /// Where contents may be lost or misplaced.
    #[must_use]
    pub fn damage(&self) -> Vec<Range<usize>> {
        let damaged = self.nodes.iter().filter(|node| node.damaged);
        damaged.map(|node| node.start as usize..node.end as usize).collect()
    }

    /// What the value is.
    #[must_use]
    pub fn shape(&self, ix: Ix) -> Shape {
        self.node(ix).shape
    }

    /// True if some of its contents may be lost or misplaced.
    #[must_use]
    pub fn damaged(&self, ix: Ix) -> bool {
        self.node(ix).damaged
    }

    /// Where the value stands, without its key.
    #[must_use]
    pub fn span(&self, ix: Ix) -> Range<usize> {
        let node = self.node(ix);
        node.start as usize..node.end as usize
    }

    /// A group's name and bracket, `Node(`; other values whole.
    #[must_use]
    pub fn head_span(&self, ix: Ix) -> Range<usize> {
        let node = self.node(ix);
        match node.shape {
            Shape::Group => node.start as usize..node.head as usize + 1,
            Shape::List | Shape::Map => node.start as usize..node.start as usize + 1,
            _ => self.span(ix),
        }
    }

    /// The key before the value, empty if there is none.
    #[must_use]
    pub fn key(&self, ix: Ix) -> &'t str {
        let (from, to) = self.node(ix).key;
        self.slice(from, to)
    }

    /// Where the key stands.
    #[must_use]
    pub fn key_span(&self, ix: Ix) -> Range<usize> {
        let (from, to) = self.node(ix).key;
        from as usize..to as usize
    }

    /// Name of a group (empty if it has none), or the bare name itself; otherwise empty.
    #[must_use]
    pub fn name(&self, ix: Ix) -> &'t str {
        let node = self.node(ix);
        match node.shape {
            Shape::Name => self.slice(node.start, node.end),
            Shape::Group => {
                let before = self.slice(node.start, node.head);
                let length = before.find(|c: char| c != '_' && !c.is_alphanumeric());
                &before[..length.unwrap_or(before.len())]
            }
            _ => "",
        }
    }

    /// Where the name stands; for a group without one its bracket.
    #[must_use]
    pub fn name_span(&self, ix: Ix) -> Range<usize> {
        let start = self.node(ix).start as usize;
        match self.name(ix).len() {
            0 => self.head_span(ix),
            length => start..start + length,
        }
    }

    /// The source of the value.
    #[must_use]
    pub fn source(&self, ix: Ix) -> &'t str {
        let node = self.node(ix);
        self.slice(node.start, node.end)
    }

    /// What a string says; `None` for other values. Faulty escapes stand for themselves: the
    /// tree's `faults` have told of them.
    #[must_use]
    pub fn string(&self, ix: Ix) -> Option<Cow<'t, str>> {
        let Shape::Str(quote) = self.shape(ix) else { return None };
        Some(strings::content(self.source(ix), quote))
    }

    /// The values directly inside.
    pub fn children(&self, ix: Ix) -> impl Iterator<Item = Ix> + '_ {
        let end = self.node(ix).skip;
        let mut next = ix + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let this = next;
                next = self.node(this).skip;
                this
            })
        })
    }

    /// The value of a field.
    #[must_use]
    pub fn field(&self, ix: Ix, name: &str) -> Option<Ix> {
        self.children(ix).find(|&child| self.key(child) == name)
    }

    /// The value at a place among its siblings, from 0.
    #[must_use]
    pub fn item(&self, ix: Ix, place: usize) -> Option<Ix> {
        self.children(ix).nth(place)
    }
}
