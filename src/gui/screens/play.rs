//! The conversation: the customer at the left, what is said and what can be answered at the right. The turn is always
//! whole: [`fit`] finds the form in which it stands in the window, [`sheet`] measures and draws it.

use std::time::Duration;

use egui::{Key as EguiKey, Rect, Ui, UiBuilder, Vec2};

use super::{Drafts, Tongue, channel, notices};
use crate::app::{Action, NavigationAction, Notice, Overlay, Play, PlayAction, Rest};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::page;
use crate::gui::theme::Palette;
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::model::Moment;

mod fit;
#[cfg(test)]
mod fit_tests;
mod flight;
mod guide;
mod head;
mod sheet;
mod side;
mod staging;
mod told;
mod turn;

use fit::{Blocks, Figure, Plan};
use sheet::{Done, Now, Sheet};
use staging::{Pace, Scene, Staging};
use turn::{Below, Piece, Turn};

/// What the screen remembers: how far the conversation has been shown, and in which form it stands.
#[derive(Default)]
pub struct PlayDraft {
    /// How far the present moment has come.
    pub(super) staging: Staging,
    /// The plan of the turn on the page, and what it was made for.
    planned: Option<(u64, Plan, Blocks)>,
    /// The page of replies that is shown, where they need several.
    pub(super) page: usize,
    /// The card that was chosen, on its way to my line.
    flight: flight::Flight,
    /// Whose turn it is, and since when, in seconds of the window.
    seen: Option<((usize, Scene), f64)>,
    /// What was said of the turn: of what the coach says, and of what can be done.
    told: Option<u64>,
    /// The turn is to get the focus.
    focus: bool,
}

impl PlayDraft {
    /// Do the replies stand on several pages?
    pub(super) fn has_pages(&self) -> bool {
        self.planned.as_ref().is_some_and(|(_, plan, _)| plan.pages.len() > 1)
    }

    /// Does a reply stand on another page than the one that is shown?
    pub(super) fn is_hidden(&self, reply: usize) -> bool {
        self.planned
            .as_ref()
            .is_some_and(|(_, plan, _)| reply < plan.replies() && plan.page_of(reply) != self.page)
    }

    /// Turns to the page on which a reply stands.
    pub(super) fn turn_to(&mut self, reply: usize) {
        if let Some((_, plan, _)) = &self.planned {
            self.page = plan.page_of(reply);
        }
    }
}

/// What the parts of the screen need.
struct View<'a> {
    call: &'a Play,
    catalogue: &'a Catalogue,
    said: Vec<TalkItem<'a>>,
    tongue: Tongue,
    /// Nothing that can be answered is taken yet.
    rests: bool,
}

