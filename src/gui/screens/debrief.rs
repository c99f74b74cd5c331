//! The debrief: how it ended, what it scored and why, what to say next time.

use egui::{EventFilter, Id, Ui, UiBuilder};

use super::{Drafts, Tongue, notices};
use crate::app::{
    Action, AppState, Debrief, DebriefAction, ModelState, NavigationAction, Overlay, StoredDebrief,
};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button};
use crate::gui::theme::space;
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::dialogue::{Lesson, Replay, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric};
use moodfirst_core::scenario::model::Scenario;

pub mod beside;
pub mod export;
mod ledger;
mod lines;
mod moment;
mod result;
mod scene;

/// What the screen remembers: filter, unfolded line, point of the curve.
#[derive(Default)]
pub struct DebriefDraft {
    filter: Option<Dimension>,
    /// Place among the report's lines.
    open: Option<usize>,
    /// Index into the points of the curve: 0 is the opening, then the replies.
    point: Option<usize>,
    /// The unfolded line has to be brought into view.
    reveal: bool,
    /// The curve, which takes the arrow keys for itself while it has the focus.
    curve: Option<Id>,
}

/// What the parts of the screen need.
struct View<'a> {
    report: &'a Report,
    rubric: &'a Rubric,
    /// The conversation, where it can be walked through.
    walk: Option<Walk<'a>>,
    catalogue: &'a Catalogue,
    tongue: Tongue,
}

/// A conversation that can be walked through.
#[derive(Clone, Copy)]
struct Walk<'a> {
    stage: &'a Stage,
    replay: &'a Replay,
}

impl<'a> Walk<'a> {
    fn lesson(self) -> &'a Lesson {
        self.stage.lesson()
    }

    fn scenario(self) -> &'a Scenario {
        self.lesson().scenario()
    }
}

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    debrief: &Debrief,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let walk = Walk { stage: &debrief.stage, replay: &debrief.replay };
    let view = View {
        report: &debrief.report,
        rubric: debrief.stage.rubric(),
        walk: Some(walk),
        catalogue: &state.catalogue,
        tongue,
    };
    if state.overlay.is_none() {
        keys(ui, &view, &mut drafts.debrief, out);
    }
    header(ui, state, debrief, tongue, out);
    notices::show(ui, &state.notices, tongue, out);
    parts(ui, &view, drafts, out, |ui| scene::show(ui, &view, walk));
}

/// Shows the page of a stored report whose conversation cannot be walked through any more.
pub fn show_stored(
    ui: &mut Ui,
    state: &AppState,
    stored: &StoredDebrief,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let view = View {
        report: &stored.report,
        rubric: &state.rubric,
        walk: None,
        catalogue: &state.catalogue,
        tongue,
    };
    if state.overlay.is_none() {
        keys(ui, &view, &mut drafts.debrief, out);
    }
    let persona = state.catalogue.persona(&stored.report.persona);
    let persona = persona.map_or("", |note| note.name.get(lang));
    let mode = words.get(mode_key(stored.mode));
    let aside = [stored.title.get(lang), mode, persona].join(lang.dot());
    let right = vec![
        Command::Export.button(words, NavigationAction::Toggle(Overlay::Export)),
        Button::new(words.get(Key::BackHome), NavigationAction::Home).command(Command::Back),
        Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)),
    ];
    page::header(ui, lang, words.get(Key::StoredTitle), &aside, right, out);
    notices::show(ui, &state.notices, tongue, out);
    parts(ui, &view, drafts, out, |ui| scene::stored(ui, &view, &stored.why));
}

const fn mode_key(mode: Mode) -> Key {
    match mode {
        Mode::Coach => Key::ModeCoach,
        Mode::Exam => Key::ModeExam,
    }
}

