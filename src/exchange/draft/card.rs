//! What is owed, the fact card, the endings, and what the editor keeps.

use super::cells::{both, moment};
use super::head::Rows;
use super::ids::Of;
use super::{Draft, group, list};
use crate::exchange::words::{Column, Head};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::{Term, say};

/// Fields of a group, those that are there.
type Fields = Vec<(&'static str, Option<Term>)>;

impl Draft<'_> {
    pub(super) fn owed(&mut self, rows: &Rows<'_>) -> Option<Term> {
        let mut all = Vec::new();
        for (head, row) in rows {
            let kind = match head {
                Head::OwedPromise => "Promise",
                Head::OwedSolve => "SolveNow",
                Head::OwedNotOurs => "NotOurs",
                Head::OwedNo => "KindNo",
                _ => continue,
            };
            self.stands(Path::head("owed").item(all.len()), row);
            let id = row.get(Column::Name);
            let id = (!id.is_empty()).then(|| Term::Text(self.ids.id(Of::Promise, id)));
            all.push(group(kind, vec![("id", id), ("points", self.counted(row))]));
        }
        list(all)
    }

    pub(super) fn card(&mut self, rows: &Rows<'_>) -> Term {
        let mut lists: [Vec<Term>; 3] = Default::default();
        for (head, row) in rows {
            let (place, name) = match head {
                Head::MayGive => (0, "may_give"),
                Head::CanDo => (1, "can_do"),
                Head::Beyond => (2, "beyond"),
                _ => continue,
            };
            let id = row.get(Column::Name);
            let id = (!id.is_empty()).then(|| self.ids.id(Of::Item, id));
            if let Some(id) = &id {
                self.stands(Path::head("fact_card").field(name).id(id), row);
            }
            let cell = row.get(Column::Value);
            let more = match head {
                Head::MayGive if !cell.is_empty() => ("up_to", self.counted(row)),
                Head::CanDo if !cell.is_empty() => ("from", Some(Term::Text(moment(cell)))),
                _ => ("", None),
            };
            let fields = vec![("id", id.map(Term::Text)), ("text", both(&row.text())), more];
            if let Some(list) = lists.get_mut(place) {
                list.push(group("", fields));
            }
        }
        let facts = self.texts(rows, Head::Fact, Path::head("fact_card").field("facts"));
        let [gifts, deeds, beyond] = lists.map(list);
        group(
            "",
            vec![("facts", facts), ("may_give", gifts), ("can_do", deeds), ("beyond", beyond)],
        )
    }

    pub(super) fn endings(&mut self, rows: &Rows<'_>) -> Option<Term> {
        let mut all: Vec<(String, Fields)> = Vec::new();
        for (head, row) in rows {
            let field = match head {
                Head::Ending => "title",
                Head::Epilogue => "epilogue",
                Head::LastLook => "look",
                Head::LastLine => "last_line",
                _ => continue,
            };
            let id = self.ids.id(Of::Target, row.get(Column::Name));
            let path = Path::ending(&id);
            let text = both(&row.text());
            if *head == Head::Ending {
                self.stands(path, row);
                self.note(&id, row);
                let kind = self.word(row);
                all.push((
                    id.clone(),
                    vec![("id", Some(Term::Text(id))), ("kind", kind), ("title", text)],
                ));
                continue;
            }
            self.stands(path.field(field), row);
            let term = if *head == Head::LastLook {
                let empty = row.get(Column::Value).is_empty();
                let mut items =
                    if empty { Vec::new() } else { self.inner(row).unwrap_or_default() };
                items.extend(text.map(|text| ("text".to_owned(), text)));
                Some(Term::Group { name: String::new(), items })
            } else {
                text
            };
            match all.iter_mut().find(|(one, _)| *one == id) {
                Some((_, fields)) => fields.push((field, term)),
                None => {
                    let what = say!(
                        "上面没有结局“{id}”的那一行",
                        "there is no row of the ending “{id}” above"
                    );
                    self.trouble(row, what);
                }
            }
        }
        list(all.into_iter().map(|(_, fields)| group("Ending", fields)).collect())
    }

    /// What the editor keeps: places, notes, and the names that became ids.
    pub(super) fn editor(&mut self, rows: &Rows<'_>) -> Option<Term> {
        let mut marks: Vec<(String, Vec<(String, Term)>)> = Vec::new();
        for (_, row) in rows.iter().filter(|(head, _)| *head == Head::Editor) {
            self.stands(Path::head("editor").item(marks.len()), row);
            let on = row.get(Column::Name).to_owned();
            let items = self.inner(row).unwrap_or_default();
            marks.push((on, items));
        }
        let mut more: Vec<(String, (String, Term))> = Vec::new();
        for (on, notes) in std::mem::take(&mut self.notes) {
            let notes = Term::List(notes.into_iter().map(Term::Text).collect());
            more.push((on, ("notes".to_owned(), notes)));
        }
        for (name, id) in self.ids.renamed() {
            let tags = Term::List(vec![Term::text(name)]);
            more.push((id.to_owned(), ("tags".to_owned(), tags)));
        }
        for (on, item) in more {
            match marks
                .iter_mut()
                .find(|(one, items)| *one == on && items.iter().all(|(key, _)| *key != item.0))
            {
                Some((_, items)) => items.push(item),
                None => marks.push((on, vec![item])),
            }
        }
        let mark = |(on, items): (String, Vec<(String, Term)>)| {
            let on = [("on".to_owned(), Term::Text(on))];
            Term::Group { name: String::new(), items: on.into_iter().chain(items).collect() }
        };
        list(marks.into_iter().map(mark).collect())
    }
}