impl View<'_> {
    /// Anger is told only by the coach.
    fn coach(&self) -> bool {
        self.call.mode == Mode::Coach
    }

    /// Can the last reply be taken back? Only with the coach, and not once it is over.
    fn undoable(&self) -> bool {
        self.coach() && !self.call.session.over() && !self.call.session.steps.is_empty()
    }

    /// Place in `said` after the last reply: from there on it is present.
    fn present(&self) -> usize {
        let reply = |said: &TalkItem<'_>| matches!(said, TalkItem::Trainee { .. });
        self.said.iter().rposition(reply).map_or(0, |place| place + 1)
    }

    fn moment(&self, moment: Moment) -> String {
        let clock = self.call.stage.lesson().scenario().clock;
        moment.say(clock.weekday, self.tongue.lang)
    }

    /// The time of what has been said up to here: a jump that still waits has not happened yet.
    fn clock(&self, to: usize) -> Moment {
        let jumped = self.said[..to].iter().rev().find_map(|said| match said {
            TalkItem::Jump(jump) => Some(jump.to),
            _ => None,
        });
        jumped.unwrap_or(self.call.stage.lesson().scenario().clock.start)
    }
}

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    call: &Play,
    catalogue: &Catalogue,
    tongue: Tongue,
    told: &[Notice],
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let said = call.replay.talk(call.stage.lesson());
    let rests = call.rests() || drafts.rested;
    let view = View { call, catalogue, said, tongue, rests };
    let replies = call.session.steps.len();
    let scene = drafts.play.staging.follow(ui, &view.said, view.present(), replies);
    // A click anywhere shows at once what is still appearing; it is no answer yet.
    if drafts.play.staging.speaking() && ui.input(|input| input.pointer.any_click()) {
        drafts.play.staging.finish();
    }

    let window = ui.ctx().content_rect().size();
    let bar = ui.available_rect_before_wrap();
    let bar = Rect::from_min_size(bar.min, egui::vec2(bar.width(), head::height(window)));
    ui.advance_cursor_after_rect(bar);
    notices::show(ui, told, tongue, out);
    guide::strip(ui, call, tongue, out);
    let body = ui.available_rect_before_wrap();

    let turn = Turn::of(&view, scene);
    plan(ui, &view, &turn, (window, body.size()), &mut drafts.play);
    let Some((_, plan, blocks)) = drafts.play.planned.clone() else { return };
    let gone = plan.form.figure == Figure::Gone;
    header(ui, bar, &view, scene, gone, out);
    if gone {
        ui.painter().rect_filled(body, 0.0, Palette::of(ui).paper);
    } else if let Some(rect) = plan.places(&blocks, body, drafts.play.page).figure {
        let speaks = drafts.play.staging.speaking();
        side::show(ui, &view, plan.form.figure, rect, (scene.to, speaks));
    }
    let sheet = Sheet { turn: &turn, form: plan.form, tongue, coach: view.coach() };
    present(ui, &view, &sheet, &plan, (&blocks, body, scene), drafts, out);
}

/// Finds the form of the turn, unless it stands already.
fn plan(
    ui: &Ui,
    view: &View<'_>,
    turn: &Turn,
    (window, body): (Vec2, Vec2),
    draft: &mut PlayDraft,
) {
    let bits = |size: Vec2| (size.x.to_bits(), size.y.to_bits());
    let scale = ui.ctx().pixels_per_point().to_bits();
    let key =
        egui::util::hash((turn, view.tongue.lang, view.coach(), bits(window), bits(body), scale));
    if draft.planned.as_ref().is_some_and(|(made_for, ..)| *made_for == key) {
        return;
    }
    let ctx = ui.ctx();
    let sheet =
        |form: &fit::Form| Sheet { turn, form: *form, tongue: view.tongue, coach: view.coach() };
    let plan = fit::plan(window, body, |form| sheet(form).measure(ctx, body));
    let blocks = sheet(&plan.form).measure(ctx, body);
    draft.page = draft.page.min(plan.pages.len().saturating_sub(1));
    draft.planned = Some((key, plan, blocks));
}

/// The bar above.
fn header(
    ui: &mut Ui,
    bar: Rect,
    view: &View<'_>,
    scene: Scene,
    moods: bool,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = view.tongue;
    let call = view.call;
    let scenario = call.stage.lesson().scenario();
    let mode = match call.mode {
        Mode::Coach => Key::ModeCoach,
        Mode::Exam => Key::ModeExam,
    };
    let clock = view.moment(view.clock(scene.to));
    let aside = [&clock, channel(scenario.channel, view.tongue), words.get(mode)].join(lang.dot());
    let out_of_it = match (&call.guide, call.session.over()) {
        (Some(_), _) => Key::GuideBack,
        (None, true) => Key::BackHome,
        (None, false) => Key::ConversationLeave,
    };
    let toggle = |overlay| Action::from(NavigationAction::Toggle(overlay));
    let count = call.report.spoken().len().to_string();
    let item = |command, label: &str, short: &str, action, rank| head::Item {
        label: label.to_owned(),
        short: short.to_owned(),
        command,
        action,
        rank,
    };
    let promises = words.fill(Key::PromisesCount, &[("n", &count)]);
    let items = [
        item(Command::Facts, words.get(Key::FactsTitle), "", toggle(Overlay::FactCard), 0),
        item(Command::Promises, &promises, &count, toggle(Overlay::Promises), 1),
        item(Command::Keys, words.get(Key::KeysTitle), "", toggle(Overlay::Keys), 3),
        item(Command::Back, words.get(out_of_it), "", NavigationAction::Back.into(), 2),
    ];
    let moods = (moods && view.coach()).then_some(call.session.state().tally.mood);
    let title = scenario.title.get(lang);
    head::show(ui, bar, (title, &aside), moods, (&items, view.tongue), out);
}

