//! A card for a file that cannot be played: what is wrong, where, and what to do.

use egui::{Frame, Margin, Stroke, Ui, vec2};

use super::super::{Drafts, Tongue};
use crate::app::Action;
use crate::gui::page::soft;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::Pill;
use crate::library::{Entry, Origin, shown};
use crate::locale::Key;
use crate::source::Diagnostic;
use crate::text::Lang;

/// Shows the card.
pub fn show(
    ui: &mut Ui,
    place: usize,
    entry: &Entry,
    tongue: Tongue,
    drafts: &mut Drafts,
    _: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let palette = Palette::of(ui);
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.hot))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(20, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = Style::new(size::BODY, palette.ink).bold();
        let wrong = Style { color: palette.hot, ..title };
        let gap = if lang == Lang::Zh { "　" } else { "  " };
        let spans = [
            Span::new(words.get(Key::DamagedTitle), wrong),
            Span::new(gap, title),
            Span::new(&entry.id, title),
        ];
        text::paragraph_spans(ui, &spans, lang, title);
        if let Origin::File(path) = &entry.origin {
            soft(ui, &shown(path), lang);
        }
        if let Some(trouble) = entry.trouble() {
            ui.add_space(space::XS);
            let ink = Style::new(size::SECONDARY, palette.ink);
            text::paragraph(ui, trouble.get(lang), lang, ink);
        }
        if entry.diagnostics.is_empty() {
            return;
        }
        ui.add_space(space::S);
        let open = drafts.home.unfolded.contains(&place);
        let count = entry.diagnostics.len().to_string();
        let label = if open {
            words.get(Key::DamagedFold).to_owned()
        } else {
            words.fill(Key::DamagedUnfold, &[("n", &count)])
        };
        if ui.add(Pill::new(&label, lang)).clicked() {
            drafts.took_enter = true;
            if !drafts.home.unfolded.remove(&place) {
                drafts.home.unfolded.insert(place);
            }
        }
        if open {
            for found in entry.diagnostics.iter().take(MOST) {
                finding(ui, found, tongue);
            }
            if let Some(more) = entry.diagnostics.len().checked_sub(MOST).filter(|more| *more > 0) {
                ui.add_space(space::S);
                let more = more.to_string();
                soft(ui, &words.fill(Key::DamagedMore, &[("n", &more)]), lang);
            }
        }
    });
}

/// Findings shown in the window; the command line shows all.
const MOST: usize = 30;

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
