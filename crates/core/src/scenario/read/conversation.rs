//! Nodes, lines, judgements, replies, endings.

use super::guard::{ways, when};
use super::moment;
use super::scene::{FORMAT_2, audio, coaching, look, scene};
use super::segment::{mark, segment};
use crate::scenario::model::{
    Effect, Ending, EndingKind, Judgement, JudgementOption, Jump, Line, Node, Reply, Tag,
};
use crate::source::read::{Fields, Value};

pub(super) fn node(value: Value<'_>) -> Node {
    let mut f = value.fields_of("Node");
    let node = Node {
        id: f.string("id"),
        jump: f.maybe("jump").map(jump),
        effect: f.maybe("effect").map(effect),
        safety_due: f.int_maybe("safety_due", 1..=20),
        class_stop: f.flag("class_stop"),
        pause: f.since(FORMAT_2, "pause").is_some_and(Value::truth),
        lines: f.list_or_empty("lines", line),
        judgement: f.maybe("judgement").map(judgement),
        replies: f.list_or_empty("replies", reply),
        fallback: f.maybe("fallback").map(reply),
        next: next(&mut f),
    };
    f.done();
    node
}

fn next(f: &mut Fields<'_>) -> Vec<super::super::model::Way> {
    f.maybe("next").map_or_else(Vec::new, ways)
}

fn jump(value: Value<'_>) -> Jump {
    let mut f = value.fields();
    let jump = Jump {
        to: moment(&mut f, "to"),
        caption: f.text("caption"),
        scene: f.since(FORMAT_2, "scene").map(scene),
    };
    f.done();
    jump
}

fn effect(value: Value<'_>) -> Effect {
    let mut f = value.fields();
    let effect = Effect {
        anger: f.int_maybe("anger", -100..=100).unwrap_or(0),
        trust: f.int_maybe("trust", -100..=100).unwrap_or(0),
        heard: f.int_maybe("heard", -100..=100).unwrap_or(0),
        why: f.text("why"),
    };
    f.done();
    effect
}

fn line(value: Value<'_>) -> Line {
    let tags = [("asks_action", Tag::AsksAction), ("wants_solution_now", Tag::WantsSolutionNow)];
    let mut f = value.fields();
    let line = Line {
        when: when(&mut f),
        cue: f.maybe("cue").map(Value::text),
        text: f.text("text"),
        tags: f.list_or_empty("tags", |v| v.one_of(&tags)).into_iter().flatten().collect(),
        audio: f.since(FORMAT_2, "audio").map(audio),
    };
    f.done();
    line
}

fn judgement(value: Value<'_>) -> Judgement {
    let mut f = value.fields();
    let judgement = Judgement {
        ask: f.text("ask"),
        options: f.list("options", |v| {
            let mut f = v.fields();
            let option = JudgementOption {
                text: f.text("text"),
                right: f.flag("right"),
                why: f.text("why"),
            };
            f.done();
            option
        }),
    };
    f.done();
    judgement
}

fn reply(value: Value<'_>) -> Reply {
    let mut f = value.fields_of("Reply");
    let reply = Reply {
        id: f.string("id"),
        when: when(&mut f),
        once: f.flag("once"),
        delivery: f.list_or_empty("delivery", mark).into_iter().flatten().collect(),
        segments: f.list("segments", segment),
        effect: f.maybe("effect").map(effect),
        set: f.list_or_empty("set", Value::string),
        clear: f.list_or_empty("clear", Value::string),
        release: f.list_or_empty("release", Value::string),
        next: next(&mut f),
        coaching: coaching(&mut f),
    };
    f.done();
    reply
}

const KINDS: [(&str, EndingKind); 4] = [
    ("MoreLoyal", EndingKind::MoreLoyal),
    ("Routine", EndingKind::Routine),
    ("Watching", EndingKind::Watching),
    ("Lost", EndingKind::Lost),
];

pub(super) fn ending(value: Value<'_>) -> Ending {
    let mut f = value.fields_of("Ending");
    let ending = Ending {
        id: f.string("id"),
        kind: f.need("kind").and_then(|v| v.one_of(&KINDS)).unwrap_or(EndingKind::Routine),
        title: f.text("title"),
        epilogue: f.text("epilogue"),
        look: f.since(FORMAT_2, "look").map(look),
        last_line: f.since(FORMAT_2, "last_line").map(Value::text),
    };
    f.done();
    ending
}
