//! Ids and where they are named: to find all mentions, and to change them at once.

use crate::scenario::names::is_id;
use crate::source::edits::Refused;
use crate::source::term::quote;
use crate::source::tree::{Ix, Shape, Tree};
use crate::source::{Edit, Patch};
use std::borrow::Cow;

/// Something that has an id. Each kind has a set of ids of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'n> {
    /// A node or an ending: they share one set.
    Target(&'n str),
    /// A reply, or the fall-back, of a node.
    Reply {
        /// Id of the node.
        node: &'n str,
        /// Its own.
        id: &'n str,
    },
    /// A flag.
    Flag(&'n str),
    /// A promise.
    Promise(&'n str),
    /// An entry of the fact card.
    Fact(&'n str),
    /// What segments are about: a particular or a feeling.
    About(&'n str),
}

impl<'n> Named<'n> {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'n str {
        match self {
            Self::Target(id)
            | Self::Reply { id, .. }
            | Self::Flag(id)
            | Self::Promise(id)
            | Self::Fact(id)
            | Self::About(id) => id,
        }
    }

    const fn with_id<'m>(self, id: &'m str) -> Named<'m>
    where
        'n: 'm,
    {
        match self {
            Self::Target(_) => Named::Target(id),
            Self::Reply { node, .. } => Named::Reply { node, id },
            Self::Flag(_) => Named::Flag(id),
            Self::Promise(_) => Named::Promise(id),
            Self::Fact(_) => Named::Fact(id),
            Self::About(_) => Named::About(id),
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Target(_) => Kind::Target,
            Self::Reply { .. } => Kind::Reply,
            Self::Flag(_) => Kind::Flag,
            Self::Promise(_) => Kind::Promise,
            Self::Fact(_) => Kind::Fact,
            Self::About(_) => Kind::About,
        }
    }
}

/// A place where an id stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The text that holds the id: the whole of it, or, where the editor keeps something about a
    /// reply (`"node/reply"`), a part.
    pub ix: Ix,
    /// Here the thing itself is, elsewhere it is only meant. A promise may be made in several
    /// places.
    pub declares: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Target,
    Reply,
    Flag,
    Promise,
    Fact,
    About,
    /// What the editor's data is about: `"node"` or `"node/reply"`.
    Mark,
}

/// All places where something is named, in the order of the file.
#[must_use]
pub fn mentions(tree: &Tree<'_>, named: Named<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut around: Vec<Ix> = Vec::new();
    for ix in 0..u32::try_from(tree.len()).unwrap_or(u32::MAX) {
        while around.last().is_some_and(|&outer| tree.behind(outer) <= ix) {
            around.pop();
        }
        match tree.shape(ix) {
            Shape::Group | Shape::List => around.push(ix),
            Shape::Str(_) => {
                if let Some((kind, declares)) = role(tree, &around, ix)
                    && means(tree, &around, ix, kind, named)
                {
                    found.push(Mention { ix, declares });
                }
            }
            _ => {}
        }
    }
    found
}

/// Gives something another id, wherever it is named in the file.
///
/// # Errors
/// [`Refused::NoSuchPlace`] if nothing has the old id, [`Refused::BadName`] if the new one is no
/// id, [`Refused::Taken`] if something else has it.
pub fn rename(tree: &Tree<'_>, named: Named<'_>, new: &str) -> Result<Patch, Refused> {
    let places = mentions(tree, named);
    if !places.iter().any(|mention| mention.declares) {
        return Err(Refused::NoSuchPlace);
    }
    if !is_id(new) {
        return Err(Refused::BadName);
    }
    if new == named.id() {
        return Ok(Patch::default());
    }
    if mentions(tree, named.with_id(new)).iter().any(|mention| mention.declares) {
        return Err(Refused::Taken);
    }
    let written = |mention: &Mention| {
        let text = tree.string(mention.ix).unwrap_or_default();
        let text = match (text.split_once('/'), named) {
            (Some((node, _)), Named::Reply { .. }) => format!("{node}/{new}"),
            (Some((_, reply)), _) => format!("{new}/{reply}"),
            (None, _) => new.to_owned(),
        };
        Edit::new(tree.span(mention.ix), quote(&text))
    };
    Patch::new(places.iter().map(written).collect()).map_err(|_| Refused::Damaged)
}

/// The same in the replay plans beside a scenario (`x.plans.ron`), which name endings and replies;
/// nothing to change for anything else. A reply's id says nothing about its node, so `meant` tells
/// of each choice that has the id, by the places of plan and choice from 0, whether it is taken
/// there.
///
/// # Errors
/// [`Refused::BadName`] if the new one is no id.
pub fn rename_in_plans(
    tree: &Tree<'_>,
    named: Named<'_>,
    new: &str,
    meant: impl Fn(usize, usize) -> bool,
) -> Result<Patch, Refused> {
    if !is_id(new) {
        return Err(Refused::BadName);
    }
    let plans = tree.root().and_then(|root| tree.field(root, "plans"));
    let mut edits = Vec::new();
    let mut write = |ix: Ix| edits.push(Edit::new(tree.span(ix), quote(new)));
    let says = |ix: &Ix| tree.string(*ix).is_some_and(|text| text == named.id());
    for (number, plan) in plans.into_iter().flat_map(|list| tree.children(list)).enumerate() {
        match named {
            Named::Target(_) => {
                tree.field(plan, "ending").filter(says).into_iter().for_each(&mut write);
            }
            Named::Reply { .. } => {
                let choices = tree.field(plan, "choices");
                let choices = choices.into_iter().flat_map(|list| tree.children(list)).enumerate();
                choices
                    .filter(|(place, ix)| says(ix) && meant(number, *place))
                    .for_each(|(_, ix)| write(ix));
            }
            _ => {}
        }
    }
    Patch::new(edits).map_err(|_| Refused::Damaged)
}

/// What a text names, told by where it stands: the brackets around it, the outermost first.
fn role(tree: &Tree<'_>, around: &[Ix], ix: Ix) -> Option<(Kind, bool)> {
    let (&parent, outer) = around.split_last()?;
    let list = outer.last().filter(|&&list| tree.shape(list) == Shape::List);
    let list = list.map_or("", |&list| tree.key(list));
    let group = tree.shape(parent) == Shape::Group;
    let name = if group { tree.name(parent) } else { "" };
    Some(match tree.key(ix) {
        "" if group => match name {
            "Visited" | "Reachable" | "Unreachable" => (Kind::Target, false),
            "Flag" => (Kind::Flag, false),
            "Promise" => (Kind::Promise, false),
            "Misheard" => (Kind::About, false),
            _ => return None,
        },
        "" => match tree.key(parent) {
            "next" => (Kind::Target, false),
            "flags" if outer.len() == 1 => (Kind::Flag, true),
            "set" | "clear" => (Kind::Flag, false),
            "release" => (Kind::Promise, false),
            _ => return None,
        },
        "id" => match list {
            "nodes" | "endings" if outer.len() == 2 => (Kind::Target, true),
            "replies" => (Kind::Reply, true),
            "may_give" | "can_do" | "beyond" => (Kind::Fact, true),
            "particulars" => (Kind::About, true),
            "segments" | "owed" if name == "Promise" => (Kind::Promise, list == "segments"),
            _ if tree.key(parent) == "fallback" => (Kind::Reply, true),
            _ => return None,
        },
        "start" if outer.is_empty() => (Kind::Target, false),
        "next" => (Kind::Target, false),
        "to" if list == "next" => (Kind::Target, false),
        "ending" | "passes" if name == "EveryPathTo" => (Kind::Target, false),
        "at" if name == "Never" => (Kind::Target, false),
        "on" if list == "editor" => (Kind::Mark, false),
        "promise" if list == "segments" => (Kind::Promise, false),
        "gives" | "does" if list == "segments" => (Kind::Fact, false),
        "about" if list == "segments" => (Kind::About, true),
        _ => return None,
    })
}

fn means(tree: &Tree<'_>, around: &[Ix], ix: Ix, kind: Kind, named: Named<'_>) -> bool {
    let Some(text) = tree.string(ix) else { return false };
    match (kind, named) {
        (Kind::Mark, Named::Target(id)) => text.split('/').next() == Some(id),
        (Kind::Mark, Named::Reply { node, id }) => text.split_once('/') == Some((node, id)),
        (Kind::Reply, Named::Reply { node, id }) => {
            text == id && node_around(tree, around).is_some_and(|own| own == node)
        }
        _ => kind == named.kind() && text == named.id(),
    }
}

/// The id of the node in which something stands.
fn node_around<'t>(tree: &Tree<'t>, around: &[Ix]) -> Option<Cow<'t, str>> {
    let inside = around.get(1).is_some_and(|&list| tree.key(list) == "nodes");
    let node = around.get(2).filter(|_| inside)?;
    tree.string(tree.field(*node, "id")?)
}
