//! What the customer says: the largest words on the screen.

use std::sync::Arc;

use egui::{
    Color32, Galley, Mesh, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, Widget, WidgetInfo, pos2, vec2,
};

use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{LIGHT, Palette, Thresholds, corner, mix, size, space, thresholds};
use moodfirst_core::text::Lang;

/// How tall and wide a card of words is set: the play screen looks for the largest that fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typeset {
    /// Size of the words.
    pub size: f32,
    /// Lines are so many sizes apart.
    pub leading: f32,
    /// Points above and below the words.
    pub pad: f32,
}

impl Typeset {
    /// The customer's line where there is room.
    pub const LINE: Self = Self { size: size::LINE, leading: 1.47, pad: 16.0 };
    /// A reply where there is room.
    pub const REPLY: Self = Self { size: size::BODY, leading: 1.47, pad: 12.0 };
}

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
    /// How it is set.
    pub setting: Typeset,
    /// The stage direction stands before the words, inside the card.
    pub stage_inside: bool,
    /// A tail points to whoever speaks, at the left.
    pub tail: bool,
}

/// Width of the bar.
const BAR: f32 = 6.0;
/// Points between the stage direction and the card.
const STAGE_GAP: f32 = 5.0;

impl CustomerLine<'_> {
    /// The stage direction above the card, and the words in it.
    fn galleys(
        &self,
        ctx: &egui::Context,
        palette: &Palette,
        width: f32,
    ) -> (Option<Arc<Galley>>, Arc<Galley>) {
        let Typeset { size: points, leading, .. } = self.setting;
        let words = Style::new(points, palette.ink).leading(leading);
        let soft = Style { color: palette.soft, ..words };
        let above = !self.stage.is_empty() && !self.stage_inside;
        let stage = above.then(|| {
            let style = Style::new(size::SECONDARY, palette.soft).leading(leading.min(1.4));
            text::layout(ctx, self.stage, self.lang, style, width)
        });
        let gap = self.lang.gap();
        let inside: &[Span<'_>] = if self.stage_inside && !self.stage.is_empty() {
            &[Span::new(self.stage, soft), Span::new(gap, soft), Span::new(self.words, words)]
        } else {
            &[Span::new(self.words, words)]
        };
        let room = width - 2.0 * self.inset();
        (stage, text::layout_styled(ctx, inside, self.lang, words, room))
    }

    const fn inset(&self) -> f32 {
        if self.setting.pad < 12.0 { space::L } else { space::XL }
    }

    /// Letters of the stage direction inside the card: they are there from the beginning.
    fn letters_before(&self) -> usize {
        if self.stage_inside && !self.stage.is_empty() {
            self.stage.chars().count() + self.lang.gap().chars().count()
        } else {
            0
        }
    }

    /// The height it needs at a width, in points.
    pub fn height(&self, ctx: &egui::Context, width: f32) -> f32 {
        let (stage, words) = self.galleys(ctx, &LIGHT, width);
        stage.map_or(0.0, |stage| stage.size().y + STAGE_GAP)
            + words.size().y
            + 2.0 * self.setting.pad
    }
}

impl Widget for CustomerLine<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let width = ui.available_width();
        let (stage, words) = self.galleys(ui.ctx(), palette, width);
        let above = stage.as_ref().map_or(0.0, |stage| stage.size().y + STAGE_GAP);
        let card_height = words.size().y + 2.0 * self.setting.pad;
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
            if self.tail {
                let y = card.top() + (card.height() / 2.0).min(30.0);
                let tip = pos2(card.left() - 12.0, y);
                let points =
                    vec![tip, pos2(card.left() + 1.0, y - 9.0), pos2(card.left() + 1.0, y + 9.0)];
                painter.add(Shape::convex_polygon(points, bar, Stroke::NONE));
            }
            // Only what is seen of the bar is painted: under a card that fades in, more would shine through.
            let under = Rect::from_min_max(card.min, pos2(card.left() + BAR + 6.0, card.bottom()));
            painter.with_clip_rect(under.intersect(painter.clip_rect())).rect_filled(
                card,
                corner::CARD,
                bar,
            );
            let mut face = card;
            face.min.x += BAR;
            let rounding = egui::CornerRadius { nw: 6, sw: 6, ne: corner::CARD, se: corner::CARD };
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
            let at = pos2(card.left() + self.inset() + 2.0, card.top() + self.setting.pad);
            match self.shown {
                None => {
                    painter.galley(at, words, palette.ink);
                }
                Some(letters) => {
                    #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
                    let before = self.letters_before() as f32;
                    part(painter, at, &words, before + letters, palette);
                }
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
