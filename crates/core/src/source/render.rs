//! Diagnostics with excerpts, for the terminal.

use super::diagnostic::{Diagnostic, Severity};
use crate::text::Lang;
use crate::text::shown;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

impl Diagnostic {
    /// The diagnostic with file, line, excerpt, what was expected and what to do, on several
    /// lines without a newline at the end. Wide characters are marked at their width.
    #[must_use]
    pub fn render(&self, lang: Lang, colours: bool) -> String {
        let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Unicode);
        let level = match (self.severity, lang) {
            (Severity::Error, Lang::Zh) => Level::ERROR.with_name("错误"),
            (Severity::Error, Lang::En) => Level::ERROR,
            (Severity::Warning, Lang::Zh) => Level::WARNING.with_name("警告"),
            (Severity::Warning, Lang::En) => Level::WARNING,
            (Severity::Note, Lang::Zh) => Level::NOTE.with_name("说明"),
            (Severity::Note, Lang::En) => Level::NOTE,
        };
        let help = match lang {
            Lang::Zh => Level::HELP.with_name("建议"),
            Lang::En => Level::HELP,
        };
        // Whatever stands in a file or its name is shown, never obeyed by a terminal.
        let (excerpt, mark) = seen(&self.excerpt, &self.mark);
        let (file, message) = (shown::line(&self.file), shown::line(self.message.get(lang)));
        let expected = self.expected.as_ref().map(|text| shown::line(text.get(lang)));
        let hint = self.hint.as_ref().map(|text| shown::line(text.get(lang)));
        let mut annotation = AnnotationKind::Primary.span(mark);
        if let Some(expected) = &expected {
            annotation = annotation.label(expected.as_ref());
        }
        let snippet = Snippet::source(excerpt.as_str())
            .line_start(self.line as usize)
            .path(file.as_ref())
            .fold(false)
            .annotation(annotation);
        let mut group = level.primary_title(message.as_ref()).id(self.code).element(snippet);
        if let Some(hint) = &hint {
            group = group.element(help.message(hint.as_ref()));
        }
        renderer.render(&[group])
    }

    /// The diagnostic in one line: `file:line:column: error MF0104: …`.
    #[must_use]
    pub fn one_line(&self, lang: Lang) -> String {
        let severity = match (self.severity, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Zh) => "警告",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Note, Lang::Zh) => "说明",
            (Severity::Note, Lang::En) => "note",
        };
        let colon = lang.colon();
        let Self { line, column, code, .. } = self;
        let (file, message) = (shown::line(&self.file), shown::line(self.message.get(lang)));
        format!("{file}:{line}:{column}: {severity} {code}{colon}{message}")
    }
}

/// An excerpt in which nothing is hidden, and where the marked part of it lies now.
fn seen(excerpt: &str, mark: &Range<usize>) -> (String, Range<usize>) {
    // Tabs keep their width.
    let parts = [0..mark.start, mark.clone(), mark.end..excerpt.len()];
    let [before, marked, behind] = parts.map(|part| {
        let lines = excerpt.get(part).unwrap_or("");
        lines.split('\t').map(shown::lines).collect::<Vec<_>>().join("\t")
    });
    let at = before.len()..before.len() + marked.len();
    (format!("{before}{marked}{behind}"), at)
}
