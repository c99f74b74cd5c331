//! The conversation: the customer at the left, what is said and what can be answered at the right. The turn is always
//! whole: [`fit`] finds the form in which it stands in the window, [`sheet`] measures and draws it, [`staging`] says what of it
//! has come.

use egui::{Rect, Ui, Vec2};

use super::{Drafts, Tongue, notices};
use crate::app::{Action, Notice, Play};
use crate::gui::page;
use crate::gui::theme::Palette;
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::model::Moment;

mod course;
#[cfg(test)]
mod course_tests;
mod fit;
#[cfg(test)]
mod fit_tests;
mod flight;
mod guide;
mod head;
mod present;
mod sheet;
mod side;
mod staging;
mod told;
mod turn;

use course::Course;
use fit::{Blocks, Figure, Plan};
use sheet::Sheet;
use staging::{Scene, Staging};
use turn::Turn;

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
pub(super) struct View<'a> {
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
    let progress = &drafts.play.staging.progress(ui, &turn, tongue.lang);
    let course = Course::of(&call.replay, scene, view.present());
    let gone = plan.form.figure == Figure::Gone;
    let moods = (gone && view.coach()).then(|| course.moods(progress.step));
    head::bar(ui, bar, &view, scene, moods, out);
    if gone {
        ui.painter().rect_filled(body, 0.0, Palette::of(ui).paper);
    } else if let Some(rect) = plan.places(&blocks, body, drafts.play.page).figure {
        let sight = side::Sight { turn: &turn, scene, course, progress };
        side::show(ui, &view, plan.form.figure, rect, sight);
    }
    let sheet = Sheet { turn: &turn, form: plan.form, tongue, coach: view.coach() };
    let now = present::Present { scene, course, progress };
    present::show(ui, &view, &sheet, (&plan, &blocks, body), &now, drafts, out);
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
