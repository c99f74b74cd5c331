//! A dimension's score as the rubric's slots: one sees at a glance what was missing.

use egui::{Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use super::hatch::{dashed, hatch};
use crate::gui::heard;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use moodfirst_core::text::Lang;

/// A slot of the rubric.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'a> {
    /// What it is for, in a few words.
    pub name: &'a str,
    /// Points it pays; the widths of a bar's slots are their points.
    pub points: i32,
    /// Points earned, 0 to `points`.
    pub earned: i32,
}

/// Points taken off.
#[derive(Debug, Clone, Copy)]
pub struct Penalty<'a> {
    /// What for.
    pub name: &'a str,
    /// Points, below zero.
    pub points: i32,
}

/// Title and score over a bar of slots: earned filled, missed dashed, penalties hatched below, eating from the right.
#[must_use = "a bar is shown with ui.add"]
pub struct SlotBar<'a> {
    /// Name of the dimension.
    pub title: &'a str,
    /// Its score, 0 to 100.
    pub score: i32,
    /// The slots in the rubric's order; together 100 points.
    pub slots: &'a [Slot<'a>],
    /// What was taken off.
    pub penalties: &'a [Penalty<'a>],
    /// Language of all names.
    pub lang: Lang,
}

const BAR: f32 = 26.0;
const GAP: f32 = 3.0;
const PENALTY: f32 = 12.0;

impl Widget for SlotBar<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let width = ui.available_width();
        let title = text::single(
            ui.ctx(),
            self.title,
            self.lang,
            Style::new(size::SECONDARY, palette.ink).bold(),
        );
        let head = title.size().y + 2.0;
        let below = if self.penalties.is_empty() { 0.0 } else { space::XS + 20.0 };
        let (rect, response) =
            ui.allocate_exact_size(vec2(width, head + BAR + below), Sense::hover());
        let said = heard::of_hundred(self.title, self.score, 0, self.lang);
        heard::meter(&response, &said, self.score);

        let title_width = title.size().x;
        ui.painter().galley(rect.min, title, palette.ink);
        let score = text::single(
            ui.ctx(),
            &self.score.to_string(),
            Lang::En,
            Style::new(size::SECONDARY, palette.accent).bold(),
        );
        ui.painter().galley(
            pos2(rect.left() + title_width + space::S, rect.top()),
            score,
            palette.accent,
        );

        let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + head), vec2(width, BAR));
        self.slots(ui, &response, bar, palette);
        if !self.penalties.is_empty() {
            let row = Rect::from_min_max(pos2(rect.left(), bar.bottom() + space::XS), rect.max);
            self.penalties(ui, &response, row, palette);
        }
        response
    }
}

#[expect(clippy::cast_precision_loss, reason = "points are small")]
impl SlotBar<'_> {
    fn slots(&self, ui: &Ui, response: &Response, bar: Rect, palette: &Palette) {
        let total: i32 = self.slots.iter().map(|slot| slot.points.max(0)).sum();
        if total == 0 {
            return;
        }
        let room = bar.width() - GAP * (self.slots.len() as f32 - 1.0);
        let mut x = bar.left();
        for (index, slot) in self.slots.iter().enumerate() {
            let wide = room * slot.points.max(0) as f32 / total as f32;
            let cell = Rect::from_min_size(pos2(x, bar.top()), vec2(wide, bar.height()));
            x += wide + GAP;
            let painter = ui.painter();
            let earned = slot.earned >= slot.points;
            if slot.earned > 0 {
                let mut filled = cell;
                filled.set_width(
                    cell.width() * slot.earned.min(slot.points) as f32 / slot.points as f32,
                );
                painter.rect_filled(filled, corner::BAR, palette.accent);
            }
            if !earned {
                dashed(painter, cell, palette.soft);
            }
            let color = if earned { palette.on_accent } else { palette.soft };
            let inner = cell.width() - 8.0;
            let style = Style::new(size::HINT, color);
            let mut word = text::single(ui.ctx(), slot.name, self.lang, style);
            if word.size().x > inner {
                // No room for the name: the points, which a tooltip explains.
                let points = if earned {
                    slot.points.to_string()
                } else {
                    format!("{}/{}", slot.earned, slot.points)
                };
                word = text::single(ui.ctx(), &points, Lang::En, style);
            }
            if word.size().x <= cell.width() - 2.0 && (slot.earned == 0 || earned) {
                painter.galley(cell.center() - word.size() / 2.0, word, color);
            }
            let label = format!("{} {}/{}", slot.name, slot.earned, slot.points);
            self.part(ui, response, cell, index, &label);
        }
    }

    fn penalties(&self, ui: &Ui, response: &Response, row: Rect, palette: &Palette) {
        let mut right = row.right();
        for (index, penalty) in self.penalties.iter().enumerate() {
            let lost = penalty.points.unsigned_abs();
            let left = (right - row.width() * lost.min(100) as f32 / 100.0)
                .max(row.left() + row.width() * 0.3);
            if right - left < 4.0 {
                break;
            }
            let cell = Rect::from_min_max(
                pos2(left, row.center().y - PENALTY / 2.0),
                pos2(right, row.center().y + PENALTY / 2.0),
            );
            let painter = ui.painter();
            painter.rect_filled(cell, 3.0, palette.hot_tint);
            hatch(painter, cell.shrink(0.5), palette.hot);
            painter.rect_stroke(
                cell,
                3.0,
                egui::Stroke::new(1.0, palette.hot),
                egui::StrokeKind::Inside,
            );
            self.part(ui, response, cell, 1_000 + index, &format!("{} −{lost}", penalty.name));
            right = left - GAP;
        }
        let names: Vec<String> = self
            .penalties
            .iter()
            .map(|penalty| format!("{} −{}", penalty.name, penalty.points.unsigned_abs()))
            .collect();
        let dot = if self.lang.full_width() { self.lang.gap() } else { self.lang.dot() };
        let style = Style::new(size::HINT, palette.hot);
        let galley = text::elided(
            ui.ctx(),
            &names.join(dot),
            self.lang,
            style,
            right - space::S - row.left(),
        );
        let at = pos2(right - space::XS - galley.size().x, row.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.hot);
    }

    /// A part of the bar that can be pointed at and that a screen reader finds.
    fn part(&self, ui: &Ui, response: &Response, cell: Rect, index: usize, label: &str) {
        let part = ui.interact(cell, response.id.with(index), Sense::hover());
        part.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
        text::tip(part, label, self.lang);
    }
}
