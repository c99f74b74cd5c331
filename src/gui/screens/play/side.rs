//! The caller: voice, name, mood, and what they have been promised.

use egui::{ScrollArea, Ui};

use super::View;
use crate::app::Play;
use crate::dialogue::Said;
use crate::gui::page::{card, label, soft};
use crate::gui::screens::overlays::promises;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{Gauge, MoodWave, Tone};
use crate::locale::Key;
use crate::scenario::model::{Channel, Phase};

/// Shows the left side.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let height = ui.available_height();
    ScrollArea::vertical().id_salt("caller").auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_width() - 2.0 * space::XL;
        ui.horizontal_top(|ui| {
            ui.add_space(space::XL);
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::L);
                inside(ui, view, height);
                ui.add_space(space::L);
            });
        });
    });
}

fn inside(ui: &mut Ui, view: &View<'_>, height: f32) {
    let tongue = view.tongue;
    let scenario = view.call.stage.lesson().scenario();
    let palette = Palette::of(ui);
    let state = view.call.session.state();
    if scenario.channel == Channel::Telephone {
        let last = view.said.iter().rev().find_map(|said| match said {
            Said::Customer { line, .. } => line.cue.as_ref(),
            _ => None,
        });
        ui.add(MoodWave {
            anger: view.coach().then_some(i32::from(state.tally.mood.anger)),
            line: view.said.len() as u64,
            label: last
                .map_or(tongue.words.get(Key::ConversationVoice), |cue| cue.get(tongue.lang)),
            height: (height * 0.2).clamp(56.0, 140.0),
        });
        ui.add_space(space::L);
    }
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
