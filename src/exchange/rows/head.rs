//! The rows of the head.

use super::Writer;
use crate::exchange::table::Row;
use crate::exchange::words::{Column, Head, Named, Word};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::model::{Ending, OwedKind, Scenario};
use moodfirst_core::text::Text;

impl Writer<'_> {
    /// Everything before the conversation, then the endings and what comes after.
    pub(super) fn head(&self) -> Vec<Row> {
        let s = self.lesson.scenario;
        let mut rows = self.identity(s);
        rows.extend(self.setting(s));
        rows.extend(self.card(s));
        rows.extend(s.briefing.iter().map(|text| self.said(Head::Briefing, text)));
        rows.extend(s.flags.iter().map(|flag| self.value(Head::Flag, flag)));
        rows.extend(self.list(Head::Particular, "particulars", s.particulars.len()));
        rows.push(self.value(Head::Start, &s.start));
        rows.extend(s.endings.iter().flat_map(|ending| self.ending(ending)));
        rows.extend(s.debrief.iter().map(|text| self.said(Head::Debrief, text)));
        rows.extend(s.phrases.iter().map(|text| self.said(Head::Phrase, text)));
        rows.extend(self.list(Head::Claim, "expectations", s.expectations.len()));
        for (place, mark) in s.editor.iter().enumerate() {
            let rest = self.fields(&Path::head("editor").item(place), &["on", "notes"]);
            if !rest.is_empty() {
                rows.push(
                    self.row(Head::Editor).with(Column::Name, &mark.on).with(Column::Value, rest),
                );
            }
        }
        rows
    }

    fn row(&self, head: Head) -> Row {
        Row::default().with(Column::What, head.say(self.lesson.lang))
    }

    fn value(&self, head: Head, value: impl ToString) -> Row {
        self.row(head).with(Column::Value, value.to_string())
    }

    fn said(&self, head: Head, text: &Text) -> Row {
        self.row(head).saying(text)
    }

    /// The word for a name of the file; the name where there is none.
    fn named(&self, head: Head, name: &str) -> Row {
        let word = Named::of_file(name).map_or(name, |named| named.say(self.lesson.lang));
        self.value(head, word)
    }

    /// The values of a list as they would stand in the file.
    fn list(&self, head: Head, list: &str, count: usize) -> Vec<Row> {
        let values = (0..count).map(|place| self.source(&Path::head(list).item(place)));
        values.map(|value| self.value(head, value)).collect()
    }

    fn identity(&self, s: &Scenario) -> Vec<Row> {
        let mut rows = vec![
            self.value(Head::Format, s.format),
            self.value(Head::Id, &s.id),
            self.value(Head::Version, s.version),
            self.value(Head::Author, &s.author),
            self.value(Head::Licence, &s.licence),
        ];
        if !s.languages.is_empty() {
            let codes: Vec<&str> = s.languages.iter().map(|lang| lang.code()).collect();
            rows.push(self.value(Head::Languages, codes.join(", ")));
        }
        rows.push(self.said(Head::Title, &s.title));
        rows.push(self.said(Head::Summary, &s.summary));
        rows.extend(s.goals.iter().map(|text| self.said(Head::Goal, text)));
        rows
    }

    fn setting(&self, s: &Scenario) -> Vec<Row> {
        let mut rows = vec![
            self.named(Head::Channel, &format!("{:?}", s.channel)),
            self.said(Head::Place, &s.place),
        ];
        let backdrop = self.source(&Path::head("backdrop"));
        let scene = self.fields(&Path::head("scene"), &[]);
        let portrait = self.fields(&Path::head("customer").field("portrait"), &[]);
        let put = |rows: &mut Vec<Row>, head, value: String| {
            if !value.is_empty() {
                rows.push(self.value(head, value));
            }
        };
        put(&mut rows, Head::Backdrop, backdrop);
        put(&mut rows, Head::Scene, scene);
        rows.push(self.said(Head::Role, &s.role));
        rows.push(self.value(Head::Minutes, s.minutes));
        rows.push(self.said(Head::CustomerName, &s.customer.name));
        rows.push(self.said(Head::CustomerLook, &s.customer.look));
        rows.push(self.said(Head::CustomerHistory, &s.customer.history));
        rows.push(self.said(Head::CustomerWants, &s.customer.wants));
        put(&mut rows, Head::Portrait, portrait);
        rows.push(self.value(Head::Anger, s.opening.anger));
        rows.push(self.value(Head::Trust, s.opening.trust));
        rows.push(self.value(Head::Heard, s.opening.heard));
        rows.extend(s.personas.iter().map(|persona| self.value(Head::Persona, persona)));
        if let Some(need) = s.need {
            rows.push(self.named(Head::Need, &format!("{need:?}")));
        }
        rows.push(self.value(Head::PassMark, s.pass_mark));
        rows.push(self.named(Head::Weekday, &format!("{:?}", s.clock.weekday)));
        rows.push(self.value(Head::Starts, s.clock.start));
        rows
    }

    fn card(&self, s: &Scenario) -> Vec<Row> {
        let mut rows = Vec::new();
        for owed in &s.owed {
            let head = match owed.kind {
                OwedKind::Promise => Head::OwedPromise,
                OwedKind::SolveNow => Head::OwedSolve,
                OwedKind::NotOurs => Head::OwedNotOurs,
                OwedKind::KindNo => Head::OwedNo,
            };
            rows.push(self.value(head, owed.points).with(Column::Name, &owed.promise));
        }
        let card = &s.fact_card;
        rows.extend(card.facts.iter().map(|text| self.said(Head::Fact, text)));
        let item = |head, id: &str, value: String, text: &Text| {
            self.row(head).with(Column::Name, id).with(Column::Value, value).saying(text)
        };
        rows.extend(card.may_give.iter().map(|gift| {
            let most = gift.up_to.map_or_else(String::new, |most| most.to_string());
            item(Head::MayGive, &gift.id, most, &gift.text)
        }));
        rows.extend(
            card.can_do
                .iter()
                .map(|deed| item(Head::CanDo, &deed.id, deed.from.to_string(), &deed.text)),
        );
        rows.extend(
            card.beyond.iter().map(|one| item(Head::Beyond, &one.id, String::new(), &one.text)),
        );
        rows
    }

    fn ending(&self, ending: &Ending) -> Vec<Row> {
        let kind = format!("{:?}", ending.kind);
        let row = |head| self.row(head).with(Column::Name, &ending.id);
        let word = Named::of_file(&kind).map_or(kind.as_str(), |kind| kind.say(self.lesson.lang));
        let notes = self.notes(&ending.id);
        let mut rows = vec![
            row(Head::Ending)
                .with(Column::Value, word)
                .saying(&ending.title)
                .with(Column::Notes, notes),
            row(Head::Epilogue).saying(&ending.epilogue),
        ];
        if let Some(look) = &ending.look {
            let rest = self.fields(&Path::ending(&ending.id).field("look"), &["text"]);
            rows.push(row(Head::LastLook).with(Column::Value, rest).saying(&look.text));
        }
        if let Some(last) = &ending.last_line {
            rows.push(row(Head::LastLine).saying(last));
        }
        rows
    }
}
