//! Changes of single values in a text, as patches: what a form or a repair wants to write.
//!
//! Each keeps comments and everything that it does not name to the byte, and follows the
//! neighbours: their indentation, their line breaks, the comma behind the last of them. What
//! stands above a value without an empty line between, and behind it in its line, goes with it.
//! Values are named by their index in the tree of the text that the patch is for.

mod piece;
mod remove;

#[cfg(test)]
mod tests;

pub use remove::remove;

use super::extent::{Extent, indent_at, line_start};
use super::lines::columns;
use super::patch::{Edit, Patch};
use super::term::{INDENT, Term, WIDTH, quote};
use super::tree::{Ix, Shape, Tree};
use crate::text::Text;
use piece::Piece;

/// Why a change cannot be made. The text is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The syntax is broken there: where things begin and end is only guessed.
    #[error("the syntax is broken there")]
    Damaged,
    /// There is no such value, or no such place among its siblings.
    #[error("there is no such place")]
    NoSuchPlace,
    /// A value of that kind has no fields, items or name.
    #[error("a value of that kind cannot be changed so")]
    WrongKind,
    /// What is to be pasted is not one value.
    #[error("not one readable value")]
    NotOneValue,
    /// Something else has that name.
    #[error("the name is taken")]
    Taken,
    /// Nothing can have that name.
    #[error("not a name")]
    BadName,
}

impl Refused {
    /// The reason with the way out, for a person.
    #[must_use]
    pub fn said(self) -> Text {
        match self {
            Self::Damaged => {
                say!("这里的语法坏了，先把它改好再动", "the syntax is broken here; mend it first")
            }
            Self::NoSuchPlace => say!("没有这个位置", "there is no such place"),
            Self::WrongKind => {
                say!("这样的值不能这样改", "a value of this kind cannot be changed like this")
            }
            Self::NotOneValue => {
                say!("要粘贴的不是一个完整的值", "what is to be pasted is not one complete value")
            }
            Self::Taken => {
                say!("这个名字已经有了，换一个", "something has that name already; choose another")
            }
            Self::BadName => say!(
                "不能叫这个名字：只用小写字母、数字和连字符，以字母或数字开头和结尾",
                "that cannot be a name: lower-case letters, digits and hyphens only, with a letter or digit at both ends"
            ),
        }
    }
}

/// Puts another value in the place of one. Its key and the comments above and behind it stay;
/// those inside of it go with the old value.
///
/// # Errors
/// [`Refused::Damaged`].
pub fn set(tree: &Tree<'_>, ix: Ix, term: &Term) -> Result<Patch, Refused> {
    if tree.shape(ix) == Shape::Broken || tree.damaged(ix) {
        return Err(Refused::Damaged);
    }
    let (text, span) = (tree.text(), tree.span(ix));
    let column = columns(&text[line_start(text, span.start)..span.start]);
    let new = piece::term(term, indent_at(text, span.start), column, newline(text));
    if new == tree.source(ix) || Term::of(tree, ix).as_ref() == Some(term) {
        return Ok(Patch::default());
    }
    Ok(Patch::one(Edit::new(span, new)))
}

/// Gives a field of a group a value. A field that is not there yet is put where `order`, the
/// usual order of the fields of such a group, wants it; one that `order` does not name comes last.
///
/// # Errors
/// [`Refused::Damaged`], or [`Refused::WrongKind`] if it is no group.
pub fn set_field(
    tree: &Tree<'_>,
    group: Ix,
    key: &str,
    term: &Term,
    order: &[&str],
) -> Result<Patch, Refused> {
    if tree.shape(group) != Shape::Group {
        return Err(Refused::WrongKind);
    }
    if let Some(field) = tree.field(group, key) {
        return set(tree, field, term);
    }
    let count = tree.children(group).count();
    let place = match order.iter().position(|known| *known == key) {
        None => count,
        Some(rank) => {
            let before = &order[..rank];
            let last = tree.children(group).collect::<Vec<_>>();
            last.iter().rposition(|&ix| before.contains(&tree.key(ix))).map_or(0, |at| at + 1)
        }
    };
    insert_piece(tree, group, place, &Piece::field(key, term))
}

