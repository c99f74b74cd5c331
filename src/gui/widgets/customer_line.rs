//! What the customer says: the largest words on the screen.

use std::sync::Arc;

use egui::{
    Color32, Galley, Mesh, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, Widget, WidgetInfo, pos2, vec2,
};

use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, Thresholds, corner, mix, size, space, thresholds};
use moodfirst_core::text::Lang;

/// The customer's words on a card with a bar in the mood colour; gesture or voice stand above as a stage direction.
#[must_use = "a line is shown with ui.add"]
pub struct CustomerLine<'a> {
    /// Who speaks, for screen readers.
    pub who: &'a str,
    /// Gesture or voice; empty for none.
    pub stage: &'a str,
    /// The words.
    pub words: &'a str,
    /// Language of both.
    pub lang: Lang,
    /// Anger from 0 to 100, or nothing in an exam, where the bar stays neutral.
    pub anger: Option<i32>,
    /// How many letters have appeared so far; nothing: all. A screen reader gets all at once.
    pub shown: Option<f32>,
}

impl Widget for CustomerLine<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const BAR: f32 = 4.0;
        let palette = Palette::of(ui);
        let width = ui.available_width();
        let stage = (!self.stage.is_empty()).then(|| {
            text::layout(
                ui.ctx(),
                self.stage,
                self.lang,
                Style::new(size::SECONDARY, palette.soft),
                width,
            )
        });
        let above = stage.as_ref().map_or(0.0, |stage| stage.size().y + space::S);
        let inset = space::XL;
        let words = text::layout(
            ui.ctx(),
            self.words,
            self.lang,
            Style::new(size::LINE, palette.ink),
            width - 2.0 * inset,
        );
        let card_height = words.size().y + 2.0 * 18.0;
        let (rect, response) = ui.allocate_exact_size(
            vec2(width, above + card_height),
            Sense::focusable_noninteractive(),
        );
        response.widget_info(|| {
            let parts = [self.who, self.stage, self.words];
            let name =
                parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
            WidgetInfo::labeled(Role::Label, ui.is_enabled(), name)
        });

        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            if let Some(stage) = stage {
                painter.galley(rect.min, stage, palette.soft);
            }
            let card = Rect::from_min_max(pos2(rect.left(), rect.top() + above), rect.max);
            let target = self.anger.unwrap_or(0).clamp(0, 100);
            let seconds = ui.style().animation_time;
            // The colour eases with the number; a step of 5 is not worth a flicker.
            #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
            let anger = ui.ctx().animate_value_with_time(response.id, target as f32, seconds);
            let bar =
                if self.anger.is_some() { mood_between(palette, anger) } else { palette.soft };
            painter.rect_filled(card, corner::CARD, bar);
            let mut face = card;
            face.min.x += BAR;
            let rounding = egui::CornerRadius { nw: 8, sw: 8, ne: corner::CARD, se: corner::CARD };
            painter.rect_filled(face, rounding, palette.card);
            painter.rect_stroke(
                card,
                corner::CARD,
                Stroke::new(1.0, palette.line),
                StrokeKind::Inside,
            );
            let edge = Rect::from_min_max(card.min, pos2(card.left() + BAR, card.bottom()));
            painter.with_clip_rect(edge.intersect(painter.clip_rect())).rect_filled(
                card,
                corner::CARD,
                bar,
            );
            let at = pos2(card.left() + inset, card.top() + 18.0);
            match self.shown {
                None => {
                    painter.galley(at, words, palette.ink);
                }
                Some(letters) => part(painter, at, &words, letters, palette),
            }
            super::focus_ring(painter, &response, card, corner::CARD, palette);
        }
        response
    }
}

/// Paints the first letters of a text; the last of them are still coming out of the card.
fn part(painter: &Painter, at: Pos2, words: &Arc<Galley>, letters: f32, palette: &Palette) {
    const SOFT: f32 = 30.0;
    let whole = painter.clip_rect();
    let mut left = letters.max(0.0);
    for row in &words.rows {
        let rect = row.rect().translate(at.to_vec2());
        #[expect(clippy::cast_precision_loss, reason = "letters of a row")]
        let count = row.glyphs.len() as f32;
        if left >= count {
            left -= count;
            continue;
        }
        // All rows above, and this one up to the letter.
        let above = whole.intersect(Rect::everything_above(rect.top()));
        painter.with_clip_rect(above).galley(at, Arc::clone(words), palette.ink);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in the row"
        )]
        let Some(glyph) = row.glyphs.get(left as usize) else { return };
        let x = rect.left() + glyph.pos.x + left.fract() * glyph.advance_width;
        let begun = Rect::from_min_max(rect.min, pos2(x, rect.bottom()));
        let here = painter.with_clip_rect(whole.intersect(begun));
        here.galley(at, Arc::clone(words), palette.ink);
        let mut veil = Mesh::default();
        for (x, color) in [(x - SOFT, Color32::TRANSPARENT), (x, palette.card)] {
            veil.colored_vertex(pos2(x, rect.top()), color);
            veil.colored_vertex(pos2(x, rect.bottom()), color);
        }
        veil.add_triangle(0, 1, 2);
        veil.add_triangle(1, 2, 3);
        here.add(Shape::mesh(veil));
        return;
    }
    painter.galley(at, Arc::clone(words), palette.ink);
}

/// The mood colour of an anger on its way from one number to the next.
#[expect(clippy::cast_precision_loss, reason = "0 to 100")]
fn mood_between(palette: &Palette, anger: f32) -> Color32 {
    /// Anger goes in steps of 5: the colour turns within one.
    const STEP: f32 = 5.0;
    let Thresholds { hot, workable } = *thresholds();
    let (hot, workable) = (hot as f32, workable as f32);
    if anger <= hot - STEP {
        mix(palette.calm, palette.warm, (anger - workable) / STEP)
    } else {
        mix(palette.warm, palette.hot, (anger - hot + STEP) / STEP)
    }
}
