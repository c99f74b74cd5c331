//! The form of a moment or an ending.

use egui::{Id, ScrollArea, Ui};

use super::{Desk, EditorDraft, acts, field, outline, reply, status};
use crate::app::{Action, NavigationAction, Overlay, Shift};
use crate::editor::form::{self, Line, Moment, Way};
use crate::editor::history::Deed;
use crate::gui::heard;
use crate::gui::page::{self, card, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::Key;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Term;
use moodfirst_core::text::Text;

/// Shows it.
pub fn show(ui: &mut Ui, desk: Desk<'_>, draft: &mut EditorDraft, out: &mut Vec<Action>) {
    let Some(id) = &desk.editor.selected else { return };
    let lang = desk.tongue.lang;
    let tree = desk.editor.work.document().tree();
    let salt = ("moment", desk.editor.id, id.clone());
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        page::scroll_keys(ui);
        let room = ui.available_width() - 2.0 * space::L;
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 0.0;
            let found = desk.editor.fresh().into_iter().flat_map(|checked| checked.of(id));
            if let Some(moment) = form::moment(&tree, id) {
                head(ui, desk, id, (Key::EditorMoment, &Path::node(id)), out);
                found_here(ui, desk, found.collect());
                form(ui, desk, &moment, draft, out);
            } else if let Some(ending) = form::ending(&tree, id) {
                head(ui, desk, id, (Key::EditorEnding, &Path::ending(id)), out);
                found_here(ui, desk, found.collect());
                for (key, name, words) in [
                    (Key::EditorTitleField, "title", &ending.title),
                    (Key::EditorEpilogue, "epilogue", &ending.epilogue),
                    (Key::EditorLastLine, "last_line", &ending.last_line),
                ] {
                    title(ui, desk, key);
                    let path = Path::ending(id).field(name);
                    field::words(ui, desk, (desk.word(key), true), (&path, words), out);
                }
                others(ui, desk, (&Path::ending(id), &ending.others), draft, out);
            } else {
                soft(ui, desk.word(Key::EditorDamaged), lang);
            }
            ui.add_space(space::XXL);
        });
    });
}

/// What it is called, and what can be done to it as a whole.
fn head(ui: &mut Ui, desk: Desk<'_>, id: &str, (kind, path): (Key, &Path), out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    let name = [desk.word(kind), id].join(lang.dot());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let style = Style::new(size::LINE, Palette::of(ui).ink).bold();
        text::heading(ui, &name, lang, style, 2);
        let second = form::fresh_id(&outline::taken(&desk.editor.rows), id, "moment");
        let double = Some(Some(second));
        field::entry_buttons(ui, desk, (id, path), (0, 1), double, out);
    });
    ui.add_space(space::S);
}

/// What is wrong here, and what to do about it.
fn found_here(ui: &mut Ui, desk: Desk<'_>, found: Vec<&moodfirst_core::source::Diagnostic>) {
    for found in found {
        card(ui, |ui| status::finding(ui, desk, found));
        ui.add_space(space::S);
    }
}

pub(super) fn title(ui: &mut Ui, desk: Desk<'_>, key: Key) {
    ui.add_space(space::M);
    let style = Style::new(size::SECONDARY, Palette::of(ui).ink).bold();
    text::heading(ui, desk.word(key), desk.tongue.lang, style, 3);
    ui.add_space(space::S);
}

fn form(
    ui: &mut Ui,
    desk: Desk<'_>,
    moment: &Moment,
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    let path = Path::node(&moment.id);
    title(ui, desk, Key::EditorSays);
    for (place, one) in moment.lines.iter().enumerate() {
        line(ui, desk, one, (place, moment.lines.len()), draft, out);
        ui.add_space(space::S);
    }
    if field::button(ui, desk, desk.word(Key::EditorAddLine), desk.word(Key::EditorAddLine)) {
        // Before the last one, which is said where no condition holds.
        let list = path.clone().field("lines");
        let place = moment.lines.len().saturating_sub(1);
        let term = Term::group("", [("text", Term::both(&Text::default()))]);
        desk.change(out, Deed::Added, path.clone(), Shift::Insert(list, place, term));
    }
    title(ui, desk, Key::EditorReplies);
    let count = moment.replies.iter().filter(|reply| !reply.fallback).count();
    for (place, one) in moment.replies.iter().enumerate() {
        reply::show(ui, desk, moment, (place, count), one, draft, out);
        ui.add_space(space::S);
    }
    if count < form::MOST_REPLIES
        && field::button(ui, desk, desk.word(Key::EditorAddReply), desk.word(Key::EditorAddReply))
    {
        draft.target = Some(acts::Target::NewReply(moment.id.clone(), count));
        out.push(NavigationAction::Toggle(Overlay::Acts).into());
    }
    title(ui, desk, Key::EditorAfter);
    soft(ui, desk.word(Key::EditorAfterHint), desk.tongue.lang);
    ui.add_space(space::S);
    ways(ui, desk, (&path, &moment.ways), draft, out);
    others(ui, desk, (&path, &moment.others), draft, out);
}

