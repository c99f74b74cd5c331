//! What a sheet says besides the texts: notes for colleagues, and which language is older than the
//! other. Both stand in the part of the file that is the editor's and no content.

use super::back::{Left, named};
use super::stale;
use crate::exchange::rows::notes;
use crate::exchange::table::{Row, Trouble, column_of};
use crate::exchange::words::{Column, Word};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::edits::{insert, remove, set};
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::source::edits::Refused;
use moodfirst_core::source::patch::Misfit;
use moodfirst_core::source::{Document, Patch, Term, say};
use moodfirst_core::text::{Lang, Text};
use std::collections::BTreeMap;

/// What is to be written.
#[derive(Default)]
pub struct More {
    notes: Vec<(String, String)>,
    stale: Vec<(String, Vec<Lang>)>,
}

/// What was written: notes, and marks of age.
pub struct Remarks {
    pub notes: usize,
    pub stale: usize,
}

/// Gathers what the rows say; each comes with what it is about, and whether the sheet has marks of
/// age at all.
pub fn remarks(
    rows: &[(Row, String, bool)],
    scenario: &Scenario,
    troubles: &mut Vec<Trouble>,
    left: &mut Vec<Left>,
) -> More {
    let mut more = More::default();
    let mut ages: BTreeMap<String, Vec<Lang>> = BTreeMap::new();
    for (row, on, aged) in rows {
        let note = row.get(Column::Notes);
        let nowhere = on.is_empty() && (!note.is_empty() || !row.get(Column::Stale).is_empty());
        if nowhere || scenario.format < 2 && !note.is_empty() {
            let why = if nowhere {
                say!(
                    "批注和“待更新”只能写在时刻、回应和结局上",
                    "notes and “stale” belong to moments, replies and endings only"
                )
            } else {
                say!(
                    "情景是第 1 版格式，放不下批注；把 format 改成 2",
                    "the lesson has format 1, which keeps no notes; make it `format: 2`"
                )
            };
            let (place, line) = (row.place.clone(), row.get(Column::Line).to_owned());
            left.push(Left { place, line, why, sheet: note.to_owned(), file: String::new() });
            continue;
        }
        let known = notes(&scenario.editor, on);
        for note in note.lines().map(str::trim).filter(|note| !note.is_empty()) {
            let new = (on.clone(), note.to_owned());
            if !known.lines().any(|old| old.trim() == note) && !more.notes.contains(&new) {
                more.notes.push(new);
            }
        }
        if *aged && !on.is_empty() {
            let langs = ages.entry(on.clone()).or_default();
            for word in row
                .get(Column::Stale)
                .split([',', '，', '、', ' ', ';', '；'])
                .filter(|word| !word.is_empty())
            {
                let lang = Lang::ALL.into_iter().find(|lang| {
                    let column = column_of(*lang);
                    Column::read(word) == Some(column)
                });
                match lang {
                    Some(lang) if langs.contains(&lang) => {}
                    Some(lang) => langs.push(lang),
                    None => {
                        let (zh, en) = named(Column::Stale);
                        let what = say!(
                            "“{zh}”里应当是 zh 或 en，不是“{word}”",
                            "“{en}” takes zh or en, not “{word}”"
                        );
                        troubles.push(Trouble::new(row.place.clone(), what));
                    }
                }
            }
        }
    }
    for (on, mut langs) in ages {
        let mut old = stale(scenario, &on);
        langs.sort_by_key(|lang| *lang as usize);
        old.sort_by_key(|lang| *lang as usize);
        if langs != old && scenario.format >= 2 {
            more.stale.push((on, langs));
        }
    }
    more
}

impl More {
    /// Writes it all.
    pub fn write(self, document: &mut Document) -> Result<Remarks, Text> {
        let done = Remarks { notes: self.notes.len(), stale: self.stale.len() };
        for (on, note) in self.notes {
            at(document, &on, "notes", |document, path| {
                let tree = document.tree();
                let count = path.exact(&tree).map_or(0, |list| tree.children(list).count());
                insert(&tree, path, count, &Term::text(&*note))
            })?;
        }
        for (on, langs) in self.stale {
            at(document, &on, "stale", |document, path| {
                let langs: Vec<Term> = langs.iter().map(|lang| Term::name(lang.code())).collect();
                if langs.is_empty() {
                    remove(&document.tree(), path)
                } else {
                    set(&document.tree(), path, &Term::List(langs))
                }
            })?;
        }
        Ok(done)
    }
}

/// Changes a field of what the editor keeps about a part, which is begun if there is nothing yet.
fn at(
    document: &mut Document,
    on: &str,
    field: &str,
    change: impl Fn(&Document, &Path) -> Result<Patch, Refused>,
) -> Result<(), Text> {
    let place = |document: &Document| {
        let tree = document.tree();
        let list = Path::head("editor").exact(&tree)?;
        let about = |ix: &u32| {
            tree.field(*ix, "on").and_then(|own| tree.string(own)).is_some_and(|own| own == on)
        };
        let found = tree.children(list).position(|ix| about(&ix));
        Some((found.unwrap_or_else(|| tree.children(list).count()), found.is_some()))
    };
    let misfit = |why: Misfit| say!("{why}", "{why}");
    let (at, there) = place(document).unwrap_or((0, false));
    if !there {
        let mark = Term::group("", [("on", Term::text(on))]);
        let patch =
            insert(&document.tree(), &Path::head("editor"), at, &mark).map_err(Refused::said)?;
        document.apply(&patch).map_err(misfit)?;
    }
    let patch =
        change(document, &Path::head("editor").item(at).field(field)).map_err(Refused::said)?;
    document.apply(&patch).map_err(misfit)?;
    Ok(())
}
