//! Changes of a text that can be taken back.
//!
//! A change is what happens to bytes, not to values: so it keeps whatever it does not name, it
//! can be kept in a journal, and its inverse is a change of the same kind.

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::ops::Range;

/// What stands in `span` becomes `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Bytes of the text before the change.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// A replacement.
    pub fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Something new between two bytes.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }

    /// Something less.
    #[must_use]
    pub const fn delete(span: Range<usize>) -> Self {
        Self { span, text: String::new() }
    }
}

/// Why a patch cannot be made, or does not fit a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// Two edits want the same bytes, or one ends before it begins.
    #[error("two edits overlap")]
    Overlap,
    /// An edit lies beyond the end of the text or within a character: it was made for another.
    #[error("an edit does not lie in this text")]
    OtherText,
}

/// Edits that are made together: in the order of the text, none of them overlapping.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Edit>", into = "Vec<Edit>")]
pub struct Patch {
    edits: Vec<Edit>,
}

impl Patch {
    /// Edits of one and the same text, in any order. Several at one place stay in the order given.
    ///
    /// # Errors
    /// [`Misfit::Overlap`].
    pub fn new(mut edits: Vec<Edit>) -> Result<Self, Misfit> {
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let backward = edits.iter().any(|edit| edit.span.start > edit.span.end);
        let overlap = edits.windows(2).any(|pair| pair[0].span.end > pair[1].span.start);
        if backward || overlap { Err(Misfit::Overlap) } else { Ok(Self { edits }) }
    }

    /// One edit.
    #[must_use]
    pub fn one(edit: Edit) -> Self {
        Self { edits: vec![edit] }
    }

    /// The edits, in the order of the text.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// True if it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The text afterwards, and the patch that leads back.
    ///
    /// # Errors
    /// [`Misfit::OtherText`].
    pub fn apply(&self, text: &str) -> Result<(String, Self), Misfit> {
        let more: usize = self.edits.iter().map(|edit| edit.text.len()).sum();
        let mut out = String::with_capacity(text.len() + more);
        let mut back = Vec::with_capacity(self.edits.len());
        let mut at = 0;
        for edit in &self.edits {
            out.push_str(text.get(at..edit.span.start).ok_or(Misfit::OtherText)?);
            let old = text.get(edit.span.clone()).ok_or(Misfit::OtherText)?;
            let start = out.len();
            out.push_str(&edit.text);
            back.push(Edit::new(start..out.len(), old));
            at = edit.span.end;
        }
        out.push_str(text.get(at..).ok_or(Misfit::OtherText)?);
        Ok((out, Self { edits: back }))
    }

    /// This patch and then `next`, which was made for the text that this one leaves, as one.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let (mut first, mut second) = (steps(self), steps(next));
        let mut out = Joined::default();
        loop {
            match (first.pop_front(), second.pop_front()) {
                (None, None) => break,
                (Some(Step::Delete(n)), other) => {
                    out.delete(n);
                    push(&mut second, other);
                }
                (other, Some(Step::Insert(text))) => {
                    out.insert(text);
                    push(&mut first, other);
                }
                // Behind its last edit a patch keeps everything.
                (Some(Step::Keep(n)), None) | (None, Some(Step::Keep(n))) => out.keep(n),
                (Some(Step::Insert(text)), None) => out.insert(text),
                (None, Some(Step::Delete(n))) => out.delete(n),
                (Some(Step::Keep(a)), Some(Step::Keep(b))) => {
                    let n = a.min(b);
                    out.keep(n);
                    push(&mut first, Step::left(Step::Keep(a - n)));
                    push(&mut second, Step::left(Step::Keep(b - n)));
                }
                (Some(Step::Keep(a)), Some(Step::Delete(b))) => {
                    let n = a.min(b);
                    out.delete(n);
                    push(&mut first, Step::left(Step::Keep(a - n)));
                    push(&mut second, Step::left(Step::Delete(b - n)));
                }
                (Some(Step::Insert(text)), Some(Step::Keep(b))) => {
                    let (now, later) = split(text, b);
                    push(&mut second, Step::left(Step::Keep(b - now.len().min(b))));
                    out.insert(now);
                    push(&mut first, Step::left(Step::Insert(later)));
                }
                (Some(Step::Insert(text)), Some(Step::Delete(b))) => {
                    let (now, later) = split(text, b);
                    push(&mut second, Step::left(Step::Delete(b - now.len().min(b))));
                    push(&mut first, Step::left(Step::Insert(later)));
                }
            }
        }
        Self { edits: out.edits }
    }

    /// Where an offset of the text before lies afterwards: a caret behind what is inserted there,
    /// at the end of what has replaced it.
    #[must_use]
    pub fn moved(&self, at: usize) -> usize {
        let mut moved = at;
        for edit in self.edits.iter().take_while(|edit| edit.span.start <= at) {
            let gone = edit.span.end.min(at) - edit.span.start;
            moved = moved - gone + edit.text.len();
        }
        moved
    }
}

