//! Ids are stable names: two things of one name cannot be told apart. Nodes and endings share one
//! namespace, since ways lead to either; what the fact card lists shares another.

use super::Rule;
use super::check::{Check, FlowTarget};
use super::cursor::Cursor;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::collections::{HashMap, HashSet};

pub static RULE: Rule = Rule {
    code: code!("MF0301", "duplicate-id", Error,
        "id 重复。片段和结局共用一套 id，事实卡上的各项共用另一套；性情、标记和变体也各自不能重复。",
        "An id is used twice. Nodes and endings share one set of ids, the entries of the fact card another; personas, flags and particulars are listed once each.",
        "id: \"free-meal\"" => "id: ⟦\"drink\"⟧"),
    whole: false,
    run,
};

fn run<'c>(check: &Check<'c>) {
    let s = check.scenario;
    let nodes = s.nodes.len();
    let flow = s.nodes.iter().map(|n| &n.id).chain(s.endings.iter().map(|e| &e.id));
    let own = |i: usize| match i.checked_sub(nodes) {
        Some(ending) => FlowTarget::Ending(ending),
        None => FlowTarget::Node(i),
    };
    let missing = |i: usize| check.missed_as(own(i));
    unique(check, flow, missing, |i| {
        let part = if i < nodes { check.node(i) } else { check.ending(i - nodes) };
        part.field("id")
    });

    let card = &s.fact_card;
    let (gifts, deeds) = (card.may_give.len(), card.can_do.len());
    let ids = card.may_give.iter().map(|g| &g.id);
    let ids = ids.chain(card.can_do.iter().map(|d| &d.id));
    unique(check, ids.chain(card.beyond.iter().map(|b| &b.id)), |_| None, |i| {
        let (list, i) = match i {
            i if i < gifts => ("may_give", i),
            i if i < gifts + deeds => ("can_do", i - gifts),
            i => ("beyond", i - gifts - deeds),
        };
        check.root().field("fact_card").field(list).item(i).field("id")
    });
    unique(check, s.particulars.iter().map(|p| &p.id), |_| None, |i| {
        check.root().field("particulars").item(i).field("id")
    });
    unique(check, s.personas.iter(), |_| None, |i| check.root().field("personas").item(i));
    unique(check, s.flags.iter(), |_| None, |i| check.root().field("flags").item(i));
}

/// Reports every id that has occurred before; `place` finds the n-th of them, `missing` the id
/// that it probably was to have.
fn unique<'c>(
    check: &Check<'c>,
    ids: impl Iterator<Item = &'c String>,
    missing: impl Fn(usize) -> Option<&'c str>,
    place: impl Fn(usize) -> Cursor<'c>,
) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (i, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
        let Some(&first) = seen.get(id.as_str()) else {
            seen.insert(id, i);
            continue;
        };
        let line = check.line(&place(first).span());
        let message = say!("`{id}` 已经有了", "`{id}` exists already");
        let hint = match missing(i) {
            Some(lost) => say!(
                "第一个在第 {line} 行；去路里写的 `{lost}` 没有：这里也许该叫它",
                "the first one is on line {line}; ways lead to `{lost}`, which is missing: is that the name of this one?"
            ),
            None => say!("第一个在第 {line} 行", "the first one is on line {line}"),
        };
        check.report(Problem::new(&RULE.code, place(i).span(), message).hint(hint));
    }
}

/// May all these names be missing because the ids of what they name are those of others? Then the
/// repeated ids are what is wrong, and that has been told.
pub(super) fn explains<'a>(
    ids: impl Iterator<Item = &'a String>,
    missing: impl Iterator<Item = &'a str>,
) -> bool {
    let mut seen = HashSet::new();
    let again = ids.filter(|id| !id.is_empty() && !seen.insert(id.as_str())).count();
    // Mostly there is no such id, and nobody needs to look for names.
    again > 0 && missing.collect::<HashSet<&str>>().len() <= again
}
