//! The rows of a lesson as a Markdown outline: for people who write in a text editor.
//!
//! ```text
//! ## moments
//! ### opening
//! - customer
//!   - when: Flag("cut-short")
//!   - zh: 你让我把话说完行不行？
//!   - en: Will you let me finish?
//! - reply: listen
//!   - act: Let them vent
//! ```
//!
//! A row is a bullet: what it is, and behind a colon the reply or the name. Below it its cells, a
//! bullet each. A line break is written `\n`, a backslash `\\`, a blank at an end of a text `␣`.

use super::grid::{Tables, sound};
use super::table::{Holds, Place, Row, Table, Trouble};
use super::words::{Column, Head, Kind, Word, plain};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use std::fmt::Write;

/// Does a text look like an outline? A line begins one of its sections.
#[must_use]
pub fn is_outline(text: &str) -> bool {
    text.lines().any(|line| section(line).is_some())
}

/// The section that a line begins.
fn section(line: &str) -> Option<Holds> {
    let title = plain(line.strip_prefix("## ")?);
    let is = |holds: &Holds| Lang::ALL.iter().any(|lang| plain(holds.sheet(*lang)) == title);
    [Holds::Head, Holds::Moments].into_iter().find(is)
}

/// The outline under a title.
#[must_use]
pub fn write(tables: &[Table], title: &str, lang: Lang) -> String {
    let mut out = format!("# {}\n", escaped(title));
    for table in tables {
        let _ = write!(out, "\n## {}\n", table.holds.sheet(lang));
        let (first, second) = bullet(table.holds);
        let mut moment = "";
        for row in &table.rows {
            if table.holds == Holds::Moments && row.get(Column::Moment) != moment {
                moment = row.get(Column::Moment);
                let _ = write!(out, "\n### {}\n", escaped(moment));
            }
            let (what, name) = (escaped(row.raw(first)), escaped(row.raw(second)));
            let colon = if name.is_empty() { "" } else { ": " };
            let _ = writeln!(out, "- {what}{colon}{name}");
            let own =
                |column: Column| column == first || column == second || column == Column::Moment;
            for column in table.holds.columns().iter().filter(|column| !own(**column)) {
                let text = row.raw(*column);
                if !text.is_empty() {
                    let short = match column {
                        Column::Zh => "zh",
                        Column::En => "en",
                        other => other.say(lang),
                    };
                    let _ = writeln!(out, "  - {short}: {}", escaped(text));
                }
            }
        }
    }
    out
}

/// The columns that stand in the bullet of a row.
const fn bullet(holds: Holds) -> (Column, Column) {
    match holds {
        Holds::Head => (Column::What, Column::Name),
        Holds::Moments | Holds::Translation => (Column::Who, Column::Reply),
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\r', "").replace('\n', "\\n");
    let bare = text.trim_matches(' ');
    let lead = text.len() - text.trim_start_matches(' ').len();
    let tail = if bare.is_empty() { 0 } else { text.len() - text.trim_end_matches(' ').len() };
    format!("{}{bare}{}", "␣".repeat(lead), "␣".repeat(tail))
}

fn unescaped(text: &str) -> String {
    let lead = text.len() - text.trim_start_matches('␣').len();
    let bare = text.trim_matches('␣');
    let tail = if bare.is_empty() { 0 } else { text.len() - text.trim_end_matches('␣').len() };
    let blanks = |bytes: usize| " ".repeat(bytes / '␣'.len_utf8());
    let mut out = blanks(lead);
    let mut chars = bare.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            other => out.push(other),
        }
    }
    out + &blanks(tail)
}

/// The rows of an outline.
#[must_use]
pub fn read(text: &str) -> Tables {
    let mut found = Tables::default();
    let mut moment = String::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let place = Place { sheet: String::new(), row: number, line: true };
        if let Some(holds) = section(line) {
            let columns = holds.columns().to_vec();
            found.tables.push(Table { holds, columns, rows: Vec::new() });
            moment.clear();
            continue;
        }
        let Some(table) = found.tables.last_mut() else { continue };
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('>') || bare.starts_with("<!--") {
            continue;
        }
        if let Some(name) = line.strip_prefix("### ") {
            moment = unescaped(name.trim());
            continue;
        }
        let inner = line.starts_with([' ', '\t']);
        let Some(bare) = bare.strip_prefix(['-', '*', '+']).map(str::trim) else {
            found.troubles.push(Trouble::new(place, odd(bare)));
            continue;
        };
        if inner {
            let cell = bare
                .split_once([':', '：'])
                .and_then(|(column, text)| Some((Column::read(column)?, unescaped(text.trim()))));
            match (cell, table.rows.last_mut()) {
                (Some((column, text)), Some(row)) => {
                    sound(&[(column, text.clone())], &place, &mut found.troubles);
                    if row.raw(column).is_empty() {
                        row.cells.push((column, text));
                    } else {
                        let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
                        let what = say!("“{zh}”已经写过了", "“{en}” has been given already");
                        found.troubles.push(Trouble::new(place, what));
                    }
                }
                _ => found.troubles.push(Trouble::new(place, odd(bare))),
            }
            continue;
        }
        let (first, second) = bullet(table.holds);
        let (what, name) = parted(table.holds, bare);
        let mut row = Row { place, cells: Vec::new() };
        if table.holds == Holds::Moments {
            row = row.with(Column::Moment, moment.clone());
        }
        row = row.with(first, unescaped(what)).with(second, unescaped(name));
        table.rows.push(row);
    }
    found
}

/// What a row is, and the name behind a colon. The kinds themselves have colons.
fn parted(holds: Holds, bullet: &str) -> (&str, &str) {
    let known = |what: &str| match holds {
        Holds::Head => Head::read(what).is_some(),
        Holds::Moments | Holds::Translation => Kind::read(what).is_some(),
    };
    let colons = bullet.char_indices().rev().filter(|(_, c)| matches!(c, ':' | '：'));
    let mut parts = colons.map(|(at, c)| (&bullet[..at], bullet[at + c.len_utf8()..].trim()));
    if known(bullet) {
        return (bullet, "");
    }
    parts.find(|(what, _)| known(what)).unwrap_or((bullet, ""))
}

fn odd(line: &str) -> Text {
    let line: String = line.chars().take(40).collect();
    say!(
        "看不懂“{line}”：一行应当是“- 什么”，它下面是缩进的“- 栏目: 内容”",
        "“{line}” is not understood: a row is “- what”, below it indented “- column: text”"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_comes_back_as_it_was_written() {
        let head = Row::default().with(Column::What, "owed: promise").with(Column::Name, "noodles");
        let row = Row::default()
            .with(Column::Moment, "opening")
            .with(Column::Who, "客户")
            .with(Column::Zh, "一\\n二\n三 ")
            .with(Column::En, "  - not: a bullet  ");
        let written = [Table::new(Holds::Head, vec![head]), Table::new(Holds::Moments, vec![row])];
        for lang in Lang::ALL {
            let text = write(&written, "标题", lang);
            assert!(is_outline(&text));
            let found = read(&text);
            assert_eq!(found.troubles, [], "{text}");
            for (table, read) in written.iter().zip(&found.tables) {
                for (row, back) in table.rows.iter().zip(&read.rows) {
                    assert_eq!(row.cells, back.cells, "{text}");
                }
            }
        }
        let odd = read("## moments\n### a\n- customer\n  - wort: x\nhello\n");
        assert_eq!(odd.troubles.len(), 2);
        assert_eq!(odd.troubles[1].place.row, 5);
    }
}
