//! The debrief in three steps, each a page that opens at its top: how it ended, where it turned, every point.

use egui::{EventFilter, Frame, Id, Margin, Stroke, Ui};

use super::{Drafts, Tongue, notices};
use crate::app::{
    Action, AppState, Debrief, DebriefAction, DebriefStep, ModelState, NavigationAction, Overlay,
    StoredDebrief,
};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::dialogue::{Lesson, Replay, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::rubric::{Catalogue, Rubric};
use moodfirst_core::scenario::model::Scenario;

pub mod beside;
mod chips;
mod curve;
mod ending;
pub mod export;
mod groups;
mod ledger;
mod moment;
mod notes;
mod score;
mod turns;

/// What the screen remembers.
#[derive(Default)]
pub struct DebriefDraft {
    /// The step that was shown last, and how often another one has come up.
    step: Option<DebriefStep>,
    visits: u32,
    /// The turning point that is chosen.
    chosen: Option<usize>,
    /// How tall the tallest of them is.
    tall: f32,
    /// The groups that were opened or closed by hand.
    open: groups::Open,
    /// The reply that is looked at: 0 is the opening.
    point: Option<usize>,
    /// What is chosen has to be brought into view.
    reveal: bool,
    /// The curve, which takes the arrow keys for itself while it has the focus.
    curve: Option<Id>,
}

impl DebriefDraft {
    fn is_open(&self, turn: u32) -> bool {
        self.open.get(&turn).copied().unwrap_or(false)
    }

    /// Looks at a reply under all points: its group is opened and brought into view.
    fn look_at(&mut self, turn: usize) {
        self.point = Some(turn);
        self.open.insert(u32::try_from(turn).unwrap_or_default(), true);
        self.reveal = true;
    }
}

/// What the parts of the screen need.
struct View<'a> {
    report: &'a Report,
    rubric: &'a Rubric,
    /// The conversation, where it can be walked through.
    walk: Option<Walk<'a>>,
    catalogue: &'a Catalogue,
    tongue: Tongue,
    /// A reply was taken back, or it began in the middle of another run.
    assisted: bool,
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
        assisted: debrief.assisted,
    };
    if state.overlay.is_none() {
        keys(ui, &view, debrief.step, &mut drafts.debrief, out);
    }
    header(ui, state, debrief, tongue, out);
    notices::show(ui, &state.notices, tongue, out);
    steps(ui, &view, debrief.step, drafts, out, &|ui| ending::show(ui, &view, walk));
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
        assisted: stored.assisted,
    };
    if state.overlay.is_none() {
        keys(ui, &view, stored.step, &mut drafts.debrief, out);
    }
    let persona = state.catalogue.persona(&stored.report.persona);
    let persona = persona.map_or("", |note| note.name.get(lang));
    let mode = words.get(mode_key(stored.mode));
    let aside = [stored.title.get(lang), mode, persona].join(lang.dot());
    let mut right: Vec<Button<'_>> = Vec::new();
    if steps_in_header(ui) {
        right.extend(step_buttons(tongue, stored.step));
    }
    right.extend([
        Command::Export.button(words, NavigationAction::Toggle(Overlay::Export)),
        Button::new(words.get(Key::BackHome), NavigationAction::Home).command(Command::Back),
        Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)),
    ]);
    page::header(ui, lang, words.get(Key::StoredTitle), &aside, right, out);
    notices::show(ui, &state.notices, tongue, out);
    steps(ui, &view, stored.step, drafts, out, &|ui| ending::stored(ui, &view, &stored.why));
}

const fn mode_key(mode: Mode) -> Key {
    match mode {
        Mode::Coach => Key::ModeCoach,
        Mode::Exam => Key::ModeExam,
    }
}

/// The way from step to step, and the step that is shown.
fn steps(
    ui: &mut Ui,
    view: &View<'_>,
    step: DebriefStep,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
    ending: &dyn Fn(&mut Ui),
) {
    let draft = &mut drafts.debrief;
    if draft.step != Some(step) {
        draft.step = Some(step);
        draft.visits += 1;
    }
    if !steps_in_header(ui) {
        strip(ui, view, step, drafts, out);
    }
    // A step that comes up again opens at its top.
    let salt = format!("debrief {step:?} {}", drafts.debrief.visits);
    let draft = &mut drafts.debrief;
    match step {
        DebriefStep::Ending => page::scroll(ui, &salt, 860.0, |ui| {
            ending(ui);
            ui.add_space(space::L);
            let label = view.tongue.words.get(Key::DebriefStepTurns);
            let next = DebriefAction::ShowStep(DebriefStep::Turns);
            let button = Button::new(label, next).command(Command::GoOn).primary();
            let shown = button.show(ui, view.tongue.lang, out);
            drafts.first.get_or_insert(shown.id);
        }),
        DebriefStep::Turns => page::scroll(ui, &salt, 1216.0, |ui| match view.walk {
            Some(walk) => turns::show(ui, view, walk, draft, out),
            None => {
                score::band(ui, view);
                ui.add_space(space::M);
                // Of a stored report the curve is what is left of how it went.
                if curve::show(ui, view, draft, 240.0) {
                    out.push(DebriefAction::ShowStep(DebriefStep::All).into());
                }
            }
        }),
        DebriefStep::All => page::scroll(ui, &salt, 1216.0, |ui| {
            score::band(ui, view);
            ui.add_space(space::M);
            critical(ui, view, draft, out);
            if ui.available_width() < 860.0 {
                groups::show(ui, view, draft, out);
                ui.add_space(space::L);
                notes::show(ui, view);
                return;
            }
            page::columns_of(
                ui,
                0.62,
                |ui| groups::show(ui, view, draft, out),
                |ui| notes::show(ui, view),
            );
        }),
    }
}

