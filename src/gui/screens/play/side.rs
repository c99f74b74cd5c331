//! The customer: picture and voice, name, mood, and what they have been promised.

use egui::{ScrollArea, Sense, Ui, vec2};

use super::View;
use crate::app::Play;
use crate::gui::page::{card, label, soft};
use crate::gui::screens::overlays::promises;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{Gauge, MoodWave, Person, Tone, person};
use crate::locale::Key;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{Channel, Phase};

/// Shows the left side: the picture fills its width, the rest scrolls under it. `since`: seconds since the customer
/// began to speak, while they do.
pub fn show(ui: &mut Ui, view: &View<'_>, since: Option<f64>) {
    let height = ui.available_height();
    ui.spacing_mut().item_spacing.y = 0.0;
    picture(ui, view, height, since);
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

/// Face to face one sees the customer. On the telephone there is a voice, and with the coach the caller as one imagines
/// them; in an exam only what is heard.
fn picture(ui: &mut Ui, view: &View<'_>, height: f32, since: Option<f64>) {
    let scenario = view.call.stage.lesson().scenario();
    let customer = &scenario.customer;
    let width = ui.available_width();
    let seen = scenario.channel == Channel::FaceToFace;
    let mood = view.call.session.state().tally.mood;
    if seen || view.coach() {
        let words = view.tongue.words.get(face(mood));
        let comma = view.tongue.lang.comma();
        let label = [customer.name.get(view.tongue.lang), words].join(comma);
        let share = if seen { 0.52 } else { 0.42 };
        if !seen {
            ui.add_space(space::S);
        }
        ui.add(Person {
            portrait: &customer.portrait,
            backdrop: scenario.backdrop,
            mood,
            channel: scenario.channel,
            speaks: since.map_or(0.0, lips),
            label: &label,
            size: vec2(width, (height * share).clamp(132.0, 480.0)),
        });
    } else if scenario.channel == Channel::Telephone {
        let (rect, _) =
            ui.allocate_exact_size(vec2(width, (height * 0.34).max(120.0)), Sense::hover());
        person::headset(ui.painter(), rect, Palette::of(ui));
    }
    if scenario.channel == Channel::Telephone {
        voice(ui, view, height, mood);
    }
}

/// The voice as a wave.
fn voice(ui: &mut Ui, view: &View<'_>, height: f32, mood: Moods) {
    let tongue = view.tongue;
    let last = view.said.iter().rev().find_map(|said| match said {
        TalkItem::Customer { line, .. } => line.cue.as_ref(),
        _ => None,
    });
    let band = vec2(ui.available_width() - 2.0 * space::XL, (height * 0.1).clamp(40.0, 84.0));
    ui.horizontal(|ui| {
        ui.add_space(space::XL);
        ui.allocate_ui(band, |ui| {
            ui.add(MoodWave {
                anger: view.coach().then_some(i32::from(mood.anger)),
                line: view.said.len() as u64,
                label: last
                    .map_or(tongue.words.get(Key::ConversationVoice), |cue| cue.get(tongue.lang)),
                height: band.y,
            });
        });
    });
}

/// The mouth of somebody who speaks, 0 to 1, at a moment.
fn lips(seconds: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
    let open = (0.25 + 0.6 * ((seconds * 8.3).sin() * (seconds * 3.1).cos()).abs()) as f32;
    open
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
