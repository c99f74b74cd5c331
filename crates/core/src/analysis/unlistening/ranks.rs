//! Rankings that come to the same.
//!
//! A player who looks at replies alone is told by the order in which it ranks the replies of each
//! node: two whose orders are the same play the same runs.

use super::tree::Tree;
use std::collections::HashMap;

/// Replies of a scenario for which orders are compared; beyond that comparing costs more than it
/// spares.
const MOST_REPLIES: usize = 4096;
/// Bytes of orders that are kept.
const MOST_BYTES: usize = 4 << 20;

/// Sums of runs by the order of replies.
#[derive(Default)]
pub struct Ranks {
    /// First place of each node's replies in an order, and one more.
    nodes: Vec<usize>,
    known: HashMap<Vec<u8>, u32>,
    bytes: usize,
    order: Vec<u8>,
    worths: Vec<i64>,
}

impl Ranks {
    /// For a scenario whose nodes have so many replies each.
    pub fn new(replies: impl Iterator<Item = usize>) -> Self {
        let mut nodes = vec![0];
        for count in replies {
            nodes.push(nodes.last().copied().unwrap_or(0) + count);
        }
        Self { nodes, ..Self::default() }
    }

    /// Forgets what is known.
    pub fn clear(&mut self) {
        self.known.clear();
        self.bytes = 0;
    }

    /// The sum of the runs of a player to whom replies are worth so much, by node and reply.
    pub fn sum(&mut self, tree: &mut Tree<'_>, worth: &impl Fn(u32, u8) -> i64) -> u32 {
        let all = self.nodes.last().copied().unwrap_or(0);
        if all > MOST_REPLIES {
            return tree.sum(worth);
        }
        self.order.clear();
        for (node, ends) in (0_u32..).zip(self.nodes.windows(2)) {
            let count = (ends[1] - ends[0]).min(256);
            self.worths.clear();
            self.worths.extend((0..count).map(|reply| worth(node, reply as u8)));
            let own = &self.worths;
            let rank = |worth: &i64| own.iter().filter(|other| *other < worth).count();
            self.order.extend(own.iter().map(|worth| rank(worth).min(255) as u8));
        }
        if let Some(sum) = self.known.get(&self.order) {
            return *sum;
        }
        let (order, nodes) = (&self.order, &self.nodes);
        let sum = tree.sum(&|node, reply| {
            let place = nodes.get(node as usize).map(|first| first + usize::from(reply));
            place.and_then(|place| order.get(place)).map_or(i64::MIN, |rank| i64::from(*rank))
        });
        if self.bytes + all < MOST_BYTES {
            self.bytes += all + size_of::<Vec<u8>>();
            self.known.insert(self.order.clone(), sum);
        }
        sum
    }
}
