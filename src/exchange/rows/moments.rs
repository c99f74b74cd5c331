//! The rows of the conversation. Whatever belongs to something stands below it: the gesture under
//! the line, the promise's terms under the promise, the coach's words under the reply.

use super::Writer;
use crate::exchange::table::Row;
use crate::exchange::words::{Column, Flagged, Kind, Word};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::model::{
    Cargo, Effect, Line, Node, PromiseKind, Quotes, Reply, Segment, Tag,
};
use moodfirst_core::text::{Lang, Text};

impl Writer<'_> {
    pub(super) fn moments(&self) -> Vec<Row> {
        self.lesson.scenario.nodes.iter().flat_map(|node| self.moment(node)).collect()
    }

    fn line_of(&self, node: &Node, kind: Kind) -> Row {
        Row::default().with(Column::Moment, &node.id).with(Column::Who, kind.say(self.lesson.lang))
    }

    fn flagged(&self, flagged: Flagged) -> String {
        flagged.say(self.lesson.lang).to_owned()
    }

    fn listed(&self, parts: &[String]) -> String {
        parts.join(self.lesson.lang.semicolon())
    }

    fn moment(&self, node: &Node) -> Vec<Row> {
        let path = Path::node(&node.id);
        let mut other = Vec::new();
        if node.class_stop {
            other.push(self.flagged(Flagged::ClassStop));
        }
        if node.pause {
            other.push(self.flagged(Flagged::Pause));
        }
        if let Some(due) = node.safety_due {
            other.push(format!("safety_due: {due}"));
        }
        let first = self
            .line_of(node, Kind::Moment)
            .with(Column::GoesTo, self.ways(&path, &node.next))
            .with(Column::Other, self.listed(&other))
            .with(Column::Notes, self.notes(&node.id));
        let mut rows = vec![first];
        if let Some(jump) = &node.jump {
            let scene = path.clone().field("jump").field("scene");
            let row = self.line_of(node, Kind::Jump).with(Column::By, jump.to.to_string());
            rows.push(
                row.saying(&jump.caption).with(Column::Other, self.fields(&scene, &["header"])),
            );
            let header = jump.scene.as_ref().and_then(|scene| scene.header.as_ref());
            rows.extend(header.map(|header| self.line_of(node, Kind::Header).saying(header)));
        }
        rows.extend(node.effect.iter().map(|effect| self.effect(node, effect)));
        for (place, line) in node.lines.iter().enumerate() {
            rows.extend(self.line(node, &path.clone().line(place), line));
        }
        if let Some(judgement) = &node.judgement {
            rows.push(self.line_of(node, Kind::Question).saying(&judgement.ask));
            for option in &judgement.options {
                let kind = if option.right { Kind::RightAnswer } else { Kind::Answer };
                rows.push(self.line_of(node, kind).saying(&option.text));
                rows.push(self.line_of(node, Kind::Why).saying(&option.why));
            }
        }
        for reply in &node.replies {
            rows.extend(self.reply(node, reply, [Kind::Reply, Kind::Gesture]));
        }
        if let Some(reply) = &node.fallback {
            rows.extend(self.reply(node, reply, [Kind::Fallback, Kind::FallbackGesture]));
        }
        rows
    }

    fn effect(&self, node: &Node, effect: &Effect) -> Row {
        let Effect { anger, trust, heard, why } = effect;
        let names = match self.lesson.lang {
            Lang::Zh => ["怒气", "信任", "被听见"],
            Lang::En => ["anger", "trust", "heard"],
        };
        let parts = names.iter().zip([anger, trust, heard]).filter(|(_, change)| **change != 0);
        let parts: Vec<String> = parts.map(|(name, change)| format!("{name} {change:+}")).collect();
        self.line_of(node, Kind::Effect).with(Column::Effect, parts.join(", ")).saying(why)
    }

    fn line(&self, node: &Node, path: &Path, line: &Line) -> Vec<Row> {
        let tags = line.tags.iter().map(|tag| match tag {
            Tag::AsksAction => Flagged::AsksAction,
            Tag::WantsSolutionNow => Flagged::WantsSolution,
        });
        let tags: Vec<String> = tags.map(|tag| self.flagged(tag)).collect();
        let said = self
            .line_of(node, Kind::Customer)
            .with(Column::When, self.source(&path.clone().field("when")))
            .saying(&line.text)
            .with(Column::Other, self.listed(&tags));
        let mut rows = vec![said];
        rows.extend(line.cue.iter().map(|cue| self.line_of(node, Kind::Cue).saying(cue)));
        rows.extend(line.audio.iter().map(|audio| {
            let file = |name: &Option<String>| name.clone().unwrap_or_default();
            let files = Text::new(file(&audio.zh), file(&audio.en));
            self.line_of(node, Kind::Recording).saying(&files)
        }));
        rows
    }

    fn reply(&self, node: &Node, reply: &Reply, [spoken, done]: [Kind; 2]) -> Vec<Row> {
        let path = Path::reply(&node.id, &reply.id);
        let row = |kind| self.line_of(node, kind).with(Column::Reply, &reply.id);
        let mut rows = Vec::new();
        for (place, segment) in reply.segments.iter().enumerate() {
            let mut one = row(if segment.gesture { done } else { spoken });
            let mut other = Vec::new();
            if place == 0 {
                let flags = reply.set.iter().cloned();
                let flags = flags.chain(reply.clear.iter().map(|flag| format!("!{flag}")));
                one = one
                    .with(Column::When, self.source(&path.clone().field("when")))
                    .with(Column::GoesTo, self.ways(&path, &reply.next))
                    .with(Column::Flags, flags.collect::<Vec<_>>().join(", "))
                    .with(Column::Notes, self.notes(&format!("{}/{}", node.id, reply.id)));
                if reply.once {
                    other.push(self.flagged(Flagged::Once));
                }
                other.extend(reply.delivery.iter().map(|mark| {
                    let note = self.lesson.catalogue.mark(*mark);
                    note.map_or(mark.name(), |note| note.name.get(self.lesson.lang)).to_owned()
                }));
                if !reply.release.is_empty() {
                    let ids: Vec<String> =
                        reply.release.iter().map(|id| format!("\"{id}\"")).collect();
                    other.push(format!("release: [{}]", ids.join(", ")));
                }
            }
            rows.extend(self.segment(one, other, segment, &row));
        }
        rows.extend(
            reply
                .effect
                .iter()
                .map(|effect| self.effect(node, effect).with(Column::Reply, &reply.id)),
        );
        if let Some(coaching) = &reply.coaching {
            rows.extend(coaching.remark.iter().map(|text| row(Kind::Remark).saying(text)));
            rows.extend(quotes(&coaching.takes_up).map(|text| row(Kind::TakesUp).saying(&text)));
            rows.extend(quotes(&coaching.misses).map(|text| row(Kind::Misses).saying(&text)));
        }
        rows
    }

    fn segment(
        &self,
        row: Row,
        mut other: Vec<String>,
        segment: &Segment,
        below: &dyn Fn(Kind) -> Row,
    ) -> Vec<Row> {
        let name = self.lesson.catalogue.act(segment.act).name.get(self.lesson.lang);
        let mut row = row.with(Column::Act, name).with(Column::About, &segment.about);
        if segment.mandatory {
            other.push(self.flagged(Flagged::Mandatory));
        }
        let mut terms = Vec::new();
        match &segment.cargo {
            Cargo::None => {}
            Cargo::Promise(promise) => {
                let due = promise.due.map_or_else(String::new, |due| due.to_string());
                row = row.with(Column::Promise, &promise.id).with(Column::Item, &promise.does);
                row = row.with(Column::By, due);
                if promise.kind == PromiseKind::Resolution {
                    other.push(self.flagged(Flagged::Resolution));
                }
                let all = [
                    (Kind::PromiseWhat, &promise.what),
                    (Kind::PromiseWho, &promise.who),
                    (Kind::PromiseHow, &promise.channel),
                ];
                let said = all.into_iter().filter(|(_, text)| **text != Text::default());
                terms.extend(said.map(|(kind, text)| below(kind).saying(text)));
            }
            Cargo::Gives { id, amount } => {
                let much = amount.map_or_else(String::new, |much| format!(" × {much}"));
                row = row.with(Column::Item, format!("{id}{much}"));
            }
            Cargo::About { promise, due } => {
                let due = due.map_or_else(String::new, |due| due.to_string());
                row = row.with(Column::Promise, promise).with(Column::By, due);
            }
        }
        let mut rows = vec![row.saying(&segment.text).with(Column::Other, self.listed(&other))];
        rows.extend(terms);
        rows.extend(segment.remark.iter().map(|text| below(Kind::SegmentRemark).saying(text)));
        rows
    }
}

/// Words to quote, a row for each: they are told apart by language and need not be as many.
fn quotes(quotes: &Quotes) -> impl Iterator<Item = Text> + '_ {
    let count = quotes.zh.len().max(quotes.en.len());
    let word = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
    (0..count).map(move |at| Text::new(word(&quotes.zh, at), word(&quotes.en, at)))
}
