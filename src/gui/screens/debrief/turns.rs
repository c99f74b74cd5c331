//! The second step: what to change first, and where the run turned.

use egui::{Align, Frame, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::{DebriefDraft, View, Walk, curve, score};
use crate::app::{Action, DebriefAction, DebriefStep};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::page::{self, Button, soft};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::locale::Key;
use crate::locale::debrief::{TurningWords, turning_words};
use crate::locale::wording::{dimension_key, signed};
use moodfirst_core::report::{ChangeFirst, TurningPoint, change_first, turning_points};

/// From this width on the turning points stand beside each other.
const BESIDE: f32 = 860.0;

/// Shows them. `turn`: the reply of the turning point that is chosen.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    walk: Walk<'_>,
    draft: &mut DebriefDraft,
    out: &mut Vec<Action>,
) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let points = turning_points(view.report, walk.replay);
    let first = change_first(view.report, view.catalogue, &points);
    if ui.available_width() >= BESIDE {
        let chosen = page::columns_of(
            ui,
            score::WIDTH / ui.available_width(),
            |ui| score::band(ui, view),
            |ui| curve::show(ui, view, draft, 132.0),
        );
        if chosen {
            out.push(DebriefAction::ShowStep(DebriefStep::All).into());
        }
    } else {
        score::band(ui, view);
    }
    ui.add_space(space::M);
    change(ui, view, first.as_ref(), out);
    ui.add_space(space::M);
    if points.is_empty() {
        soft(ui, words.get(Key::DebriefNoTurns), lang);
        return;
    }
    let chosen = chosen(draft, &points, first.as_ref());
    let place_of = |place: usize| (place, points[place]);
    if ui.available_width() < BESIDE {
        for place in 0..points.len() {
            card(ui, view, walk, place_of(place), (chosen == place, 0.0), draft, out);
            ui.add_space(space::M);
        }
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "three at most")]
    let wide = (ui.available_width() - space::L * (points.len() - 1) as f32) / points.len() as f32;
    let start = ui.cursor().min;
    let tall = std::mem::take(&mut draft.tall);
    for place in 0..points.len() {
        #[expect(clippy::cast_precision_loss, reason = "three at most")]
        let at = start + vec2((wide + space::L) * place as f32, 0.0);
        let rect = egui::Rect::from_min_size(at, vec2(wide, f32::INFINITY));
        let mut child = ui
            .new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        let high =
            card(&mut child, view, walk, place_of(place), (chosen == place, tall), draft, out);
        draft.tall = draft.tall.max(high);
        ui.allocate_rect(child.min_rect(), Sense::hover());
    }
    // All are as tall as the tallest.
    if (draft.tall - tall).abs() > 0.5 {
        ui.ctx().request_discard("turning points of one height");
    }
}

/// Which of them is chosen: by hand, else the one that has to be changed first.
fn chosen(draft: &mut DebriefDraft, points: &[TurningPoint], first: Option<&ChangeFirst>) -> usize {
    let first = first.and_then(|first| first.turn);
    let place = draft.chosen.unwrap_or_else(|| {
        points.iter().position(|point| Some(point.turn) == first).unwrap_or_default()
    });
    let place = place.min(points.len() - 1);
    draft.chosen = Some(place);
    place
}

/// The reply of the turning point that is chosen.
pub fn chosen_turn(view: &View<'_>, draft: &DebriefDraft) -> Option<usize> {
    let points = turning_points(view.report, view.walk?.replay);
    points.get(draft.chosen?).map(|point| point.turn as usize)
}

/// Another turning point; `on`: the next one, else the one before.
pub fn step(view: &View<'_>, draft: &mut DebriefDraft, on: bool) {
    let Some(walk) = view.walk else { return };
    let last = turning_points(view.report, walk.replay).len().saturating_sub(1);
    let place = draft.chosen.unwrap_or_default();
    draft.chosen = Some(if on { (place + 1).min(last) } else { place.saturating_sub(1) });
    draft.reveal = true;
}

/// What to change first, in one sentence, and the way to try it.
fn change(ui: &mut Ui, view: &View<'_>, first: Option<&ChangeFirst>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let frame = Frame::new()
        .fill(palette.accent_tint)
        .stroke(Stroke::new(1.0, palette.accent))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(18, 12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let todo = first.map_or(words.get(Key::DebriefNothingFirst), |first| first.todo.get(lang));
        let accent = Style::new(size::SECONDARY, palette.accent).bold();
        let again = first.and_then(|first| first.turn).map(|turn| {
            let label = words.fill(Key::DebriefTryAgain, &[("n", &turn.to_string())]);
            Button::new(label, DebriefAction::TryAgainFrom(turn as usize))
        });
        let taken = again.as_ref().map_or(0.0, |again| again.width(ui, lang) + space::L);
        let sentence = |ui: &mut Ui| {
            text::paragraph(ui, words.get(Key::DebriefChangeFirst), lang, accent);
            text::paragraph(ui, todo, lang, Style::new(size::LINE, palette.ink).bold());
        };
        let Some(again) = again else { return sentence(ui) };
        // Beside the sentence, where that leaves room for it.
        if ui.available_width() < 420.0 + taken {
            sentence(ui);
            ui.add_space(space::S);
            again.show(ui, lang, out);
            return;
        }
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - taken);
                sentence(ui);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| again.show(ui, lang, out));
        });
    });
}

