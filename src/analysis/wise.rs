//! Test-wiseness: can the better reply be told from its looks?
//!
//! At every choice that the given runs met, the replies with most points
//! ([`points_of_offers`]) are the better ones. A clue ("the longest", "the one with 抱歉") picks a
//! reply by looks alone, sharing ties evenly; its hits are set against what guessing would hit.
//! Choices where all replies bring the same tell nothing and are left out. A node counts once,
//! however often the runs met it: the mean over its choices.

use super::codes;
use super::finding::Finding;
use super::players::{PUNCTUATION, SORRY, count, length};
use crate::dialogue::{Stage, State};
use crate::report::{points_of_offers, words};
use crate::scenario::model::Reply;
use crate::source::say;
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

    /// Stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::Shortest => "shortest",
            Self::First => "first",
            Self::Last => "last",
            Self::Sorry => "sorry",
            Self::Polite => "polite",
            Self::Asks => "asks",
            Self::Exclaims => "exclaims",
            Self::Punctuation => "punctuation",
            Self::Gesture => "gesture",
        }
    }

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
    /// By node: replies that were among the better ones at every choice, and whether any choice
    /// there differed from the others in what had come before.
    best: BTreeMap<(usize, u32), (Vec<u8>, usize)>,
    scenarios: usize,
}

impl Wise {
    /// Takes in the choices of some runs of one scenario.
    pub fn add<'a>(&mut self, stage: &Stage, runs: impl Iterator<Item = &'a [(u32, u8)]>) {
        let scenario = self.scenarios;
        self.scenarios += 1;
        let looks = looks(stage);
        for run in runs {
            let mut state = State::start(stage, &mut ());
            for (place, (node, reply)) in run.iter().enumerate() {
                let closing = place + 2 >= run.len();
                let offers = points_of_offers(&state, stage, closing);
                if let Some(looks) = looks.get(*node as usize) {
                    self.choice((scenario, *node), &offers, looks, place > 0);
                }
                if state.give(stage, *reply, &mut ()).is_none() {
                    break;
                }
            }
        }
    }

    fn choice(&mut self, at: (usize, u32), offers: &[(u8, i32)], looks: &[Vec<i64>], later: bool) {
        let most = offers.iter().map(|(_, points)| *points).max().unwrap_or(0);
        let better = offers.iter().filter(|(_, points)| *points == most).count();
        if offers.len() < 2 || better == offers.len() {
            return;
        }
        let good = |number: &u8| offers.iter().any(|(reply, p)| reply == number && *p == most);
        let all: Vec<u8> = offers.iter().map(|(reply, _)| *reply).collect();
        let (best, met) = self.best.entry(at).or_insert((all, 0));
        best.retain(good);
        // Before the first reply nothing has come yet.
        *met += usize::from(later);
        let (hits, chance, choices) =
            self.nodes.entry(at).or_insert_with(|| (vec![0.0; LOOKS], 0.0, 0.0));
        *chance += better as f64 / offers.len() as f64;
        *choices += 1.0;
        for (look, hits) in hits.iter_mut().enumerate() {
            let value = |reply: u8| looks.get(usize::from(reply)).map_or(0, |looks| looks[look]);
            let top = offers.iter().map(|(reply, _)| value(*reply)).max().unwrap_or(0);
            let picked = offers.iter().filter(|(reply, _)| value(*reply) == top);
            let (picked, good) = picked.fold((0.0, 0.0), |(picked, good), (_, points)| {
                (picked + 1.0, good + f64::from(u8::from(*points == most)))
            });
            *hits += good / picked;
        }
    }

    /// Nodes of the scenario taken in last at which one reply was the best at every choice.
    #[must_use]
    pub fn always_best(&self, stage: &Stage) -> Option<Finding> {
        let last = self.scenarios.checked_sub(1)?;
        let own = || self.best.iter().filter(|((scenario, _), _)| *scenario == last);
        // One choice alone is no "whatever came before".
        let always = own().filter(|(_, (best, met))| best.len() == 1 && *met > 1);
        let names: Vec<String> = always
            .filter_map(|((_, node), (best, _))| {
                let reply = stage.lesson().reply(*node, *best.first()?)?;
                Some(format!("{}/{}", stage.lesson().node(*node)?.id, reply.id))
            })
            .collect();
        if names.is_empty() {
            return None;
        }
        let (count, all, list) = (names.len(), own().count(), names.join(", "));
        let message = say!(
            "自动选手走过的 {all} 个节点里，有 {count} 个总是同一个回应得分最多：{list}",
            "at {count} of {all} nodes that the players met, the same reply brings most points whatever came before: {list}"
        );
        Some(Finding::new(&codes::ALWAYS_BEST, None, "", message))
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

/// Clues times languages.
const LOOKS: usize = Clue::ALL.len() * Lang::ALL.len();

/// By node and reply: what each clue in each language sees in it.
fn looks(stage: &Stage) -> Vec<Vec<Vec<i64>>> {
    let scenario = stage.lesson().scenario();
    let of = |place: usize, reply: &Reply| -> Vec<i64> {
        let each = Clue::ALL.into_iter().flat_map(|clue| Lang::ALL.map(|lang| (clue, lang)));
        each.map(|(clue, lang)| clue.of(reply, place, lang)).collect()
    };
    let nodes = scenario.nodes.iter();
    nodes
        .map(|node| {
            let replies = node.replies.iter().chain(&node.fallback).enumerate();
            replies.map(|(place, reply)| of(place, reply)).collect()
        })
        .collect()
}
