//! What the words of a segment say about the act it is labelled with.

use super::{Group, Reader, Reading};
use crate::rubric::{Act, Family};
use crate::scenario::model::{Cargo, Moment, Segment};
use crate::text::Lang;
use std::ops::Range;

/// What an editor may ask an author about a segment; each carries the words that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The words show another group, and nothing of the labelled act.
    Act {
        /// What is labelled.
        labelled: Act,
        /// What the words show.
        shown: Group,
        /// The acts that would fit, the most usual one first.
        instead: &'static [Act],
        /// The bytes of the words.
        evidence: Vec<Range<usize>>,
    },
    /// The only hour in the words of a promise is not the hour of its due moment.
    Hour {
        /// Minutes since midnight in the words.
        said: u32,
        /// The due moment.
        due: Moment,
        /// The bytes of the words.
        evidence: Range<usize>,
    },
    /// A paraphrase holds a number that the customer has not said.
    Number {
        /// The number as written.
        number: String,
        /// The bytes of the words.
        evidence: Range<usize>,
    },
}

/// The acts the words propose, the surest group first, with the words.
#[must_use]
pub fn proposals(reading: &Reading) -> Vec<(Act, Group, Vec<Range<usize>>)> {
    let first = |group: Group| group.acts().first().copied();
    reading
        .shown()
        .filter_map(|seen| Some((first(seen.group)?, seen.group, seen.evidence.clone())))
        .collect()
}

/// The doubts about one segment in one language. `heard` is what the customer has said up to here,
/// in the same language; `None` where that is not known: then numbers are not looked at.
#[must_use]
pub fn doubts(reader: &Reader, segment: &Segment, lang: Lang, heard: Option<&str>) -> Vec<Doubt> {
    if segment.gesture {
        return Vec::new();
    }
    let text = segment.text.get(lang);
    let reading = reader.read(text, lang);
    let mut found: Vec<Doubt> = act(&reading, segment.act).into_iter().collect();
    if let Cargo::Promise(terms) = &segment.cargo {
        found.extend(terms.due.and_then(|due| hour(&reading, due)));
    }
    if let (Act::Paraphrase, Some(heard)) = (segment.act, heard) {
        found.extend(numbers(text, heard, lang));
    }
    found
}

/// From this strength on (two strong phrases) a group speaks for itself beside any label.
const UNMISTAKABLE: i32 = 10;

/// A doubt about a labelled act: only where the words are no trace of the act itself, and either
/// work against the customer, promise without a time what is labelled a promise, or show something
/// else beyond mistaking. Courtesies go with every act, and are no reason to doubt one.
#[must_use]
pub fn act(reading: &Reading, labelled: Act) -> Option<Doubt> {
    let known = Group::ALL.iter().any(|group| group.fits(labelled));
    let traced = reading.traces().iter().any(|seen| seen.group.fits(labelled));
    if !known || traced || labelled.family() == Family::Harm {
        return None;
    }
    let decides = |group: Group, strength: i32| match group {
        Group::Against => labelled.family() != Family::Matter,
        Group::Vague => labelled == Act::Promise,
        Group::Thank | Group::Apologise | Group::Acknowledge | Group::Care | Group::Own => false,
        _ => strength >= UNMISTAKABLE,
    };
    let seen = reading.shown().find(|seen| decides(seen.group, seen.strength))?;
    Some(Doubt::Act {
        labelled,
        shown: seen.group,
        instead: seen.group.acts(),
        evidence: seen.evidence.clone(),
    })
}

/// A promise whose hour differs from the only hour in its words.
#[must_use]
pub fn hour(reading: &Reading, due: Moment) -> Option<Doubt> {
    let (hour, minute) = due.time();
    let minutes = hour * 60 + minute;
    match reading.times() {
        [said] if !said.can_be(minutes) => {
            Some(Doubt::Hour { said: said.minutes, due, evidence: said.bytes.clone() })
        }
        _ => None,
    }
}

/// Numbers in a paraphrase that the customer has not said. Small ones (below 3) are words of speech.
#[must_use]
pub fn numbers(text: &str, heard: &str, lang: Lang) -> Vec<Doubt> {
    let known = super::amounts::amounts(heard, lang);
    let said = super::amounts::amounts(text, lang).into_iter();
    said.filter(|(value, _)| *value > 2 && !known.iter().any(|(heard, _)| heard == value))
        .map(|(_, evidence)| Doubt::Number {
            number: text.get(evidence.clone()).unwrap_or_default().to_owned(),
            evidence,
        })
        .collect()
}
