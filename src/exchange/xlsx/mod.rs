//! Workbooks: written by `rust_xlsxwriter`, read by `calamine`.
//!
//! Every cell is written as text, with the mark that keeps a spreadsheet from reading `=…` or `-…`
//! as a formula once somebody edits it. What is read of a workbook is text, too: a formula, a date
//! or an error of the spreadsheet is no words, and is told with its row.

mod read;
mod write;

pub use read::read;
pub use write::{List, lists_sheet, write};

/// Does this look like a workbook? They are zip archives.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}
