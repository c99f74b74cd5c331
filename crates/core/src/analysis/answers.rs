//! From what was met, and what never was, to findings.

use super::codes;
use super::finding::Finding;
use super::live::{Live, decided};
use super::sites::Site;
use crate::dialogue::{Condition, Stage};
use crate::scenario::Path;
use crate::scenario::model::{Expectation, Scenario};
use crate::source::{Code, say};
use crate::text::Text;
use std::collections::BTreeSet;

/// Ids of the replies of a run, as `replay` takes them.
#[must_use]
pub fn ids(stage: &Stage, run: &[(u32, u8)]) -> Vec<String> {
    let id = |(node, reply): &(u32, u8)| stage.lesson().reply(*node, *reply).map(|r| r.id.clone());
    run.iter().filter_map(id).collect()
}

/// Id of a node.
#[must_use]
pub fn node_id(stage: &Stage, node: u32) -> &str {
    stage.lesson().node(node).map_or("", |node| node.id.as_str())
}

pub(super) fn reply_id(stage: &Stage, node: u32, reply: u8) -> &str {
    stage.lesson().reply(node, reply).map_or("", |reply| reply.id.as_str())
}

/// What the author says is not to be reached.
pub(super) fn disowned(scenario: &Scenario) -> BTreeSet<&str> {
    let claims = scenario.expectations.iter();
    claims
        .filter_map(|claim| match claim {
            Expectation::Unreachable(id) => Some(id.as_str()),
            _ => None,
        })
        .collect()
}

/// Where a run gets stuck.
#[must_use]
pub fn dead_end(stage: &Stage, node: u32, run: Vec<String>) -> Finding {
    let id = node_id(stage, node);
    let count = run.len();
    let message = say!(
        "走到节点 {id} 会卡住：没有回应可选，也没有去路（最短 {count} 步）",
        "a run gets stuck at node {id}: no reply on offer, no way on (shortest: {count} replies)"
    );
    Finding::new(&codes::DEAD_END, Some(id), "", message).shown_by(run)
}

/// What never happened in a complete exploration. `met` tells what did.
#[must_use]
pub fn never_met(
    stage: &Stage,
    live: &Live,
    all: &[Site],
    met: impl Fn(usize) -> bool,
) -> Vec<Finding> {
    let lesson = stage.lesson();
    // What the graph of this persona's runs does not hold is shut off by guards on the persona,
    // or by the graph itself, which shows with every persona.
    let on_graph = live.reached(lesson.start as usize);
    let ends = live.ends(&on_graph);
    let disowned = disowned(lesson.scenario());
    let happened: BTreeSet<Site> =
        all.iter().enumerate().filter(|(place, _)| met(*place)).map(|(_, site)| *site).collect();
    let has = |site: Site| happened.contains(&site);
    let mut found = Vec::new();
    for site in all {
        let finding = match *site {
            Site::Ending(ending) if !has(*site) => {
                let number = ending;
                let Some(ending) = lesson.ending(ending) else { continue };
                let id = ending.id.as_str();
                if disowned.contains(id) {
                    continue;
                }
                let message = say!("没有走法能到达结局 {id}", "no run gets to the ending {id}");
                let finding =
                    Finding::absent(&codes::NO_ENDING, None, id, message).at(Path::ending(id));
                Finding { by_persona: !ends.contains(&number), ..finding }
            }
            Site::Node(node) if !has(*site) => {
                let id = node_id(stage, node);
                if disowned.contains(id) {
                    continue;
                }
                let message = say!("没有走法能到达节点 {id}", "no run gets to node {id}");
                let finding = Finding::absent(&codes::NO_NODE, Some(id), "", message);
                Finding { by_persona: !on_graph[node as usize], ..finding }
            }
            // What belongs to a node that nobody sees is not worth a word of its own.
            Site::Line(node, line) if has(Site::Node(node)) => {
                match line_finding(stage, node, line, &has) {
                    Some(finding) => finding,
                    None => continue,
                }
            }
            Site::Reply(node, reply) if has(Site::Node(node)) => {
                match reply_finding(stage, node, reply, &has) {
                    Some(finding) => finding,
                    None => continue,
                }
            }
            Site::Way(node, reply, way) => {
                let led = match reply {
                    Some(reply) => has(Site::Reply(node, reply)),
                    None => has(Site::Node(node)),
                };
                match way_finding(stage, node, reply, way, &has).filter(|_| led) {
                    Some(finding) => finding,
                    None => continue,
                }
            }
            _ => continue,
        };
        found.push(finding);
    }
    found
}

fn verdict(
    guarded: bool,
    happened: bool,
    [held, failed]: [bool; 2],
    shadowed: &'static Code,
) -> Option<&'static Code> {
    match (guarded, happened) {
        (true, false) if !held && failed => Some(&codes::NEVER_TRUE),
        (_, false) => Some(shadowed),
        (true, true) if held && !failed => Some(&codes::ALWAYS_TRUE),
        _ => None,
    }
}

