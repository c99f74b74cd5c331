//! What the program has to tell: a strip each below the header, until it is put away.

use egui::{Frame, Margin, Stroke, Ui, vec2};

use super::Tongue;
use crate::app::{Action, Notice, NoticeAction, NoticeKind};
use crate::gui::heard;
use crate::gui::page::Button;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::Key;

/// Shows them all.
pub fn show(ui: &mut Ui, notices: &[Notice], tongue: Tongue, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    for (place, notice) in notices.iter().enumerate() {
        heard::say_standing(ui.ctx(), notice.text.get(tongue.lang));
        let (fill, edge) = match notice.kind {
            NoticeKind::Info => (palette.accent_tint, palette.accent),
            NoticeKind::Problem => (palette.hot_tint, palette.hot),
        };
        let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(24, 8));
        let shown = frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let put_away =
                    Button::new(tongue.words.get(Key::NoticeDismiss), NoticeAction::Dismiss(place));
                let open = notice.open.as_ref().map(|path| {
                    let label = tongue.words.get(Key::NoticeOpen);
                    Button::new(label, Action::OpenPath(path.clone()))
                });
                let room = if open.is_some() { 230.0 } else { 130.0 };
                let width = (ui.available_width() - room).max(120.0);
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.set_width(width);
                    let style = Style::new(size::SECONDARY, palette.ink);
                    text::paragraph(ui, notice.text.get(tongue.lang), tongue.lang, style);
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    put_away.show(ui, tongue.lang, out);
                    if let Some(open) = open {
                        open.show(ui, tongue.lang, out);
                    }
                });
            });
        });
        let rect = shown.response.rect;
        let bar = egui::Rect::from_min_size(rect.min, vec2(space::XS, rect.height()));
        ui.painter().rect_filled(bar, 0.0, edge);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    }
}
