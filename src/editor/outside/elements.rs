//! Merging by elements: fields by their names, entries by their ids.

use super::{Conflict, Merged, Taking};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::edits::copy;
use moodfirst_core::source::tree::{Ix, Shape, Tree};
use moodfirst_core::source::{Document, Patch, Term};
use std::collections::HashSet;

/// The id of an entry of a list, if it has one.
pub(super) fn id(tree: &Tree<'_>, ix: Ix) -> Option<String> {
    let group = tree.shape(ix) == Shape::Group;
    let own = group.then(|| tree.field(ix, "id")).flatten()?;
    tree.string(own).map(|id| id.into_owned())
}

pub(super) fn merge(base: &Tree<'_>, mine: &Tree<'_>, theirs: &Tree<'_>) -> Merged {
    let mut merging = Merging { base, mine, theirs, taken: Vec::new(), conflicts: Vec::new() };
    if let (Some(b), Some(m), Some(t)) = (base.root(), mine.root(), theirs.root()) {
        merging.value(&Path::root(), b, m, t);
    }
    let Merging { taken, mut conflicts, .. } = merging;
    let mut document = Document::new(mine.text());
    let mut patch = Patch::default();
    for (path, taking, told) in taken {
        let one = taking.patch(&document.tree());
        match one.ok().filter(|one| document.apply(one).is_ok()) {
            Some(one) => patch = patch.then(&one),
            // What cannot be done is told, never left out in silence.
            None => {
                let [base, mine, theirs] = told;
                conflicts.push(Conflict { path, base, mine, theirs, taking });
            }
        }
    }
    Merged { patch, conflicts }
}

/// One and the same thing in the three texts.
type Told = [Option<String>; 3];

struct Merging<'m, 't> {
    base: &'m Tree<'t>,
    mine: &'m Tree<'t>,
    theirs: &'m Tree<'t>,
    taken: Vec<(Path, Taking, Told)>,
    conflicts: Vec<Conflict>,
}

impl Merging<'_, '_> {
    fn told(&self, b: Option<Ix>, m: Option<Ix>, t: Option<Ix>) -> Told {
        let source = |tree: &Tree<'_>, ix: Option<Ix>| ix.map(|ix| tree.source(ix).to_owned());
        [source(self.base, b), source(self.mine, m), source(self.theirs, t)]
    }

    fn conflict(&mut self, path: &Path, told: Told, taking: Taking) {
        let [base, mine, theirs] = told;
        self.conflicts.push(Conflict { path: path.clone(), base, mine, theirs, taking });
    }

    /// Something that all three have.
    fn value(&mut self, path: &Path, b: Ix, m: Ix, t: Ix) {
        let told = self.told(Some(b), Some(m), Some(t));
        let (was, own, other) =
            (Term::of(self.base, b), Term::of(self.mine, m), Term::of(self.theirs, t));
        if told[0] == told[2] || told[1] == told[2] || was == other || own == other {
            return;
        }
        let source = told[2].clone().unwrap_or_default();
        let taking = Taking::Put(path.clone(), source);
        if was == own {
            self.taken.push((path.clone(), taking, told));
            return;
        }
        let shapes = [self.base.shape(b), self.mine.shape(m), self.theirs.shape(t)];
        let names = [self.base.name(b), self.mine.name(m), self.theirs.name(t)];
        let alike = names.iter().all(|name| *name == names[0]);
        if alike && shapes == [Shape::Group; 3] && self.all(b, m, t, keyed) {
            self.parts(path, b, m, t, keyed, |path, key| match key {
                // The model's name for what stands there.
                "gesture" => path.field("text"),
                key => path.field(key),
            });
        } else if shapes == [Shape::List; 3] && self.all(b, m, t, id) {
            self.order(path, b, m, t);
            self.parts(path, b, m, t, id, |path, id| path.id(id));
        } else if shapes == [Shape::List; 3] && self.lengths(b, m, t) {
            let children = |tree: &Tree<'_>, ix| tree.children(ix).collect::<Vec<_>>();
            let (b, m, t) =
                (children(self.base, b), children(self.mine, m), children(self.theirs, t));
            for (place, b) in b.into_iter().enumerate() {
                self.value(&path.clone().item(place), b, m[place], t[place]);
            }
        } else {
            self.conflict(path, told, taking);
        }
    }

