//! The home page: what to do now, then the scenarios as cards.

use std::collections::BTreeSet;

use egui::{Frame, Margin, Rect, Response, Ui, UiBuilder, vec2};

use super::{Drafts, Tongue, channel, notices};
use crate::app::{
    Action, AppState, NavigationAction, Overlay, Recording, RecordsAction, RecordsState,
    SettingsAction, ShelfAction,
};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{Pill, ScenarioCard};
use crate::library::{LibraryEntry, Origin};
use crate::locale::Key;
use crate::records::HomeRecords;
use moodfirst_core::scenario::model::Scenario;

pub mod damaged;
mod now;

/// Which damaged cards are unfolded, by their place.
#[derive(Default)]
pub struct HomeDraft {
    unfolded: BTreeSet<usize>,
}

const WIDTH: f32 = 1120.0;

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let name = state.records.current().map_or(words.get(Key::LearnersNobody), |l| l.name.as_str());
    let right = vec![
        Button::new(name, NavigationAction::Toggle(Overlay::Learners)).command(Command::Learners),
        Command::Attempts.button(words, RecordsAction::ListAttempts(None)),
        Button::new(words.get(Key::LangOther), SettingsAction::SetLang(lang.next())),
        Command::Settings.button(words, NavigationAction::Toggle(Overlay::Settings)),
        Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)),
    ];
    page::header(ui, lang, words.get(Key::AppName), words.get(Key::AppMotto), right, out);
    notices::show(ui, &state.notices, tongue, out);
    unrecorded(ui, &state.records, tongue, out);
    // Whoever comes home sees its head first.
    let salt = format!("home {}", state.navigation.turns());
    page::scroll(ui, &salt, WIDTH, |ui| {
        ui.add_space(space::S);
        let palette = Palette::of(ui);
        let title = Style::new(size::TITLE, palette.ink).bold();
        text::paragraph(ui, words.get(Key::HomeTitle), lang, title);
        soft(ui, words.get(Key::HomeLead), lang);
        ui.add_space(space::L);
        now::show(ui, state, tongue, out);
        let entries = state.entries();
        if entries.is_empty() {
            let first = state.shelf.snapshot.is_none() && state.shelf.reading.is_some();
            let said = if first { Key::HomeReading } else { Key::HomeEmpty };
            page::card(ui, |ui| body(ui, words.get(said), lang));
        }
        cards(ui, entries, &state.records.home, tongue, drafts, out);
        authors(ui, entries, tongue, out);
    });
}

/// The way to the author's corner, with a word on own lessons that cannot be played.
fn authors(ui: &mut Ui, entries: &[LibraryEntry], tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let broken = entries.iter().filter(|entry| entry.lesson.is_err()).count();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let corner = NavigationAction::Toggle(Overlay::Authors);
        Command::Authors.button(words, corner).show(ui, lang, out);
        if broken > 0 {
            let said = words.fill(Key::AuthorsBroken, &[("n", &broken.to_string())]);
            text::paragraph(ui, &said, lang, Style::new(size::SECONDARY, Palette::of(ui).hot));
        }
    });
}

/// The playable ones, as many in a row as have room; all cards of a row are equally high.
fn cards(
    ui: &mut Ui,
    entries: &[LibraryEntry],
    records: &HomeRecords,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let ready: Vec<_> = entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| Some((place, entry, entry.lesson.as_ref().ok()?)))
        .collect();
    let gap = space::L;
    let width = ui.available_width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 3")]
    let fit = ((width + gap) / (340.0 + gap)).floor().clamp(1.0, 3.0) as usize;
    let per_row = fit.min(ready.len().max(1));
    #[expect(clippy::cast_precision_loss, reason = "1 to 3")]
    let wide = (width - gap * (per_row - 1) as f32) / per_row as f32;
    for row in ready.chunks(per_row) {
        let facts: Vec<String> = row
            .iter()
            .map(|(_, entry, lesson)| {
                let scenario = lesson.scenario();
                let minutes = scenario.minutes.to_string();
                let dot = lang.dot();
                let mut facts = format!(
                    "{}{dot}{}{dot}{}",
                    channel(scenario.channel, tongue),
                    words.fill(Key::HomeMinutes, &[("n", &minutes)]),
                    scenario.place.get(lang),
                );
                if let Some(record) = records.scenarios.get(&entry.id) {
                    let best = record.best;
                    let key = if best.assisted { Key::HomeBestAssisted } else { Key::HomeBest };
                    let best = words.fill(key, &[("n", &best.total.to_string())]);
                    facts = format!("{facts}{dot}{best}");
                }
                if let Origin::File(_) = entry.origin {
                    facts = format!("{facts}{dot}{}", words.get(Key::HomeOwn));
                }
                facts
            })
            .collect();
        let show: Vec<ScenarioCard<'_>> = row
            .iter()
            .zip(&facts)
            .map(|((_, _, lesson), facts)| {
                let scenario = lesson.scenario();
                ScenarioCard {
                    title: scenario.title.get(lang),
                    summary: scenario.summary.get(lang),
                    facts,
                    foot: if records.scenarios.contains_key(&scenario.id) { 42.0 } else { 0.0 },
                    scenario,
                    lang,
                }
            })
            .collect();
        let height = show.iter().map(|card| card.height(ui, wide)).fold(0.0, f32::max);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for ((place, _, lesson), card) in row.iter().zip(show) {
                let response = card.show(ui, wide, height);
                drafts.first.get_or_insert(response.id);
                page::follow(&response);
                if response.clicked() {
                    out.push(ShelfAction::OpenBriefing(*place).into());
                }
                if records.scenarios.contains_key(&lesson.scenario().id) {
                    attempts_button(ui, &response, lesson.scenario(), tongue, out);
                }
            }
        });
        ui.add_space(gap);
    }
}

/// The way to the past runs of a lesson, at the foot of its card.
fn attempts_button(
    ui: &mut Ui,
    card: &Response,
    scenario: &Scenario,
    tongue: Tongue,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let name = words.fill(Key::AttemptsCard, &[("title", scenario.title.get(lang))]);
    let pill = Pill::new(words.get(Key::HomeAttempts), lang).name(&name);
    let size = vec2(pill.width(ui), 32.0);
    let at = Rect::from_min_size(card.rect.right_bottom() - size - vec2(14.0, 14.0), size);
    let response = ui.new_child(UiBuilder::new().max_rect(at)).add(pill);
    page::follow(&response);
    if response.clicked() {
        out.push(RecordsAction::ListAttempts(Some(scenario.id.clone())).into());
    }
}

/// That nothing is being recorded, and a button to try again.
fn unrecorded(ui: &mut Ui, keeping: &RecordsState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    if !matches!(keeping.recording, Recording::Off(_)) {
        return;
    }
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.hot_tint).inner_margin(Margin::symmetric(24, 8));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let style = Style::new(size::SECONDARY, palette.ink).bold();
            text::paragraph(ui, words.get(Key::RecordsOff), lang, style);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                Button::new(words.get(Key::RecordsRetry), RecordsAction::Open).show(ui, lang, out);
            });
        });
    });
}
