//! In which order the moments of a lesson are read.

use moodfirst_core::dialogue::{Lesson, Session};
use moodfirst_core::scenario::model::Scenario;
use std::collections::{HashMap, HashSet, VecDeque};

/// The moments in the order in which a reader meets them: those of a run first (by id), then all
/// others breadth first, then what nothing leads to.
#[must_use]
pub fn playing_order(scenario: &Scenario, run: &[&str]) -> Vec<usize> {
    let nodes = scenario.nodes.iter().enumerate();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (place, node) in nodes {
        by_id.entry(node.id.as_str()).or_insert(place);
    }
    let (mut order, mut seen) = (Vec::new(), HashSet::new());
    let mut put = |place: usize, order: &mut Vec<usize>| {
        if seen.insert(place) {
            order.push(place);
        }
    };
    run.iter().filter_map(|id| by_id.get(id)).for_each(|place| put(*place, &mut order));
    let first = by_id.get(scenario.start.as_str()).copied();
    let mut waiting: VecDeque<usize> = first.into_iter().collect();
    let mut met: HashSet<usize> = first.into_iter().collect();
    while let Some(place) = waiting.pop_front() {
        put(place, &mut order);
        let Some(node) = scenario.nodes.get(place) else { continue };
        let replies = node.replies.iter().chain(&node.fallback).flat_map(|reply| &reply.next);
        for way in replies.chain(&node.next) {
            if let Some(goal) = by_id.get(way.to.as_str()).copied()
                && met.insert(goal)
            {
                waiting.push_back(goal);
            }
        }
    }
    (0..scenario.nodes.len()).for_each(|place| put(place, &mut order));
    order
}

/// The moments with those of a run first: the textbook's way, where there is one.
#[must_use]
pub fn with_run(scenario: &Scenario, lesson: &Lesson, run: &Session) -> Vec<usize> {
    let nodes = run.steps.iter().filter_map(|step| lesson.node(step.node));
    let ids: Vec<&str> = nodes.map(|node| node.id.as_str()).collect();
    playing_order(scenario, &ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Rulebook, SHIPPED};
    use moodfirst_core::scenario::load::load;

    #[test]
    fn the_run_comes_first_and_nothing_is_left_out() {
        let (_, text) = SHIPPED.first().unwrap();
        let personas = Rulebook::embedded().unwrap().personas;
        let scenario = load("x", text.as_bytes(), &personas).scenario.unwrap();
        let last = scenario.nodes.last().unwrap().id.clone();
        let order = playing_order(&scenario, &[&last, "no such moment"]);
        assert_eq!(order.first(), Some(&(scenario.nodes.len() - 1)));
        assert_eq!(scenario.nodes[order[1]].id, scenario.start);
        let all: HashSet<usize> = order.iter().copied().collect();
        assert_eq!((all.len(), order.len()), (scenario.nodes.len(), scenario.nodes.len()));
    }
}