    /// Does every part have a name of its own by which it can be told?
    fn all(&self, b: Ix, m: Ix, t: Ix, name: fn(&Tree<'_>, Ix) -> Option<String>) -> bool {
        [(self.base, b), (self.mine, m), (self.theirs, t)].into_iter().all(|(tree, ix)| {
            let mut seen = HashSet::new();
            tree.children(ix).all(|part| name(tree, part).is_some_and(|name| seen.insert(name)))
        })
    }

    fn lengths(&self, b: Ix, m: Ix, t: Ix) -> bool {
        let count = |tree: &Tree<'_>, ix| tree.children(ix).count();
        let own = count(self.mine, m);
        count(self.base, b) == own && count(self.theirs, t) == own
    }

    /// The parts of something, matched by name.
    fn parts(
        &mut self,
        path: &Path,
        b: Ix,
        m: Ix,
        t: Ix,
        name: fn(&Tree<'_>, Ix) -> Option<String>,
        part: fn(Path, &str) -> Path,
    ) {
        let find = |tree: &Tree<'_>, ix, wanted: &str| {
            tree.children(ix).find(|&child| name(tree, child).is_some_and(|own| own == wanted))
        };
        let mut behind: Option<Path> = None;
        for t in self.theirs.children(t).collect::<Vec<_>>() {
            let own = name(self.theirs, t).unwrap_or_default();
            let here = part(path.clone(), &own);
            let (b, m) = (find(self.base, b, &own), find(self.mine, m, &own));
            let insert = Taking::Insert {
                into: path.clone(),
                behind: behind.clone(),
                source: copy(self.theirs, t).unwrap_or_default(),
            };
            let told = self.told(b, m, Some(t));
            match (b, m) {
                (Some(b), Some(m)) => self.value(&here, b, m, t),
                (None, None) => self.taken.push((here.clone(), insert, told)),
                // Both have added it.
                (None, Some(m)) if Term::of(self.mine, m) == Term::of(self.theirs, t) => {}
                (None, Some(_)) => {
                    let source = told[2].clone().unwrap_or_default();
                    self.conflict(&here, told, Taking::Put(here.clone(), source));
                }
                // I took out what they have left alone, or changed.
                (Some(b), None) if Term::of(self.base, b) == Term::of(self.theirs, t) => continue,
                (Some(_), None) => {
                    self.conflict(&here, told, insert);
                    continue;
                }
            }
            behind = Some(here);
        }
        for b in self.base.children(b).collect::<Vec<_>>() {
            let own = name(self.base, b).unwrap_or_default();
            let Some(m) = find(self.mine, m, &own) else { continue };
            if find(self.theirs, t, &own).is_some() {
                continue;
            }
            let here = part(path.clone(), &own);
            let (told, taking) = (self.told(Some(b), Some(m), None), Taking::Remove(here.clone()));
            if Term::of(self.base, b) == Term::of(self.mine, m) {
                self.taken.push((here, taking, told));
            } else {
                self.conflict(&here, told, taking);
            }
        }
    }

    /// That they have put the entries into another order is told, not followed.
    fn order(&mut self, path: &Path, b: Ix, m: Ix, t: Ix) {
        let ids = |tree: &Tree<'_>, ix| -> Vec<String> {
            tree.children(ix).filter_map(|child| id(tree, child)).collect()
        };
        let all = [ids(self.base, b), ids(self.mine, m), ids(self.theirs, t)];
        let common = |ids: &[String]| -> Vec<String> {
            let known = |id: &&String| all.iter().all(|ids| ids.contains(id));
            ids.iter().filter(known).cloned().collect()
        };
        let [was, own, other] = [&all[0], &all[1], &all[2]].map(|ids| common(ids));
        if other != was && other != own {
            let told = [was, own, other].map(|ids| Some(ids.join(", ")));
            let whole = self.theirs.source(t).to_owned();
            self.conflict(path, told, Taking::Put(path.clone(), whole));
        }
    }
}

fn keyed(tree: &Tree<'_>, ix: Ix) -> Option<String> {
    Some(tree.key(ix).to_owned()).filter(|key| !key.is_empty())
}
