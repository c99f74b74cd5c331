//! The author's corner: reports, the folder of one's own lessons, what is wrong with them.

use egui::Ui;

use super::{Drafts, Tongue, home};
use crate::app::{Action, AppState, EditorAction, ShelfAction};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, label, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::Pill;
use crate::library::{Origin, shown};
use crate::locale::Key;

/// Shows it.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    for (place, entry) in state.entries().iter().enumerate() {
        if entry.lesson.is_err() {
            home::damaged::show(ui, place, entry, tongue, drafts, out);
            if let (Origin::File(_), false) = (&entry.origin, entry.text.is_empty()) {
                ui.add_space(space::S);
                edit(ui, (words.get(Key::EditorEdit), &entry.id), place, tongue, out);
            }
            ui.add_space(space::M);
        }
    }
    Button::new(words.get(Key::EditorNew), EditorAction::New).primary().show(ui, lang, out);
    ui.add_space(space::XS);
    soft(ui, words.get(Key::EditorNewHint), lang);
    ui.add_space(space::L);
    label(ui, words.get(Key::AuthorsReports), lang);
    soft(ui, words.get(Key::AuthorsReportsHint), lang);
    ui.add_space(space::S);
    for (place, entry) in state.entries().iter().enumerate() {
        let Ok(lesson) = &entry.lesson else { continue };
        let title = lesson.scenario().title.get(lang);
        ui.horizontal(|ui| {
            ui.set_min_height(36.0);
            let name = words.fill(Key::ReportCard, &[("title", title)]);
            let pill = Pill::new(words.get(Key::ReportOpen), lang).name(&name);
            let response = ui.add(pill);
            page::follow(&response);
            if response.clicked() {
                out.push(ShelfAction::OpenReport(place).into());
            }
            ui.add_space(space::S);
            let key = match entry.origin {
                Origin::Shipped => Key::EditorCopy,
                Origin::File(_) => Key::EditorEdit,
            };
            edit(ui, (words.get(key), title), place, tongue, out);
            ui.add_space(space::S);
            text::paragraph(ui, title, lang, Style::new(size::BODY, Palette::of(ui).ink));
            if let Origin::File(path) = &entry.origin {
                ui.add_space(space::S);
                soft(ui, &shown(path), lang);
            }
        });
    }
    ui.add_space(space::L);
    label(ui, words.get(Key::HomeOwnTitle), lang);
    ui.add_space(space::XS);
    let Some(path) = &state.folder.path else {
        soft(ui, words.get(Key::HomeOwnNowhere), lang);
        return;
    };
    soft(ui, &words.fill(Key::HomeOwnFolder, &[("folder", &shown(path))]), lang);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        Button::new(words.get(Key::HomeOpenFolder), Action::OpenPath(path.clone()))
            .show(ui, lang, out);
        Command::Reload.button(words, ShelfAction::Reload).show(ui, lang, out);
        if ui.add(Pill::new(words.get(Key::HomeCopyPath), lang)).clicked() {
            ui.copy_text(shown(path));
        }
    });
}

/// Opens a lesson in the editor; of a shipped one a copy.
fn edit(
    ui: &mut Ui,
    (label, called): (&str, &str),
    place: usize,
    tongue: Tongue,
    out: &mut Vec<Action>,
) {
    let name = [label, called].join(tongue.lang.colon());
    let response = ui.add(Pill::new(label, tongue.lang).name(&name));
    page::follow(&response);
    if response.clicked() {
        out.push(EditorAction::Open(place).into());
    }
}
