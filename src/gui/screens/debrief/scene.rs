//! The ending as a short scene: the customer, their last words, what became of it.

use egui::{Frame, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::{View, Walk};
use crate::gui::page::{body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::person::{Event, Expression};
use crate::gui::widgets::scene::{Picture, Setting};
use crate::locale::Key;
use crate::locale::wording::{ending_key, why_they_differ};
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::text::Text;

/// The greatest height of the picture.
const TALL: f32 = 240.0;

/// Shows it.
pub fn show(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.stage)
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(16, 14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            last_look(ui, view, walk);
            ui.add_space(space::M);
            last_words(ui, view, walk);
            ui.add_space(space::S);
            came_of_it(ui, view, walk);
        });
    why_different(ui, view);
    ui.add_space(space::S);
}

/// Of a stored report: how it ended, and why there is no more of it.
pub fn stored(ui: &mut Ui, view: &View<'_>, why: &Text) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.stage)
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(16, 14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let ending = view.report.ending.as_ref();
            let title = words.get(ending.map_or(Key::EndingNone, |mark| ending_key(mark.kind)));
            let style = Style::new(size::LINE, palette.ink).bold();
            text::paragraph(ui, title, lang, style);
            let style = Style::new(size::SECONDARY, palette.ink);
            text::paragraph(ui, why.get(lang), lang, style);
        });
    why_different(ui, view);
    ui.add_space(space::S);
}

/// Why ending and score seem to disagree, where they do.
fn why_different(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    if let Some(why) = why_they_differ(view.report, view.rubric, words) {
        ui.add_space(space::M);
        Frame::new()
            .fill(palette.accent_tint)
            .corner_radius(corner::KEY)
            .inner_margin(Margin::symmetric(14, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let style = Style::new(size::SECONDARY, palette.ink);
                text::paragraph(ui, &why, lang, style);
            });
    }
}

/// The place where it ended, and the customer as they leave.
fn last_look(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let scenario = walk.scenario();
    let lang = view.tongue.lang;
    let Some(state) = view.report.states.last() else { return };
    let name = scenario.customer.name.get(lang);
    let comma = lang.comma();
    let words = view.tongue.words;
    let label = format!(
        "{name}{comma}{} {}{comma}{} {}",
        words.get(Key::MoodAnger),
        state.anger,
        words.get(Key::MoodTrust),
        state.trust
    );
    let mut setting = Setting::first(scenario);
    let mut clock = scenario.clock.start;
    for item in walk.replay.talk(walk.lesson()) {
        if let TalkItem::Jump(jump) = item {
            setting.then(jump.scene.as_ref());
            clock = jump.to;
        }
    }
    let mut mood = state.moods();
    if let Some(look) = walk.replay.ending(walk.lesson()).and_then(|ending| ending.look.as_ref()) {
        setting.ending(look);
        if let Some(shown) = look.mood {
            mood = shown.into();
        }
    }
    let size = vec2(ui.available_width(), (ui.available_width() * 0.44).min(TALL));
    let (frame, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &label));
    let picture = Picture {
        portrait: &scenario.customer.portrait,
        setting: &setting,
        expression: Expression::of(mood, Event::Rest),
        clock: Some(clock.time()),
        hidden: false,
        note: &[],
        lang,
    };
    picture.paint(ui, frame);
}

fn last_words(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let lang = view.tongue.lang;
    if let Some(line) = walk.replay.last_words(walk.lesson()) {
        if let Some(cue) = &line.cue {
            soft(ui, cue.get(lang), lang);
        }
        body(ui, &lang.quoted(line.text.get(lang)), lang);
    }
}

/// How it ended and what became of it.
fn came_of_it(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let style = Style::new(size::LINE, palette.ink).bold();
    match walk.replay.ending(walk.lesson()) {
        Some(ending) => {
            let dot = lang.dot();
            let title =
                format!("{}{dot}{}", ending.title.get(lang), words.get(ending_key(ending.kind)));
            text::paragraph(ui, &title, lang, style);
            let style = Style::new(size::SECONDARY, palette.ink);
            text::paragraph(ui, ending.epilogue.get(lang), lang, style);
        }
        None => {
            text::paragraph(ui, words.get(Key::EndingNone), lang, style);
        }
    }
}
