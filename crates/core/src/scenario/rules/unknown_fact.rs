//! What is given or promised stands on the fact card: whether it lies within authority is read
//! from there.

use super::Rule;
use super::check::Check;
use crate::scenario::model::Cargo;
use crate::source::codes::code;
use crate::source::say;
use crate::source::suggest::nearest;

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
    let beyond = card.beyond.iter().map(|b| b.id.as_str());
    let may = card.may_give.iter().map(|g| g.id.as_str());
    let can = card.can_do.iter().map(|d| d.id.as_str());
    let (gives, does) = (may.clone().chain(beyond.clone()), can.clone().chain(beyond.clone()));
    // What is beyond the role is not offered; it is named only if that is what was mistyped.
    let mistyped = |id: &str, free: bool| {
        !free && card.beyond.len() <= MOST_BEYOND && nearest(id, beyond.clone()).is_some()
    };
    for (at, i, segment) in check.segments() {
        let place = |field| check.segment(at, i).field(field).span();
        match &segment.cargo {
            Cargo::Gives { id, .. } if !id.is_empty() && !gives.clone().any(|g| g == id) => {
                let message = say!(
                    "事实卡上没有可以给的 `{id}`",
                    "the fact card has no `{id}` that could be given"
                );
                if mistyped(id, may.clone().take(MOST_BEYOND).any(|own| nearest(id, [own]).is_some())) {
                    check.unknown(&RULE.code, place("gives"), message, id, beyond.clone());
                } else {
                    check.unknown(&RULE.code, place("gives"), message, id, may.clone());
                }
            }
            Cargo::Promise(terms)
                if !terms.does.is_empty() && !does.clone().any(|d| d == terms.does) =>
            {
                let id = &terms.does;
                let message = say!(
                    "事实卡上没有能做的 `{id}`",
                    "the fact card has no `{id}` that could be done"
                );
                if mistyped(id, can.clone().take(MOST_BEYOND).any(|own| nearest(id, [own]).is_some())) {
                    check.unknown(&RULE.code, place("does"), message, id, beyond.clone());
                } else {
                    check.unknown(&RULE.code, place("does"), message, id, can.clone());
                }
            }
            _ => {}
        }
    }
}
