//! A scenario on the shelf.

use std::sync::Arc;

use egui::{
    Galley, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::focus_ring;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, mix, size, space};
use crate::scenario::model::Channel;
use crate::text::Lang;

/// A card that opens a scenario: how one meets as a drawing, title, summary, facts.
pub struct ScenarioCard<'a> {
    /// Title.
    pub title: &'a str,
    /// One or two sentences.
    pub summary: &'a str,
    /// Channel, minutes, place.
    pub facts: &'a str,
    /// Decides on the drawing.
    pub channel: Channel,
    /// Language of all texts.
    pub lang: Lang,
}

const STAGE: f32 = 84.0;
const SIDE: f32 = 20.0;

impl ScenarioCard<'_> {
    fn texts(&self, ui: &Ui, width: f32) -> [Arc<Galley>; 3] {
        let palette = Palette::of(ui);
        let room = width - 2.0 * SIDE;
        [
            (self.title, Style::new(size::LINE, palette.ink).bold()),
            (self.summary, Style::new(size::SECONDARY, palette.ink)),
            (self.facts, Style::new(size::SECONDARY, palette.soft)),
        ]
        .map(|(words, style)| text::layout(ui.ctx(), words, self.lang, style, room))
    }

    /// The height it needs at a width, in points.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let texts: f32 = self.texts(ui, width).iter().map(|galley| galley.size().y).sum();
        STAGE + texts + 3.0 * space::M + space::L
    }

    /// Shows it in a size.
    pub fn show(&self, ui: &mut Ui, width: f32, height: f32) -> Response {
        let palette = Palette::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            let name = format!("{} {} {}", self.title, self.facts, self.summary);
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let seconds = ui.style().animation_time;
        let hover = ui.ctx().animate_bool_with_time(response.id, response.hovered(), seconds);
        let [title, summary, facts] = self.texts(ui, width);
        let painter = ui.painter();
        painter.rect_filled(rect, corner::CARD, palette.card);
        let stage = Rect::from_min_size(rect.min, vec2(width, STAGE));
        let top = egui::CornerRadius { nw: corner::CARD, ne: corner::CARD, sw: 0, se: 0 };
        painter.rect_filled(stage, top, mix(palette.stage, palette.accent_tint, hover));
        draw(painter, stage, self.channel, palette);
        let border = mix(palette.line, palette.accent, hover);
        painter.rect_stroke(rect, corner::CARD, Stroke::new(1.0, border), StrokeKind::Inside);
        let mut y = stage.bottom() + space::M;
        let left = rect.left() + SIDE;
        painter.galley(pos2(left, y), Arc::clone(&title), palette.ink);
        y += title.size().y + space::XS;
        painter.galley(pos2(left, y), summary, palette.ink);
        // The facts stand at the foot, so that those of neighbours are level.
        let foot = rect.bottom() - space::L - facts.size().y;
        painter.galley(pos2(left, foot), facts, palette.soft);
        focus_ring(painter, &response, rect, corner::CARD, palette);
        response
    }
}

/// Telephone: a voice as a wave. Face to face: two people. Online: two bubbles.
fn draw(painter: &Painter, stage: Rect, channel: Channel, palette: &Palette) {
    let middle = stage.center();
    match channel {
        Channel::Telephone => {
            const WAVE: [f32; 15] = [
                6.0, 12.0, 22.0, 34.0, 20.0, 42.0, 28.0, 48.0, 24.0, 38.0, 18.0, 28.0, 12.0, 16.0,
                6.0,
            ];
            for (place, tall) in (0u8..).zip(WAVE) {
                let x = middle.x + (f32::from(place) - 7.0) * 12.0;
                let bar = Rect::from_center_size(pos2(x, middle.y), vec2(5.0, tall));
                let color =
                    if place < 10 { palette.calm } else { mix(palette.line, palette.soft, 0.35) };
                painter.rect_filled(bar, 2.5, color);
            }
        }
        Channel::FaceToFace => {
            for (x, color) in [(-30.0, palette.accent), (30.0, palette.warm)] {
                let head = middle + vec2(x, -12.0);
                painter.circle_filled(head, 13.0, color);
                let body = Rect::from_center_size(middle + vec2(x, 22.0), vec2(42.0, 36.0));
                let round = egui::CornerRadius { nw: 18, ne: 18, sw: 0, se: 0 };
                painter.rect_filled(body.intersect(stage), round, color);
            }
        }
        Channel::Online => {
            let left = Rect::from_center_size(middle + vec2(-22.0, -12.0), vec2(88.0, 24.0));
            let right = Rect::from_center_size(middle + vec2(22.0, 18.0), vec2(88.0, 24.0));
            painter.rect_filled(left, corner::CARD, palette.warm);
            painter.rect_filled(right, corner::CARD, palette.accent);
        }
    }
}
