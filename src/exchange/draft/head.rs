//! The rows of the head.

use super::cells::{LIST, both, fields, moment, number, parts, value};
use super::ids::Of;
use super::node::NodeDraft;
use super::{Draft, group, list, names, texts};
use crate::exchange::table::Row;
use crate::exchange::words::{Column, Head, Named, Word, plain};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::source::{Term, say};
use moodfirst_core::text::{Lang, Text};

/// The rows by what they are.
pub(super) type Rows<'r> = Vec<(Head, &'r Row)>;

impl Draft<'_> {
    /// The whole lesson.
    pub(super) fn head(
        &mut self,
        rows: &[&Row],
        nodes: Vec<NodeDraft>,
        id: &str,
        written: Option<Lang>,
    ) -> Term {
        let rows = self.sorted(rows);
        let start = nodes.first().map(|node| Term::text(&node.id));
        let nodes: Vec<Term> = nodes.into_iter().map(NodeDraft::term).collect();
        let number = |n: &str| Some(Term::Number(n.to_owned()));
        let languages = match self.single(&rows, Head::Languages, "languages") {
            Some(row) => names(parts(row.get(Column::Value), LIST).into_iter().map(str::to_owned)),
            None => written.map(|lang| Term::List(vec![Term::name(lang.code())])),
        };
        let personas = match self.values(&rows, Head::Persona, "personas") {
            all if all.is_empty() => vec!["plain".to_owned()],
            all => all.iter().map(|name| self.persona(name)).collect(),
        };
        let flags: Vec<String> = match self.values(&rows, Head::Flag, "flags") {
            all if all.is_empty() => std::mem::take(&mut self.flags),
            all => all.iter().map(|flag| self.ids.id(Of::Flag, flag)).collect(),
        };
        let first =
            self.single(&rows, Head::Start, "start").map(|row| row.get(Column::Value).to_owned());
        let first = first.map(|name| Term::Text(self.ids.id(Of::Target, &name)));
        let customer = self.customer(&rows);
        let card = self.card(&rows);
        let endings = self.endings(&rows);
        let clock = [self.named(&rows, Head::Weekday, "clock"), self.at(&rows, Head::Starts)];
        let [weekday, starts] = clock;
        let fields = vec![
            ("format", self.number(&rows, Head::Format, "format").or_else(|| number("2"))),
            ("id", Some(self.value(&rows, Head::Id, "id").unwrap_or_else(|| Term::text(id)))),
            ("version", self.number(&rows, Head::Version, "version").or_else(|| number("1"))),
            ("author", self.value(&rows, Head::Author, "author")),
            ("licence", self.value(&rows, Head::Licence, "licence")),
            ("languages", languages),
            ("title", self.text(&rows, Head::Title, Path::head("title"))),
            ("summary", self.text(&rows, Head::Summary, Path::head("summary"))),
            ("goals", self.texts(&rows, Head::Goal, Path::head("goals"))),
            ("channel", self.named(&rows, Head::Channel, "channel")),
            ("place", self.text(&rows, Head::Place, Path::head("place"))),
            ("backdrop", self.source(&rows, Head::Backdrop, "backdrop")),
            ("scene", self.group(&rows, Head::Scene, Path::head("scene"))),
            ("role", self.text(&rows, Head::Role, Path::head("role"))),
            ("minutes", self.number(&rows, Head::Minutes, "minutes")),
            ("customer", customer),
            ("opening", self.opening(&rows)),
            ("personas", texts(personas)),
            ("need", self.named(&rows, Head::Need, "need")),
            ("owed", self.owed(&rows)),
            ("fact_card", Some(card)),
            ("pass_mark", self.number(&rows, Head::PassMark, "pass_mark")),
            ("clock", some(group("", vec![("weekday", weekday), ("start", starts)]))),
            ("briefing", self.texts(&rows, Head::Briefing, Path::head("briefing"))),
            ("flags", texts(flags)),
            ("particulars", self.sources(&rows, Head::Particular, "particulars")),
            ("start", first.or(start)),
            ("nodes", Some(Term::List(nodes))),
            ("endings", endings),
            ("debrief", self.texts(&rows, Head::Debrief, Path::head("debrief"))),
            ("phrases", self.texts(&rows, Head::Phrase, Path::head("phrases"))),
            ("expectations", self.sources(&rows, Head::Claim, "expectations")),
            ("editor", self.editor(&rows)),
        ];
        group("Scenario", fields)
    }

    fn sorted<'r>(&mut self, rows: &[&'r Row]) -> Rows<'r> {
        let mut sorted = Rows::new();
        for row in rows {
            let what = row.get(Column::What);
            if let Some(head) = Head::read(what) {
                sorted.push((head, row));
                if !row.get(Column::Notes).is_empty() && head != Head::Ending {
                    let what = say!(
                        "批注只能写在时刻、回应和结局上",
                        "notes belong to moments, replies and endings only"
                    );
                    self.trouble(row, what);
                }
                continue;
            }
            let words = Head::WORDS.iter().flat_map(|(_, words)| words.iter().copied());
            let hint = did_you_mean(what, words).unwrap_or_else(|| {
                say!(
                    "名称见 README 或 `moodfirst export` 出的表",
                    "README and what `moodfirst export` writes show the names"
                )
            });
            let Text { zh: hint, en: meant } = hint;
            self.trouble(
                row,
                say!(
                    "开头里没有“{what}”这一项；{hint}",
                    "the head knows nothing called “{what}”; {meant}"
                ),
            );
        }
        sorted
    }

    /// The only row of its kind.
    fn single<'r>(&mut self, rows: &Rows<'r>, head: Head, field: &str) -> Option<&'r Row> {
        let mut of_it = rows.iter().filter(|(one, _)| *one == head).map(|(_, row)| *row);
        let first = of_it.next()?;
        if !field.is_empty() {
            self.stands(Path::head(field), first);
        }
        if let Some(second) = of_it.next() {
            let (zh, en) = (head.say(Lang::Zh), head.say(Lang::En));
            self.trouble(second, say!("“{zh}”写了两次", "“{en}” is given twice"));
        }
        Some(first)
    }

    fn value(&mut self, rows: &Rows<'_>, head: Head, field: &str) -> Option<Term> {
        let cell = self.single(rows, head, field)?.get(Column::Value);
        (!cell.is_empty()).then(|| Term::text(cell))
    }

    fn values(&mut self, rows: &Rows<'_>, head: Head, field: &str) -> Vec<String> {
        let mut all = Vec::new();
        for (_, row) in rows.iter().filter(|(one, _)| *one == head) {
            self.stands(Path::head(field).item(all.len()), row);
            all.push(row.get(Column::Value).to_owned());
        }
        all
    }

    fn number(&mut self, rows: &Rows<'_>, head: Head, field: &str) -> Option<Term> {
        let row = self.single(rows, head, field)?;
        self.counted(row)
    }

    /// The number of a row.
    pub(super) fn counted(&mut self, row: &Row) -> Option<Term> {
        let cell = row.get(Column::Value);
        let found = number(cell);
        if found.is_none() {
            self.trouble(row, say!("“{cell}”不是整数", "“{cell}” is no whole number"));
        }
        found.map(|number| Term::Number(number.to_string()))
    }

    fn text(&mut self, rows: &Rows<'_>, head: Head, path: Path) -> Option<Term> {
        let row = self.single(rows, head, "")?;
        self.stands(path, row);
        both(&row.text())
    }

    pub(super) fn texts(&mut self, rows: &Rows<'_>, head: Head, path: Path) -> Option<Term> {
        let mut all = Vec::new();
        for (_, row) in rows.iter().filter(|(one, _)| *one == head) {
            self.stands(path.clone().item(all.len()), row);
            all.push(both(&row.text()).unwrap_or_else(|| group("", vec![])));
        }
        list(all)
    }

    /// A value that has a word on the screen.
    fn named(&mut self, rows: &Rows<'_>, head: Head, field: &str) -> Option<Term> {
        let row = self.single(rows, head, field)?;
        self.word(row)
    }

    pub(super) fn word(&mut self, row: &Row) -> Option<Term> {
        let cell = row.get(Column::Value);
        let found = Named::read(cell).or_else(|| Named::of_file(cell));
        if found.is_none() {
            let words = Named::WORDS.iter().flat_map(|(_, words)| words.iter().copied());
            let hint = did_you_mean(cell, words)
                .unwrap_or_else(|| say!("用屏幕上的词", "use the word on the screen"));
            let Text { zh: hint, en: meant } = hint;
            self.trouble(row, say!("不认识“{cell}”；{hint}", "“{cell}” is not known; {meant}"));
        }
        found.map(|named| Term::Name(named.in_file()))
    }

    fn at(&mut self, rows: &Rows<'_>, head: Head) -> Option<Term> {
        let row = self.single(rows, head, "clock")?;
        Some(Term::Text(moment(row.get(Column::Value))))
    }

    /// Fields as they stand in a file.
    fn group(&mut self, rows: &Rows<'_>, head: Head, path: Path) -> Option<Term> {
        let row = self.single(rows, head, "")?;
        self.stands(path, row);
        let items = self.inner(row)?;
        Some(Term::Group { name: String::new(), items })
    }

    pub(super) fn inner(&mut self, row: &Row) -> Option<Vec<(String, Term)>> {
        let cell = row.get(Column::Value);
        let found = fields(cell);
        if found.is_none() {
            self.trouble(row, say!("看不懂“{cell}”；应当像 place: Till, present: [Child]", "“{cell}” is not understood; expected something like place: Till, present: [Child]"));
        }
        found
    }

    /// A value as it stands in a file.
    fn source(&mut self, rows: &Rows<'_>, head: Head, field: &str) -> Option<Term> {
        let row = self.single(rows, head, field)?;
        self.raw(row)
    }

    fn raw(&mut self, row: &Row) -> Option<Term> {
        let cell = row.get(Column::Value);
        let found = value(cell);
        if found.is_none() {
            self.trouble(row, say!("看不懂“{cell}”", "“{cell}” is not understood"));
        }
        found
    }

    fn sources(&mut self, rows: &Rows<'_>, head: Head, field: &str) -> Option<Term> {
        let mut all = Vec::new();
        for (_, row) in rows.iter().filter(|(one, _)| *one == head) {
            self.stands(Path::head(field).item(all.len()), row);
            all.extend(self.raw(row).map(|term| self.ids.in_guard(term)));
        }
        list(all)
    }

    fn persona(&self, name: &str) -> String {
        let wanted = plain(name);
        let notes = self.rulebook.catalogue.personas().iter();
        let mut found =
            notes.filter(|note| plain(&note.name.zh) == wanted || plain(&note.name.en) == wanted);
        found.next().map_or_else(|| name.to_owned(), |note| note.id.clone())
    }

    fn customer(&mut self, rows: &Rows<'_>) -> Option<Term> {
        let path = |field| Path::head("customer").field(field);
        let fields = vec![
            ("name", self.text(rows, Head::CustomerName, path("name"))),
            ("look", self.text(rows, Head::CustomerLook, path("look"))),
            ("history", self.text(rows, Head::CustomerHistory, path("history"))),
            ("wants", self.text(rows, Head::CustomerWants, path("wants"))),
            ("portrait", self.group(rows, Head::Portrait, path("portrait"))),
        ];
        some(group("", fields))
    }

    fn opening(&mut self, rows: &Rows<'_>) -> Option<Term> {
        let fields = vec![
            ("anger", self.number(rows, Head::Anger, "opening")),
            ("trust", self.number(rows, Head::Trust, "opening")),
            ("heard", self.number(rows, Head::Heard, "opening")),
        ];
        some(group("", fields))
    }
}

/// A group, unless it is empty.
fn some(term: Term) -> Option<Term> {
    match &term {
        Term::Group { items, .. } if items.is_empty() => None,
        _ => Some(term),
    }
}
