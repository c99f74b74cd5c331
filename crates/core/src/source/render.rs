//! Diagnostics with excerpts, for the terminal.

use super::diagnostic::{Diagnostic, Severity};
use crate::text::Lang;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

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
        let mut annotation = AnnotationKind::Primary.span(self.mark.clone());
        if let Some(expected) = &self.expected {
            annotation = annotation.label(expected.get(lang));
        }
        let snippet = Snippet::source(self.excerpt.as_str())
            .line_start(self.line as usize)
            .path(self.file.as_str())
            .fold(false)
            .annotation(annotation);
        let mut group = level.primary_title(self.message.get(lang)).id(self.code).element(snippet);
        if let Some(hint) = &self.hint {
            group = group.element(help.message(hint.get(lang)));
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
        let Self { file, line, column, code, .. } = self;
        format!("{file}:{line}:{column}: {severity} {code}{colon}{}", self.message.get(lang))
    }
}
