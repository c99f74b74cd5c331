//! Breadth-first exploration of all states that a persona's runs can reach.
//!
//! The frontier is worked in batches. In a batch each thread first plays all replies of its share
//! of the states, then each takes its share of the shards and enters the new keys, then the edges
//! get the numbers of their targets. Everything is put together in the order of the frontier, so
//! the result does not depend on the number of threads.

use super::key::{Gain, Keys};
use super::live::Live;
use super::sites::{Met, Scout, Sites};
use super::table::{self, NONE, SHARDS, Shard, StateId, Table};
use crate::dialogue::{Stage, State, Status};
use std::sync::atomic::{AtomicBool, Ordering};

/// States worked in one batch.
const BATCH: usize = 1 << 14;
/// Frontiers smaller than this are not worth a second thread.
const WORTH_SPLITTING: usize = 512;

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
#[derive(Debug, Clone, Copy)]
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
    pub keys: &'a Keys,
    /// The sites.
    pub sites: &'a Sites,
}

/// A key that may be new.
struct Candidate {
    hash: u64,
    end: u32,
    parent: StateId,
    reply: u8,
}

#[derive(Default)]
struct Basket {
    bytes: Vec<u8>,
    candidates: Vec<Candidate>,
}

struct Draft {
    gain: Gain,
    shard: u8,
    reply: u8,
}

/// One thread's work in a batch.
struct Worker<'a> {
    scout: Scout<'a>,
    baskets: Vec<Basket>,
    drafts: Vec<Draft>,
    /// Number of edges of each state of the share.
    counts: Vec<u32>,
    from: State,
    to: State,
    key: Vec<u8>,
}

impl<'a> Worker<'a> {
    fn new(ground: &Ground<'a>, state: &State) -> Self {
        Self {
            scout: Scout::new(ground.stage, ground.sites),
            baskets: (0..SHARDS).map(|_| Basket::default()).collect(),
            drafts: Vec::new(),
            counts: Vec::new(),
            from: state.clone(),
            to: state.clone(),
            key: Vec::new(),
        }
    }

    /// Plays all replies of a share of the frontier.
    fn expand(&mut self, ground: &Ground<'_>, table: &Table, share: &[StateId]) {
        self.drafts.clear();
        self.counts.clear();
        for basket in &mut self.baskets {
            basket.bytes.clear();
            basket.candidates.clear();
        }
        for id in share {
            ground.keys.unpack(table.key(*id), &mut self.from);
            let offered = self.from.offered(ground.stage);
            self.scout.here = (*id, None);
            self.scout.offers(self.from.node, &offered);
            for reply in &offered {
                self.scout.here = (*id, Some(*reply));
                self.to.clone_from(&self.from);
                if self.to.give(ground.stage, *reply, &mut self.scout).is_none() {
                    continue;
                }
                self.scout.end(&self.to);
                let mut gain = ground.keys.settle(&mut self.to);
                // Facts that the key carries were taken into the account when they came about.
                gain.seen &= !u64::from(self.from.tally.facts.bits());
                self.key.clear();
                ground.keys.pack(&self.to, &mut self.key);
                let hash = table::hash(&self.key);
                let shard = table::shard_of(hash);
                let basket = &mut self.baskets[shard];
                basket.bytes.extend_from_slice(&self.key);
                basket.candidates.push(Candidate {
                    hash,
                    end: basket.bytes.len() as u32,
                    parent: *id,
                    reply: *reply,
                });
                self.drafts.push(Draft { gain, shard: shard as u8, reply: *reply });
            }
            self.counts.push(offered.len() as u32);
        }
    }
}

/// Enters the candidates of all workers into one shard: their places, worker by worker.
fn enter(shard: &mut Shard, number: usize, workers: &[Worker<'_>]) -> Vec<u32> {
    let all = workers.iter().map(|w| w.baskets[number].candidates.len()).sum();
    let mut places = Vec::with_capacity(all);
    for worker in workers {
        let basket = &worker.baskets[number];
        let mut from = 0;
        for one in &basket.candidates {
            let key = &basket.bytes[from as usize..one.end as usize];
            from = one.end;
            places.push(shard.place_of(key, one.hash, one.parent, one.reply));
        }
    }
    places
}

/// Explores. `progress` is called after each batch with the states so far.
#[must_use]
pub fn explore(
    ground: &Ground<'_>,
    bounds: Bounds,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Explored {
    let mut table = Table::default();
    let mut met = Met::new(ground.sites);
    let mut scout = Scout::new(ground.stage, ground.sites);
    let mut state = State::start(ground.stage, &mut scout);
    scout.end(&state);
    scout.report(&mut met);
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
    while !frontier.is_empty() {
        let before: Vec<usize> = found.table.shards.iter().map(Shard::len).collect();
        for batch in frontier.chunks(BATCH) {
            if cancel.load(Ordering::Relaxed) {
                found.stop = Stop::Cancelled;
                return found;
            }
            found.batch(ground, batch, &mut workers);
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

    fn batch(&mut self, ground: &Ground<'_>, batch: &[StateId], workers: &mut [Worker<'_>]) {
        let split = batch.len() >= WORTH_SPLITTING && workers.len() > 1;
        let active = if split { workers.len() } else { 1 };
        let workers = &mut workers[..active];
        let share = batch.len().div_ceil(active);
        let table = &self.table;
        let mut shares = workers.iter_mut().zip(batch.chunks(share));
        if split {
            std::thread::scope(|scope| {
                let first = shares.next();
                for (worker, share) in shares {
                    scope.spawn(move || worker.expand(ground, table, share));
                }
                if let Some((worker, share)) = first {
                    worker.expand(ground, table, share);
                }
            });
        } else {
            shares.for_each(|(worker, share)| worker.expand(ground, table, share));
        }
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); SHARDS];
        let size = SHARDS.div_ceil(active);
        let known: &[Worker<'_>] = workers;
        let fill = |first: usize, shards: &mut [Shard], places: &mut [Vec<u32>]| {
            for (offset, (shard, places)) in shards.iter_mut().zip(places).enumerate() {
                *places = enter(shard, first + offset, known);
            }
        };
        let parts = self.table.shards.chunks_mut(size).zip(places.chunks_mut(size)).enumerate();
        if split {
            std::thread::scope(|scope| {
                let mut parts = parts;
                let own = parts.next();
                for (number, (shards, places)) in parts {
                    let fill = &fill;
                    scope.spawn(move || fill(number * size, shards, places));
                }
                if let Some((number, (shards, places))) = own {
                    fill(number * size, shards, places);
                }
            });
        } else {
            parts.for_each(|(number, (shards, places))| fill(number * size, shards, places));
        }
        self.link(batch, workers, &places);
    }

    /// Gives the edges their targets, in the order of the frontier.
    fn link(&mut self, batch: &[StateId], workers: &mut [Worker<'_>], places: &[Vec<u32>]) {
        let mut cursor = [0_usize; SHARDS];
        let mut ids = batch.iter();
        for worker in workers {
            let mut drafts = worker.drafts.iter();
            for count in &worker.counts {
                for draft in drafts.by_ref().take(*count as usize) {
                    let shard = usize::from(draft.shard);
                    let to = Table::id(shard, places[shard][cursor[shard]]);
                    cursor[shard] += 1;
                    self.edges.push(Edge { gain: draft.gain, to, reply: draft.reply });
                }
                if let Some(id) = ids.next() {
                    self.order.push((*id, self.edges.len() as u32));
                }
            }
            self.transitions += worker.drafts.len() as u64;
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
