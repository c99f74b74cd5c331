//! From the sheet back into the file: exactly the texts that somebody changed, as patches; comments,
//! order and layout of the file stay as they are.

use super::marks::{Remarks, remarks};
use super::{bare, cell, marked, print};
use crate::exchange::lines::{BAR, Line, lines};
use crate::exchange::order::playing_order;
use crate::exchange::table::{Holds, Place, Row, Table, Trouble, column_of};
use crate::exchange::words::{Column, Word};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::edits::set;
use moodfirst_core::scenario::load::read_document;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::source::{Diagnostic, Document, Patch, Term, say};
use moodfirst_core::text::{Lang, Text};
use std::collections::{HashMap, HashSet};

/// What came of reading a sheet back.
#[derive(Debug, Clone)]
pub struct ReadBack {
    /// The file afterwards; the same bytes if nothing was changed.
    pub text: String,
    /// Texts that were changed, by id and language.
    pub changed: Vec<(String, Lang)>,
    /// Rows that were left alone.
    pub left: Vec<Left>,
    /// Notes that are new.
    pub notes: usize,
    /// Parts whose mark “older than the other language” was set or taken away.
    pub stale: usize,
    /// Errors that the file did not have before: it should not be written then.
    pub broken: Vec<Diagnostic>,
}

/// A row that was left alone because the file has moved on, and why.
#[derive(Debug, Clone)]
pub struct Left {
    /// The row.
    pub place: Place,
    /// Id of the text.
    pub line: String,
    /// Why.
    pub why: Text,
    /// What the sheet says.
    pub sheet: String,
    /// What the file says.
    pub file: String,
}

/// Reads the sheets of a translation back into the file that they came from. `personas` are the ids
/// that exist.
///
/// # Errors
/// Rows that cannot be read: then nothing is changed at all.
pub fn read_back(
    document: &Document,
    tables: &[Table],
    personas: &[String],
) -> Result<ReadBack, Vec<Trouble>> {
    let read = read_document("", document, personas);
    let Some(draft) = read.draft else {
        let what = say!("要译回的情景读不了", "the lesson into which it goes cannot be read");
        return Err(vec![Trouble::new(Place::default(), what)]);
    };
    let mut back = Back::of(&draft.scenario);
    let tables = tables.iter().filter(|table| table.holds == Holds::Translation);
    for table in tables {
        table.rows.iter().for_each(|row| back.row(row, &table.columns));
    }
    let more = remarks(&back.rows, &draft.scenario, &mut back.troubles, &mut back.left);
    if !back.troubles.is_empty() {
        return Err(back.troubles);
    }
    let mut after = document.clone();
    let failed = |why: &Text| vec![Trouble::new(Place::default(), why.clone())];
    back.texts(&mut after).map_err(|why| failed(&why))?;
    let Remarks { notes, stale } = more.write(&mut after).map_err(|why| failed(&why))?;
    let before: HashSet<(&str, &str)> =
        read.diagnostics.iter().map(|one| (one.code, one.message.en.as_str())).collect();
    let broken = if after.text() == document.text() {
        Vec::new()
    } else {
        let found = read_document("", &after, personas).diagnostics.into_iter();
        found
            .filter(|one| one.is_error() && !before.contains(&(one.code, one.message.en.as_str())))
            .collect()
    };
    let changed = back.changes.into_iter().map(|change| (change.id, change.lang)).collect();
    Ok(ReadBack { text: after.text().to_owned(), changed, left: back.left, notes, stale, broken })
}

/// A text that somebody changed.
struct Change {
    id: String,
    path: Path,
    lang: Lang,
    term: Term,
}

/// A sheet on its way back.
struct Back<'s> {
    lines: HashMap<String, Line<'s>>,
    seen: HashSet<String>,
    changes: Vec<Change>,
    /// Rows with what their notes would be on.
    rows: Vec<(Row, String, bool)>,
    troubles: Vec<Trouble>,
    left: Vec<Left>,
}

impl<'s> Back<'s> {
    fn of(scenario: &'s Scenario) -> Self {
        let all = lines(scenario, &playing_order(scenario, &[]));
        Self {
            lines: all.into_iter().map(|line| (line.id.clone(), line)).collect(),
            seen: HashSet::new(),
            changes: Vec::new(),
            rows: Vec::new(),
            troubles: Vec::new(),
            left: Vec::new(),
        }
    }

    fn trouble(&mut self, row: &Row, what: Text) {
        self.troubles.push(Trouble::new(row.place.clone(), what));
    }

    fn row(&mut self, row: &Row, columns: &[Column]) {
        let id = row.get(Column::Line).to_owned();
        let Some(line) = self.lines.get(&id).cloned() else {
            let hint = did_you_mean(&id, self.lines.keys().map(String::as_str));
            let gone =
                || say!("多半后来删了或改了名", "it has probably been deleted or renamed since");
            let Text { zh, en } = hint.unwrap_or_else(gone);
            let what = if id.is_empty() {
                say!(
                    "行号空着，不知道是哪段文字",
                    "the column “line” is empty: nobody knows which text this is"
                )
            } else {
                say!("情景里没有“{id}”这段文字；{zh}", "the lesson has no text “{id}”; {en}")
            };
            return self.trouble(row, what);
        };
        if !self.seen.insert(id.clone()) {
            return self.trouble(
                row,
                say!("“{id}”在上面已经有一行了", "there is a row “{id}” above already"),
            );
        }
        self.rows.push((row.clone(), line.on.clone(), columns.contains(&Column::Stale)));
        let base = marked(row.get(Column::Mark));
        for lang in Lang::ALL {
            let column = column_of(lang);
            if columns.contains(&column) {
                self.text(row, &line, lang, base);
            }
        }
    }

