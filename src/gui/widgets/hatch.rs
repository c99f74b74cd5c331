//! Hatching: a second sign beside colour.

use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

use crate::gui::theme::{Palette, mix};

/// Diagonal lines over a rectangle.
pub(super) fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    const STEP: f32 = 7.0;
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment(
            [pos2(x, rect.bottom() + 1.0), pos2(x + rect.height() + 2.0, rect.top() - 1.0)],
            Stroke::new(2.0, color),
        );
        x += STEP;
    }
}

/// A dashed outline.
pub fn dashed(painter: &Painter, rect: Rect, color: Color32) {
    let rect = rect.shrink(0.5);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, color), 4.0, 3.0));
}

/// The sign for what came from outside: a small hatched field.
pub fn event_mark(painter: &Painter, at: Pos2, color: Color32, palette: &Palette) {
    let rect = Rect::from_center_size(at, vec2(16.0, 11.0));
    painter.rect_filled(rect, 3.0, mix(palette.card, color, 0.35));
    hatch(painter, rect, color);
}
