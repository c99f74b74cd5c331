//! Total and sub-scores: in one line under the ending, and always in sight over the other steps.

use egui::{Frame, Margin, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::View;
use crate::gui::heard;
use crate::gui::page::{body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::locale::Key;
use crate::locale::debrief::{scores, total_line};
use crate::locale::wording::dimension_key;
use moodfirst_core::text::Lang;

/// Points that the total and the three bars take of the page's width.
pub const WIDTH: f32 = 540.0;
const ROW: f32 = 25.0;

/// The total in a sentence, and why ending and total seem to disagree, where they do.
pub fn one_line(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let (total, why) = total_line(view.report, view.rubric, words);
    body(ui, &total, lang);
    if let Some(why) = why {
        why_different(ui, &why, lang);
    }
    ui.add_space(space::S);
    let style = Style::new(size::HINT, Palette::of(ui).soft);
    text::paragraph(ui, words.get(Key::DebriefHonesty), lang, style);
}

/// Why ending and score seem to disagree.
fn why_different(ui: &mut Ui, why: &str, lang: Lang) {
    let palette = Palette::of(ui);
    ui.add_space(space::M);
    let frame = Frame::new().fill(palette.accent_tint).corner_radius(corner::KEY);
    frame.inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let style = Style::new(size::SECONDARY, palette.ink);
        text::paragraph(ui, why, lang, style);
    });
}

/// The total with what it means, and the three bars beside it; one below the other where it is narrow.
pub fn band(ui: &mut Ui, view: &View<'_>) {
    if ui.available_width() < 440.0 {
        total(ui, view);
        ui.add_space(space::S);
        bars(ui, view);
        return;
    }
    ui.horizontal_top(|ui| {
        let half = (ui.available_width() - space::XL) * 0.5;
        ui.vertical(|ui| {
            ui.set_width(half);
            total(ui, view);
        });
        ui.add_space(space::XL);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            bars(ui, view);
        });
    });
}

fn total(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let report = view.report;
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        let color = if report.passed { palette.accent } else { palette.hot };
        let score = Style::new(size::SCORE, color).bold();
        let number = text::single(ui.ctx(), &report.total.to_string(), Lang::En, score);
        let (rect, response) = ui.allocate_exact_size(number.size(), Sense::hover());
        let total = i32::from(report.total);
        let name = heard::of_hundred(words.get(Key::DimensionTotal), total, 0, lang);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.painter().galley(rect.min, number, color);
        ui.add_space(space::M);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::M);
            let mark = report.pass_mark.to_string();
            let passed =
                if report.passed { Key::DebriefMarkReached } else { Key::DebriefMarkMissed };
            let style = Style::new(size::SECONDARY, palette.ink);
            text::paragraph(ui, &words.fill(passed, &[("mark", &mark)]), lang, style);
            if report.total < report.total_uncapped {
                let uncapped = report.total_uncapped.to_string();
                soft(ui, &words.fill(Key::DebriefUncapped, &[("total", &uncapped)]), lang);
            }
            if view.assisted {
                soft(ui, words.get(Key::DebriefHelped), lang);
            }
        });
    });
}

/// The three sub-scores as bars with their numbers.
fn bars(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (dimension, score) in scores(view.report) {
        let key = dimension_key(dimension);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let name = words.get(key);
        let value = i32::from(score);
        heard::meter(&response, &heard::of_hundred(name, value, 0, lang), value);
        let middle = rect.center().y;
        let style = Style::new(size::SECONDARY, palette.ink);
        let label = text::elided(ui.ctx(), name, lang, style, 110.0);
        ui.painter().galley(pos2(rect.left(), middle - label.size().y / 2.0), label, palette.ink);
        let number = text::single(ui.ctx(), &score.to_string(), Lang::En, style.bold());
        let at = pos2(rect.right() - number.size().x, middle - number.size().y / 2.0);
        ui.painter().galley(at, number, palette.ink);
        let bar = Rect::from_min_max(
            pos2(rect.left() + 110.0 + space::S, middle - 4.0),
            pos2(rect.right() - 36.0, middle + 4.0),
        );
        ui.painter().rect_filled(bar, corner::BAR, palette.line);
        if score > 0 && bar.is_positive() {
            let filled = bar.with_max_x(bar.left() + bar.width() * f32::from(score) / 100.0);
            let color = if score >= view.report.pass_mark { palette.accent } else { palette.warm };
            ui.painter().rect_filled(filled, corner::BAR, color);
        }
    }
    let style = Style::new(size::HINT, palette.soft);
    text::paragraph(ui, words.get(Key::DebriefEachOf), lang, style);
}
