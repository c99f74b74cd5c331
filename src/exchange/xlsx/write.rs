//! Tables as a workbook.

use crate::exchange::grid::LONGEST_CELL;
use crate::exchange::table::{Holds, Table};
use crate::exchange::words::{Column, Word};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// A workbook with a sheet for each table, its headings in a language, and one more with `lists`:
/// what can be chosen in some of the columns. The same tables give the same bytes.
///
/// # Errors
/// If a text is longer than a cell can hold.
pub fn write(tables: &[Table], lists: &[List], lang: Lang) -> Result<Vec<u8>, Text> {
    made(tables, lists, lang).map_err(|error| match error {
        XlsxError::MaxStringLengthExceeded => say!(
            "有一段文字超过 {LONGEST_CELL} 个字符，表格装不下；请改用 CSV 或大纲",
            "a text is longer than the {LONGEST_CELL} characters that a cell can hold; choose CSV or the outline"
        ),
        other => say!("工作簿写不出来：{other}", "the workbook cannot be made: {other}"),
    })
}

fn made(tables: &[Table], lists: &[List], lang: Lang) -> Result<Vec<u8>, XlsxError> {
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
                let format = if crate::exchange::csv::formula(content) { &guarded } else { &text };
                sheet.write_string_with_format(row, *place, content, format)?;
            }
        }
        for (place, list) in (0..).zip(lists) {
            if let Some(at) = at.get(&list.of).filter(|_| list.table == table.holds) {
                let choice = choice(place, list, lang);
                sheet.add_data_validation(1, *at, LAST_ROW, *at, &choice)?;
            }
        }
    }
    if !lists.is_empty() {
        listing(book.add_worksheet(), lists, lang, &head)?;
    }
    book.save_to_buffer()
}

/// Rows for which something can be chosen.
const LAST_ROW: u32 = 5_000;

/// What can be chosen in a column.
#[derive(Debug, Clone)]
pub struct List {
    /// The table.
    pub table: Holds,
    /// The column.
    pub of: Column,
    /// The words, each with what is to be known about it.
    pub words: Vec<(String, String)>,
}

/// Name of the sheet with the lists.
#[must_use]
pub const fn lists_sheet(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "可选的词",
        Lang::En => "words to choose",
    }
}

/// A choice in a column; something else may be typed: a first draft need not be right.
fn choice(place: u16, list: &List, lang: Lang) -> DataValidation {
    let column = column_number_to_name(place * 2);
    let (sheet, last) = (lists_sheet(lang), list.words.len() + 1);
    let range = format!("='{sheet}'!${column}$2:${column}${last}");
    DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_style(DataValidationErrorStyle::Information)
        .show_error_message(false)
}

/// The sheet with the lists: words, and beside each what it means.
fn listing(
    sheet: &mut Worksheet,
    lists: &[List],
    lang: Lang,
    head: &Format,
) -> Result<(), XlsxError> {
    sheet.set_name(lists_sheet(lang))?;
    sheet.set_freeze_panes(1, 0)?;
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    for (place, list) in (0..).zip(lists) {
        let at = place * 2;
        sheet.set_column_width(at, 24)?;
        sheet.set_column_width(at + 1, 60)?;
        let heading = format!("{} · {}", list.table.sheet(lang), list.of.say(lang));
        sheet.write_string_with_format(0, at, heading, head)?;
        for (row, (word, note)) in (1..).zip(&list.words) {
            sheet.write_string_with_format(row, at, word, &text)?;
            sheet.write_string_with_format(row, at + 1, note, &text)?;
        }
    }
    Ok(())
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
