//! The first step: the ending as a scene, with the customer's last look and last words, told once.

use egui::{Frame, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::{View, Walk, score};
use crate::gui::page::{body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::person::{Event, Expression};
use crate::gui::widgets::scene::{Picture, Setting};
use crate::locale::Key;
use crate::locale::wording::ending_key;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::text::Text;

/// The picture takes at most so much of the window's height.
const PICTURE: f32 = 0.42;

/// Shows it.
pub fn show(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let palette = Palette::of(ui);
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    last_look(ui, view, walk);
    ui.add_space(space::M);
    let ending = walk.replay.ending(walk.lesson());
    if let Some(look) = ending.and_then(|ending| ending.look.as_ref()) {
        soft(ui, look.text.get(lang), lang);
    }
    last_words(ui, view, walk);
    ui.add_space(space::M);
    let bold = Style::new(size::LINE, palette.ink).bold();
    match ending {
        Some(ending) => {
            let kind = words.get(ending_key(ending.kind));
            let title = [ending.title.get(lang), kind].join(lang.dot());
            text::paragraph(ui, &title, lang, bold);
            body(ui, ending.epilogue.get(lang), lang);
        }
        None => {
            text::paragraph(ui, words.get(Key::EndingNone), lang, bold);
        }
    }
    ui.add_space(space::M);
    score::one_line(ui, view);
}

/// Of a stored report: how it ended, and why there is no more of it.
pub fn stored(ui: &mut Ui, view: &View<'_>, why: &Text) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.stage).corner_radius(corner::CARD);
    frame.inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let ending = view.report.ending.as_ref();
        let title = words.get(ending.map_or(Key::EndingNone, |mark| ending_key(mark.kind)));
        text::paragraph(ui, title, lang, Style::new(size::LINE, palette.ink).bold());
        text::paragraph(ui, why.get(lang), lang, Style::new(size::SECONDARY, palette.ink));
    });
    ui.add_space(space::M);
    score::one_line(ui, view);
}

/// The place where it ended, and the customer as they leave.
fn last_look(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let scenario = walk.scenario();
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let Some(state) = view.report.states.last() else { return };
    let moods = [(Key::MoodAnger, state.anger), (Key::MoodTrust, state.trust)];
    let moods = moods.map(|(key, value)| format!("{} {value}", words.get(key)));
    let label = [scenario.customer.name.get(lang), &moods[0], &moods[1]].join(lang.comma());
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
    let wide = ui.available_width();
    let tall = (wide * 0.44).min(ui.ctx().content_rect().height() * PICTURE);
    let (frame, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
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

/// What they said last: the ending's own sentence, else their last line.
fn last_words(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>) {
    let lang = view.tongue.lang;
    let ending = walk.replay.ending(walk.lesson());
    if let Some(last) = ending.and_then(|ending| ending.last_line.as_ref()) {
        body(ui, &lang.quoted(last.get(lang)), lang);
    } else if let Some(line) = walk.replay.last_words(walk.lesson()) {
        if let Some(cue) = line.cue.as_ref().filter(|_| ending.is_none_or(|e| e.look.is_none())) {
            soft(ui, cue.get(lang), lang);
        }
        body(ui, &lang.quoted(line.text.get(lang)), lang);
    }
}
