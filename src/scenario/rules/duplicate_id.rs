//! Ids are stable names: two things of one name cannot be told apart. Nodes and endings share one
//! namespace, since ways lead to either; what the fact card lists shares another.

use super::Rule;
use super::check::Check;
use super::place::Place;
use crate::source::codes::code;
use crate::source::diagnostic::Draft;
use crate::source::say;
use std::collections::HashMap;

pub static RULE: Rule = Rule {
    code: code!("MF0301", "duplicate-id", Error,
        "id 重复。片段和结局共用一套 id，事实卡上的各项共用另一套；性情和标记也各自不能重复。",
        "An id is used twice. Nodes and endings share one set of ids, the entries of the fact card another; personas and flags are listed once each.",
        "id: \"free-meal\"" => "id: ⟦\"drink\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let s = check.scenario;
    let nodes = s.nodes.iter().enumerate().map(|(i, n)| (&n.id, check.node(i).field("id")));
    let endings = s.endings.iter().enumerate();
    let endings = endings.map(|(i, e)| (&e.id, check.ending(i).field("id")));
    unique(check, nodes.chain(endings));

    let card = check.root().field("fact_card");
    let place = |list, i| card.field(list).item(i).field("id");
    let gifts = s.fact_card.may_give.iter().enumerate();
    let deeds = s.fact_card.can_do.iter().enumerate();
    let beyond = s.fact_card.beyond.iter().enumerate();
    unique(
        check,
        gifts
            .map(|(i, g)| (&g.id, place("may_give", i)))
            .chain(deeds.map(|(i, d)| (&d.id, place("can_do", i))))
            .chain(beyond.map(|(i, b)| (&b.id, place("beyond", i)))),
    );
    for (list, names) in [("personas", &s.personas), ("flags", &s.flags)] {
        let place = check.root().field(list);
        unique(check, names.iter().enumerate().map(|(i, name)| (name, place.item(i))));
    }
}

fn unique<'c>(check: &Check<'_>, ids: impl Iterator<Item = (&'c String, Place<'c>)>) {
    let mut seen: HashMap<&str, Place<'_>> = HashMap::new();
    for (id, place) in ids.filter(|(id, _)| !id.is_empty()) {
        if let Some(first) = seen.get(id.as_str()) {
            let line = check.line(&first.span());
            let message = say!("`{id}` 已经有了", "`{id}` exists already");
            let hint = say!("第一个在第 {line} 行", "the first one is on line {line}");
            check.report(Draft::new(&RULE.code, place.span(), message).hint(hint));
        } else {
            seen.insert(id, place);
        }
    }
}
