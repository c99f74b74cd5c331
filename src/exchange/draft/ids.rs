//! Ids from what people write: a name that can be none becomes one, the same everywhere.

use crate::exchange::table::Table;
use crate::exchange::words::Column;
use moodfirst_core::scenario::names::{is_id, nearest_id};
use moodfirst_core::source::Term;
use std::collections::{BTreeMap, BTreeSet};

/// What has an id; each kind has a set of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// Moments and endings.
    Target,
    /// Replies, of one moment each.
    Reply,
    /// Flags.
    Flag,
    /// Particulars and feelings.
    About,
    /// Promises.
    Promise,
    /// Entries of the fact card.
    Item,
}

impl Of {
    const fn stem(self) -> &'static str {
        match self {
            Self::Target => "moment",
            Self::Reply => "reply",
            Self::Flag => "flag",
            Self::About => "about",
            Self::Promise => "promise",
            Self::Item => "item",
        }
    }
}

/// The ids of a lesson that is being drafted.
#[derive(Debug, Default)]
pub struct Ids {
    /// Ids that somebody wrote: none of them is made of another name.
    written: BTreeSet<String>,
    made: BTreeMap<(Of, String), String>,
    taken: BTreeSet<(Of, String)>,
}

impl Ids {
    /// Knows what is an id already in these tables.
    pub fn of(tables: &[Table]) -> Self {
        let cells = tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let named = cells.filter(|(column, _)| {
            use Column as C;
            matches!(
                column,
                C::Moment
                    | C::Reply
                    | C::Flags
                    | C::About
                    | C::Promise
                    | C::Item
                    | C::Name
                    | C::Value
            )
        });
        let words = named.flat_map(|(_, text)| text.split([',', ' ', '!', '，', '、']));
        let written = words.map(str::trim).filter(|word| is_id(word)).map(str::to_owned).collect();
        Self { written, ..Self::default() }
    }

    /// The id of something with this name.
    pub fn id(&mut self, of: Of, name: &str) -> String {
        if is_id(name) {
            return name.to_owned();
        }
        if let Some(id) = self.made.get(&(of, name.to_owned())) {
            return id.clone();
        }
        let near = nearest_id(name);
        let free = |id: &str| {
            is_id(id) && !self.written.contains(id) && !self.taken.contains(&(of, id.to_owned()))
        };
        let numbered =
            (1..).map(|n| format!("{}-{n}", if near.is_empty() { of.stem() } else { &near }));
        let id = [near.clone()].into_iter().chain(numbered).find(|id| free(id)).unwrap_or_default();
        self.taken.insert((of, id.clone()));
        self.made.insert((of, name.to_owned()), id.clone());
        id
    }

    /// The names that became ids, of moments and endings: kept as words to find them by.
    pub fn renamed(&self) -> impl Iterator<Item = (&str, &str)> {
        let targets = self.made.iter().filter(|((of, _), _)| *of == Of::Target);
        targets.map(|((_, name), id)| (name.as_str(), id.as_str()))
    }

    /// A sentence with the names that people wrote in place of the ids that were made of them.
    pub fn in_words(&self, sentence: &str) -> String {
        if !sentence.contains('`') {
            return sentence.to_owned();
        }
        let each = |part: (usize, &str)| match part {
            // Every second part stands between two marks.
            (place, id) if place % 2 == 1 => {
                let name = self.made.iter().find(|(_, made)| made.as_str() == id);
                name.map_or_else(|| id.to_owned(), |((_, name), _)| name.clone())
            }
            (_, words) => words.to_owned(),
        };
        sentence.split('`').enumerate().map(each).collect::<Vec<_>>().join("`")
    }

    /// Values with the names of promises in them made ids.
    pub fn promises(&mut self, term: Term) -> Term {
        match term {
            Term::Text(text) => Term::Text(self.id(Of::Promise, &text)),
            Term::List(items) => {
                Term::List(items.into_iter().map(|term| self.promises(term)).collect())
            }
            other => other,
        }
    }

    /// A condition with the names in it made ids.
    pub fn in_guard(&mut self, term: Term) -> Term {
        match term {
            Term::Group { name, items } => {
                let of = match name.as_str() {
                    "Visited" | "Reachable" | "Unreachable" => Some(Of::Target),
                    "Flag" => Some(Of::Flag),
                    "Promise" => Some(Of::Promise),
                    "Misheard" => Some(Of::About),
                    _ => None,
                };
                let each = |(key, term): (String, Term)| match (of, term) {
                    (Some(of), Term::Text(text)) => (key, Term::Text(self.id(of, &text))),
                    (_, term) => (key, self.in_guard(term)),
                };
                let items = items.into_iter().map(each).collect();
                Term::Group { name, items }
            }
            Term::List(items) => {
                Term::List(items.into_iter().map(|term| self.in_guard(term)).collect())
            }
            other => other,
        }
    }
}
