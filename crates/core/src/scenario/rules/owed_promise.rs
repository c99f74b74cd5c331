//! A promise that is owed can be made by some reply.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0605", "owed-promise", Error,
        "欠客人的承诺，没有一个 Promise 片段会作出，这部分分数谁也拿不到。",
        "No Promise segment ever makes the promise that is owed: nobody could earn its points.",
        "owed: [Promise(id: \"noodles\", points: 100)]" => "owed: [Promise(id: ⟦\"noodle\"⟧, points: 100)]"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let made = check.segments().filter_map(|(_, _, s)| match &s.cargo {
        crate::scenario::model::Cargo::Promise(terms) => Some(terms.id.as_str()),
        _ => None,
    });
    let made: Vec<&str> = made.collect();
    for (i, owed) in check.scenario.owed.iter().enumerate() {
        let id = owed.promise.as_str();
        if id.is_empty() || check.promises.contains(id) {
            continue;
        }
        let span = check.root().field("owed").item(i).field("id").span();
        let message = say!("没有哪个回应作过承诺 `{id}`", "no reply makes the promise `{id}`");
        check.unknown(&RULE.code, span, message, id, made.iter().copied());
    }
}
