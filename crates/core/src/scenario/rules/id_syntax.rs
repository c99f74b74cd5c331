//! Ids are lower-case letters, digits and hyphens: they stand in file names, on the command line
//! and in records, on every system.

use super::Rule;
use super::check::Check;
use super::cursor::Cursor;
use crate::scenario::model::Cargo;
use crate::scenario::names::{is_id, nearest_id};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::{say, unseen};
use crate::text::Text;

pub static RULE: Rule = Rule {
    code: code!("MF0310", "id-syntax", Error,
        "id 只用小写字母、数字和连字符，以字母或数字开头和结尾，最长 60 个字符。它会出现在文件名、命令行和记录里。",
        "Ids are made of lower-case letters, digits and hyphens, with a letter or digit at both ends, at most 60 characters. They appear in file names, on the command line and in records.",
        "id: \"quick-drink\"" => "id: ⟦\"Quick drink\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let s = check.scenario;
    let root = check.root();
    look(check, &s.id, || root.field("id"));
    let list = |list: &'static str, i: usize| root.field("fact_card").field(list).item(i).field("id");
    for (i, gift) in s.fact_card.may_give.iter().enumerate() {
        look(check, &gift.id, || list("may_give", i));
    }
    for (i, deed) in s.fact_card.can_do.iter().enumerate() {
        look(check, &deed.id, || list("can_do", i));
    }
    for (i, beyond) in s.fact_card.beyond.iter().enumerate() {
        look(check, &beyond.id, || list("beyond", i));
    }
    for (i, flag) in s.flags.iter().enumerate() {
        look(check, flag, || root.field("flags").item(i));
    }
    for (i, node) in s.nodes.iter().enumerate() {
        look(check, &node.id, || check.node(i).field("id"));
    }
    for at in check.replies() {
        look(check, &at.reply.id, || check.reply(at).field("id"));
    }
    for (at, i, segment) in check.segments() {
        look(check, &segment.about, || check.segment(at, i).field("about"));
        if let Cargo::Promise(terms) = &segment.cargo {
            look(check, &terms.id, || check.segment(at, i).field("id"));
        }
    }
    for (i, particular) in s.particulars.iter().enumerate() {
        look(check, &particular.id, || root.field("particulars").item(i).field("id"));
    }
    for (i, ending) in s.endings.iter().enumerate() {
        look(check, &ending.id, || check.ending(i).field("id"));
    }
}

fn look<'c>(check: &Check<'_>, id: &str, place: impl FnOnce() -> Cursor<'c>) {
    if id.is_empty() || is_id(id) {
        return;
    }
    let message = say!("`{id}` 不能作 id", "`{id}` cannot be an id");
    let draft = Problem::new(&RULE.code, place().span(), message);
    let plain = unseen::plain(id);
    let odd = unseen::disguised(id).filter(|_| plain != id);
    let better = nearest_id(&plain);
    check.report(match better.as_str() {
        better if odd.is_some() => {
            let Text { zh, en } = odd.unwrap_or_default();
            draft.hint(say!("{zh}；可以写成 `{better}`", "{en}; write `{better}`, for example"))
        }
        "" => draft.hint(say!(
            "用小写字母、数字和连字符，如 `dropped-call`",
            "use lower-case letters, digits and hyphens, as in `dropped-call`"
        )),
        better => draft.hint(say!("可以写成 `{better}`", "write `{better}`, for example")),
    });
}
