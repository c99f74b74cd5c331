//! In which form the run is to be handed out.

use egui::Ui;

use crate::app::{Action, DebriefAction};
use crate::export::Form;
use crate::gui::commands::Command;
use crate::gui::page::{Button, soft};
use crate::gui::screens::Tongue;
use crate::gui::theme::space;
use crate::locale::Key;

/// Shows the forms, each with what it is for.
pub fn show(ui: &mut Ui, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let forms = [
        (Form::Html, Key::ExportHtml, Key::ExportHtmlHint),
        (Form::Json, Key::ExportJson, Key::ExportJsonHint),
    ];
    for (place, (form, name, hint)) in forms.into_iter().enumerate() {
        Button::new(words.get(name), DebriefAction::ExportAs(form))
            .command_at(Command::ExportForm, place)
            .show(ui, lang, out);
        ui.add_space(space::XS);
        soft(ui, words.get(hint), lang);
        ui.add_space(space::M);
    }
    soft(ui, words.get(Key::ExportWhere), lang);
}
