//! The sheet for translators and colleagues: every text with an id that stays, in playing order,
//! both languages side by side; and the way back into the file that it came from.

mod back;
mod marks;

pub use back::{Left, ReadBack, read_back};

use super::lines::{Line, lines};
use super::rows::notes;
use super::table::{Holds, Row, Table};
use super::words::Column;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::text::shown::{code_point, hidden};
use moodfirst_core::text::{Lang, Text};
use std::collections::HashSet;

/// The sheet of a lesson, its moments in this order (see [`super::order::playing_order`]).
///
/// The column `mark` holds what the texts were when the sheet was made: by it the way back knows
/// what a translator has changed, and what has changed in the file since.
#[must_use]
pub fn sheet(scenario: &Scenario, order: &[usize], lang: Lang) -> Table {
    let mut told = HashSet::new();
    let row = |line: Line<'_>| {
        let moment = line.on.split('/').next().unwrap_or_default().to_owned();
        let first = !line.on.is_empty() && told.insert(line.on.clone());
        let notes = if first { notes(&scenario.editor, &line.on) } else { String::new() };
        let stale = stale(scenario, &line.on).into_iter().map(|lang| lang.code());
        Row::default()
            .with(Column::Line, &line.id)
            .with(Column::Moment, moment)
            .with(Column::Who, line.what.say(lang))
            .with(Column::Zh, cell(&line.text.zh))
            .with(Column::En, cell(&line.text.en))
            .with(Column::Stale, stale.collect::<Vec<_>>().join(", "))
            .with(Column::Notes, notes)
            .with(Column::Mark, mark(&line.text))
    };
    Table::new(Holds::Translation, lines(scenario, order).into_iter().map(row).collect())
}

/// Languages in which a part is older than in the other.
fn stale(scenario: &Scenario, on: &str) -> Vec<Lang> {
    let of_it = scenario.editor.iter().find(|mark| !on.is_empty() && mark.on == on);
    of_it.map_or_else(Vec::new, |mark| mark.stale.clone())
}

/// A text as it stands in a cell: what cannot be seen is written out.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\r' => {}
            c if hidden(c) => out.push_str(&format!("<{}>", code_point(c))),
            c => out.push(c),
        }
    }
    out
}

/// A cell as it is compared: other programs change line ends and blanks at the ends.
fn bare(cell: &str) -> String {
    cell.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// What a text was when the sheet was made, by language.
fn mark(text: &Text) -> String {
    format!("m{:016x}-{:016x}", print(&cell(&text.zh)), print(&cell(&text.en)))
}

/// The parts of a mark, Chinese and English.
fn marked(mark: &str) -> Option<[u64; 2]> {
    let (zh, en) = mark.trim().strip_prefix('m')?.split_once('-')?;
    let part = |hex: &str| if hex.len() == 16 { u64::from_str_radix(hex, 16).ok() } else { None };
    Some([part(zh)?, part(en)?])
}

/// FNV-1a of a cell as it is compared: small, and the same for ever.
fn print(cell: &str) -> u64 {
    bare(cell).bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
