//! Guards, ways on, and the author's expectations.

use super::as_moment;
use super::scene::FORMAT_2;
use crate::rubric::{Act, Rule};
use crate::scenario::model::{
    Compare, Expectation, Gauge, Guard, LastReply, Mishearing, Phase, PromiseState, Way,
};
use crate::source::codes;
use crate::source::read::{Fields, Value};
use crate::source::say;
use crate::source::tree::Shape;

const GUARDS: [&str; 16] = [
    "Anger", "Trust", "Heard", "Curve", "Flag", "Promise", "Visited", "Persona", "Not", "All",
    "Any", "Clock", "Last", "Misheard", "Earned", "Missed",
];

const PHASES: [(&str, Phase); 6] = [
    ("Rising", Phase::Rising),
    ("Peak", Phase::Peak),
    ("Turning", Phase::Turning),
    ("Cooling", Phase::Cooling),
    ("Workable", Phase::Workable),
    ("Relapse", Phase::Relapse),
];

const STATES: [(&str, PromiseState); 6] = [
    ("Unmade", PromiseState::Unmade),
    ("Open", PromiseState::Open),
    ("Agreed", PromiseState::Agreed),
    ("Kept", PromiseState::Kept),
    ("Broken", PromiseState::Broken),
    ("Released", PromiseState::Released),
];

const LAST: [(&str, LastReply); 6] = [
    ("Misheard", LastReply::Misheard),
    ("Unanswered", LastReply::Unanswered),
    ("Harmful", LastReply::Harmful),
    ("Worn", LastReply::Worn),
    ("TooEarly", LastReply::TooEarly),
    ("Overpromised", LastReply::Overpromised),
];

const MISHEARINGS: [(&str, Mishearing); 2] =
    [("Open", Mishearing::Open), ("Mended", Mishearing::Mended)];

/// Slots that a guard can ask for. Those of a promise are asked for by `Promise(…)`, the warm
/// close is decided when the run ends.
const EARNED: [(&str, Rule); 25] = [
    ("Listened", Rule::Listened),
    ("ListenedAgain", Rule::ListenedAgain),
    ("Paraphrase", Rule::Paraphrase),
    ("Named", Rule::Named),
    ("SecondReading", Rule::SecondReading),
    ("Apology", Rule::Apology),
    ("Thanks", Rule::Thanks),
    ("InviteInput", Rule::InviteInput),
    ("Delivery", Rule::Delivery),
    ("FirstMatter", Rule::FirstMatter),
    ("FirstSolution", Rule::FirstSolution),
    ("PromiseOwnership", Rule::PromiseOwnership),
    ("SolveOwnership", Rule::SolveOwnership),
    ("SolveRemedy", Rule::SolveRemedy),
    ("SolveConfirmed", Rule::SolveConfirmed),
    ("SolveFollowUp", Rule::SolveFollowUp),
    ("SolveRecap", Rule::SolveRecap),
    ("NotOursClarify", Rule::NotOursClarify),
    ("NotOursAlternative", Rule::NotOursAlternative),
    ("NotOursHelp", Rule::NotOursHelp),
    ("NotOursUnderstood", Rule::NotOursUnderstood),
    ("NoPosition", Rule::NoPosition),
    ("NoGrounds", Rule::NoGrounds),
    ("NoAlternative", Rule::NoAlternative),
    ("NoService", Rule::NoService),
];

/// Slots that can be lost for good before the run is over.
const MISSED: [(&str, Rule); 5] = [
    ("Listened", Rule::Listened),
    ("FirstMatter", Rule::FirstMatter),
    ("FirstSolution", Rule::FirstSolution),
    ("NoStalling", Rule::NoStalling),
    ("NoFault", Rule::NoFault),
];

/// A condition that always holds: the placeholder for one that cannot be read.
const fn always() -> Guard {
    Guard::All(Vec::new())
}

/// A guard. Nesting is bounded by the depth of the tree.
pub(super) fn guard(value: Value<'_>) -> Guard {
    match value.name() {
        "Anger" => mood(value, Gauge::Anger),
        "Trust" => mood(value, Gauge::Trust),
        "Heard" => mood(value, Gauge::Heard),
        "Curve" => one(value).and_then(|v| v.one_of(&PHASES)).map_or_else(always, Guard::Curve),
        "Flag" => one(value).map_or_else(always, |v| Guard::Flag(v.string())),
        "Promise" => promise(value),
        "Visited" => one(value).map_or_else(always, |v| Guard::Visited(v.string())),
        "Persona" => one(value).map_or_else(always, |v| Guard::Persona(v.string())),
        "Not" => one(value).map_or_else(always, |v| Guard::Not(Box::new(guard(v)))),
        "All" => one(value).map_or_else(always, |v| Guard::All(v.list(guard))),
        "Any" => one(value).map_or_else(always, |v| Guard::Any(v.list(guard))),
        "Clock" => newer(value, clock),
        "Last" => newer(value, |v| named(v, &LAST, Guard::Last)),
        "Misheard" => newer(value, misheard),
        "Earned" => newer(value, |v| named(v, &EARNED, Guard::Earned)),
        "Missed" => newer(value, |v| named(v, &MISSED, Guard::Missed)),
        _ => {
            if value.shape() != Shape::Broken {
                value.unknown(&codes::UNKNOWN_NAME, GUARDS);
            }
            always()
        }
    }
}

/// A guard that came with format 2.
fn newer<'t>(value: Value<'t>, read: impl FnOnce(Value<'t>) -> Guard) -> Guard {
    value.needs_format(FORMAT_2);
    read(value)
}