fn line(
    ui: &mut Ui,
    desk: Desk<'_>,
    line: &Line,
    (place, count): (usize, usize),
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    let number = (place + 1).to_string();
    let name = desk.tongue.words.fill(Key::EditorVariant, &[("n", &number)]);
    heard::group(ui, &name, |ui| {
        card(ui, |ui| {
            if count > 1 {
                let when = line.path.clone().field("when");
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    page::label(ui, &name, desk.tongue.lang);
                    let entry = (name.as_str(), &line.path);
                    field::entry_buttons(ui, desk, entry, (place, count), None, out);
                });
                ui.add_space(space::XS);
                let label = if line.when.is_none() && place + 1 == count {
                    desk.word(Key::EditorOtherwise)
                } else {
                    desk.word(Key::EditorWhen)
                };
                field::value(ui, desk, (label, &when), line.when.as_deref(), draft, out);
                ui.add_space(space::XS);
            }
            let cue = line.path.clone().field("cue");
            field::words(ui, desk, (desk.word(Key::EditorCue), false), (&cue, &line.cue), out);
            ui.add_space(space::XS);
            let text = line.path.clone().field("text");
            field::words(ui, desk, (desk.word(Key::EditorSays), true), (&text, &line.text), out);
        });
    });
}

/// Where it leads.
pub(super) fn ways(
    ui: &mut Ui,
    desk: Desk<'_>,
    (path, ways): (&Path, &[Way]),
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    for (place, way) in ways.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            goal(ui, desk, way, out);
            let called = [desk.word(Key::EditorTo), &way.to].join(desk.tongue.lang.dot());
            field::entry_buttons(ui, desk, (&called, &way.path), (place, ways.len()), None, out);
        });
        if ways.len() > 1 || way.when.is_some() {
            ui.add_space(space::XS);
            let when = way.path.clone().field("when");
            let last = place + 1 == ways.len() && way.when.is_none();
            let label = desk.word(if last { Key::EditorOtherwise } else { Key::EditorWhen });
            field::value(ui, desk, (label, &when), way.when.as_deref(), draft, out);
        }
        ui.add_space(space::XS);
    }
    let word = desk.word(Key::EditorAddWay);
    if field::button(ui, desk, word, word) {
        let to = desk.editor.rows.last().map_or("", |row| &row.id);
        let list = path.clone().field("next");
        let term = Term::group("", [("to", Term::text(to))]);
        desk.change(out, Deed::Linked, path.clone(), Shift::Insert(list, 0, term));
    }
}

/// The moment or ending to which a way leads, chosen from all.
fn goal(ui: &mut Ui, desk: Desk<'_>, way: &Way, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    let row = desk.editor.rows.iter().find(|row| row.id == way.to);
    let shown = row.map_or(way.to.as_str(), |row| row.called(lang));
    let short: String = shown.chars().take(22).collect();
    let id = Id::unique(("goal", desk.editor.id, way.path.to_string()));
    let combo = egui::ComboBox::from_id_salt(id).selected_text(short).width(260.0);
    let response = combo.show_ui(ui, |ui| {
        for row in &desk.editor.rows {
            let label: String = row.called(lang).chars().take(30).collect();
            if ui.selectable_label(row.id == way.to, label).clicked() {
                let path = way.path.clone();
                let shift = Shift::Set(path.clone().field("to"), Term::text(row.id.as_str()));
                desk.change(out, Deed::Linked, path, shift);
            }
        }
    });
    let name = [desk.word(Key::EditorTo), shown].join(lang.colon());
    response
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name.clone()));
}

/// Fields that have no form of their own, as the file has them.
pub(super) fn others(
    ui: &mut Ui,
    desk: Desk<'_>,
    (path, others): (&Path, &[(String, String)]),
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    if others.is_empty() {
        return;
    }
    title(ui, desk, Key::EditorOthers);
    for (name, source) in others {
        let path = path.clone().field(name);
        page::label(ui, name, desk.tongue.lang);
        field::value(ui, desk, (name, &path), Some(source), draft, out);
        ui.add_space(space::XS);
    }
}
