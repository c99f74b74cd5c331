//! Two replies of the same words are no choice.

use super::Rule;
use super::check::{ReplyAt, Check, replies_of};
use crate::scenario::model::Reply;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use crate::text::Text;

pub static RULE: Rule = Rule {
    code: code!("MF0505", "equal-replies", Error,
        "两个回应说的话一样（不计空格和标点），学员没法选。改写其中一个，或删去。",
        "Two replies say the same, white space and punctuation aside: that is no choice. Reword or remove one of them.",
        "                Reply(\n                    id: \"ask-slip\"" => "                Reply(id: \"see-slip\", segments: [AskFact(text: (zh: \"您的点菜单还在吗，我看一下！\", en: \"May I see your slip?\"))]),\n                Reply(\n                    id: ⟦\"ask-slip\"⟧"),
    whole: false,
    run,
};

/// Replies compared within a node: more than four are an error of their own.
const MOST: usize = 12;

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        let replies: Vec<ReplyAt<'_>> = replies_of(i, node).filter(|at| at.slot.is_some()).take(MOST).collect();
        for (j, at) in replies.iter().enumerate() {
            let twin = replies[..j].iter().find(|other| {
                let together = other.reply.when.is_none()
                    || at.reply.when.is_none()
                    || other.reply.when == at.reply.when;
                // A reply pasted twice is told by its id.
                let pasted = !at.reply.id.is_empty() && other.reply.id == at.reply.id;
                together && !pasted && (same(at, other, |t| &t.zh) || same(at, other, |t| &t.en))
            });
            if let Some(other) = twin {
                let first = &other.reply.id;
                let message = say!(
                    "和回应 `{first}` 说的一样",
                    "says the same as the reply `{first}`"
                );
                let span = check.reply(*at).field("id").span();
                check.report(Problem::new(&RULE.code, span, message));
            }
        }
    }
}

/// True if both say the same, and anything at all.
fn same(a: &ReplyAt<'_>, b: &ReplyAt<'_>, lang: impl Fn(&Text) -> &String + Copy) -> bool {
    // Compared as they are read: most replies differ in their first word.
    words(a.reply, lang).eq(words(b.reply, lang)) && words(a.reply, lang).next().is_some()
}

/// Everything that is said, letters and digits only.
fn words<'r>(
    reply: &'r Reply,
    lang: impl Fn(&'r Text) -> &'r String,
) -> impl Iterator<Item = char> {
    let said = reply.segments.iter().flat_map(move |s| lang(&s.text).chars());
    said.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
