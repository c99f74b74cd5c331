//! Range of anger, trust and heard at each node.
//!
//! Anger is part of every key. Trust and heard are not where nothing reads them; there they are
//! carried as lowest and highest value of each state, in the order of the graph. What a reply
//! does to one of them is a chain of clamped additions that depends on the key alone, so it is
//! monotone, and its range is reached by playing from the two ends.

use super::graph::Graph;
use super::key::Keys;
use super::table::StateId;
use crate::dialogue::{Beat, Stage, State, Status, Watch};
use crate::evaluation::{At, Event, Moods, Trace};

/// Lowest and highest of each gauge, as seen at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Lowest anger, trust, heard.
    pub low: [u8; 3],
    /// Highest anger, trust, heard.
    pub high: [u8; 3],
}

impl Range {
    /// Nothing seen.
    pub const NONE: Self = Self { low: [u8::MAX; 3], high: [0; 3] };

    /// Widens it.
    pub fn add(&mut self, other: &Self) {
        for gauge in 0..3 {
            self.low[gauge] = self.low[gauge].min(other.low[gauge]);
            self.high[gauge] = self.high[gauge].max(other.high[gauge]);
        }
    }
}

impl From<Moods> for Range {
    fn from(mood: Moods) -> Self {
        let mood = [mood.anger, mood.trust, mood.heard];
        Self { low: mood, high: mood }
    }
}

/// Notes the mood at every node arrived at.
struct Gauges(Vec<Range>);

impl Trace for Gauges {
    #[inline(always)]
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Gauges {
    #[inline(always)]
    fn beat(&mut self, _: Beat, _: Moods) {}

    fn arrived(&mut self, state: &State) {
        if let Some(range) = self.0.get_mut(state.node as usize) {
            range.add(&Range::from(state.tally.mood));
        }
    }
}

/// The ranges by node, over a graph without circles whose states `order` gives.
#[must_use]
pub fn ranges(stage: &Stage, keys: &Keys<'_>, graph: &Graph<'_>, order: &[StateId]) -> Vec<Range> {
    let mut gauges = Gauges(vec![Range::NONE; stage.lesson().nodes.len()]);
    let mut state = State::start(stage, &mut gauges);
    let table = &graph.found.table;
    let mut at = vec![Range::NONE; table.bound()];
    at[graph.found.root as usize] = Range::from(state.tally.mood);
    let mut from = state.clone();
    for id in order {
        if graph.edges(*id).is_empty() {
            continue;
        }
        keys.unpack(table.key(*id), &mut from);
        let Range { low, high } = at[*id as usize];
        for edge in graph.edges(*id) {
            for [_, trust, heard] in [low, high] {
                state.clone_from(&from);
                state.tally.mood.trust = trust;
                state.tally.mood.heard = heard;
                if state.give(stage, edge.reply, &mut gauges).is_some()
                    && state.status == Status::Playing
                {
                    at[edge.to as usize].add(&Range::from(state.tally.mood));
                }
            }
        }
    }
    gauges.0
}
