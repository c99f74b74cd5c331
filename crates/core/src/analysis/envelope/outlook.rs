//! What a run can still bring from each state on.

use super::account::{Account, Packed, enter};
use super::behind::Behind;
use super::worth::Worth;
use crate::analysis::graph::Graph;
use crate::analysis::key::Keys;
use crate::analysis::table::StateId;
use crate::dialogue::{Stage, Status};
use crate::evaluation::Scores;
use crate::rubric::Dimension;
use std::sync::atomic::{AtomicBool, Ordering};

/// Accounts kept at one state at most. A bound against runaway memory; past it the envelope is
/// not exact any more and says so.
const MOST: usize = 4096;

/// An account of what comes, and the ending (or way into it) it comes with.
type Ahead = (Account, u16);

/// By what the fronts of a state are told apart.
#[derive(Debug, Clone, Copy)]
pub enum Apart<'a> {
    /// By ending.
    Endings,
    /// Of the runs to this ending only, by their last node and reply.
    Ways(u16, &'a [(u32, u8)]),
}

/// The fronts of all states, of the best or of the worst that can come.
pub struct Outlook<'a> {
    graph: &'a Graph<'a>,
    worth: Worth<'a>,
    best: bool,
    /// All fronts, one after the other.
    accounts: Vec<Ahead>,
    /// By state: where its front begins and ends.
    spans: Vec<(u32, u32)>,
    /// False if a front outgrew its bound.
    pub exact: bool,
    /// The longest front.
    pub widest: usize,
}

impl<'a> Outlook<'a> {
    /// Works the fronts out, from the ends back to the beginning. `None` if it was cancelled.
    pub fn new(
        stage: &'a Stage,
        graph: &'a Graph<'a>,
        order: &[StateId],
        behind: &Behind,
        best: bool,
        apart: Apart<'_>,
        cancel: &AtomicBool,
    ) -> Option<Self> {
        let mut all = Self {
            graph,
            worth: Worth::new(stage),
            best,
            accounts: Vec::new(),
            spans: vec![(0, 0); graph.found.table.bound()],
            exact: true,
            widest: 0,
        };
        // By ending: nothing is compared across them.
        let count = match apart {
            Apart::Endings => stage.lesson().scenario().endings.len(),
            Apart::Ways(_, ways) => ways.len(),
        };
        let mut fronts = vec![Vec::new(); count];
        for (done, id) in order.iter().rev().enumerate() {
            if done % 1024 == 0 && cancel.load(Ordering::Relaxed) {
                return None;
            }
            if best {
                all.gather::<true>(&mut fronts, *id, behind, apart);
            } else {
                all.gather::<false>(&mut fronts, *id, behind, apart);
            }
            let from = u32::try_from(all.accounts.len()).ok()?;
            for (ending, front) in (0_u16..).zip(&mut fronts) {
                all.widest = all.widest.max(front.len());
                all.accounts.extend(front.drain(..).map(|one| (one.account(), ending)));
            }
            all.spans[*id as usize] = (from, u32::try_from(all.accounts.len()).ok()?);
        }
        Some(all)
    }

    /// Fills the fronts of a state from those of the states that follow it.
    fn gather<const BEST: bool>(
        &mut self,
        fronts: &mut [Vec<Packed>],
        id: StateId,
        behind: &Behind,
        apart: Apart<'_>,
    ) {
        if let Apart::Endings = apart
            && let Status::Ended(ending) = Keys::end_of(self.graph.found.table.key(id))
            && let Some(front) = fronts.get_mut(usize::from(ending))
        {
            self.exact &= enter::<BEST>(front, &Account::default(), MOST);
        }
        let (some, every) = (behind.some(id), behind.every(id));
        let most = self.worth.most(some);
        for edge in self.graph.edges(id) {
            if let Apart::Ways(ending, ways) = apart
                && Keys::end_of(self.graph.found.table.key(edge.to)) == Status::Ended(ending)
                && let Some(node) = Keys::node_of(self.graph.found.table.key(id))
                && let Some(way) = ways.iter().position(|way| *way == (node, edge.reply))
            {
                let mut account = Account::default();
                account.add(&edge.gain);
                account.seen &= !every;
                account.fold(&self.worth, some, most);
                self.exact &= enter::<BEST>(&mut fronts[way], &account, MOST);
            }
            let (from, to) = self.spans[edge.to as usize];
            for (account, ending) in &self.accounts[from as usize..to as usize] {
                let mut account = *account;
                account.add(&edge.gain);
                // What every run has seen by now counts in the account so far.
                account.seen &= !every;
                account.fold(&self.worth, some, most);
                if let Some(front) = fronts.get_mut(usize::from(*ending)) {
                    self.exact &= enter::<BEST>(front, &account, MOST);
                }
            }
        }
    }

    /// The account before the first reply.
    pub fn start(&self) -> Account {
        let mut account = Account::default();
        account.add(&self.graph.found.start);
        account
    }

    /// Where a run begins.
    pub const fn root(&self) -> StateId {
        self.graph.found.root
    }

    /// What the runs from a state on come to at the end, with what has been before: a front.
    pub fn scores(&self, id: StateId, so_far: &Account) -> impl Iterator<Item = (Scores, u16)> {
        let (from, to) = self.spans[id as usize];
        let so_far = *so_far;
        self.accounts[from as usize..to as usize].iter().map(move |(ahead, ending)| {
            let sums = [0, 1, 2].map(|d| so_far.sums[d].saturating_add(ahead.sums[d]));
            (self.worth.scores(sums, so_far.seen | ahead.seen), *ending)
        })
    }

    /// The best (or worst) of a figure among the runs to an ending, and the replies of one that
    /// comes to it.
    pub fn extreme(&self, figure: Dimension, ending: u16) -> Option<(u8, Vec<(StateId, u8)>)> {
        let wanted = |(scores, end): (Scores, u16)| (end == ending).then(|| scores.of(figure));
        let reach = |id: StateId, so_far: &Account| {
            let values = self.scores(id, so_far).filter_map(wanted);
            if self.best { values.max() } else { values.min() }
        };
        let (mut at, mut so_far) = (self.root(), self.start());
        let value = reach(at, &so_far)?;
        let mut run = Vec::new();
        loop {
            let step = self.graph.edges(at).iter().find_map(|edge| {
                let mut account = so_far;
                account.add(&edge.gain);
                (reach(edge.to, &account) == Some(value)).then_some((edge, account))
            });
            let Some((edge, account)) = step else { return Some((value, run)) };
            run.push((at, edge.reply));
            (at, so_far) = (edge.to, account);
        }
    }
}
