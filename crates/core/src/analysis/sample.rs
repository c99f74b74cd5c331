//! What follows where a scenario is too large to explore as a whole: a depth-first search and
//! seeded random walks. They find faults that lie late; they show nothing about what they do not
//! meet.

use super::explore::Ground;
use super::players::MOST_REPLIES;
use super::scout::Scout;
use super::sites::Site;
use super::table;
use crate::dialogue::{State, Status};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};

/// Replies played depth-first.
const DEPTH_FIRST: usize = 300_000;
/// Random walks.
const WALKS: u64 = 3_000;

/// What the sample met.
#[derive(Debug, Default)]
pub struct Sample {
    /// Sites met, with the replies to them.
    pub met: BTreeMap<Site, Vec<(u32, u8)>>,
    /// Replies played.
    pub replies: usize,
    /// Random walks among them.
    pub walks: u64,
    /// Longest run met.
    pub deepest: usize,
}

/// A hash is its own hash.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Samples, both ways; `most` replies each at most.
#[must_use]
pub fn sample(ground: &Ground<'_>, most: usize, cancel: &AtomicBool) -> Sample {
    let mut sample = Sample::default();
    sample.depth_first(ground, most.min(DEPTH_FIRST), cancel);
    let most = sample.replies.saturating_add(most);
    for seed in 0..WALKS {
        if sample.replies >= most || cancel.load(Ordering::Relaxed) {
            break;
        }
        sample.walk(ground, seed);
        sample.walks += 1;
    }
    sample
}

impl Sample {
    fn take(&mut self, ground: &Ground<'_>, scout: &mut Scout<'_>, path: &[(u32, u8)]) {
        self.deepest = self.deepest.max(path.len());
        for (site, _) in scout.found.drain(..) {
            let known =
                self.met.entry(ground.sites.all[site as usize]).or_insert_with(|| path.to_vec());
            if path.len() < known.len() {
                *known = path.to_vec();
            }
        }
    }

    /// Goes down as far as it can first, and never into a state that it has seen.
    fn depth_first(&mut self, ground: &Ground<'_>, most: usize, cancel: &AtomicBool) {
        let mut scout = Scout::new(ground.stage, ground.sites);
        let mut seen: HashSet<u64, BuildHasherDefault<Same>> = HashSet::default();
        let start = State::start(ground.stage, &mut scout);
        self.take(ground, &mut scout, &[]);
        let mut path: Vec<(u32, u8)> = Vec::new();
        let offered = start.offered(ground.stage);
        let mut stack = vec![(start, offered, 0_usize)];
        let mut key = Vec::new();
        while let Some((state, offered, place)) = stack.last_mut() {
            let Some(reply) = offered.get(*place).copied() else {
                stack.pop();
                path.pop();
                continue;
            };
            *place += 1;
            if self.replies >= most || cancel.load(Ordering::Relaxed) {
                return;
            }
            self.replies += 1;
            scout.offers(state.node, offered);
            let mut next = state.clone();
            let step = (state.node, reply);
            if next.give(ground.stage, reply, &mut scout).is_none() {
                continue;
            }
            path.push(step);
            scout.end(&next);
            self.take(ground, &mut scout, &path);
            ground.keys.settle(&mut next);
            key.clear();
            ground.keys.pack(&next, &mut key);
            let fresh = seen.insert(table::hash(&key));
            if fresh && next.status == Status::Playing && path.len() < MOST_REPLIES {
                let offered = next.offered(ground.stage);
                stack.push((next, offered, 0));
            } else {
                path.pop();
            }
        }
    }

    fn walk(&mut self, ground: &Ground<'_>, seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut scout = Scout::new(ground.stage, ground.sites);
        let mut state = State::start(ground.stage, &mut scout);
        let mut path = Vec::new();
        self.take(ground, &mut scout, &path);
        while path.len() < MOST_REPLIES {
            let offered = state.offered(ground.stage);
            if offered.is_empty() {
                break;
            }
            scout.offers(state.node, &offered);
            let reply = offered[rng.next_u32() as usize % offered.len()];
            let node = state.node;
            if state.give(ground.stage, reply, &mut scout).is_none() {
                break;
            }
            self.replies += 1;
            path.push((node, reply));
            scout.end(&state);
            self.take(ground, &mut scout, &path);
        }
    }
}