    /// One language of a row.
    fn text(&mut self, row: &Row, line: &Line<'_>, lang: Lang, base: Option<[u64; 2]>) {
        let sheet = bare(row.raw(column_of(lang)));
        let file = cell(line.text.get(lang));
        if sheet == bare(&file) {
            return;
        }
        let Some(base) = base else {
            let what = say!(
                "改过的这一行少了“校验”；请从导出的表里抄回来",
                "this row was changed, and its “mark” is gone; copy it from the sheet that was exported"
            );
            return self.trouble(row, what);
        };
        if print(&sheet) == base[lang as usize] {
            // Nobody touched it here; the file has moved on.
            return;
        }
        if garbled(&sheet, &bare(&file)) {
            let why = say!(
                "表存成了装不下这些字符的编码，它们变成了问号；请存成 .xlsx 或“CSV UTF-8”",
                "the sheet was saved in an encoding without some of the characters, now “?”; save it as .xlsx or as “CSV UTF-8”"
            );
            let (place, line) = (row.place.clone(), line.id.clone());
            self.left.push(Left { place, line, why, sheet, file });
            return;
        }
        let other = lang.next();
        let (now, was) =
            (|lang| print(&cell(line.text.get(lang))), |lang: Lang| base[lang as usize]);
        let left = |why, sheet: &str, file: &str| Left {
            place: row.place.clone(),
            line: line.id.clone(),
            why,
            sheet: sheet.to_owned(),
            file: file.to_owned(),
        };
        if now(lang) != was(lang) {
            let why = say!(
                "表导出以后，情景里的这段也改过了",
                "the lesson’s own words have changed since the sheet was made"
            );
            self.left.push(left(why, &sheet, &file));
        } else if now(other) != was(other) {
            let why = say!(
                "表导出以后，它所译的那段改过了",
                "the words that it translates have changed since the sheet was made"
            );
            let theirs = bare(row.raw(column_of(other)));
            self.left.push(left(why, &theirs, &cell(line.text.get(other))));
        } else if sheet.is_empty() {
            let why =
                say!("格子被清空了；清空不算改动", "the cell has been emptied; that is no change");
            self.left.push(left(why, "", &file));
        } else {
            self.changes.push(Change {
                id: line.id.clone(),
                path: line.path.clone().field(lang.code()),
                lang,
                term: term(&sheet, line, lang),
            });
        }
    }

    /// Writes the changed texts, all at once where that can be.
    fn texts(&self, document: &mut Document) -> Result<(), Text> {
        let patches: Vec<Patch> = {
            let tree = document.tree();
            let each = self.changes.iter().map(|change| {
                set(&tree, &change.path, &change.term)
                    .map_err(|refused| refusal(change, &refused.said()))
            });
            each.collect::<Result<_, _>>()?
        };
        let edits = patches.iter().flat_map(|patch| patch.edits().to_vec()).collect();
        if let Ok(patch) = Patch::new(edits)
            && document.apply(&patch).is_ok()
        {
            return Ok(());
        }
        // Two that touch one another are made one after the other.
        for change in &self.changes {
            let made = set(&document.tree(), &change.path, &change.term);
            let patch = made.map_err(|refused| refusal(change, &refused.said()))?;
            document.apply(&patch).map_err(|misfit| say!("{misfit}", "{misfit}"))?;
        }
        Ok(())
    }
}

/// The same words, with `?` in place of some characters: nobody wrote that.
fn garbled(sheet: &str, file: &str) -> bool {
    let same = |(a, b): (char, char)| a == b || a == '?' && !b.is_ascii();
    sheet.chars().count() == file.chars().count() && sheet.chars().zip(file.chars()).all(same)
}

fn refusal(change: &Change, why: &Text) -> Text {
    let (id, Text { zh, en }) = (&change.id, why);
    say!("“{id}”写不进去：{zh}", "“{id}” cannot be written: {en}")
}

/// New words as they stand in the file. Blanks at the ends stay as they were: other programs take
/// them away, and a stretch of speech needs the one before the next.
fn term(sheet: &str, line: &Line<'_>, lang: Lang) -> Term {
    if line.list {
        let words = sheet.split(BAR.trim()).map(str::trim).filter(|word| !word.is_empty());
        let mut words: Vec<Term> = words.map(Term::text).collect();
        return match (words.len(), words.pop()) {
            (1, Some(word)) => word,
            (_, last) => Term::List(words.into_iter().chain(last).collect()),
        };
    }
    let old = line.text.get(lang);
    let lead = &old[..old.len() - old.trim_start().len()];
    let tail = if old.trim().is_empty() { "" } else { &old[old.trim_end().len()..] };
    Term::text(format!("{lead}{sheet}{tail}"))
}

/// The word of a column, for messages.
pub(super) fn named(column: Column) -> (&'static str, &'static str) {
    (column.say(Lang::Zh), column.say(Lang::En))
}
