//! What another program has done to the file, brought together with what was done here.
//!
//! Three texts: what both began with, mine, theirs. Where they changed different lines, all of it
//! is kept, comments and order included. Where they touch, it is gone by elements: fields by name,
//! moments, replies and endings by id, so that two people can work on one moment as long as they
//! do not change the same thing. What both changed stays mine and is listed with both texts; a
//! person may take theirs for each. A file with errors in its syntax is merged by lines alone.
//!
//! ```
//! use moodfirst::editor::outside::merge;
//!
//! let base = "(minutes: 5, author: \"A\", pass_mark: 70)";
//! let mine = "(minutes: 9, author: \"B\", pass_mark: 70)";
//! let theirs = "(minutes: 5, author: \"C\", pass_mark: 80)";
//! let merged = merge(base, mine, theirs);
//! let (text, _) = merged.patch.apply(mine)?;
//! assert_eq!(text, "(minutes: 9, author: \"B\", pass_mark: 80)");
//! let conflict = &merged.conflicts[0];
//! assert_eq!((conflict.mine.as_deref(), conflict.theirs.as_deref()), (Some("\"B\""), Some("\"C\"")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod elements;
mod lines;
mod take;

#[cfg(test)]
mod tests;

use moodfirst_core::scenario::Path;
use moodfirst_core::source::Patch;
use moodfirst_core::source::tree::{Shape, Tree};
use std::collections::HashSet;
use take::Taking;

/// Something that both have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The element.
    pub path: Path,
    /// As it was; `None` if it was not there.
    pub base: Option<String>,
    /// As it is here; `None` if it was taken out.
    pub mine: Option<String>,
    /// As the other program has it; `None` if it was taken out.
    pub theirs: Option<String>,
    taking: Taking,
}

/// What a merge came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// From my text to the merged one: one step.
    pub patch: Patch,
    /// What stayed mine although they changed it, too.
    pub conflicts: Vec<Conflict>,
}

/// Brings together what was done to a text here and elsewhere.
#[must_use]
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    let by_lines = lines::merge(base, mine, theirs);
    let trees = [base, mine, theirs].map(Tree::parse);
    let elements = trees.iter().all(|tree| tree.sound() && is_group(tree));
    if !elements || by_lines.conflicts.is_empty() && sensible(&trees, &by_lines.patch) {
        return by_lines;
    }
    let [base, mine, theirs] = &trees;
    elements::merge(base, mine, theirs)
}

fn is_group(tree: &Tree<'_>) -> bool {
    tree.root().is_some_and(|root| tree.shape(root) == Shape::Group)
}

/// Is the text still one, and has nothing come to be there twice?
fn sensible(trees: &[Tree<'_>; 3], patch: &Patch) -> bool {
    let Ok((text, _)) = patch.apply(trees[1].text()) else { return false };
    let merged = Tree::parse(&text);
    let twice = doubles(&merged);
    merged.sound() && (twice == 0 || trees.iter().any(|tree| doubles(tree) >= twice))
}

/// How many fields of one group, or ids of one list, are there twice.
fn doubles(tree: &Tree<'_>) -> usize {
    let mut count = 0;
    for ix in 0..u32::try_from(tree.len()).unwrap_or(u32::MAX) {
        let mut seen = HashSet::new();
        let names = tree.children(ix).filter_map(|child| match tree.shape(ix) {
            Shape::Group => Some(tree.key(child).to_owned()).filter(|key| !key.is_empty()),
            _ => elements::id(tree, child),
        });
        count += names.filter(|name| !seen.insert(name.clone())).count();
    }
    count
}