/// Puts a new value into a list, before the one that is at `place` now; behind the last one if
/// `place` is their number.
///
/// # Errors
/// [`Refused::Damaged`], [`Refused::NoSuchPlace`], or [`Refused::WrongKind`] if it is no list.
pub fn insert(tree: &Tree<'_>, list: Ix, place: usize, term: &Term) -> Result<Patch, Refused> {
    if tree.shape(list) != Shape::List {
        return Err(Refused::WrongKind);
    }
    insert_piece(tree, list, place, &Piece::field("", term))
}

/// A value as it stands in the text, with its comments, to be [`paste`]d elsewhere, in this text
/// or another.
///
/// # Errors
/// [`Refused::Damaged`].
pub fn copy(tree: &Tree<'_>, ix: Ix) -> Result<String, Refused> {
    Ok(Piece::of(tree, ix)?.source())
}

/// Puts a value that has been [`copy`]ed, or typed, into a list or group.
///
/// # Errors
/// As [`insert`], and [`Refused::NotOneValue`].
pub fn paste(tree: &Tree<'_>, into: Ix, place: usize, source: &str) -> Result<Patch, Refused> {
    let list = tree.shape(into) == Shape::List;
    let (open, close) = if list { ('[', ']') } else { ('(', ')') };
    let wrapped = format!("{open}\n{source}\n{close}");
    let other = Tree::parse(&wrapped);
    let children: Vec<Ix> =
        other.root().into_iter().flat_map(|root| other.children(root)).collect();
    let [only] = children.as_slice() else { return Err(Refused::NotOneValue) };
    if !other.sound() || other.key(*only).is_empty() != list {
        return Err(Refused::NotOneValue);
    }
    insert_piece(tree, into, place, &Piece::of(&other, *only)?)
}

/// Moves a value among its siblings, with its comments: it is at `place` afterwards.
///
/// # Errors
/// [`Refused::Damaged`], [`Refused::NoSuchPlace`].
pub fn move_to(tree: &Tree<'_>, ix: Ix, place: usize) -> Result<Patch, Refused> {
    let parent = tree.parent(ix).ok_or(Refused::NoSuchPlace)?;
    let now = tree.children(parent).position(|child| child == ix);
    if place >= tree.children(parent).count() {
        return Err(Refused::NoSuchPlace);
    }
    if now == Some(place) {
        return Ok(Patch::default());
    }
    let piece = Piece::of(tree, ix)?;
    let out = remove(tree, ix)?;
    let without = out.apply(tree.text()).map_err(|_| Refused::Damaged)?.0;
    // What comes before a value keeps its index, and so does what is around it.
    let back = insert_piece(&Tree::parse(&without), parent, place, &piece)?;
    Ok(out.then(&back))
}

/// Writes another name in all of these places at once: texts (ids), bare names and the names of
/// groups (acts).
///
/// # Errors
/// [`Refused::WrongKind`] if one of them is something else.
pub fn rename(tree: &Tree<'_>, places: &[Ix], new: &str) -> Result<Patch, Refused> {
    let mut edits = Vec::with_capacity(places.len());
    for &ix in places {
        edits.push(match tree.shape(ix) {
            Shape::Str(_) => Edit::new(tree.span(ix), quote(new)),
            Shape::Name => Edit::new(tree.span(ix), new),
            Shape::Group if !tree.name(ix).is_empty() => Edit::new(tree.name_span(ix), new),
            _ => return Err(Refused::WrongKind),
        });
    }
    Patch::new(edits).map_err(|_| Refused::NoSuchPlace)
}

/// The line end that a text uses.
pub(super) fn newline(text: &str) -> &'static str {
    let first = text.find('\n').and_then(|at| at.checked_sub(1));
    if first.is_some_and(|at| text.as_bytes()[at] == b'\r') { "\r\n" } else { "\n" }
}

/// The indentation of what is inside brackets whose line is indented by `outer`.
fn deeper(outer: &str) -> String {
    if outer.contains('\t') {
        format!("{outer}\t")
    } else {
        format!("{outer}{}", " ".repeat(INDENT))
    }
}

