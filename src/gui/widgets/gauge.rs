//! A state of mind as label, bar and number.

use egui::{Color32, Painter, Rect, Response, Sense, Stroke, Ui, Widget, pos2, vec2};

use super::hatch::hatch;
use crate::gui::heard;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, mix, size, space, thresholds};
use moodfirst_core::text::Lang;

/// Which colour scale a gauge has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Anger: calm, warm, hot, with a tick where hot begins.
    Anger,
    /// Trust and heard: the accent.
    Good,
}

/// A gauge from 0 to 100, with what the last reply changed.
#[must_use = "a gauge is shown with ui.add"]
pub struct Gauge<'a> {
    /// What is measured.
    pub label: &'a str,
    /// The same with value and change in words, for those who do not see it.
    pub told: &'a str,
    /// Language of the label.
    pub lang: Lang,
    /// 0 to 100, as far as it is shown.
    pub value: i32,
    /// What it comes to, for those who do not see it.
    pub comes_to: i32,
    /// What has changed it so far; 0 shows nothing.
    pub change: i32,
    /// The part of it that came from outside; a rise of it is hatched.
    pub outside: i32,
    /// Colour scale.
    pub tone: Tone,
    /// Points kept for the label, the same for gauges that stand together.
    pub label_width: f32,
    /// Small, and without the change.
    pub compact: bool,
    /// Seconds in which the bar runs to a new value, if anything moves.
    pub seconds: f32,
}

impl Widget for Gauge<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const NUMBER: f32 = 30.0;
        let change_room = if self.compact { 0.0 } else { 38.0 };
        let height = if self.compact { 20.0 } else { 26.0 };
        let points = if self.compact { size::HINT } else { size::SECONDARY };
        let palette = Palette::of(ui);
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let change = match self.change {
            0 => String::new(),
            up if up > 0 => format!("+{up}"),
            down => format!("−{}", down.unsigned_abs()),
        };
        heard::meter(&response, self.told, self.comes_to);
        if !ui.is_rect_visible(rect) {
            return response;
        }

        let middle = rect.center().y;
        let painter = ui.painter();
        let label = text::elided(
            ui.ctx(),
            self.label,
            self.lang,
            Style::new(points, palette.ink),
            self.label_width,
        );
        painter.galley(pos2(rect.left(), middle - label.size().y / 2.0), label, palette.ink);

        let bar = Rect::from_min_max(
            pos2(rect.left() + self.label_width + space::S, middle - 4.0),
            pos2(rect.right() - NUMBER - change_room - space::XS, middle + 4.0),
        );
        // Where there is no room for a bar, the number says it.
        let bar_shown = bar.width() >= 28.0;
        if bar_shown {
            painter.rect_filled(bar, corner::BAR, palette.line);
        }
        let value = self.value.clamp(0, 100);
        let color = match self.tone {
            Tone::Anger => palette.mood(value),
            Tone::Good => palette.accent,
        };
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        let x = |value: i32| bar.left() + bar.width() * value.clamp(0, 100) as f32 / 100.0;
        if bar_shown && self.change < 0 {
            // What was there before.
            let lost = bar.with_max_x(x(value - self.change).max(bar.left() + 8.0));
            painter.rect_filled(lost, corner::BAR, color.gamma_multiply(0.3));
        }
        let seconds = if ui.style().animation_time > 0.0 { self.seconds } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        let shown = ui.ctx().animate_value_with_time(response.id, value as f32, seconds);
        if bar_shown && shown > 0.5 {
            let mut filled = bar;
            filled.set_right(bar.left() + (bar.width() * shown / 100.0).max(8.0));
            painter.rect_filled(filled, corner::BAR, color);
            self.causes(painter, filled, &x, (color, palette.stage));
        }
        if bar_shown && self.tone == Tone::Anger {
            #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
            let x = (bar.left() + bar.width() * thresholds().hot as f32 / 100.0).round();
            painter.vline(x, bar.top() - 3.0..=bar.bottom() + 3.0, Stroke::new(1.0, palette.soft));
        }
        let number = text::single(
            ui.ctx(),
            &value.to_string(),
            Lang::En,
            Style::new(points, palette.ink).bold(),
        );
        let right = rect.right() - change_room;
        painter.galley(
            pos2(right - number.size().x, middle - number.size().y / 2.0),
            number,
            palette.ink,
        );
        if !change.is_empty() && !self.compact {
            let better = (self.change > 0) == (self.tone == Tone::Good);
            let color = if better { palette.accent } else { palette.hot };
            let galley = text::single(ui.ctx(), &change, Lang::En, Style::new(size::HINT, color));
            painter.galley(
                pos2(rect.right() - galley.size().x, middle - galley.size().y / 2.0),
                galley,
                color,
            );
        }
        response
    }
}

impl Gauge<'_> {
    /// In the filled bar: where it stood before, what was done to it, and hatched what came from outside. Nothing is
    /// drawn beyond what has grown so far.
    fn causes(
        &self,
        painter: &Painter,
        filled: Rect,
        x: &dyn Fn(i32) -> f32,
        (color, gap): (Color32, Color32),
    ) {
        if self.change <= 0 {
            return;
        }
        let outside = self.outside.clamp(0, self.change);
        let own = self.value - outside;
        if outside > 0 {
            let part = filled.with_min_x(x(own).min(filled.right()));
            let painter = painter.with_clip_rect(filled.intersect(painter.clip_rect()));
            hatch(&painter, part, mix(color, gap, 0.6));
        }
        for edge in [self.value - self.change, own] {
            let at = x(edge);
            if edge > 0 && edge < self.value && at < filled.right() {
                painter.vline(at, filled.y_range(), Stroke::new(1.5, gap));
            }
        }
    }
}
