//! A scenario offers personas that the program knows, and asks only for those it offers.

use super::check::Check;
use super::{Rule, duplicate_id};
use crate::scenario::model::Guard;
use crate::source::codes::code;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0304", "unknown-persona", Error,
        "没有这种性情；或者条件里问到的性情，这个情景并没有提供，条件永远不会成立。",
        "There is no such persona; or a guard asks for one that the scenario does not offer, and can never hold.",
        "personas: [\"plain\", \"direct\"]" => "personas: [\"plain\", ⟦\"dircet\"⟧]"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let known = check.known_personas.iter().map(String::as_str);
    let offered = &check.scenario.personas;
    let place = check.root().field("personas");
    for (i, id) in offered.iter().enumerate() {
        // That one is there twice is told as such.
        let twice = offered[..i].contains(id);
        if !id.is_empty() && !twice && !check.known_personas.contains(id) {
            let message = say!("没有性情 `{id}`", "there is no persona `{id}`");
            check.unknown(&RULE.code, place.item(i).span(), message, id, known.clone());
        }
    }
    let mut missing: Vec<&str> = Vec::new();
    check.guards(|guard, _| match guard {
        Guard::Persona(id) if !id.is_empty() && !offered.contains(id) => missing.push(id),
        _ => {}
    });
    if duplicate_id::explains(offered.iter(), missing.into_iter()) {
        return;
    }
    check.guards(|guard, place| {
        let Guard::Persona(id) = guard else { return };
        if !id.is_empty() && !offered.contains(id) {
            let message = say!(
                "这个情景没有提供性情 `{id}`，条件永远不成立",
                "this scenario does not offer the persona `{id}`: the guard never holds"
            );
            let names = offered.iter().map(String::as_str);
            check.unknown(&RULE.code, place().item(0).span(), message, id, names);
        }
    });
}
