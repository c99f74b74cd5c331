//! Test-wiseness: can the better reply be told from its looks?
//!
//! At every choice that the given runs met, the replies with most points
//! ([`points_of_offers`]) are the better ones. A clue ("the longest", "the one with 抱歉") picks a
//! reply by looks alone, sharing ties evenly; its hits are set against what guessing would hit.
//! Choices where all replies bring the same tell nothing and are left out. A node counts once,
//! however often the runs met it: the mean over its choices.

use super::players::{PUNCTUATION, SORRY, count, length};
use crate::dialogue::{Stage, State};
use crate::report::{points_of_offers, words};
use crate::scenario::model::Reply;
use crate::text::{Lang, Text};
use serde::Serialize;
use std::collections::BTreeMap;

/// What one may go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clue {
    /// The longest.
    Longest,
    /// The shortest.
    Shortest,
    /// The first.
    First,
    /// The last.
    Last,
    /// Most words of apology.
    Sorry,
    /// Most polite words.
    Polite,
    /// Most question marks.
    Asks,
    /// Most exclamation marks.
    Exclaims,
    /// Most commas and stops.
    Punctuation,
    /// Most often in brackets: gestures.
    Gesture,
}

impl Clue {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Longest,
        Self::Shortest,
        Self::First,
        Self::Last,
        Self::Sorry,
        Self::Polite,
        Self::Asks,
        Self::Exclaims,
        Self::Punctuation,
        Self::Gesture,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> Text {
        let (zh, en) = match self {
            Self::Longest => ("最长", "the longest"),
            Self::Shortest => ("最短", "the shortest"),
            Self::First => ("排第一", "the first"),
            Self::Last => ("排最后", "the last"),
            Self::Sorry => ("道歉的话最多", "most words of apology"),
            Self::Polite => ("客气话最多", "most polite words"),
            Self::Asks => ("问号最多", "most question marks"),
            Self::Exclaims => ("感叹号最多", "most exclamation marks"),
            Self::Punctuation => ("标点最多", "most punctuation"),
            Self::Gesture => ("动作最多", "most gestures"),
        };
        Text::new(zh, en)
    }

    fn of(self, reply: &Reply, place: usize, lang: Lang) -> i64 {
        const POLITE: [&[&str]; 2] =
            [&["请", "谢", "麻烦", "劳烦", "您好"], &["please", "thank", "kindly", "welcome"]];
        let text = words(reply);
        let text = text.get(lang);
        match self {
            Self::Longest => length(reply, lang),
            Self::Shortest => -length(reply, lang),
            Self::First => -(place as i64),
            Self::Last => place as i64,
            Self::Sorry => count(text, SORRY[lang as usize]),
            Self::Polite => count(text, POLITE[lang as usize]),
            Self::Asks => count(text, &["?", "？"]),
            Self::Exclaims => count(text, &["!", "！"]),
            Self::Punctuation => count(text, &PUNCTUATION),
            Self::Gesture => reply.segments.iter().filter(|segment| segment.gesture).count() as i64,
        }
    }
}

/// How well a clue does, in parts of 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hits {
    /// The clue.
    pub clue: Clue,
    /// The language.
    pub lang: Lang,
    /// Nodes it was tried at.
    pub nodes: usize,
    /// Share of better replies among its picks.
    pub hits: f64,
    /// The same for guessing.
    pub chance: f64,
    /// How far off chance this is, in standard deviations of guessing.
    pub sigma: f64,
}

/// What was met at the nodes: by node, for each clue and language the sum of hits; then the sum
/// of chances and the number of choices. Adds up over scenarios.
#[derive(Debug, Clone, Default)]
pub struct Wise {
    nodes: BTreeMap<(usize, u32), (Vec<f64>, f64, f64)>,
    scenarios: usize,
}

impl Wise {
    /// Takes in the choices of some runs of one scenario.
    pub fn add<'a>(&mut self, stage: &Stage, runs: impl Iterator<Item = &'a [(u32, u8)]>) {
        let scenario = self.scenarios;
        self.scenarios += 1;
        let mut looks: BTreeMap<(u32, u8, Clue, usize), i64> = BTreeMap::new();
        for run in runs {
            let mut state = State::start(stage, &mut ());
            for (place, (node, reply)) in run.iter().enumerate() {
                let closing = place + 2 >= run.len();
                let offers = points_of_offers(&state, stage, closing);
                self.choice(stage, (scenario, *node), &offers, &mut looks);
                if state.give(stage, *reply, &mut ()).is_none() {
                    break;
                }
            }
        }
    }

    fn choice(
        &mut self,
        stage: &Stage,
        at: (usize, u32),
        offers: &[(u8, i32)],
        looks: &mut BTreeMap<(u32, u8, Clue, usize), i64>,
    ) {
        let most = offers.iter().map(|(_, points)| *points).max().unwrap_or(0);
        let better = offers.iter().filter(|(_, points)| *points == most).count();
        if offers.len() < 2 || better == offers.len() {
            return;
        }
        let clues = Clue::ALL.len() * Lang::ALL.len();
        let (hits, chance, choices) =
            self.nodes.entry(at).or_insert_with(|| (vec![0.0; clues], 0.0, 0.0));
        *chance += better as f64 / offers.len() as f64;
        *choices += 1.0;
        for (number, lang) in Lang::ALL.into_iter().enumerate() {
            for (clue, hits) in Clue::ALL.into_iter().zip(hits.chunks_mut(Lang::ALL.len())) {
                let mut look = |number_of: u8| -> i64 {
                    *looks.entry((at.1, number_of, clue, number)).or_insert_with(|| {
                        stage.lesson().reply(at.1, number_of).map_or(0, |reply| {
                            clue.of(reply, usize::from(number_of), lang)
                        })
                    })
                };
                let values: Vec<i64> = offers.iter().map(|(reply, _)| look(*reply)).collect();
                let top = values.iter().max().copied().unwrap_or(0);
                let (mut picked, mut good) = (0.0, 0.0);
                for ((_, points), value) in offers.iter().zip(values) {
                    if value == top {
                        picked += 1.0;
                        good += f64::from(u8::from(*points == most));
                    }
                }
                hits[number] += good / picked;
            }
        }
    }

    /// How each clue does.
    #[must_use]
    pub fn hits(&self) -> Vec<Hits> {
        let count = self.nodes.len();
        let mut all = Vec::new();
        for (place, clue) in Clue::ALL.into_iter().enumerate() {
            for (number, lang) in Lang::ALL.into_iter().enumerate() {
                let (mut hits, mut chance, mut variance) = (0.0, 0.0, 0.0);
                for (sums, chances, choices) in self.nodes.values() {
                    let own = chances / choices;
                    hits += sums[place * Lang::ALL.len() + number] / choices;
                    chance += own;
                    variance += own * (1.0 - own);
                }
                let nodes = count.max(1) as f64;
                all.push(Hits {
                    clue,
                    lang,
                    nodes: count,
                    hits: hits / nodes,
                    chance: chance / nodes,
                    sigma: if variance > 0.0 { (hits - chance) / variance.sqrt() } else { 0.0 },
                });
            }
        }
        all
    }
}
