//! The conversation: the customer at the left, what is said and what can be answered at the right.

use std::time::Duration;

use egui::{Color32, Mesh, Rect, ScrollArea, Shape, Ui, UiBuilder, pos2};

use super::{Drafts, Tongue, channel, notices};
use crate::app::{Action, NavigationAction, Notice, Overlay, Play, PlayAction, Rest};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button};
use crate::gui::theme::{Palette, space};
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::model::Moment;

mod answers;
mod guide;
mod side;
mod spoken;
mod staging;

use staging::{Pace, Scene, Staging};

/// What the screen remembers: how far the conversation has been shown.
#[derive(Default)]
pub struct PlayDraft {
    /// How far the present moment has come.
    pub(super) staging: Staging,
    /// What was shown, and when it was first shown, in seconds of the window.
    seen: Option<(Shown, f64)>,
    /// Height of the conversation and where the caller's present words begin, as last measured.
    measured: Option<(f32, f32)>,
    /// The conversation has to be brought into view.
    scroll: bool,
}

/// What stands in the conversation: another value brings it into view anew.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shown {
    said: usize,
    judged: bool,
    scene: Scene,
}

/// What the parts of the screen need.
struct View<'a> {
    call: &'a Play,
    catalogue: &'a Catalogue,
    said: Vec<TalkItem<'a>>,
    tongue: Tongue,
    /// The customer's words are still appearing.
    speaking: bool,
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
    let Tongue { words, lang } = tongue;
    let said = call.replay.talk(call.stage.lesson());
    let mut view = View { call, catalogue, said, tongue, speaking: false, rests: true };
    let replies = call.session.steps.len();
    let present = view.present();
    let scene = drafts.play.staging.follow(ui, &view.said, present, replies, call.remark.is_some());
    let scenario = call.stage.lesson().scenario();
    let dot = lang.dot();
    let mode = match call.mode {
        Mode::Coach => Key::ModeCoach,
        Mode::Exam => Key::ModeExam,
    };
    // The time of what is on the page: a jump that still waits has not happened yet.
    let jumps = view.said[..scene.to].iter().rev();
    let jumped = jumps.into_iter().find_map(|said| match said {
        TalkItem::Jump(jump) => Some(jump.to),
        _ => None,
    });
    let clock = view.moment(jumped.unwrap_or(scenario.clock.start));
    let aside = [&clock, channel(scenario.channel, tongue), words.get(mode)].join(dot);
    let out_of_it = match (&call.guide, call.session.over()) {
        (Some(_), _) => Key::GuideBack,
        (None, true) => Key::BackHome,
        (None, false) => Key::ConversationLeave,
    };
    let promises = call.report.ledger.len().to_string();
    let right = vec![
        Command::Facts.button(words, NavigationAction::Toggle(Overlay::FactCard)),
        Button::new(
            words.fill(Key::PromisesCount, &[("n", &promises)]),
            NavigationAction::Toggle(Overlay::Promises),
        )
        .command(Command::Promises),
        Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)),
        Button::new(words.get(out_of_it), NavigationAction::Back).command(Command::Back),
    ];
    page::header(ui, lang, scenario.title.get(lang), &aside, right, out);
    notices::show(ui, told, tongue, out);
    guide::strip(ui, call, tongue, out);

    // A click anywhere shows at once what is still appearing; it is no answer yet.
    if drafts.play.staging.speaking() && ui.input(|input| input.pointer.any_click()) {
        drafts.play.staging.finish();
    }
    view.speaking = drafts.play.staging.speaking();
    view.rests = call.rests() || drafts.rested;
    let whole = ui.available_rect_before_wrap();
    let (left, right) =
        whole.split_left_right_at_x(whole.left() + (whole.width() * 0.29).clamp(220.0, 440.0));
    ui.painter().rect_filled(left, 0.0, Palette::of(ui).stage);
    let since = drafts.play.staging.since(ui);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| side::show(ui, &view, scene.to, since));
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        conversation(ui, &view, scene, drafts, out);
    });
}