/// Where there is room the steps stand in the header, else in a row of their own.
fn steps_in_header(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= 1180.0
}

fn step_buttons<'a>(tongue: Tongue, step: DebriefStep) -> impl Iterator<Item = Button<'a>> {
    let names = [Key::DebriefStepEnding, Key::DebriefStepTurns, Key::DebriefStepAll];
    let steps = DebriefStep::ALL.into_iter().zip(names).enumerate();
    steps.map(move |(place, (other, name))| {
        Button::new(tongue.words.get(name), DebriefAction::ShowStep(other))
            .command_at(Command::Step, place)
            .selected(other == step)
    })
}

/// The three steps by name.
fn strip(
    ui: &mut Ui,
    view: &View<'_>,
    step: DebriefStep,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    Frame::new().inner_margin(Margin { left: 24, right: 24, top: 10, bottom: 0 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for button in step_buttons(view.tongue, step) {
                let shown = button.show(ui, view.tongue.lang, out);
                drafts.first.get_or_insert(shown.id);
            }
        });
    });
}

/// The critical error, above all points.
fn critical(ui: &mut Ui, view: &View<'_>, draft: &mut DebriefDraft, out: &mut Vec<Action>) {
    let Tongue { words, lang } = view.tongue;
    let Some(error) = view.report.critical.first() else { return };
    let palette = Palette::of(ui);
    let act = error.act.map(|act| view.catalogue.act(act));
    let what = act.map_or(words.get(Key::DebriefNoSafetyCheck), |act| act.name.get(lang));
    let frame = Frame::new()
        .fill(palette.hot_tint)
        .stroke(Stroke::new(1.0, palette.hot))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(18, 12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = words.fill(Key::DebriefCriticalBand, &[("what", what)]);
        text::paragraph(ui, &title, lang, Style::new(size::BODY, palette.ink).bold());
        let ink = Style::new(size::SECONDARY, palette.ink);
        if let Some(act) = act {
            text::paragraph(ui, act.helped.get(lang), lang, ink);
        }
        let cap = view.catalogue.rule(moodfirst_core::rubric::Rule::CriticalCap);
        text::paragraph(ui, cap.earned.get(lang), lang, ink);
        let Some(turn) = error.turn else { return };
        ui.add_space(space::S);
        let label = words.fill(Key::DebriefCriticalGo, &[("n", &turn.to_string())]);
        let stays = DebriefAction::ShowStep(DebriefStep::All);
        if Button::new(label, stays).command(Command::Critical).show(ui, lang, out).clicked() {
            draft.look_at(turn as usize);
        }
    });
    ui.add_space(space::M);
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
    if steps_in_header(ui) {
        right.extend(step_buttons(tongue, debrief.step));
    }
    let model = state.model_of(debrief).map(|search| &search.state);
    if model.is_some_and(|model| !matches!(model, ModelState::None | ModelState::Stopped)) {
        let action = NavigationAction::Toggle(Overlay::Beside);
        right.push(Command::Beside.button(words, action));
    }
    let export = NavigationAction::Toggle(Overlay::Export);
    right.push(Command::Export.button(words, export));
    right.push(Command::PlayAgain.button(words, DebriefAction::PlayAgain));
    let back = if debrief.guide.is_some() { Key::GuideBack } else { Key::BackHome };
    right.push(Button::new(words.get(back), NavigationAction::Home).command(Command::Back));
    right.push(Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)));
    page::header(ui, lang, words.get(Key::DebriefTitle), &aside, right, out);
}

/// The keys that depend on what is chosen: R tries again from it, the arrows choose another one, X shows the reply with
/// the critical error.
fn keys(
    ui: &Ui,
    view: &View<'_>,
    step: DebriefStep,
    draft: &mut DebriefDraft,
    out: &mut Vec<Action>,
) {
    let report = view.report;
    let pressed = |command: Command| ui.input_mut(|input| command.pressed(input));
    if pressed(Command::Critical).is_some()
        && let Some(turn) = report.critical.iter().find_map(|error| error.turn)
    {
        draft.look_at(turn as usize);
        out.push(DebriefAction::ShowStep(DebriefStep::All).into());
    }
    let turn = match step {
        DebriefStep::Ending => None,
        DebriefStep::Turns => turns::chosen_turn(view, draft),
        DebriefStep::All => draft.point,
    };
    if view.walk.is_some()
        && pressed(Command::TryAgain).is_some()
        && let Some(turn) = turn.filter(|turn| *turn > 0)
    {
        out.push(DebriefAction::TryAgainFrom(turn).into());
    }
    if step == DebriefStep::Ending {
        return;
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
    let Some(arrow) = pressed(Command::Moment) else { return };
    if step == DebriefStep::Turns {
        turns::step(view, draft, arrow != 0);
        return;
    }
    let last = report.states.len().saturating_sub(1);
    if last == 0 {
        return;
    }
    let turn = match (arrow, draft.point) {
        (0, None) => last,
        (0, Some(point)) => point.saturating_sub(1).max(1),
        (_, point) => point.map_or(1, |point| (point + 1).min(last)),
    };
    draft.look_at(turn);
}
