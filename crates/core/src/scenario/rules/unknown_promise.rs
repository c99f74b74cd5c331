//! Agreement, update, fulfilment, release and guards name a promise that some segment makes.

use super::Rule;
use super::check::Check;
use crate::scenario::model::{Cargo, Guard};
use crate::source::codes::code;
use crate::source::say;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: code!("MF0308", "unknown-promise", Error,
        "这里提到的承诺，没有哪个 Promise 片段作过。",
        "A promise is named here that no Promise segment ever makes.",
        "SeekAgreement(promise: \"noodles\"" => "SeekAgreement(promise: ⟦\"noodels\"⟧"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    // In the order of the file, so that the suggestion does not hang on a hash.
    let made: Vec<&str> = check
        .segments()
        .filter_map(|(_, _, s)| match &s.cargo {
            Cargo::Promise(terms) => Some(terms.id.as_str()),
            _ => None,
        })
        .collect();
    let report = |id: &str, span: Range<usize>| {
        let message = say!("没有哪个回应作过承诺 `{id}`", "no reply makes a promise `{id}`");
        check.unknown(&RULE.code, span, message, id, made.iter().copied());
    };
    let unknown = |id: &str| !id.is_empty() && !check.promises.contains(id);
    for (at, i, segment) in check.segments() {
        if let Cargo::About { promise, .. } = &segment.cargo
            && unknown(promise)
        {
            report(promise, check.segment(at, i).field("promise").span());
        }
    }
    for at in check.replies() {
        for (i, id) in at.reply.release.iter().enumerate().filter(|(_, id)| unknown(id)) {
            report(id, check.reply(at).field("release").item(i).span());
        }
    }
    check.guards(|guard, place| {
        if let Guard::Promise(id, _) = guard
            && unknown(id)
        {
            report(id, place().item(0).span());
        }
    });
}
