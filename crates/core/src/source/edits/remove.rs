//! Taking a value out of a text.

use super::Refused;
use crate::source::extent::{Extent, line_start};
use crate::source::patch::{Edit, Patch};
use crate::source::tree::{Ix, Tree};

/// Removes a field or an item with its key, its comma and the comments that belong to it. The
/// lines that become empty go with it.
///
/// # Errors
/// [`Refused::Damaged`]; [`Refused::NoSuchPlace`] for the outermost value.
pub fn remove(tree: &Tree<'_>, ix: Ix) -> Result<Patch, Refused> {
    let parent = tree.parent(ix).ok_or(Refused::NoSuchPlace)?;
    if tree.damaged(parent) {
        return Err(Refused::Damaged);
    }
    let text = tree.text();
    let inside = tree.inside(parent).ok_or(Refused::Damaged)?;
    let siblings: Vec<Ix> = tree.children(parent).collect();
    let place = siblings.iter().position(|&child| child == ix).ok_or(Refused::NoSuchPlace)?;
    let gone = Extent::of(tree, ix);
    let (before, after) = (&text[inside.start..gone.lead], &text[gone.tail..inside.end]);
    if siblings.len() == 1 && before.trim().is_empty() && after.trim().is_empty() {
        return Ok(Patch::one(Edit::delete(inside)));
    }
    let mut edits = Vec::new();
    // Without a comma it was the last one, and the one before becomes so.
    if gone.comma.is_none()
        && let Some(previous) = place.checked_sub(1)
        && let Some(comma) = Extent::of(tree, siblings[previous]).comma
    {
        edits.push(Edit::delete(comma..comma + 1));
    }
    edits.push(Edit::delete(if gone.own_lines() {
        whole_lines(text, &gone)
    } else {
        part_of_line(text, &gone)
    }));
    Patch::new(edits).map_err(|_| Refused::Damaged)
}

/// The lines of a value that has them for itself; of the empty lines around it one is enough.
fn whole_lines(text: &str, gone: &Extent) -> std::ops::Range<usize> {
    let mut from = line_start(text, gone.lead);
    let to = text[gone.tail..].find('\n').map_or(text.len(), |at| gone.tail + at + 1);
    let next = text[to..].lines().next().unwrap_or("").trim();
    let above = line_start(text, from.saturating_sub(1));
    let closes = next.is_empty() || next.starts_with([')', ']', '}']);
    if closes && above < from && text[above..from].trim().is_empty() {
        from = above;
    }
    from..to
}

/// The part of its line that a value takes, and the blanks to its neighbour.
fn part_of_line(text: &str, gone: &Extent) -> std::ops::Range<usize> {
    let blank = |c: char| c == ' ' || c == '\t';
    let end = if gone.last { gone.tail } else { gone.comma.map_or(gone.end, |at| at + 1) };
    let rest = &text[end..];
    let behind = rest.len() - rest.trim_start_matches(blank).len();
    let closes = rest[behind..].starts_with([')', ']', '}']);
    if gone.first && !closes || gone.comma.is_some() && !gone.last && !closes {
        return gone.lead..end + behind;
    }
    // The last of its line or bracket: the blanks before it go, the line break too if it began
    // the line in which the bracket closes.
    let before = &text[..gone.lead];
    let kept = if gone.first { before.trim_end() } else { before.trim_end_matches(blank) };
    let comment = kept.rsplit('\n').next().is_some_and(|line| line.contains("//"));
    let from = if gone.first && comment { gone.lead } else { kept.len() };
    from..end
}
