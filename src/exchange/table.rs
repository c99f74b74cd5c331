//! Tables as they are read from a file and written to one: rows with cells under known headings.

use super::words::Column;
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};

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
    pub(super) const fn needed(self) -> &'static [Column] {
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