fn insert_piece(
    tree: &Tree<'_>,
    parent: Ix,
    place: usize,
    piece: &Piece<'_>,
) -> Result<Patch, Refused> {
    if tree.damaged(parent) {
        return Err(Refused::Damaged);
    }
    let inside = tree.inside(parent).ok_or(Refused::WrongKind)?;
    let children: Vec<Ix> = tree.children(parent).collect();
    let edits = if children.is_empty() && place == 0 {
        into_empty(tree, parent, inside, piece)
    } else if let Some(&next) = children.get(place) {
        vec![before(tree, &Extent::of(tree, next), piece)]
    } else if let (Some(&last), true) = (children.last(), place == children.len()) {
        let lines = children.iter().any(|&ix| Extent::of(tree, ix).first);
        behind(tree, &Extent::of(tree, last), lines, piece)
    } else {
        return Err(Refused::NoSuchPlace);
    };
    Patch::new(edits).map_err(|_| Refused::Damaged)
}

/// Into brackets with nothing between them, or only comments.
fn into_empty(
    tree: &Tree<'_>,
    parent: Ix,
    inside: std::ops::Range<usize>,
    piece: &Piece<'_>,
) -> Vec<Edit> {
    let text = tree.text();
    let nl = newline(text);
    let outer = indent_at(text, tree.span(parent).start);
    let inner = deeper(outer);
    if !text[inside.clone()].trim().is_empty() {
        let line = line_start(text, inside.end);
        let closes_line = text[line..inside.end].trim().is_empty() && line > inside.start;
        return vec![if closes_line {
            let block = piece.lines(&inner, nl, true);
            Edit::insert(line, format!("{inner}{block}{nl}"))
        } else {
            let block = piece.lines(&inner, nl, true);
            Edit::insert(inside.end, format!("{nl}{inner}{block}{nl}{outer}"))
        }];
    }
    let column = columns(&text[line_start(text, inside.start)..inside.start]);
    if let Some(flat) = piece.flat(outer, column) {
        return vec![Edit::new(inside, flat)];
    }
    let block = piece.lines(&inner, nl, true);
    vec![Edit::new(inside, format!("{nl}{inner}{block}{nl}{outer}"))]
}

fn before(tree: &Tree<'_>, next: &Extent, piece: &Piece<'_>) -> Edit {
    let text = tree.text();
    let nl = newline(text);
    let indent = indent_at(text, next.lead);
    if next.first {
        let block = piece.lines(indent, nl, true);
        return Edit::insert(line_start(text, next.lead), format!("{indent}{block}{nl}"));
    }
    let column = columns(&text[line_start(text, next.lead)..next.lead]);
    let block = piece.run(indent, column, nl, true);
    let gap = if piece.ends_line() { format!("{nl}{}", deeper(indent)) } else { " ".to_owned() };
    Edit::insert(next.lead, format!("{block}{gap}"))
}

/// Behind the last one; `lines` if some of its siblings begin a line.
fn behind(tree: &Tree<'_>, last: &Extent, lines: bool, piece: &Piece<'_>) -> Vec<Edit> {
    let text = tree.text();
    let nl = newline(text);
    let mut edits = Vec::new();
    if last.own_lines() {
        let indent = indent_at(text, last.lead);
        if last.comma.is_none() {
            edits.push(Edit::insert(last.end, ","));
        }
        let block = piece.lines(indent, nl, last.comma.is_some());
        edits.push(Edit::insert(last.tail, format!("{nl}{indent}{block}")));
        return edits;
    }
    let at = last.comma.map_or(last.end, |comma| comma + 1);
    let indent = indent_at(text, at);
    let column = columns(&text[line_start(text, at)..at]);
    let mut block = piece.run(indent, column + 1, nl, last.comma.is_some());
    let full = lines && column + 1 + columns(block.lines().next().unwrap_or("")) > WIDTH;
    let gap = if full { format!("{nl}{indent}") } else { " ".to_owned() };
    if piece.ends_line() {
        block = format!("{block}{nl}{indent}");
    }
    let comma = if last.comma.is_none() { "," } else { "" };
    edits.push(Edit::insert(at, format!("{comma}{gap}{block}")));
    edits
}
