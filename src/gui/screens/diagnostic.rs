//! What is wrong with a file, finding by finding.

use egui::{Ui, vec2};

use super::Tongue;
use crate::gui::page::soft;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::Key;
use moodfirst_core::source::Diagnostic;
use moodfirst_core::text::Lang;

/// Findings shown in the window; the command line shows all.
const MOST: usize = 30;

/// Shows them, with place, excerpt and what to do.
pub fn list(ui: &mut Ui, found: &[Diagnostic], tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    for one in found.iter().take(MOST) {
        finding(ui, one, tongue);
    }
    if let Some(more) = found.len().checked_sub(MOST).filter(|more| *more > 0) {
        ui.add_space(space::S);
        let more = more.to_string();
        soft(ui, &words.fill(Key::DamagedMore, &[("n", &more)]), lang);
    }
}

fn finding(ui: &mut Ui, found: &Diagnostic, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    let palette = Palette::of(ui);
    ui.add_space(space::M);
    let place = format!("{}:{}:{}  {}", found.file, found.line, found.column, found.code);
    text::paragraph(ui, &place, Lang::En, Style::new(size::HINT, palette.soft));
    let bold = Style::new(size::SECONDARY, palette.ink).bold();
    text::paragraph(ui, found.message.get(lang), lang, bold);
    for line in found.excerpt.lines().take(3) {
        let style = Style::new(size::HINT, palette.ink);
        let line = line.replace('\t', "    ");
        let galley = text::elided(ui.ctx(), &line, lang, style, ui.available_width() - space::XL);
        let size = vec2(ui.available_width(), galley.size().y + 2.0);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        ui.painter().rect_filled(rect, 0.0, palette.stage);
        ui.painter().galley(rect.min + vec2(space::S, 1.0), galley, palette.ink);
    }
    let ink = Style::new(size::SECONDARY, palette.ink);
    if let Some(expected) = &found.expected {
        let said = words.fill(Key::DamagedExpected, &[("what", expected.get(lang))]);
        text::paragraph(ui, &said, lang, ink);
    }
    if let Some(hint) = &found.hint {
        let said = words.fill(Key::DamagedHint, &[("what", hint.get(lang))]);
        text::paragraph(ui, &said, lang, Style { color: palette.accent, ..ink });
    }
}