/// The turn, as far as it has come.
fn present(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: &Sheet<'_>,
    plan: &Plan,
    (blocks, body, scene): (&Blocks, Rect, Scene),
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let lang = view.tongue.lang;
    let replies = view.call.session.steps.len();
    let now = ui.input(|input| input.time);
    if drafts.play.seen.is_none_or(|(seen, _)| seen != (replies, scene)) {
        if drafts.play.seen.is_some_and(|((before, _), _)| before < replies) {
            drafts.play.flight.set_off(sheet.turn, now);
        }
        drafts.play.seen = Some(((replies, scene), now));
        drafts.play.page = 0;
        drafts.play.told = None;
    }
    tell(ui, view, sheet.turn, scene, &mut drafts.play);
    let since = drafts.play.seen.map_or(now, |(_, since)| since);
    let staging = &mut drafts.play.staging;
    let mut pace = staging.since(ui).map(Pace::new);
    let shown: Vec<Option<f32>> = sheet
        .turn
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Line { words, .. } => {
                Some(pace.as_mut().and_then(|pace| pace.line(words, lang)))
            }
            _ => None,
        })
        .collect();
    if pace.is_some_and(|pace| pace.done()) {
        staging.finish();
    }
    let speaking = staging.speaking();
    if speaking {
        ui.ctx().request_repaint_after(Duration::from_millis(33));
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
    let t = page::eased(ui, since);
    let done = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ui.set_opacity(0.15 + 0.85 * t);
        let now = Now { shown: &shown, answers, speaking, page, replies };
        sheet.show(ui, plan, (blocks, body), &now, out)
    });
    let places = plan.places(blocks, body, page);
    let shown = plan.pages.get(page).cloned().unwrap_or(0..0);
    drafts.play.flight.cards(sheet.turn, shown.zip(places.below.iter().copied()));
    if let Some(mine) = places.above.first() {
        drafts.play.flight.show(ui, *mine, lang);
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
fn tell(ui: &Ui, view: &View<'_>, turn: &Turn, scene: Scene, draft: &mut PlayDraft) {
    let now = egui::util::hash((&turn.coach, &turn.below, view.tongue.lang));
    match draft.told {
        Some(told) if told == now => return,
        Some(_) => told::answered(ui.ctx(), view.tongue, turn),
        None => told::turn(ui.ctx(), view, turn, scene.first),
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

/// The coach's words on the last reply, in full: where the page has room for one line of them only.
pub fn remark(ui: &mut Ui, call: &Play, catalogue: &Catalogue, tongue: Tongue) {
    let said = call.replay.talk(call.stage.lesson());
    let to = said.len();
    let view = View { call, catalogue, said, tongue, rests: true };
    let from = view.present();
    let scene = Scene { from, to, first: true, waits: false };
    let turn = Turn::of(&view, scene);
    let Some(coach) = &turn.coach else {
        page::soft(ui, tongue.words.get(Key::RemarkNone), tongue.lang);
        return;
    };
    let form = fit::Form::of(0, ui.ctx().content_rect().size());
    let sheet = Sheet { turn: &turn, form, tongue, coach: true };
    sheet.whole_coach(ui, coach);
}
