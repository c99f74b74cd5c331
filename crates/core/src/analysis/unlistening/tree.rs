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
const MOST: usize = 1 << 16;
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
    /// Replies played so far, not those that were only looked up.
    pub played: usize,
    /// By seed and step: the number that decides between equals.
    draws: Vec<[u32; MOST_REPLIES]>,
}

impl<'a> Tree<'a> {
    /// The beginning.
    pub fn new(stage: &'a Stage) -> Self {
        let draws = (0..u64::from(SEEDS)).map(|seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            [(); MOST_REPLIES].map(|()| rng.next_u32())
        });
        let mut tree = Self { stage, spots: Vec::new(), played: 0, draws: draws.collect() };
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

    /// Goes the way of a player who takes the reply of most worth, of equals the one that the
    /// seed draws: the last spot, and whether anything had to be drawn.
    fn walk(
        &mut self,
        worth: &impl Fn(u32, u8) -> i64,
        seed: u32,
        mut took: impl FnMut(u32, u8, &Choice),
    ) -> (u32, bool) {
        if self.spots.len() > MOST {
            self.begin();
        }
        let (mut at, mut drawn) = (0, false);
        for step in 0..MOST_REPLIES {
            let spot = &self.spots[at as usize];
            let node = spot.state.node;
            let mut best: SmallVec<[usize; 5]> = SmallVec::new();
            let mut most = i64::MIN;
            for (place, reply) in spot.offered.iter().enumerate() {
                let own = worth(node, *reply);
                if own > most {
                    best.clear();
                    most = own;
                }
                if own == most {
                    best.push(place);
                }
            }
            drawn |= best.len() > 1;
            // At most some replies are equal: the remainder is even enough.
            let number = self.draws[seed as usize][step] as usize;
            let Some(place) = number.checked_rem(best.len()).map(|number| best[number]) else {
                break;
            };
            took(node, spot.offered[place], &spot.offered);
            at = self.step(at, place);
        }
        (at, drawn)
    }

    /// Sum of the totals of a player's [`SEEDS`] runs.
    pub fn sum(&mut self, worth: &impl Fn(u32, u8) -> i64) -> u32 {
        let mut sum = 0;
        for seed in 0..SEEDS {
            let (last, drawn) = self.walk(worth, seed, |_, _, _| {});
            let spot = &self.spots[last as usize];
            let total = match spot.offered.is_empty() {
                true => spot.total,
                false => spot.state.scores(self.stage).total,
            };
            // Where nothing is drawn all seeds go the same way.
            if !drawn {
                return u32::from(total) * SEEDS;
            }
            sum += u32::from(total);
        }
        sum
    }

    /// One run of a player.
    pub fn run(&mut self, worth: &impl Fn(u32, u8) -> i64, seed: u32) -> Run {
        let (mut steps, mut offers) = (Vec::new(), Vec::new());
        let (last, _) = self.walk(worth, seed, |node, reply, offered| {
            steps.push((node, reply));
            offers.push(offered.clone());
        });
        let state = &self.spots[last as usize].state;
        Run { steps, offers, status: state.status, scores: state.scores(self.stage) }
    }
}
