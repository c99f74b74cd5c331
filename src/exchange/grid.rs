//! From the cells of a file to tables: headings are found, whatever cannot be a cell is told.

use super::table::{Holds, Place, Row, Table, Trouble};
use super::words::{Column, Word};
use moodfirst_core::source::say;
use moodfirst_core::text::shown::{code_point, hidden};
use moodfirst_core::text::{Lang, Text};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Most rows that are read of one file: far above what a lesson needs.
pub const MOST_ROWS: usize = 200_000;
/// Most characters of one cell: what a spreadsheet can hold.
pub const LONGEST_CELL: usize = 32_767;
/// Rows at the top of a sheet among which its headings are looked for.
const TOP: usize = 20;

/// A sheet as it was read: cells as text, by row and column.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Name of the sheet; empty where the file is only one.
    pub sheet: String,
    /// Row numbers from 1, with their cells.
    pub rows: Vec<(u32, Vec<String>)>,
    /// Cells that hold no words, by row number and column from 0, and why.
    pub faults: BTreeMap<(u32, usize), Text>,
    /// Areas that were made one cell: their columns, by the number of their first row.
    pub merged: BTreeMap<u32, Vec<RangeInclusive<usize>>>,
}

/// What was found in a file.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// The tables that are known.
    pub tables: Vec<Table>,
    /// What cannot be read.
    pub troubles: Vec<Trouble>,
    /// Sheets that are none of ours.
    pub others: Vec<String>,
}

/// The tables in some sheets. One sheet may hold several, one under the other, each with its
/// headings; columns that are not known are left alone.
#[must_use]
pub fn tables(grids: Vec<Grid>) -> Tables {
    let mut found = Tables::default();
    for grid in grids {
        let before = found.tables.len();
        let mut headings: Option<(Holds, Vec<Option<Column>>)> = None;
        let (faults, merged) = (grid.faults, grid.merged);
        for (at, (number, cells)) in grid.rows.into_iter().enumerate() {
            let place = Place { sheet: grid.sheet.clone(), row: number, line: false };
            if let Some((holds, columns)) = heading(&cells, &place, &mut found.troubles) {
                let known = columns.iter().flatten().copied().collect();
                found.tables.push(Table { holds, columns: known, rows: Vec::new() });
                headings = Some((holds, columns));
                continue;
            }
            let Some((_, columns)) = &headings else {
                if at > TOP {
                    break;
                }
                continue;
            };
            for (at, column) in columns.iter().enumerate() {
                let Some(column) = column else { continue };
                if let Some(why) = faults.get(&(number, at)) {
                    let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
                    let Text { zh: why, en: reason } = why;
                    let what = say!("“{zh}”一格{why}", "the cell “{en}” {reason}");
                    found.troubles.push(Trouble::new(place.clone(), what));
                }
            }
            if merged.get(&number).into_iter().flatten().any(|wide| joined(wide, columns)) {
                let what = say!(
                    "这里有合并的单元格；请取消合并，一格一格写",
                    "cells are merged here; split them and fill each of them in"
                );
                found.troubles.push(Trouble::new(place.clone(), what));
            }
            let cells = columns.iter().zip(cells);
            let cells = cells.filter(|(_, text)| !text.trim().is_empty());
            let cells: Vec<(Column, String)> =
                cells.filter_map(|(column, text)| Some(((*column)?, text))).collect();
            if !cells.is_empty() {
                sound(&cells, &place, &mut found.troubles);
                if let Some(table) = found.tables.last_mut() {
                    table.rows.push(Row { place, cells });
                }
            }
        }
        if found.tables.len() == before {
            found.others.push(grid.sheet);
        }
    }
    found
}

/// Does a merged area hide what our columns would say? Over several rows the moment and the reply
/// may be one cell: an empty one means the same as above.
fn joined(wide: &RangeInclusive<usize>, columns: &[Option<Column>]) -> bool {
    let end = (*wide.end()).min(columns.len());
    let ours: Vec<Column> =
        (*wide.start()..=end).filter_map(|at| columns.get(at).copied().flatten()).collect();
    let names = ours.iter().all(|column| matches!(column, Column::Moment | Column::Reply));
    !ours.is_empty() && (ours.len() > 1 || !names)
}

/// The headings in a row, if it is one of headings: three that are known, and among them those
/// that make a table.
fn heading(
    cells: &[String],
    place: &Place,
    troubles: &mut Vec<Trouble>,
) -> Option<(Holds, Vec<Option<Column>>)> {
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| Column::read(cell)).collect();
    let known: Vec<Column> = columns.iter().flatten().copied().collect();
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if known.len() < 3 || known.len() * 2 < filled {
        return None;
    }
    let has = |column: &Column| known.contains(column);
    let holds = match () {
        () if has(&Column::Line) || has(&Column::Mark) => Holds::Translation,
        () if has(&Column::What) => Holds::Head,
        () => Holds::Moments,
    };
    for column in holds.needed().iter().filter(|column| !has(column)) {
        let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
        let what = say!(
            "少了“{zh}”一列（英文写作 {en}）",
            "the column “{en}” is missing (in Chinese: {zh})"
        );
        troubles.push(Trouble::new(place.clone(), what));
    }
    let twice = known.iter().enumerate().find(|(at, column)| known[..*at].contains(column));
    if let Some((_, column)) = twice {
        let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
        let what = say!("“{zh}”这一列出现了两次", "the column “{en}” is there twice");
        troubles.push(Trouble::new(place.clone(), what));
    }
    Some((holds, columns))
}

/// Looks for what no cell may hold.
pub fn sound(cells: &[(Column, String)], place: &Place, troubles: &mut Vec<Trouble>) {
    for (column, text) in cells {
        let (zh, en) = (column.say(Lang::Zh), column.say(Lang::En));
        let long = text.chars().count();
        if long > LONGEST_CELL {
            let what = say!(
                "“{zh}”一格有 {long} 个字符，最多 {LONGEST_CELL}",
                "the cell “{en}” has {long} characters; {LONGEST_CELL} is the most"
            );
            troubles.push(Trouble::new(place.clone(), what));
        }
        let unseen = |c: &char| hidden(*c) && !matches!(c, '\n' | '\t' | '\r');
        if let Some(c) = text.chars().find(unseen) {
            let code = code_point(c);
            let what = say!(
                "“{zh}”一格里有看不见的字符 {code}；请删掉它",
                "the cell “{en}” holds a character that cannot be seen, {code}; delete it"
            );
            troubles.push(Trouble::new(place.clone(), what));
        }
    }
}
