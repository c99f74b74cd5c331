//! The three moods over a run.

use egui::{
    Color32, EventFilter, Key, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, mix, size, space, thresholds};
use moodfirst_core::text::Lang;

/// The moods after a reply, each 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurvePoint {
    /// Number of the reply; 0 is the opening.
    pub reply: usize,
    /// Anger.
    pub anger: i32,
    /// Trust.
    pub trust: i32,
    /// Heard.
    pub heard: i32,
}

/// An act worth pointing at.
#[derive(Debug, Clone, Copy)]
pub struct CurveMark<'a> {
    /// Index into the points.
    pub at: usize,
    /// What happened, in a few words.
    pub label: &'a str,
    /// It helped; otherwise it hurt.
    pub helped: bool,
}

/// The words of the chart.
#[derive(Debug, Clone, Copy)]
pub struct CurveWords<'a> {
    /// Name of the chart, for screen readers.
    pub title: &'a str,
    /// Anger, trust, heard.
    pub moods: [&'a str; 3],
    /// What the hot zone means.
    pub hot_zone: &'a str,
}

/// A chart of anger (solid), trust (dotted) and heard (dashed) with the hot zone tinted. Pointing or the arrow keys choose
/// a reply; its act and numbers are then written above.
pub struct MoodCurve<'a> {
    /// The opening and each reply, in order.
    pub points: &'a [CurvePoint],
    /// Acts marked on the anger line.
    pub marks: &'a [CurveMark<'a>],
    /// The words.
    pub words: CurveWords<'a>,
    /// Language of the words.
    pub lang: Lang,
    /// Height of the chart in points, legend included.
    pub height: f32,
}

const HEAD: f32 = 26.0;
const LEFT: f32 = 34.0;
const AXIS: f32 = 22.0;
const LEGEND: f32 = 26.0;

