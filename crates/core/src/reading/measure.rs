//! How well the reading does on a labelled set: precision, recall, F1, confusion.

use super::{Group, Reader};
use crate::text::Lang;

/// One labelled utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The groups its words show; empty is "none".
    pub groups: Vec<Group>,
    /// The words.
    pub text: String,
}

/// Reads a labelled set: `group[,group…]<TAB>utterance`, one a line.
///
/// # Errors
/// The number of the first line, from 1, that is not of this form.
pub fn labelled(source: &str) -> Result<Vec<Labelled>, usize> {
    let lines = source.trim_start_matches('\u{feff}').lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(ix, line)| {
            let (groups, text) = line.split_once('\t').ok_or(ix + 1)?;
            let names = groups.split(',').map(str::trim).filter(|name| *name != "none");
            let groups = names.map(|name| Group::from_id(name).ok_or(ix + 1));
            Ok(Labelled { groups: groups.collect::<Result<_, _>>()?, text: text.trim().to_owned() })
        })
        .collect()
}

/// Place of "none" in tables: after the groups.
pub const NONE: usize = Group::ALL.len();

/// Counts of one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Labelled and read.
    pub hits: u32,
    /// Read, not labelled.
    pub extra: u32,
    /// Labelled, not read.
    pub missed: u32,
}

impl Counts {
    /// Of what was read, how much is right: per thousand. `None`: nothing was read.
    #[must_use]
    pub fn precision(self) -> Option<u32> {
        share(self.hits, self.hits + self.extra)
    }

    /// Of what is labelled, how much was read: per thousand. `None`: nothing is labelled.
    #[must_use]
    pub fn recall(self) -> Option<u32> {
        share(self.hits, self.hits + self.missed)
    }

    /// The harmonic mean of both: per thousand. `None`: neither labelled nor read.
    #[must_use]
    pub fn f1(self) -> Option<u32> {
        share(2 * self.hits, 2 * self.hits + self.extra + self.missed)
    }
}

fn share(part: u32, whole: u32) -> Option<u32> {
    (part * 1000 + whole / 2).checked_div(whole)
}

/// The measurement of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// By group, "none" last (read as none: nothing is shown).
    pub counts: [Counts; NONE + 1],
    /// `confusion[labelled][read]`: of utterances with this label, how often each group was read
    /// that is not among their labels; on the diagonal, how often the label itself was read.
    pub confusion: [[u32; NONE + 1]; NONE + 1],
    /// Utterances.
    pub utterances: u32,
}

impl Measure {
    /// Reads every utterance of the set and compares.
    #[must_use]
    pub fn of(reader: &Reader, lang: Lang, set: &[Labelled]) -> Self {
        let mut measure =
            Self { counts: Default::default(), confusion: Default::default(), utterances: 0 };
        for one in set {
            let places = |groups: Vec<usize>| if groups.is_empty() { vec![NONE] } else { groups };
            let wanted = places(one.groups.iter().map(|group| group.index()).collect());
            let reading = reader.read(&one.text, lang);
            let read = places(reading.shown().map(|seen| seen.group.index()).collect());
            measure.utterances += 1;
            for (place, counts) in measure.counts.iter_mut().enumerate() {
                match (wanted.contains(&place), read.contains(&place)) {
                    (true, true) => counts.hits += 1,
                    (false, true) => counts.extra += 1,
                    (true, false) => counts.missed += 1,
                    (false, false) => {}
                }
            }
            for &label in &wanted {
                for &group in &read {
                    if (group == label || !wanted.contains(&group))
                        && let Some(cell) =
                            measure.confusion.get_mut(label).and_then(|row| row.get_mut(group))
                    {
                        *cell += 1;
                    }
                }
            }
        }
        measure
    }

    /// The mean of F1 over the groups that occur ("none" included): per thousand.
    #[must_use]
    pub fn macro_f1(&self) -> u32 {
        let all: Vec<u32> = self.counts.iter().filter_map(|counts| counts.f1()).collect();
        let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.iter().sum::<u32>().checked_div(count).unwrap_or(0)
    }
}
