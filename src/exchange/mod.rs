//! Lessons in and out of the program: as a workbook, as comma-separated values, as an outline, as a
//! sheet for translators, as a script on paper.
//!
//! Nothing here touches the disk: bytes and texts come in, bytes and texts go out; the command line
//! and the window read and write. One shape of rows ([`table`], in the words of [`words`]) stands
//! behind all forms; `README.md`, "In and out", describes it for people.
//!
//! - out: [`write_lesson`] (workbook, CSV, outline), [`translation::sheet`] with [`write_tables`],
//!   [`script::html`];
//! - in: [`open`], then [`draft::lesson`] for a whole lesson or [`translation::read_back`] for the
//!   texts of one that is there.

pub mod csv;
pub mod draft;
pub mod grid;
pub mod lines;
pub mod order;
pub mod outline;
pub mod rows;
pub mod script;
pub mod table;
pub mod translation;
pub mod words;
pub mod xlsx;

use grid::Tables;
use moodfirst_core::source::encoding::{LARGEST, sniffed};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use table::{Holds, Table};

/// In which form rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A workbook.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// A Markdown outline.
    Outline,
}

impl Form {
    /// The ending of a file in this form.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Outline => "md",
        }
    }
}

/// A lesson in one of the forms: everything but the comments of its file ([`rows::comments`]).
///
/// # Errors
/// If a text is too long for a cell.
pub fn write_lesson(lesson: rows::Lesson<'_>, form: Form) -> Result<Vec<u8>, Text> {
    let title = lesson.scenario.title.get(lesson.scenario.shown_in(lesson.lang));
    let tables = rows::tables(lesson);
    match form {
        Form::Xlsx => {
            xlsx::write(&tables, &rows::choices(lesson.catalogue, lesson.lang), lesson.lang)
        }
        other => write_tables(&tables, other, title, lesson.lang),
    }
}

/// Tables in one of the forms; only an outline shows the title.
///
/// # Errors
/// If a text is too long for a cell.
pub fn write_tables(
    tables: &[Table],
    form: Form,
    title: &str,
    lang: Lang,
) -> Result<Vec<u8>, Text> {
    match form {
        Form::Xlsx => xlsx::write(tables, &[], lang),
        Form::Csv => csv::write(tables, lang),
        Form::Outline => Ok(outline::write(tables, title, lang).into_bytes()),
    }
}

/// The tables in a file of any of the forms, told apart by what is in it.
///
/// # Errors
/// If it is none of them, or damaged, or holds no table that is known.
pub fn open(bytes: &[u8]) -> Result<Tables, Text> {
    if bytes.len() > LARGEST {
        return Err(say!(
            "文件超过 32 MB 的上限",
            "the file is larger than the 32 MB that are read"
        ));
    }
    let found = if xlsx::is_workbook(bytes) {
        let mut grids = xlsx::read(bytes)?;
        grids.retain(|grid| Lang::ALL.iter().all(|lang| grid.sheet != xlsx::lists_sheet(*lang)));
        grid::tables(grids)
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(say!(
            "这是旧式的 .xls，或加了密码的工作簿；请另存为 .xlsx（不加密码）",
            "this is an old .xls, or a workbook with a password; save it as .xlsx without one"
        ));
    } else {
        let (text, _) = sniffed(bytes).ok_or_else(|| {
            say!(
                "认不出这个文件：应当是 .xlsx、.csv 或 Markdown 大纲",
                "this file is not known: expected .xlsx, .csv or a Markdown outline"
            )
        })?;
        if outline::is_outline(&text) {
            outline::read(&text)
        } else {
            grid::tables(csv::read(&text)?)
        }
    };
    if found.tables.is_empty() {
        let headings = |lang| {
            let of = |holds: Holds| {
                let columns = holds.columns().iter().map(|column| words::Word::say(*column, lang));
                columns.take(3).collect::<Vec<_>>().join(" | ")
            };
            [Holds::Head, Holds::Moments].map(of).join(if lang == Lang::Zh { "；" } else { "; " })
        };
        let (zh, en) = (headings(Lang::Zh), headings(Lang::En));
        return Err(say!(
            "里面没有认得的表：要有一行栏目名，如 {zh}",
            "there is no table in it that is known: one row has to hold the headings, such as {en}"
        ));
    }
    Ok(found)
}
