//! What goes with all points: the promises, the slots, the answers to questions, what a trainer would say.

use egui::Ui;

use super::{View, chips, ledger};
use crate::gui::page::{card, item, label, soft};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::section_title;
use crate::locale::{Key, Messages};
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::text::Lang;

/// Shows them, each on a card.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    card(ui, |ui| {
        section_title(ui, words.get(Key::DebriefLedger), "", lang);
        ui.add_space(space::S);
        ledger::show(ui, view);
    });
    ui.add_space(space::M);
    card(ui, |ui| chips::show(ui, view));
    judgements(ui, view);
    if let Some(walk) = view.walk {
        lesson(ui, walk.scenario(), lang, words);
    }
}

fn judgements(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    if view.report.judgements.is_empty() {
        return;
    }
    ui.add_space(space::M);
    card(ui, |ui| {
        section_title(ui, words.get(Key::JudgeTitle), words.get(Key::JudgeAside), lang);
        for mark in &view.report.judgements {
            ui.add_space(space::S);
            let style = Style::new(size::SECONDARY, palette.ink);
            text::paragraph(ui, mark.ask.get(lang), lang, style);
            let (key, color) = if mark.right {
                (Key::DebriefRight, palette.accent)
            } else {
                (Key::DebriefWrong, palette.hot)
            };
            let gap = lang.gap();
            let spans = [
                Span { text: words.get(key), bold: true, color },
                Span { text: gap, bold: false, color },
                Span { text: mark.answer.get(lang), bold: false, color: palette.ink },
            ];
            text::paragraph_spans(ui, &spans, lang, style);
            soft(ui, mark.why.get(lang), lang);
        }
    });
}

/// What the customer really wanted, what a trainer would say, phrases to take away.
fn lesson(ui: &mut Ui, scenario: &Scenario, lang: Lang, words: &Messages) {
    let palette = Palette::of(ui);
    ui.add_space(space::M);
    card(ui, |ui| {
        section_title(ui, words.get(Key::DebriefWants), "", lang);
        ui.add_space(space::XS);
        let style = Style::new(size::SECONDARY, palette.ink);
        text::paragraph(ui, scenario.customer.wants.get(lang), lang, style);
        if !scenario.debrief.is_empty() {
            ui.add_space(space::M);
            label(ui, words.get(Key::DebriefNotes), lang);
            for note in &scenario.debrief {
                ui.add_space(space::XS);
                text::paragraph(ui, note.get(lang), lang, style);
            }
        }
    });
    if !scenario.phrases.is_empty() {
        ui.add_space(space::M);
        card(ui, |ui| {
            section_title(ui, words.get(Key::DebriefPhrases), "", lang);
            for phrase in &scenario.phrases {
                ui.add_space(space::XS);
                item(ui, phrase.get(lang), lang);
            }
        });
    }
}