fn named<'t, T: Copy>(
    value: Value<'t>,
    names: &[(&str, T)],
    make: impl FnOnce(T) -> Guard,
) -> Guard {
    one(value).and_then(|v| v.one_of(names)).map_or_else(always, make)
}

fn clock(value: Value<'_>) -> Guard {
    let mut f = value.fields();
    let (from, before) = (f.maybe("from"), f.maybe("before"));
    f.done();
    let parts = [(from, Compare::AtLeast), (before, Compare::Below)];
    let mut guards: Vec<Guard> = parts
        .into_iter()
        .filter_map(|(value, compare)| Some(Guard::Clock(compare, as_moment(value?)?)))
        .collect();
    if value.children().next().is_none() {
        value.wrong(say!(
            "`Clock(from: \"d2 09:00\")` 或 `Clock(before: \"d2 09:00\")`",
            "`Clock(from: \"d2 09:00\")` or `Clock(before: \"d2 09:00\")`"
        ));
    }
    if guards.len() == 1 { guards.remove(0) } else { Guard::All(guards) }
}

fn misheard(value: Value<'_>) -> Guard {
    let mut items = value.items();
    let (Some(about), Some(state), None) = (items.next(), items.next(), items.next()) else {
        value.wrong(say!("`Misheard(\"day\", Open)`", "`Misheard(\"day\", Open)`"));
        return always();
    };
    let about = about.string();
    state.one_of(&MISHEARINGS).map_or_else(always, |state| Guard::Misheard(about, state))
}

/// The only value of a group.
fn one(value: Value<'_>) -> Option<Value<'_>> {
    let name = value.name();
    let mut items = value.items();
    let (first, second) = (items.next(), items.next());
    if first.is_none() || second.is_some() {
        value.wrong(say!("`{name}( … )`，里面只有一个值", "`{name}( … )` with one value in it"));
    }
    first
}

fn mood(value: Value<'_>, gauge: Gauge) -> Guard {
    let mut f = value.fields();
    let at_least = f.int_maybe::<u8>("at_least", 0..=100);
    let below = f.int_maybe::<u8>("below", 0..=100);
    f.done();
    match (at_least, below) {
        (Some(limit), None) => Guard::Mood(gauge, Compare::AtLeast, limit),
        (None, Some(limit)) => Guard::Mood(gauge, Compare::Below, limit),
        (Some(low), Some(high)) => Guard::All(vec![
            Guard::Mood(gauge, Compare::AtLeast, low),
            Guard::Mood(gauge, Compare::Below, high),
        ]),
        (None, None) => {
            let name = value.name();
            value.wrong(say!(
                "`{name}(at_least: 60)` 或 `{name}(below: 40)`",
                "`{name}(at_least: 60)` or `{name}(below: 40)`"
            ));
            always()
        }
    }
}

fn promise(value: Value<'_>) -> Guard {
    let mut items = value.items();
    let (Some(id), Some(state), None) = (items.next(), items.next(), items.next()) else {
        value.wrong(say!("`Promise(\"id\", Open)`", "`Promise(\"id\", Open)`"));
        return always();
    };
    let id = id.string();
    state.one_of(&STATES).map_or_else(always, |state| Guard::Promise(id, state))
}

/// The optional guard of a field `when`.
pub(super) fn when(f: &mut Fields<'_>) -> Option<Guard> {
    f.maybe("when").map(guard)
}

/// Ways on: `"id"`, or a list of `(when: …, to: "id")`.
pub(super) fn ways(value: Value<'_>) -> Vec<Way> {
    if value.shape() == Shape::List {
        return value.list(|v| {
            if v.str().is_some() {
                return Way { when: None, to: v.string() };
            }
            let mut f = v.fields();
            let way = Way { when: when(&mut f), to: f.string("to") };
            f.done();
            way
        });
    }
    if value.str().is_none() {
        value.wrong(say!(
            "片段的 id，或列表 [(when: …, to: \"id\")]",
            "an id in quotation marks or a list [(when: …, to: \"id\")]"
        ));
        return vec![Way { when: None, to: String::new() }];
    }
    vec![Way { when: None, to: value.string() }]
}

const EXPECTATIONS: [&str; 6] =
    ["Reachable", "Unreachable", "EveryPathTo", "Never", "BestTotalAtLeast", "WithinReplies"];

pub(super) fn expectation(value: Value<'_>) -> Expectation {
    let name = || one(value).map_or_else(String::new, Value::string);
    match value.name() {
        "Reachable" => Expectation::Reachable(name()),
        "Unreachable" => Expectation::Unreachable(name()),
        "EveryPathTo" => {
            let mut f = value.fields();
            let passes = f.need("passes");
            // An act may stand there as a bare name as well.
            let passes = passes.map_or_else(String::new, |v| {
                if Act::from_name(v.name()).is_some() { v.name().to_owned() } else { v.string() }
            });
            let expectation = Expectation::EveryPathTo { ending: f.string("ending"), passes };
            f.done();
            expectation
        }
        "Never" => {
            let mut f = value.fields();
            let when = f.need("when").map_or_else(always, guard);
            let expectation = Expectation::Never { when, at: f.string("at") };
            f.done();
            expectation
        }
        "BestTotalAtLeast" => {
            let least = one(value).map_or(0, |v| v.int(&(0..=100)));
            Expectation::BestTotalAtLeast(u8::try_from(least).unwrap_or(0))
        }
        "WithinReplies" => {
            let most = one(value).map_or(1, |v| v.int(&(1..=1000)));
            Expectation::WithinReplies(u32::try_from(most).unwrap_or(1))
        }
        _ => {
            if value.shape() != Shape::Broken {
                value.unknown(&codes::UNKNOWN_NAME, EXPECTATIONS);
            }
            Expectation::WithinReplies(1000)
        }
    }
}
