//! From lowest to highest on a scale from 0 to 100.

use egui::{Rect, Response, Role, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use crate::gui::theme::{Palette, corner};

/// A track with the stretch between two values filled; a tick where the pass mark is.
#[must_use = "a bar is shown with ui.add"]
pub struct RangeBar<'a> {
    /// What a screen reader says, the values included.
    pub name: &'a str,
    /// Lowest, 0 to 100.
    pub low: u8,
    /// Highest, 0 to 100.
    pub high: u8,
    /// The pass mark, where there is one.
    pub mark: Option<u8>,
    /// Width in points.
    pub width: f32,
    /// Height in points; the track is half as high.
    pub height: f32,
}

impl Widget for RangeBar<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(self.width, self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.name));
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let track = track(ui, rect);
            let x = |value: u8| track.left() + track.width() * f32::from(value.min(100)) / 100.0;
            // A single value is still to be seen.
            let (from, to) = (x(self.low), x(self.high).max(x(self.low) + 4.0).min(track.right()));
            let from = from.min(to - 4.0);
            let filled = Rect::from_x_y_ranges(from..=to, track.y_range());
            painter.rect_filled(filled, corner::BAR, palette.accent);
            if let Some(mark) = self.mark {
                tick(ui, x(mark), rect);
            }
        }
        response
    }
}

/// The empty track of a bar, half as high as the place it has.
pub(super) fn track(ui: &Ui, place: Rect) -> Rect {
    let palette = Palette::of(ui);
    let track = place.shrink2(vec2(1.0, place.height() / 4.0));
    ui.painter().rect_filled(track, corner::BAR, palette.stage);
    let stroke = Stroke::new(1.0, palette.line);
    ui.painter().rect_stroke(track, corner::BAR, stroke, egui::StrokeKind::Inside);
    track
}

/// The pass mark: a line through a bar, with a gap around it that shows on any ground.
pub(super) fn tick(ui: &Ui, x: f32, rect: Rect) {
    let palette = Palette::of(ui);
    let line = Rect::from_center_size(pos2(x, rect.center().y), vec2(2.0, rect.height()));
    ui.painter().rect_filled(line.expand2(vec2(1.5, 0.0)), 0.0, palette.card);
    ui.painter().rect_filled(line, 0.0, palette.ink);
}
