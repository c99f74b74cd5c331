//! A field for a name. It is said with Enter or by its button; while an input method composes,
//! Enter is its own.

use egui::{Id, Key, Margin, Modifiers, TextEdit, Ui};

use crate::gui::input::Gate;
use crate::gui::text::fonts;
use crate::gui::theme::size;
use moodfirst_core::text::Lang;

/// The most letters of a name.
pub const NAME_LETTERS: usize = 40;

/// Shows a field for a name of at most [`NAME_LETTERS`] letters, named by what stands above it.
/// True if the name was said.
pub fn name_field(ui: &mut Ui, name: &mut String, label: Id, lang: Lang) -> bool {
    let id = ui.scope_id().with("name");
    // The key is used up also where nothing has been typed: it does not take one out of the field.
    let said = ui.memory(|memory| memory.has_focus(id))
        && !Gate::composes(ui.ctx())
        && ui.input_mut(|input| {
            [Modifiers::CTRL, Modifiers::NONE]
                .into_iter()
                .any(|held| input.consume_key(held, Key::Enter))
        });
    let edit = TextEdit::singleline(name)
        .id(id)
        .char_limit(NAME_LETTERS)
        .font(fonts::font(lang, size::BODY, false))
        .margin(Margin::symmetric(12, 8))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    // One comes here to write a name: with nothing else in focus, the field has it.
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    super::candidates_below(ui, &response);
    let _ = response.labelled_by(label);
    said && !name.trim().is_empty()
}
