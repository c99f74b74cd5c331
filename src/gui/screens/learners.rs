//! Who is learning: those who have been here before, and a field for somebody new.

use egui::Ui;

use super::{Drafts, Tongue};
use crate::app::{Action, Recording, RecordsAction, RecordsState};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, label, soft};
use crate::gui::theme::space;
use crate::gui::widgets::name_field;
use crate::locale::Key;

/// Shows it.
pub fn show(
    ui: &mut Ui,
    keeping: &RecordsState,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    if let Recording::Off(why) = &keeping.recording {
        soft(ui, why.get(lang), lang);
        return;
    }
    let known = keeping.learners.iter().map(|learner| {
        Button::new(learner.name.as_str(), RecordsAction::ChooseLearner(learner.id))
            .selected(Some(learner.id) == keeping.learner)
    });
    page::buttons(ui, lang, known.collect(), out);
    ui.add_space(space::L);
    let above = page::field_label(ui, words.get(Key::LearnersNew), lang);
    ui.add_space(space::XS);
    if name_field(ui, &mut drafts.name, above, lang) {
        out.push(RecordsAction::Introduce(drafts.name.clone()).into());
    }
    ui.add_space(space::S);
    ui.add_enabled_ui(!drafts.name.trim().is_empty(), |ui| {
        Button::new(words.get(Key::LearnersAdd), RecordsAction::Introduce(drafts.name.clone()))
            .command(Command::Say)
            .primary()
            .show(ui, lang, out);
    });
    erasing(ui, keeping, tongue, out);
}

/// Erasing who is learning now: asked for first, and once more.
fn erasing(ui: &mut Ui, keeping: &RecordsState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let Some(learner) = keeping.current() else { return };
    let name = [("name", learner.name.as_str())];
    ui.add_space(space::L);
    ui.separator();
    ui.add_space(space::S);
    if keeping.erasing != Some(learner.id) {
        let ask = words.fill(Key::LearnersErase, &name);
        Button::new(&ask, RecordsAction::AskErase(learner.id)).show(ui, lang, out);
        return;
    }
    label(ui, &words.fill(Key::LearnersEraseAsk, &name), lang);
    ui.add_space(space::S);
    let buttons = vec![
        Button::new(words.get(Key::LearnersEraseNo), RecordsAction::KeepLearner).primary(),
        Button::new(words.get(Key::LearnersEraseYes), RecordsAction::Erase(learner.id)),
    ];
    page::buttons(ui, lang, buttons, out);
}
