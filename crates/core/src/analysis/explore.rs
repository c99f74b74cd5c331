//! Breadth-first exploration of all states that a persona's runs can reach.
//!
//! The frontier is worked in batches. In a batch each thread first plays all replies of its share
//! of the states, then each takes its share of the shards and enters the new keys, then each gives
//! its edges the numbers of their targets. Everything is put together in the order of the frontier, so
//! the result does not depend on the number of threads.

mod worker;

use super::key::{Gain, Keys};
use super::live::Live;
use super::scout::{Met, Scout};
use super::sites::Sites;
use super::table::{self, NONE, SHARDS, Shard, StateId, Table};
use crate::dialogue::{Stage, State, Status};
use std::sync::atomic::{AtomicBool, Ordering};
use worker::Worker;

/// States worked in one batch.
const BATCH: usize = 1 << 14;
/// Frontiers smaller than this are not worth a second thread.
const WORTH_SPLITTING: usize = 1024;

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Distinct states.
    pub states: usize,
    /// Bytes of memory for states and edges.
    pub bytes: usize,
    /// Threads, at least 1.
    pub threads: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { states: 2_000_000, bytes: 400 << 20, threads: 2 }
    }
}

/// One reply given in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Edge {
    /// What it adds to the account.
    pub gain: Gain,
    /// The state it leads to.
    pub to: StateId,
    /// The reply.
    pub reply: u8,
}

/// Why exploration stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Everything has been explored.
    Done,
    /// The bound on states or bytes.
    Bound,
    /// Somebody asked for it.
    Cancelled,
}

/// All that exploration found.
#[derive(Debug)]
pub struct Explored {
    /// The states.
    pub table: Table,
    /// The first state, and what had happened on the way to it.
    pub root: StateId,
    /// What the account holds before the first reply.
    pub start: Gain,
    /// Edges of explored states, in the order of [`Self::order`].
    pub edges: Vec<Edge>,
    /// Explored states, breadth first, each with the end of its edges.
    pub order: Vec<(StateId, u32)>,
    /// Replies after which the first state of each layer comes: places in `order`.
    pub layers: Vec<usize>,
    /// What was met.
    pub met: Met,
    /// Why it stopped.
    pub stop: Stop,
    /// Replies played.
    pub transitions: u64,
}

/// What stays the same during an exploration.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// What can still matter.
    pub live: &'a Live,
    /// The keys.
    pub keys: &'a Keys<'a>,
    /// The sites.
    pub sites: &'a Sites,
}

