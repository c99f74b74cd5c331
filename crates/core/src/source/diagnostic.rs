//! What is wrong with a file, where, and what to do about it.

use super::lines::Lines;
use crate::text::{Lang, Text};
use serde::Serialize;
use std::ops::Range;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, and something in it is probably not meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Words in both languages that are known when the program is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Say {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Say {
    /// The words in one language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A kind of diagnostic: the entry of the register that `check --explain` shows.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// Stable code such as `MF0104`. Never reused for something else.
    pub code: &'static str,
    /// Stable name such as `missing-comma`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means, why it matters, what to do.
    pub explain: Say,
    /// An example: changes to the template that bring it about, as (what stands there, what is
    /// put instead). `⟦` and `⟧` stand around the place that the diagnostic names.
    pub bad: &'static [(&'static str, &'static str)],
}

/// A diagnostic before its place is turned into file, line and column.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What kind.
    pub code: &'static Code,
    /// Byte offsets in the file's text.
    pub span: Range<usize>,
    /// What is wrong, with the names it concerns.
    pub message: Text,
    /// What was expected there.
    pub expected: Option<Text>,
    /// What to do.
    pub hint: Option<Text>,
}

impl Problem {
    /// A draft that says what is wrong where.
    #[must_use]
    pub fn new(code: &'static Code, span: Range<usize>, message: Text) -> Self {
        Self { code, span, message, expected: None, hint: None }
    }

    /// True if the file cannot be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }

    /// Adds what was expected.
    #[must_use]
    pub fn expected(mut self, expected: Text) -> Self {
        self.expected = Some(expected);
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds a hint if there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<Text>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }
}

/// One finding about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable code such as `MF0104`.
    pub code: &'static str,
    /// Stable name such as `missing-comma`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as its reader was told.
    pub file: String,
    /// Byte offsets in the file.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: Text,
    /// What was expected there.
    pub expected: Option<Text>,
    /// What to do.
    pub hint: Option<Text>,
    /// The line or lines in question.
    pub excerpt: String,
    /// Where in `excerpt` the span lies, in bytes.
    #[serde(skip)]
    pub mark: Range<usize>,
}

/// Most diagnostics reported for one file; the rest is summed up in a note.
pub const MOST: usize = 500;

/// Puts drafts into order and gives them file, line, column and excerpt.
#[must_use]
pub fn finish(file: &str, text: &str, mut drafts: Vec<Problem>) -> Vec<Diagnostic> {
    if drafts.is_empty() {
        return Vec::new();
    }
    drafts.sort_by_key(|d| (d.span.start, d.code.severity, d.code.code));
    let surplus = drafts.len().saturating_sub(MOST);
    if surplus > 0 {
        // Errors must not be lost behind warnings: they decide whether the file can be used.
        let lost = drafts.split_off(MOST);
        let end = drafts.last().map_or(0, |d| d.span.start);
        let error = |d: &Problem| d.code.severity == Severity::Error;
        if !drafts.iter().any(error) {
            drafts.extend(lost.into_iter().find(error));
        }
        drafts.push(Problem::new(
            &super::codes::TOO_MANY,
            end..end,
            super::say!(
                "另有至少 {surplus} 处问题未列出",
                "at least {surplus} more findings are not listed"
            ),
        ));
    }
    place_all(file, text, drafts)
}

/// Gives drafts file, line, column and excerpt, in their order, however many they are.
#[must_use]
pub fn place_all(file: &str, text: &str, drafts: Vec<Problem>) -> Vec<Diagnostic> {
    let lines = Lines::new(text);
    drafts.into_iter().map(|draft| place(file, text, &lines, draft)).collect()
}

fn place(file: &str, text: &str, lines: &Lines<'_>, draft: Problem) -> Diagnostic {
    let start = super::lines::floor(text, draft.span.start);
    let span = start..super::lines::floor(text, draft.span.end).max(start);
    let (line, column) = lines.place(span.start);
    let (excerpt, mark) = lines.excerpt(&span);
    Diagnostic {
        code: draft.code.code,
        name: draft.code.name,
        severity: draft.code.severity,
        file: file.to_owned(),
        span,
        line,
        column,
        message: draft.message,
        expected: draft.expected,
        hint: draft.hint,
        excerpt,
        mark,
    }
}

impl Diagnostic {
    /// True if the file cannot be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
