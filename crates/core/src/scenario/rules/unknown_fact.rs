//! What is given or promised stands on the fact card: whether it lies within authority is read
//! from there.

use super::check::Check;
use super::{Rule, duplicate_id};
use crate::scenario::model::Cargo;
use crate::source::codes::code;
use crate::source::say;
use crate::source::suggest::nearest;
use crate::text::Text;
use std::collections::HashSet;
use std::ops::Range;

/// A card with more is not searched for what was mistyped: that costs.
const MOST_BEYOND: usize = 20;

pub static RULE: Rule = Rule {
    code: code!("MF0307", "unknown-fact", Error,
        "`gives` 写的是事实卡 `may_give` 或 `beyond` 里的 id，`does` 写的是 `can_do` 或 `beyond` 里的 id。程序靠它判断是否在权限之内。",
        "`gives` names an id under `may_give` or `beyond` of the fact card, `does` one under `can_do` or `beyond`. From it the program tells whether something is within authority.",
        "does: \"fresh-noodles\"" => "does: ⟦\"fresh-noodels\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let card = &check.scenario.fact_card;
    let beyond = card.beyond.iter().map(|b| &b.id);
    let may = card.may_give.iter().map(|g| &g.id);
    let can = card.can_do.iter().map(|d| &d.id);
    let gives: HashSet<&String> = may.clone().chain(beyond.clone()).collect();
    let does: HashSet<&String> = can.clone().chain(beyond.clone()).collect();
    let unknown = |cargo: &Cargo| match cargo {
        Cargo::Gives { id, .. } => !id.is_empty() && !gives.contains(id),
        Cargo::Promise(terms) => !terms.does.is_empty() && !does.contains(&terms.does),
        _ => false,
    };
    let missing = || check.segments().filter(|(_, _, segment)| unknown(&segment.cargo));
    let named = missing().filter_map(|(_, _, segment)| match &segment.cargo {
        Cargo::Gives { id, .. } => Some(id.as_str()),
        Cargo::Promise(terms) => Some(terms.does.as_str()),
        _ => None,
    });
    if duplicate_id::explains(may.clone().chain(can.clone()).chain(beyond.clone()), named) {
        return;
    }
    // What is beyond the role is not offered; it is named only if that is what was mistyped.
    let report = |id: &str, place: Range<usize>, message: Text, own: &[&str]| {
        let few = card.beyond.len() <= MOST_BEYOND;
        let own_near = || own.iter().take(MOST_BEYOND).any(|own| nearest(id, [*own]).is_some());
        let names = beyond.clone().map(String::as_str);
        if few && !own_near() && nearest(id, names.clone()).is_some() {
            check.unknown(&RULE.code, place, message, id, names);
        } else {
            check.unknown(&RULE.code, place, message, id, own.iter().copied());
        }
    };
    let may: Vec<&str> = may.map(String::as_str).collect();
    let can: Vec<&str> = can.map(String::as_str).collect();
    for (at, i, segment) in missing() {
        let place = |field| check.segment(at, i).field(field).span();
        match &segment.cargo {
            Cargo::Gives { id, .. } => {
                let message = say!(
                    "事实卡上没有可以给的 `{id}`",
                    "the fact card has no `{id}` that could be given"
                );
                report(id, place("gives"), message, &may);
            }
            Cargo::Promise(terms) => {
                let id = &terms.does;
                let message = say!(
                    "事实卡上没有能做的 `{id}`",
                    "the fact card has no `{id}` that could be done"
                );
                report(id, place("does"), message, &can);
            }
            _ => {}
        }
    }
}
