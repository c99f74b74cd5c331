//! Values to be written, and how they are set in lines.

use super::lines::columns;
use super::tree::{Ix, Shape, Tree};

/// A value that is to be written into a file: what the text does not say yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A bare name: `FaceToFace`, `true`.
    Name(String),
    /// A number, as it is written.
    Number(String),
    /// A text in quotation marks.
    Text(String),
    /// `( … )`, with its name or without (empty); values without a key have an empty one.
    Group {
        /// Before the bracket.
        name: String,
        /// Keys and values.
        items: Vec<(String, Term)>,
    },
    /// `[ … ]`
    List(Vec<Term>),
}

/// Columns that a line of a new value should not exceed.
pub(super) const WIDTH: usize = 110;
/// Columns of a level.
pub(super) const INDENT: usize = 4;

impl Term {
    /// A bare name.
    pub fn name(name: impl Into<String>) -> Self {
        Self::Name(name.into())
    }

    /// A text in quotation marks.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A group of named values; its own name may be empty.
    pub fn group<'a>(name: &str, items: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        let items = items.into_iter().map(|(key, term)| (key.to_owned(), term)).collect();
        Self::Group { name: name.to_owned(), items }
    }

    /// A text in both languages, `(zh: "…", en: "…")`.
    #[must_use]
    pub fn both(text: &crate::text::Text) -> Self {
        Self::group("", [("zh", Self::text(&*text.zh)), ("en", Self::text(&*text.en))])
    }

    /// What a value of a tree says; `None` if it is broken, a character or a map, which no file
    /// of ours has.
    #[must_use]
    pub fn of(tree: &Tree<'_>, ix: Ix) -> Option<Self> {
        if tree.damaged(ix) {
            return None;
        }
        let each = |child| Some((tree.key(child).to_owned(), Self::of(tree, child)?));
        Some(match tree.shape(ix) {
            Shape::Name => Self::Name(tree.name(ix).to_owned()),
            Shape::Number => Self::Number(tree.source(ix).to_owned()),
            Shape::Str(_) => Self::Text(tree.string(ix)?.into_owned()),
            Shape::Group => Self::Group {
                name: tree.name(ix).to_owned(),
                items: tree.children(ix).map(each).collect::<Option<_>>()?,
            },
            Shape::List => {
                let items = tree.children(ix).map(each).map(|item| Some(item?.1));
                Self::List(items.collect::<Option<_>>()?)
            }
            Shape::Broken | Shape::Char | Shape::Map => return None,
        })
    }

    /// The value as it is written in a file: in one line where that is not too wide, else one
    /// item a line, and lists of short values with as many in a line as there is room for.
    ///
    /// `indent` is the indentation of the line in which it begins, `column` where in the line it
    /// begins, both in columns.
    #[must_use]
    pub fn print(&self, indent: usize, column: usize) -> String {
        let mut out = String::new();
        self.write(&mut out, indent, column);
        out
    }

    fn short(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Number(_) | Self::Text(_))
    }

    /// All in one line.
    fn flat(&self, out: &mut String) {
        match self {
            Self::Name(word) | Self::Number(word) => out.push_str(word),
            Self::Text(text) => out.push_str(&quote(text)),
            Self::Group { name, items } => {
                out.push_str(name);
                out.push('(');
                for (place, (key, term)) in items.iter().enumerate() {
                    out.push_str(if place == 0 { "" } else { ", " });
                    push_key(out, key);
                    term.flat(out);
                }
                out.push(')');
            }
            Self::List(items) => {
                out.push('[');
                for (place, term) in items.iter().enumerate() {
                    out.push_str(if place == 0 { "" } else { ", " });
                    term.flat(out);
                }
                out.push(']');
            }
        }
    }

    fn write(&self, out: &mut String, indent: usize, column: usize) {
        let start = out.len();
        self.flat(out);
        // One more for the comma behind it.
        let fits = column + columns(&out[start..]) < WIDTH;
        let empty = match self {
            Self::Group { items, .. } => items.is_empty(),
            Self::List(items) => items.is_empty(),
            _ => true,
        };
        if fits || empty {
            return;
        }
        out.truncate(start);
        let inner = indent + INDENT;
        match self {
            Self::Group { name, items } => {
                out.push_str(name);
                out.push('(');
                for (key, term) in items {
                    new_line(out, inner);
                    push_key(out, key);
                    let key = if key.is_empty() { 0 } else { columns(key) + 2 };
                    term.write(out, inner, inner + key);
                    out.push(',');
                }
                new_line(out, indent);
                out.push(')');
            }
            Self::List(items) => {
                out.push('[');
                let fill = items.iter().all(Self::short);
                let mut column = WIDTH;
                for term in items {
                    let mut word = String::new();
                    if fill {
                        term.flat(&mut word);
                    } else {
                        term.write(&mut word, inner, inner);
                    }
                    let wide = columns(&word) + 1;
                    if fill && column + 1 + wide <= WIDTH {
                        out.push(' ');
                        column += 1 + wide;
                    } else {
                        new_line(out, inner);
                        column = inner + wide;
                    }
                    out.push_str(&word);
                    out.push(',');
                }
                new_line(out, indent);
                out.push(']');
            }
            Self::Name(_) | Self::Number(_) | Self::Text(_) => {}
        }
    }
}

fn push_key(out: &mut String, key: &str) {
    if !key.is_empty() {
        out.push_str(key);
        out.push_str(": ");
    }
}

fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// A text in quotation marks, with escapes for what would end it or could not be seen.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if crate::text::shown::hidden(c) => {
                let code = u32::from(c);
                out.push_str(&format!("\\u{{{code:x}}}"));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
