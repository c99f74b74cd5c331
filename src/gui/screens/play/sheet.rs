//! The turn on the page: each block is measured and drawn by the same galleys, so that what was planned is what is seen.

use std::sync::Arc;

use egui::{Context, Galley, Id, Rect, Role, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::fit::{Blocks, Figure, Form, Plan};
use super::turn::{Below, Coach, Offer, Outside, Piece, Row, Tone, Top, Turn};
use crate::app::{Action, NavigationAction, Overlay, PlayAction};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::screens::Tongue;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{LIGHT, Palette, corner, size, space};
use crate::gui::widgets::{CustomerLine, Pill, ReplyCard, Typeset, event_mark, gestures};
use crate::locale::Key;
use moodfirst_core::text::Lang;

/// Height of the hint at the foot, with the way back.
const FOOT: f32 = 32.0;
/// Height of the way to other replies.
const PAGER: f32 = 26.0;
/// Points left of the coach's words, for the sign.
const SIGN: f32 = 40.0;
/// Points right of them.
const EDGE: f32 = 16.0;
/// Points around an event's dividing line.
const DIVIDER: f32 = 13.0;
/// A key that stands alone on its button.
const BARE: Vec2 = vec2(38.0, 26.0);

/// The parts of a turn can be measured and drawn.
pub struct Sheet<'a> {
    /// What it shows.
    pub turn: &'a Turn,
    /// In which form.
    pub form: Form,
    /// The words of the interface.
    pub tongue: Tongue,
    /// Anger and moods are told.
    pub coach: bool,
}

/// The coach's card as it was laid out.
struct Laid {
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
    fn height(&self) -> f32 {
        self.rows.iter().map(|(_, above, row)| above + row.size().y).sum::<f32>() + 2.0 * self.pad
    }
}

