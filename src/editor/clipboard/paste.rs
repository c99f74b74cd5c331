//! From the clipboard into a lesson.

use super::copy::{FACTS, entries, promises, with_ids};
use super::{AROUND, Kind, Need, Pasted, Unplaced, kind};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::edits::{self, Named, mentions};
use moodfirst_core::scenario::names::LONGEST_ID;
use moodfirst_core::source::edits::{self as values, Refused};
use moodfirst_core::source::tree::{Ix, Tree};
use moodfirst_core::source::{Document, Patch, Term};
use std::collections::BTreeSet;

/// Puts what lies on the clipboard into a list of a lesson, before the entry that is at `place`
/// now.
///
/// # Errors
/// [`Unplaced`]: then nothing is to be done.
pub fn paste(tree: &Tree<'_>, clip: &str, list: &Path, place: usize) -> Result<Pasted, Unplaced> {
    let kind = kind(clip).ok_or(Unplaced::NotOurs)?;
    if Kind::in_list(list) != Some(kind) {
        return Err(Unplaced::WrongPlace);
    }
    let mut clip = Document::new(clip);
    let renamed = freshen(tree, &mut clip, kind, list)?;
    let mut pasting = Pasting { text: Document::new(tree.text()), patch: Patch::default() };
    let clip = clip.tree();
    let (mut brought, mut shared) = (Vec::new(), Vec::new());
    for (need, list, term) in needs(&clip) {
        let there = mentions(tree, need.named()).iter().any(|place| place.declares);
        if there {
            shared.push(need);
        } else {
            pasting.add(&list, &term)?;
            brought.push(need);
        }
    }
    let made = promises(tree);
    shared.extend(promises(&clip).intersection(&made).cloned().map(Need::Promise));
    let mut placed = Vec::new();
    for (number, part) in entries(&clip, &kind.place()).into_iter().enumerate() {
        pasting.part(&clip, part, list, place + number)?;
        placed.push(match id_of(&clip, part) {
            Some(id) if kind != Kind::Segment && kind != Kind::Line => list.clone().id(&id),
            _ => list.clone().item(place + number),
        });
    }
    let after = pasting.text.tree();
    let lacks = |need: &Need| !mentions(&after, need.named()).iter().any(|place| place.declares);
    let only_named = [
        ("targets", Need::Target as fn(String) -> Need),
        ("promised", Need::Promise as fn(String) -> Need),
    ];
    let missing = only_named.into_iter().flat_map(|(list, need)| {
        let ids = entries(&clip, &Path::head(list)).into_iter();
        let ids: Vec<Need> =
            ids.filter_map(|ix| clip.string(ix)).map(|id| need(id.into_owned())).collect();
        ids
    });
    let missing = missing.filter(lacks).collect();
    Ok(Pasted { patch: pasting.patch, placed, renamed, brought, shared, missing })
}

/// A lesson that is being pasted into.
struct Pasting {
    text: Document,
    patch: Patch,
}

impl Pasting {
    fn apply(&mut self, patch: &Patch) -> Result<(), Unplaced> {
        self.text.apply(patch).map_err(|_| Refused::Damaged)?;
        self.patch = self.patch.then(patch);
        Ok(())
    }

    /// Behind the last one of a list.
    fn add(&mut self, list: &Path, term: &Term) -> Result<(), Unplaced> {
        let count = entries(&self.text.tree(), list).len();
        let patch = edits::insert(&self.text.tree(), list, count, term)?;
        self.apply(&patch)
    }

    /// A part with its comments, or, where the list is only begun, without.
    fn part(
        &mut self,
        clip: &Tree<'_>,
        part: Ix,
        list: &Path,
        place: usize,
    ) -> Result<(), Unplaced> {
        let tree = self.text.tree();
        let patch = match list.exact(&tree) {
            Some(ix) => values::paste(&tree, ix, place, &values::copy(clip, part)?)?,
            None => {
                let term = Term::of(clip, part).ok_or(Refused::Damaged)?;
                edits::insert(&tree, list, place, &term)?
            }
        };
        self.apply(&patch)
    }
}

/// What came along on the clipboard, and where it belongs.
fn needs(clip: &Tree<'_>) -> Vec<(Need, Path, Term)> {
    let mut all = Vec::new();
    let flags = Path::head("flags");
    for ix in entries(clip, &flags) {
        if let Some(id) = clip.string(ix) {
            all.push((Need::Flag(id.to_string()), flags.clone(), Term::text(&*id)));
        }
    }
    let mut with = |list: Path, need: fn(String) -> Need| {
        for (ix, id) in with_ids(clip, &list) {
            all.extend(Term::of(clip, ix).map(|term| (need(id), list.clone(), term)));
        }
    };
    for list in FACTS {
        with(Path::head("fact_card").field(list), Need::Fact);
    }
    with(Path::head("particulars"), Need::Particular);
    all
}

fn id_of(tree: &Tree<'_>, ix: Ix) -> Option<String> {
    Some(tree.string(tree.field(ix, "id")?)?.into_owned())
}

/// Gives the parts ids that are free where they go, on the clipboard: what refers to them there
/// follows.
fn freshen(
    tree: &Tree<'_>,
    clip: &mut Document,
    kind: Kind,
    list: &Path,
) -> Result<Vec<(String, String)>, Unplaced> {
    let own: Vec<String> =
        with_ids(&clip.tree(), &kind.place()).into_iter().map(|(_, id)| id).collect();
    let mut taken: BTreeSet<String> = match kind {
        Kind::Node | Kind::Ending => ["nodes", "endings"]
            .into_iter()
            .flat_map(|list| with_ids(tree, &Path::head(list)))
            .map(|(_, id)| id)
            .collect(),
        Kind::Reply => {
            let node = list.exact(tree).and_then(|list| tree.parent(list));
            let fallback = node.and_then(|node| tree.field(node, "fallback"));
            let replies = with_ids(tree, list).into_iter().map(|(_, id)| id);
            replies.chain(fallback.and_then(|ix| id_of(tree, ix))).collect()
        }
        // A promise may be made more than once.
        Kind::Segment | Kind::Line => return Ok(Vec::new()),
    };
    // Neither may a new id be that of another part that comes along, or of something that is
    // only referred to.
    let named = entries(&clip.tree(), &Path::head("targets"));
    let named: Vec<String> =
        named.into_iter().filter_map(|ix| Some(clip.tree().string(ix)?.into_owned())).collect();
    let mut renamed = Vec::new();
    for id in &own {
        if taken.insert(id.clone()) {
            continue;
        }
        let free = (2..10_000).map(|number| numbered(id, number));
        let busy = |new: &String| taken.contains(new) || own.contains(new) || named.contains(new);
        let new = free.into_iter().find(|new| !busy(new)).ok_or(Refused::Taken)?;
        let what = match kind {
            Kind::Reply => Named::Reply { node: AROUND, id },
            _ => Named::Target(id),
        };
        let patch = edits::rename(&clip.tree(), what, &new)?;
        clip.apply(&patch).map_err(|_| Refused::Damaged)?;
        taken.insert(new.clone());
        renamed.push((id.clone(), new));
    }
    Ok(renamed)
}

/// An id with a number behind it, in the place of the number that it had.
fn numbered(id: &str, number: usize) -> String {
    let stem = id.rsplit_once('-').filter(|(_, end)| end.bytes().all(|b| b.is_ascii_digit()));
    let stem = stem.map_or(id, |(stem, _)| stem);
    let end = format!("-{number}");
    let stem: String = stem.chars().take(LONGEST_ID - end.len()).collect();
    format!("{stem}{end}")
}
