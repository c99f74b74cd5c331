//! Words that a reply takes up or misses are words that the customer said.

use super::Rule;
use super::check::{ReplyAt, Check};
use super::cursor::Cursor;
use crate::scenario::model::{Node, Quotes};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use crate::text::Lang;

pub static RULE: Rule = Rule {
    code: code!("MF0511", "quotes-not-said", Warning,
        "`takes_up` 和 `misses` 写的是客人原话里的词，要和这一处的话一字不差；教练会把它们加引号说给学员听。",
        "`takes_up` and `misses` name words of the customer's line, letter by letter as they stand there: the coach quotes them to the trainee.",
        "                    id: \"soon\"," => "                    id: \"soon\", misses: (en: ⟦\"when is it coming\"⟧),"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let nodes = &check.scenario.nodes;
    for at in check.replies() {
        let Some(coaching) = &at.reply.coaching else { continue };
        let heard = || {
            // A node that just goes on may have been said on the way here.
            let others = nodes.iter().filter(|node| node.replies.is_empty());
            std::iter::once(&nodes[at.node]).chain(others)
        };
        for (field, quotes) in [("takes_up", &coaching.takes_up), ("misses", &coaching.misses)] {
            for lang in Lang::ALL {
                look(check, at, field, lang, quotes, &heard);
            }
        }
    }
}

fn look<'c, I: Iterator<Item = &'c Node>>(
    check: &Check<'c>,
    at: ReplyAt<'c>,
    field: &str,
    lang: Lang,
    quotes: &Quotes,
    heard: &impl Fn() -> I,
) {
    for (i, words) in quotes.get(lang).iter().enumerate() {
        let said = || heard().flat_map(|node| &node.lines).any(|line| line.text.get(lang).contains(words));
        if !words.trim().is_empty() && said() {
            continue;
        }
        let place: Cursor<'_> = check.reply(at).field(field).field(lang.code());
        let span = if place.is_list() { place.item(i).span() } else { place.span() };
        let message = say!("客人在这里没有说过「{words}」", "the customer does not say “{words}” here");
        check.report(Problem::new(&RULE.code, span, message));
    }
}
