//! The turn on the page: each block is measured and drawn by the same galleys, so that what was planned is what is seen.

use std::sync::Arc;

use egui::{Context, Galley, Vec2, vec2};

use super::fit::{Blocks, Figure, Form};
use super::turn::{Below, Piece, Row, Top, Turn};
use crate::gui::screens::Tongue;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{LIGHT, Palette, size, space};
use crate::gui::widgets::{CustomerLine, ReplyCard, Typeset, gestures};
use crate::locale::Key;

mod below;
mod coach;
mod draw;

use coach::{EDGE, SIGN};
pub use draw::{Done, Now, WAITS};

/// Height of the hint at the foot, with the way back.
const FOOT: f32 = 32.0;
/// Height of the way to other replies.
const PAGER: f32 = 26.0;
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
            Piece::Ended => self.rule_height(),
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
