//! Circles of a graph.

/// For each of some things, which lead to others: can one come back to it? It leads to itself or
/// lies on a circle (Tarjan's strongly connected components, without recursion).
#[must_use]
pub fn on_circle(ahead: &[Vec<usize>]) -> Vec<bool> {
    let mut circle = vec![false; ahead.len()];
    // Order of discovery from 1 (0: new), lowest order reachable, still on the stack.
    let (mut order, mut low) = (vec![0_usize; ahead.len()], vec![0_usize; ahead.len()]);
    let (mut stack, mut on_stack) = (Vec::new(), vec![false; ahead.len()]);
    let mut count = 0;
    for first in 0..ahead.len() {
        if order[first] != 0 {
            continue;
        }
        let mut path = vec![(first, 0)];
        while let Some(&mut (i, ref mut way)) = path.last_mut() {
            if *way == 0 {
                count += 1;
                (order[i], low[i]) = (count, count);
                stack.push(i);
                on_stack[i] = true;
            }
            if let Some(&to) = ahead[i].get(*way) {
                *way += 1;
                circle[i] |= to == i;
                if order[to] == 0 {
                    path.push((to, 0));
                } else if on_stack[to] {
                    low[i] = low[i].min(order[to]);
                }
                // A node without ways must not be discovered twice.
                continue;
            }
            path.pop();
            if let Some(&(above, _)) = path.last() {
                low[above] = low[above].min(low[i]);
            }
            if low[i] == order[i] {
                let from = stack.iter().rposition(|&s| s == i).unwrap_or(0);
                let several = stack.len() - from > 1;
                for member in stack.drain(from..) {
                    on_stack[member] = false;
                    circle[member] |= several;
                }
            }
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
