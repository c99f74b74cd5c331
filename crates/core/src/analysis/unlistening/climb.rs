//! Over a library: the best one ranking by single acts, found by climbing.
//!
//! A learner who has practised several lessons may come to prefer single acts, not families.
//! From each of some random starts one weight after the other is changed at random; a change
//! stays unless the mean total falls. What is found is a lower bound of what such players come to.

use super::makeup::MISHEAR;
use super::ranks::Ranks;
use super::tree::{MOST_SPOTS, Tree};
use super::{By, SEEDS, is_mishear};
use crate::dialogue::Stage;
use crate::rubric::Act;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};

/// Starts: the even ones add the weights of a reply's segments up, the odd ones average them.
const STARTS: u64 = 8;
/// Changes tried from each start.
const STEPS: usize = 2_000;
/// The seed of the first start.
const SEED: u64 = 1;
/// A reply that is looked up costs this part of one that is played.
const LOOKS: usize = 16;
/// Weights go from −3 to 3.
const REACH: i64 = 3;

/// An act and its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ActWeight {
    /// The act; Mishear weighs as Paraphrase and is not told apart from it.
    pub act: Act,
    /// From −3 to 3.
    pub weight: i8,
}

/// The best one ranking over a library, and what it comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LibraryRanking {
    /// Mean total: over the personas of each scenario, then over the scenarios.
    pub mean: f64,
    /// The weights, the highest first; acts that no reply of the library holds are left out.
    pub weights: Vec<ActWeight>,
    /// Added up or averaged.
    pub by: By,
    /// Mean of each scenario, in the order given.
    pub scenarios: Vec<f64>,
}

/// The acts of each reply of a stage, with the tree of its runs.
struct Field<'a> {
    tree: Tree<'a>,
    ranks: Ranks,
    /// By node and reply: numbers of the acts.
    acts: Vec<Vec<Vec<u8>>>,
    /// Which acts occur.
    holds: Vec<bool>,
    /// Place of its scenario.
    scenario: usize,
    /// Sum of totals as last worked out.
    sum: u32,
}

/// The number under which an act weighs.
fn number(act: Act) -> usize {
    if act.name() == MISHEAR { Act::Paraphrase.index() } else { act.index() }
}

impl<'a> Field<'a> {
    /// `most` states of its runs are kept.
    fn new(stage: &'a Stage, scenario: usize, most: usize) -> Self {
        let mut holds = vec![false; Act::ALL.len()];
        let nodes = stage.lesson().scenario().nodes.iter();
        let acts: Vec<Vec<Vec<u8>>> = nodes
            .map(|node| {
                let replies = node.replies.iter().chain(&node.fallback);
                let acts = replies.map(|reply| {
                    let acts = reply.segments.iter().map(|segment| {
                        holds[number(segment.act)] = true;
                        number(segment.act) as u8
                    });
                    acts.collect()
                });
                acts.collect()
            })
            .collect();
        let ranks = Ranks::new(acts.iter().map(Vec::len));
        Self { tree: Tree::new(stage, most), ranks, acts, holds, scenario, sum: 0 }
    }

    fn sum(&mut self, weights: &[i64], by: By) -> u32 {
        let acts = &self.acts;
        self.ranks.sum(&mut self.tree, &|node, reply| {
            let node = acts.get(node as usize);
            let Some(acts) = node.and_then(|node| node.get(usize::from(reply))) else {
                return i64::MIN;
            };
            let sum = acts.iter().map(|act| weights[usize::from(*act)]).sum();
            by.worth(sum, acts.len() as i64)
        })
    }
}

/// What a climb came to.
#[derive(Clone)]
struct Top {
    mean: f64,
    weights: Vec<i64>,
    by: By,
    scenarios: Vec<f64>,
}

