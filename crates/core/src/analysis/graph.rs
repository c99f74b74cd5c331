//! The graph of states: order of work, circles, longest runs.

use super::explore::{Edge, Explored};
use super::table::{NONE, StateId};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

/// The explored states with their edges by number.
#[derive(Debug)]
pub struct Graph<'a> {
    /// What was explored.
    pub found: &'a Explored,
    /// Place in `found.order` of each state; `u32::MAX` for ends and unexplored states.
    places: Vec<u32>,
}

/// A run that comes back to where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// The state that comes back.
    pub state: StateId,
    /// The replies from it to it.
    pub replies: Vec<(StateId, u8)>,
}

impl<'a> Graph<'a> {
    /// The graph of what was explored.
    #[must_use]
    pub fn new(found: &'a Explored) -> Self {
        let mut places = vec![u32::MAX; found.table.bound()];
        for (place, (id, _)) in (0_u32..).zip(&found.order) {
            places[*id as usize] = place;
        }
        Self { found, places }
    }

    /// The edges of a state; none for an end.
    #[must_use]
    pub fn edges(&self, id: StateId) -> &[Edge] {
        match self.places.get(id as usize) {
            Some(&place) if place != u32::MAX => self.found.edges_at(place as usize),
            _ => &[],
        }
    }

    /// The states so that every edge leads on; or a circle, one with the shortest way into it.
    ///
    /// # Errors
    /// The circle.
    pub fn order(&self) -> Result<Vec<StateId>, Circle> {
        let mut into = vec![0_u32; self.found.table.bound()];
        for edge in &self.found.edges {
            into[edge.to as usize] += 1;
        }
        let mut order = Vec::with_capacity(self.found.table.len());
        order.push(self.found.root);
        if into[self.found.root as usize] > 0 {
            order.clear();
        }
        let mut next = 0;
        while next < order.len() {
            let id = order[next];
            next += 1;
            for edge in self.edges(id) {
                into[edge.to as usize] -= 1;
                if into[edge.to as usize] == 0 {
                    order.push(edge.to);
                }
            }
        }
        if order.len() == self.found.table.len() {
            return Ok(order);
        }
        // The first state in breadth-first order that lies on a circle has the shortest way in.
        let knots = self.knots();
        let first =
            self.found.order.iter().map(|(id, _)| *id).find(|id| {
                self.edges(*id).iter().any(|e| knots[e.to as usize] == knots[*id as usize])
            });
        match first {
            Some(state) => {
                let replies = self.back_to(state, &knots);
                Err(Circle { state, replies })
            }
            None => Ok(order),
        }
    }

    /// By state, a number that exactly the states share which lead to each other.
    fn knots(&self) -> Vec<u32> {
        let ways = self
            .found
            .order
            .iter()
            .flat_map(|(id, _)| self.edges(*id).iter().map(move |edge| (*id, edge.to)));
        let graph = DiGraph::<(), (), StateId>::from_edges(ways);
        let mut knots = vec![NONE; self.found.table.bound()];
        for (knot, members) in (0..).zip(kosaraju_scc(&graph)) {
            for member in members {
                knots[member.index()] = knot;
            }
        }
        knots
    }

    /// The shortest replies from a state back to it, within its knot.
    fn back_to(&self, start: StateId, knots: &[u32]) -> Vec<(StateId, u8)> {
        let mut queue = vec![(start, 0_usize, 0_u8)];
        let mut seen = std::collections::BTreeSet::from([start]);
        let mut next = 0;
        while let Some(&(id, _, _)) = queue.get(next) {
            for edge in self.edges(id) {
                if edge.to == start {
                    let mut replies = vec![(id, edge.reply)];
                    let mut at = next;
                    while at > 0 {
                        let (_, before, reply) = queue[at];
                        replies.push((queue[before].0, reply));
                        at = before;
                    }
                    replies.reverse();
                    return replies;
                }
                if knots[edge.to as usize] == knots[start as usize] && seen.insert(edge.to) {
                    queue.push((edge.to, next, edge.reply));
                }
            }
            next += 1;
        }
        Vec::new()
    }

    /// Most replies from the beginning to each state, with the state and reply before.
    #[must_use]
    pub fn longest(&self, order: &[StateId]) -> Vec<(u32, StateId, u8)> {
        let mut most = vec![(0, NONE, 0); self.found.table.bound()];
        for id in order {
            let replies = most[*id as usize].0 + 1;
            for edge in self.edges(*id) {
                if replies > most[edge.to as usize].0 {
                    most[edge.to as usize] = (replies, *id, edge.reply);
                }
            }
        }
        most
    }

    /// The shortest replies from the beginning to a state that `wanted` accepts, by edges that
    /// `open` accepts (with the state they leave).
    #[must_use]
    pub fn shortest(
        &self,
        wanted: impl Fn(StateId) -> bool,
        open: impl Fn(StateId, &Edge) -> bool,
    ) -> Option<Vec<(StateId, u8)>> {
        let root = self.found.root;
        if wanted(root) {
            return Some(Vec::new());
        }
        let mut before = vec![(NONE, 0_u8); self.found.table.bound()];
        before[root as usize] = (root, 0);
        let mut queue = vec![root];
        let mut next = 0;
        while next < queue.len() {
            let id = queue[next];
            next += 1;
            for edge in self.edges(id) {
                if before[edge.to as usize].0 != NONE || !open(id, edge) {
                    continue;
                }
                before[edge.to as usize] = (id, edge.reply);
                if wanted(edge.to) {
                    let mut path = Vec::new();
                    let mut at = edge.to;
                    while at != root {
                        let (from, reply) = before[at as usize];
                        path.push((from, reply));
                        at = from;
                    }
                    path.reverse();
                    return Some(path);
                }
                queue.push(edge.to);
            }
        }
        None
    }
}
