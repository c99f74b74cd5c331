//! The coach's card: laid out, and drawn.

use std::sync::Arc;

use egui::{Context, Galley, Rect, Role, Sense, Stroke, Ui, pos2, vec2};

use super::super::turn::{Coach, Outside, Tone};
use super::{BARE, Sheet};
use crate::app::{Action, NavigationAction, Overlay, PlayAction};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::{Pill, event_mark};
use crate::locale::Key;
use moodfirst_core::text::Lang;

/// Points left of the coach's words, for the sign.
pub(super) const SIGN: f32 = 40.0;
/// Points right of them.
pub(super) const EDGE: f32 = 16.0;
/// Points around an event's dividing line.
const DIVIDER: f32 = 13.0;

/// The coach's card as it was laid out.
pub(super) struct Laid {
    /// Rows with the height above each.
    rows: Vec<(RowKind, f32, Arc<Galley>)>,
    pad: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    First,
    Small,
    Event,
}

impl Laid {
    pub(super) fn height(&self) -> f32 {
        self.rows.iter().map(|(_, above, row)| above + row.size().y).sum::<f32>() + 2.0 * self.pad
    }
}

impl Sheet<'_> {
    /// The coach's card.
    pub(super) fn laid(&self, ctx: &Context, palette: &Palette, coach: &Coach, width: f32) -> Laid {
        let lang = self.tongue.lang;
        let full = self.form.remark_full;
        let ink = self.words(palette.ink);
        let room = width - SIGN - EDGE;
        let mut first_room = room - if full { 0.0 } else { BARE.x };
        first_room -= if self.bare_undo() { BARE.x + space::S } else { 0.0 };
        let tone = coach.color(palette);
        let gap = if coach.lead.is_empty() { "" } else { lang.gap() };
        let mut rows = Vec::new();
        let one = |words: &str, room| text::elided(ctx, words, lang, ink, room);
        if full {
            let lead = Style { color: tone, ..ink.bold() };
            let spans =
                [Span::new(&coach.lead, lead), Span::new(gap, lead), Span::new(&coach.why, ink)];
            let spans: Vec<_> = spans.into_iter().filter(|span| !span.text.is_empty()).collect();
            let first = text::layout_styled(ctx, &spans, lang, ink, first_room);
            rows.push((RowKind::First, 0.0, first));
            let soft = Style::new(size::HINT, palette.soft).leading(self.form.leading);
            if !coach.small.is_empty() {
                let spans = [Span::new(&coach.small, soft)];
                let small = text::layout_styled(ctx, &spans, lang, soft, room);
                rows.push((RowKind::Small, 0.0, small));
            }
            for note in &coach.notes {
                let note = text::layout_styled(ctx, &[Span::new(note, ink)], lang, ink, room);
                rows.push((RowKind::Small, 3.0, note));
            }
            for event in &coach.events {
                let lead = ink.bold();
                let gap = if event.lead.is_empty() { "" } else { lang.gap() };
                let spans = [
                    Span::new(&event.lead, lead),
                    Span::new(gap, lead),
                    Span::new(&event.told, ink),
                ];
                let spans: Vec<_> = spans.into_iter().filter(|one| !one.text.is_empty()).collect();
                let event = text::layout_styled(ctx, &spans, lang, ink, room);
                rows.push((RowKind::Event, DIVIDER, event));
            }
        } else {
            let first = [coach.lead.as_str(), gap, coach.why.as_str()].concat();
            rows.push((RowKind::First, 0.0, one(&first, first_room)));
            for event in &coach.events {
                rows.push((RowKind::Event, 2.0, one(&event.said(lang), room)));
            }
        }
        let pad = match (full, self.form.leading < 1.4) {
            (false, _) => 5.0,
            (true, true) => 7.0,
            (true, false) => 10.0,
        };
        Laid { rows, pad }
    }

    /// The coach's card, in full or in one line; what came from outside as far as it has come, 0 to 1.
    pub(super) fn show_coach(
        &self,
        ui: &mut Ui,
        rect: Rect,
        coach: &Coach,
        outside: f32,
        out: &mut Vec<Action>,
    ) {
        let palette = Palette::of(ui);
        heard::told(ui, rect, "coach", Role::Label, &coach.said(self.tongue.lang));
        let laid = self.laid(ui.ctx(), palette, coach, rect.width());
        ui.painter().rect_filled(rect, corner::KEY + 2, coach.ground(palette));
        let mut y = rect.top() + laid.pad;
        let mut first_middle = rect.center().y;
        let whole = ui.opacity();
        for (kind, above, row) in laid.rows {
            ui.set_opacity(if kind == RowKind::Event { whole * outside } else { whole });
            if kind == RowKind::Event && above >= DIVIDER {
                let line = (rect.left() + EDGE)..=(rect.right() - EDGE);
                let stroke = Stroke::new(1.0, coach.color(palette).gamma_multiply(0.35));
                let at = y + above / 2.0;
                let points = [pos2(*line.start(), at), pos2(*line.end(), at)];
                ui.painter().extend(egui::Shape::dashed_line(&points, stroke, 4.0, 3.0));
            }
            y += above;
            // The middle of its first line.
            let line = row.rows.first().map_or(0.0, |line| line.rect().height());
            let middle = y + line / 2.0;
            let sign = pos2(rect.left() + EDGE + 8.0, middle);
            match kind {
                RowKind::First => {
                    tone_mark(ui, sign, coach.tone, coach.color(palette));
                    first_middle = middle;
                }
                RowKind::Event => event_mark(ui.painter(), sign, palette.hot, palette),
                RowKind::Small => {}
            }
            let high = row.size().y;
            ui.painter().galley(pos2(rect.left() + SIGN, y), row, palette.ink);
            y += high;
        }
        ui.set_opacity(whole);
        let mut right = rect.right() - EDGE + 6.0;
        let mut bare = |ui: &mut Ui, command: Command, words: &str| {
            let at = Rect::from_center_size(pos2(right - BARE.x / 2.0, first_middle), BARE);
            right -= BARE.x + space::XS;
            let cap = command.cap(0).unwrap_or_default();
            let pill = Pill::new(words, self.tongue.lang).key(cap).bare();
            ui.put(at, pill).clicked()
        };
        let words = self.tongue.words;
        if !self.form.remark_full && bare(ui, Command::Remark, words.get(Key::RemarkTitle)) {
            out.push(NavigationAction::Toggle(Overlay::Remark).into());
        }
        if self.bare_undo() && bare(ui, Command::Undo, words.get(Key::ConversationUndo)) {
            out.push(PlayAction::Undo.into());
        }
    }

    /// The coach's card alone, over the width that is there.
    pub fn whole_coach(&self, ui: &mut Ui, coach: &Coach) {
        let width = ui.available_width();
        let high = self.laid(ui.ctx(), Palette::of(ui), coach, width).height();
        let (rect, _) = ui.allocate_exact_size(vec2(width, high), Sense::hover());
        self.show_coach(ui, rect, coach, 1.0, &mut Vec::new());
    }
}

