//! Reading free text: which groups of acts the words of a reply show. An estimate with its
//! evidence; it never changes a recorded score (contract section 12).
//!
//! One lexicon of phrases (`assets/reading.ron`, Chinese and English) is compiled once into a
//! [`Reader`]. [`Reader::read`] says of each [`Group`] whether the words show it, how surely, and
//! which bytes led to it; where it does not know, it says nothing. [`doubt`] compares that with the
//! act an author labelled, [`measure`] with a labelled set.

mod amounts;
pub mod doubt;
mod group;
mod hours;
mod lexicon;
pub mod measure;
mod pattern;
#[cfg(test)]
mod tests;
mod token;

pub use group::Group;
pub use hours::ClockTime;

use crate::source::Diagnostic;
use crate::text::Lang;
use hours::Times;
use lexicon::Lexicon;
use pattern::Said;
use std::ops::Range;

/// From this strength on a group is shown.
const SHOWN: i32 = 3;
/// From this strength on it is sure.
const SURE: i32 = 5;

/// How surely the words show a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A trace: whether it is shown is not known, and nothing is said.
    Unknown,
    /// Shown, by one phrase.
    Likely,
    /// Shown, by several phrases.
    Sure,
}

/// What was read of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The group.
    pub group: Group,
    /// How surely.
    pub confidence: Confidence,
    /// Sum of the weights of the phrases found; 3 and more is shown.
    pub strength: i32,
    /// The bytes of the words that led to it, in their order.
    pub evidence: Vec<Range<usize>>,
}

/// What was read in an utterance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    seen: Vec<Seen>,
    times: Vec<ClockTime>,
}

impl Reading {
    /// The groups that the words show, strongest first. Empty: none, or it does not know.
    pub fn shown(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(|seen| seen.confidence > Confidence::Unknown)
    }

    /// Every group with a trace of evidence, strongest first.
    #[must_use]
    pub fn traces(&self) -> &[Seen] {
        &self.seen
    }

    /// Is the group shown?
    #[must_use]
    pub fn shows(&self, group: Group) -> bool {
        self.shown().any(|seen| seen.group == group)
    }

    /// The times of day in the words.
    #[must_use]
    pub fn times(&self) -> &[ClockTime] {
        &self.times
    }
}

/// The compiled lexicon.
pub struct Reader {
    lexicon: Lexicon,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl Reader {
    /// The lexicon that comes with the program.
    ///
    /// # Errors
    /// What is wrong with the data, in one line each.
    pub fn embedded() -> Result<Self, String> {
        Self::new(include_str!("../../../../assets/reading.ron")).map_err(|found| {
            let lines: Vec<_> = found.iter().map(|one| one.one_line(Lang::En)).collect();
            lines.join("\n")
        })
    }

    /// A lexicon from its text.
    ///
    /// # Errors
    /// What is wrong with it, with the place.
    pub fn new(source: &str) -> Result<Self, Vec<Diagnostic>> {
        Lexicon::read(source).map(|lexicon| Self { lexicon })
    }

    /// Reads an utterance in one language.
    #[must_use]
    pub fn read(&self, text: &str, lang: Lang) -> Reading {
        let tokens = token::tokens(text);
        let times = Times::find(&tokens, lang);
        let said = Said { tokens: &tokens, times: &times };
        let mut seen: Vec<Seen> = Vec::new();
        for entry in self.lexicon.of(lang) {
            let Some((from, to)) = entry.say.iter().find_map(|phrase| phrase.find(&said)) else {
                continue;
            };
            if entry.unless.iter().any(|phrase| phrase.find(&said).is_some()) {
                continue;
            }
            let place = seen.iter().position(|seen| seen.group == entry.group);
            let place = place.unwrap_or_else(|| {
                let (group, confidence) = (entry.group, Confidence::Unknown);
                seen.push(Seen { group, confidence, strength: 0, evidence: Vec::new() });
                seen.len() - 1
            });
            let Some(one) = seen.get_mut(place) else { continue };
            one.strength += entry.weight;
            let words = tokens.get(from..to).unwrap_or_default();
            if let (true, Some(first), Some(last)) = (entry.weight > 0, words.first(), words.last())
            {
                one.evidence.push(first.bytes.start..last.bytes.end);
            }
        }
        let strength: Vec<(Group, i32)> =
            seen.iter().map(|one| (one.group, one.strength)).collect();
        let shown = |group: &Group| strength.iter().any(|(g, s)| g == group && *s >= SHOWN);
        for one in &mut seen {
            one.evidence.sort_by_key(|span| (span.start, span.end));
            let yields = self.lexicon.yields.iter().any(|(group, to)| {
                *group == one.group && one.strength < SURE && to.iter().any(shown)
            });
            one.confidence = match one.strength {
                _ if yields => Confidence::Unknown,
                SURE.. => Confidence::Sure,
                SHOWN.. => Confidence::Likely,
                _ => Confidence::Unknown,
            };
        }
        seen.retain(|one| one.strength > 0);
        seen.sort_by_key(|one| (std::cmp::Reverse(one.strength), one.group));
        Reading { seen, times: times.into_clock() }
    }
}
