//! The best players: who at every choice take a reply from which the most points can still be
//! reached, whatever it brings at once.
//!
//! From the ends of the graph back to its beginning each state keeps the front of what a run can
//! still bring from there on (`Outlook`), kept short as the fronts of the envelope are. A reply
//! is among the best if with the account so far one of the accounts ahead of it comes to the best
//! total of all; that is exact. Where several are, a seeded generator draws one: the shares of
//! nodes and endings are those of as many runs as were played.

use super::claims::Evidence;
use super::envelope::{Account, Horizon, Worth, enter};
use super::graph::Graph;
use super::key::Keys;
use super::players::{Crowd, Run, play};
use super::table::StateId;
use crate::dialogue::{Stage, Status};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};

/// Accounts kept at one state at most.
const MOST: usize = 4096;

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

/// What can still come from each state on.
struct Outlook<'a> {
    stage: &'a Stage,
    graph: &'a Graph<'a>,
    worth: Worth<'a>,
    /// All fronts, one after the other.
    accounts: Vec<Account>,
    /// By state: where its front begins and ends.
    spans: Vec<(u32, u32)>,
    exact: bool,
}

impl<'a> Outlook<'a> {
    fn new(
        stage: &'a Stage,
        graph: &'a Graph<'a>,
        order: &[StateId],
        cancel: &AtomicBool,
    ) -> Option<Self> {
        let table = &graph.found.table;
        let behind = Horizon::behind(graph, order);
        let mut all = Self {
            stage,
            graph,
            worth: Worth::new(stage),
            accounts: Vec::new(),
            spans: vec![(0, 0); table.bound()],
            exact: true,
        };
        let mut front: Vec<(Account, ())> = Vec::new();
        for (done, id) in order.iter().rev().enumerate() {
            if done % 1024 == 0 && cancel.load(Ordering::Relaxed) {
                return None;
            }
            front.clear();
            if let Status::Ended(_) = Keys::end_of(table.key(*id)) {
                front.push((Account::default(), ()));
            }
            let (some, every) = (behind.some(*id), behind.every(*id));
            for edge in graph.edges(*id) {
                let (from, to) = all.spans[edge.to as usize];
                for account in &all.accounts[from as usize..to as usize] {
                    let mut account = *account;
                    account.add(&edge.gain);
                    // What every run has seen by now counts in the account so far.
                    account.seen &= !every;
                    account.fold(&all.worth, some);
                    all.exact &= enter(&mut front, account, (), true, MOST);
                }
            }
            let from = u32::try_from(all.accounts.len()).ok()?;
            all.accounts.extend(front.iter().map(|(account, ())| *account));
            all.spans[*id as usize] = (from, u32::try_from(all.accounts.len()).ok()?);
        }
        Some(all)
    }

    /// The best total from a state on, with what has been seen before.
    fn reach(&self, id: StateId, so_far: &Account) -> Option<u8> {
        let (from, to) = self.spans[id as usize];
        let totals = self.accounts[from as usize..to as usize].iter().map(|ahead| {
            let sums = [0, 1, 2].map(|d| so_far.sums[d].saturating_add(ahead.sums[d]));
            self.worth.scores(sums, so_far.seen | ahead.seen).total
        });
        totals.max()
    }

    fn start(&self) -> Account {
        let mut account = Account::default();
        account.add(&self.graph.found.start);
        account
    }

    /// One run, with the number of its choices at which several replies were the best.
    fn play(&self, seed: u64) -> (Run, u32) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let (mut at, mut so_far) = (self.graph.found.root, self.start());
        let mut ties = 0;
        let mut best: Vec<(u8, StateId, Account)> = Vec::new();
        let run = play(self.stage, |_, _| {
            let mut most = None;
            best.clear();
            for edge in self.graph.edges(at) {
                let mut account = so_far;
                account.add(&edge.gain);
                let total = self.reach(edge.to, &account);
                if total.is_none() || total < most {
                    continue;
                }
                if total > most {
                    best.clear();
                    most = total;
                }
                best.push((edge.reply, edge.to, account));
            }
            ties += u32::from(best.len() > 1);
            let place = (rng.next_u32() as usize).checked_rem(best.len())?;
            let (reply, to, account) = best[place];
            (at, so_far) = (to, account);
            Some(reply)
        });
        (run, ties)
    }
}

/// Lets `runs` of the best players play. `None` without a complete graph or an ending, or if it
/// was cancelled.
pub fn best_play(evidence: &Evidence<'_>, runs: u32, cancel: &AtomicBool) -> Option<BestPlay> {
    let (stage, graph) = (evidence.ground.stage, evidence.graph);
    let outlook = Outlook::new(stage, graph, evidence.order?, cancel)?;
    let total = outlook.reach(graph.found.root, &outlook.start())?;
    let (mut ties, mut choices) = (0, 0);
    let (crowd, _) = Crowd::of(stage, runs, cancel, |seed| {
        let (run, tied) = outlook.play(seed);
        ties += tied;
        choices += run.steps.len() as u32;
        run
    });
    let ties = (u64::from(ties) * 1000 / u64::from(choices.max(1))) as u32;
    Some(BestPlay { total, exact: outlook.exact, ties, crowd })
}
