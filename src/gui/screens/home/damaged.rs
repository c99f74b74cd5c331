//! A card for a file that cannot be played: what is wrong, where, and what to do.

use egui::{Frame, Margin, Stroke, Ui};

use super::super::{Drafts, Tongue, diagnostic};
use crate::app::{Action, ShelfAction};
use crate::gui::page::{self, soft};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::Pill;
use crate::library::{LibraryEntry, Origin, shown};
use crate::locale::Key;

/// Shows the card.
pub fn show(
    ui: &mut Ui,
    place: usize,
    entry: &LibraryEntry,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
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
        let gap = lang.gap();
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
        ui.add_space(space::S);
        if entry.diagnostics.is_empty() {
            report(ui, place, entry, tongue, out);
            return;
        }
        let open = drafts.home.unfolded.contains(&place);
        let count = entry.diagnostics.len().to_string();
        let label = if open {
            words.get(Key::DamagedFold).to_owned()
        } else {
            words.fill(Key::DamagedUnfold, &[("n", &count)])
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if ui.add(Pill::new(&label, lang)).clicked() {
                drafts.took_enter = true;
                if !drafts.home.unfolded.remove(&place) {
                    drafts.home.unfolded.insert(place);
                }
            }
            report(ui, place, entry, tongue, out);
        });
        if open {
            diagnostic::list(ui, &entry.diagnostics, tongue);
        }
    });
}

/// The way to the report, which follows the file while it is being mended.
fn report(ui: &mut Ui, place: usize, entry: &LibraryEntry, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let name = words.fill(Key::ReportCard, &[("title", &entry.id)]);
    let response = ui.add(Pill::new(words.get(Key::ReportOpen), lang).name(&name));
    page::follow(&response);
    if response.clicked() {
        out.push(ShelfAction::OpenReport(place).into());
    }
}
