//! What is certain about the bits before and after each state, whatever the run.
//!
//! A bit that every way on will bring tells two accounts apart as little as one that no way on
//! can bring; the same holds, turned round, for what lies behind.

use crate::analysis::graph::Graph;
use crate::analysis::key::{Keys, Seen};
use crate::analysis::table::StateId;
use crate::dialogue::Status;

/// By state: bits that some run, and that every run, sees there.
#[derive(Debug)]
pub struct Horizon {
    some: Vec<Seen>,
    every: Vec<Seen>,
}

impl Horizon {
    /// From each state on to the end. Runs that get stuck do not count.
    #[must_use]
    pub fn ahead(graph: &Graph<'_>, order: &[StateId]) -> Self {
        let table = &graph.found.table;
        let mut all = Self { some: vec![0; table.bound()], every: vec![0; table.bound()] };
        for id in order.iter().rev() {
            let edges = graph.edges(*id);
            let (mut some, mut every) = (0, Seen::MAX);
            for edge in edges {
                some |= edge.gain.seen | all.some[edge.to as usize];
                every &= edge.gain.seen | all.every[edge.to as usize];
            }
            if edges.is_empty() && Keys::end_of(table.key(*id)) != Status::Stuck {
                every = 0;
            }
            all.some[*id as usize] = some;
            all.every[*id as usize] = every;
        }
        all
    }

    /// From the beginning to each state.
    #[must_use]
    pub fn behind(graph: &Graph<'_>, order: &[StateId]) -> Self {
        let size = graph.found.table.bound();
        let mut all = Self { some: vec![0; size], every: vec![Seen::MAX; size] };
        let root = graph.found.root as usize;
        all.some[root] = graph.found.start.seen;
        all.every[root] = graph.found.start.seen;
        for id in order {
            let (some, every) = (all.some[*id as usize], all.every[*id as usize]);
            for edge in graph.edges(*id) {
                all.some[edge.to as usize] |= some | edge.gain.seen;
                all.every[edge.to as usize] &= every | edge.gain.seen;
            }
        }
        all
    }

    /// Bits that some run sees.
    #[inline]
    pub fn some(&self, id: StateId) -> Seen {
        self.some[id as usize]
    }

    /// Bits that every run sees.
    #[inline]
    pub fn every(&self, id: StateId) -> Seen {
        self.every[id as usize]
    }
}
