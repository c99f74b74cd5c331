//! The card that was chosen becomes my line: for a third of a second one sees it go there.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, vec2};

use super::turn::{Below, Top, Turn};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size};
use moodfirst_core::text::Lang;

/// Seconds for which it stays where it was while the others go, and until it has arrived.
const STAYS: f64 = 0.12;
const ARRIVES: f64 = STAYS + 0.22;

/// What is remembered for it. Nothing of it is worth saving.
#[derive(Default)]
pub struct Flight {
    /// The replies on the page, each with its card.
    cards: Vec<(String, Rect)>,
    /// The one that goes to its place, since when, in seconds of the window.
    going: Option<(String, Rect, f64)>,
}

impl Flight {
    /// A reply has been given: the card with the words that are my line now sets off.
    pub fn set_off(&mut self, turn: &Turn, now: f64) {
        let Some(Top::Mine(mine)) = &turn.top else { return };
        let card = self.cards.iter().find(|(words, _)| *words == mine.words).cloned();
        self.going = card.map(|(words, from)| (words, from, now));
    }

    /// Remembers where the cards stand.
    pub fn cards(&mut self, turn: &Turn, rects: impl Iterator<Item = (usize, Rect)>) {
        self.cards.clear();
        if let Below::Replies(offers) = &turn.below {
            let card =
                |(place, rect): (usize, Rect)| Some((offers.get(place)?.words.clone(), rect));
            self.cards.extend(rects.filter_map(card));
        }
    }

    /// Draws the card on its way to my line, over everything; asks for the next frame while it moves.
    pub fn show(&mut self, ui: &Ui, to: Rect, lang: Lang) {
        let Some((words, from, since)) = &self.going else { return };
        let spent = ui.input(|input| input.time) - since;
        if spent >= ARRIVES || ui.style().animation_time <= 0.0 {
            self.going = None;
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
        let t = ((spent - STAYS) / (ARRIVES - STAYS)).clamp(0.0, 1.0) as f32;
        let t = t * t * (3.0 - 2.0 * t);
        let target = Rect::from_min_size(to.min, vec2(to.width(), to.height().min(from.height())));
        let rect = Rect::from_min_max(from.min.lerp(target.min, t), from.max.lerp(target.max, t));
        let palette = Palette::of(ui);
        let painter = ui.painter();
        let rounding = CornerRadius::same(corner::CARD);
        painter.rect_filled(rect, rounding, palette.card.gamma_multiply(1.0 - 0.4 * t));
        let stroke = Stroke::new(1.0, palette.accent.gamma_multiply(1.0 - t));
        painter.rect_stroke(rect, rounding, stroke, StrokeKind::Inside);
        let style = Style::new(size::SECONDARY, palette.ink);
        let inner = rect.shrink2(vec2(56.0, 8.0));
        let galley = text::layout(ui.ctx(), words, lang, style, inner.width());
        let at = egui::pos2(inner.left(), rect.center().y - galley.size().y / 2.0);
        painter.with_clip_rect(rect.intersect(painter.clip_rect())).galley(at, galley, palette.ink);
        ui.ctx().request_repaint();
    }
}
