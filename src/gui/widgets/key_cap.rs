//! A key as it looks on a keyboard.

use std::sync::Arc;

use egui::{
    Galley, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    vec2,
};

use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size};
use moodfirst_core::text::Lang;

/// A key cap that is only shown: `Esc`, `1`, `F`.
pub fn key_cap(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::of(ui);
    let cap = Cap::new(ui, label, palette.soft);
    let (rect, response) = ui.allocate_exact_size(cap.size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    cap.paint(ui.painter(), rect.center(), palette.soft, Stroke::new(1.0, palette.line), None);
    response
}

/// A key cap that is part of another widget.
pub(super) struct Cap {
    galley: Arc<Galley>,
    pub(super) size: Vec2,
}

impl Cap {
    pub(super) fn new(ui: &Ui, label: &str, color: egui::Color32) -> Self {
        let galley = text::single(ui.ctx(), label, Lang::En, Style::new(size::HINT, color));
        let width = (galley.size().x + 10.0).max(20.0).round();
        Self { galley, size: vec2(width, 20.0) }
    }

    pub(super) fn paint(
        &self,
        painter: &Painter,
        center: Pos2,
        color: egui::Color32,
        border: Stroke,
        fill: Option<egui::Color32>,
    ) {
        let rect = Rect::from_center_size(center, self.size);
        let rounding = corner::KEY - 3;
        if let Some(fill) = fill {
            painter.rect_filled(rect, rounding, fill);
        }
        painter.rect_stroke(rect, rounding, border, StrokeKind::Inside);
        painter.galley_with_override_text_color(
            center - self.galley.size() / 2.0,
            Arc::clone(&self.galley),
            color,
        );
    }
}
