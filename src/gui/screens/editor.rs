//! The editor: the moments of a lesson, the form of one of them, the text, the proof.

use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Drafts, Tongue, notices};
use crate::app::{Action, AppState, Editor, EditorAction, NavigationAction, Shift, View};
use crate::editor::history::Deed;
use crate::gui::commands::Command;
use crate::gui::page::{self, Button};
use crate::gui::theme::{Palette, space};
use crate::locale::Key;
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Term;
use moodfirst_core::text::Lang;

pub mod acts;
mod field;
mod moment;
mod outline;
mod proof;
mod reply;
mod status;
mod text;
pub mod versions;

/// What the editor remembers of itself from frame to frame.
#[derive(Default)]
pub struct EditorDraft {
    /// What a chosen act is for.
    target: Option<acts::Target>,
    /// What is being looked for among the acts.
    search: String,
    /// A value that is being typed and is none yet: its field, and what stands there.
    typed: Option<(Id, String)>,
}

/// What the parts of the screen need.
#[derive(Clone, Copy)]
struct Desk<'a> {
    editor: &'a Editor,
    catalogue: &'a Catalogue,
    tongue: Tongue,
}

impl Desk<'_> {
    /// Changes something.
    fn change(&self, out: &mut Vec<Action>, deed: Deed, place: Path, shift: Shift) {
        out.push(EditorAction::Change(self.editor.id, deed, place, shift).into());
    }

    /// Types into a field.
    fn type_into(&self, out: &mut Vec<Action>, path: Path, text: String) {
        let shift = Shift::Set(path.clone(), Term::text(text));
        self.change(out, Deed::Typed, path, shift);
    }

    fn word(&self, key: Key) -> &'static str {
        self.tongue.words.get(key)
    }

    /// The languages, the one of the interface first.
    fn languages(&self) -> [Lang; 2] {
        let [first, second] = Lang::ALL;
        if first == self.tongue.lang { [first, second] } else { [second, first] }
    }
}

/// Shows it.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    editor: &Editor,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let desk = Desk { editor, catalogue: &state.catalogue, tongue };
    let lang = tongue.lang;
    let tree = editor.work.document().tree();
    let title = crate::editor::form::title(&tree);
    let title = crate::editor::form::best(&title, lang);
    let title = if title.is_empty() { desk.word(Key::EditorTitle) } else { title };
    let views = View::ALL.map(|view| {
        let (word, command) = match view {
            View::Moments => (Key::EditorMoments, Command::EditMoments),
            View::Text => (Key::EditorText, Command::EditText),
            View::Proof => (Key::EditorProof, Command::EditProof),
        };
        Button::new(desk.word(word), EditorAction::Show(view))
            .command(command)
            .selected(editor.view == view)
    });
    let mut buttons: Vec<Button<'_>> = views.into();
    if editor.work.last().is_some() {
        buttons.push(Command::EditUndo.button(tongue.words, EditorAction::Undo));
    }
    if editor.fresh().is_some_and(|checked| checked.lesson.is_some()) {
        buttons.push(Command::EditPlay.button(tongue.words, EditorAction::Play).primary());
    }
    buttons.push(Command::Back.button(tongue.words, NavigationAction::Back));
    page::header(ui, lang, title, "", buttons, out);
    notices::show(ui, &state.notices, tongue, out);
    status::outside(ui, desk, out);
    let body = ui.available_rect_before_wrap();
    let (body, foot) = body.split_top_bottom_at_y((body.bottom() - status::HEIGHT).max(body.top()));
    match editor.view {
        View::Moments => moments(ui, desk, body, drafts, out),
        View::Text => text::show(ui, desk, body, out),
        View::Proof => proof::show(ui, desk, body, out),
    }
    ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| status::show(ui, desk, out));
}

/// All moments at the left, the form of the selected one beside them.
fn moments(ui: &mut Ui, desk: Desk<'_>, body: Rect, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let wide = (body.width() * 0.27).clamp(220.0, 380.0);
    let (left, right) = body.split_left_right_at_x(body.left() + wide);
    ui.painter().rect_filled(left, 0, Palette::of(ui).stage);
    ui.scope_builder(UiBuilder::new().max_rect(left.shrink2(vec2(space::S, 0.0))), |ui| {
        outline::show(ui, desk, out);
    });
    let inner = Rect::from_min_max(pos2(right.left() + 1.0, right.top()), right.max);
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        moment::show(ui, desk, &mut drafts.editor, out);
    });
}