/// Explores. `progress` is called after each batch with the states so far.
#[must_use]
pub fn explore(
    ground: &Ground<'_>,
    bounds: Bounds,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Explored {
    let mut met = Met::new(ground.sites);
    let mut scout = Scout::new(ground.stage, ground.sites);
    let state = State::start(ground.stage, &mut scout);
    scout.end(&state);
    scout.report(&mut met);
    go_on(ground, state, met, bounds, cancel, progress)
}

/// Explores what can follow a state in which a run stands; [`Explored::start`] is then all that
/// the run has brought so far.
#[must_use]
pub fn explore_from(
    ground: &Ground<'_>,
    state: State,
    bounds: Bounds,
    cancel: &AtomicBool,
) -> Explored {
    go_on(ground, state, Met::new(ground.sites), bounds, cancel, &mut |_| {})
}

fn go_on(
    ground: &Ground<'_>,
    mut state: State,
    met: Met,
    bounds: Bounds,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Explored {
    let mut table = Table::default();
    let start = ground.keys.settle(&mut state);
    let mut key = Vec::new();
    ground.keys.pack(&state, &mut key);
    let hash = table::hash(&key);
    let shard = table::shard_of(hash);
    let place = table.shards[shard].place_of(&key, hash, NONE, 0);
    let root = Table::id(shard, place);
    let mut found = Explored {
        table,
        root,
        start,
        edges: Vec::new(),
        order: Vec::new(),
        layers: vec![0],
        met,
        stop: Stop::Done,
        transitions: 0,
    };
    let mut frontier = if state.status == Status::Playing { vec![root] } else { Vec::new() };
    let threads = bounds.threads.max(1);
    let mut workers: Vec<Worker<'_>> = (0..threads).map(|_| Worker::new(ground, &state)).collect();
    let mut places = vec![Vec::new(); SHARDS];
    while !frontier.is_empty() {
        let before: Vec<usize> = found.table.shards.iter().map(Shard::len).collect();
        for batch in frontier.chunks(BATCH) {
            if cancel.load(Ordering::Relaxed) {
                found.stop = Stop::Cancelled;
                return found;
            }
            found.batch(ground, batch, &mut workers, &mut places);
            progress(found.table.len());
            if found.table.len() > bounds.states || found.size() > bounds.bytes {
                found.stop = Stop::Bound;
                return found;
            }
        }
        found.layers.push(found.order.len());
        frontier.clear();
        for (number, shard) in found.table.shards.iter().enumerate() {
            for place in before[number]..shard.len() {
                if Keys::node_of(shard.key(place)).is_some() {
                    frontier.push(Table::id(number, place as u32));
                }
            }
        }
    }
    found
}

impl Explored {
    /// Bytes taken.
    #[must_use]
    pub fn size(&self) -> usize {
        self.table.size()
            + self.edges.capacity() * size_of::<Edge>()
            + self.order.capacity() * size_of::<(StateId, u32)>()
    }

    fn batch(
        &mut self,
        ground: &Ground<'_>,
        batch: &[StateId],
        workers: &mut [Worker<'_>],
        places: &mut [Vec<u32>],
    ) {
        let threads = if batch.len() >= WORTH_SPLITTING { workers.len() } else { 1 };
        let share = batch.len().div_ceil(threads);
        let shares = batch.chunks(share);
        let workers = &mut workers[..shares.len()];
        let table = &self.table;
        together(workers.iter_mut().zip(shares), |(worker, share)| {
            worker.expand(ground, table, share);
        });
        let size = SHARDS.div_ceil(workers.len());
        let known: &[Worker<'_>] = workers;
        let parts = self.table.shards.chunks_mut(size).zip(places.chunks_mut(size)).enumerate();
        together(parts, |(part, (shards, places))| {
            for (number, (shard, places)) in (part * size..).zip(shards.iter_mut().zip(places)) {
                worker::enter(shard, number, known, places);
            }
        });
        self.link(batch, workers, places);
    }

    /// Takes over the edges, in the order of the frontier, and gives them their targets.
    fn link(&mut self, batch: &[StateId], workers: &mut [Worker<'_>], places: &[Vec<u32>]) {
        let first = self.edges.len();
        let all: usize = workers.iter().map(|worker| worker.edges.len()).sum();
        self.edges.resize(first + all, Edge::default());
        let mut left = &mut self.edges[first..];
        let mut from = [0_usize; SHARDS];
        let mut parts = Vec::with_capacity(workers.len());
        for worker in &*workers {
            let (own, rest) = left.split_at_mut(worker.edges.len());
            parts.push((worker, own, from));
            worker.count(&mut from);
            left = rest;
        }
        together(parts.into_iter(), |(worker, own, from)| worker.link(own, from, places));
        let mut ids = batch.iter();
        let mut end = first;
        for worker in workers {
            for (count, id) in worker.counts.iter().zip(&mut ids) {
                end += *count as usize;
                self.order.push((*id, end as u32));
            }
            self.transitions += worker.edges.len() as u64;
            worker.scout.report(&mut self.met);
        }
    }

    /// The edges of the explored state at a place of [`Self::order`].
    #[must_use]
    pub fn edges_at(&self, place: usize) -> &[Edge] {
        let from = if place == 0 { 0 } else { self.order[place - 1].1 as usize };
        &self.edges[from..self.order[place].1 as usize]
    }
}

/// Does the parts at the same time, the first on this thread; a single part needs no other.
fn together<T: Send>(mut parts: impl Iterator<Item = T>, work: impl Fn(T) + Sync) {
    let work = &work;
    let own = parts.next();
    std::thread::scope(|scope| {
        for part in parts {
            scope.spawn(move || work(part));
        }
        own.map(work);
    });
}