/// Mean total of each scenario.
fn means(fields: &[Field<'_>], sums: &[u32], scenarios: usize) -> Vec<f64> {
    let mut all = vec![(0.0, 0.0); scenarios];
    for (field, sum) in fields.iter().zip(sums) {
        let (total, count) = &mut all[field.scenario];
        *total += f64::from(*sum) / f64::from(SEEDS);
        *count += 1.0;
    }
    all.into_iter().map(|(total, count): (f64, f64)| total / count.max(1.0)).collect()
}

fn mean(scenarios: &[f64]) -> f64 {
    scenarios.iter().sum::<f64>() / scenarios.len().max(1) as f64
}

/// Climbs from one start.
fn climb_from(
    fields: &mut [Field<'_>],
    acts: &[usize],
    scenarios: usize,
    start: u64,
    most: usize,
    cancel: &AtomicBool,
) -> Option<Top> {
    // What it may cost hangs on this start alone, not on what was played before it.
    for field in fields.iter_mut() {
        field.tree.walked = 0;
        field.ranks.clear();
    }
    let most = most.saturating_mul(LOOKS);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED + start);
    let mut draw = |below: usize| rng.next_u32() as usize % below.max(1);
    let by = if start.is_multiple_of(2) { By::Sum } else { By::Mean };
    let mut weights = vec![0; Act::ALL.len()];
    for act in acts {
        weights[*act] = draw(2 * REACH as usize + 1) as i64 - REACH;
    }
    for field in fields.iter_mut() {
        field.sum = field.sum(&weights, by);
    }
    let sums = |fields: &[Field<'_>]| fields.iter().map(|field| field.sum).collect::<Vec<u32>>();
    let each = means(fields, &sums(fields), scenarios);
    let mut top = Top { mean: mean(&each), weights: weights.clone(), by, scenarios: each };
    for _ in 0..STEPS {
        let walked: usize = fields.iter().map(|field| field.tree.walked).sum();
        if walked > most || cancel.load(Ordering::Relaxed) {
            return None;
        }
        let act = acts[draw(acts.len())];
        let old = weights[act];
        // Any weight but the present one.
        let new = draw(2 * REACH as usize) as i64 - REACH;
        weights[act] = if new >= old { new + 1 } else { new };
        let tried: Vec<u32> = fields
            .iter_mut()
            .map(|field| if field.holds[act] { field.sum(&weights, by) } else { field.sum })
            .collect();
        let each = means(fields, &tried, scenarios);
        if mean(&each) < top.mean {
            weights[act] = old;
            continue;
        }
        fields.iter_mut().zip(tried).for_each(|(field, sum)| field.sum = sum);
        top = Top { mean: mean(&each), weights: weights.clone(), by, scenarios: each };
    }
    Some(top)
}

/// Takes away every weight that adds nothing: what is left is worth reading.
fn plain(fields: &mut [Field<'_>], acts: &[usize], scenarios: usize, top: &mut Top) {
    for act in acts {
        let weight = std::mem::take(&mut top.weights[*act]);
        let sums: Vec<u32> =
            fields.iter_mut().map(|field| field.sum(&top.weights, top.by)).collect();
        let each = means(fields, &sums, scenarios);
        if mean(&each) < top.mean {
            top.weights[*act] = weight;
        } else {
            (top.mean, top.scenarios) = (mean(&each), each);
        }
    }
}

/// Climbs from all starts, on as many threads; `lessons` holds the stages of each scenario.
/// `None` if it was cancelled, if it takes more than `most` replies, or if no reply is to be ranked.
#[must_use]
pub fn climb(
    lessons: &[Vec<Stage>],
    threads: usize,
    most: usize,
    cancel: &AtomicBool,
) -> Option<LibraryRanking> {
    let stages = lessons.iter().map(Vec::len).sum::<usize>().max(1);
    let spots = MOST_SPOTS / stages.div_ceil(12);
    let all = || lessons.iter().enumerate().flat_map(|(at, own)| own.iter().map(move |s| (at, s)));
    let fields =
        || all().map(|(at, stage)| Field::new(stage, at, spots)).collect::<Vec<Field<'_>>>();
    let held: Vec<usize> = {
        let fields = fields();
        (0..Act::ALL.len()).filter(|act| fields.iter().any(|field| field.holds[*act])).collect()
    };
    if held.is_empty() {
        return None;
    }
    let threads = threads.clamp(1, STARTS as usize) as u64;
    let part = |first: u64| {
        let mut fields = fields();
        let own = (first..STARTS).step_by(threads as usize);
        let tops = own.map(|start| {
            Some((start, climb_from(&mut fields, &held, lessons.len(), start, most, cancel)?))
        });
        tops.collect::<Option<Vec<(u64, Top)>>>()
    };
    let part = &part;
    let mut tops: Vec<(u64, Top)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || part(first))).collect();
        let mut tops = part(0)?;
        for other in others {
            tops.extend(other.join().ok().flatten()?);
        }
        Some(tops)
    })?;
    // The same however many threads: the first start with the highest mean.
    tops.sort_by(|(a, x), (b, y)| y.mean.total_cmp(&x.mean).then(a.cmp(b)));
    let (_, mut top) = tops.into_iter().next()?;
    plain(&mut fields(), &held, lessons.len(), &mut top);
    let weight = |act: &Act| top.weights.get(act.index()).copied().unwrap_or(0) as i8;
    let told = Act::ALL.iter().filter(|act| held.contains(&act.index()) && !is_mishear(**act));
    let mut weights: Vec<ActWeight> =
        told.map(|act| ActWeight { act: *act, weight: weight(act) }).collect();
    weights.sort_by_key(|one| std::cmp::Reverse(one.weight));
    Some(LibraryRanking { mean: top.mean, weights, by: top.by, scenarios: top.scenarios })
}
