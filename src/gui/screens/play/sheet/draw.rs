//! The turn is drawn, each part as far as it has come.

use egui::{Id, Rect, Role, Stroke, Ui, UiBuilder, pos2, vec2};

use super::super::fit::{Blocks, Plan};
use super::super::staging::{Progress, Shown};
use super::super::turn::{Below, Piece, Row, Tone, Top};
use super::coach::{EDGE, SIGN, tone_mark};
use super::{BARE, Sheet};
use crate::app::{Action, PlayAction};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::text;
use crate::gui::theme::{Palette, corner, space};
use crate::gui::widgets::{Pill, event_mark};
use crate::locale::Key;

/// How much is seen of what is still to come: its place.
pub const WAITS: f32 = 0.12;

/// What drawing has to know besides.
pub struct Now<'a> {
    /// How far the turn has come.
    pub progress: &'a Progress,
    /// What can be answered is there so far, 0 to 1.
    pub answers: f32,
    /// Something is still to come.
    pub speaking: bool,
    /// The page of replies.
    pub page: usize,
    /// How many replies have been given.
    pub replies: usize,
}

/// What was done on the sheet.
#[derive(Default)]
pub struct Done {
    /// The card at this place was chosen.
    pub chosen: Option<usize>,
    /// The button at the foot was pressed.
    pub went_on: bool,
    /// The other page of replies is wanted.
    pub turned: bool,
    /// The first control.
    pub first: Option<Id>,
    /// The customer's line, the first of several.
    pub line: Option<Id>,
}

