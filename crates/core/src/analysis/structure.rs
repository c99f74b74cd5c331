//! What the static graph shows before anything is played.

use super::answers::{disowned, node_id, reply_id};
use super::codes;
use super::finding::Finding;
use super::live::Live;
use super::local::{Gap, gaps};
use crate::dialogue::Stage;
use crate::scenario::Path;
use crate::source::say;

/// Nodes and endings that the static graph already rules out. Certain, if not complete.
#[must_use]
pub fn cut_off(stage: &Stage, live: &Live) -> Vec<Finding> {
    let lesson = stage.lesson();
    let reached = live.reached(lesson.start as usize);
    let endings = live.ends(&reached);
    let disowned = disowned(lesson.scenario());
    let mut found = Vec::new();
    for (node, _) in reached.iter().enumerate().filter(|(_, reached)| !**reached) {
        let id = node_id(stage, node as u32);
        if !disowned.contains(id) {
            let message = say!("没有去路通向节点 {id}", "no way leads to node {id}");
            found.push(Finding::absent(&codes::NO_NODE, Some(id), "", message));
        }
    }
    for (number, ending) in (0_u16..).zip(&lesson.scenario().endings) {
        let id = ending.id.as_str();
        if !endings.contains(&number) && !disowned.contains(id) {
            let message = say!("没有去路通向结局 {id}", "no way leads to the ending {id}");
            found.push(Finding::absent(&codes::NO_ENDING, None, id, message).at(Path::ending(id)));
        }
    }
    found
}

/// Places where all guards can be false together.
#[must_use]
pub fn may_stick(stage: &Stage, live: &Live) -> Vec<Finding> {
    let reached = live.reached(stage.lesson().start as usize);
    let mut found = Vec::new();
    let (gaps, untried) = gaps(stage, live);
    for (node, gap) in gaps {
        if !reached.get(node as usize).is_some_and(|reached| *reached) {
            continue;
        }
        let id = node_id(stage, node);
        let here = Path::node(id);
        let (subject, path, message) = match gap {
            Gap::Replies => (
                "replies".to_owned(),
                here.field("replies"),
                say!("节点 {id} 的回应可能一个也不出现", "node {id} may have no reply on offer"),
            ),
            Gap::Ways(None) => (
                "ways".to_owned(),
                here.field("next"),
                say!("节点 {id} 的去路可能一条也不通", "none of the ways of node {id} may be open"),
            ),
            Gap::Ways(Some(reply)) => {
                let name = reply_id(stage, node, reply);
                (
                    format!("{name}/ways"),
                    Path::reply(id, name).field("next"),
                    say!(
                        "节点 {id} 的回应 {name} 的去路可能一条也不通",
                        "none of the ways of reply {name} at node {id} may be open"
                    ),
                )
            }
        };
        found.push(Finding::new(&codes::LOCAL, Some(id), &subject, message).at(path));
    }
    if untried > 0 {
        let message = say!(
            "有 {untried} 处的条件组合太多，没有一一试过会不会都不成立",
            "at {untried} places there are too many guards to try whether all can be false together"
        );
        found.push(Finding::new(&codes::BOUND, None, "guards", message));
    }
    found
}
