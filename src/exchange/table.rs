//! Tables as they are read from a file and written to one: rows with cells under known headings.

use super::words::{Column, Word};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Most rows that are read of one file: far above what a lesson needs.
pub const MOST_ROWS: usize = 200_000;
/// Most characters of one cell: what a spreadsheet can hold.
pub const LONGEST_CELL: usize = 32_767;
/// Rows at the top of a sheet among which its headings are looked for.
const TOP: usize = 20;

/// Where a row stands, as its author sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Name of the sheet; empty where a file has only one.
    pub sheet: String,
    /// The row, or the line of an outline, from 1; 0: the sheet as a whole.
    pub row: u32,
    /// An outline counts lines.
    pub line: bool,
}

impl Place {
    /// The place in words, with a colon: `sheet “moments”, row 14:`.
    #[must_use]
    pub fn said(&self) -> Text {
        let Self { sheet, row, line } = self;
        let (zh, en) = if *line { ("行", "line") } else { ("行", "row") };
        match (sheet.is_empty(), row) {
            (true, 0) => Text::default(),
            (true, row) => say!("第 {row} {zh}：", "{en} {row}: "),
            (false, 0) => say!("工作表“{sheet}”：", "sheet “{sheet}”: "),
            (false, row) => say!("工作表“{sheet}”第 {row} {zh}：", "sheet “{sheet}”, {en} {row}: "),
        }
    }
}

/// Something that cannot be read, where it stands and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub place: Place,
    /// What is wrong, and the way out where there is one.
    pub what: Text,
}

impl Trouble {
    /// What is wrong at a place.
    #[must_use]
    pub const fn new(place: Place, what: Text) -> Self {
        Self { place, what }
    }

    /// The whole sentence.
    #[must_use]
    pub fn said(&self) -> Text {
        let place = self.place.said();
        Text::new(place.zh + &self.what.zh, place.en + &self.what.en)
    }
}

/// A row: its cells by column, empty ones left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// Column and content.
    pub cells: Vec<(Column, String)>,
}

impl Row {
    /// A cell as it is written; empty if there is none.
    #[must_use]
    pub fn raw(&self, column: Column) -> &str {
        self.cells.iter().find(|(one, _)| *one == column).map_or("", |(_, text)| text.as_str())
    }

    /// A cell without blanks around it.
    #[must_use]
    pub fn get(&self, column: Column) -> &str {
        self.raw(column).trim()
    }

    /// Words in a language, as they are written; nothing if there are only blanks.
    #[must_use]
    pub fn words(&self, lang: Lang) -> &str {
        let raw = self.raw(column_of(lang));
        if raw.trim().is_empty() { "" } else { raw }
    }

    /// The words in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.words(Lang::Zh), self.words(Lang::En))
    }

    /// The same row with one more cell.
    #[must_use]
    pub fn with(mut self, column: Column, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.cells.push((column, text));
        }
        self
    }

    /// The same row with these words.
    #[must_use]
    pub fn saying(self, text: &Text) -> Self {
        self.with(Column::Zh, text.zh.clone()).with(Column::En, text.en.clone())
    }
}

/// The column of a language.
#[must_use]
pub const fn column_of(lang: Lang) -> Column {
    match lang {
        Lang::Zh => Column::Zh,
        Lang::En => Column::En,
    }
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// What stands before the conversation, and the endings.
    Head,
    /// The conversation.
    Moments,
    /// All texts with their ids, for translators.
    Translation,
}

impl Holds {
    /// Its columns, in the order in which they are written. The first one makes the table known.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::Head => &[C::What, C::Name, C::Value, C::Zh, C::En, C::Notes],
            Self::Moments => &[
                C::Moment,
                C::Who,
                C::Reply,
                C::When,
                C::Act,
                C::About,
                C::Zh,
                C::En,
                C::GoesTo,
                C::Promise,
                C::Item,
                C::By,
                C::Effect,
                C::Flags,
                C::Other,
                C::Notes,
            ],
            Self::Translation => {
                &[C::Line, C::Moment, C::Who, C::Zh, C::En, C::Stale, C::Notes, C::Mark]
            }
        }
    }

    /// Columns without which it cannot be read.
    const fn needed(self) -> &'static [Column] {
        match self {
            Self::Head => &[Column::What],
            Self::Moments => &[Column::Moment, Column::Who],
            Self::Translation => &[Column::Line, Column::Mark],
        }
    }

    /// Name of its sheet.
    #[must_use]
    pub const fn sheet(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Head, Lang::Zh) => "开头",
            (Self::Head, Lang::En) => "head",
            (Self::Moments, Lang::Zh) => "时刻",
            (Self::Moments, Lang::En) => "moments",
            (Self::Translation, Lang::Zh) => "翻译",
            (Self::Translation, Lang::En) => "translation",
        }
    }
}

/// A table of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub holds: Holds,
    /// Columns that the file has.
    pub columns: Vec<Column>,
    /// Its rows, empty ones left out.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table to be written.
    #[must_use]
    pub fn new(holds: Holds, rows: Vec<Row>) -> Self {
        Self { holds, columns: holds.columns().to_vec(), rows }
    }
}

/// A sheet as it was read: cells as text, by row and column.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Name of the sheet; empty where the file is only one.
    pub sheet: String,
    /// Row numbers from 1, with their cells.
    pub rows: Vec<(u32, Vec<String>)>,
    /// Cells that hold no words, by row number and column from 0, and why.
    pub faults: BTreeMap<(u32, usize), Text>,
    /// Areas that were made one cell: row numbers and columns.
    pub merged: Vec<(RangeInclusive<u32>, RangeInclusive<usize>)>,
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
            if merged.iter().any(|(rows, wide)| joined(rows, wide, number, columns)) {
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

/// Does a merged area begin in this row and hide what our columns would say? Over several rows the
/// moment and the reply may be one cell: an empty one means the same as above.
fn joined(
    rows: &RangeInclusive<u32>,
    wide: &RangeInclusive<usize>,
    number: u32,
    columns: &[Option<Column>],
) -> bool {
    let ours: Vec<Column> =
        wide.clone().filter_map(|at| columns.get(at).copied().flatten()).collect();
    let names = ours.iter().all(|column| matches!(column, Column::Moment | Column::Reply));
    *rows.start() == number && !ours.is_empty() && (ours.len() > 1 || !names)
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
    use moodfirst_core::text::shown::{code_point, hidden};
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
