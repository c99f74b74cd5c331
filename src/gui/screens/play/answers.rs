//! What can be answered: replies, before them perhaps a question of judgement; at the end the way to the debrief.

use egui::{Align, Layout, Ui, vec2};

use super::View;
use crate::app::{Action, PlayAction};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, card, soft};
use crate::gui::screens::{Drafts, reply_words};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{Pill, ReplyCard};
use crate::locale::Key;
use moodfirst_core::dialogue::Status;
use moodfirst_core::scenario::model::Judgement;

/// Shows them.
pub fn show(ui: &mut Ui, view: &View<'_>, drafts: &mut Drafts, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = space::S;
    let lang = view.tongue.lang;
    let (call, session) = (view.call, &view.call.session);
    if session.over() {
        return over(ui, view, out);
    }
    let node = call.stage.lesson().node(session.state().node);
    let question = node.and_then(|node| node.judgement.as_ref());
    if let Some(question) = question {
        match session.judged() {
            None => return judge(ui, view, question, drafts, out),
            Some(answer) if view.coach() => judged(ui, view, question, answer),
            Some(_) => {}
        }
    }
    let next = super::guide::next(call);
    let mark = view.tongue.words.get(Key::GuideMark);
    for (place, offer) in session.offers(&call.stage).iter().enumerate() {
        let number = u8::try_from(place + 1).unwrap_or(u8::MAX);
        let said = reply_words(offer.reply, view.catalogue, lang);
        let card = ui.push_id(("reply", session.steps.len(), place), |ui| {
            let mark = (next == Some(place)).then_some(mark);
            ui.add(ReplyCard::new(number, &said, lang).marked(mark))
        });
        drafts.first.get_or_insert(card.inner.id);
        page::follow(&card.inner);
        if card.inner.clicked() && !view.rests {
            out.push(PlayAction::Reply(place).into());
        }
    }
    foot(ui, Key::ConversationHint, view, out);
}

/// A question, its answers as cards.
fn judge(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Judgement,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let style = Style::new(size::BODY, palette.ink).bold();
    let gap = view.tongue.lang.gap();
    let spans = [
        Span { text: words.get(Key::JudgeTitle), bold: true, color: palette.accent },
        Span { text: gap, bold: true, color: palette.accent },
        Span { text: question.ask.get(lang), bold: true, color: palette.ink },
    ];
    text::paragraph_spans(ui, &spans, lang, style);
    for (place, option) in (0u8..).zip(&question.options) {
        let card = ui.push_id(("judge", place), |ui| {
            ui.add(ReplyCard::new(place + 1, option.text.get(lang), lang))
        });
        drafts.first.get_or_insert(card.inner.id);
        page::follow(&card.inner);
        if card.inner.clicked() && !view.rests {
            out.push(PlayAction::Judge(place).into());
        }
    }
    foot(ui, Key::JudgeHint, view, out);
}

/// What the coach says to the answer.
fn judged(ui: &mut Ui, view: &View<'_>, question: &Judgement, answer: u8) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let Some(option) = question.options.get(usize::from(answer)) else { return };
    let palette = Palette::of(ui);
    let (key, color) = if option.right {
        (Key::DebriefRight, palette.accent)
    } else {
        (Key::DebriefWrong, palette.hot)
    };
    card(ui, |ui| {
        let style = Style::new(size::SECONDARY, palette.ink);
        let gap = lang.gap();
        let spans = [
            Span { text: words.get(key), bold: true, color },
            Span { text: gap, bold: false, color },
            Span { text: option.text.get(lang), bold: false, color: palette.soft },
        ];
        text::paragraph_spans(ui, &spans, lang, style);
        text::paragraph(ui, option.why.get(lang), lang, style);
    });
}

/// The end and the way on.
fn over(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    if view.call.session.state().status == Status::Stuck {
        card(ui, |ui| soft(ui, words.get(Key::PlayStuck), lang));
    }
    ui.add_space(space::S);
    ui.vertical_centered(|ui| {
        Button::new(words.get(Key::ConversationToDebrief), PlayAction::ToDebrief)
            .command(Command::GoOn)
            .primary()
            .show(ui, lang, out);
    });
    ui.add_space(space::S);
}

/// Before the clock jumps, and on the card that says so: one goes on when one has read it.
pub fn go_on(ui: &mut Ui, view: &View<'_>, card: bool, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    ui.add_space(space::S);
    if view.speaking {
        foot(ui, Key::ConversationSkip, view, out);
        return;
    }
    ui.vertical_centered(|ui| {
        let pill =
            Pill::new(words.get(Key::ConversationGoOn), lang).command(Command::GoOn).primary();
        let response = ui.add(pill);
        drafts.first.get_or_insert(response.id);
        if response.clicked() && !view.rests {
            drafts.play.staging.go_on(ui);
            out.push(PlayAction::Moves.into());
            drafts.took_enter = true;
            ui.ctx().request_repaint();
        }
    });
    if view.undoable() && !card {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let undo = Command::Undo.button(words, PlayAction::Undo);
            undo.show(ui, lang, out);
        });
    }
    ui.add_space(space::S);
}

/// Height of a pill, in points.
const PILL: f32 = 32.0;

/// The hint, and at the right edge the way back, where the coach offers one.
fn foot(ui: &mut Ui, hint: Key, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let style = Style::new(size::HINT, Palette::of(ui).soft);
    if view.speaking {
        // The only thing that is to be read while the customer speaks.
        ui.set_opacity(1.0);
        let told = text::paragraph(ui, words.get(Key::ConversationSkip), lang, style);
        // As high as what takes its place.
        if view.undoable() {
            ui.add_space((PILL - told.rect.height()).max(0.0));
        }
        return;
    }
    if !view.undoable() {
        text::paragraph(ui, words.get(hint), lang, style);
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        Command::Undo.button(words, PlayAction::Undo).show(ui, lang, out);
        ui.add_space(space::M);
        let room = ui.available_width();
        let tall = text::layout(ui.ctx(), words.get(hint), lang, style, room).size().y;
        ui.allocate_ui_with_layout(vec2(room, tall), Layout::top_down(Align::Min), |ui| {
            text::paragraph(ui, words.get(hint), lang, style);
        });
    });
}
