//! Tables as comma-separated values: written as UTF-8 with a byte order mark, so that Excel takes
//! it for what it is; read in UTF-8 or in whatever Excel has made of it (GBK where Windows is
//! Chinese), with commas, semicolons or tabs.
//!
//! A cell that a spreadsheet would take for a formula gets a `'` before it, which is taken off
//! again when the file is read.

use super::grid::{Grid, MOST_ROWS};
use super::table::Table;
use super::words::{Column, Word};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};

/// Would a spreadsheet take this for a formula?
#[must_use]
pub fn formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// With a `'` before what a spreadsheet would take for a formula, or would take the `'` from.
fn guarded(text: &str) -> String {
    if formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// The way back.
fn unguarded(text: &str) -> String {
    let bare = text.strip_prefix('\'').filter(|bare| formula(bare.trim_start_matches('\'')));
    bare.unwrap_or(text).to_owned()
}

/// The tables, one under the other with an empty line between, each with its headings.
///
/// # Errors
/// None that a file of this kind could bring about.
pub fn write(tables: &[Table], lang: Lang) -> Result<Vec<u8>, Text> {
    let mut out = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let failed = |error: &dyn std::fmt::Display| {
        say!("CSV 写不出来：{error}", "the CSV cannot be made: {error}")
    };
    for (place, table) in tables.iter().enumerate() {
        let mut put = |cells: Vec<String>| out.write_record(cells).map_err(|error| failed(&error));
        if place > 0 {
            put(vec![String::new(); table.columns.len()])?;
        }
        put(table.columns.iter().map(|column| column.say(lang).to_owned()).collect())?;
        for row in &table.rows {
            put(table.columns.iter().map(|column| guarded(row.raw(*column))).collect())?;
        }
    }
    out.into_inner().map_err(|error| failed(&error))
}

/// The rows of a text. They are numbered as a spreadsheet numbers them.
///
/// # Errors
/// If a quotation mark is never closed, or there are far too many rows.
pub fn read(text: &str) -> Result<Vec<Grid>, Text> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    // Lines that are quite empty are no records, and yet rows of a spreadsheet.
    let (mut number, mut line) = (0, 1);
    let mut record = csv::StringRecord::new();
    loop {
        let more = reader.read_record(&mut record);
        let more =
            more.map_err(|error| say!("CSV 读不了：{error}", "the CSV cannot be read: {error}"))?;
        if !more {
            break;
        }
        let breaks: u64 = record.iter().map(|cell| cell.matches('\n').count() as u64).sum();
        let end = reader.position().line();
        let empty = end.saturating_sub(line + breaks + 1);
        number += 1 + u32::try_from(empty).unwrap_or(0);
        line = end;
        if grid.rows.len() >= MOST_ROWS {
            return Err(say!("行数太多，不会是一课", "there are far too many rows for a lesson"));
        }
        grid.rows.push((number, record.iter().map(unguarded).collect()));
    }
    Ok(vec![grid])
}

/// What stands between the cells: the mark that makes most known headings of the first lines.
fn delimiter(text: &str) -> u8 {
    let known = |mark: char| {
        let cells = text.lines().take(20).flat_map(|line| line.split(mark));
        cells.filter(|cell| Column::read(cell.trim_matches(['"', ' '])).is_some()).count()
    };
    let best = [',', ';', '\t'].into_iter().max_by_key(|mark| (known(*mark), *mark == ','));
    best.map_or(b',', |mark| mark as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::grid::tables;
    use crate::exchange::table::{Holds, Row};

    #[test]
    fn formulas_are_disarmed_and_come_back_as_they_were() {
        for text in ["=1+1", "+86", "-", "@a", "'=1", "''-x", "'tis", "\tx", "plain", "’=", ""] {
            let written = guarded(text);
            assert!(!formula(&written), "{text}");
            assert_eq!(unguarded(&written), text);
        }
    }

    #[test]
    fn two_tables_in_one_file_with_commas_quotes_and_line_breaks() {
        let head = Row::default().with(Column::What, "title").with(Column::Zh, "a,\"b\"\nc");
        let moment = Row::default()
            .with(Column::Moment, "m")
            .with(Column::Who, "reply")
            .with(Column::En, "=x ");
        let written =
            [Table::new(Holds::Head, vec![head]), Table::new(Holds::Moments, vec![moment])];
        let bytes = write(&written, Lang::En).unwrap();
        assert!(bytes.starts_with(b"\xef\xbb\xbf"));
        let text = String::from_utf8(bytes).unwrap();
        for text in [text.clone(), text.replace("\r\n", "\n")] {
            let found = tables(read(&text).unwrap());
            assert_eq!(found.troubles, []);
            assert_eq!(found.tables[0].rows[0].raw(Column::Zh), "a,\"b\"\nc");
            assert_eq!(found.tables[1].rows[0].raw(Column::En), "=x ");
            // Heading, row, empty, heading, row.
            assert_eq!(found.tables[1].rows[0].place.row, 5);
        }
    }

    #[test]
    fn semicolons_and_tabs_part_cells_too() {
        for mark in [";", "\t"] {
            let text = "moment,who,zh\nm,customer,“你好, 在吗”".replace(',', mark);
            let found = tables(read(&text).unwrap());
            assert_eq!(found.tables[0].rows[0].raw(Column::Who), "customer");
        }
    }
}
