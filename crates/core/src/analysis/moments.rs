//! Moments: which reply is the best one, and whether that depends on the customer.
//!
//! A reply is *best* in a state if no other on offer leads to a higher reachable final total;
//! where several do, all of them are. A node with three or more replies *listens* if two states in
//! which any player comes to it have no best reply in common.

mod listening;

pub use listening::{Listening, MomentNode, MomentState, MomentStates, Moments};

use super::best::best_edges;
use super::envelope::outlook;
use super::explore::{Bounds, Ground, Stop, explore};
use super::graph::Graph;
use super::key::Keys;
use super::live::Live;
use super::sites::Sites;
use crate::dialogue::Stage;
use std::sync::atomic::AtomicBool;

/// The best replies at each step of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestReplies {
    /// By step: the best replies there, by number, in authored order.
    pub steps: Vec<Vec<u8>>,
    /// False if a bound was hit on the way: another reply may be better still.
    pub exact: bool,
}

/// Works out the best replies at each step of a run (node and reply of each step). `None` if it
/// was cancelled, if there are more states than `bounds` allows or a circle, or if the run is
/// none.
#[must_use]
pub fn best_replies(
    stage: &Stage,
    run: &[(u32, u8)],
    bounds: Bounds,
    cancel: &AtomicBool,
) -> Option<BestReplies> {
    let live = Live::of(stage);
    let (keys, sites) = (Keys::new(stage, &live), Sites::of(stage.lesson()));
    let ground = Ground { stage, live: &live, keys: &keys, sites: &sites };
    let found = explore(&ground, bounds, cancel, &mut |_| {});
    if found.stop != Stop::Done {
        return None;
    }
    let graph = Graph::new(&found);
    let order = graph.order().ok()?;
    let outlook = outlook(stage, &graph, &order, cancel)?;
    let (mut at, mut so_far) = (outlook.root(), outlook.start());
    let mut steps = Vec::with_capacity(run.len());
    let mut best = Vec::new();
    for (_, reply) in run {
        best_edges(&graph, &outlook, at, &so_far, &mut best);
        steps.push(best.iter().map(|(reply, ..)| *reply).collect());
        let edge = graph.edges(at).iter().find(|edge| edge.reply == *reply)?;
        so_far.add(&edge.gain);
        at = edge.to;
    }
    Some(BestReplies { steps, exact: outlook.exact })
}
