//! The form of a reply: its parts, each with its act, and where it leads.

use egui::Ui;

use super::{Desk, EditorDraft, acts, field, moment};
use crate::app::{Action, NavigationAction, Overlay};
use crate::editor::form::{self, Moment, Reply, Segment};
use crate::gui::heard;
use crate::gui::page::{self, card};
use crate::gui::theme::space;
use crate::gui::widgets::Pill;
use crate::locale::Key;

/// Shows it. `place` and `count` are those among the replies without the fall-back.
pub fn show(
    ui: &mut Ui,
    desk: Desk<'_>,
    of: &Moment,
    (place, count): (usize, usize),
    reply: &Reply,
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    let lang = desk.tongue.lang;
    let name = if reply.fallback {
        desk.word(Key::EditorFallback).to_owned()
    } else {
        desk.tongue.words.fill(Key::EditorReply, &[("n", &(place + 1).to_string())])
    };
    let heading = if reply.id.is_empty() {
        name.clone()
    } else {
        [name.as_str(), reply.id.as_str()].join(lang.dot())
    };
    heard::group(ui, &name, |ui| {
        card(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                page::label(ui, &heading, lang);
                let entry = (name.as_str(), &reply.path);
                if reply.fallback {
                    field::entry_buttons(ui, desk, entry, (0, 1), None, out);
                } else {
                    let taken: Vec<&str> = of.replies.iter().map(|one| one.id.as_str()).collect();
                    let second = form::fresh_id(&taken, &reply.id, "reply");
                    let double = (count < form::MOST_REPLIES).then_some(Some(second));
                    field::entry_buttons(ui, desk, entry, (place, count), double, out);
                }
            });
            ui.add_space(space::S);
            for (place, part) in reply.segments.iter().enumerate() {
                segment(ui, desk, (&name, reply), (place, part), draft, out);
                ui.add_space(space::S);
            }
            let add = desk.word(Key::EditorAddPart);
            if field::button(ui, desk, add, &[add, &name].join(lang.dot())) {
                draft.target =
                    Some(acts::Target::NewPart(reply.path.clone(), reply.segments.len()));
                out.push(NavigationAction::Toggle(Overlay::Acts).into());
            }
            if reply.when.is_some() {
                ui.add_space(space::S);
                let when = reply.path.clone().field("when");
                page::label(ui, desk.word(Key::EditorWhen), lang);
                let name = desk.word(Key::EditorWhen);
                field::value(ui, desk, (name, &when), reply.when.as_deref(), draft, out);
            }
            if !reply.ways.is_empty() || of.ways.is_empty() {
                ui.add_space(space::S);
                page::label(ui, desk.word(Key::EditorTo), lang);
                moment::ways(ui, desk, (&reply.path, &reply.ways), draft, out);
            }
            moment::others(ui, desk, (&reply.path, &reply.others), draft, out);
        });
    });
}

fn segment(
    ui: &mut Ui,
    desk: Desk<'_>,
    (called, reply): (&str, &Reply),
    (place, part): (usize, &Segment),
    draft: &mut EditorDraft,
    out: &mut Vec<Action>,
) {
    let lang = desk.tongue.lang;
    let act = part.known().map(|act| desk.catalogue.act(act).name.get(lang));
    let act = act.unwrap_or(&part.act);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let name = desk.tongue.words.fill(Key::EditorActOf, &[("act", act), ("reply", called)]);
        let response = ui.add(Pill::new(act, lang).name(&name).selected(true));
        page::follow(&response);
        if response.clicked() {
            draft.target = Some(acts::Target::Act(part.path.clone()));
            out.push(NavigationAction::Toggle(Overlay::Acts).into());
        }
        let entry = (act, &part.path);
        field::entry_buttons(ui, desk, entry, (place, reply.segments.len()), None, out);
    });
    ui.add_space(space::XS);
    let path = part.path.clone().field(part.field);
    let what = if part.field == "gesture" { Key::EditorGesture } else { Key::EditorWords };
    field::words(ui, desk, (desk.word(what), true), (&path, &part.text), out);
    for (name, source) in &part.others {
        ui.add_space(space::XS);
        let path = part.path.clone().field(name);
        page::label(ui, name, lang);
        field::value(ui, desk, (name, &path), Some(source), draft, out);
    }
}
