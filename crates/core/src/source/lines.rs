//! Byte offsets into lines and columns.

use std::cell::Cell;
use std::ops::Range;

/// Where the lines of a text begin.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Last offset asked for, with its column from 0: places are mostly asked for in order, and
    /// a line may be megabytes long.
    last: Cell<(usize, usize)>,
}

/// Longest excerpt in bytes; longer lines are cut around the place meant.
const WIDEST: usize = 400;
/// Most lines in an excerpt.
const TALLEST: usize = 3;

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: Cell::new((0, 0)) }
    }

    /// Index of the line that holds `at`, from 0.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Where the line that holds `at` begins.
    pub(crate) fn line_start(&self, at: usize) -> usize {
        self.starts.get(self.line_of(at)).copied().unwrap_or(0)
    }

    /// Line and column from 1; the column counts characters.
    pub(crate) fn place(&self, at: usize) -> (u32, u32) {
        let at = floor(self.text, at);
        let line = self.line_of(at);
        let start = self.line_start(at);
        let (known, columns) = self.last.get();
        let (from, columns) =
            if known >= start && known <= at { (known, columns) } else { (start, 0) };
        let before = self.text.get(from..at).unwrap_or("");
        // A byte order mark takes no column on anybody's screen.
        let column = columns + before.chars().filter(|&c| c != '\u{feff}').count();
        self.last.set((at, column));
        (to_u32(line + 1), to_u32(column + 1))
    }

    /// The lines around `span`, and where in them the span lies.
    pub(crate) fn excerpt(&self, span: &Range<usize>) -> (String, Range<usize>) {
        let (from, to) = (floor(self.text, span.start), floor(self.text, span.end));
        let first = self.line_of(from);
        let last = self.line_of(to).min(first + TALLEST - 1);
        let start = self.starts.get(first).copied().unwrap_or(0);
        let end = self.starts.get(last + 1).map_or(self.text.len(), |&next| next - 1);
        let start = floor(self.text, start.max(from.saturating_sub(WIDEST / 2)));
        let end = floor(self.text, end.min(from + WIDEST).max(start));
        let lines = self.text.get(start..end).unwrap_or("");
        let lines = lines.strip_suffix('\r').unwrap_or(lines);
        let skipped = if lines.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let lines = &lines[skipped..];
        let mark = |at: usize| at.saturating_sub(start + skipped).min(lines.len());
        (lines.to_owned(), floor(lines, mark(from))..floor(lines, mark(to.max(from))))
    }
}

/// The nearest character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Columns of a text in an editor: two for Chinese.
pub(crate) fn columns(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
