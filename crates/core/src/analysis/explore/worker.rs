//! One thread's part of a batch: playing replies, and entering the keys they lead to.

use super::{Edge, Ground};
use crate::analysis::scout::Scout;
use crate::analysis::table::{self, SHARDS, Shard, StateId, Table};
use crate::dialogue::State;

/// Keys looked up together: while one waits for memory, the others do too.
const TOGETHER: usize = 16;

/// A key that may be new.
struct Candidate {
    hash: u64,
    /// End of its words in the basket.
    end: u32,
    parent: StateId,
    reply: u8,
}

/// The candidates of one shard.
#[derive(Default)]
struct Basket {
    words: Vec<u64>,
    candidates: Vec<Candidate>,
}

/// One thread's work in a batch.
pub struct Worker<'a> {
    /// What it met.
    pub scout: Scout<'a>,
    /// The edges of its share, their targets no more than shards as yet.
    pub edges: Vec<Edge>,
    /// Number of edges of each state of the share.
    pub counts: Vec<u32>,
    baskets: Vec<Basket>,
    from: State,
    to: State,
    key: Vec<u64>,
}

impl<'a> Worker<'a> {
    /// Ready to work; `state` may be any.
    pub fn new(ground: &Ground<'a>, state: &State) -> Self {
        Self {
            scout: Scout::new(ground.stage, ground.sites),
            edges: Vec::new(),
            counts: Vec::new(),
            baskets: (0..SHARDS).map(|_| Basket::default()).collect(),
            from: state.clone(),
            to: state.clone(),
            key: Vec::new(),
        }
    }

    /// Plays all replies of a share of the frontier.
    pub fn expand(&mut self, ground: &Ground<'_>, table: &Table, share: &[StateId]) {
        self.edges.clear();
        self.counts.clear();
        for basket in &mut self.baskets {
            basket.words.clear();
            basket.candidates.clear();
        }
        for id in share {
            ground.keys.unpack(table.key(*id), &mut self.from);
            let offered = self.from.offered(ground.stage);
            self.scout.here = (*id, None);
            self.scout.offers(self.from.node, &offered);
            let before = self.edges.len();
            for reply in &offered {
                self.scout.here = (*id, Some(*reply));
                self.to.copy_from(&self.from);
                if self.to.give(ground.stage, *reply, &mut self.scout).is_some() {
                    self.scout.end(&self.to);
                    self.note(ground, *id, *reply);
                }
            }
            self.counts.push((self.edges.len() - before) as u32);
        }
    }

    /// Adds the number of its candidates by shard.
    pub fn count(&self, sum: &mut [usize; SHARDS]) {
        for (sum, basket) in sum.iter_mut().zip(&self.baskets) {
            *sum += basket.candidates.len();
        }
    }

    /// Its edges with their targets: `from` says where in each shard's places its own begin.
    pub fn link(&self, to: &mut [Edge], mut from: [usize; SHARDS], places: &[Vec<u32>]) {
        for (to, edge) in to.iter_mut().zip(&self.edges) {
            // Until now its target was only a shard.
            let shard = edge.to as usize % SHARDS;
            let target = Table::id(shard, places[shard][from[shard]]);
            *to = Edge { to: target, ..*edge };
            from[shard] += 1;
        }
    }

    /// Notes where a reply has led.
    #[inline]
    fn note(&mut self, ground: &Ground<'_>, parent: StateId, reply: u8) {
        let mut gain = ground.keys.settle(&mut self.to);
        // Facts that the key carries were taken into the account when they came about.
        gain.seen &= !u64::from(self.from.tally.facts.bits());
        self.key.clear();
        ground.keys.pack(&self.to, &mut self.key);
        let hash = table::hash(&self.key);
        let shard = table::shard_of(hash);
        let basket = &mut self.baskets[shard];
        basket.words.extend_from_slice(&self.key);
        let end = basket.words.len() as u32;
        basket.candidates.push(Candidate { hash, end, parent, reply });
        self.edges.push(Edge { gain, to: shard as StateId, reply });
    }
}

/// Enters the candidates of all workers into one shard: their places, worker by worker.
pub fn enter(shard: &mut Shard, number: usize, workers: &[Worker<'_>], places: &mut Vec<u32>) {
    places.clear();
    for worker in workers {
        let basket = &worker.baskets[number];
        let mut from = 0;
        for some in basket.candidates.chunks(TOGETHER) {
            shard.warm(some.iter().map(|one| one.hash));
            for one in some {
                let key = &basket.words[from as usize..one.end as usize];
                from = one.end;
                places.push(shard.place_of(key, one.hash, one.parent, one.reply));
            }
        }
    }
}
