//! A promise on the scenario's clock: one mark a moment, from making it to keeping or breaking it.

use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ledger_list::{LedgerState, mark};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use moodfirst_core::text::Lang;

/// What happened to a promise at one moment.
#[derive(Debug, Clone)]
pub struct TrackMark {
    /// When, as people say it.
    pub at: String,
    /// What, in words.
    pub what: String,
    /// How the mark looks.
    pub state: LedgerState,
}

/// Least room for a mark with its words beside each other; else they stand below each other.
const ROOM: f32 = 104.0;
const RAIL: f32 = 22.0;

/// Shows the marks from left to right in the order of the clock, or below each other where it is narrow. For screen
/// readers it is one label: `name`, then each moment.
pub fn promise_track(ui: &mut Ui, name: &str, marks: &[TrackMark], lang: Lang) -> Response {
    let count = u16::try_from(marks.len().max(1)).map_or(f32::MAX, f32::from);
    let wide = ui.available_width() / count;
    let said: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark.at, mark.what)).collect();
    let label = format!("{name} {}", said.join(lang.semicolon()));
    let response = if wide >= ROOM { across(ui, marks, wide, lang) } else { down(ui, marks, lang) };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    response
}

fn across(ui: &mut Ui, marks: &[TrackMark], wide: f32, lang: Lang) -> Response {
    let palette = Palette::of(ui);
    let room = wide - space::M;
    let at = Style::new(size::HINT, palette.soft);
    let what = Style::new(size::HINT, palette.ink);
    let galleys: Vec<_> = marks
        .iter()
        .map(|mark| {
            let at = text::elided(ui.ctx(), &mark.at, lang, at, room);
            (at, text::layout(ui.ctx(), &mark.what, lang, what, room))
        })
        .collect();
    let tall = galleys.iter().map(|(at, what)| at.size().y + what.size().y).fold(0.0, f32::max);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), RAIL + tall), Sense::hover());
    let y = rect.top() + RAIL / 2.0;
    let mut x = rect.left() + 8.0;
    let last = x + wide * (f32::from(u16::try_from(marks.len()).unwrap_or(1)) - 1.0);
    ui.painter().hline(x..=last.max(x), y.round() + 0.5, Stroke::new(1.5, palette.line));
    for (one, (at, what)) in marks.iter().zip(galleys) {
        ui.painter().circle_filled(pos2(x, y), 9.0, palette.card);
        mark(ui.painter(), pos2(x, y), one.state, color(one.state, palette));
        let below = pos2(x - 8.0, rect.top() + RAIL);
        let height = at.size().y;
        ui.painter().galley(below, at, palette.soft);
        ui.painter().galley(below + vec2(0.0, height), what, palette.ink);
        x += wide;
    }
    response
}

fn down(ui: &mut Ui, marks: &[TrackMark], lang: Lang) -> Response {
    let palette = Palette::of(ui);
    let dot = lang.gap();
    let room = ui.available_width() - 28.0;
    let galleys: Vec<_> = marks
        .iter()
        .map(|mark| {
            let soft = Style::new(size::HINT, palette.soft);
            let ink = Style::new(size::HINT, palette.ink);
            let spans = [
                text::Span::new(&mark.at, soft),
                text::Span::new(dot, soft),
                text::Span::new(&mark.what, ink),
            ];
            text::layout_spans(ui.ctx(), &spans, lang, size::HINT, room)
        })
        .collect();
    let tall: f32 = galleys.iter().map(|galley| galley.size().y).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let mut top = rect.top();
    for (one, galley) in marks.iter().zip(galleys) {
        let middle = pos2(rect.left() + 8.0, top + size::HINT * 0.75);
        mark(ui.painter(), middle, one.state, color(one.state, palette));
        let height = galley.size().y;
        ui.painter().galley(pos2(rect.left() + 28.0, top), galley, palette.ink);
        top += height;
    }
    response
}

const fn color(state: LedgerState, palette: &Palette) -> egui::Color32 {
    match state {
        LedgerState::Open => palette.ink,
        LedgerState::Kept => palette.accent,
        LedgerState::Broken => palette.hot,
        LedgerState::Released => palette.soft,
    }
}
