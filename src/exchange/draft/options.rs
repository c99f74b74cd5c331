//! The column `other`: short words, and the few fields that hardly anybody needs.

use super::Draft;
use super::cells::{LIST, number, parts, value};
use super::moments::Speaking;
use super::node::NodeDraft;
use crate::exchange::table::Row;
use crate::exchange::words::{Column, Flagged, Kind, Word, plain};
use moodfirst_core::rubric::{Catalogue, Mark};
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::source::{Term, say};
use moodfirst_core::text::{Lang, Text};

impl Draft<'_> {
    /// What the column `other` says, put where it belongs.
    pub(super) fn options(
        &mut self,
        row: &Row,
        kind: Kind,
        node: &mut NodeDraft,
        reply: Option<Speaking>,
    ) {
        for part in parts(row.get(Column::Other), LIST) {
            if !self.option(part, kind, node, reply) {
                let marks = Mark::ALL.iter().filter_map(|mark| self.rulebook.catalogue.mark(*mark));
                let marks = marks.flat_map(|note| [note.name.zh.as_str(), note.name.en.as_str()]);
                let words = Flagged::WORDS.iter().flat_map(|(_, words)| words.iter().copied());
                let hint = did_you_mean(part, words.chain(marks)).unwrap_or_else(known);
                let (zh, en) = (kind.say(Lang::Zh), kind.say(Lang::En));
                let Text { zh: hint, en: meant } = hint;
                let what = say!(
                    "“{zh}”的“其他”里看不懂“{part}”；{hint}",
                    "“other” of a row “{en}” does not know “{part}”; {meant}"
                );
                self.trouble(row, what);
            }
        }
    }

    fn option(
        &mut self,
        part: &str,
        kind: Kind,
        node: &mut NodeDraft,
        reply: Option<Speaking>,
    ) -> bool {
        if let Some((key, written)) = part.split_once([':', '：']) {
            let (key, written) = (key.trim(), written.trim());
            return match (kind, key) {
                (Kind::Moment, "safety_due") => {
                    node.safety_due = number(written);
                    node.safety_due.is_some()
                }
                (Kind::Jump, "place" | "channel" | "present") => {
                    let (Some(term), Some(jump)) = (value(written), &mut node.jump) else {
                        return false;
                    };
                    jump.scene.push((key.to_owned(), term));
                    true
                }
                (_, "release") => {
                    let (Some(term), Some(reply)) =
                        (value(written), reply.and_then(|reply| reply.of(node)))
                    else {
                        return false;
                    };
                    reply.release = Some(self.ids.promises(term));
                    true
                }
                _ => false,
            };
        }
        let flagged = Flagged::read(part);
        match (kind, flagged, reply.and_then(|reply| reply.of(node))) {
            (Kind::Moment, Some(Flagged::ClassStop), _) => node.class_stop = true,
            (Kind::Moment, Some(Flagged::Pause), _) => node.pause = true,
            (Kind::Customer, Some(tag @ (Flagged::AsksAction | Flagged::WantsSolution)), _) => {
                let name =
                    if tag == Flagged::AsksAction { "asks_action" } else { "wants_solution_now" };
                let Some(line) = node.lines.last_mut() else { return false };
                line.tags.push(name.to_owned());
            }
            (_, Some(Flagged::Once), Some(reply)) => reply.once = true,
            (_, Some(flagged @ (Flagged::Mandatory | Flagged::Resolution)), Some(reply)) => {
                let Some(segment) = reply.segments.last_mut() else { return false };
                segment.fields.push(if flagged == Flagged::Mandatory {
                    ("mandatory", Some(Term::name("true")))
                } else {
                    ("kind", Some(Term::name("Resolution")))
                });
            }
            (_, None, Some(reply)) => {
                let Some(mark) = mark(&self.rulebook.catalogue, part) else { return false };
                reply.delivery.push(mark.to_owned());
            }
            _ => return false,
        }
        true
    }
}

/// Everything short that may stand there.
fn known() -> Text {
    let all = |lang: Lang| {
        let words = Flagged::WORDS.iter().map(|(one, _)| one.say(lang));
        words.collect::<Vec<_>>().join(lang.list_comma())
    };
    let (zh, en) = (all(Lang::Zh), all(Lang::En));
    say!(
        "可以写：{zh}，或表达方式，如“点头”",
        "known here: {en}, or a way of delivery, such as “Nod”"
    )
}

/// The name in a file of a way of delivery, from that or from its name on the screen.
fn mark(catalogue: &Catalogue, written: &str) -> Option<&'static str> {
    let wanted = plain(written);
    let is = |mark: &Mark| {
        let shown = catalogue.mark(*mark).map(|note| [&note.name.zh, &note.name.en]);
        let shown = shown.into_iter().flatten().any(|name| plain(name) == wanted);
        shown || plain(mark.name()) == wanted
    };
    Mark::ALL.iter().copied().find(is).map(Mark::name)
}