/// One turning point; returns its height. `tall`: the height that all have.
fn card(
    ui: &mut Ui,
    view: &View<'_>,
    walk: Walk<'_>,
    (place, point): (usize, TurningPoint),
    (chosen, tall): (bool, f32),
    draft: &mut DebriefDraft,
    out: &mut Vec<Action>,
) -> f32 {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let run = (walk.stage, walk.replay);
    let told = turning_words(view.report, run, view.catalogue, point, words);
    let Some(told) = told else { return 0.0 };
    let stroke = if chosen { (2.0, palette.accent) } else { (1.0, palette.line) };
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::from(stroke))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(16, 14));
    let mut high = 0.0;
    let name = [told.when.as_str(), &told.title].join(lang.comma());
    let shown = frame.show(ui, |ui| {
        heard::group(ui, &name, |ui| {
            ui.set_width(ui.available_width());
            let top = ui.cursor().top();
            head(ui, view, point, place, &told);
            ui.add_space(space::S);
            part(ui, view, Key::DebriefWhatSaid);
            let ink = Style::new(size::SECONDARY, palette.ink);
            text::paragraph(ui, &told.said, lang, ink);
            ui.add_space(space::S);
            part(ui, view, Key::DebriefWhyTurned);
            text::paragraph(ui, &told.why, lang, ink);
            ui.add_space(space::S);
            let green = Style::new(size::SECONDARY, palette.accent);
            if !point.worse {
                text::paragraph(ui, words.get(Key::DebriefKeepIt), lang, green);
            } else if let Some(better) = &told.better {
                part(ui, view, Key::DebriefBetterThen);
                text::paragraph(ui, &lang.quoted(better), lang, green);
                if let Some(answer) = &told.answer {
                    ui.add_space(space::S);
                    let who = walk.scenario().customer.name.get(lang);
                    soft_label(ui, view, &words.fill(Key::DebriefTheyWould, &[("who", who)]));
                    text::paragraph(ui, &lang.quoted(answer), lang, ink);
                }
            }
            let used = ui.cursor().top() - top + space::M + 32.0;
            high = used;
            ui.add_space((tall - used).max(0.0) + space::M);
            ui.horizontal(|ui| {
                soft_label(ui, view, &points_of(view, &told));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let action = DebriefAction::TryAgainFrom(point.turn as usize);
                    let mut button = Button::new(words.get(Key::DebriefAgainFrom), action);
                    if chosen {
                        button = button.command(Command::TryAgain);
                    }
                    if button.show(ui, lang, out).has_focus() {
                        draft.chosen = Some(place);
                    }
                });
            });
        })
    });
    if chosen && std::mem::take(&mut draft.reveal) {
        shown.response.scroll_to_me(None);
    }
    high
}

/// Number, when, and what the reply did to the customer.
fn head(ui: &mut Ui, view: &View<'_>, point: TurningPoint, place: usize, told: &TurningWords) {
    let lang = view.tongue.lang;
    let palette = Palette::of(ui);
    let color = if point.worse { palette.hot } else { palette.accent };
    let number = (place + 1).to_string();
    let style = Style::new(size::SECONDARY, palette.soft);
    let spans = [
        Span { text: &number, bold: true, color },
        Span { text: lang.gap(), bold: false, color },
        Span { text: &told.when, bold: false, color: palette.soft },
    ];
    text::paragraph_spans(ui, &spans, lang, style);
    text::paragraph(ui, &told.title, lang, Style::new(size::BODY, palette.ink).bold());
    if !told.moved.is_empty() {
        text::paragraph(ui, &told.moved, lang, Style::new(size::SECONDARY, color));
    }
}

/// Points of a reply, by dimension.
fn points_of(view: &View<'_>, told: &TurningWords) -> String {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let points = told.points.iter();
    let points = points.map(|(dimension, points)| {
        format!("{} {}", words.get(dimension_key(*dimension)), signed(*points))
    });
    points.collect::<Vec<_>>().join(lang.dot())
}

fn part(ui: &mut Ui, view: &View<'_>, key: Key) {
    soft_label(ui, view, view.tongue.words.get(key));
}

fn soft_label(ui: &mut Ui, view: &View<'_>, words: &str) {
    let style = Style::new(size::HINT, Palette::of(ui).soft);
    text::paragraph(ui, words, view.tongue.lang, style);
}
