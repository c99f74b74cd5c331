//! Find, and replace after having seen what was found.
//!
//! Words and ids are told apart: what is said on the screen is searched and replaced, an id is
//! only found; it is renamed everywhere at once by [`moodfirst_core::scenario::edits::rename`].
//!
//! ```
//! use moodfirst::editor::search::{Query, find, replace};
//! use moodfirst_core::source::Document;
//!
//! let text = r#"(title: (zh: "面", en: "Late noodles"), flags: ["late"])"#;
//! let document = Document::new(text);
//! let hits = find(&document.tree(), &Query::new("late"));
//! assert_eq!(hits.len(), 2);
//! let words: Vec<_> = hits.iter().filter(|hit| hit.lang.is_some()).collect();
//! assert_eq!(words[0].path.to_string(), "title/en");
//! let patch = replace(&document.tree(), &words, "Cold")?;
//! assert_eq!(patch.apply(text)?.0, r#"(title: (zh: "面", en: "Cold noodles"), flags: ["late"])"#);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(test)]
mod tests;

use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::edits::{Named, mentions};
use moodfirst_core::source::term::quote;
use moodfirst_core::source::tree::{Ix, Shape, Tree};
use moodfirst_core::source::{Edit, Patch};
use moodfirst_core::text::Lang;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words. Nothing is found for none.
    pub words: String,
    /// Upper and lower case are told apart.
    pub case: bool,
    /// Only whole words; in Chinese, which does not part them, without effect.
    pub whole: bool,
    /// Only in this language; ids are in neither.
    pub lang: Option<Lang>,
}

impl Query {
    /// These words, however they are written, wherever they stand.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }
}

/// A place where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The element.
    pub path: Path,
    /// The language of the words; `None` of an id, a name or a note, which are not replaced.
    pub lang: Option<Lang>,
    /// All that stands there: the sentence to show the hit in.
    pub text: String,
    /// Where in it, in bytes.
    pub at: Range<usize>,
    ix: Ix,
}

/// Why hits cannot be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreplaced {
    /// They were found in another text: search again.
    #[error("the text has changed since; search again")]
    OtherText,
    /// One of them is no word but an id: rename it.
    #[error("an id is renamed, not replaced")]
    Id,
}

/// All places, in the order of the file.
#[must_use]
pub fn find(tree: &Tree<'_>, query: &Query) -> Vec<Hit> {
    let needle: Vec<char> = query.words.chars().collect();
    let mut found = Vec::new();
    if needle.is_empty() {
        return found;
    }
    for (ix, lang) in texts(tree) {
        if query.lang.is_some() && query.lang != lang {
            continue;
        }
        let Some(text) = tree.string(ix) else { continue };
        let places = places(&text, &needle, query);
        if places.is_empty() {
            continue;
        }
        let path = Path::of(tree, ix);
        found.extend(places.into_iter().map(|at| Hit {
            path: path.clone(),
            lang,
            text: text.clone().into_owned(),
            at,
            ix,
        }));
    }
    found
}

/// Everything in quotation marks with its language: what stands under `zh` or `en`.
fn texts<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = (Ix, Option<Lang>)> + 't {
    let of = |key: &str| Lang::ALL.into_iter().find(|lang| lang.code() == key);
    // The list of words to quote that is open, and where it ends.
    let mut list: Option<(Ix, Lang)> = None;
    (0..u32::try_from(tree.len()).unwrap_or(u32::MAX)).filter_map(move |ix| {
        let own = of(tree.key(ix));
        match (tree.shape(ix), own) {
            (Shape::List, Some(lang)) => list = Some((tree.behind(ix), lang)),
            (Shape::Str(_), own) => {
                let around = list.filter(|(behind, _)| ix < *behind).map(|(_, lang)| lang);
                return Some((ix, own.or(around)));
            }
            _ => {}
        }
        None
    })
}

/// Where the words stand in a text, none of them overlapping.
fn places(text: &str, needle: &[char], query: &Query) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let same = |a: char, b: char| a == b || !query.case && a.to_lowercase().eq(b.to_lowercase());
    let offset = |place: usize| chars.get(place).map_or(text.len(), |(at, _)| *at);
    // Chinese is not parted by spaces.
    let letter = |place: Option<usize>| {
        let found = place.and_then(|place| chars.get(place));
        found.is_some_and(|(_, c)| c.is_alphanumeric() && !('\u{2e80}'..='\u{9fff}').contains(c))
    };
    let mut found = Vec::new();
    let mut place = 0;
    while place + needle.len() <= chars.len() {
        let end = place + needle.len();
        let here = chars[place..end].iter().zip(needle).all(|((_, a), b)| same(*a, *b));
        let parted = |inner: usize, outer: Option<usize>| !(letter(Some(inner)) && letter(outer));
        let whole = || parted(place, place.checked_sub(1)) && parted(end - 1, Some(end));
        if here && (!query.whole || whole()) {
            found.push(offset(place)..offset(end));
            place = end;
        } else {
            place += 1;
        }
    }
    found
}

/// Puts other words in the place of these hits: one change, one step.
///
/// # Errors
/// [`Unreplaced`]: then nothing is to be done.
pub fn replace(tree: &Tree<'_>, hits: &[&Hit], words: &str) -> Result<Patch, Unreplaced> {
    let mut by_text: BTreeMap<Ix, Vec<&Hit>> = BTreeMap::new();
    for hit in hits {
        if hit.lang.is_none() {
            return Err(Unreplaced::Id);
        }
        by_text.entry(hit.ix).or_default().push(hit);
    }
    let mut edits = Vec::new();
    for (ix, mut hits) in by_text {
        let there = (ix as usize) < tree.len();
        let text = there.then(|| tree.string(ix)).flatten().ok_or(Unreplaced::OtherText)?;
        if hits.iter().any(|hit| *hit.text != *text) {
            return Err(Unreplaced::OtherText);
        }
        hits.sort_by_key(|hit| hit.at.start);
        hits.dedup();
        let (span, source) = (tree.span(ix), tree.source(ix));
        if source.get(1..source.len().saturating_sub(1)) == Some(&*text) {
            // Written as it reads: only the hits change.
            let new = quote(words);
            let new = &new[1..new.len() - 1];
            let place = |hit: &Hit| span.start + 1 + hit.at.start..span.start + 1 + hit.at.end;
            edits.extend(hits.iter().map(|hit| Edit::new(place(hit), new)));
            continue;
        }
        let mut text = text.into_owned();
        for hit in hits.iter().rev() {
            text.replace_range(hit.at.clone(), words);
        }
        edits.push(Edit::new(span, quote(&text)));
    }
    Patch::new(edits).map_err(|_| Unreplaced::OtherText)
}

/// Where something is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The element.
    pub path: Path,
    /// Here the thing itself is; elsewhere it is only meant.
    pub declares: bool,
}

/// All places that name something, in the order of the file.
#[must_use]
pub fn references(tree: &Tree<'_>, named: Named<'_>) -> Vec<Reference> {
    let all = mentions(tree, named).into_iter();
    all.map(|one| Reference { path: Path::of(tree, one.ix), declares: one.declares }).collect()
}