/// The conversation grows from the foot of the page upwards; what is older than the present moment is above.
fn conversation(
    ui: &mut Ui,
    view: &View<'_>,
    scene: Scene,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let now = ui.input(|input| input.time);
    // An answered question moves things as a reply does.
    let judged = view.call.session.judged().is_some();
    let shows = Shown { said: view.said.len(), judged, scene };
    if drafts.play.seen.is_none_or(|(seen, _)| seen != shows) {
        drafts.play.seen = Some((shows, now));
        drafts.play.measured = None;
        drafts.play.scroll = true;
    }
    let since = drafts.play.seen.map_or(now, |(_, since)| since);
    let viewport = ui.available_rect_before_wrap();
    let (content, words_at) = drafts.play.measured.unwrap_or((0.0, 0.0));
    let spare = (viewport.height() - content).max(0.0);

    let mut area = ScrollArea::vertical().id_salt("conversation").auto_shrink([false, false]);
    if drafts.play.scroll && drafts.play.measured.is_some() {
        drafts.play.scroll = false;
        // Down to the last reply if the caller's words stay in sight, else from these words on. Once a question is
        // answered they have been read: then all that can be said comes first.
        let bottom = (content - viewport.height()).max(0.0);
        let top = (words_at - fade_height(viewport)).max(0.0);
        let read = judged && !drafts.play.staging.speaking();
        area = area.vertical_scroll_offset(if read { bottom } else { bottom.min(top) });
    }
    let shown = area.show(ui, |ui| {
        page::scroll_keys(ui);
        // The card of a jump stands in the middle.
        ui.add_space(if scene.card { spare / 2.0 } else { spare });
        let start = ui.cursor().top();
        let width = (ui.available_width() - 2.0 * space::XXL).min(900.0);
        let left = (ui.available_width() - width) / 2.0;
        let inner =
            Rect::from_min_size(ui.cursor().min + egui::vec2(left, 0.0), egui::vec2(width, 0.0));
        let mut words_at = 0.0;
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::L);
            if !scene.card {
                spoken::past(ui, view, scene.from);
            }
            let t = page::eased(ui, since);
            ui.scope(|ui| {
                ui.set_opacity(0.15 + 0.85 * t);
                words_at = now_on(ui, view, scene, drafts, out) - start;
            });
            ui.add_space(space::L);
        });
        (ui.cursor().top() - start, words_at)
    });
    let measured = shown.inner;
    let differs = |(a, b): (f32, f32)| (a - measured.0).abs() > 0.5 || (b - measured.1).abs() > 0.5;
    if drafts.play.measured.is_none_or(differs) {
        drafts.play.measured = Some(measured);
        ui.ctx().request_discard("the height of the conversation is known now");
        ui.ctx().request_repaint();
    }
    let offset = shown.state.clamped_offset().y;
    if offset > 1.0 {
        fade(ui, viewport, viewport.top(), fade_height(viewport));
    }
    if offset + viewport.height() + space::L < measured.0 {
        fade(ui, viewport, viewport.bottom(), -fade_height(viewport));
        more_below(ui, viewport);
    }
}

/// The present moment: a jump of the clock, or what is said and what can be answered. Returns where the words begin.
fn now_on(
    ui: &mut Ui,
    view: &View<'_>,
    scene: Scene,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) -> f32 {
    let staging = &mut drafts.play.staging;
    if let (true, Some(TalkItem::Jump(jump))) = (scene.card, view.said.get(scene.to)) {
        let begins = ui.cursor().top();
        spoken::jump(ui, view, jump);
        ui.add_space(space::L);
        answers::go_on(ui, view, scene.card, drafts, out);
        if view.call.rest == Rest::Coming {
            out.push(PlayAction::Stands.into());
        }
        return begins;
    }
    let since = staging.since(ui);
    let mut pace = since.map(Pace::new);
    let begins = spoken::present(ui, view, scene, pace.as_mut());
    if pace.is_some_and(|pace| pace.done()) {
        staging.finish();
    }
    ui.add_space(space::L);
    let speaking = staging.speaking();
    if speaking {
        ui.ctx().request_repaint_after(Duration::from_millis(33));
    }
    let shown = ui.ctx().animate_bool_with_time(
        ui.scope_id().with("answers"),
        !speaking,
        if speaking { 0.0 } else { ui.style().animation_time },
    );
    // Seen as a whole, the turn stands.
    if !speaking && shown >= 1.0 && view.call.rest == Rest::Coming {
        out.push(PlayAction::Stands.into());
    }
    // What can be answered keeps its place while the customer speaks, but is not read yet.
    ui.scope(|ui| {
        ui.multiply_opacity(0.12 + 0.88 * shown);
        if scene.waits {
            answers::go_on(ui, view, scene.card, drafts, out);
        } else {
            answers::show(ui, view, drafts, out);
        }
    });
    begins
}

/// Points in which the conversation fades upwards.
fn fade_height(viewport: Rect) -> f32 {
    (viewport.height() * 0.1).clamp(36.0, 90.0)
}

/// What goes on beyond an edge fades into the paper.
fn fade(ui: &Ui, viewport: Rect, edge: f32, height: f32) {
    let paper = Palette::of(ui).paper;
    let mut mesh = Mesh::default();
    for (y, color) in [(edge, paper), (edge + height, Color32::TRANSPARENT)] {
        mesh.colored_vertex(pos2(viewport.left(), y), color);
        mesh.colored_vertex(pos2(viewport.right() - space::M, y), color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    ui.painter().add(Shape::mesh(mesh));
}

/// There is more below: an arrow at the foot.
fn more_below(ui: &Ui, viewport: Rect) {
    let palette = Palette::of(ui);
    let middle = pos2(viewport.center().x, viewport.bottom() - space::L);
    ui.painter().circle_filled(middle, 13.0, palette.accent_tint);
    let stroke = egui::Stroke::new(2.5, palette.accent);
    for side in [-1.0, 1.0] {
        let from = middle + egui::vec2(6.0 * side, -3.0);
        ui.painter().line_segment([from, middle + egui::vec2(0.0, 4.0)], stroke);
    }
}
