//! Workbooks: written by `rust_xlsxwriter`, read by `calamine`.
//!
//! Every cell is written as text, with the mark that keeps a spreadsheet from reading `=…` or `-…`
//! as a formula once somebody edits it. What is read of a workbook is text, too: a formula, a date
//! or an error of the spreadsheet is no words, and is told with its row.

use super::grid::{Grid, LONGEST_CELL, MOST_ROWS};
use super::table::Table;
use super::words::{Column, Word};
use calamine::{DataRef, Reader, Xlsx};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

/// Most bytes that a workbook may hold when it is unpacked: far above what a lesson needs.
const LARGEST: u64 = 256 << 20;
/// Most columns that are looked at.
const WIDEST: u32 = 200;
/// Largest merged area that is looked at, in cells: headings over a whole page are decoration.
const WIDEST_MERGE: u32 = 10_000;

/// Does this look like a workbook? They are zip archives.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// A workbook with a sheet for each table, its headings in a language. The same tables give the
/// same bytes.
///
/// # Errors
/// If a text is longer than a cell can hold.
pub fn write(tables: &[Table], lang: Lang) -> Result<Vec<u8>, Text> {
    made(tables, lang).map_err(|error| match error {
        XlsxError::MaxStringLengthExceeded => say!(
            "有一段文字超过 {LONGEST_CELL} 个字符，表格装不下；请改用 CSV 或大纲",
            "a text is longer than the {LONGEST_CELL} characters that a cell can hold; choose CSV or the outline"
        ),
        other => say!("工作簿写不出来：{other}", "the workbook cannot be made: {other}"),
    })
}

fn made(tables: &[Table], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without it the moment of the export would stand in the file.
    let birth = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_author("Mood First").set_creation_datetime(&birth),
    );
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let guarded = text.clone().set_quote_prefix();
    let head = Format::new().set_bold().set_background_color("E8EEF2");
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(table.holds.sheet(lang))?;
        let mut at: HashMap<Column, u16> = HashMap::new();
        for (place, column) in (0..).zip(&table.columns) {
            at.insert(*column, place);
            sheet.set_column_width(place, width(*column))?;
            sheet.set_column_format(place, &text)?;
            sheet.write_string_with_format(0, place, column.say(lang), &head)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (row, cells) in (1..).zip(&table.rows) {
            for (column, content) in &cells.cells {
                let Some(place) = at.get(column) else { continue };
                let format = if super::csv::formula(content) { &guarded } else { &text };
                sheet.write_string_with_format(row, *place, content, format)?;
            }
        }
    }
    book.save_to_buffer()
}

/// Width of a column, in characters.
const fn width(column: Column) -> f64 {
    match column {
        Column::Zh | Column::En => 46.0,
        Column::When | Column::GoesTo | Column::Notes | Column::Value => 28.0,
        Column::Line => 34.0,
        Column::Mark => 8.0,
        _ => 16.0,
    }
}

/// The sheets of a workbook.
///
/// # Errors
/// If it is none, is damaged, or is far too large.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Text> {
    let damaged = |error: &dyn std::fmt::Display| {
        say!("工作簿读不了：{error}", "the workbook cannot be read: {error}")
    };
    let unpacked: u64 = match zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => match archive.decompressed_size() {
            Some(size) => u64::try_from(size).unwrap_or(u64::MAX),
            None => 0,
        },
        Err(error) => return Err(damaged(&error)),
    };
    if unpacked > LARGEST {
        return Err(say!(
            "工作簿展开以后太大，不会是一课",
            "unpacked, the workbook is far too large for a lesson"
        ));
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| damaged(&error))?;
    let names: Vec<String> = book.sheet_names();
    names.into_iter().map(|name| sheet(&mut book, name).map_err(|error| damaged(&error))).collect()
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<Grid, calamine::XlsxError> {
    let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut grid = Grid::default();
    let mut cells = match book.worksheet_cells_reader(&name) {
        Ok(cells) => cells,
        // A page with a chart and no cells.
        Err(calamine::XlsxError::WorksheetNotFound(_)) => {
            return Ok(Grid { sheet: name, ..grid });
        }
        Err(error) => return Err(error),
    };
    while let Some(cell) = cells.next_cell_with_formula()? {
        let (row, column) = cell.pos;
        if column >= WIDEST || rows.len() >= MOST_ROWS {
            continue;
        }
        let place = column as usize;
        let text = if cell.formula.is_some() {
            grid.faults.insert((row + 1, place), formula());
            String::new()
        } else {
            match said(&cell.value) {
                Ok(text) => text,
                Err(fault) => {
                    grid.faults.insert((row + 1, place), fault);
                    String::new()
                }
            }
        };
        let cells = rows.entry(row + 1).or_default();
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        cells[place] = text;
    }
    let small = |area: &&calamine::Dimensions| {
        let (high, wide) =
            (area.end.0.saturating_sub(area.start.0), area.end.1.saturating_sub(area.start.1));
        high.saturating_add(1).saturating_mul(wide.saturating_add(1)) <= WIDEST_MERGE
    };
    for area in merged.iter().filter(small) {
        let columns = area.start.1 as usize..=area.end.1 as usize;
        grid.merged.push((area.start.0 + 1..=area.end.0 + 1, columns));
    }
    Ok(Grid { sheet: name, rows: rows.into_iter().collect(), ..grid })
}

fn formula() -> Text {
    say!(
        "是公式，不是文字；以 = + - @ 开头的话，前面先打一个单引号 '",
        "holds a formula and no words; type a ' before words that begin with = + - @"
    )
}

/// A cell as text; why it is none.
fn said(value: &DataRef<'_>) -> Result<String, Text> {
    Ok(match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::Empty => String::new(),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            return Err(say!(
                "被表格软件当成了日期或时间；请写成文字，如 d1 18:40",
                "was taken for a date or a time by the spreadsheet; write it as text, such as d1 18:40"
            ));
        }
        DataRef::Error(error) => {
            return Err(say!(
                "是表格软件的错误 {error}，多半是以 = 或 - 开头的话；前面先打一个单引号 '",
                "holds the spreadsheet’s error {error}, mostly words that begin with = or -; type a ' before them"
            ));
        }
    })
}
