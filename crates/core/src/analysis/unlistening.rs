//! Players who never listen: what a scenario gives to those who know what a good reply is made of
//! and never look at the customer.
//!
//! Such a player has one ranking for the whole lesson. At every choice it takes the reply that
//! ranks highest by its acts alone; ties are drawn. Every ranking by act family is tried:
//! weights from 0 to 3 for mood, care, ownership, matter and commitment, generic phrases −1, harm
//! −10, added up over the segments of a reply or averaged over them. Who does not listen cannot
//! know that something was said back wrong, nor that an hour cannot be kept: Mishear weighs as
//! Paraphrase, a promise beyond authority as a promise.
//!
//! A lesson that such a player passes teaches to recognise nice sentences, not to hear what this
//! person needs now.

mod climb;
mod makeup;
mod ranks;
mod tree;
mod words;

pub use climb::{ActWeight, LibraryRanking, climb};
pub use words::told;

use super::answers::ids;
use crate::dialogue::{Stage, Status};
use crate::text::Text;
use makeup::{MISHEAR, Makeup};
use ranks::Ranks;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};
use tree::{MOST_SPOTS, Tree};

/// Runs of each ranking, which differ where ties are drawn.
pub const SEEDS: u32 = 20;
/// The largest weight of a family.
const MOST_WEIGHT: i8 = 3;
/// Weight of a generic phrase.
const GENERIC: i64 = -1;
/// Weight of a harmful act.
const HARM: i64 = -10;
/// Smallest number that all segment counts up to 16 divide: averages stay whole.
const WHOLE: i64 = 720_720;

/// How the weights of a reply's segments are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Added up.
    Sum,
    /// Averaged.
    Mean,
}

impl By {
    /// What a sum of weights over some segments is worth.
    #[inline]
    fn worth(self, sum: i64, segments: i64) -> i64 {
        match self {
            Self::Sum => sum,
            Self::Mean => sum * WHOLE / segments.max(1),
        }
    }
}

/// A weight from 0 to 3 for each family that a ranking tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FamilyWeights {
    pub mood: i8,
    pub care: i8,
    pub ownership: i8,
    pub matter: i8,
    pub commitment: i8,
}

impl FamilyWeights {
    /// In the order of the fields.
    #[must_use]
    pub const fn all(self) -> [i8; 5] {
        [self.mood, self.care, self.ownership, self.matter, self.commitment]
    }
}

/// A ranking and what it comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// Mean total of its runs.
    pub mean: f64,
    /// Its weights.
    pub weights: FamilyWeights,
    /// Added up or averaged.
    pub by: By,
    /// The ranking in words: "prefers comfort, then promises".
    pub words: Text,
    /// Total of one of its runs: of those that are not below the mean, the lowest.
    pub total: u8,
    /// The ending of that run, if it came to one.
    pub ending: Option<String>,
    /// The replies of that run.
    pub replies: Vec<String>,
}

/// What players who never listen come to with one persona.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unlistening {
    /// Rankings tried.
    pub rankings: u32,
    /// Runs of each.
    pub seeds: u32,
    /// Rankings whose mean reaches the pass mark.
    pub passing: u32,
    /// The best of them.
    pub best: Ranking,
    /// Of the rankings that do see Mishear, as harm: how many pass.
    pub passing_seeing_mishear: u32,
    /// The best of those.
    pub best_seeing_mishear: Ranking,
}

/// One ranking as numbers.
#[derive(Debug, Clone, Copy)]
struct Rule {
    weights: [i64; 5],
    by: By,
    /// Mishear is harm; else it weighs as Paraphrase.
    sees_mishear: bool,
}

impl Rule {
    fn worth(&self, makeup: &Makeup) -> i64 {
        let mut sum = makeup.generic * GENERIC + makeup.harm * HARM;
        for (count, weight) in makeup.families.iter().zip(self.weights) {
            sum += count * weight;
        }
        sum += makeup.misheard * if self.sees_mishear { HARM } else { self.weights[0] };
        self.by.worth(sum, makeup.segments)
    }
}

