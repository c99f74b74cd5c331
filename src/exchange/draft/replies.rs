//! The rows of replies: a row for each stretch of words or gesture, and what belongs to it.

use super::Draft;
use super::cells::{LIST, both, moment, number, parts};
use super::ids::Of;
use super::moments::{At, Speaking};
use super::node::{NodeDraft, ReplyDraft, SegmentDraft};
use crate::exchange::table::Row;
use crate::exchange::words::{Column, Kind, plain};
use moodfirst_core::rubric::Act;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::source::{Term, say};
use moodfirst_core::text::{Lang, Text};

/// Most acts that are named where only a part of a name was written.
const MOST_LIKE: usize = 5;

impl Draft<'_> {
    /// A row of a reply: a new one, or one more segment of the one above.
    pub(super) fn spoken(&mut self, node: &mut NodeDraft, at: &mut At, row: &Row, kind: Kind) {
        let fallback = matches!(kind, Kind::Fallback | Kind::FallbackGesture);
        let gesture = matches!(kind, Kind::Gesture | Kind::FallbackGesture);
        let name = row.get(Column::Reply).to_owned();
        let goes_on = at.reply.filter(|reply| (*reply == Speaking::Fallback) == fallback);
        let goes_on = goes_on.filter(|reply| {
            name.is_empty() || reply.of(node).is_some_and(|reply| reply.name == name)
        });
        let speaking = match goes_on {
            Some(reply) => reply,
            None => self.begun(node, row, name, fallback),
        };
        at.reply = Some(speaking);
        let id = node.id.clone();
        let Some(reply) = speaking.of(node) else { return };
        let path = Path::reply(&id, &reply.id);
        let segment = path.clone().segment(reply.segments.len());
        self.stands(segment, row);
        if let Some(when) = self.guard(row) {
            self.stands(path.clone().field("when"), row);
            if reply.when.as_ref().is_some_and(|old| *old != when) {
                self.trouble(
                    row,
                    say!(
                        "这句回应的条件写了两次，而且不同",
                        "the reply’s condition is given twice, and differently"
                    ),
                );
            }
            reply.when = Some(when);
        }
        for flag in parts(row.get(Column::Flags), LIST) {
            let (flag, list) = match flag.strip_prefix(['!', '！']) {
                Some(flag) => (flag.trim(), &mut reply.clear),
                None => (flag, &mut reply.set),
            };
            let flag = self.ids.id(Of::Flag, flag);
            if !self.flags.contains(&flag) {
                self.flags.push(flag.clone());
            }
            list.push(flag);
        }
        let mut segment =
            SegmentDraft { gesture, words: both(&row.text()), ..SegmentDraft::default() };
        self.act(row, &mut segment);
        if let Some(reply) = speaking.of(node) {
            reply.segments.push(segment);
        }
        self.options(row, kind, node, Some(speaking));
    }

    fn begun(&mut self, node: &mut NodeDraft, row: &Row, name: String, fallback: bool) -> Speaking {
        let again = node.replies.iter().chain(&node.fallback).any(|reply| reply.name == name);
        if again && !name.is_empty() {
            let what = say!(
                "回应“{name}”在上面已经结束了；它的各行要连在一起",
                "the reply “{name}” has ended above; its rows must stand together"
            );
            self.trouble(row, what);
        }
        let number = node.replies.len() + 1;
        let id = if name.is_empty() {
            if fallback { "fallback".to_owned() } else { format!("reply-{number}") }
        } else {
            self.ids.id(Of::Reply, &name)
        };
        self.stands(Path::reply(&node.id, &id), row);
        let reply = ReplyDraft { name, id, ..ReplyDraft::default() };
        if fallback {
            if node.fallback.is_some() {
                self.trouble(
                    row,
                    say!("一个时刻只能有一句备用回应", "a moment has one fall-back at most"),
                );
            }
            node.fallback = Some(reply);
            return Speaking::Fallback;
        }
        node.replies.push(reply);
        Speaking::Reply(node.replies.len() - 1)
    }

    /// What the words do, with what the act asks for.
    fn act(&mut self, row: &Row, segment: &mut SegmentDraft) {
        let written = row.get(Column::Act);
        if written.is_empty() {
            let what = say!(
                "没写行为：这句话是在做什么？如“让对方说完”“道歉”",
                "the act is missing: what do these words do? Such as “Let them vent”"
            );
            return self.trouble(row, what);
        }
        let Some(act) = self.acts.get(&plain(written)).copied() else {
            let hint = self.acts_like(written);
            let Text { zh: hint, en: meant } = hint;
            let what =
                say!("没有行为叫“{written}”；{hint}", "no act is called “{written}”; {meant}");
            return self.trouble(row, what);
        };
        segment.act = act.name().to_owned();
        let text = |id: String| (!id.is_empty()).then_some(Term::Text(id));
        let mut named = |of: Of, column: Column| {
            let name = row.get(column);
            if name.is_empty() { String::new() } else { self.ids.id(of, name) }
        };
        let promise = named(Of::Promise, Column::Promise);
        let about = named(Of::About, Column::About);
        let (item, amount) = counted(row.get(Column::Item));
        let item = if item.is_empty() { String::new() } else { self.ids.id(Of::Item, item) };
        let due = moment(row.get(Column::By));
        let amount = amount.map(|much| Term::Number(much.to_string()));
        let (id, does, gives) = match act {
            Act::Promise => {
                // A promise without a name of its own is called after what is promised.
                let id = if promise.is_empty() { item.clone() } else { promise.clone() };
                (id, item, String::new())
            }
            Act::Remedy => (String::new(), String::new(), item),
            _ => {
                if !item.is_empty() {
                    self.useless(row, Column::Item, written);
                }
                (String::new(), String::new(), String::new())
            }
        };
        let refers = act != Act::Promise;
        segment.fields.extend([
            ("id", text(id)),
            ("does", text(does)),
            ("gives", text(gives)),
            ("amount", amount),
            ("promise", text(promise).filter(|_| refers)),
            ("about", text(about)),
            ("due", text(due)),
        ]);
    }

    fn useless(&mut self, row: &Row, column: Column, act: &str) {
        use crate::exchange::words::Word;
        let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
        let what = say!("行为“{act}”用不着“{zh}”", "the act “{act}” has no use for “{en}”");
        self.trouble(row, what);
    }

    /// The acts that were most likely meant.
    fn acts_like(&self, written: &str) -> Text {
        let notes = || Act::ALL.iter().map(|act| self.rulebook.catalogue.act(*act));
        let names =
            notes().flat_map(|note| [note.name.zh.as_str(), note.name.en.as_str(), note.id.name()]);
        if let Some(hint) = did_you_mean(written, names) {
            return hint;
        }
        // A part of a name: “sorry” is in three of them.
        let part = plain(written);
        let like: Vec<&Text> = notes()
            .map(|note| &note.name)
            .filter(|name| [&name.zh, &name.en].into_iter().any(|name| plain(name).contains(&part)))
            .take(MOST_LIKE)
            .collect();
        if like.is_empty() {
            return say!(
                "用屏幕上的名称，`moodfirst export` 出的表里就有",
                "use the names on the screen; what `moodfirst export` writes has them"
            );
        }
        let all = |lang: Lang| {
            let names = like.iter().map(|name| lang.quoted(name.get(lang)));
            names.collect::<Vec<_>>().join(lang.list_comma())
        };
        let (zh, en) = (all(Lang::Zh), all(Lang::En));
        say!("是不是 {zh}？", "did you mean {en}?")
    }

    /// Rows that belong to a reply or to its last words.
    pub(super) fn below_reply(&mut self, node: &mut NodeDraft, at: &At, row: &Row, kind: Kind) {
        let id = node.id.clone();
        let Some(reply) = at.reply.and_then(|reply| reply.of(node)) else {
            return self.above(row, Kind::Reply);
        };
        let path = Path::reply(&id, &reply.id);
        let words = row.text();
        let text = both(&words);
        let last = reply.segments.len().saturating_sub(1);
        match kind {
            Kind::Remark => {
                self.stands(path.field("remark"), row);
                reply.remark = text;
            }
            Kind::TakesUp | Kind::Misses => {
                let field = if kind == Kind::TakesUp { "takes_up" } else { "misses" };
                self.stands(path.field(field), row);
                let lists =
                    if kind == Kind::TakesUp { &mut reply.takes_up } else { &mut reply.misses };
                for (list, lang) in lists.iter_mut().zip(Lang::ALL) {
                    let words = words.get(lang);
                    if !words.is_empty() {
                        list.push(words.to_owned());
                    }
                }
            }
            _ => {
                let Some(segment) = reply.segments.last_mut() else { return };
                let (field, place) = match kind {
                    Kind::PromiseWhat => ("what", &mut segment.what),
                    Kind::PromiseWho => ("who", &mut segment.who),
                    Kind::PromiseHow => ("channel", &mut segment.channel),
                    _ => ("remark", &mut segment.remark),
                };
                *place = text;
                self.stands(path.segment(last).field(field), row);
            }
        }
    }
}

/// An entry of the fact card and how much of it: `drink × 2`.
fn counted(cell: &str) -> (&str, Option<i64>) {
    for mark in ['×', 'x', 'X', '*', ' ', '✕'] {
        if let Some((item, much)) = cell.rsplit_once(mark)
            && let Some(much) = number(much)
            && !item.trim().is_empty()
            && !item.ends_with('-')
        {
            return (item.trim().trim_end_matches(['×', 'x', 'X', '*', '✕']).trim(), Some(much));
        }
    }
    (cell.trim(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_and_how_much_of_it() {
        for (cell, meant) in [
            ("drink × 2", ("drink", Some(2))),
            ("drink x2", ("drink", Some(2))),
            ("drink 2", ("drink", Some(2))),
            ("饮料×2", ("饮料", Some(2))),
            ("drink-2", ("drink-2", None)),
            ("box", ("box", None)),
        ] {
            assert_eq!(counted(cell), meant, "{cell}");
        }
    }
}
