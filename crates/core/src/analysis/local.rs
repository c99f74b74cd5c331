//! Reasoning about one node at a time: can all of its guards be false together?
//!
//! The facts that the guards of a list speak of are tried in all combinations: of each gauge one
//! value per stretch between two thresholds, every phase, every state of a promise, each flag set
//! or not. A list with too many combinations is not decided here.

use super::live::{Live, decided};
use crate::dialogue::{Condition, PlayWay, Stage};
use crate::evaluation::Fact;
use crate::scenario::model::{Compare, PromiseState};
use std::collections::BTreeMap;

/// More combinations than this are not tried for one list, nor more for all of them together.
const MOST: usize = 1 << 16;
const MOST_IN_ALL: usize = 1 << 20;

/// What a guard can ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ask {
    Gauge(u8),
    Curve,
    Bit(u32),
    Fact(Fact),
    Promise(u16),
}

/// Values: for a gauge its value, for the curve a phase, for a promise a state.
type World = BTreeMap<Ask, u8>;

fn asks(condition: &Condition, marks: &mut BTreeMap<Ask, Vec<u8>>) {
    match condition {
        Condition::Mood(gauge, _, mark) => {
            let values = marks.entry(Ask::Gauge(*gauge as u8)).or_insert_with(|| vec![0]);
            if *mark <= 100 && !values.contains(mark) {
                values.push(*mark);
            }
        }
        Condition::Curve(_) => {
            marks.insert(Ask::Curve, (0..6).collect());
        }
        Condition::Bit(bit) => {
            marks.insert(Ask::Bit(*bit), vec![0, 1]);
        }
        Condition::Fact(fact) => {
            marks.insert(Ask::Fact(*fact), vec![0, 1]);
        }
        Condition::Promise(promise, _) => {
            marks.insert(Ask::Promise(*promise), (0..6).collect());
        }
        Condition::Not(inner) => asks(inner, marks),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| asks(part, marks));
        }
        Condition::Persona(_) | Condition::False => {}
    }
}

fn holds(condition: &Condition, world: &World, persona: u16) -> bool {
    let value = |ask: Ask| world.get(&ask).copied().unwrap_or(0);
    match condition {
        Condition::Mood(gauge, compare, mark) => {
            let value = value(Ask::Gauge(*gauge as u8));
            match compare {
                Compare::AtLeast => value >= *mark,
                Compare::Below => value < *mark,
            }
        }
        Condition::Curve(phase) => value(Ask::Curve) == *phase as u8,
        Condition::Bit(bit) => value(Ask::Bit(*bit)) == 1,
        Condition::Fact(fact) => value(Ask::Fact(*fact)) == 1,
        Condition::Promise(promise, wanted) => {
            let state = value(Ask::Promise(*promise));
            // An agreed promise is open too.
            state == *wanted as u8
                || *wanted == PromiseState::Open && state == PromiseState::Agreed as u8
        }
        Condition::Persona(wanted) => *wanted == persona,
        Condition::Not(inner) => !holds(inner, world, persona),
        Condition::All(parts) => parts.iter().all(|part| holds(part, world, persona)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, world, persona)),
        Condition::False => false,
    }
}

/// No later moment has come before an earlier one.
fn in_time(world: &World, hours: &[(u32, u32)]) -> bool {
    let come = |bit: u32| world.get(&Ask::Bit(bit)).map(|value| *value == 1);
    hours.iter().filter(|(bit, _)| come(*bit) == Some(true)).all(|(_, late)| {
        hours.iter().filter(|(_, early)| early < late).all(|(bit, _)| come(*bit) != Some(false))
    })
}

/// Can all of these be false at once? `None`: too many combinations to try. `left` is how many may
/// still be tried.
fn all_false(
    conditions: &[&Condition],
    persona: u16,
    hours: &[(u32, u32)],
    left: &mut usize,
) -> Option<bool> {
    let mut marks = BTreeMap::new();
    conditions.iter().for_each(|condition| asks(condition, &mut marks));
    let combinations =
        marks.values().try_fold(1_usize, |all, values| all.checked_mul(values.len()))?;
    if combinations > MOST.min(*left) {
        return None;
    }
    // Of the others nothing is known here.
    let asked = |(bit, _): &&(u32, u32)| marks.contains_key(&Ask::Bit(*bit));
    let hours: Vec<(u32, u32)> = hours.iter().filter(asked).copied().collect();
    let mut world = World::new();
    for number in 0..combinations {
        *left -= 1;
        let mut rest = number;
        for (ask, values) in &marks {
            world.insert(*ask, values[rest % values.len()]);
            rest /= values.len();
        }
        let possible = in_time(&world, &hours);
        if possible && !conditions.iter().any(|condition| holds(condition, &world, persona)) {
            return Some(true);
        }
    }
    Some(false)
}

/// Where a node may leave a run stuck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// No reply on offer.
    Replies,
    /// No way of the node, or of this reply.
    Ways(Option<u8>),
}

/// The gaps of all nodes: node and what may be missing there; and the number of lists with too
/// many combinations to say.
#[must_use]
pub fn gaps(stage: &Stage, live: &Live) -> (Vec<(u32, Gap)>, usize) {
    let persona = stage.persona_number();
    let mut found = Vec::new();
    let come_back = live.come_back();
    let (mut left, mut untried) = (MOST_IN_ALL, 0);
    let mut open = |conditions: Vec<Option<&Condition>>| -> bool {
        let always = |c: &Option<&Condition>| c.is_none_or(|c| decided(c, persona) == Some(true));
        if conditions.iter().any(always) {
            return false;
        }
        let asked: Vec<&Condition> = conditions.into_iter().flatten().collect();
        let gap = all_false(&asked, persona, &stage.lesson().hours, &mut left);
        untried += usize::from(gap.is_none());
        gap == Some(true)
    };
    for (number, node) in (0_u32..).zip(&stage.lesson().nodes) {
        if !node.replies.is_empty() && !node.fallback {
            let never = Condition::False;
            let conditions = node.replies.iter().map(|reply| match reply.once {
                // It may have been used up, if one can come back here.
                Some(_) if come_back[number as usize] => Some(&never),
                _ => reply.when.as_ref(),
            });
            if open(conditions.collect()) {
                found.push((number, Gap::Replies));
            }
        }
        let own = node.replies.iter().any(|reply| reply.next.is_empty()) || node.replies.is_empty();
        if own && open(guards(&node.next)) {
            found.push((number, Gap::Ways(None)));
        }
        for (reply, own) in (0_u8..).zip(&node.replies) {
            if !own.next.is_empty() && open(guards(&own.next)) {
                found.push((number, Gap::Ways(Some(reply))));
            }
        }
    }
    (found, untried)
}

fn guards(ways: &[PlayWay]) -> Vec<Option<&Condition>> {
    ways.iter().map(|way| way.when.as_ref()).collect()
}
