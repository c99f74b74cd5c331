//! What stands before the conversation: customer, opening, what is owed, fact card, clock.

use super::{CLOCK, MOOD, moment};
use crate::scenario::model::{
    Age, Backdrop, Beyond, CanDo, Channel, Clock, Clothes, ClothesColour, Companion, Customer,
    FactCard, Gift, Hair, HairColour, Mood, Need, Owed, OwedKind, Portrait, Skin, Weekday,
};
use crate::source::codes;
use crate::source::read::{Fields, Value};
use crate::text::Text;

pub(super) fn channel(f: &mut Fields<'_>) -> Channel {
    f.need("channel").and_then(channel_of).unwrap_or(Channel::FaceToFace)
}

pub(super) fn channel_of(value: Value<'_>) -> Option<Channel> {
    value.one_of(&[
        ("FaceToFace", Channel::FaceToFace),
        ("Telephone", Channel::Telephone),
        ("Online", Channel::Online),
    ])
}

pub(super) fn customer(f: &mut Fields<'_>) -> Customer {
    let Some(value) = f.need("customer") else {
        let empty = Text::default;
        return Customer {
            name: empty(),
            look: empty(),
            history: empty(),
            wants: empty(),
            portrait: Portrait::default(),
        };
    };
    let mut f = value.fields();
    let customer = Customer {
        name: f.text("name"),
        look: f.text("look"),
        history: f.text("history"),
        wants: f.text("wants"),
        portrait: f.maybe("portrait").map_or_else(Portrait::default, portrait),
    };
    f.done();
    customer
}

/// A field that names one of a few; its default if it is not there.
fn named<T: Copy + Default>(f: &mut Fields<'_>, key: &'static str, names: &[(&str, T)]) -> T {
    f.maybe(key).and_then(|v| v.one_of(names)).unwrap_or_default()
}

fn portrait(value: Value<'_>) -> Portrait {
    let mut f = value.fields();
    let portrait = Portrait {
        hair: named(&mut f, "hair", Hair::NAMES),
        hair_colour: named(&mut f, "hair_colour", HairColour::NAMES),
        skin: named(&mut f, "skin", Skin::NAMES),
        clothes: named(&mut f, "clothes", Clothes::NAMES),
        clothes_colour: named(&mut f, "clothes_colour", ClothesColour::NAMES),
        age: named(&mut f, "age", Age::NAMES),
        glasses: f.flag("glasses"),
        companion: named(&mut f, "companion", Companion::NAMES),
    };
    f.done();
    portrait
}

pub(super) fn backdrop(f: &mut Fields<'_>) -> Backdrop {
    named(f, "backdrop", Backdrop::NAMES)
}

pub(super) fn opening(f: &mut Fields<'_>) -> Mood {
    f.need("opening").map_or(MOOD, mood)
}

pub(super) fn mood(value: Value<'_>) -> Mood {
    let mut f = value.fields();
    let mood = Mood {
        anger: f.int("anger", 0..=100),
        trust: f.int("trust", 0..=100),
        heard: f.int("heard", 0..=100),
    };
    f.done();
    mood
}

pub(super) fn need(value: Value<'_>) -> Option<Need> {
    value.one_of(&[("Soothe", Need::Soothe), ("Respect", Need::Respect)])
}

const OWED: [(&str, OwedKind); 4] = [
    ("Promise", OwedKind::Promise),
    ("SolveNow", OwedKind::SolveNow),
    ("NotOurs", OwedKind::NotOurs),
    ("KindNo", OwedKind::KindNo),
];

pub(super) fn owed(value: Value<'_>) -> Owed {
    let kind = OWED.iter().find(|(name, _)| *name == value.name()).map(|&(_, kind)| kind);
    let Some(kind) = kind else {
        value.unknown(&codes::UNKNOWN_NAME, OWED.iter().map(|(name, _)| *name));
        return Owed { kind: OwedKind::SolveNow, promise: String::new(), points: 0 };
    };
    let mut f = value.fields();
    let promise = if kind == OwedKind::Promise { f.string("id") } else { String::new() };
    let owed = Owed { kind, promise, points: f.int("points", 0..=100) };
    f.done();
    owed
}

pub(super) fn fact_card(f: &mut Fields<'_>) -> FactCard {
    let Some(value) = f.need("fact_card") else { return FactCard::default() };
    let mut f = value.fields();
    let card = FactCard {
        facts: f.list_or_empty("facts", Value::text),
        may_give: f.list_or_empty("may_give", |v| {
            let mut f = v.fields();
            let gift = Gift {
                id: f.string("id"),
                text: f.text("text"),
                up_to: f.int_maybe("up_to", 0..=1_000_000_000),
            };
            f.done();
            gift
        }),
        can_do: f.list_or_empty("can_do", |v| {
            let mut f = v.fields();
            let deed =
                CanDo { id: f.string("id"), text: f.text("text"), from: moment(&mut f, "from") };
            f.done();
            deed
        }),
        beyond: f.list_or_empty("beyond", |v| {
            let mut f = v.fields();
            let beyond = Beyond { id: f.string("id"), text: f.text("text") };
            f.done();
            beyond
        }),
    };
    f.done();
    card
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

pub(super) fn clock(f: &mut Fields<'_>) -> Clock {
    let Some(value) = f.need("clock") else { return CLOCK };
    let mut f = value.fields();
    let clock = Clock {
        weekday: f.need("weekday").and_then(|v| v.one_of(&WEEKDAYS)).unwrap_or(Weekday::Monday),
        start: moment(&mut f, "start"),
    };
    f.done();
    clock
}
