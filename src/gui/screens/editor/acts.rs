//! "What do these words do?": the acts by family, with what counts and what does not.

use egui::{Id, Ui};

use super::super::{Drafts, Tongue};
use crate::app::{Action, AppState, EditorAction, NavigationAction, Overlay, Page, Shift};
use crate::editor::form;
use crate::editor::history::Deed;
use crate::gui::page::{self, Button, body, label, soft};
use crate::gui::theme::space;
use crate::gui::widgets::TextField;
use crate::locale::Key;
use moodfirst_core::rubric::{Act, Catalogue, Family};
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Term;
use moodfirst_core::text::{Lang, Text};

/// The word for a family.
const fn family_key(family: Family) -> Key {
    match family {
        Family::Mood => Key::FamilyMood,
        Family::Care => Key::FamilyCare,
        Family::Ownership => Key::FamilyOwnership,
        Family::Matter => Key::FamilyMatter,
        Family::Commitment => Key::FamilyCommitment,
        Family::Harm => Key::FamilyHarm,
    }
}

/// What an act is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A part that is there.
    Act(Path),
    /// A new part of this reply, at this place.
    NewPart(Path, usize),
    /// The first part of a new reply of this moment, at this place.
    NewReply(String, usize),
}

/// Shows it.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Page::Editor(editor) = state.page() else { return };
    let Some(target) = drafts.editor.target.clone() else { return };
    let Tongue { words, lang } = tongue;
    let search = &mut drafts.editor.search;
    let field =
        TextField::new(Id::unique("act search"), words.get(Key::EditorSearchActs), search, lang);
    let (typed, response) = field.small().show(ui);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if let Some(typed) = typed {
        *search = typed;
    }
    ui.add_space(space::S);
    let sought = search.to_lowercase();
    let rows = form::rows(&editor.work.document().tree());
    for family in Family::ALL {
        let acts = Act::ALL.iter().copied().filter(|act| act.family() == family);
        let acts: Vec<Act> =
            acts.filter(|act| !act.derived() && matches(&state.catalogue, *act, &sought)).collect();
        if acts.is_empty() {
            continue;
        }
        label(ui, words.get(family_key(family)), lang);
        ui.add_space(space::XS);
        for act in acts {
            let note = state.catalogue.act(act);
            let width = ui.available_width();
            let action = choose(editor.id, &target, act, &rows);
            let chosen = Button::new(note.name.get(lang), action).row(width).show(ui, lang, out);
            page::follow(&chosen);
            if chosen.clicked() {
                out.push(NavigationAction::Toggle(Overlay::Acts).into());
                drafts.editor.search.clear();
            }
            soft(ui, note.definition.get(lang), lang);
            let good = [words.get(Key::EditorGood), note.good.get(lang)].join(lang.colon());
            body(ui, &good, lang);
            let bad = [words.get(Key::EditorNotThis), note.bad.get(lang)].join(lang.colon());
            soft(ui, &bad, lang);
            ui.add_space(space::M);
        }
    }
}

/// Names, definitions and examples in all languages.
fn matches(catalogue: &Catalogue, act: Act, sought: &str) -> bool {
    let note = catalogue.act(act);
    let texts = [&note.name, &note.definition, &note.good, &note.bad];
    sought.is_empty()
        || texts.iter().any(|text| {
            Lang::ALL.iter().any(|&lang| text.get(lang).to_lowercase().contains(sought))
        })
}

/// What choosing the act does.
fn choose(editor: u64, target: &Target, act: Act, rows: &[form::Row]) -> EditorAction {
    let part = || part(act);
    let (deed, place, shift) = match target {
        Target::Act(path) => {
            let field = path.clone().field("act");
            (Deed::Set, path.clone(), Shift::Set(field, Term::name(act.name())))
        }
        Target::NewPart(reply, place) => {
            let list = reply.clone().field("segments");
            (Deed::Added, reply.clone(), Shift::Insert(list, *place, part()))
        }
        Target::NewReply(node, place) => {
            let list = Path::node(node).field("replies");
            let id = form::fresh_id(&[], act.name(), "reply");
            let id = format!("{id}-{}", place + 1);
            let to = rows.last().map_or("", |row| row.id.as_str());
            let term = Term::group(
                "Reply",
                [
                    ("id", Term::text(id)),
                    ("segments", Term::List(vec![part()])),
                    ("next", Term::text(to)),
                ],
            );
            (Deed::Added, Path::node(node), Shift::Insert(list, *place, term))
        }
    };
    EditorAction::Change(editor, deed, place, shift)
}

/// A part without words yet, with the fields that its act cannot be without.
fn part(act: Act) -> Term {
    let empty = || Term::both(&Text::default());
    let mut fields = match act {
        Act::Promise => vec![
            ("id", Term::text("promise")),
            ("does", Term::text("")),
            ("what", empty()),
            ("who", empty()),
            ("due", Term::text("d1 17:00")),
            ("channel", empty()),
        ],
        Act::Remedy => vec![("gives", Term::text(""))],
        Act::Renegotiate => vec![("promise", Term::text("")), ("due", Term::text("d1 17:00"))],
        Act::SeekAgreement | Act::Update | Act::Fulfil | Act::Recap => {
            vec![("promise", Term::text(""))]
        }
        _ if act.needs_about() => vec![("about", Term::text(""))],
        _ => Vec::new(),
    };
    fields.push(("text", empty()));
    Term::group(act.name(), fields)
}
