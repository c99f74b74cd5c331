//! A lesson as rows: everything that its file says, comments and layout apart.

mod head;
mod moments;

use super::table::{Holds, Table};
use super::words::{Column, Head, Kind, Word};
use super::xlsx::List;
use moodfirst_core::rubric::{Act, Catalogue};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::model::{EditorMark, Scenario, Way};
use moodfirst_core::source::term::quote;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Document, Term};
use moodfirst_core::text::Lang;

/// A lesson to be written as rows.
#[derive(Clone, Copy)]
pub struct Lesson<'a> {
    /// Its text.
    pub document: &'a Document,
    /// What the text says.
    pub scenario: &'a Scenario,
    /// The names of the acts.
    pub catalogue: &'a Catalogue,
    /// In which language headings, kinds and acts are named.
    pub lang: Lang,
}

/// The two tables of a lesson: head and moments, in the order of the file.
#[must_use]
pub fn tables(lesson: Lesson<'_>) -> Vec<Table> {
    let tree = lesson.document.tree();
    let writer = Writer { lesson, tree: &tree };
    vec![Table::new(Holds::Head, writer.head()), Table::new(Holds::Moments, writer.moments())]
}

/// What can be chosen in the columns that take one of a few words: kinds of rows, acts with what
/// counts as each, rows of the head.
#[must_use]
pub fn choices(catalogue: &Catalogue, lang: Lang) -> Vec<List> {
    let bare = |word: &str| (word.to_owned(), String::new());
    let kinds = Kind::WORDS.iter().map(|(kind, _)| bare(kind.say(lang)));
    let heads = Head::WORDS.iter().map(|(head, _)| bare(head.say(lang)));
    let acts = Act::ALL.iter().map(|act| catalogue.act(*act));
    let acts =
        acts.map(|note| (note.name.get(lang).to_owned(), note.definition.get(lang).to_owned()));
    vec![
        List { table: Holds::Moments, of: Column::Act, words: acts.collect() },
        List { table: Holds::Moments, of: Column::Who, words: kinds.collect() },
        List { table: Holds::Head, of: Column::What, words: heads.collect() },
    ]
}

/// What the rows cannot carry: comments. How many there are.
#[must_use]
pub fn comments(document: &Document) -> usize {
    use moodfirst_core::source::tree::TokenKind;
    let tree = document.tree();
    tree.tokens().filter(|(kind, _)| matches!(kind, TokenKind::Comment(_))).count()
}

struct Writer<'a> {
    lesson: Lesson<'a>,
    tree: &'a Tree<'a>,
}

impl Writer<'_> {
    /// The value of an element as it would be written in one line; empty if the file has none.
    fn source(&self, path: &Path) -> String {
        let term = path.exact(self.tree).and_then(|ix| Term::of(self.tree, ix));
        term.map_or_else(String::new, |term| flat(&term))
    }

    /// The fields of a group without its brackets, some of them left out.
    fn fields(&self, path: &Path, without: &[&str]) -> String {
        let term = path.exact(self.tree).and_then(|ix| Term::of(self.tree, ix));
        let Some(Term::Group { items, .. }) = term else { return String::new() };
        let kept = items.iter().filter(|(key, _)| !without.contains(&key.as_str()));
        kept.map(|(key, term)| keyed(key, term)).collect::<Vec<_>>().join(", ")
    }

    /// Ways on: a line each, with the condition before an arrow.
    fn ways(&self, on: &Path, ways: &[Way]) -> String {
        let line = |(place, way): (usize, &Way)| {
            let when = self.source(&on.clone().way(place).field("when"));
            if when.is_empty() { way.to.clone() } else { format!("{when} → {}", way.to) }
        };
        ways.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Notes for colleagues about a part, a line each.
    fn notes(&self, on: &str) -> String {
        notes(&self.lesson.scenario.editor, on)
    }
}

/// The notes about a part, a line each.
pub fn notes(marks: &[EditorMark], on: &str) -> String {
    let of_it = marks.iter().filter(|mark| mark.on == on);
    of_it.flat_map(|mark| mark.notes.iter().map(String::as_str)).collect::<Vec<_>>().join("\n")
}

fn keyed(key: &str, term: &Term) -> String {
    if key.is_empty() { flat(term) } else { format!("{key}: {}", flat(term)) }
}

/// A value in one line, whatever its length.
pub fn flat(term: &Term) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match term {
        Term::Name(word) | Term::Number(word) => word.clone(),
        Term::Text(text) => quote(text),
        Term::Group { name, items } => {
            format!(
                "{name}({})",
                joined(items.iter().map(|(key, term)| keyed(key, term)).collect())
            )
        }
        Term::List(items) => format!("[{}]", joined(items.iter().map(flat).collect())),
    }
}
