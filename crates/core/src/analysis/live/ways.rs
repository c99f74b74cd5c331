//! Which ways a run with a given persona can take, as far as that is certain beforehand.

use crate::dialogue::{Condition, PlayNode, PlayReply, PlayWay};

/// The ways of a list that can be taken by a run with this persona: up to the first that is
/// always open.
pub fn open_ways(ways: &[PlayWay], persona: u16) -> impl Iterator<Item = &PlayWay> {
    let mut shut = false;
    ways.iter().filter(move |way| {
        let decided = way.when.as_ref().map_or(Some(true), |when| decided(when, persona));
        let open = !shut && decided != Some(false);
        shut |= decided == Some(true);
        open
    })
}

/// What a condition comes to whatever the state, if that is certain for this persona.
pub fn decided(condition: &Condition, persona: u16) -> Option<bool> {
    match condition {
        Condition::Persona(wanted) => Some(*wanted == persona),
        Condition::False => Some(false),
        Condition::Not(inner) => decided(inner, persona).map(|holds| !holds),
        Condition::All(parts) => {
            let mut all = Some(true);
            for part in parts {
                match decided(part, persona) {
                    Some(false) => return Some(false),
                    Some(true) => {}
                    None => all = None,
                }
            }
            all
        }
        Condition::Any(parts) => {
            let mut any = Some(false);
            for part in parts {
                match decided(part, persona) {
                    Some(true) => return Some(true),
                    Some(false) => {}
                    None => any = None,
                }
            }
            any
        }
        _ => None,
    }
}

/// The ways on after a reply: its own, or the node's.
pub fn ways<'a>(node: &'a PlayNode, reply: &'a PlayReply) -> &'a [PlayWay] {
    if reply.next.is_empty() { &node.next } else { &reply.next }
}
