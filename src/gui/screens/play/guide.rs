//! The strip above a call that is led along a run of a scenario report.

use egui::{Frame, Margin, Stroke, Ui};

use super::super::Tongue;
use crate::app::{Action, GuideStep, Play, PlayAction};
use crate::gui::commands::Command;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::Key;

/// The reply with which the run shown goes on, by its place among those shown.
pub fn next(call: &Play) -> Option<usize> {
    match call.guide.as_ref()?.step(&call.session, &call.stage) {
        GuideStep::Next(place) => Some(place),
        GuideStep::Through | GuideStep::Left(_) => None,
    }
}

/// What the run shows, with what it goes on, and that nothing is recorded.
pub fn strip(ui: &mut Ui, call: &Play, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let Some(guide) = &call.guide else { return };
    let step = guide.step(&call.session, &call.stage);
    let said = match step {
        GuideStep::Next(_) if call.question_open() => words.get(Key::GuideJudge).to_owned(),
        GuideStep::Next(place) => words.fill(Key::GuideNext, &[("n", &(place + 1).to_string())]),
        GuideStep::Through => words.get(Key::GuideThrough).to_owned(),
        GuideStep::Left(turn) => words.fill(Key::GuideLeft, &[("n", &turn.to_string())]),
    };
    let follows = matches!(step, GuideStep::Next(_)) && !call.question_open();
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.accent_tint).inner_margin(Margin::symmetric(24, 8));
    let shown = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let button = Command::Follow.button(words, PlayAction::Follow);
            let room = ui.available_width() - if follows { 170.0 } else { 0.0 };
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                let style = Style::new(size::SECONDARY, palette.ink);
                let colon = lang.colon();
                let gap = lang.gap();
                let soft = Style { color: palette.soft, ..style };
                let first = [
                    Span::new(words.get(Key::GuideTitle), style.bold()),
                    Span::new(colon, style.bold()),
                    Span::new(guide.run.what.get(lang), style),
                ];
                text::paragraph_spans(ui, &first, lang, style);
                let second = [
                    Span::new(&said, style.bold()),
                    Span::new(gap, soft),
                    Span::new(words.get(Key::GuideUnrecorded), soft),
                ];
                text::paragraph_spans(ui, &second, lang, style);
            });
            if follows {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    button.show(ui, lang, out);
                });
            }
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.accent));
}
