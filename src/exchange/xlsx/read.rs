//! The sheets of a workbook as text.

use crate::exchange::grid::{Grid, MOST_ROWS};
use calamine::{DataRef, Reader, Xlsx};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Most bytes that a workbook may hold when it is unpacked: far above what a lesson needs.
const LARGEST: u64 = 256 << 20;
/// Most columns that are looked at.
const WIDEST: u32 = 200;

/// The sheets of a workbook.
///
/// # Errors
/// If it is none, is damaged, or is far too large.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Text> {
    unpacks(bytes)?;
    // What a hostile file does inside of the reader must not end the program.
    std::panic::catch_unwind(|| sheets(bytes))
        .unwrap_or_else(|_| Err(damaged(&say!("内部结构坏了", "it is broken inside"))))
}

fn damaged(why: &Text) -> Text {
    let Text { zh, en } = why;
    say!("工作簿读不了：{zh}", "the workbook cannot be read: {en}")
}

fn failed(error: &dyn std::fmt::Display) -> Text {
    damaged(&say!("{error}", "{error}"))
}

/// Looks whether it is an archive that does not grow beyond all measure, whatever it says of
/// itself.
fn unpacks(bytes: &[u8]) -> Result<(), Text> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let mut left = LARGEST;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|error| failed(&error))?;
        let size = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let size = size.map_err(|error| failed(&error))?;
        left = left.checked_sub(size).ok_or_else(|| {
            say!(
                "工作簿展开以后太大，不会是一课",
                "unpacked, the workbook is far too large for a lesson"
            )
        })?;
    }
    Ok(())
}

fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, Text> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| failed(&error))?;
    let names: Vec<String> = book.sheet_names();
    names.into_iter().map(|name| sheet(&mut book, name).map_err(|error| failed(&error))).collect()
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
    for area in merged {
        let columns = area.start.1 as usize..=area.end.1 as usize;
        grid.merged.entry(area.start.0.saturating_add(1)).or_default().push(columns);
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
