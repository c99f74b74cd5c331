//! The runs that many players play, played once: a tree of states that grows where one goes.
//!
//! A player that looks at replies alone goes the same way as many others. What a reply leads to
//! is worked out the first time; after that a step is a look into the tree.

use super::SEEDS;
use crate::analysis::players::{MOST_REPLIES, Run};
use crate::dialogue::{Choice, Stage, State};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use smallvec::SmallVec;

/// States kept at most; beyond that the tree begins anew.
pub const MOST_SPOTS: usize = 1 << 16;
/// Not gone to yet.
const UNKNOWN: u32 = u32::MAX;

/// A state, and where its replies lead.
struct Spot {
    state: State,
    offered: Choice,
    next: SmallVec<[u32; 5]>,
    /// The total, if nothing is on offer any more.
    total: u8,
}

/// The tree.
pub struct Tree<'a> {
    stage: &'a Stage,
    spots: Vec<Spot>,
    /// Spots kept at most.
    most: usize,
    /// Replies given by players, looked up or played.
    pub walked: usize,
    /// Replies played so far, not those that were only looked up.
    pub played: usize,
    /// By seed and step: the number that decides between equals.
    draws: Vec<[u32; MOST_REPLIES]>,
}

impl<'a> Tree<'a> {
    /// The beginning; `most` spots are kept, about.
    pub fn new(stage: &'a Stage, most: usize) -> Self {
        let draws = (0..u64::from(SEEDS)).map(|seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            [(); MOST_REPLIES].map(|()| rng.next_u32())
        });
        let draws = draws.collect();
        let mut tree = Self { stage, spots: Vec::new(), most, walked: 0, played: 0, draws };
        tree.begin();
        tree
    }

    /// The stage that it grows on.
    pub const fn stage(&self) -> &'a Stage {
        self.stage
    }

    fn begin(&mut self) {
        self.spots.clear();
        self.add(State::start(self.stage, &mut ()));
    }

    fn add(&mut self, state: State) -> u32 {
        let offered = state.offered(self.stage);
        let total = if offered.is_empty() { state.scores(self.stage).total } else { 0 };
        let next = SmallVec::from_elem(UNKNOWN, offered.len());
        self.spots.push(Spot { state, offered, next, total });
        self.spots.len() as u32 - 1
    }

    /// Where the reply at a place among those on offer leads.
    fn step(&mut self, at: u32, place: usize) -> u32 {
        let known = self.spots[at as usize].next[place];
        if known != UNKNOWN {
            return known;
        }
        let spot = &self.spots[at as usize];
        let mut state = spot.state.clone();
        // It is on offer, so it can be given.
        let _ = state.give(self.stage, spot.offered[place], &mut ());
        self.played += 1;
        let to = self.add(state);
        self.spots[at as usize].next[place] = to;
        to
    }

    /// Places of the replies of most worth among those on offer at a spot.
    fn best(&self, at: u32, worth: &impl Fn(u32, u8) -> i64) -> SmallVec<[usize; 5]> {
        let spot = &self.spots[at as usize];
        let mut best: SmallVec<[usize; 5]> = SmallVec::new();
        let mut most = i64::MIN;
        for (place, reply) in spot.offered.iter().enumerate() {
            let own = worth(spot.state.node, *reply);
            if own > most {
                best.clear();
                most = own;
            }
            if own == most {
                best.push(place);
            }
        }
        best
    }

    /// Which of so many equals a seed draws at a step. There are few: the remainder is even enough.
    fn draw(&self, seed: u32, step: usize, equals: usize) -> usize {
        self.draws[seed as usize][step] as usize % equals.max(1)
    }

    /// Sum of the totals of a player's [`SEEDS`] runs: at every choice it takes the reply of most
    /// worth, of equals the one that the seed draws. Seeds go together until they draw differently.
    pub fn sum(&mut self, worth: &impl Fn(u32, u8) -> i64) -> u32 {
        if self.spots.len() > self.most {
            self.begin();
        }
        let mut sum = 0;
        let mut open = vec![(0_u32, 0, (1_u32 << SEEDS) - 1)];
        while let Some((mut at, mut step, seeds)) = open.pop() {
            loop {
                let best = if step < MOST_REPLIES { self.best(at, worth) } else { SmallVec::new() };
                self.walked += 1;
                step += 1;
                match best[..] {
                    [] => {
                        let spot = &self.spots[at as usize];
                        let total = match spot.offered.is_empty() {
                            true => spot.total,
                            false => spot.state.scores(self.stage).total,
                        };
                        sum += u32::from(total) * seeds.count_ones();
                        break;
                    }
                    [only] => at = self.step(at, only),
                    _ => {
                        let mut parts: SmallVec<[u32; 5]> = SmallVec::from_elem(0, best.len());
                        for seed in (0..SEEDS).filter(|seed| seeds >> seed & 1 == 1) {
                            parts[self.draw(seed, step - 1, best.len())] |= 1 << seed;
                        }
                        for (place, part) in best.iter().zip(parts).filter(|(_, part)| *part != 0) {
                            open.push((self.step(at, *place), step, part));
                        }
                        break;
                    }
                }
            }
        }
        sum
    }

    /// One run of a player.
    pub fn run(&mut self, worth: &impl Fn(u32, u8) -> i64, seed: u32) -> Run {
        let (mut steps, mut offers) = (Vec::new(), Vec::new());
        if self.spots.len() > self.most {
            self.begin();
        }
        let mut last = 0;
        while steps.len() < MOST_REPLIES {
            let best = self.best(last, worth);
            let Some(place) = best.get(self.draw(seed, steps.len(), best.len())) else { break };
            let spot = &self.spots[last as usize];
            steps.push((spot.state.node, spot.offered[*place]));
            offers.push(spot.offered.clone());
            last = self.step(last, *place);
        }
        let state = &self.spots[last as usize].state;
        Run { steps, offers, status: state.status, scores: state.scores(self.stage) }
    }
}