/// Scene, result, moment and lines, beside each other where there is room.
fn parts(
    ui: &mut Ui,
    view: &View<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
    scene: impl FnOnce(&mut Ui),
) {
    let whole = ui.available_rect_before_wrap();
    if whole.width() < 1000.0 {
        page::scroll(ui, "debrief", 900.0, |ui| {
            scene(ui);
            result::show(ui, view, &mut drafts.debrief);
            // In one column the moment itself is brought into view, not its line far below.
            let reveal = std::mem::take(&mut drafts.debrief.reveal);
            let shown = ui.scope(|ui| moment::show(ui, view, drafts.debrief.point, out));
            if reveal {
                shown.response.scroll_to_me(Some(egui::Align::Center));
            }
            ui.add_space(space::M);
            lines::show(ui, view, drafts);
            result::after(ui, view);
        });
        return;
    }
    let (left, right) = whole.split_left_right_at_x(whole.left() + whole.width() * 0.46);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        page::scroll(ui, "result", 720.0, |ui| {
            scene(ui);
            result::show(ui, view, &mut drafts.debrief);
            result::after(ui, view);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        let line = egui::Stroke::new(1.0, crate::gui::theme::Palette::of(ui).line);
        ui.painter().vline(right.left() - 0.5, right.y_range(), line);
        // The moment stands still; the lines move below it.
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
            moment::show(ui, view, drafts.debrief.point, out);
        });
        page::scroll_in(ui, "lines", 900.0, 0.0, |ui| lines::show(ui, view, drafts));
    });
}

fn header(ui: &mut Ui, state: &AppState, debrief: &Debrief, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let scenario = debrief.stage.lesson().scenario();
    let mode = words.get(mode_key(debrief.mode));
    let dot = lang.dot();
    let persona = state.catalogue.persona(debrief.stage.persona());
    let persona = persona.map_or("", |note| note.name.get(lang));
    let aside = [scenario.title.get(lang), mode, persona].join(dot);
    let mut right = Vec::new();
    let model = state.model_of(debrief).map(|search| &search.state);
    if model.is_some_and(|model| !matches!(model, ModelState::None | ModelState::Stopped)) {
        let action = NavigationAction::Toggle(Overlay::Beside);
        right.push(Command::Beside.button(words, action));
    }
    let export = NavigationAction::Toggle(Overlay::Export);
    right.push(Command::Export.button(words, export));
    right.push(
        Button::new(words.get(Key::DebriefPlayAgain), DebriefAction::PlayAgain)
            .command(Command::GoOn),
    );
    let back = if debrief.guide.is_some() { Key::GuideBack } else { Key::BackHome };
    right.push(Button::new(words.get(back), NavigationAction::Home).command(Command::Back));
    right.push(Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)));
    page::header(ui, lang, words.get(Key::DebriefTitle), &aside, right, out);
}

/// The keys that depend on the moment chosen: R tries again from it, the arrows choose another one, numbers narrow
/// the lines.
fn keys(ui: &Ui, view: &View<'_>, draft: &mut DebriefDraft, out: &mut Vec<Action>) {
    let report = view.report;
    let pressed = |command: Command| ui.input_mut(|input| command.pressed(input));
    if view.walk.is_some()
        && pressed(Command::TryAgain).is_some()
        && let Some(turn) = draft.point.filter(|turn| *turn > 0)
    {
        out.push(DebriefAction::TryAgainFrom(turn).into());
    }
    let chosen = pressed(Command::Filter).and_then(|place| lines::CHOICES.get(place));
    if let Some((dimension, _)) = chosen {
        draft.filter = *dimension;
        moment::choose(draft, report, draft.point);
    }
    // Left and right mean the run on the whole page, whatever has the focus.
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_some() && focused == draft.curve {
        return;
    }
    if let Some(focused) = focused {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, arrows));
    }
    let last = report.states.len().saturating_sub(1);
    let step = match pressed(Command::Moment) {
        Some(0) => draft.point.map_or(last, |point| point.saturating_sub(1)),
        Some(_) => draft.point.map_or(0, |point| (point + 1).min(last)),
        None => return,
    };
    moment::choose(draft, report, Some(step));
}
