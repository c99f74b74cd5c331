//! Circles of a graph.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

/// For each of some things, which lead to others: can one come back to it? It leads to itself or
/// lies on a circle (a strongly connected component of several; Kosaraju's algorithm, which needs
/// no deep stack).
#[must_use]
pub fn on_circle(ahead: &[Vec<usize>]) -> Vec<bool> {
    let ways =
        |(from, to): (usize, &Vec<usize>)| to.iter().map(move |to| (from, *to)).collect::<Vec<_>>();
    let graph = DiGraph::<(), (), usize>::from_edges(ahead.iter().enumerate().flat_map(ways));
    let mut circle: Vec<bool> =
        ahead.iter().enumerate().map(|(from, to)| to.contains(&from)).collect();
    for component in kosaraju_scc(&graph).iter().filter(|component| component.len() > 1) {
        for member in component {
            circle[member.index()] = true;
        }
    }
    circle
}

#[cfg(test)]
mod tests {
    use super::on_circle;

    #[test]
    fn what_lies_on_a_circle_can_be_come_back_to() {
        let ahead = vec![vec![1, 4], vec![2], vec![1, 3], vec![], vec![4], vec![0], vec![6, 5]];
        let circle = on_circle(&ahead);
        assert_eq!(circle, [false, true, true, false, true, false, true]);
        assert_eq!(on_circle(&[]), [false; 0]);
        // Long chains and long circles need no deep stack.
        let long = 200_000;
        let chain: Vec<Vec<usize>> = (0..long).map(|n| vec![(n + 1).min(long - 1)]).collect();
        assert_eq!(on_circle(&chain).iter().filter(|circle| **circle).count(), 1);
        let round: Vec<Vec<usize>> = (0..long).map(|n| vec![(n + 1) % long]).collect();
        assert!(on_circle(&round).into_iter().all(|circle| circle));
    }
}