impl Sheet<'_> {
    /// Draws it all.
    pub fn show(
        &self,
        ui: &mut Ui,
        plan: &Plan,
        (blocks, body): (&Blocks, Rect),
        now: &Now<'_>,
        out: &mut Vec<Action>,
    ) -> Done {
        let places = plan.places(blocks, body, now.page);
        let past = self.turn.history.len().saturating_sub(plan.history);
        let rows = self.turn.history.get(past..).unwrap_or_default();
        if !rows.is_empty() {
            let name = self.tongue.words.get(Key::HeardHistory);
            let builder = heard::part(UiBuilder::new().max_rect(body), Role::List, name);
            ui.scope_builder(builder, |ui| {
                for (place, (row, rect)) in rows.iter().zip(&places.history).enumerate() {
                    let age = plan.history - place;
                    self.show_past(ui, *rect, row, (past + place, age));
                }
            });
        }
        let mut above = places.above.iter().copied();
        let mut next = || above.next().unwrap_or(Rect::NOTHING);
        let Progress { mine, remark, outside, pieces, .. } = now.progress;
        if let Some(top) = &self.turn.top {
            // The card on its way fades into it at the end.
            let there = if matches!(top, Top::Mine(_)) { 4.0 * mine - 3.0 } else { 1.0 };
            faded(ui, there, |ui| self.show_top(ui, next(), top, out));
        }
        if let Some(coach) = &self.turn.coach {
            faded(ui, *remark, |ui| self.show_coach(ui, next(), coach, *outside, out));
        }
        let mut done = Done::default();
        for (place, piece) in self.turn.pieces.iter().enumerate() {
            let shown = pieces.get(place).copied().unwrap_or(Shown::WHOLE);
            // The card stands from the beginning: nothing moves when the words come.
            let there = match piece {
                Piece::Line { .. } => shown.there.max(WAITS * mine),
                _ => shown.there,
            };
            let line = faded(ui, there, |ui| {
                self.show_piece(ui, next(), piece, (place, now.replies), shown)
            });
            done.line = done.line.or(line);
        }
        let builder = UiBuilder::new();
        let words = self.tongue.words;
        let builder = match &self.turn.below {
            Below::Replies(_) => heard::part(builder, Role::Group, words.get(Key::HeardOffers)),
            Below::Question(..) => heard::part(builder, Role::Group, words.get(Key::HeardAnswers)),
            Below::GoOn(_) | Below::Debrief(_) => builder,
        };
        ui.scope_builder(builder, |ui| {
            ui.multiply_opacity(now.answers);
            self.show_below(ui, plan, &places, now, &mut done);
        });
        if let Some(foot) = places.foot {
            self.show_foot(ui, foot, now, out);
        }
        done
    }

    /// The older, the fainter.
    fn show_past(&self, ui: &Ui, rect: Rect, row: &Row, (place, age): (usize, usize)) {
        let palette = Palette::of(ui);
        heard::told(
            ui,
            rect,
            ("past", place),
            Role::ListItem,
            format!("{} {}", row.who, row.words).trim(),
        );
        let style = self.words(palette.soft);
        let age = u8::try_from(age).unwrap_or(u8::MAX);
        let faint = |color: egui::Color32| {
            color.gamma_multiply((1.12 - 0.06 * f32::from(age)).clamp(0.7, 1.0))
        };
        self.who(ui, rect, row, faint(if row.mine { palette.accent } else { palette.soft }));
        let galley = self.past(ui.ctx(), palette, row, rect.width());
        let at = rect.min + vec2(self.name(), 0.0);
        ui.painter().galley_with_override_text_color(at, galley, faint(style.color));
    }

    fn who(&self, ui: &Ui, rect: Rect, row: &Row, color: egui::Color32) {
        let style = self.words(color);
        let style = if row.mine { style.bold() } else { style };
        let room = self.name() - space::S;
        let who = text::elided(ui.ctx(), &row.who, self.tongue.lang, style, room);
        ui.painter().galley(rect.min, who, color);
    }

    fn show_top(&self, ui: &mut Ui, rect: Rect, top: &Top, out: &mut Vec<Action>) {
        let palette = Palette::of(ui);
        match top {
            Top::Mine(row) => {
                let name = format!("{} {}", row.who, row.words);
                heard::told(ui, rect, "mine", Role::Label, &name);
                self.who(ui, rect, row, palette.accent);
                let galley = self.mine(ui.ctx(), palette, row, rect.width());
                ui.painter().galley(rect.min + vec2(self.name(), 0.0), galley, palette.ink);
            }
            Top::Caption(moment, told) => {
                let mut at = rect;
                if self.form.mine_full {
                    at.set_height(self.rule_height());
                    at.set_width(rect.width() - self.taken());
                    let heading = heard::told(ui, at, "moment", Role::Heading, moment);
                    heard::heading(&heading, moment, 2);
                    self.rule(ui, at, moment);
                    at = Rect::from_min_max(pos2(rect.left(), at.bottom() + space::XS), rect.max);
                    heard::told(ui, at, "told", Role::Label, told);
                } else {
                    heard::told(ui, at, "told", Role::Label, &format!("{moment} {told}"));
                }
                let galley = self.caption(ui.ctx(), palette, moment, told, rect.width());
                ui.painter().galley(at.min, galley, palette.ink);
            }
        }
        if self.taken() > 0.0 {
            let at = Rect::from_min_size(rect.right_top() - vec2(BARE.x, 0.0), BARE);
            self.undo(ui, at, out);
        }
    }

    /// Words between two lines.
    fn rule(&self, ui: &Ui, rect: Rect, words: &str) {
        let palette = Palette::of(ui);
        let style = self.words(palette.soft).bold();
        let room = rect.width() - 2.0 * space::XXL;
        let title = text::elided(ui.ctx(), words, self.tongue.lang, style, room);
        let half = (rect.width() - title.size().x) / 2.0 - space::L;
        let y = rect.center().y.round() + 0.5;
        let stroke = Stroke::new(1.0, palette.line);
        ui.painter().hline(rect.left()..=rect.left() + half, y, stroke);
        ui.painter().hline(rect.right() - half..=rect.right(), y, stroke);
        let at = rect.center() - title.size() / 2.0;
        ui.painter().galley(at, title, palette.soft);
    }

    fn undo(&self, ui: &mut Ui, at: Rect, out: &mut Vec<Action>) {
        let words = self.tongue.words.get(Key::ConversationUndo);
        let cap = Command::Undo.cap(0).unwrap_or_default();
        if ui.put(at, Pill::new(words, self.tongue.lang).key(cap).bare()).clicked() {
            out.push(PlayAction::Undo.into());
        }
    }

    fn show_piece(
        &self,
        ui: &mut Ui,
        rect: Rect,
        piece: &Piece,
        (place, replies): (usize, usize),
        shown: Shown,
    ) -> Option<Id> {
        let palette = Palette::of(ui);
        match piece {
            Piece::Line { who, cue, words, anger } => {
                // A line of its own for egui: focus and colour are not those of the line before.
                let salt = ("line", replies, place);
                let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
                let line = ui.scope_builder(builder, |ui| {
                    ui.add(self.line((who, cue, words), *anger, shown.letters))
                });
                return Some(line.inner.id);
            }
            Piece::Told(told, event) => {
                heard::told(ui, rect, ("told", place), Role::Label, told);
                let galley = self.told(ui.ctx(), palette, told, *event, rect.width());
                if *event {
                    let line = galley.rows.first().map_or(0.0, |line| line.rect().height());
                    let sign = pos2(rect.left() + EDGE + 8.0, rect.top() + line / 2.0);
                    event_mark(ui.painter(), sign, palette.hot, palette);
                }
                let indent = if *event { SIGN } else { 0.0 };
                ui.painter().galley(rect.min + vec2(indent, 0.0), galley, palette.soft);
            }
            Piece::Broke(told) => {
                heard::told(ui, rect, ("broke", place), Role::Label, told);
                ui.painter().rect_filled(rect, corner::KEY + 2, palette.hot_tint);
                let galley = self.told(ui.ctx(), palette, told, true, rect.width());
                let line = galley.rows.first().map_or(0.0, |line| line.rect().height());
                let sign = pos2(rect.left() + EDGE + 8.0, rect.top() + 6.0 + line / 2.0);
                tone_mark(ui, sign, Tone::Worse, palette.hot);
                ui.painter().galley(rect.min + vec2(SIGN, 6.0), galley, palette.ink);
            }
            Piece::Ended => {
                let said = self.tongue.words.get(Key::ConversationEnded);
                let told = heard::told(ui, rect, ("ended", place), Role::Heading, said);
                heard::heading(&told, said, 2);
                self.rule(ui, rect, said);
            }
        }
        None
    }
}

/// Draws a part of the page as far as it is there.
fn faded<R>(ui: &mut Ui, there: f32, part: impl FnOnce(&mut Ui) -> R) -> R {
    let before = ui.opacity();
    ui.multiply_opacity(there.clamp(0.0, 1.0));
    let result = part(ui);
    ui.set_opacity(before);
    result
}