fn line_finding(
    stage: &Stage,
    node: u32,
    line: u16,
    has: &impl Fn(Site) -> bool,
) -> Option<Finding> {
    let guarded = stage.lesson().line(node, line)?.when.is_some();
    let held = [true, false].map(|holds| has(Site::LineGuard(node, line, holds)));
    let code = verdict(guarded, has(Site::Line(node, line)), held, &codes::NO_LINE)?;
    let (id, number) = (node_id(stage, node), line + 1);
    let place = say!("节点 {id} 的第 {number} 种说法", "node {id}, variant {number} of the line");
    let guards = stage.lesson().nodes.get(node as usize)?.lines.iter().map(|l| l.when.as_ref());
    let finding = Finding::absent(code, Some(id), &format!("line-{number}"), said(code, &place));
    let finding = finding.at(Path::node(id).line(usize::from(line)));
    Some(Finding { by_persona: by_persona(stage, guards, usize::from(line)), ..finding })
}

fn reply_finding(
    stage: &Stage,
    node: u32,
    reply: u8,
    has: &impl Fn(Site) -> bool,
) -> Option<Finding> {
    let lesson = stage.lesson();
    let own = lesson.reply(node, reply)?;
    // A fall-back that is never needed does no harm.
    let fallback = usize::from(reply) >= lesson.node(node)?.replies.len();
    let held = [true, false].map(|holds| has(Site::ReplyGuard(node, reply, holds)));
    let offered = has(Site::Reply(node, reply));
    let code = verdict(own.when.is_some(), offered, held, &codes::NO_REPLY)?;
    if fallback && !offered {
        return None;
    }
    let (id, name) = (node_id(stage, node), own.id.as_str());
    let place = say!("节点 {id} 的回应 {name}", "node {id}, reply {name}");
    let guards = lesson.nodes.get(node as usize)?.replies.iter().map(|reply| reply.when.as_ref());
    let guard = guards.skip(usize::from(reply)).take(1);
    let finding = Finding::absent(code, Some(id), name, said(code, &place));
    let finding = finding.at(Path::reply(id, name));
    Some(Finding { by_persona: by_persona(stage, guard, 0), ..finding })
}

fn way_finding(
    stage: &Stage,
    node: u32,
    reply: Option<u8>,
    way: u16,
    has: &impl Fn(Site) -> bool,
) -> Option<Finding> {
    let lesson = stage.lesson();
    let own = match reply {
        Some(reply) => &lesson.reply(node, reply)?.next,
        None => &lesson.node(node)?.next,
    };
    let own = own.get(usize::from(way))?;
    let guard = |holds: bool| has(Site::WayGuard(node, reply, way, holds));
    let held = [guard(true), guard(false)];
    // Where all replies lead ways of their own the node's ways are never asked.
    if !held[0] && !held[1] {
        return None;
    }
    let code = verdict(own.when.is_some(), has(Site::Way(node, reply, way)), held, &codes::NO_WAY)?;
    // The last way says what is left over; that the earlier ones leave nothing is no fault.
    if own.when.is_none() && code.code == codes::NO_WAY.code && way > 0 {
        return None;
    }
    let (id, to, number) = (node_id(stage, node), own.to.as_str(), way + 1);
    let (place, subject) = match reply {
        Some(reply) => {
            let name = reply_id(stage, node, reply);
            (
                say!(
                    "节点 {id} 的回应 {name} 的第 {number} 条去路（到 {to}）",
                    "node {id}, reply {name}, way {number} (to {to})"
                ),
                format!("{name}/way-{number}"),
            )
        }
        None => (
            say!("节点 {id} 的第 {number} 条去路（到 {to}）", "node {id}, way {number} (to {to})"),
            format!("way-{number}"),
        ),
    };
    let play = lesson.nodes.get(node as usize)?;
    let ways = match reply {
        Some(reply) => &play.replies.get(usize::from(reply))?.next,
        None => &play.next,
    };
    let guards = ways.iter().map(|way| way.when.as_ref());
    let path =
        reply.map_or_else(|| Path::node(id), |reply| Path::reply(id, reply_id(stage, node, reply)));
    let finding = Finding::absent(code, Some(id), &subject, said(code, &place))
        .at(path.way(usize::from(way)));
    Some(Finding { by_persona: by_persona(stage, guards, usize::from(way)), ..finding })
}

/// Is what becomes of one of some guards, the first of which to hold wins, decided by the persona
/// alone: by its own guard, or by one before it?
fn by_persona<'a>(
    stage: &Stage,
    mut guards: impl Iterator<Item = Option<&'a Condition>>,
    place: usize,
) -> bool {
    let persona = stage.persona_number();
    let decided = |guard: Option<&Condition>| guard.and_then(|guard| decided(guard, persona));
    let before = guards.by_ref().take(place).any(|guard| decided(guard) == Some(true));
    before || guards.next().is_some_and(|guard| decided(guard).is_some())
}

/// What a code says about a place.
fn said(code: &Code, place: &Text) -> Text {
    let (zh, en) = match code.code {
        "MF0808" => ("条件从来不成立", "its guard never holds"),
        "MF0809" => ("条件总是成立，可以省去", "its guard always holds and could be left out"),
        "MF0805" => ("客户从来不会说", "the customer never says it"),
        "MF0806" => ("从来不会出现", "it is never on offer"),
        _ => ("从来不会走", "it is never taken"),
    };
    Text::new(format!("{}：{zh}", place.zh), format!("{}: {en}", place.en))
}
