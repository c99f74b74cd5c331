//! Lines of text for a terminal: wrapped by display width, with line breaks as in the window.

use moodfirst_core::text::{Lang, breaks, shown};
use unicode_width::UnicodeWidthChar;

/// Text that is being set in lines of a certain width.
pub struct WrappedText {
    lang: Lang,
    width: usize,
    lines: Vec<String>,
}

impl WrappedText {
    /// An empty page of this many columns.
    #[must_use]
    pub const fn new(lang: Lang, width: usize) -> Self {
        Self { lang, width, lines: Vec::new() }
    }

    /// The lines, none of them ending in a blank.
    #[must_use]
    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// An empty line, unless there is one already.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A heading with a rule under it.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        let text = &*shown::line(text);
        self.lines.push(text.to_owned());
        self.lines.push("-".repeat(columns(text).min(self.width)));
    }

    /// A row of a table, as it is.
    pub fn row(&mut self, row: String) {
        self.lines.push(shown::line(&row).into_owned());
    }

    /// A paragraph, all of it indented by `indent` columns.
    pub fn text(&mut self, indent: usize, text: &str) {
        self.hang(&" ".repeat(indent), text);
    }

    /// A paragraph that starts with `lead` and goes on as far in.
    pub fn hang(&mut self, lead: &str, text: &str) {
        // Before it is measured: what is shown of it takes room.
        let (lead, text) = (&*shown::line(lead), &*shown::lines(text));
        let indent = columns(lead);
        let room = self.width.saturating_sub(indent).max(10);
        let mut lead = lead.to_owned();
        for row in wrap(text, self.lang, room) {
            self.lines.push(format!("{lead}{row}").trim_end().to_owned());
            lead = " ".repeat(indent);
        }
    }
}

/// The rows of a text in so many columns.
#[must_use]
pub fn wrap(text: &str, lang: Lang, width: usize) -> Vec<&str> {
    let advances: Vec<f32> = text.chars().map(|c| f32::from(wide(c))).collect();
    #[allow(clippy::cast_precision_loss, reason = "a terminal has no millions of columns")]
    let rows = breaks::rows(text, lang, width as f32, &advances);
    rows.into_iter().map(|row| &text[row]).collect()
}

/// Columns that a text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| usize::from(wide(c))).sum()
}

/// A text filled up with blanks to so many columns.
#[must_use]
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Columns of a character: 0 to 2.
fn wide(c: char) -> u8 {
    u8::try_from(c.width().unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_wider_than_the_page() {
        let text =
            "您从头说，我听着。Go on, I am listening. 这四天断了十一回——家里、学校、大街上。";
        for width in [20, 33, 80] {
            let mut out = WrappedText::new(Lang::Zh, width);
            out.hang("  1  ", text);
            out.text(3, text);
            let lines = out.into_lines();
            assert!(lines.iter().all(|line| columns(line) <= width), "{lines:#?}");
        }
    }

    #[test]
    fn chinese_counts_two_columns() {
        assert_eq!(columns("心 a"), 4);
        assert_eq!(padded("心", 4), "心  ");
    }
}
