//! Fields of the form: words in both languages, values as the file has them, small buttons.

use egui::{Id, Response, Ui};

use super::{Desk, EditorDraft};
use crate::app::{Action, EditorAction, Shift};
use crate::editor::form;
use crate::editor::history::Deed;
use crate::gui::page;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{Pill, TextField};
use crate::locale::Key;
use crate::locale::wording::language_key;
use moodfirst_core::scenario::Path;
use moodfirst_core::text::{Lang, Text};

/// The name of a field: what it is for, and in which language.
fn name(desk: Desk<'_>, what: &str, lang: Lang) -> String {
    [what, desk.word(language_key(lang))].join(desk.tongue.lang.dot())
}

/// A text in both languages, side by side where there is room.
pub fn words(
    ui: &mut Ui,
    desk: Desk<'_>,
    (what, needed): (&str, bool),
    (path, words): (&Path, &Text),
    out: &mut Vec<Action>,
) {
    let one = |ui: &mut Ui, lang: Lang, out: &mut Vec<Action>| {
        let id = Id::unique(("field", desk.editor.id, path.to_string(), lang));
        let name = name(desk, what, lang);
        let mut field = TextField::new(id, &name, words.get(lang), lang);
        if !needed {
            field = field.small();
        }
        let missing = words.get(lang).is_empty() && (needed || *words != Text::default());
        let (typed, response) = field.missing(missing).show(ui);
        if let Some(typed) = typed {
            desk.type_into(out, path.clone().field(lang.code()), typed);
        }
        left(&response, out);
    };
    let [first, second] = desk.languages();
    if ui.available_width() < 520.0 {
        one(ui, first, out);
        ui.add_space(space::XS);
        one(ui, second, out);
        return;
    }
    let mut later = Vec::new();
    page::columns_of(ui, 0.5, |ui| one(ui, first, out), |ui| one(ui, second, &mut later));
    out.extend(later);
}

/// What is typed next is a step of its own.
fn left(response: &Response, out: &mut Vec<Action>) {
    page::follow(response);
    if response.lost_focus() {
        out.push(EditorAction::Close.into());
    }
}

/// A value as it stands in the file: written when the field is left, and only if it is one. An empty one goes.
pub fn value(
    ui: &mut Ui,
    desk: Desk<'_>,
    (name, path): (&str, &Path),
    source: Option<&str>,
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    let lang = desk.tongue.lang;
    let id = Id::unique(("value", desk.editor.id, path.to_string()));
    let shown = match &draft.typed {
        Some((own, typed)) if *own == id => typed.clone(),
        _ => source.unwrap_or_default().to_owned(),
    };
    let (typed, response) = TextField::new(id, name, &shown, lang).code().show(ui);
    page::follow(&response);
    if let Some(typed) = typed {
        draft.typed = Some((id, typed));
    }
    let own = draft.typed.as_ref().is_some_and(|(own, _)| *own == id);
    if !own {
        return;
    }
    let typed = draft.typed.as_ref().map_or("", |(_, typed)| typed.trim()).to_owned();
    let term = form::typed(&typed);
    if response.lost_focus() && (typed.is_empty() || term.is_some()) {
        match term {
            Some(term) => desk.change(out, Deed::Set, path.clone(), Shift::Set(path.clone(), term)),
            None if source.is_some() => {
                desk.change(out, Deed::Removed, path.clone(), Shift::Remove(path.clone()));
            }
            None => {}
        }
        draft.typed = None;
    } else if !typed.is_empty() && term.is_none() {
        let style = Style::new(size::HINT, Palette::of(ui).hot);
        text::paragraph(ui, desk.word(Key::EditorNoValue), lang, style);
    }
}

/// A small button; its name says what it is for.
pub fn button(ui: &mut Ui, desk: Desk<'_>, label: &str, name: &str) -> bool {
    let response = ui.add(Pill::new(label, desk.tongue.lang).name(name));
    page::follow(&response);
    response.clicked()
}

/// Up, down, once more, out: what is done to an entry of a list. `double`: the id of the second one, if it needs one.
pub fn entry_buttons(
    ui: &mut Ui,
    desk: Desk<'_>,
    (called, path): (&str, &Path),
    (place, count): (usize, usize),
    double: Option<Option<String>>,
    out: &mut Vec<Action>,
) {
    let named = |key: Key| [desk.word(key), called].join(desk.tongue.lang.dot());
    let moved = |to: usize| (Deed::Moved, Shift::Move(path.clone(), to));
    let mut done = None;
    if place > 0 && button(ui, desk, "↑", &named(Key::EditorUp)) {
        done = Some(moved(place - 1));
    }
    if place + 1 < count && button(ui, desk, "↓", &named(Key::EditorDown)) {
        done = Some(moved(place + 1));
    }
    if let Some(id) = double
        && button(ui, desk, desk.word(Key::EditorDouble), &named(Key::EditorDouble))
    {
        done = Some((Deed::Doubled, Shift::Double(path.clone(), id)));
    }
    if button(ui, desk, desk.word(Key::EditorRemove), &named(Key::EditorRemove)) {
        done = Some((Deed::Removed, Shift::Remove(path.clone())));
    }
    if let Some((deed, shift)) = done {
        desk.change(out, deed, path.clone(), shift);
    }
}
