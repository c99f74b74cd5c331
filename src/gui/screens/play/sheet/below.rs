//! What can be answered, and the foot of the page.

use egui::{Rect, Role, Ui, UiBuilder, pos2, vec2};

use super::super::fit::{Places, Plan};
use super::super::turn::{Below, Offer};
use super::draw::{Done, Now};
use super::{FOOT, Sheet};
use crate::app::{Action, PlayAction};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::Pill;
use crate::locale::Key;

impl Sheet<'_> {
    pub(super) fn show_below(
        &self,
        ui: &mut Ui,
        plan: &Plan,
        places: &Places,
        now: &Now<'_>,
        done: &mut Done,
    ) {
        let palette = Palette::of(ui);
        let (offers, kind): (Vec<Offer>, &str) = match &self.turn.below {
            Below::Replies(offers) => (offers.clone(), "reply"),
            Below::Question(ask, options) => {
                if let Some(rect) = places.ask {
                    heard::told(ui, rect, "ask", Role::Label, ask);
                    let galley = self.ask(ui.ctx(), palette, ask, rect.width());
                    ui.painter().galley(rect.min, galley, palette.ink);
                }
                let offers = options.iter().map(|one| Offer { words: one.clone(), mark: None });
                (offers.collect(), "judge")
            }
            Below::GoOn(label) | Below::Debrief(label) => {
                if let Some(rect) = places.go {
                    self.show_go(ui, rect, label, now, done);
                }
                return;
            }
        };
        let page = plan.pages.get(now.page).cloned().unwrap_or(0..0);
        for (place, rect) in page.zip(&places.below) {
            let Some(offer) = offers.get(place) else { continue };
            let number = u8::try_from(place + 1).unwrap_or(u8::MAX);
            let salt = (kind, now.replies, place);
            let builder = UiBuilder::new().max_rect(*rect).id_salt(salt);
            let card = ui.scope_builder(builder, |ui| {
                ui.add(self.card(number, &offer.words, offer.mark.as_deref()))
            });
            done.first.get_or_insert(card.inner.id);
            if card.inner.clicked() {
                done.chosen = Some(place);
            }
        }
        if let Some(rect) = places.pager {
            self.show_pager(ui, rect, plan, now, done);
        }
    }

    fn show_go(&self, ui: &mut Ui, rect: Rect, label: &str, now: &Now<'_>, done: &mut Done) {
        let (words, lang) = (self.tongue.words, self.tongue.lang);
        if now.speaking {
            let style = Style::new(size::HINT, Palette::of(ui).soft);
            let skip = words.get(Key::ConversationSkip);
            heard::told(ui, rect, "skip", Role::Label, skip);
            let galley = text::single(ui.ctx(), skip, lang, style);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, style.color);
            return;
        }
        let pill = Pill::new(label, lang).command(Command::GoOn).primary().bar(rect.height());
        let salt = ("go on", now.replies, label);
        let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
        let response = ui.scope_builder(builder, |ui| ui.add(pill)).inner;
        done.first.get_or_insert(response.id);
        done.went_on = response.clicked();
    }

    fn show_pager(&self, ui: &mut Ui, rect: Rect, plan: &Plan, now: &Now<'_>, done: &mut Done) {
        let (words, lang) = (self.tongue.words, self.tongue.lang);
        let other = (now.page + 1) % plan.pages.len();
        let numbers = plan.pages.get(other).cloned().unwrap_or(0..0);
        let numbers: Vec<String> = numbers.map(|place| (place + 1).to_string()).collect();
        let back = other < now.page;
        let key = if back { Key::ConversationFewer } else { Key::ConversationMore };
        let label = words.fill(key, &[("n", &numbers.join(lang.list_comma()))]);
        let cap = Command::Scroll.cap(usize::from(!back)).unwrap_or_default();
        let pill = Pill::new(&label, lang).key(cap).bar(rect.height());
        let builder = UiBuilder::new().max_rect(rect).id_salt(("pager", now.replies));
        done.turned = ui.scope_builder(builder, |ui| ui.add(pill)).inner.clicked();
    }

    pub(super) fn show_foot(&self, ui: &mut Ui, rect: Rect, now: &Now<'_>, out: &mut Vec<Action>) {
        let (words, lang) = (self.tongue.words, self.tongue.lang);
        let hint = match &self.turn.below {
            _ if now.speaking => Some(Key::ConversationSkip),
            Below::Replies(_) => Some(Key::ConversationHint),
            Below::Question(..) => Some(Key::JudgeHint),
            Below::GoOn(_) | Below::Debrief(_) => None,
        };
        let mut room = rect.width();
        if self.turn.undoable && !now.speaking {
            let label = words.get(Key::ConversationUndo);
            let pill = Pill::new(label, lang).command(Command::Undo);
            let wide = pill.width(ui);
            let at = Rect::from_min_size(pos2(rect.right() - wide, rect.top()), vec2(wide, FOOT));
            room -= wide + space::M;
            if ui.put(at, pill).clicked() {
                out.push(PlayAction::Undo.into());
            }
        }
        if let Some(hint) = hint.filter(|hint| {
            // Where the button already says it, it is not said twice.
            !(now.speaking && self.turn.choices() == 0) || *hint != Key::ConversationSkip
        }) {
            let style = Style::new(size::HINT, Palette::of(ui).soft);
            let galley = text::elided(ui.ctx(), words.get(hint), lang, style, room);
            heard::told(
                ui,
                rect.with_max_x(rect.left() + room),
                "hint",
                Role::Label,
                words.get(hint),
            );
            let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, style.color);
        }
    }
}
