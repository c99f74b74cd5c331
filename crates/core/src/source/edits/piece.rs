//! What is put into a text: a new value, or one that stands in a text already.

use super::{Refused, newline};
use crate::source::extent::{Extent, indent_at, newlines};
use crate::source::lines::columns;
use crate::source::term::{Term, WIDTH};
use crate::source::tree::{Ix, TokenKind, Tree};

/// A value to be put somewhere.
pub(super) enum Piece<'a> {
    /// A new one, with its key (or an empty one).
    New(&'a str, &'a Term),
    /// One that stands in a text.
    Old {
        /// Comments above, key and value; lines after the first without the indentation of the
        /// first.
        body: String,
        /// The comment behind it.
        beside: String,
    },
}

/// A new value in a text; `indent` is that of the line in which it begins.
pub(super) fn term(term: &Term, indent: &str, column: usize, nl: &str) -> String {
    let wide = columns(&indent.replace('\t', "    "));
    let printed = term.print(wide, column.max(wide));
    // No line break in it is part of a text: those are escaped.
    let mut lines = printed.split('\n');
    let mut out = lines.next().unwrap_or("").to_owned();
    for line in lines {
        out.push_str(nl);
        out.push_str(indent);
        out.push_str(line.get(wide..).unwrap_or(""));
    }
    out
}

impl<'a> Piece<'a> {
    pub(super) const fn field(key: &'a str, term: &'a Term) -> Self {
        Self::New(key, term)
    }

    /// A value of a tree with its comments.
    pub(super) fn of(tree: &Tree<'_>, ix: Ix) -> Result<Self, Refused> {
        if tree.damaged(ix) {
            return Err(Refused::Damaged);
        }
        let text = tree.text();
        let extent = Extent::of(tree, ix);
        let base = indent_at(text, extent.lead);
        let body = shifted(&text[extent.lead..extent.end], base, "", "\n");
        let mut beside = String::new();
        let mut token = tree.token_at(extent.end);
        while tree.token_span(token).start < extent.tail {
            if matches!(tree.token_kind(token), TokenKind::Comment(_)) {
                beside.push_str(if beside.is_empty() { "" } else { " " });
                beside.push_str(tree.token_text(token).trim_end());
            }
            token += 1;
        }
        Ok(Self::Old { body, beside })
    }

    /// As one text, to be put on the clipboard.
    pub(super) fn source(&self) -> String {
        self.lines("", "\n", true)
    }

    /// True if nothing can stand behind it in its line.
    pub(super) fn ends_line(&self) -> bool {
        matches!(self, Self::Old { beside, .. } if beside.contains("//"))
    }

    /// For lines of its own: without the indentation of the first one.
    pub(super) fn lines(&self, indent: &str, nl: &str, comma: bool) -> String {
        self.run(indent, columns(indent), nl, comma)
    }

    /// Beginning at `column` of a line with this indentation.
    pub(super) fn run(&self, indent: &str, column: usize, nl: &str, comma: bool) -> String {
        let comma = if comma { "," } else { "" };
        match self {
            Self::New(key, value) => {
                let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
                let value = term(value, indent, column + columns(&key), nl);
                format!("{key}{value}{comma}")
            }
            Self::Old { body, beside } => {
                let body = shifted(body, "", indent, nl);
                let gap = if beside.is_empty() { "" } else { " " };
                format!("{body}{comma}{gap}{beside}")
            }
        }
    }

    /// In one line, if there is room for it.
    pub(super) fn flat(&self, indent: &str, column: usize) -> Option<String> {
        if self.ends_line() {
            return None;
        }
        let run = self.run(indent, column, "\n", false);
        (!run.contains('\n') && column + columns(&run) + 2 <= WIDTH).then_some(run)
    }
}

/// A piece of source moved from one indentation to another. Line breaks inside of texts and
/// comments are theirs and stay.
fn shifted(source: &str, from: &str, to: &str, nl: &str) -> String {
    if from == to && (nl == newline(source) || !source.contains('\n')) {
        return source.to_owned();
    }
    let mut out = String::with_capacity(source.len());
    for (kind, token) in Tree::parse(source).tokens() {
        let breaks = if kind == TokenKind::Space { newlines(token) } else { 0 };
        if breaks == 0 {
            // A line comment may hold the first half of a line end.
            let line = kind == TokenKind::Comment(true) && token.starts_with("//");
            out.push_str(if line { token.trim_end() } else { token });
            continue;
        }
        out.push_str(&nl.repeat(breaks));
        let indent = token.rsplit('\n').next().unwrap_or("");
        out.push_str(to);
        out.push_str(indent.strip_prefix(from).unwrap_or(""));
    }
    out
}
