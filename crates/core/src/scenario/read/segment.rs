//! Segments: one act each, with what the act carries.

use super::moment_maybe;
use super::scene::remark;
use crate::rubric::{Act, Mark};
use crate::scenario::model::{Cargo, PromiseKind, PromiseTerms, Segment};
use crate::source::codes;
use crate::source::diagnostic::Problem;
use crate::source::read::{Fields, Value};
use crate::source::say;
use crate::source::tree::Shape;
use crate::text::Text;

/// A segment, written as its act: `Paraphrase(about: "…", text: (…))`.
pub(super) fn segment(value: Value<'_>) -> Segment {
    let act = act(value);
    let mut f = value.fields();
    let (text, gesture) = words(&mut f);
    let segment = Segment {
        act: act.unwrap_or(Act::LetVent),
        text,
        gesture,
        about: f.string_or_empty("about"),
        mandatory: f.flag("mandatory"),
        cargo: act.map_or(Cargo::None, |act| cargo(act, &mut f)),
        remark: remark(&mut f).map(Box::new),
    };
    // Which fields there are depends on the act.
    if act.is_some() {
        f.done();
    }
    segment
}

fn act(value: Value<'_>) -> Option<Act> {
    let act = Act::from_name(value.name());
    if act.is_none() && matches!(value.shape(), Shape::Group | Shape::Name) {
        value.unknown(&codes::UNKNOWN_ACT, Act::ALL.iter().map(|act| act.name()));
    }
    act
}

/// Words or a gesture, exactly one of them.
fn words(f: &mut Fields<'_>) -> (Text, bool) {
    let (text, gesture) = (f.maybe("text"), f.maybe("gesture"));
    match (text, gesture) {
        (Some(text), None) => (text.text(), false),
        (None, Some(gesture)) => (gesture.text(), true),
        (Some(text), Some(gesture)) => {
            let draft = Problem::new(
                &codes::WORDS_OR_GESTURE,
                gesture.key_span(),
                say!("`text` 和 `gesture` 只能有一个", "`text` and `gesture` cannot both be given"),
            );
            gesture.report_at(draft.hint(say!("分成两个片段", "make two segments of it")));
            (text.text(), false)
        }
        (None, None) => {
            f.missing(
                &codes::WORDS_OR_GESTURE,
                say!(
                    "少了说的话 `text` 或做的事 `gesture`",
                    "the words `text` or the `gesture` are missing"
                ),
            );
            (Text::default(), false)
        }
    }
}

fn cargo(act: Act, f: &mut Fields<'_>) -> Cargo {
    match act {
        Act::Promise => Cargo::Promise(PromiseTerms {
            id: f.string("id"),
            does: f.string("does"),
            what: f.text_or_empty("what"),
            who: f.text_or_empty("who"),
            due: moment_maybe(f, "due"),
            channel: f.text_or_empty("channel"),
            kind: f
                .maybe("kind")
                .and_then(|v| {
                    v.one_of(&[
                        ("Reply", PromiseKind::Reply),
                        ("Resolution", PromiseKind::Resolution),
                    ])
                })
                .unwrap_or(PromiseKind::Reply),
        }),
        Act::Remedy => {
            let gives = f.maybe("gives");
            if gives.is_none() {
                f.missing(
                    &codes::MISSING_FIELD,
                    say!(
                        "少了 `gives`：写上给的是事实卡 `may_give` 里的哪一项，如 `gives: \"drink\"`",
                        "`gives` is missing: name the entry of `may_give` on the fact card that is given, as in `gives: \"drink\"`"
                    ),
                );
            }
            let id = gives.map_or_else(String::new, Value::string);
            Cargo::Gives { id, amount: f.int_maybe("amount", 0..=1_000_000_000) }
        }
        Act::SeekAgreement | Act::Update | Act::Fulfil | Act::Recap => {
            Cargo::About { promise: f.string_or_empty("promise"), due: None }
        }
        Act::Renegotiate => Cargo::About {
            promise: f.string_or_empty("promise"),
            due: f.need("due").and_then(super::as_moment),
        },
        _ => Cargo::None,
    }
}

/// A delivery mark; `None` for one that does not exist.
pub(super) fn mark(value: Value<'_>) -> Option<Mark> {
    let mark = Mark::from_name(value.name()).filter(|_| value.shape() == Shape::Name);
    if mark.is_none() && value.shape() != Shape::Broken {
        value.unknown(&codes::UNKNOWN_MARK, Mark::ALL.iter().map(|mark| mark.name()));
    }
    mark
}
