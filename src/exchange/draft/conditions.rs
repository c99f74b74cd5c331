//! Conditions, ways on and effects: cells that say more than words.

use super::cells::{WAYS, effect, guard, parts, way};
use super::ids::Of;
use super::{Draft, list};
use crate::exchange::table::Row;
use crate::exchange::words::Column;
use moodfirst_core::source::{Term, say};
use moodfirst_core::text::Text;

impl Draft<'_> {
    /// The condition of a row.
    pub(super) fn guard(&mut self, row: &Row) -> Option<Term> {
        let cell = row.get(Column::When);
        if cell.is_empty() {
            return None;
        }
        let found = guard(cell);
        if found.is_none() {
            self.trouble(row, unread(cell));
        }
        found.map(|term| self.ids.in_guard(term))
    }

    pub(super) fn ways(&mut self, row: &Row) -> Option<Term> {
        let mut ways = Vec::new();
        for part in parts(row.get(Column::GoesTo), WAYS) {
            let (when, to) = way(part);
            let to = self.ids.id(Of::Target, to.trim_matches('"'));
            let when = match when {
                None => None,
                Some(when) => match guard(when) {
                    Some(term) => Some(self.ids.in_guard(term)),
                    None => {
                        self.trouble(row, unread(when));
                        continue;
                    }
                },
            };
            ways.push((when, to));
        }
        if let [(None, to)] = ways.as_slice() {
            return Some(Term::text(to));
        }
        let each = ways
            .into_iter()
            .map(|(when, to)| super::group("", vec![("when", when), ("to", Some(Term::Text(to)))]));
        list(each.collect())
    }

    pub(super) fn effect(&mut self, row: &Row, why: Option<Term>) -> Option<Term> {
        match effect(row.get(Column::Effect)) {
            Ok(changes) if !changes.is_empty() => {
                let order = ["anger", "trust", "heard"];
                let change = |name| {
                    changes
                        .iter()
                        .find(|(one, _)| *one == name)
                        .map(|(_, n)| Term::Number(n.to_string()))
                };
                let mut fields: Vec<(&str, Option<Term>)> =
                    order.into_iter().map(|name| (name, change(name))).collect();
                fields.push(("why", why));
                Some(super::group("", fields))
            }
            Ok(_) => {
                self.trouble(
                    row,
                    say!(
                        "没写影响，如：怒气 +10, 信任 -5",
                        "the effect is missing, such as: anger +10, trust -5"
                    ),
                );
                None
            }
            Err(part) => {
                self.trouble(
                    row,
                    say!(
                        "“{part}”不是影响；应当像：怒气 +10, 信任 -5",
                        "“{part}” is no effect; expected something like: anger +10, trust -5"
                    ),
                );
                None
            }
        }
    }
}

/// That a condition cannot be read.
fn unread(cell: &str) -> Text {
    let cell: String = cell.chars().take(60).collect();
    say!(
        "看不懂条件“{cell}”；可以写：怒气 < 60；标记 打断过；没有标记 打断过；到过 bill；或者 All([Anger(below: 60), Flag(\"x\")])",
        "the condition “{cell}” is not understood; write such as: anger < 60; flag cut-short; not flag cut-short; visited bill; or All([Anger(below: 60), Flag(\"x\")])"
    )
}
