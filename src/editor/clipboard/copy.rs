//! From a lesson to the clipboard.

use super::{AROUND, FORMAT, Kind, Need, Unplaced};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::edits::{self, mentions};
use moodfirst_core::scenario::path::Step;
use moodfirst_core::source::edits as values;
use moodfirst_core::source::tree::{Ix, Tree};
use moodfirst_core::source::{Document, Term};
use std::collections::BTreeSet;

/// The lists of the fact card.
pub(super) const FACTS: [&str; 3] = ["may_give", "can_do", "beyond"];

/// These parts, all of one kind, with what they need.
///
/// # Errors
/// [`Unplaced::NothingToCopy`], [`Unplaced::Refused`] where the syntax is broken.
pub fn copy(tree: &Tree<'_>, parts: &[Path]) -> Result<String, Unplaced> {
    let mut kinds = parts.iter().map(kind_of);
    let kind = kinds.next().flatten().ok_or(Unplaced::NothingToCopy)?;
    if kinds.any(|other| other != Some(kind)) {
        return Err(Unplaced::NothingToCopy);
    }
    let mut body = String::new();
    for part in parts {
        let ix = part.exact(tree).ok_or(Unplaced::NothingToCopy)?;
        // The fall-back stands beside the replies, with its key.
        let source = values::copy(tree, ix)?;
        let source = match tree.key(ix) {
            "fallback" => format!("{},", tree.source(ix)),
            _ => source,
        };
        body.push_str(&source);
        body.push('\n');
    }
    let list = kind.list();
    let inner = format!("{list}: [\n{body}],\n");
    let inner = match kind {
        Kind::Node | Kind::Ending => inner,
        Kind::Reply | Kind::Line => format!("nodes: [Node(id: \"{AROUND}\",\n{inner})],\n"),
        Kind::Segment => format!(
            "nodes: [Node(id: \"{AROUND}\", replies: [Reply(id: \"{AROUND}\",\n{inner})])],\n"
        ),
    };
    let mut clip = Document::new(&format!("Clip(\nclip: {FORMAT},\nof: {list},\n{inner})"));
    bring(tree, &mut clip)?;
    Ok(clip.text().to_owned())
}

/// What kind of part this is the name of.
fn kind_of(part: &Path) -> Option<Kind> {
    let (last, list) = part.steps().split_last()?;
    let list = list.iter().cloned().fold(Path::root(), |path, step| match step {
        Step::Field(name) => path.field(&name),
        Step::Id(id) => path.id(&id),
        Step::Item(place) => path.item(place),
    });
    let kind = Kind::in_list(&list)?;
    let by_id = matches!(kind, Kind::Node | Kind::Ending | Kind::Reply);
    (by_id == matches!(last, Step::Id(_))).then_some(kind)
}

/// Puts beside the parts what of the lesson they name.
fn bring(tree: &Tree<'_>, clip: &mut Document) -> Result<(), Unplaced> {
    let named = clip.clone();
    let named = named.tree();
    let wanted = |need: &Need| !mentions(&named, need.named()).is_empty();
    let elsewhere = |need: &Need| {
        let mut places = mentions(&named, need.named()).into_iter().peekable();
        places.peek().is_some() && !places.any(|place| place.declares)
    };
    let mut add = |list: Path, term: Term| -> Result<(), Unplaced> {
        let patch = match list.exact(&clip.tree()) {
            Some(_) => {
                let count =
                    list.exact(&clip.tree()).map_or(0, |ix| clip.tree().children(ix).count());
                edits::insert(&clip.tree(), &list, count, &term)?
            }
            None => edits::insert(&clip.tree(), &list, 0, &term)?,
        };
        clip.apply(&patch).map_err(|_| Unplaced::NothingToCopy)?;
        Ok(())
    };
    for flag in entries(tree, &Path::head("flags")) {
        let Some(id) = tree.string(flag) else { continue };
        if wanted(&Need::Flag(id.to_string())) {
            add(Path::head("flags"), Term::text(&*id))?;
        }
    }
    for list in FACTS {
        let list = Path::head("fact_card").field(list);
        for (entry, id) in with_ids(tree, &list) {
            if let Some(term) = Term::of(tree, entry).filter(|_| wanted(&Need::Fact(id))) {
                add(list.clone(), term)?;
            }
        }
    }
    let list = Path::head("particulars");
    for (entry, id) in with_ids(tree, &list) {
        if let Some(term) = Term::of(tree, entry).filter(|_| wanted(&Need::Particular(id))) {
            add(list.clone(), term)?;
        }
    }
    // Only named: these cannot come along, but it can be told that they are missing.
    let targets = ["nodes", "endings"].map(Path::head);
    let targets: Vec<String> =
        targets.iter().flat_map(|list| with_ids(tree, list)).map(|(_, id)| id).collect();
    for id in targets {
        if elsewhere(&Need::Target(id.clone())) {
            add(Path::head("targets"), Term::text(id))?;
        }
    }
    for id in promises(tree) {
        if elsewhere(&Need::Promise(id.clone())) {
            add(Path::head("promised"), Term::text(id))?;
        }
    }
    Ok(())
}

/// The entries of a list; none of one that is not there.
pub(super) fn entries(tree: &Tree<'_>, list: &Path) -> Vec<Ix> {
    list.exact(tree).into_iter().flat_map(|list| tree.children(list)).collect()
}

/// The entries that have an id.
pub(super) fn with_ids(tree: &Tree<'_>, list: &Path) -> Vec<(Ix, String)> {
    let id = |ix: &Ix| Some((*ix, tree.string(tree.field(*ix, "id")?)?.into_owned()));
    entries(tree, list).iter().filter_map(id).collect()
}

/// The ids of all promises that are made.
pub(super) fn promises(tree: &Tree<'_>) -> BTreeSet<String> {
    let all = (0..u32::try_from(tree.len()).unwrap_or(u32::MAX)).filter(|&ix| {
        let list = tree.name(ix) == "Promise" && tree.key(ix).is_empty();
        list && tree.parent(ix).is_some_and(|list| tree.key(list) == "segments")
    });
    let id = |ix: Ix| Some(tree.string(tree.field(ix, "id")?)?.into_owned());
    all.filter_map(id).collect()
}
