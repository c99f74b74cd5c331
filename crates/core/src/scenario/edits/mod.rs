//! Changes of a scenario's elements by their names, as patches of its text: what an editor's form
//! writes. How the text follows (comments, indentation, commas) is told in [`crate::source::edits`].
//!
//! Each is made for the tree of one text; [`crate::source::Document::apply`] makes it and returns
//! the way back.

mod names;
mod order;
#[cfg(test)]
mod tests;

pub use names::{Mention, Named, mentions, rename, rename_in_plans};

use super::path::{Path, Step, short_way};
use crate::source::edits::{self as values, Refused};
use crate::source::tree::{Ix, Shape, Tree};
use crate::source::{Patch, Term};

/// Gives an element a value, whether the file has it already or not; fields around it that are
/// not there either come with it. An element in a short form (`next: "id"`) takes the long one
/// where the value asks for it. The act of a segment (`act`) and the kind of what is owed (`kind`)
/// are written before the bracket, so they take a [`Term::Name`].
///
/// # Errors
/// [`Refused::NoSuchPlace`] if an entry of a list, or something around it, is not there;
/// [`Refused::WrongKind`], [`Refused::Damaged`].
pub fn set(tree: &Tree<'_>, path: &Path, term: &Term) -> Result<Patch, Refused> {
    let (at, rest) = path.reach(tree).ok_or(Refused::NoSuchPlace)?;
    let Some((step, deeper)) = rest.split_first() else {
        let only = tree.key(at) == "next" && matches!(path.steps().last(), Some(Step::Item(_)));
        return match term {
            Term::Group { .. } if only && short_way(tree, at) => {
                values::set(tree, at, &Term::List(vec![term.clone()]))
            }
            _ => values::set(tree, at, term),
        };
    };
    match (step, tree.shape(at)) {
        (Step::Field(name), Shape::Group)
            if deeper.is_empty() && before_bracket(tree, at, name) =>
        {
            let Term::Name(word) = term else { return Err(Refused::WrongKind) };
            values::rename(tree, &[at], word)
        }
        (Step::Field(name), Shape::Group) => {
            let term = nested(deeper, term)?;
            values::set_field(tree, at, name, &term, order::of(tree, at))
        }
        (Step::Field(name), Shape::Str(_)) if name == "when" && short_way(tree, at) => {
            let to = tree.string(at).unwrap_or_default().into_owned();
            let way = Term::group("", [("when", nested(deeper, term)?), ("to", Term::Text(to))]);
            let list = tree.key(at) == "next";
            values::set(tree, at, &if list { Term::List(vec![way]) } else { way })
        }
        _ => Err(Refused::NoSuchPlace),
    }
}

/// Puts a new entry into a list, before the one that is at `place` now; behind the last one if
/// `place` is their number. A list that the file does not have is begun.
///
/// # Errors
/// [`Refused::NoSuchPlace`], [`Refused::WrongKind`] if it is no list, [`Refused::Damaged`].
pub fn insert(tree: &Tree<'_>, list: &Path, place: usize, term: &Term) -> Result<Patch, Refused> {
    match list.exact(tree) {
        Some(ix) if may_stand_alone(tree, ix) => {
            let mut entries = vec![Term::of(tree, ix).ok_or(Refused::Damaged)?];
            if place > entries.len() {
                return Err(Refused::NoSuchPlace);
            }
            entries.insert(place, term.clone());
            values::set(tree, ix, &Term::List(entries))
        }
        Some(ix) => values::insert(tree, ix, place, term),
        None if place == 0 => set(tree, list, &Term::List(vec![term.clone()])),
        None => Err(Refused::NoSuchPlace),
    }
}

/// Takes an element out of the file, with the comments that belong to it.
///
/// # Errors
/// [`Refused::NoSuchPlace`] if the file does not have it, or if it is the scenario itself;
/// [`Refused::Damaged`].
pub fn remove(tree: &Tree<'_>, path: &Path) -> Result<Patch, Refused> {
    let ix = path.exact(tree).ok_or(Refused::NoSuchPlace)?;
    // Without its goal a way is none: it goes as a whole.
    if matches!(path.steps().last(), Some(Step::Field(name)) if name == "to") && short_way(tree, ix)
    {
        return Err(Refused::WrongKind);
    }
    values::remove(tree, ix)
}

/// Moves an entry within its list, with the comments that belong to it: it is at `place`
/// afterwards.
///
/// # Errors
/// [`Refused::NoSuchPlace`], [`Refused::Damaged`].
pub fn move_to(tree: &Tree<'_>, path: &Path, place: usize) -> Result<Patch, Refused> {
    values::move_to(tree, path.exact(tree).ok_or(Refused::NoSuchPlace)?, place)
}

/// A value inside of fields that are not there yet.
fn nested(steps: &[Step], term: &Term) -> Result<Term, Refused> {
    steps.iter().rev().try_fold(term.clone(), |inner, step| match step {
        Step::Field(name) => Ok(Term::group("", [(name.as_str(), inner)])),
        Step::Id(_) | Step::Item(_) => Err(Refused::NoSuchPlace),
    })
}

/// A field of the model that a file writes as the name of the group.
fn before_bracket(tree: &Tree<'_>, group: Ix, name: &str) -> bool {
    let list = match name {
        "act" => "segments",
        "kind" => "owed",
        _ => return false,
    };
    tree.parent(group).is_some_and(|parent| tree.key(parent) == list)
}

/// One text where a list may stand, too: a way, or words to quote.
fn may_stand_alone(tree: &Tree<'_>, ix: Ix) -> bool {
    if !matches!(tree.shape(ix), Shape::Str(_)) {
        return false;
    }
    let quoted = |parent: Ix| matches!(tree.key(parent), "takes_up" | "misses");
    match tree.key(ix) {
        "next" => true,
        "zh" | "en" => tree.parent(ix).is_some_and(quoted),
        _ => false,
    }
}
