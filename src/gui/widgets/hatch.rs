//! Hatching: a second sign beside colour.

use egui::{Color32, Painter, Rect, Stroke, pos2};

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
pub(super) fn dashed(painter: &Painter, rect: Rect, color: Color32) {
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
