//! Words that a reply takes up or misses are words that the customer said.

use super::Rule;
use super::check::Check;
use super::cursor::Cursor;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use crate::text::Lang;
use std::cell::OnceCell;
use std::collections::HashMap;

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
    // A node that just goes on may have been said on the way to any other.
    let on_the_way = OnceCell::new();
    let joined = |lang: Lang| -> String {
        let lines = nodes.iter().filter(|node| node.replies.is_empty()).flat_map(|node| &node.lines);
        lines.flat_map(|line| [line.text.get(lang), "\n"]).collect()
    };
    let on_the_way = |lang: Lang| &on_the_way.get_or_init(|| Lang::ALL.map(joined))[lang as usize];
    let mut known: HashMap<(Lang, &str), bool> = HashMap::new();
    for at in check.replies() {
        let Some(coaching) = &at.reply.coaching else { continue };
        let here = &nodes[at.node].lines;
        for (field, quotes) in [("takes_up", &coaching.takes_up), ("misses", &coaching.misses)] {
            for lang in Lang::ALL {
                for (i, words) in quotes.get(lang).iter().enumerate() {
                    let said = !words.trim().is_empty()
                        && (here.iter().any(|line| line.text.get(lang).contains(words))
                            || *known
                                .entry((lang, words))
                                .or_insert_with(|| on_the_way(lang).contains(words)));
                    if !said {
                        report(check, check.reply(at).field(field).field(lang.code()), i, words);
                    }
                }
            }
        }
        if check.is_full() {
            return;
        }
    }
}

fn report(check: &Check<'_>, place: Cursor<'_>, i: usize, words: &str) {
    let span = if place.is_list() { place.item(i).span() } else { place.span() };
    let message = say!("客人在这里没有说过「{words}」", "the customer does not say “{words}” here");
    check.report(Problem::new(&RULE.code, span, message));
}
