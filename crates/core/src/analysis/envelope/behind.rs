//! What is certain about the bits behind each state, whatever the run.

use crate::analysis::graph::Graph;
use crate::analysis::key::Seen;
use crate::analysis::table::StateId;

/// By state: bits that some run, and that every run, has seen when it gets there.
#[derive(Debug)]
pub struct Behind {
    some: Vec<Seen>,
    every: Vec<Seen>,
}

impl Behind {
    /// Works it out over a graph whose states `order` gives.
    #[must_use]
    pub fn new(graph: &Graph<'_>, order: &[StateId]) -> Self {
        let size = graph.found.table.bound();
        let mut all = Self { some: vec![0; size], every: vec![Seen::MAX; size] };
        let root = graph.found.root as usize;
        all.some[root] = graph.found.start.seen;
        all.every[root] = graph.found.start.seen;
        for id in order {
            let (some, every) = (all.some(*id), all.every(*id));
            for edge in graph.edges(*id) {
                all.some[edge.to as usize] |= some | edge.gain.seen;
                all.every[edge.to as usize] &= every | edge.gain.seen;
            }
        }
        all
    }

    /// Bits that some run has seen.
    #[inline]
    pub fn some(&self, id: StateId) -> Seen {
        self.some[id as usize]
    }

    /// Bits that every run has seen.
    #[inline]
    pub fn every(&self, id: StateId) -> Seen {
        self.every[id as usize]
    }
}
