//! Between names and places: which value of a file an element is, exactly, and the way back.

use super::{Path, Step, by_id, field, has_id};
use crate::source::tree::{Ix, Shape, Tree};

/// Lists whose entries are named by their ids. A promise's id names no segment: several may make
/// the same promise.
const BY_ID: [&str; 7] =
    ["nodes", "endings", "replies", "may_give", "can_do", "beyond", "particulars"];

/// Fields of the model that are none in a file: what they hold stands in the part itself.
const UNNAMED: [&str; 2] = ["cargo", "coaching"];

impl Path {
    /// The value of exactly this element; `None` if the file does not have it. An element that is
    /// written in a shorter form, such as the only way of `next: "id"`, is that form.
    #[must_use]
    pub fn exact(&self, tree: &Tree<'_>) -> Option<Ix> {
        self.reach(tree).filter(|(_, rest)| rest.is_empty()).map(|(ix, _)| ix)
    }

    /// The value as near to this element as the file has one, and the steps that lead on from it
    /// to where the file has nothing.
    pub(in crate::scenario) fn reach(&self, tree: &Tree<'_>) -> Option<(Ix, &[Step])> {
        let mut at = tree.root()?;
        let mut rest = self.steps();
        while let Some((step, behind)) = rest.split_first() {
            let inner = match (step, tree.shape(at)) {
                (Step::Field(name), Shape::Group) => {
                    let beside = (name == "replies").then(|| behind.first()).flatten();
                    match (field(tree, at, name), beside) {
                        // The fall-back is a reply that stands beside the others.
                        (list, Some(Step::Id(id)))
                            if list.is_none_or(|list| by_id(tree, list, id).is_none())
                                && fallback(tree, at, id).is_some() =>
                        {
                            rest = &behind[1..];
                            at = fallback(tree, at, id).unwrap_or(at);
                            continue;
                        }
                        (None, _) if UNNAMED.contains(&name.as_str()) => Some(at),
                        (found, _) => found,
                    }
                }
                (Step::Id(id), Shape::List) => by_id(tree, at, id),
                (Step::Item(place), Shape::List) => tree.item(at, *place),
                (Step::Item(0), Shape::Str(_)) if tree.key(at) == "next" => Some(at),
                (Step::Field(name), Shape::Str(_)) if name == "to" && short_way(tree, at) => {
                    Some(at)
                }
                _ => None,
            };
            let Some(inner) = inner else { return Some((at, rest)) };
            (at, rest) = (inner, behind);
        }
        Some((at, rest))
    }

    /// The element that a value is, or lies in if it has no name of its own (what stands in the
    /// brackets of a guard): the way back from [`Self::exact`].
    #[must_use]
    pub fn of(tree: &Tree<'_>, ix: Ix) -> Self {
        let mut path = Self::root();
        let Some(mut at) = tree.root() else { return path };
        while at != ix {
            let mut children = tree.children(at).enumerate();
            let inner = children.find(|&(_, child)| child <= ix && ix < tree.behind(child));
            let Some((place, inner)) = inner else { break };
            path = match tree.shape(at) {
                Shape::List => match id_in(tree, at, inner) {
                    Some(id) => path.id(&id),
                    None => path.item(place),
                },
                Shape::Group => match tree.key(inner) {
                    "" => break,
                    key if tree.field(at, key) != Some(inner) => break,
                    "gesture" if tree.field(at, "text").is_none() => path.field("text"),
                    "fallback" => match beside(tree, at, inner) {
                        Some(id) => path.field("replies").id(&id),
                        None => path.field("fallback"),
                    },
                    key => path.field(key),
                },
                _ => break,
            };
            at = inner;
        }
        path
    }

    /// The innermost element that holds the byte at `at`: what a finding or a caret is in.
    /// Between the elements of the scenario that is the scenario itself.
    #[must_use]
    pub fn at(tree: &Tree<'_>, at: usize) -> Self {
        tree.value_at(at).map_or_else(Self::root, |ix| Self::of(tree, ix))
    }
}

/// A way that is written as the id to which it leads.
pub(in crate::scenario) fn short_way(tree: &Tree<'_>, ix: Ix) -> bool {
    let of = |ix: Ix| tree.key(ix) == "next";
    matches!(tree.shape(ix), Shape::Str(_))
        && (of(ix) || tree.key(ix).is_empty() && tree.parent(ix).is_some_and(of))
}

fn fallback(tree: &Tree<'_>, node: Ix, id: &str) -> Option<Ix> {
    tree.field(node, "fallback").filter(|&ix| has_id(tree, ix, id))
}

/// The id of an entry, if it is named by it: not of the second that has the same.
fn id_in(tree: &Tree<'_>, list: Ix, entry: Ix) -> Option<String> {
    if !BY_ID.contains(&tree.key(list)) || tree.shape(entry) != Shape::Group {
        return None;
    }
    let id = tree.string(tree.field(entry, "id")?)?;
    (by_id(tree, list, &id) == Some(entry)).then(|| id.into_owned())
}

/// The id of a node's fall-back, unless another reply has the same.
fn beside(tree: &Tree<'_>, node: Ix, fallback: Ix) -> Option<String> {
    let id = tree.string(tree.field(fallback, "id")?)?;
    let taken = tree.field(node, "replies").is_some_and(|list| by_id(tree, list, &id).is_some());
    (!taken).then(|| id.into_owned())
}
