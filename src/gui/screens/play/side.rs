//! The customer: picture and voice, name, mood, and what they have been promised.

use egui::{ScrollArea, Sense, Ui, vec2};

use super::View;
use crate::app::Play;
use crate::gui::page::{card, label, soft};
use crate::gui::screens::overlays::promises;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::person::{Event, Expression};
use crate::gui::widgets::scene::{Living, Picture, Setting};
use crate::gui::widgets::{Gauge, Tone};
use crate::locale::Key;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{Channel, Phase};

/// Shows the left side: the picture fills its width, the rest scrolls under it. `told`: how much of the conversation
/// has been shown; `since`: seconds since the customer began to speak, while they do.
pub fn show(ui: &mut Ui, view: &View<'_>, told: usize, since: Option<f64>) {
    let height = ui.available_height();
    ui.spacing_mut().item_spacing.y = 0.0;
    picture(ui, view, told, height, since.is_some());
    ScrollArea::vertical().id_salt("customer").auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_width() - 2.0 * space::XL;
        ui.horizontal_top(|ui| {
            ui.add_space(space::XL);
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::L);
                inside(ui, view);
                ui.add_space(space::L);
            });
        });
    });
}

/// The place of the episode and the customer in it; on the telephone their end as it is heard, in an exam their back.
fn picture(ui: &mut Ui, view: &View<'_>, told: usize, height: f32, speaks: bool) {
    let scenario = view.call.stage.lesson().scenario();
    let customer = &scenario.customer;
    let mut setting = Setting::first(scenario);
    let mut clock = scenario.clock.start;
    for said in view.said.iter().take(told) {
        if let TalkItem::Jump(jump) = said {
            setting.then(jump.scene.as_ref());
            clock = jump.to;
        }
    }
    let mood = view.call.session.state().tally.mood;
    let remark = view.call.remark.as_ref();
    let event = remark
        .map_or(Event::Rest, |remark| Event::between(remark.before.moods(), remark.after.moods()));
    let hidden = !view.coach() && setting.channel != Channel::FaceToFace;
    let lang = view.tongue.lang;
    // Of somebody whom one only hears in an exam, the voice is told and no face.
    let cue = view.said.iter().take(told).rev().find_map(|said| match said {
        TalkItem::Customer { line, .. } => line.cue.as_ref(),
        _ => None,
    });
    let voice = cue.map_or(view.tongue.words.get(Key::ConversationVoice), |cue| cue.get(lang));
    let words = if hidden { voice } else { view.tongue.words.get(face(mood)) };
    let label = [customer.name.get(lang), words].join(lang.comma());
    let size = vec2(ui.available_width(), (height * 0.56).clamp(160.0, 620.0));
    let (frame, _) = ui.allocate_exact_size(size, Sense::hover());
    let picture = Picture {
        portrait: &customer.portrait,
        setting: &setting,
        expression: Expression::of(mood, event),
        clock: Some(clock.time()),
        hidden,
        note: &[],
        lang,
    };
    let seed = scenario.id.bytes().fold(0_u64, |seed, byte| seed.rotate_left(7) ^ u64::from(byte));
    let beat = view.call.session.steps.len() as u64;
    let anger = mood.anger;
    let living = Living { picture, event, beat, speaking: speaks, seed, anger, label: &label };
    ui.put(frame, living);
}

/// What can be read in a face, for those who do not see it.
const fn face(mood: Moods) -> Key {
    match (mood.anger, mood.trust) {
        (80.., _) => Key::FaceFurious,
        (60.., _) => Key::FaceCross,
        (45.., _) => Key::FaceTense,
        (_, 60..) => Key::FaceFriendly,
        _ => Key::FaceGuarded,
    }
}

fn inside(ui: &mut Ui, view: &View<'_>) {
    let tongue = view.tongue;
    let scenario = view.call.stage.lesson().scenario();
    let palette = Palette::of(ui);
    let name = Style::new(size::LINE, palette.ink).bold();
    text::paragraph(ui, scenario.customer.name.get(tongue.lang), tongue.lang, name);
    ui.add_space(space::XS);
    soft(ui, scenario.customer.look.get(tongue.lang), tongue.lang);
    if view.coach() {
        ui.add_space(space::L);
        gauges(ui, view);
    }
    ui.add_space(space::L);
    card(ui, |ui| {
        label(ui, tongue.words.get(Key::PromisesTitle), tongue.lang);
        ui.add_space(space::XS);
        promises(ui, &view.call.report, scenario.clock, Key::PromisesNone, tongue);
    });
    for note in notes(view.call) {
        ui.add_space(space::S);
        let style = Style::new(size::HINT, palette.soft);
        text::paragraph(ui, tongue.words.get(note), tongue.lang, style);
    }
}

/// What has to be known about the standing of this run.
fn notes(call: &Play) -> impl Iterator<Item = Key> {
    [
        // Of a run of a report the strip above says so.
        (call.attempt.is_none() && call.guide.is_none(), Key::ConversationUnrecorded),
        (call.assisted, Key::ConversationAssisted),
    ]
    .into_iter()
    .filter_map(|(holds, note)| holds.then_some(note))
}

fn gauges(ui: &mut Ui, view: &View<'_>) {
    let tongue = view.tongue;
    let mood = view.call.session.state().tally.mood;
    let change = view.call.remark.as_ref().map_or([0; 3], |remark| {
        let (before, after) = (remark.before, remark.after);
        [(before.anger, after.anger), (before.trust, after.trust), (before.heard, after.heard)]
            .map(|(before, after)| i32::from(after) - i32::from(before))
    });
    let rows = [
        (Key::MoodAnger, mood.anger, Tone::Anger),
        (Key::MoodTrust, mood.trust, Tone::Good),
        (Key::MoodHeard, mood.heard, Tone::Good),
    ];
    for ((key, value, tone), change) in rows.into_iter().zip(change) {
        ui.add(Gauge {
            label: tongue.words.get(key),
            lang: tongue.lang,
            value: i32::from(value),
            change,
            tone,
            label_width: 56.0,
        });
    }
    let phase = match view.call.session.state().tally.phase {
        Phase::Rising => Key::CurveRising,
        Phase::Peak => Key::CurvePeak,
        Phase::Turning => Key::CurveTurning,
        Phase::Cooling => Key::CurveCooling,
        Phase::Workable => Key::CurveWorkable,
        Phase::Relapse => Key::CurveRelapse,
    };
    ui.add_space(space::XS);
    soft(ui, tongue.words.get(phase), tongue.lang);
}