impl Sheet<'_> {
    fn words(&self, color: egui::Color32) -> Style {
        Style::new(size::SECONDARY, color).leading(self.form.leading)
    }

    /// Points left of what somebody said, for who it was.
    const fn name(&self) -> f32 {
        if self.form.foot { 64.0 } else { 48.0 }
    }

    /// The way back stands with the coach's words, or with mine.
    fn bare_undo(&self) -> bool {
        self.turn.undoable && !self.form.foot
    }

    /// Points that the way back takes at the right of what the turn begins with.
    fn taken(&self) -> f32 {
        let beside = self.bare_undo() && self.turn.coach.is_none();
        if beside { BARE.x + space::S } else { 0.0 }
    }

    /// Everything measured; `body` is the page without its header.
    pub fn measure(&self, ctx: &Context, body: Vec2) -> Blocks {
        let widths = self.form.widths(body);
        // The past is shown only where nothing else has had to give way.
        let past = if self.form.foot { &self.turn.history[..] } else { &[] };
        let past = past.iter().map(|row| self.past(ctx, &LIGHT, row, widths.above).size().y);
        self.measured(ctx, past.collect(), widths.above, widths.below)
    }

    fn measured(&self, ctx: &Context, history: Vec<f32>, above: f32, below: f32) -> Blocks {
        let turn = self.turn;
        let mut said: Vec<f32> = Vec::new();
        said.extend(turn.top.iter().map(|top| self.top_height(ctx, top, above)));
        said.extend(turn.coach.iter().map(|coach| self.laid(ctx, &LIGHT, coach, above).height()));
        said.extend(turn.pieces.iter().map(|piece| self.piece_height(ctx, piece, above)));
        let card = |words: &str, mark: Option<&str>| self.card(1, words, mark).height(ctx, below);
        let mut blocks = Blocks { history, above: said, ..Blocks::default() };
        match &turn.below {
            Below::Replies(offers) => {
                let heights = offers.iter().map(|one| card(&one.words, one.mark.as_deref()));
                blocks.below = heights.collect();
                blocks.foot = FOOT;
            }
            Below::Question(ask, options) => {
                blocks.ask = Some(self.ask(ctx, &LIGHT, ask, below).size().y);
                blocks.below = options.iter().map(|one| card(one, None)).collect();
                blocks.foot = FOOT;
            }
            Below::GoOn(_) | Below::Debrief(_) => {
                blocks.go = Some(if self.form.leading < 1.4 { 40.0 } else { 48.0 });
                blocks.foot = if turn.undoable { FOOT } else { 0.0 };
            }
        }
        blocks.pager = PAGER;
        blocks.vignette = if self.coach { 160.0 } else { 96.0 };
        blocks
    }

    /// A row of what was said before: in full where that is short, else its end.
    fn past(&self, ctx: &Context, palette: &Palette, row: &Row, width: f32) -> Arc<Galley> {
        let lang = self.tongue.lang;
        let style = self.words(palette.soft);
        let room = width - self.name();
        let one = text::single(ctx, &row.words, lang, style);
        if one.size().x <= room {
            one
        } else {
            text::elided_start(ctx, &row.words, lang, style, room)
        }
    }

    fn top_height(&self, ctx: &Context, top: &Top, width: f32) -> f32 {
        match top {
            Top::Mine(row) => {
                let high = self.mine(ctx, &LIGHT, row, width).size().y;
                if self.taken() > 0.0 { high.max(BARE.y) } else { high }
            }
            Top::Caption(moment, told) => {
                let told = self.caption(ctx, &LIGHT, moment, told, width).size().y;
                if self.form.mine_full { self.rule_height() + space::XS + told } else { told }
            }
        }
    }

    /// What I said.
    fn mine(&self, ctx: &Context, palette: &Palette, row: &Row, width: f32) -> Arc<Galley> {
        let lang = self.tongue.lang;
        let style = self.words(palette.ink);
        let room = width - self.name() - self.taken();
        if !self.form.mine_full {
            return text::elided(ctx, &row.words, lang, style, room);
        }
        let spans = gestures(&row.words, style, palette);
        text::layout_styled(ctx, &spans, lang, style, room)
    }

    /// What is told of a moment; where room is short, the moment before it.
    fn caption(
        &self,
        ctx: &Context,
        palette: &Palette,
        moment: &str,
        told: &str,
        width: f32,
    ) -> Arc<Galley> {
        let lang = self.tongue.lang;
        let style = self.words(palette.ink);
        let width = width - self.taken();
        if self.form.mine_full {
            return text::layout_styled(ctx, &[Span::new(told, style)], lang, style, width);
        }
        let bold = self.words(palette.soft).bold();
        let spans = [Span::new(moment, bold), Span::new(lang.gap(), bold), Span::new(told, style)];
        text::layout_styled(ctx, &spans, lang, style, width)
    }

    /// Height of a word between two lines.
    fn rule_height(&self) -> f32 {
        (size::SECONDARY * self.form.leading).round()
    }

    /// The coach's card.
    fn laid(&self, ctx: &Context, palette: &Palette, coach: &Coach, width: f32) -> Laid {
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

    fn line<'a>(
        &self,
        (who, cue, words): (&'a str, &'a str, &'a str),
        anger: Option<i32>,
        shown: Option<f32>,
    ) -> CustomerLine<'a> {
        let Form { line, leading, pad, .. } = self.form;
        CustomerLine {
            who,
            stage: cue,
            words,
            lang: self.tongue.lang,
            anger,
            shown,
            setting: Typeset { size: line, leading, pad: if pad < 12.0 { 8.0 } else { 16.0 } },
            stage_inside: self.form.cue_inside,
            tail: self.form.figure != Figure::Gone,
        }
    }

    fn piece_height(&self, ctx: &Context, piece: &Piece, width: f32) -> f32 {
        match piece {
            Piece::Line { who, cue, words, anger } => {
                self.line((who, cue, words), *anger, None).height(ctx, width)
            }
            Piece::Told(told, event) => self.told(ctx, &LIGHT, told, *event, width).size().y,
            Piece::Broke(told) => self.told(ctx, &LIGHT, told, true, width).size().y + 12.0,
            Piece::Ended(_) => self.rule_height(),
        }
    }

    /// A sentence that nobody says; with a sign before it, it is narrower.
    fn told(
        &self,
        ctx: &Context,
        palette: &Palette,
        told: &str,
        sign: bool,
        width: f32,
    ) -> Arc<Galley> {
        let style = self.words(if sign { palette.ink } else { palette.soft });
        let room = width - if sign { SIGN + EDGE } else { 0.0 };
        text::layout_styled(ctx, &[Span::new(told, style)], self.tongue.lang, style, room)
    }

    fn card<'a>(&self, number: u8, words: &'a str, mark: Option<&'a str>) -> ReplyCard<'a> {
        let Form { reply, leading, pad, .. } = self.form;
        let setting = Typeset { size: reply, leading, pad };
        ReplyCard::new(number, words, self.tongue.lang).marked(mark).set(setting)
    }

    fn ask(&self, ctx: &Context, palette: &Palette, ask: &str, width: f32) -> Arc<Galley> {
        let Tongue { words, lang } = self.tongue;
        let style = Style::new(self.form.reply, palette.ink).leading(self.form.leading).bold();
        let accent = Style { color: palette.accent, ..style };
        let spans = [
            Span::new(words.get(Key::JudgeTitle), accent),
            Span::new(lang.gap(), accent),
            Span::new(ask, style),
        ];
        text::layout_styled(ctx, &spans, lang, style, width)
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

/// What drawing has to know besides.
pub struct Now<'a> {
    /// How much of each line of the customer has appeared: letters, or all.
    pub shown: &'a [Option<f32>],
    /// What can be answered has faded in so far, 0 to 1.
    pub answers: f32,
    /// The customer is still speaking.
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
        if let Some(top) = &self.turn.top {
            self.show_top(ui, next(), top, out);
        }
        if let Some(coach) = &self.turn.coach {
            self.show_coach(ui, next(), coach, out);
        }
        let mut shown = now.shown.iter().copied();
        let mut done = Done::default();
        for (place, piece) in self.turn.pieces.iter().enumerate() {
            let shown = match piece {
                Piece::Line { .. } => shown.next().flatten(),
                _ => None,
            };
            let line = self.show_piece(ui, next(), piece, (place, now.replies), shown);
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
            ui.multiply_opacity(0.12 + 0.88 * now.answers);
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

    /// The coach's card, in full or in one line.
    pub fn show_coach(&self, ui: &mut Ui, rect: Rect, coach: &Coach, out: &mut Vec<Action>) {
        let palette = Palette::of(ui);
        heard::told(ui, rect, "coach", Role::Label, &coach.said(self.tongue.lang));
        let laid = self.laid(ui.ctx(), palette, coach, rect.width());
        ui.painter().rect_filled(rect, corner::KEY + 2, coach.ground(palette));
        let mut y = rect.top() + laid.pad;
        let mut first_middle = rect.center().y;
        for (kind, above, row) in laid.rows {
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
        self.show_coach(ui, rect, coach, &mut Vec::new());
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
        shown: Option<f32>,
    ) -> Option<Id> {
        let palette = Palette::of(ui);
        match piece {
            Piece::Line { who, cue, words, anger } => {
                // A line of its own for egui: focus and colour are not those of the line before.
                let salt = ("line", replies, place);
                let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
                let line = ui.scope_builder(builder, |ui| {
                    ui.add(self.line((who, cue, words), *anger, shown))
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
            Piece::Ended(title) => {
                let ended = self.tongue.words.get(Key::ConversationEnded);
                let said = [ended, title.as_str()].join(self.tongue.lang.dot());
                let told = heard::told(ui, rect, ("ended", place), Role::Heading, &said);
                heard::heading(&told, &said, 2);
                self.rule(ui, rect, &said);
            }
        }
        None
    }

    fn show_below(
        &self,
        ui: &mut Ui,
        plan: &Plan,
        places: &super::fit::Places,
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

    fn show_foot(&self, ui: &mut Ui, rect: Rect, now: &Now<'_>, out: &mut Vec<Action>) {
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

/// A sign that tells what the coach's words are about, not by colour alone.
fn tone_mark(ui: &Ui, at: egui::Pos2, tone: Tone, color: egui::Color32) {
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
