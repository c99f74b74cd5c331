//! A line of the debrief: what was said, what it earned or cost, why, and what could have been said.

use egui::{Response, Role, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use super::focus_ring;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, mix, size, space};
use moodfirst_core::text::Lang;

/// How a line stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowTone {
    /// Earned points.
    Earned,
    /// Cost points: on the hot tint.
    Cost,
    /// Was missed: in soft ink, "0/10".
    Missed,
    /// Neither: the floor, the cap.
    Plain,
}

/// A line of the report.
#[must_use = "a row is shown with ui.add"]
pub struct ReportRow<'a> {
    /// Number of the reply, or a word such as "+1 d"; empty for a line about the whole run.
    pub number: &'a str,
    /// The words said, quotation marks included.
    pub quote: &'a str,
    /// Why, in a sentence.
    pub why: &'a str,
    /// A better wording; empty for none.
    pub better: &'a str,
    /// What is shown besides while the row is open, such as the source of the rule; empty for none.
    pub details: &'a str,
    /// Points as written: "+15", "−20", "0/10".
    pub points: &'a str,
    /// How it stands out.
    pub tone: RowTone,
    /// Chosen: shows the details.
    pub open: bool,
    /// Language of the texts.
    pub lang: Lang,
}

impl Widget for ReportRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const NUMBER: f32 = 44.0;
        const POINTS: f32 = 60.0;
        let palette = Palette::of(ui);
        let width = ui.available_width();
        let room = width - 2.0 * space::L - NUMBER - POINTS;
        let quote_color = if self.tone == RowTone::Missed { palette.soft } else { palette.ink };
        let parts = [
            (self.quote, Style::new(size::BODY, quote_color)),
            (self.why, Style::new(size::SECONDARY, palette.soft)),
            (self.better, Style::new(size::SECONDARY, palette.accent)),
            (if self.open { self.details } else { "" }, Style::new(size::HINT, palette.soft)),
        ];
        let galleys: Vec<_> = parts
            .iter()
            .filter(|(words, _)| !words.is_empty())
            .map(|&(words, style)| text::layout(ui.ctx(), words, self.lang, style, room))
            .collect();
        let height = galleys.iter().map(|galley| galley.size().y).sum::<f32>() + 2.0 * space::M;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            let parts = [self.number, self.points, self.quote, self.why, self.better, self.details];
            let name =
                parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
            WidgetInfo::selected(Role::ListItem, ui.is_enabled(), self.open, name)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }

        let hover = ui.ctx().animate_bool_with_time(
            response.id,
            response.hovered(),
            ui.style().animation_time,
        );
        let ground = if self.tone == RowTone::Cost { palette.hot_tint } else { palette.paper };
        let painter = ui.painter();
        painter.rect_filled(
            rect,
            0.0,
            if self.open { palette.accent_tint } else { mix(ground, palette.card, hover * 0.7) },
        );
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        if self.tone == RowTone::Cost && self.open {
            painter.rect_filled(
                egui::Rect::from_min_size(rect.min, vec2(4.0, rect.height())),
                0.0,
                palette.hot,
            );
        }

        let number = Style::new(size::BODY, palette.ink).bold();
        let number =
            text::single(ui.ctx(), self.number, text::lang_of(self.number, self.lang), number);
        painter.galley(pos2(rect.left() + space::L, rect.top() + space::M), number, palette.ink);
        let points_color = match self.tone {
            RowTone::Earned => palette.accent,
            RowTone::Cost => palette.hot,
            RowTone::Missed => palette.soft,
            RowTone::Plain => palette.ink,
        };
        let points = text::single(
            ui.ctx(),
            self.points,
            Lang::En,
            Style::new(size::BODY, points_color).bold(),
        );
        painter.galley(
            pos2(rect.right() - space::L - points.size().x, rect.top() + space::M),
            points,
            points_color,
        );
        let mut at = pos2(rect.left() + space::L + NUMBER, rect.top() + space::M);
        for galley in galleys {
            let height = galley.size().y;
            painter.galley(at, galley, palette.ink);
            at.y += height;
        }
        focus_ring(painter, &response, rect, 0, palette);
        response
    }
}
