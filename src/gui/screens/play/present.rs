//! The turn on the page: drawn as far as it has come, said to those who do not see it, and what is done on it.

use std::time::Duration;

use egui::{Key as EguiKey, Rect, Ui, UiBuilder, Vec2};

use super::course::Course;
use super::fit::{Blocks, Plan};
use super::sheet::{Done, Now, Sheet, WAITS};
use super::staging::{Progress, Scene};
use super::turn::{Below, Turn};
use super::{Drafts, PlayDraft, View, told};
use crate::app::{Action, PlayAction, Rest};
use crate::gui::heard;
use crate::gui::page;
use crate::gui::widgets::Typeset;

/// What is on the page, and how far it has come.
pub struct Present<'a> {
    /// The part of the conversation.
    pub scene: Scene,
    /// The moods it goes through.
    pub course: Course,
    /// How far it has come.
    pub progress: &'a Progress,
}

/// The turn, as far as it has come.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: &Sheet<'_>,
    (plan, blocks, body): (&Plan, &Blocks, Rect),
    Present { scene, course, progress }: &Present<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let lang = view.tongue.lang;
    let scene = *scene;
    let replies = view.call.session.steps.len();
    let now = ui.input(|input| input.time);
    if drafts.play.seen.is_none_or(|(seen, _)| seen != (replies, scene)) {
        if drafts.play.seen.is_some_and(|((before, _), _)| before < replies) {
            drafts.play.flight.set_off(sheet.turn, (body, lang), now);
        }
        drafts.play.seen = Some(((replies, scene), now));
        drafts.play.page = 0;
        drafts.play.told = None;
    }
    tell(ui, view, sheet.turn, course, &mut drafts.play);
    let since = drafts.play.seen.map_or(now, |(_, since)| since);
    let speaking = drafts.play.staging.speaking();
    if speaking {
        ui.ctx().request_repaint_after(Duration::from_millis(33));
    } else {
        drafts.play.flight.land();
    }
    let answers = ui.ctx().animate_bool_with_time(
        ui.scope_id().with("answers"),
        !speaking,
        if speaking { 0.0 } else { ui.style().animation_time },
    );
    // Seen as a whole, the turn stands.
    if !speaking && answers >= 1.0 && view.call.rest == Rest::Coming {
        out.push(PlayAction::Stands.into());
    }
    if ui.input(|input| input.key_pressed(EguiKey::PageDown)) {
        drafts.play.page = (drafts.play.page + 1).min(plan.pages.len().saturating_sub(1));
    } else if ui.input(|input| input.key_pressed(EguiKey::PageUp)) {
        drafts.play.page = drafts.play.page.saturating_sub(1);
    }
    let page = drafts.play.page;
    // Where the cards of the turn before are still seen, nothing else is.
    let seen = WAITS + (1.0 - WAITS) * answers;
    let seen = if drafts.play.flight.has_left(ui) { seen } else { 0.0 };
    let t = page::eased(ui, since);
    let done = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ui.set_opacity(0.15 + 0.85 * t);
        let now = Now { progress, answers: seen, speaking, page, replies };
        sheet.show(ui, plan, (blocks, body), &now, out)
    });
    let places = plan.places(blocks, body, page);
    let shown = plan.pages.get(page).cloned().unwrap_or(0..0);
    let (form, rects) = (sheet.form, shown.zip(places.below.iter().copied()));
    let setting = Typeset { size: form.reply, leading: form.leading, pad: form.pad };
    drafts.play.flight.cards(sheet.turn, setting, rects);
    if let Some(mine) = places.above.first() {
        drafts.play.flight.show(ui, *mine, (body, lang));
    }
    if std::mem::take(&mut drafts.play.focus) {
        // Nobody is left at a reply that is gone.
        match done.inner.line {
            Some(line) => heard::place(ui.ctx(), line),
            None => heard::arrive(ui.ctx()),
        }
    }
    act(ui, view, sheet, done.inner, drafts, out);
}

/// Says what is new in the turn, and has it take the focus.
fn tell(ui: &Ui, view: &View<'_>, turn: &Turn, course: &Course, draft: &mut PlayDraft) {
    let now = egui::util::hash((&turn.coach, &turn.below, view.tongue.lang));
    match draft.told {
        Some(told) if told == now => return,
        Some(_) => told::answered(ui.ctx(), view.tongue, turn),
        None => told::turn(ui.ctx(), view, turn, course),
    }
    draft.told = Some(now);
    draft.focus = true;
}

/// What was done on the page, if it counts yet.
fn act(
    ui: &Ui,
    view: &View<'_>,
    sheet: &Sheet<'_>,
    done: Done,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    if let Some(first) = done.first {
        drafts.first.get_or_insert(first);
    }
    if view.rests {
        return;
    }
    if done.turned {
        let pages = drafts.play.planned.as_ref().map_or(1, |(_, plan, _)| plan.pages.len());
        drafts.play.page = (drafts.play.page + 1) % pages.max(1);
        ui.ctx().request_repaint();
    }
    if let Some(place) = done.chosen {
        out.push(match sheet.turn.below {
            Below::Question(..) => PlayAction::Judge(u8::try_from(place).unwrap_or(u8::MAX)).into(),
            _ => PlayAction::Reply(place).into(),
        });
    }
    if done.went_on {
        drafts.took_enter = true;
        match sheet.turn.below {
            Below::Debrief(_) => out.push(PlayAction::ToDebrief.into()),
            _ => {
                drafts.play.staging.go_on(ui);
                out.push(PlayAction::Moves.into());
            }
        }
        ui.ctx().request_repaint();
    }
}