impl TryFrom<Vec<Edit>> for Patch {
    type Error = Misfit;

    fn try_from(edits: Vec<Edit>) -> Result<Self, Misfit> {
        Self::new(edits)
    }
}

impl From<Patch> for Vec<Edit> {
    fn from(patch: Patch) -> Self {
        patch.edits
    }
}

/// A patch as a walk over the text.
enum Step {
    Keep(usize),
    Delete(usize),
    Insert(String),
}

impl Step {
    /// What is left of a step, if anything is.
    fn left(step: Self) -> Option<Self> {
        let empty = match &step {
            Self::Keep(n) | Self::Delete(n) => *n == 0,
            Self::Insert(text) => text.is_empty(),
        };
        if empty { None } else { Some(step) }
    }
}

fn push(steps: &mut VecDeque<Step>, step: Option<Step>) {
    if let Some(step) = step {
        steps.push_front(step);
    }
}

fn steps(patch: &Patch) -> VecDeque<Step> {
    let mut at = 0;
    let mut steps = VecDeque::with_capacity(patch.edits.len() * 3);
    for edit in &patch.edits {
        let (keep, gone) = (edit.span.start - at, edit.span.len());
        let all = [Step::Keep(keep), Step::Delete(gone), Step::Insert(edit.text.clone())];
        steps.extend(all.into_iter().filter_map(Step::left));
        at = edit.span.end;
    }
    steps
}

/// The first `length` bytes and the rest.
fn split(mut text: String, length: usize) -> (String, String) {
    let at = super::lines::floor(&text, length);
    let later = text.split_off(at);
    (text, later)
}

/// Edits as they come out of a walk.
#[derive(Default)]
struct Joined {
    edits: Vec<Edit>,
    /// How far the walk has come in the text before.
    at: usize,
}

impl Joined {
    fn open(&mut self) -> &mut Edit {
        if self.edits.last().is_none_or(|edit| edit.span.end < self.at) {
            self.edits.push(Edit::delete(self.at..self.at));
        }
        let last = self.edits.len() - 1;
        &mut self.edits[last]
    }

    const fn keep(&mut self, n: usize) {
        self.at += n;
    }

    fn delete(&mut self, n: usize) {
        self.open().span.end += n;
        self.at += n;
    }

    fn insert(&mut self, text: String) {
        self.open().text.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text and edits of it that do not overlap.
    fn patch_of(text: &str, cuts: &[(usize, usize, String)]) -> Patch {
        let mut at = 0;
        let mut edits = Vec::new();
        let floor = |at: usize| crate::source::lines::floor(text, at);
        for (skip, length, new) in cuts {
            let start = floor(at + skip);
            let end = floor(start + length).max(start);
            edits.push(Edit::new(start..end, new.clone()));
            at = end;
        }
        Patch::new(edits).unwrap()
    }

    fn cuts() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
        prop::collection::vec((0_usize..9, 0_usize..9, "[a心\\n]{0,4}"), 0..6)
    }

    proptest! {
        #[test]
        fn undone_gives_the_same_bytes(text in "[xy心。\\n]{0,40}", cuts in cuts()) {
            let patch = patch_of(&text, &cuts);
            let (after, back) = patch.apply(&text).unwrap();
            let (again, forth) = back.apply(&after).unwrap();
            prop_assert_eq!(&again, &text);
            prop_assert_eq!(forth.apply(&text).unwrap().0, after);
        }

        #[test]
        fn two_patches_make_one(text in "[xy心。\\n]{0,40}", a in cuts(), b in cuts()) {
            let first = patch_of(&text, &a);
            let middle = first.apply(&text).unwrap().0;
            let second = patch_of(&middle, &b);
            let after = second.apply(&middle).unwrap().0;
            let both = first.then(&second);
            prop_assert_eq!(&Patch::new(both.edits().to_vec()).unwrap(), &both);
            prop_assert_eq!(both.apply(&text).unwrap().0, after);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let over = Patch::new(vec![Edit::delete(0..4), Edit::delete(3..5)]);
        assert_eq!(over, Err(Misfit::Overlap));
        assert_eq!(Patch::one(Edit::delete(0..9)).apply("心"), Err(Misfit::OtherText));
        assert_eq!(Patch::one(Edit::delete(0..1)).apply("心"), Err(Misfit::OtherText));
    }

    #[test]
    fn a_caret_goes_with_its_text() {
        let patch = Patch::new(vec![Edit::new(2..4, "wide"), Edit::insert(6, "!")]).unwrap();
        assert_eq!([1, 2, 4, 5, 6, 7].map(|at| patch.moved(at)), [1, 6, 6, 7, 9, 10]);
    }
}
