//! What can still matter from a node on, found on the static graph.
//!
//! Guards are taken to be open or shut as they please (only a guard on the persona, which is
//! fixed for a run, is decided here), so what this finds is never too little. Per node it is a
//! row of bits: the union of what is read while the run waits there and of what the nodes
//! reachable from there read on arrival and while they wait.

mod row;
mod ways;

pub use row::{Layout, Need, is_set};
pub use ways::{decided, open_ways, ways};

use crate::dialogue::{PlayClaim, PlayNode, PlayWay, Stage, Target};
use crate::scenario::circles::on_circle;
use row::Row;
use std::collections::{BTreeMap, BTreeSet};

/// Words of all rows together at most (64 MiB): with many nodes and much that wears out they grow
/// with the square of a scenario.
const MOST_WORDS: usize = 8 << 20;

/// The rows of all nodes.
#[derive(Debug, Clone)]
pub struct Live {
    /// Where things stand in a row.
    pub layout: Layout,
    /// Moments of all clock jumps, sorted.
    pub jumps: Vec<u32>,
    rows: Vec<u64>,
    /// From one row to the next; 0 if all nodes share one.
    stride: usize,
    /// Successors of each node on the static graph, without repetition.
    pub next: Vec<Vec<Target>>,
}

impl Live {
    /// Works out the rows for a persona's runs.
    #[must_use]
    pub fn of(stage: &Stage) -> Self {
        let lesson = stage.lesson();
        let persona = stage.persona_number();
        let count = lesson.nodes.len();
        let mut jumps: Vec<u32> = lesson.nodes.iter().filter_map(|node| node.jump).collect();
        jumps.sort_unstable();
        jumps.dedup();
        let layout = Layout::of(lesson, jumps.len());
        let words = layout.words;
        // Where telling nodes apart costs too much, everything matters everywhere.
        let apart = count.saturating_mul(words) <= MOST_WORDS;
        let stride = if apart { words } else { 0 };
        let size = if apart { count * words } else { words };
        let mut live = Self { layout, jumps, rows: vec![0; size], stride, next: Vec::new() };
        let mut never: BTreeMap<usize, Vec<&PlayClaim>> = BTreeMap::new();
        for claim in &lesson.never {
            never.entry(claim.node as usize).or_default().push(claim);
        }
        let mut arrive = vec![0_u64; size];
        for (number, node) in lesson.nodes.iter().enumerate() {
            let span = number * stride..number * stride + words;
            let mut row = Row { layout: &live.layout, words: &mut live.rows[span.clone()] };
            let mut next = Vec::new();
            let mut lead = |row: &mut Row<'_>, ways: &[PlayWay]| {
                for way in open_ways(ways, persona) {
                    row.reads(way.when.as_ref());
                    if !next.contains(&way.to) {
                        next.push(way.to);
                    }
                }
            };
            for reply in &node.replies {
                if reply.when.as_ref().is_some_and(|when| decided(when, persona) == Some(false)) {
                    continue;
                }
                row.reads(reply.when.as_ref());
                if let Some(bit) = reply.once {
                    row.set(row.layout.bits + bit as usize);
                }
                for coded in &reply.acts {
                    row.does(coded);
                }
                lead(&mut row, ways(node, reply));
            }
            if node.replies.is_empty() {
                lead(&mut row, &node.next);
            }
            live.next.push(next);
            let mut row = Row { layout: &live.layout, words: &mut arrive[span] };
            for line in &node.lines {
                row.reads(line.when.as_ref());
                row.says(&line.tags);
            }
            for claim in never.get(&number).into_iter().flatten() {
                row.reads(Some(&claim.when));
            }
            if let (Some(bit), Some(_)) = (node.visit, node.injury) {
                row.set(row.layout.bits + bit as usize);
            }
            if let Some(now) = node.jump
                && let Ok(place) = live.jumps.binary_search(&now)
            {
                row.set(row.layout.jumps + place);
            }
        }
        if apart {
            live.spread(&arrive, &lesson.nodes);
            live.forget_last(stage);
        } else {
            live.rows.iter_mut().zip(arrive).for_each(|(row, more)| *row |= more);
        }
        live
    }

    /// What the last reply was is read only until the next one: by the guards of the replies on
    /// offer. Whatever else asks for it comes after the next reply.
    fn forget_last(&mut self, stage: &Stage) {
        let lesson = stage.lesson();
        if lesson.last_bits.is_empty() {
            return;
        }
        let (layout, words) = (&self.layout, self.layout.words);
        let nodes = lesson.nodes.iter();
        for (node, row) in nodes.zip(self.rows.chunks_mut(words)) {
            let mut own = vec![0; words];
            let mut reads = Row { layout, words: &mut own };
            node.replies.iter().for_each(|reply| reads.reads(reply.when.as_ref()));
            for bit in &lesson.last_bits {
                let place = layout.bits + *bit as usize;
                if !is_set(&own, place) {
                    row[place / 64] &= !(1 << (place % 64));
                }
            }
        }
    }

    /// Joins to each row those of the nodes that can follow, until nothing changes.
    fn spread(&mut self, arrive: &[u64], nodes: &[PlayNode]) {
        let words = self.layout.words;
        let (used, after) = (self.layout.used, self.layout.asked);
        let order = self.post_order();
        let mut changed = true;
        let mut through = vec![0_u64; words];
        while changed {
            changed = false;
            for &number in &order {
                for place in 0..self.next[number].len() {
                    let Target::Node(to) = self.next[number][place] else { continue };
                    let to = to as usize;
                    through.copy_from_slice(&self.rows[to * words..(to + 1) * words]);
                    if nodes.get(to).is_some_and(|node| node.jump.is_some()) {
                        // A jump makes worn-out words fresh again. The regions of a row begin
                        // at whole words.
                        through[used / 64..after / 64].fill(0);
                    }
                    for word in 0..words {
                        let more = through[word] | arrive[to * words + word];
                        let here = &mut self.rows[number * words + word];
                        changed |= more & !*here != 0;
                        *here |= more;
                    }
                }
            }
        }
    }

    /// Nodes so that, circles aside, each comes after those that can follow it.
    fn post_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.next.len());
        let mut seen = vec![false; self.next.len()];
        let mut stack: Vec<(usize, usize)> = Vec::new();
        for start in 0..self.next.len() {
            if std::mem::replace(&mut seen[start], true) {
                continue;
            }
            stack.push((start, 0));
            while let Some((number, place)) = stack.last_mut() {
                match self.next[*number].get(*place) {
                    Some(target) => {
                        *place += 1;
                        if let Target::Node(to) = target
                            && !std::mem::replace(&mut seen[*to as usize], true)
                        {
                            stack.push((*to as usize, 0));
                        }
                    }
                    None => {
                        order.push(*number);
                        stack.pop();
                    }
                }
            }
        }
        order
    }

    /// The row of a node.
    #[must_use]
    pub fn row(&self, node: usize) -> &[u64] {
        let from = node * self.stride;
        &self.rows[from..from + self.layout.words]
    }

    /// By node: can a run come back to it, as far as the static graph knows?
    #[must_use]
    pub fn come_back(&self) -> Vec<bool> {
        let node = |target: &Target| match target {
            Target::Node(to) => Some(*to as usize),
            Target::Ending(_) => None,
        };
        let ahead: Vec<Vec<usize>> =
            self.next.iter().map(|next| next.iter().filter_map(node).collect()).collect();
        on_circle(&ahead)
    }

    /// Endings that these nodes lead to.
    #[must_use]
    pub fn ends(&self, nodes: &[bool]) -> BTreeSet<u16> {
        let next = self.next.iter().zip(nodes).filter(|(_, on)| **on).flat_map(|(next, _)| next);
        next.filter_map(|target| match target {
            Target::Ending(ending) => Some(*ending),
            Target::Node(_) => None,
        })
        .collect()
    }

    /// Nodes that the static graph reaches from one, that one included.
    #[must_use]
    pub fn reached(&self, start: usize) -> Vec<bool> {
        let mut seen = vec![false; self.next.len()];
        let mut stack = vec![start];
        while let Some(number) = stack.pop() {
            if number >= seen.len() || std::mem::replace(&mut seen[number], true) {
                continue;
            }
            for target in &self.next[number] {
                if let Target::Node(to) = target {
                    stack.push(*to as usize);
                }
            }
        }
        seen
    }
}
