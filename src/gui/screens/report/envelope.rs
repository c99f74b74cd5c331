//! What the scores can be: over all runs, and of the runs to each ending.

use egui::Ui;

use super::{View, cell};
use crate::app::Action;
use crate::gui::page::{label, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RangeBar, RunButton, section_title};
use crate::locale::{Key, Messages};
use moodfirst_core::analysis::{EndingLine, SpanLine, SpanLines};
use moodfirst_core::scenario::model::EndingKind;
use moodfirst_core::text::Text;

const DIMENSION: f32 = 96.0;
const NUMBER: f32 = 60.0;
const ROW: f32 = 28.0;

/// Over all runs.
pub fn all(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let hint = words.get(Key::ReportEnvelopeHint);
    let Some(spans) = &view.persona.envelope else {
        section_title(ui, words.get(Key::ReportEnvelope), "", lang);
        ui.add_space(space::XS);
        soft(ui, words.get(Key::ReportNoEnvelope), lang);
        return;
    };
    section_title(ui, words.get(Key::ReportEnvelope), hint, lang);
    ui.add_space(space::S);
    rows(ui, view, spans, None, out);
    ui.add_space(space::XS);
    let exact = if view.persona.envelope_exact {
        Key::ReportEnvelopeExact
    } else {
        Key::ReportEnvelopeInexact
    };
    let mark = view.lesson.terms().pass_mark.to_string();
    let mut said = vec![view.fill(Key::ReportMark, &[("n", &mark)])];
    if let Some(longest) = view.persona.longest {
        said.push(view.fill(Key::ReportLongest, &[("n", &longest.to_string())]));
    }
    let dot = lang.dot();
    soft(ui, words.get(exact), lang);
    soft(ui, &said.join(dot), lang);
}

/// Ending by ending.
pub fn endings(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    section_title(ui, words.get(Key::ReportEndings), "", lang);
    for ending in &view.persona.endings {
        ui.add_space(space::M);
        ui.push_id(&ending.id, |ui| one(ui, view, ending, out));
    }
}

fn one(ui: &mut Ui, view: &View<'_>, ending: &EndingLine, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let style = Style::new(size::SECONDARY, palette.ink);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let kind = words.get(kind_key(ending.kind));
        let title = view.ending(&ending.id).to_owned();
        let dot = lang.dot();
        let least = ending.least_replies.as_ref().map(|run| {
            let count = run.len().to_string();
            (run, view.fill(Key::ReportLeast, &[("n", &count)]))
        });
        let room = ui.available_width() - 150.0;
        cell(ui, &[title.as_str(), kind].join(dot), view.tongue, style.bold(), room);
        match least {
            Some((run, said)) => {
                let name = [title.as_str(), &said].join(dot);
                let what = || {
                    View::both(Key::ReportRunLeast, |lang| {
                        let endings = &view.lesson.scenario().endings;
                        let own = endings.iter().find(|own| own.id == ending.id);
                        vec![("ending", own.map_or("", |own| own.title.get(lang)).to_owned())]
                    })
                };
                view.run(ui, RunButton::new(&said, &name, lang).width(142.0), run, what, out);
            }
            None => {
                let quiet = Style { color: palette.soft, ..style };
                text::paragraph(ui, words.get(Key::ReportUnreached), lang, quiet);
            }
        }
    });
    if let Some(spans) = &ending.envelope {
        ui.add_space(space::XS);
        rows(ui, view, spans, Some(ending), out);
    } else if ending.least_replies.is_some() {
        label(ui, words.get(Key::ReportNoEnvelope), lang);
    }
}

/// Total and the three dimensions, a bar each between its two figures.
fn rows(
    ui: &mut Ui,
    view: &View<'_>,
    spans: &SpanLines,
    ending: Option<&EndingLine>,
    out: &mut Vec<Action>,
) {
    let mark = view.lesson.terms().pass_mark;
    let parts = [
        (Key::DimensionTotal, &spans.total, Some(mark)),
        (Key::DimensionEmpathy, &spans.empathy, None),
        (Key::DimensionOrder, &spans.order, None),
        (Key::DimensionCommitment, &spans.commitment, None),
    ];
    for (key, span, mark) in parts {
        ui.push_id(key.name(), |ui| row(ui, view, key, span, mark, ending, out));
        ui.add_space(2.0);
    }
}

fn row(
    ui: &mut Ui,
    view: &View<'_>,
    key: Key,
    span: &SpanLine,
    mark: Option<u8>,
    ending: Option<&EndingLine>,
    out: &mut Vec<Action>,
) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let SpanLine { low, high, low_run, high_run } = span;
    let scope = ending.map(|ending| view.ending(&ending.id));
    let dot = lang.dot();
    let name = match scope {
        Some(scope) => [scope, words.get(key)].join(dot),
        None => words.get(key).to_owned(),
    };
    let number = |value: u8| {
        let value = value.to_string();
        let said = view.fill(Key::ReportRunTo, &[("what", &name), ("n", &value)]);
        (value, said)
    };
    let what = |key_of: Key, value: u8| what(view, key, key_of, value, ending);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let style = Style::new(size::SECONDARY, palette.ink);
        let style = if mark.is_some() { style.bold() } else { style };
        cell(ui, words.get(key), view.tongue, style, DIMENSION);
        let (value, said) = number(*low);
        let button = RunButton::new(&value, &said, lang).width(NUMBER);
        view.run(ui, button, low_run, || what(Key::ReportRunLow, *low), out);
        let width = (ui.available_width() - NUMBER - space::S).max(40.0);
        let (low_said, high_said) = (low.to_string(), high.to_string());
        let values = [("what", name.as_str()), ("low", &low_said), ("high", &high_said)];
        let said = view.fill(Key::ReportSpan, &values);
        ui.add(RangeBar { name: &said, low: *low, high: *high, mark, width, height: ROW });
        let (value, said) = number(*high);
        let button = RunButton::new(&value, &said, lang).width(NUMBER);
        ui.push_id("high", |ui| {
            view.run(ui, button, high_run, || what(Key::ReportRunHigh, *high), out);
        });
    });
}

/// What the run to a lowest or highest figure shows, in both languages.
fn what(view: &View<'_>, dimension: Key, key: Key, value: u8, ending: Option<&EndingLine>) -> Text {
    let endings = &view.lesson.scenario().endings;
    let own = ending.and_then(|ending| endings.iter().find(|own| own.id == ending.id));
    View::both(key, |lang| {
        let name = Messages::of(lang).get(dimension);
        let name = match own {
            None => name.to_owned(),
            Some(own) => [own.title.get(lang), name].join(lang.dot()),
        };
        vec![("what", name), ("n", value.to_string())]
    })
}

/// The word for a kind of ending.
pub const fn kind_key(kind: EndingKind) -> Key {
    match kind {
        EndingKind::MoreLoyal => Key::EndingMoreLoyal,
        EndingKind::Routine => Key::EndingRoutine,
        EndingKind::Watching => Key::EndingWatching,
        EndingKind::Lost => Key::EndingLost,
    }
}
