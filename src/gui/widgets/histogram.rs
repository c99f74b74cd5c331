//! How totals are spread.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::hatch::hatch;
use super::range_bar::tick;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, mix, size, space};
use moodfirst_core::text::Lang;

/// Points of the total that one bar stands for; the last bar holds 100 as well.
pub const BIN: usize = 5;

/// Runs by total as bars, each with its number over it; those that pass are filled, the others
/// hatched, the pass mark is a line.
#[must_use = "a chart is shown with ui.add"]
pub struct Histogram<'a> {
    /// Runs by total, 0 to 100.
    pub totals: &'a [u32],
    /// The pass mark.
    pub mark: u8,
    /// What a screen reader says, the figures included.
    pub name: &'a str,
    /// The legend: passed, not passed, pass mark.
    pub words: [&'a str; 3],
    /// Language of the words.
    pub lang: Lang,
    /// Height in points, axis and legend included.
    pub height: f32,
}

/// Runs of each bar, from the lowest totals up.
#[must_use]
pub fn bins(totals: &[u32]) -> Vec<u32> {
    let mut bins = vec![0; 100 / BIN];
    let last = bins.len() - 1;
    for (total, runs) in totals.iter().enumerate() {
        bins[(total / BIN).min(last)] += runs;
    }
    bins
}

const TOP: f32 = 20.0;
const AXIS: f32 = 22.0;
const LEGEND: f32 = 26.0;

#[expect(clippy::cast_precision_loss, reason = "some thousand runs, twenty bars")]
impl Widget for Histogram<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let plot = Rect::from_min_max(
            pos2(rect.left() + 8.0, rect.top() + TOP),
            pos2(rect.right() - 8.0, rect.bottom() - AXIS - LEGEND),
        );
        let bins = bins(self.totals);
        let most = bins.iter().copied().max().unwrap_or(0).max(1) as f32;
        let wide = plot.width() / bins.len() as f32;
        let hint = Style::new(size::HINT, palette.soft);
        for (place, runs) in bins.iter().enumerate().filter(|(_, runs)| **runs > 0) {
            let tall = (plot.height() * *runs as f32 / most).max(2.0);
            let left = plot.left() + wide * place as f32;
            let bar = Rect::from_min_max(
                pos2(left + 1.5, plot.bottom() - tall),
                pos2(left + wide - 1.5, plot.bottom()),
            );
            self.bar(ui, bar, place * BIN >= usize::from(self.mark));
            let count = text::single(ui.ctx(), &runs.to_string(), Lang::En, hint);
            let room = count.size();
            if room.x <= wide + 6.0 {
                let at = pos2(bar.center().x - room.x / 2.0, bar.top() - room.y + 1.0);
                ui.painter().galley(at, count, palette.soft);
            }
        }
        ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, palette.soft));
        let x = |total: f32| plot.left() + plot.width() * total / 100.0;
        for total in [0, 20, 40, 60, 80, 100] {
            let label = text::single(ui.ctx(), &total.to_string(), Lang::En, hint);
            let at = pos2(x(total as f32) - label.size().x / 2.0, plot.bottom() + 2.0);
            ui.painter().galley(at, label, palette.soft);
        }
        let mark = Rect::from_x_y_ranges(plot.x_range(), rect.top()..=plot.bottom());
        tick(ui, x(f32::from(self.mark)), mark);
        self.legend(ui, rect);
        response
    }
}

impl Histogram<'_> {
    fn bar(&self, ui: &Ui, bar: Rect, passed: bool) {
        let palette = Palette::of(ui);
        if passed {
            ui.painter().rect_filled(bar, 2.0, palette.accent);
            return;
        }
        ui.painter().rect_filled(bar, 2.0, palette.stage);
        hatch(ui.painter(), bar, mix(palette.line, palette.soft, 0.45));
        let border = Stroke::new(1.0, mix(palette.line, palette.soft, 0.6));
        ui.painter().rect_stroke(bar, 2.0, border, StrokeKind::Inside);
    }

    fn legend(&self, ui: &Ui, rect: Rect) {
        let palette = Palette::of(ui);
        let style = Style::new(size::HINT, palette.ink);
        let mut x = rect.left() + 8.0;
        let y = rect.bottom() - LEGEND / 2.0 + 2.0;
        for (place, words) in self.words.into_iter().enumerate() {
            let sign = Rect::from_center_size(pos2(x + 8.0, y), vec2(16.0, 12.0));
            match place {
                0 => self.bar(ui, sign, true),
                1 => self.bar(ui, sign, false),
                _ => tick(ui, sign.center().x, sign.expand2(vec2(0.0, 2.0))),
            }
            let label = text::single(ui.ctx(), words, self.lang, style);
            let wide = label.size().x;
            let at = pos2(x + 16.0 + 6.0, y - label.size().y / 2.0);
            ui.painter().galley(at, label, palette.ink);
            x += 16.0 + 6.0 + wide + space::XL;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_is_in_one_bar_and_a_hundred_in_the_last() {
        let mut totals = vec![0; 101];
        totals[0] = 1;
        totals[4] = 2;
        totals[5] = 4;
        totals[95] = 8;
        totals[100] = 16;
        let bins = bins(&totals);
        assert_eq!((bins.len(), bins[0], bins[1], bins[19]), (20, 3, 4, 24));
        assert_eq!(bins.iter().sum::<u32>(), totals.iter().sum::<u32>());
    }
}
