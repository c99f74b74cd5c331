//! The card that was chosen becomes my line: the others go, and for a third of a second one sees it go to its place.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, vec2};

use super::turn::{Below, Top, Turn};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size};
use crate::gui::widgets::{ReplyCard, Typeset};
use moodfirst_core::text::Lang;

/// Seconds for which it stays where it was while the others go.
const STAYS: f64 = 0.12;
/// Seconds until it has arrived.
pub const ARRIVES: f64 = STAYS + 0.22;

/// What is remembered for it. Nothing of it is worth saving.
#[derive(Default)]
pub struct Flight {
    /// The replies on the page, each as it stands.
    cards: Vec<Card>,
    /// The cards of the turn before, on their way.
    going: Option<Going>,
}

struct Going {
    cards: Vec<Card>,
    /// The one that was chosen, by its place among them.
    chosen: usize,
    /// Since when, in seconds of the window.
    since: f64,
    /// The page and the language in which they stood; in another one they stand nowhere.
    page: (Rect, Lang),
}

/// A card, and where it stands.
struct Card {
    number: u8,
    words: String,
    mark: Option<String>,
    setting: Typeset,
    rect: Rect,
}

impl Card {
    fn paint(&self, ui: &mut Ui, opacity: f32, lang: Lang) {
        let card = ReplyCard::new(self.number, &self.words, lang).set(self.setting);
        let before = ui.opacity();
        ui.multiply_opacity(opacity);
        card.marked(self.mark.as_deref()).paint(ui, self.rect, 0.0, false);
        ui.set_opacity(before);
    }
}

impl Flight {
    /// A reply has been given: the card with the words that are my line now sets off.
    pub fn set_off(&mut self, turn: &Turn, page: (Rect, Lang), since: f64) {
        let Some(Top::Mine(mine)) = &turn.top else { return };
        let chosen = self.cards.iter().position(|card| card.words == mine.words);
        let cards = std::mem::take(&mut self.cards);
        self.going = chosen.map(|chosen| Going { cards, chosen, since, page });
    }

    /// Remembers where the cards stand.
    pub fn cards(
        &mut self,
        turn: &Turn,
        setting: Typeset,
        rects: impl Iterator<Item = (usize, Rect)>,
    ) {
        self.cards.clear();
        let Below::Replies(offers) = &turn.below else { return };
        self.cards.extend(rects.filter_map(|(place, rect)| {
            let offer = offers.get(place)?;
            let number = u8::try_from(place + 1).ok()?;
            let (words, mark) = (offer.words.clone(), offer.mark.clone());
            Some(Card { number, words, mark, setting, rect })
        }));
    }

    /// It is there, whatever is still on its way.
    pub fn land(&mut self) {
        self.going = None;
    }

    /// The others have gone: what can be answered now may stand where they stood.
    pub fn has_left(&self, ui: &Ui) -> bool {
        let now = ui.input(|input| input.time);
        self.going.as_ref().is_none_or(|going| now - going.since >= STAYS)
    }

    /// Draws the cards that go and the one on its way to my line, over everything; asks for the next frame while they move.
    pub fn show(&mut self, ui: &mut Ui, to: Rect, page: (Rect, Lang)) {
        let Some(going) = &self.going else { return };
        let spent = ui.input(|input| input.time) - going.since;
        let Going { cards, chosen, .. } = going;
        let lang = page.1;
        let there = spent >= ARRIVES || going.page != page;
        let Some(card) = cards.get(*chosen).filter(|_| !there) else {
            self.land();
            return;
        };
        ui.ctx().request_repaint();
        if spent < STAYS {
            #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
            let left = 1.0 - (spent / STAYS) as f32;
            for (place, other) in cards.iter().enumerate() {
                other.paint(ui, if place == *chosen { 1.0 } else { left }, lang);
            }
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
        let t = ((spent - STAYS) / (ARRIVES - STAYS)).clamp(0.0, 1.0) as f32;
        let t = t * t * (3.0 - 2.0 * t);
        let from = card.rect;
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
        let galley = text::layout(ui.ctx(), &card.words, lang, style, inner.width());
        let at = egui::pos2(inner.left(), rect.center().y - galley.size().y / 2.0);
        painter.with_clip_rect(rect.intersect(painter.clip_rect())).galley(at, galley, palette.ink);
    }
}
