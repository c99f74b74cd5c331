//! Rows as a lesson: a canonical file, read by the ordinary reader and looked at by the ordinary
//! check. Whatever a row does not say right is told with its place, all at once; then there is no
//! lesson.

mod card;
mod cells;
mod conditions;
mod head;
mod ids;
mod moments;
mod node;
mod options;
mod replies;

use super::table::{Holds, Place, Row, Table, Trouble};
use super::words::{Column, plain};
use crate::library::Rulebook;
use ids::Ids;
use moodfirst_core::rubric::Act;
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::load::read_document;
use moodfirst_core::source::layout::tidy;
use moodfirst_core::source::{Diagnostic, Document, Term};
use moodfirst_core::text::{Lang, Text};
use std::collections::{BTreeMap, HashMap};

/// A lesson that was made of rows.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// Its file.
    pub text: String,
    /// What the ordinary reader and check say of it, with the row that it is about.
    pub findings: Vec<Finding>,
}

/// Something that reader or check found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The row; the default where no row is to blame (something is not there).
    pub place: Place,
    /// What was found.
    pub found: Diagnostic,
}

impl Finding {
    /// The finding in one line, with its row in place of a line of the file.
    #[must_use]
    pub fn said(&self) -> Text {
        Trouble::new(self.place.clone(), self.bare()).said()
    }

    /// What was found, with what was expected and what to do.
    fn bare(&self) -> Text {
        let found = &self.found;
        let all = |lang: Lang| {
            let more = [&found.expected, &found.hint].into_iter().flatten();
            let more = more.map(|text| format!("{}{}", lang.semicolon(), text.get(lang)));
            format!("{}{}", found.message.get(lang), more.collect::<String>())
        };
        Text::new(all(Lang::Zh), all(Lang::En))
    }
}

/// Codes of the reader that say that something is not there yet: a first draft may lack it.
const LACKING: [&str; 2] = ["missing-field", "missing-translation"];
/// The first code that is not the reader's but the check's.
const FIRST_RULE: &str = "MF0300";

/// Makes a lesson of tables. `id` is what it is called if no row says so.
///
/// # Errors
/// Everything that could not be read, each with its row: then there is no lesson at all.
pub fn lesson(tables: &[Table], id: &str, rulebook: &Rulebook) -> Result<Drafted, Vec<Trouble>> {
    let mut draft = Draft {
        rulebook,
        acts: acts(rulebook),
        ids: Ids::of(tables),
        troubles: Vec::new(),
        places: Vec::new(),
        notes: BTreeMap::new(),
        flags: Vec::new(),
    };
    let rows = |holds: Holds| -> Vec<&Row> {
        tables.iter().filter(|table| table.holds == holds).flat_map(|table| &table.rows).collect()
    };
    let (head, moments) = (rows(Holds::Head), rows(Holds::Moments));
    let english =
        [&head, &moments].into_iter().flatten().any(|row| !row.words(Lang::En).is_empty());
    let chinese =
        [&head, &moments].into_iter().flatten().any(|row| !row.words(Lang::Zh).is_empty());
    let written = match (chinese, english) {
        (true, false) => Some(Lang::Zh),
        (false, true) => Some(Lang::En),
        _ => None,
    };
    let nodes = draft.moments(&moments);
    let term = draft.head(&head, nodes, id, written);
    let text = term.print(0, 0) + "\n";
    let document = Document::new(&text);
    let text = tidy(&document.tree()).unwrap_or(text);
    draft.finished(text)
}

/// A lesson that is being made.
struct Draft<'a> {
    rulebook: &'a Rulebook,
    /// By their names, made plain.
    acts: HashMap<String, Act>,
    ids: Ids,
    troubles: Vec<Trouble>,
    /// Which row said what.
    places: Vec<(Path, Place)>,
    /// Notes for colleagues, by what they are about.
    notes: BTreeMap<String, Vec<String>>,
    /// Flags that replies set or clear, in their order.
    flags: Vec<String>,
}

/// Acts by their names: on the screen in either language, and in a file.
fn acts(rulebook: &Rulebook) -> HashMap<String, Act> {
    let names = |act: &Act| {
        let name = &rulebook.catalogue.act(*act).name;
        [name.zh.as_str(), name.en.as_str(), act.name()].map(|one| (plain(one), *act))
    };
    Act::ALL.iter().flat_map(names).collect()
}

impl Draft<'_> {
    fn trouble(&mut self, row: &Row, what: Text) {
        self.troubles.push(Trouble::new(row.place.clone(), what));
    }

    fn stands(&mut self, path: Path, row: &Row) {
        self.places.push((path, row.place.clone()));
    }

    fn note(&mut self, on: &str, row: &Row) {
        let notes = row.get(Column::Notes).lines().map(str::trim).filter(|note| !note.is_empty());
        let notes: Vec<String> = notes.map(str::to_owned).collect();
        if !notes.is_empty() {
            self.notes.entry(on.to_owned()).or_default().extend(notes);
        }
    }

    fn finished(mut self, text: String) -> Result<Drafted, Vec<Trouble>> {
        let document = Document::new(&text);
        let tree = document.tree();
        let read = read_document("", &document, &self.rulebook.personas);
        let mut findings = Vec::new();
        for mut found in read.diagnostics {
            let texts =
                [&mut found.message].into_iter().chain(&mut found.expected).chain(&mut found.hint);
            for text in texts {
                *text = Text::new(self.ids.in_words(&text.zh), self.ids.in_words(&text.en));
            }
            let path = Path::at(&tree, found.span.start);
            let nearest = self.places.iter().filter(|(place, _)| place.holds(&path));
            let nearest = nearest.max_by_key(|(place, _)| place.steps().len());
            let place = nearest.map(|(_, place)| place.clone()).unwrap_or_default();
            let finding = Finding { place, found };
            let unreadable = finding.found.is_error()
                && finding.found.code < FIRST_RULE
                && !LACKING.contains(&finding.found.name);
            // What follows from a row that was told already is not told again.
            let told = self.troubles.iter().any(|one| one.place == finding.place);
            if unreadable && told {
                continue;
            }
            if unreadable {
                self.troubles.push(Trouble::new(finding.place.clone(), finding.bare()));
            } else {
                findings.push(finding);
            }
        }
        self.troubles.sort_by(|a, b| a.place.cmp(&b.place));
        if self.troubles.is_empty() { Ok(Drafted { text, findings }) } else { Err(self.troubles) }
    }
}

/// A group with the fields that are there.
fn group(name: &str, fields: Vec<(&str, Option<Term>)>) -> Term {
    Term::group(name, fields.into_iter().filter_map(|(key, term)| Some((key, term?))))
}

fn names(words: impl IntoIterator<Item = String>) -> Option<Term> {
    list(words.into_iter().map(Term::Name).collect())
}

fn texts(words: impl IntoIterator<Item = String>) -> Option<Term> {
    list(words.into_iter().map(Term::Text).collect())
}

/// A list, if there is anything in it.
fn list(terms: Vec<Term>) -> Option<Term> {
    (!terms.is_empty()).then_some(Term::List(terms))
}
