//! A small button that shows a run: a figure and a triangle.

use egui::{Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::focus_ring;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use moodfirst_core::text::Lang;

/// A button with a short text. Its name says which run it shows.
#[must_use = "a button is shown with ui.add"]
pub struct RunButton<'a> {
    label: &'a str,
    name: &'a str,
    lang: Lang,
    width: Option<f32>,
}

impl<'a> RunButton<'a> {
    /// Reads `label`, and is called `name` by screen readers.
    pub const fn new(label: &'a str, name: &'a str, lang: Lang) -> Self {
        Self { label, name, lang, width: None }
    }

    /// At least this wide, in points, so that buttons of a column are level.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
}

impl Widget for RunButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const SIGN: f32 = 8.0;
        let palette = Palette::of(ui);
        let style = Style::new(size::SECONDARY, palette.ink);
        let label = text::single(ui.ctx(), self.label, self.lang, style);
        let wanted = label.size().x + SIGN + 6.0 + 2.0 * space::S;
        let wide = self.width.unwrap_or(0.0).max(wanted);
        let (rect, response) = ui.allocate_exact_size(vec2(wide, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
        if ui.is_rect_visible(rect) {
            let hover = ui.ctx().animate_bool_with_time(
                response.id,
                response.hovered(),
                ui.style().animation_time,
            );
            let painter = ui.painter();
            painter.rect_filled(rect, corner::KEY, palette.hovered(palette.card, hover));
            let border = Stroke::new(1.0, palette.hovered_line(hover));
            painter.rect_stroke(rect, corner::KEY, border, StrokeKind::Inside);
            let left = rect.center().x - (wanted - 2.0 * space::S) / 2.0;
            let y = rect.center().y;
            let size = label.size();
            painter.galley(pos2(left, y - size.y / 2.0), label, palette.ink);
            let x = left + size.x + 6.0;
            let half = SIGN / 2.0;
            let points = vec![pos2(x, y - half), pos2(x + SIGN * 0.85, y), pos2(x, y + half)];
            painter.add(Shape::convex_polygon(points, palette.accent, Stroke::NONE));
            focus_ring(painter, &response, rect, corner::KEY, palette);
        }
        response
    }
}
