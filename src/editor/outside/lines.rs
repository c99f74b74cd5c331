//! Merging by lines: changes of different lines do not disturb each other.

use super::{Conflict, Merged, Taking};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Edit, Patch};
use std::ops::Range;

/// More pairs of lines are not compared: then all between is one change.
const MOST_PAIRS: usize = 4_000_000;

/// Lines that were replaced: bytes of the text before and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk<'t> {
    old: Range<usize>,
    new: &'t str,
}

pub(super) fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    let (ours, others) = (hunks(base, mine), hunks(base, theirs));
    let tree = Tree::parse(mine);
    let (mut edits, mut conflicts) = (Vec::new(), Vec::new());
    for theirs in &others {
        let touched: Vec<&Hunk<'_>> =
            ours.iter().filter(|own| touch(&own.old, &theirs.old)).collect();
        let Some((first, last)) = touched.first().zip(touched.last()) else {
            let at = |place: usize| moved(&ours, place);
            edits.push(Edit::new(at(theirs.old.start)..at(theirs.old.end), theirs.new));
            continue;
        };
        if touched == [theirs] {
            continue;
        }
        // All that hangs together, once as it is here and once as it is there.
        let old = first.old.start.min(theirs.old.start)..last.old.end.max(theirs.old.end);
        // What I have inserted at its very end belongs to it.
        let inserted =
            if last.old.end == old.end && last.old.is_empty() { last.new.len() } else { 0 };
        let here = moved(&ours, old.start)..moved(&ours, old.end) + inserted;
        let there = format!(
            "{}{}{}",
            &base[old.start..theirs.old.start],
            theirs.new,
            &base[theirs.old.end..old.end]
        );
        conflicts.push(Conflict {
            path: Path::at(&tree, here.start),
            base: Some(base[old].to_owned()),
            mine: Some(mine[here.clone()].to_owned()),
            theirs: Some(there.clone()),
            taking: Taking::Lines { mine: mine[here].to_owned(), theirs: there },
        });
    }
    Merged { patch: Patch::new(edits).unwrap_or_default(), conflicts }
}

/// Neighbours touch: where one inserts and the other replaces, the order is anybody's guess.
const fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Where a place of the text before, which no hunk holds inside, is now.
fn moved(hunks: &[Hunk<'_>], place: usize) -> usize {
    let before = hunks.iter().take_while(|hunk| hunk.old.end <= place && hunk.old.start < place);
    before.fold(place, |at, hunk| at + hunk.new.len() - hunk.old.len())
}

fn hunks<'t>(old: &str, new: &'t str) -> Vec<Hunk<'t>> {
    let a: Vec<&str> = old.split_inclusive('\n').collect();
    let b: Vec<&str> = new.split_inclusive('\n').collect();
    let mut found: Vec<Hunk<'t>> = Vec::new();
    let (mut i, mut j, mut at, mut now) = (0, 0, 0, 0);
    let bytes = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    for (x, y) in same(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        let (gone, come) = (bytes(&a[i..x]), bytes(&b[j..y]));
        if gone + come > 0 {
            found.push(Hunk { old: at..at + gone, new: &new[now..now + come] });
        }
        let kept = a.get(x).map_or(0, |line| line.len());
        (i, j, at, now) = (x + 1, y + 1, at + gone + kept, now + come + kept);
    }
    found
}

/// Places of the longest row of equal lines.
fn same(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (x, y) = (&a[head..], &b[head..]);
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(|(a, b)| a == b).count();
    let (x, y) = (&x[..x.len() - tail], &y[..y.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    if x.len().saturating_mul(y.len()) <= MOST_PAIRS {
        let width = y.len() + 1;
        let mut most = vec![0_u32; (x.len() + 1) * width];
        for i in (0..x.len()).rev() {
            for j in (0..y.len()).rev() {
                most[i * width + j] = if x[i] == y[j] {
                    most[(i + 1) * width + j + 1] + 1
                } else {
                    most[(i + 1) * width + j].max(most[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < x.len() && j < y.len() {
            if x[i] == y[j] {
                pairs.push((head + i, head + j));
                (i, j) = (i + 1, j + 1);
            } else if most[(i + 1) * width + j] >= most[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..tail).map(|at| (a.len() - tail + at, b.len() - tail + at)));
    pairs
}
