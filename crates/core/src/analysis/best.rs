//! The best players: who at every choice take a reply from which the most points can still be
//! reached, whatever it brings at once.
//!
//! Which replies those are is exact: what can still come from each state on is known from the
//! envelope ([`Outlook`]). Where several are, a seeded generator draws one: the shares of nodes
//! and endings are those of as many runs as were played.

use super::claims::Evidence;
use super::crowd::Crowd;
use super::envelope::{Account, Outlook};
use super::graph::Graph;
use super::players::{Run, play};
use super::table::StateId;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

/// What players come to who always take a reply with the best reachable total, ties drawn evenly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BestPlay {
    /// The best total of all runs: that of each of these.
    pub total: u8,
    /// True if no run can come to more. False only if a bound was hit on the way.
    pub exact: bool,
    /// Choices at which more than one reply was the best, in parts of 1,000 of all choices.
    pub ties: u32,
    /// The runs: their endings, the nodes and replies that they go through.
    pub crowd: Crowd,
}

/// The best total from a state on, with what has been before.
fn reach(outlook: &Outlook<'_>, id: StateId, so_far: &Account) -> Option<u8> {
    outlook.scores(id, so_far).map(|(scores, _)| scores.total).max()
}

/// A reply with the state and the account that it leads to.
pub type Taken = (u8, StateId, Account);

/// The replies in a state after which the best total can still be reached, with what has been
/// before. None where no reply leads to an ending.
pub fn best_edges(
    graph: &Graph<'_>,
    outlook: &Outlook<'_>,
    at: StateId,
    so_far: &Account,
    best: &mut Vec<Taken>,
) {
    let mut most = None;
    best.clear();
    for edge in graph.edges(at) {
        let mut account = *so_far;
        account.add(&edge.gain);
        let total = reach(outlook, edge.to, &account);
        if total.is_none() || total < most {
            continue;
        }
        if total > most {
            best.clear();
            most = total;
        }
        best.push((edge.reply, edge.to, account));
    }
}

/// One run, with the number of its choices at which several replies were the best.
fn play_one(
    evidence: &Evidence<'_>,
    outlook: &Outlook<'_>,
    known: &mut HashMap<(StateId, Account), Vec<Taken>>,
    seed: u64,
) -> (Run, u32) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut at, mut so_far) = (outlook.root(), outlook.start());
    let mut ties = 0;
    let run = play(evidence.ground.stage, |_, _| {
        let best = known.entry((at, so_far)).or_insert_with(|| {
            let mut best = Vec::new();
            best_edges(evidence.graph, outlook, at, &so_far, &mut best);
            best
        });
        ties += u32::from(best.len() > 1);
        let place = (rng.next_u32() as usize).checked_rem(best.len())?;
        let (reply, to, account) = best[place];
        (at, so_far) = (to, account);
        Some(reply)
    });
    (run, ties)
}

/// Lets `runs` of the best players play, `most` replies in all: what they come to, and their runs.
/// `None` if no run gets to an ending.
pub fn best_play(
    evidence: &Evidence<'_>,
    outlook: &Outlook<'_>,
    runs: u32,
    most: usize,
    cancel: &AtomicBool,
) -> Option<(BestPlay, Vec<Run>)> {
    let total = reach(outlook, outlook.root(), &outlook.start())?;
    let (mut ties, mut choices) = (0, 0);
    // They go where few go: most of their choices have been met before. No more of them are kept
    // than replies are played. The map is looked up, never walked.
    let mut known = HashMap::new();
    let (crowd, played) = Crowd::of(evidence.ground.stage, runs, most, cancel, |seed| {
        let (run, tied) = play_one(evidence, outlook, &mut known, seed);
        ties += tied;
        choices += run.steps.len() as u32;
        run
    });
    let ties = (u64::from(ties) * 1000 / u64::from(choices.max(1))) as u32;
    Some((BestPlay { total, exact: outlook.exact, ties, crowd }, played))
}