/// Every ranking: with weights that grow from nothing, added up before averaged, so that of
/// rankings which do equally well the plainest comes first.
fn rules(sees_mishear: bool) -> Vec<Rule> {
    let range = || 0..=i64::from(MOST_WEIGHT);
    let mut all = Vec::new();
    for mood in range() {
        for care in range() {
            for ownership in range() {
                for matter in range() {
                    for commitment in range() {
                        for by in [By::Sum, By::Mean] {
                            let weights = [mood, care, ownership, matter, commitment];
                            all.push(Rule { weights, by, sees_mishear });
                        }
                    }
                }
            }
        }
    }
    all.sort_by_key(|rule| (rule.weights.iter().sum::<i64>(), rule.by == By::Mean));
    all
}

/// Lets every ranking play. `None` if it was cancelled, or if that takes more than `most` replies.
#[must_use]
pub fn unlistening(stage: &Stage, most: usize, cancel: &AtomicBool) -> Option<Unlistening> {
    let makeup = Makeup::of(stage);
    let mut tree = Tree::new(stage, MOST_SPOTS);
    let mut ranks = Ranks::new(makeup.iter().map(Vec::len));
    let all = rules(false);
    let (best, passing) = best(&mut tree, &mut ranks, &makeup, &all, most, cancel)?;
    let mishears = makeup.iter().flatten().any(|makeup| makeup.misheard > 0);
    let (seeing, passing_seeing) = if mishears {
        self::best(&mut tree, &mut ranks, &makeup, &rules(true), most, cancel)?
    } else {
        (best.clone(), passing)
    };
    Some(Unlistening {
        rankings: all.len() as u32,
        seeds: SEEDS,
        passing,
        best,
        passing_seeing_mishear: passing_seeing,
        best_seeing_mishear: seeing,
    })
}

/// The best of some rankings, and how many pass.
fn best(
    tree: &mut Tree<'_>,
    ranks: &mut Ranks,
    makeup: &[Vec<Makeup>],
    rules: &[Rule],
    most_played: usize,
    cancel: &AtomicBool,
) -> Option<(Ranking, u32)> {
    let stage = tree.stage();
    let worth = |rule: &Rule, node: u32, reply: u8| {
        let node = makeup.get(node as usize);
        let makeup = node.and_then(|node| node.get(usize::from(reply)));
        makeup.map_or(i64::MIN, |makeup| rule.worth(makeup))
    };
    let mark = u32::from(stage.lesson().terms().pass_mark) * SEEDS;
    let mut passing = 0;
    let mut most: Option<(u32, &Rule)> = None;
    for rule in rules {
        if tree.played > most_played || cancel.load(Ordering::Relaxed) {
            return None;
        }
        let sum = ranks.sum(tree, &|node, reply| worth(rule, node, reply));
        passing += u32::from(sum >= mark);
        if most.is_none_or(|(most, _)| sum > most) {
            most = Some((sum, rule));
        }
    }
    let (sum, rule) = most?;
    let runs = (0..SEEDS).map(|seed| tree.run(&|node, reply| worth(rule, node, reply), seed));
    let typical = runs.filter(|run| u32::from(run.scores.total) * SEEDS >= sum);
    let run = typical.min_by_key(|run| run.scores.total)?;
    let ending = match run.status {
        Status::Ended(ending) => stage.lesson().ending(ending).map(|ending| ending.id.clone()),
        Status::Playing | Status::Stuck => None,
    };
    let [mood, care, ownership, matter, commitment] = rule.weights.map(|weight| weight as i8);
    let weights = FamilyWeights { mood, care, ownership, matter, commitment };
    let ranking = Ranking {
        mean: f64::from(sum) / f64::from(SEEDS),
        weights,
        by: rule.by,
        words: told(weights, rule.by),
        total: run.scores.total,
        ending,
        replies: ids(stage, &run.steps),
    };
    Some((ranking, passing))
}

/// True if this is the act of saying back what is not theirs.
fn is_mishear(act: crate::rubric::Act) -> bool {
    act.name() == MISHEAR
}