#[expect(clippy::cast_precision_loss, reason = "a few dozen replies, moods from 0 to 100")]
impl MoodCurve<'_> {
    /// Shows the chart; `chosen` is an index into the points. The response is marked as changed when it moves.
    pub fn show(&self, ui: &mut Ui, chosen: &mut Option<usize>) -> Response {
        let palette = Palette::of(ui);
        let (rect, mut response) =
            ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::click());
        let plot = Rect::from_min_max(
            pos2(rect.left() + LEFT, rect.top() + HEAD),
            pos2(rect.right() - 10.0, rect.bottom() - AXIS - LEGEND),
        );
        *chosen = chosen.filter(|&index| index < self.points.len());
        let before = *chosen;
        self.choose(ui, &response, plot, chosen);
        if *chosen != before {
            response.mark_changed();
        }
        let pointed = response
            .hover_pos()
            .filter(|at| plot.expand(12.0).contains(*at))
            .and_then(|at| self.nearest(plot, at.x));
        let shown = pointed.or(*chosen);
        response.widget_info(|| {
            let readout = chosen.map(|index| self.readout(index).join(" ")).unwrap_or_default();
            WidgetInfo::slider(
                true,
                chosen.map_or(0.0, |index| index as f64),
                format!("{} {readout}", self.words.title).trim(),
            )
        });
        if ui.is_rect_visible(rect) {
            self.ground(ui, plot, palette);
            self.lines(ui, plot, palette);
            self.legend(ui, rect, palette);
            self.head(ui, rect, plot, shown, palette);
            super::focus_ring(ui.painter(), &response, rect, corner::CARD, palette);
        }
        response
    }

    fn choose(&self, ui: &Ui, response: &Response, plot: Rect, chosen: &mut Option<usize>) {
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            *chosen = self.nearest(plot, at.x);
        }
        if response.has_focus() && !self.points.is_empty() {
            let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            let last = self.points.len() - 1;
            ui.input(|input| {
                let step = |from: Option<usize>, forward: bool| match (from, forward) {
                    (None, _) => 0,
                    (Some(at), true) => (at + 1).min(last),
                    (Some(at), false) => at.saturating_sub(1),
                };
                for (key, forward) in [(Key::ArrowRight, true), (Key::ArrowLeft, false)] {
                    for _ in 0..input.num_presses(key) {
                        *chosen = Some(step(*chosen, forward));
                    }
                }
                if input.key_pressed(Key::Home) {
                    *chosen = Some(0);
                }
                if input.key_pressed(Key::End) {
                    *chosen = Some(last);
                }
            });
        }
    }

    fn x(&self, plot: Rect, index: usize) -> f32 {
        let last = self.points.len().saturating_sub(1).max(1);
        plot.left() + plot.width() * index as f32 / last as f32
    }

    fn at(&self, plot: Rect, index: usize, mood: i32) -> Pos2 {
        pos2(self.x(plot, index), level(plot, mood))
    }

    fn nearest(&self, plot: Rect, x: f32) -> Option<usize> {
        (0..self.points.len())
            .min_by(|&a, &b| (self.x(plot, a) - x).abs().total_cmp(&(self.x(plot, b) - x).abs()))
    }

    fn mark(&self, index: usize) -> Option<&CurveMark<'_>> {
        self.marks.iter().find(|mark| mark.at == index)
    }

    /// Two lines about a point: the reply and its act, the numbers.
    fn readout(&self, index: usize) -> [String; 2] {
        let Some(point) = self.points.get(index) else { return [String::new(), String::new()] };
        let act = self.mark(index).map_or("", |mark| mark.label);
        let [anger, trust, heard] = self.words.moods;
        let dot = self.lang.dot();
        [
            format!("{} {act}", point.reply).trim_end().to_owned(),
            format!(
                "{anger} {}{dot}{trust} {}{dot}{heard} {}",
                point.anger, point.trust, point.heard
            ),
        ]
    }

    fn ground(&self, ui: &Ui, plot: Rect, palette: &Palette) {
        let painter = ui.painter();
        let zone = Rect::from_min_max(plot.min, pos2(plot.right(), level(plot, thresholds().hot)));
        painter.rect_filled(zone, 0.0, palette.hot_tint);
        let style = Style::new(size::HINT, palette.soft);
        for mood in [0, 50, 100] {
            let y = level(plot, mood).round() + 0.5;
            painter.hline(plot.x_range(), y, Stroke::new(1.0, palette.line));
            let label = text::single(ui.ctx(), &mood.to_string(), Lang::En, style);
            painter.galley(
                pos2(plot.left() - space::S - label.size().x, y - label.size().y / 2.0),
                label,
                palette.soft,
            );
        }
        let hot = Style::new(size::HINT, palette.hot);
        let name =
            text::elided(ui.ctx(), self.words.hot_zone, self.lang, hot, plot.width() - space::L);
        painter.galley(pos2(plot.left() + space::S, plot.top() + 2.0), name, palette.hot);

        // As many numbers along the run as fit.
        let every = (self.points.len() as f32 * 28.0 / plot.width().max(1.0)).ceil().max(1.0);
        for (index, point) in self.points.iter().enumerate() {
            if index as f32 % every != 0.0 {
                continue;
            }
            let label = text::single(ui.ctx(), &point.reply.to_string(), Lang::En, style);
            painter.galley(
                pos2(self.x(plot, index) - label.size().x / 2.0, plot.bottom() + 2.0),
                label,
                palette.soft,
            );
        }
    }

    fn lines(&self, ui: &Ui, plot: Rect, palette: &Palette) {
        let painter = ui.painter();
        for (mood, color) in colors(palette).into_iter().enumerate().rev() {
            let path: Vec<Pos2> = self
                .points
                .iter()
                .enumerate()
                .map(|(index, point)| {
                    self.at(plot, index, [point.anger, point.trust, point.heard][mood])
                })
                .collect();
            painter.extend(stroke(&path, mood, color));
        }
        for mark in self.marks {
            let Some(point) = self.points.get(mark.at) else { continue };
            let at = self.at(plot, mark.at, point.anger);
            // Helped: a filled dot. Hurt: an open ring.
            if mark.helped {
                painter.circle(at, 4.5, palette.accent, Stroke::new(1.5, palette.paper));
            } else {
                painter.circle(at, 6.0, palette.card, Stroke::new(2.5, palette.hot));
            }
        }
    }

    fn legend(&self, ui: &Ui, rect: Rect, palette: &Palette) {
        let mut x = rect.left() + LEFT;
        let y = rect.bottom() - LEGEND / 2.0;
        for (mood, color) in colors(palette).into_iter().enumerate() {
            let sample = [pos2(x, y), pos2(x + 26.0, y)];
            ui.painter().extend(stroke(&sample, mood, color));
            let style = Style::new(size::HINT, palette.ink);
            let name = text::single(ui.ctx(), self.words.moods[mood], self.lang, style);
            let width = name.size().x;
            ui.painter().galley(pos2(x + 34.0, y - name.size().y / 2.0), name, palette.ink);
            x += 34.0 + width + space::XL;
        }
    }

    /// Above the plot: the point pointed at or chosen, else the name of the chart.
    fn head(&self, ui: &Ui, rect: Rect, plot: Rect, shown: Option<usize>, palette: &Palette) {
        let painter = ui.painter();
        let ink = Style::new(size::HINT, palette.ink).bold();
        let Some((index, point)) = shown.and_then(|index| Some((index, self.points.get(index)?)))
        else {
            let title = text::elided(ui.ctx(), self.words.title, self.lang, ink, plot.width());
            painter.galley(pos2(plot.left(), rect.top()), title, palette.ink);
            return;
        };
        let at = self.at(plot, index, point.anger);
        painter.vline(
            at.x.round() + 0.5,
            plot.y_range(),
            Stroke::new(1.0, mix(palette.line, palette.soft, 0.5)),
        );
        painter.circle(at, 6.0, palette.card, Stroke::new(2.5, palette.ink));
        let [act, numbers] = self.readout(index);
        let numbers =
            text::single(ui.ctx(), &numbers, self.lang, Style::new(size::HINT, palette.soft));
        let act = text::elided(
            ui.ctx(),
            &act,
            self.lang,
            ink,
            plot.width() - numbers.size().x - space::M,
        );
        painter.galley(pos2(plot.left(), rect.top()), act, palette.ink);
        painter.galley(pos2(plot.right() - numbers.size().x, rect.top()), numbers, palette.soft);
    }
}

#[expect(clippy::cast_precision_loss, reason = "0 to 100")]
fn level(plot: Rect, mood: i32) -> f32 {
    plot.bottom() - plot.height() * mood.clamp(0, 100) as f32 / 100.0
}

/// Anger, trust, heard.
const fn colors(palette: &Palette) -> [Color32; 3] {
    [palette.hot, palette.soft, palette.accent]
}

/// Solid, dotted, dashed: the moods differ in more than colour.
fn stroke(path: &[Pos2], mood: usize, color: Color32) -> Vec<Shape> {
    match mood {
        0 => vec![Shape::line(path.to_vec(), Stroke::new(2.5, color))],
        1 => Shape::dotted_line(path, color, 5.0, 1.3),
        _ => Shape::dashed_line(path, Stroke::new(2.5, color), 7.0, 5.0),
    }
}
