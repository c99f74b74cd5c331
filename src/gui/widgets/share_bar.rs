//! A part of a whole as a bar from the left.

use egui::{Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use super::range_bar::{tick, track};
use crate::gui::theme::{Palette, corner};

/// A track filled up to a share; a tick where the pass mark is.
#[must_use = "a bar is shown with ui.add"]
pub struct ShareBar<'a> {
    /// What a screen reader says, the figure included.
    pub name: &'a str,
    /// The share, 0 to 1.
    pub share: f32,
    /// The pass mark as a share, where there is one.
    pub mark: Option<f32>,
    /// Filled with the accent; otherwise with the quiet colour. Never the only sign.
    pub strong: bool,
    /// Width in points.
    pub width: f32,
    /// Height in points; the track is half as high.
    pub height: f32,
}

impl Widget for ShareBar<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(self.width, self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.name));
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let track = track(ui, rect);
            let share = self.share.clamp(0.0, 1.0);
            if share > 0.0 {
                let wide = (track.width() * share).max(3.0);
                let filled = Rect::from_min_size(track.min, vec2(wide, track.height()));
                let color = if self.strong { palette.accent } else { palette.calm };
                painter.rect_filled(filled, corner::BAR, color);
            }
            if let Some(mark) = self.mark {
                tick(ui, pos2(track.left() + track.width() * mark.clamp(0.0, 1.0), 0.0).x, rect);
            }
        }
        response
    }
}
