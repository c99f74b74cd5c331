//! A value among its neighbours: with its key, its comma and the comments that belong to it.

use super::tree::{Ix, TokenKind, Tree};
use std::ops::Range;

/// What belongs to a value. Comments that stand right above it, without an empty line between,
/// are about it, and so is the one behind it in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Where the first comment above begins, else the key, else the value.
    pub lead: usize,
    /// Where the key begins, else the value.
    pub start: usize,
    /// Behind the value.
    pub end: usize,
    /// The comma behind it, if there is one.
    pub comma: Option<usize>,
    /// Behind all of it: the value, its comma, its comment.
    pub tail: usize,
    /// Only blanks before `lead` in its line.
    pub first: bool,
    /// Only blanks behind `tail` in its line.
    pub last: bool,
}

impl Extent {
    pub(crate) fn of(tree: &Tree<'_>, ix: Ix) -> Self {
        let (key, span) = (tree.key_span(ix), tree.span(ix));
        let start = if tree.key(ix).is_empty() { span.start } else { key.start };
        let (lead, first) = above(tree, start);
        let end = span.end;
        let comma = comma(tree, end);
        let (tail, last) = behind(tree, comma.map_or(end, |at| at + 1));
        Self { lead, start, end, comma, tail, first, last }
    }

    /// Alone on its lines.
    pub(crate) const fn own_lines(&self) -> bool {
        self.first && self.last
    }
}

/// The comma behind a value that ends at `end`, past white space and comments.
fn comma(tree: &Tree<'_>, end: usize) -> Option<usize> {
    let mut token = tree.token_at(end);
    loop {
        match tree.token_kind(token) {
            TokenKind::Space | TokenKind::Comment(_) => token += 1,
            TokenKind::Comma => return Some(tree.token_span(token).start),
            _ => return None,
        }
    }
}

/// Where the comments above a value begin, and whether a line begins there.
fn above(tree: &Tree<'_>, start: usize) -> (usize, bool) {
    let text = tree.text();
    let mut lead = start;
    let mut token = tree.token_at(start);
    loop {
        let Some(before) = token.checked_sub(1) else { return (lead, true) };
        match tree.token_kind(before) {
            TokenKind::Space => {
                let breaks = newlines(tree.token_text(before));
                let Some(comment) = before.checked_sub(1) else { return (lead, true) };
                let is_comment = matches!(tree.token_kind(comment), TokenKind::Comment(_));
                let above = breaks == 1 && is_comment && begins_line(tree, comment);
                let beside = breaks == 0 && is_comment;
                if !above && !beside {
                    return (lead, breaks > 0);
                }
                token = comment;
            }
            TokenKind::Comment(_) => token = before,
            _ => return (lead, false),
        }
        lead = tree.token_span(token).start;
        debug_assert!(lead < text.len());
    }
}

/// True if only blanks stand before a token in its line.
fn begins_line(tree: &Tree<'_>, token: usize) -> bool {
    match token.checked_sub(1) {
        None => true,
        Some(before) => {
            tree.token_kind(before) == TokenKind::Space
                && (before == 0 || newlines(tree.token_text(before)) > 0)
        }
    }
}

/// The end of the comment that follows in the same line, and whether the line ends there.
fn behind(tree: &Tree<'_>, from: usize) -> (usize, bool) {
    let mut tail = from;
    let mut token = tree.token_at(from);
    loop {
        match tree.token_kind(token) {
            TokenKind::End => return (tail, true),
            TokenKind::Space if newlines(tree.token_text(token)) > 0 => return (tail, true),
            TokenKind::Space => {}
            TokenKind::Comment(_) => {
                // It belongs to what comes next in the line, if anything does.
                let line = tree.token_text(token).starts_with("//");
                let next = (token + 1..)
                    .find(|&at| !matches!(tree.token_kind(at), TokenKind::Comment(_)))
                    .unwrap_or(token);
                let ends = line
                    || tree.token_kind(next) == TokenKind::End
                    || newlines(tree.token_text(next)) > 0;
                if !ends {
                    return (from, false);
                }
                tail = trimmed_end(tree, tree.token_span(token));
            }
            _ => return (from, false),
        }
        token += 1;
    }
}

/// A comment without the carriage return behind it.
fn trimmed_end(tree: &Tree<'_>, span: Range<usize>) -> usize {
    let text = tree.text().get(span.clone()).unwrap_or("");
    span.start + text.trim_end().len()
}

pub(crate) fn newlines(space: &str) -> usize {
    space.bytes().filter(|&b| b == b'\n').count()
}

/// The blanks at the beginning of the line that holds `at`.
pub(crate) fn indent_at(text: &str, at: usize) -> &str {
    let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |i| i + 1);
    let rest = text.get(line..).unwrap_or("");
    let rest = rest.strip_prefix('\u{feff}').unwrap_or(rest);
    let length = rest.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
    &rest[..length]
}

/// Where the line that holds `at` begins.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |i| i + 1)
}
