//! The rows of the conversation. Each belongs to what stands above it; an empty cell of the moment
//! or the reply means the same as above.

use super::Draft;
use super::cells::{both, moment};
use super::ids::Of;
use super::node::{JumpDraft, LineDraft, NodeDraft, OptionDraft, ReplyDraft};
use crate::exchange::table::Row;
use crate::exchange::words::{Column, Kind, Word};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::say;
use moodfirst_core::text::Lang;
use std::collections::HashMap;

/// Where the rows have come to.
#[derive(Default)]
pub(super) struct At {
    /// The reply that goes on: its place, or the fall-back.
    pub reply: Option<Speaking>,
}

/// A reply by its place in the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaking {
    Reply(usize),
    Fallback,
}

impl Speaking {
    pub(super) fn of(self, node: &mut NodeDraft) -> Option<&mut ReplyDraft> {
        match self {
            Self::Reply(place) => node.replies.get_mut(place),
            Self::Fallback => node.fallback.as_mut(),
        }
    }
}

impl Draft<'_> {
    /// The moments in the order in which they come first.
    pub(super) fn moments(&mut self, rows: &[&Row]) -> Vec<NodeDraft> {
        let mut nodes: Vec<NodeDraft> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let (mut current, mut at) = (None, At::default());
        for row in rows {
            let name = row.get(Column::Moment);
            if !name.is_empty() {
                let id = self.ids.id(Of::Target, name);
                let place = known.get(&id).copied().unwrap_or_else(|| {
                    known.insert(id.clone(), nodes.len());
                    nodes.push(NodeDraft { id: id.clone(), ..NodeDraft::default() });
                    self.stands(Path::node(&id), row);
                    nodes.len() - 1
                });
                if current != Some(place) {
                    at = At::default();
                }
                current = Some(place);
            }
            match current.and_then(|place| nodes.get_mut(place)) {
                Some(node) => self.row(node, &mut at, row),
                None => self
                    .trouble(row, say!("还没写是哪个时刻", "it does not say which moment this is")),
            }
        }
        nodes
    }

    fn row(&mut self, node: &mut NodeDraft, at: &mut At, row: &Row) {
        let who = row.get(Column::Who);
        let Some(kind) = Kind::read(who) else {
            let what = if who.is_empty() {
                say!(
                    "“谁”一栏空着：写客户、回应、动作、神态等",
                    "the column “who” is empty: write customer, reply, gesture, cue or another kind of row"
                )
            } else {
                let meant = Kind::meant(who);
                let list = Kind::WORDS.iter().map(|(kind, _)| *kind);
                let (zh, en) = match meant {
                    Some(word) => (format!("是不是“{word}”？"), format!("did you mean “{word}”?")),
                    None => (
                        list.clone().map(|kind| kind.say(Lang::Zh)).collect::<Vec<_>>().join("、"),
                        list.map(|kind| kind.say(Lang::En)).collect::<Vec<_>>().join(", "),
                    ),
                };
                say!("没有哪种行叫“{who}”；{zh}", "no kind of row is called “{who}”; {en}")
            };
            return self.trouble(row, what);
        };
        self.misplaced(kind, row);
        self.kind(node, at, row, kind);
        let target = at.reply.filter(|_| kind != Kind::Moment);
        if !row.get(Column::GoesTo).is_empty() {
            let next = self.ways(row);
            let id = node.id.clone();
            let reply = target.and_then(|reply| reply.of(node)).map(|reply| reply.id.clone());
            let path = reply.map_or_else(|| Path::node(&id), |reply| Path::reply(&id, &reply));
            self.stands(path.field("next"), row);
            let place = match target {
                Some(reply) => reply.of(node).map(|reply| &mut reply.next),
                None => Some(&mut node.next),
            };
            let twice = place.is_some_and(|place| {
                let other = place.as_ref().is_some_and(|old| Some(old) != next.as_ref());
                if next.is_some() {
                    *place = next;
                }
                other
            });
            if twice {
                self.trouble(
                    row,
                    say!("“接下去”写了两次，而且不同", "“goes to” is given twice, and differently"),
                );
            }
        }
        if !row.get(Column::Notes).is_empty() {
            let id = node.id.clone();
            let reply = target.and_then(|reply| reply.of(node)).map(|reply| reply.id.clone());
            let on = reply.map_or_else(|| id.clone(), |reply| format!("{id}/{reply}"));
            self.note(&on, row);
        }
    }

    fn kind(&mut self, node: &mut NodeDraft, at: &mut At, row: &Row, kind: Kind) {
        let path = Path::node(&node.id);
        let text = both(&row.text());
        match kind {
            Kind::Reply | Kind::Gesture | Kind::Fallback | Kind::FallbackGesture => {
                self.spoken(node, at, row, kind);
            }
            Kind::Moment => {
                at.reply = None;
                self.options(row, kind, node, None);
            }
            Kind::Jump => {
                at.reply = None;
                self.stands(path.field("jump"), row);
                let to = moment(row.get(Column::By));
                node.jump = Some(JumpDraft { to, caption: text, ..JumpDraft::default() });
                self.options(row, kind, node, None);
            }
            Kind::Header => match &mut node.jump {
                Some(jump) => jump.header = text,
                None => self.above(row, Kind::Jump),
            },
            Kind::Effect => {
                let effect = self.effect(row, text);
                match at.reply.and_then(|reply| reply.of(node)) {
                    Some(reply) => reply.effect = effect,
                    None => {
                        self.stands(path.field("effect"), row);
                        node.effect = effect;
                    }
                }
            }
            Kind::Customer => {
                at.reply = None;
                self.stands(path.line(node.lines.len()), row);
                let when = self.guard(row);
                node.lines.push(LineDraft { when, text, ..LineDraft::default() });
                self.options(row, kind, node, None);
            }
            Kind::Cue | Kind::Recording => {
                let Some(place) = node.lines.len().checked_sub(1).filter(|_| at.reply.is_none())
                else {
                    return self.above(row, Kind::Customer);
                };
                let field = if kind == Kind::Cue { "cue" } else { "audio" };
                self.stands(path.line(place).field(field), row);
                if let Some(line) = node.lines.last_mut() {
                    *(if kind == Kind::Cue { &mut line.cue } else { &mut line.audio }) = text;
                }
            }
            Kind::Question => {
                at.reply = None;
                self.stands(path.field("judgement"), row);
                node.ask = Some(text);
            }
            Kind::Answer | Kind::RightAnswer => {
                let options = path.field("judgement").field("options");
                self.stands(options.item(node.options.len()), row);
                let right = kind == Kind::RightAnswer;
                node.options.push(OptionDraft { right, text, why: None });
            }
            Kind::Why => match node.options.last_mut() {
                Some(option) => option.why = text,
                None => self.above(row, Kind::Answer),
            },
            _ => self.below_reply(node, at, row, kind),
        }
    }

    /// That what this row belongs to is not above it.
    pub(super) fn above(&mut self, row: &Row, kind: Kind) {
        let (zh, en) = (kind.say(Lang::Zh), kind.say(Lang::En));
        let what = say!("它上面应当有“{zh}”一行", "there should be a row “{en}” above it");
        self.trouble(row, what);
    }

    /// Cells that have no meaning in a row of this kind.
    fn misplaced(&mut self, kind: Kind, row: &Row) {
        use Column as C;
        let own: &[Column] = match kind {
            Kind::Moment => &[C::GoesTo, C::Other],
            Kind::Jump => &[C::By, C::Other, C::GoesTo],
            Kind::Customer => &[C::When, C::Other, C::GoesTo],
            Kind::Effect => &[C::Effect],
            Kind::Reply | Kind::Gesture | Kind::Fallback | Kind::FallbackGesture => &[
                C::When,
                C::Act,
                C::About,
                C::GoesTo,
                C::Promise,
                C::Item,
                C::By,
                C::Flags,
                C::Other,
            ],
            _ => &[],
        };
        let always = [C::Moment, C::Who, C::Reply, C::Zh, C::En, C::Notes];
        let odd: Vec<Column> = row.cells.iter().map(|(column, _)| *column).collect();
        for column in odd.into_iter().filter(|one| !always.contains(one) && !own.contains(one)) {
            let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
            let (row_zh, row_en) = (kind.say(Lang::Zh), kind.say(Lang::En));
            let what = say!(
                "“{row_zh}”这一行用不着“{zh}”；请移到它说的那一行",
                "a row “{row_en}” has no use for “{en}”; move it to the row that it is about"
            );
            self.trouble(row, what);
        }
    }
}
