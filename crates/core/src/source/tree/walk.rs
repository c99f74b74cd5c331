//! The tree seen from its tokens: what stands before and behind a value.

use super::{Ix, Shape, TokenKind, Tree};
use std::ops::Range;

impl<'t> Tree<'t> {
    /// How many tokens there are.
    pub(in crate::source) fn token_count(&self) -> usize {
        self.tokens.len().saturating_sub(1)
    }

    /// What a token is; [`TokenKind::End`] behind the last.
    pub(in crate::source) fn token_kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::End, |token| token.kind)
    }

    /// Where a token stands.
    pub(in crate::source) fn token_span(&self, index: usize) -> Range<usize> {
        let start =
            |index: usize| self.tokens.get(index).map_or(self.text.len(), |t| t.start as usize);
        start(index)..start(index + 1)
    }

    /// What a token says.
    pub(in crate::source) fn token_text(&self, index: usize) -> &'t str {
        self.text.get(self.token_span(index)).unwrap_or("")
    }

    /// The token that holds the byte at `at`.
    pub(in crate::source) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.start as usize <= at).saturating_sub(1)
    }

    /// The value around a value.
    #[must_use]
    pub fn parent(&self, ix: Ix) -> Option<Ix> {
        (0..ix).rev().find(|&before| self.node(before).skip > ix)
    }

    /// The index behind a value and everything inside of it.
    #[must_use]
    pub fn behind(&self, ix: Ix) -> Ix {
        self.node(ix).skip
    }

    /// The innermost value that holds the byte at `at`, keys included.
    #[must_use]
    pub fn value_at(&self, at: usize) -> Option<Ix> {
        let holds = |ix: Ix| {
            let (key, span) = (self.key_span(ix), self.span(ix));
            let start = if key.is_empty() { span.start } else { key.start };
            start <= at && at < span.end
        };
        let mut found = self.root().filter(|&root| holds(root))?;
        while let Some(inner) = self.children(found).find(|&child| holds(child)) {
            found = inner;
        }
        Some(found)
    }

    /// Between the brackets of a value; `None` if it has none, or if one of them is missing.
    #[must_use]
    pub fn inside(&self, ix: Ix) -> Option<Range<usize>> {
        let close = match self.shape(ix) {
            Shape::Group => ')',
            Shape::List => ']',
            Shape::Map => '}',
            _ => return None,
        };
        let end = self.span(ix).end;
        let whole = self.source(ix).ends_with(close);
        let start = self.head_span(ix).end;
        (whole && start < end).then(|| start..end - 1)
    }
}
