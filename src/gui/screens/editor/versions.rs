//! What was saved before, and work that was not saved when the program ended.

use egui::Ui;

use super::super::{Tongue, attempts};
use crate::app::{Action, AppState, EditorAction, Page};
use crate::editor::versions::Why;
use crate::gui::page::{self, Button, body, item, label, soft};
use crate::gui::theme::space;
use crate::gui::widgets::Pill;
use crate::library::shown;
use crate::locale::Key;
use moodfirst_core::text::Text;

/// Words of a difference that are shown.
const MOST: usize = 12;

/// The versions of the lesson, the newest first.
pub fn show(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Page::Editor(editor) = state.page() else { return };
    let Tongue { words, lang } = tongue;
    soft(ui, words.get(Key::EditorVersionsHint), lang);
    ui.add_space(space::M);
    for version in &editor.versions {
        let why = words.get(match version.why {
            Why::Opened => Key::EditorVersionOpened,
            Why::Saved => Key::EditorVersionSaved,
            Why::SetAside => Key::EditorVersionAside,
            Why::Outside => Key::EditorVersionOutside,
        });
        let when = attempts::moment(version.at);
        let mut head = vec![when.as_str(), why];
        head.extend(version.name.as_deref());
        let head = head.join(lang.dot());
        ui.horizontal(|ui| {
            label(ui, &head, lang);
            let name = [words.get(Key::EditorBringBack), &head].join(lang.colon());
            let response = ui.add(Pill::new(words.get(Key::EditorBringBack), lang).name(&name));
            page::follow(&response);
            if response.clicked() {
                out.push(EditorAction::BringBack(version.number).into());
            }
        });
        differences(ui, &version.words, tongue);
        ui.add_space(space::M);
    }
}

/// Which text goes on?
pub fn unsaved(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Some(found) = &state.found else { return };
    let Tongue { words, lang } = tongue;
    let when = attempts::moment(found.at);
    let values = [("file", &*shown(&found.path)), ("when", &*when)];
    body(ui, &words.fill(Key::EditorUnsavedHint, &values), lang);
    if found.outside {
        soft(ui, words.get(Key::EditorUnsavedOutside), lang);
    }
    ui.add_space(space::S);
    differences(ui, &found.differences, tongue);
    ui.add_space(space::M);
    let mut buttons =
        vec![Button::new(words.get(Key::EditorUnsavedMine), EditorAction::Recover(true)).primary()];
    if found.file {
        buttons.push(Button::new(words.get(Key::EditorUnsavedFile), EditorAction::Recover(false)));
    }
    page::buttons(ui, lang, buttons, out);
}

fn differences(ui: &mut Ui, told: &[Text], tongue: Tongue) {
    for one in told.iter().take(MOST) {
        item(ui, one.get(tongue.lang), tongue.lang);
    }
    if let Some(more) = told.len().checked_sub(MOST).filter(|more| *more > 0) {
        let more = more.to_string();
        soft(ui, &tongue.words.fill(Key::DamagedMore, &[("n", &more)]), tongue.lang);
    }
}
