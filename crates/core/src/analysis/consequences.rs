//! What replies lead to: critical errors that cannot be avoided, replies that nothing tells
//! apart, promises that never fall due.

use super::answers::{ids, node_id};
use super::claims::Evidence;
use super::codes;
use super::explore::Edge;
use super::finding::Finding;
use super::key::{CRITICAL, Keys};
use super::live::{Live, is_set, open_ways, ways};
use super::sites::Site;
use super::table::StateId;
use crate::dialogue::{Stage, Status, Target};
use crate::rubric::Act;
use crate::scenario::Path;
use crate::scenario::model::Moment;
use crate::source::{Severity, say};
use std::collections::BTreeMap;

/// Critical errors that cannot be avoided: from the beginning, or from every state at some node
/// that a run reaches without one.
#[must_use]
pub fn criticals(evidence: &Evidence<'_>, order: &[StateId]) -> Vec<Finding> {
    let (graph, stage) = (evidence.graph, evidence.ground.stage);
    let table = &graph.found.table;
    let clean = |edge: &Edge| edge.gain.seen >> CRITICAL & 1 == 0;
    // Can the run still end without a critical error? Being stuck is a fault of its own.
    let mut safe = vec![false; table.bound()];
    for id in order.iter().rev() {
        let over = Keys::end_of(table.key(*id)) != Status::Playing;
        safe[*id as usize] =
            over || graph.edges(*id).iter().any(|edge| clean(edge) && safe[edge.to as usize]);
    }
    let begun_clean = graph.found.start.seen >> CRITICAL & 1 == 0;
    if !safe[graph.found.root as usize] || !begun_clean {
        let message = say!(
            "怎么走都会犯下严重错误",
            "a critical error cannot be avoided, whatever the learner does"
        );
        let any = graph.shortest(|id| Keys::end_of(table.key(id)) != Status::Playing, |_, _| true);
        let run = evidence.steps(&any.unwrap_or_default());
        let finding = Finding::absent(&codes::CRITICAL, None, "", message);
        return vec![finding.shown_by(ids(stage, &run))];
    }
    let mut reached = vec![false; table.bound()];
    reached[graph.found.root as usize] = true;
    // By node: is every state unsafe, and the first of them.
    let mut nodes: BTreeMap<u32, (bool, StateId)> = BTreeMap::new();
    for id in order {
        if !reached[*id as usize] {
            continue;
        }
        if let Some(node) = Keys::node_of(table.key(*id)) {
            let entry = nodes.entry(node).or_insert((true, *id));
            entry.0 &= !safe[*id as usize];
        }
        for edge in graph.edges(*id).iter().filter(|edge| clean(edge)) {
            reached[edge.to as usize] = true;
        }
    }
    let doomed = nodes.into_iter().filter(|(_, (all, _))| *all);
    doomed
        .map(|(node, (_, state))| {
            let id = node_id(stage, node);
            let message = say!(
                "到了节点 {id}，怎么选都会犯下严重错误",
                "once a run is at node {id}, a critical error cannot be avoided"
            );
            let run = ids(stage, &evidence.steps(&table.path(state)));
            let finding = Finding::absent(&codes::CRITICAL, Some(id), "", message);
            Finding { severity: Severity::Warning, ..finding.shown_by(run) }
        })
        .collect()
}

/// Lines that ask for action and can be said while the customer is hot.
#[must_use]
pub fn hot_requests(evidence: &Evidence<'_>) -> Vec<Finding> {
    let stage = evidence.ground.stage;
    let hot = stage.rubric().hot;
    let asked = evidence.ground.sites.all.iter().filter_map(|site| match *site {
        Site::HotRequest(node, line) => Some((node, line, evidence.way_to(*site)?)),
        _ => None,
    });
    asked
        .map(|(node, line, run)| {
            let (id, number) = (node_id(stage, node), line + 1);
            let message = say!(
                "节点 {id} 的第 {number} 种说法标了 asks_action，却会在怒气 {hot} 以上时说出来：安慰算没回应，办事是火上浇油",
                "node {id}, variant {number} of the line: tagged asks_action, yet said at anger {hot} or more: comfort leaves it unanswered, matter inflames"
            );
            let subject = format!("line-{number}");
            let finding = Finding::new(&codes::HOT_REQUEST, Some(id), &subject, message);
            let path = Path::node(id).line(usize::from(line));
            finding.at(path).shown_by(ids(stage, &run))
        })
        .collect()
}

/// Pairs of replies at a node that lead to the same state with the same account, whenever both
/// are on offer.
#[must_use]
pub fn alike(evidence: &Evidence<'_>) -> Vec<Finding> {
    let (found, stage) = (evidence.graph.found, evidence.ground.stage);
    // By node and pair: have they ever differed?
    let mut pairs: BTreeMap<(u32, u8, u8), bool> = BTreeMap::new();
    for (place, (id, _)) in found.order.iter().enumerate() {
        let Some(node) = Keys::node_of(found.table.key(*id)) else { continue };
        let edges = found.edges_at(place);
        for (number, a) in edges.iter().enumerate() {
            for b in &edges[number + 1..] {
                let differ = a.to != b.to || a.gain != b.gain;
                *pairs.entry((node, a.reply, b.reply)).or_insert(false) |= differ;
            }
        }
    }
    let same = pairs.into_iter().filter(|(_, differ)| !differ);
    same.filter_map(|((node, a, b), _)| {
        let lesson = stage.lesson();
        let (first, second) = (&lesson.reply(node, a)?.id, &lesson.reply(node, b)?.id);
        let id = node_id(stage, node);
        let message = say!(
            "节点 {id}：回应 {first} 和 {second} 的后果在任何情况下都一样",
            "node {id}: the replies {first} and {second} have the same consequences in every run"
        );
        let finding =
            Finding::absent(&codes::SAME, Some(id), &format!("{first}+{second}"), message);
        Some(finding.at(Path::reply(id, first)))
    })
    .collect()
}

/// Promises after which the clock never comes to their due time.
#[must_use]
pub fn never_due(stage: &Stage, live: &Live) -> Vec<Finding> {
    let (lesson, persona) = (stage.lesson(), stage.persona_number());
    let mut found = Vec::new();
    for (number, node) in (0_u32..).zip(&lesson.nodes) {
        for (reply, own) in (0_u8..).zip(&node.replies) {
            let promised = own.acts.iter().filter(|coded| coded.act == Act::Promise);
            for due in promised.filter_map(|coded| coded.due) {
                let comes = open_ways(ways(node, own), persona).any(|way| match way.to {
                    Target::Ending(_) => false,
                    Target::Node(to) => {
                        let row = live.row(to as usize);
                        let jump = lesson.nodes.get(to as usize).and_then(|node| node.jump);
                        jump.is_some_and(|now| now >= due)
                            || live.jumps.iter().enumerate().any(|(place, now)| {
                                *now >= due && is_set(row, live.layout.jumps + place)
                            })
                    }
                });
                let Some(name) = lesson.reply(number, reply).map(|reply| &reply.id) else {
                    continue;
                };
                if !comes {
                    let (id, at) = (node_id(stage, number), Moment(due));
                    let message = say!(
                        "节点 {id} 的回应 {name} 承诺的时限 {at}，情景的时钟到不了",
                        "node {id}, reply {name}: the clock never comes to {at}, when the promise falls due"
                    );
                    let finding = Finding::absent(&codes::NEVER_DUE, Some(id), name, message);
                    found.push(finding.at(Path::reply(id, name)));
                }
            }
        }
    }
    found
}
