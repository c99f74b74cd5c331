//! Many players' runs, counted.

use super::players::{Run, play_at_random};
use crate::dialogue::{Stage, Status};
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};

/// What many players come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crowd {
    /// Runs played.
    pub runs: u32,
    /// How many passed.
    pub passed: u32,
    /// Runs by total, 0 to 100.
    pub totals: Vec<u32>,
    /// Runs by ending number.
    pub endings: Vec<u32>,
    /// Runs that got stuck or were cut.
    pub unfinished: u32,
    /// Runs that gave a reply at each node, by node number.
    pub nodes: Vec<u32>,
    /// Runs that gave each reply, by node and reply.
    pub replies: Vec<Vec<u32>>,
    /// Runs that had each reply on offer, by node and reply.
    pub offered: Vec<Vec<u32>>,
}

impl Crowd {
    /// Lets `runs` random players play, seeds from 0. Cancelled, or after `most` replies of all of
    /// them, it returns what there is.
    #[must_use]
    pub fn play(stage: &Stage, runs: u32, most: usize, cancel: &AtomicBool) -> (Self, Vec<Run>) {
        Self::of(stage, runs, most, cancel, |seed| play_at_random(stage, seed))
    }

    /// Lets `runs` players play, each given its number from 0, until all of them together have
    /// given `most` replies.
    pub fn of(
        stage: &Stage,
        runs: u32,
        most: usize,
        cancel: &AtomicBool,
        mut player: impl FnMut(u64) -> Run,
    ) -> (Self, Vec<Run>) {
        let lesson = stage.lesson();
        let each = || lesson.nodes.iter().map(|node| vec![0; node.replies.len()]).collect();
        let mut crowd = Self {
            runs: 0,
            passed: 0,
            totals: vec![0; 101],
            endings: vec![0; lesson.scenario().endings.len()],
            unfinished: 0,
            nodes: vec![0; lesson.nodes.len()],
            replies: each(),
            offered: each(),
        };
        let mut all = Vec::with_capacity(runs as usize);
        let mut replies = 0;
        for seed in 0..u64::from(runs) {
            if replies >= most || cancel.load(Ordering::Relaxed) {
                break;
            }
            let run = player(seed);
            replies += run.steps.len();
            crowd.add(&run);
            all.push(run);
        }
        (crowd, all)
    }

    fn add(&mut self, run: &Run) {
        self.runs += 1;
        match run.status {
            Status::Ended(ending) => {
                self.passed += u32::from(run.scores.passed);
                self.totals[usize::from(run.scores.total.min(100))] += 1;
                self.endings[usize::from(ending)] += 1;
            }
            Status::Playing | Status::Stuck => self.unfinished += 1,
        }
        let offers = run.steps.iter().zip(&run.offers);
        let offers = offers.flat_map(|((node, _), offers)| offers.iter().map(|o| (*node, *o)));
        for (node, reply) in once(offers) {
            self.offered[node as usize][usize::from(reply)] += 1;
        }
        for (node, reply) in once(run.steps.iter().copied()) {
            self.replies[node as usize][usize::from(reply)] += 1;
        }
        for node in once(run.steps.iter().map(|(node, _)| *node)) {
            self.nodes[node as usize] += 1;
        }
    }

    /// A count in parts of 1,000 of the runs.
    #[must_use]
    pub fn share(&self, count: u32) -> u32 {
        (u64::from(count) * 1000 / u64::from(self.runs.max(1))) as u32
    }
}

/// Each of some things once.
fn once<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}
