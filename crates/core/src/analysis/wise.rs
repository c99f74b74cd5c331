//! Test-wiseness: can the better reply be told from its looks?
//!
//! At every choice that the given runs met, the replies with most points
//! ([`points_of_offers`]) are the better ones. A clue ("the longest", "the one with 抱歉") picks a
//! reply by looks alone, sharing ties evenly; its hits are set against what guessing would hit.
//! Choices where all replies bring the same tell nothing and are left out. A node counts once,
//! however often the runs met it: the mean over its choices.

mod clue;
mod library_report;
mod points;

pub use clue::Clue;
pub use library_report::{LibraryReport, library_report};
pub use points::points_of_offers;

use super::codes;
use super::finding::Finding;
use crate::dialogue::{Stage, State};
use crate::scenario::model::Reply;
use crate::source::say;
use crate::text::Lang;
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// How far off chance this is, in standard deviations of guessing: each node a draw of its
    /// own, nodes at which the clue tells nothing apart left out (normal approximation of the sum
    /// of such draws, which at some dozens of nodes is close enough).
    pub sigma: f64,
}

/// What was met at one node.
#[derive(Debug, Clone, PartialEq)]
struct Met {
    /// For each clue and language: sum of hits.
    hits: Vec<f64>,
    /// For each clue and language: sum of what a guess varies by, where the clue picks at all.
    varies: Vec<f64>,
    /// Sum of what guessing hits.
    chance: f64,
    /// Choices.
    choices: f64,
}

/// What was met, by scenario and node. Adds up over personas and scenarios.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wise {
    nodes: BTreeMap<(usize, u32), Met>,
    /// By node: replies that were among the better ones at every choice, and at how many choices
    /// something had come before.
    best: BTreeMap<(usize, u32), (Vec<u8>, usize)>,
    scenarios: usize,
}

impl Wise {
    /// What some runs of one scenario met.
    #[must_use]
    pub fn of<'a>(stage: &Stage, runs: impl Iterator<Item = &'a [(u32, u8)]>) -> Self {
        let mut wise = Self { scenarios: 1, ..Self::default() };
        // By node, as it is met: of a large scenario few are.
        let mut looks: BTreeMap<u32, Vec<Vec<i64>>> = BTreeMap::new();
        for run in runs {
            let mut state = State::start(stage, &mut ());
            for (place, (node, reply)) in run.iter().enumerate() {
                let closing = place + 2 >= run.len();
                let offers = points_of_offers(&state, stage, closing);
                let looks = looks.entry(*node).or_insert_with(|| looks_at(stage, *node));
                wise.choice((0, *node), &offers, looks, place > 0);
                if state.give(stage, *reply, &mut ()).is_none() {
                    break;
                }
            }
        }
        wise
    }

    /// Takes in what the personas of one more scenario met.
    pub fn join<'a>(&mut self, personas: impl Iterator<Item = &'a Self>) {
        let scenario = self.scenarios;
        self.scenarios += 1;
        for ((_, node), own) in personas.flat_map(|other| &other.nodes) {
            let met = self.nodes.entry((scenario, *node)).or_insert_with(Met::none);
            met.chance += own.chance;
            met.choices += own.choices;
            for (all, own) in [(&mut met.hits, &own.hits), (&mut met.varies, &own.varies)] {
                all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
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
        let met = self.nodes.entry(at).or_insert_with(Met::none);
        let chance = better as f64 / offers.len() as f64;
        met.chance += chance;
        met.choices += 1.0;
        for (look, (clue, _)) in each().enumerate() {
            let by_place = clue.place(offers.len());
            let value = |place: usize, reply: u8| match by_place {
                Some(wanted) => i64::from(place == wanted),
                None => looks.get(usize::from(reply)).map_or(0, |looks| looks[look]),
            };
            let values = || offers.iter().enumerate().map(|(place, (r, _))| value(place, *r));
            let top = values().max().unwrap_or(0);
            let picked = values().filter(|value| *value == top).count();
            let good = values().zip(offers).filter(|(value, (_, p))| *value == top && *p == most);
            met.hits[look] += good.count() as f64 / picked as f64;
            if picked < offers.len() {
                met.varies[look] += chance * (1.0 - chance);
            }
        }
    }

    /// Nodes of a single scenario at which one reply was the best at every choice, as far as so many
    /// random runs show.
    #[must_use]
    pub fn always_best(&self, stage: &Stage, runs: u32) -> Option<Finding> {
        let own = || self.best.iter();
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
            "就 {runs} 次随机走来看，走过的 {all} 个节点里有 {count} 个总是同一个回应当场得分最多：{list}",
            "as far as {runs} random runs show: at {count} of the {all} nodes that they met, the same reply brought most points at once whatever had come before: {list}"
        );
        Some(Finding::new(&codes::ALWAYS_BEST, None, "", message))
    }

    /// Nodes at which there was a better reply.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.nodes.len()
    }

    /// How each clue does.
    #[must_use]
    pub fn hits(&self) -> Vec<Hits> {
        let nodes = self.nodes.len().max(1) as f64;
        let of = |(look, (clue, lang)): (usize, (Clue, Lang))| {
            let (mut hits, mut chance, mut varies) = (0.0, 0.0, 0.0);
            for met in self.nodes.values() {
                hits += met.hits[look] / met.choices;
                chance += met.chance / met.choices;
                varies += met.varies[look] / met.choices;
            }
            let sigma = if varies > 0.0 { (hits - chance) / varies.sqrt() } else { 0.0 };
            let (hits, chance) = (hits / nodes, chance / nodes);
            Hits { clue, lang, nodes: self.nodes.len(), hits, chance, sigma }
        };
        each().enumerate().map(of).collect()
    }
}

impl Met {
    fn none() -> Self {
        let none = vec![0.0; each().count()];
        Self { hits: none.clone(), varies: none, chance: 0.0, choices: 0.0 }
    }
}

/// Each clue in each language.
fn each() -> impl Iterator<Item = (Clue, Lang)> {
    Clue::ALL.into_iter().flat_map(|clue| Lang::ALL.map(|lang| (clue, lang)))
}

/// By reply of a node: what each clue in each language sees in it.
fn looks_at(stage: &Stage, node: u32) -> Vec<Vec<i64>> {
    let of = |reply: &Reply| each().map(|(clue, lang)| clue.of(reply, lang)).collect();
    let node = stage.lesson().node(node);
    node.map_or_else(Vec::new, |node| node.replies.iter().chain(&node.fallback).map(of).collect())
}