impl Coach {
    const fn color(&self, palette: &Palette) -> egui::Color32 {
        match self.tone {
            Tone::Worse | Tone::Missed => palette.hot,
            Tone::Even => palette.soft,
            Tone::Better => palette.accent,
        }
    }

    const fn ground(&self, palette: &Palette) -> egui::Color32 {
        match self.tone {
            Tone::Worse => palette.hot_tint,
            Tone::Missed | Tone::Even => palette.card,
            Tone::Better => palette.accent_tint,
        }
    }

    /// All that it says, for those who do not see it.
    fn said(&self, lang: Lang) -> String {
        let parts = [&self.lead, &self.why, &self.small].into_iter().chain(&self.notes).cloned();
        let parts = parts.chain(self.events.iter().map(|event| event.said(lang)));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Outside {
    pub fn said(&self, lang: Lang) -> String {
        let parts = [self.lead.as_str(), &self.told].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(lang.blank())
    }
}

/// A sign that tells what the coach's words are about, not by colour alone.
pub(super) fn tone_mark(ui: &Ui, at: egui::Pos2, tone: Tone, color: egui::Color32) {
    let triangle = |up: f32| {
        let points =
            vec![at + vec2(-7.0, 5.5 * up), at + vec2(7.0, 5.5 * up), at + vec2(0.0, -6.5 * up)];
        egui::Shape::convex_polygon(points, color, Stroke::NONE)
    };
    match tone {
        Tone::Worse => ui.painter().add(triangle(1.0)),
        Tone::Better => ui.painter().add(triangle(-1.0)),
        Tone::Missed | Tone::Even => {
            let bar = Rect::from_center_size(at, vec2(14.0, 3.5));
            ui.painter().rect_filled(bar, 1.75, color)
        }
    };
}
