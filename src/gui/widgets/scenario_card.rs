//! A scenario on the shelf.

use std::sync::Arc;

use egui::{Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::focus_ring;
use super::scene::Bust;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::text::Lang;

/// A card that opens a scenario: the customer as they come, title, summary, facts.
pub struct ScenarioCard<'a> {
    /// Title.
    pub title: &'a str,
    /// One or two sentences.
    pub summary: &'a str,
    /// Channel, minutes, place.
    pub facts: &'a str,
    /// Points kept free below the facts.
    pub foot: f32,
    /// The lesson: its customer is drawn as they come.
    pub scenario: &'a Scenario,
    /// Language of all texts.
    pub lang: Lang,
}

const STAGE: f32 = 112.0;
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
        STAGE + texts + 3.0 * space::M + space::L + self.foot
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
        let bust = Bust { scenario: self.scenario };
        bust.paint(painter, stage, top, palette.paper, palette);
        let border = palette.hovered_line(hover);
        painter.rect_stroke(rect, corner::CARD, Stroke::new(1.0, border), StrokeKind::Inside);
        let mut y = stage.bottom() + space::M;
        let left = rect.left() + SIDE;
        painter.galley(pos2(left, y), Arc::clone(&title), palette.ink);
        y += title.size().y + space::XS;
        painter.galley(pos2(left, y), summary, palette.ink);
        // The facts stand at the foot, so that those of neighbours are level.
        let foot = rect.bottom() - space::L - facts.size().y - self.foot;
        painter.galley(pos2(left, foot), facts, palette.soft);
        focus_ring(painter, &response, rect, corner::CARD, palette);
        response
    }
}
