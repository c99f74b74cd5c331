//! The layout of a whole file, as the shipped scenarios have it.
//!
//! Lines stay broken where their author broke them: what is kept in one line and what is not is
//! a matter of sense, and a version system merges such files by line. The rest has one form:
//! - four columns a level; brackets that open in one line count as one level;
//! - brackets are open on both sides or on neither: once a line breaks between the items of a
//!   bracket, the first item begins a line, and so does the closing bracket;
//! - a comma behind the last item where the bracket closes on a line of its own, none otherwise;
//! - a bracket in a line that would be wider than [`WIDEST`] columns gets a line for each item;
//! - one space behind commas and colons and before comments, none within brackets; no blanks at
//!   the ends of lines, no two empty lines together, none inside of a bracket's edge;
//! - comments, texts, numbers and line ends stay as they are written.

mod gather;

#[cfg(test)]
pub(super) mod tests;

use super::edits::newline;
use super::lines::columns;
use super::term::INDENT;
use super::tree::Tree;
use gather::{Item, Role, gather};

/// Columns beyond which a bracket is not left in one line.
pub const WIDEST: usize = 250;

/// The text in its canonical layout; the same text if it has it already. `None` if its syntax is
/// broken: then nobody knows what belongs together.
///
/// Only blanks, line breaks and the commas before closing brackets differ: what the file says is
/// the same.
#[must_use]
pub fn tidy(tree: &Tree<'_>) -> Option<String> {
    if !tree.sound() || tree.is_empty() {
        return None;
    }
    let text = tree.text();
    let mut setting = Setting {
        items: gather(tree),
        out: String::with_capacity(text.len() + text.len() / 16),
        nl: newline(text),
        column: 0,
        indent: 0,
        frames: Vec::new(),
    };
    if text.starts_with('\u{feff}') {
        setting.out.push('\u{feff}');
    }
    setting.run();
    Some(setting.out)
}

/// A bracket that is open.
struct Frame {
    /// Indentation of its line.
    outer: usize,
    /// Lines break inside of it.
    broken: bool,
    /// They break behind each item.
    all: bool,
}

struct Setting<'t> {
    items: Vec<Item<'t>>,
    out: String,
    nl: &'static str,
    /// Of the end of what has been set.
    column: usize,
    /// Of the line that is being set.
    indent: usize,
    frames: Vec<Frame>,
}

impl Setting<'_> {
    fn run(&mut self) {
        for at in 0..self.items.len() {
            let item = &self.items[at];
            let (text, role) = (item.text, item.role);
            match role {
                Role::Open => {
                    self.push(text);
                    let fits = self.column + self.items[at].inner_width < WIDEST;
                    let item = &self.items[at];
                    let all = !item.broken && !item.broken_inside && !fits && !item.hollow;
                    let broken = item.broken || all;
                    self.frames.push(Frame { outer: self.indent, broken, all });
                }
                Role::Close => {
                    self.push(text);
                    self.frames.pop();
                }
                Role::Start | Role::Word | Role::Colon => self.push(text),
            }
            self.gap(at);
        }
        self.out.push_str(self.nl);
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        match text.rsplit_once('\n') {
            Some((_, last)) => self.column = columns(last),
            None => self.column += columns(text),
        }
    }

    fn new_line(&mut self, indent: usize, empty: bool) {
        self.out.push_str(self.nl);
        if empty {
            self.out.push_str(self.nl);
        }
        self.out.extend(std::iter::repeat_n(' ', indent));
        (self.column, self.indent) = (indent, indent);
    }

    /// Everything between an item and the next.
    fn gap(&mut self, at: usize) {
        let next = self.items.get(at + 1).map(|next| next.role);
        let item = &self.items[at];
        let (role, comma, breaks) = (item.role, item.comma, item.breaks);
        let comments = std::mem::take(&mut self.items[at].comments);
        let top = self.frames.is_empty();
        let frame = self.frames.last();
        let (broken, all) = frame.map_or((top, false), |frame| (frame.broken, frame.all));
        let inner = frame.map_or(0, |frame| frame.outer + INDENT);
        let outer = frame.map_or(0, |frame| frame.outer);
        let closing = next == Some(Role::Close);
        let comma = !top && if closing { broken && role != Role::Open } else { comma };
        if comma {
            self.push(",");
        }
        let mut first = matches!(role, Role::Open | Role::Start);
        let mut line = false;
        let any = !comments.is_empty();
        for comment in comments {
            if comment.breaks > 0 || line {
                self.begin(inner, comment.breaks > 1 && !first, role == Role::Start && first);
            } else if role != Role::Start {
                self.push(" ");
            }
            self.push(comment.text);
            (first, line) = (false, comment.text.starts_with("//"));
        }
        if next.is_none() {
            return;
        }
        let edge = role == Role::Open || closing;
        let here = edge && broken || (comma || role == Role::Start) && (breaks > 0 || all);
        if line || here {
            let empty = breaks > 1 && !first && !closing;
            let indent = if closing { outer } else { inner };
            self.begin(indent, empty, role == Role::Start && !any);
        } else if comma || any || role == Role::Colon {
            self.push(" ");
        }
    }

    /// Begins a line, except at the beginning of the file.
    fn begin(&mut self, indent: usize, empty: bool, beginning: bool) {
        if !beginning {
            self.new_line(indent, empty);
        }
    }
}
