//! The home page: the scenarios as cards, and where one's own go.

use std::collections::BTreeSet;

use egui::Ui;

use super::{Drafts, Tongue, channel, notices};
use crate::app::{Action, AppState, Overlay, Shelf};
use crate::gui::page::{self, Button, body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{ScenarioCard, section_title};
use crate::library::{Entry, Origin, shown};
use crate::locale::Key;
use crate::text::Lang;

mod damaged;

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
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let right = vec![
        Button::new(words.get(Key::LangOther), Action::SetLang(other)),
        Button::new(words.get(Key::SettingsTitle), Action::Toggle(Overlay::Settings)).key(","),
        Button::new(words.get(Key::KeysTitle), Action::Toggle(Overlay::Keys)).key("?"),
    ];
    page::header(ui, lang, words.get(Key::AppName), words.get(Key::AppMotto), right, out);
    notices::show(ui, &state.notices, tongue, out);
    page::scroll(ui, "home", WIDTH, |ui| {
        ui.add_space(space::S);
        let palette = Palette::of(ui);
        let title = Style::new(size::TITLE, palette.ink).bold();
        text::paragraph(ui, words.get(Key::HomeTitle), lang, title);
        soft(ui, words.get(Key::HomeLead), lang);
        ui.add_space(space::L);
        let entries = state.entries();
        if entries.is_empty() {
            let said = match state.shelf {
                Shelf::Reading => Key::HomeReading,
                Shelf::Read(_) => Key::HomeEmpty,
            };
            page::card(ui, |ui| body(ui, words.get(said), lang));
        }
        cards(ui, entries, tongue, drafts, out);
        for (place, entry) in entries.iter().enumerate() {
            if entry.lesson.is_err() {
                ui.add_space(space::M);
                damaged::show(ui, place, entry, tongue, drafts, out);
            }
        }
        ui.add_space(space::XL);
        own(ui, state, tongue, out);
    });
}

/// The playable ones, as many in a row as have room; all cards of a row are equally high.
fn cards(
    ui: &mut Ui,
    entries: &[Entry],
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
                let dot = if lang == Lang::Zh { "·" } else { " · " };
                let mut facts = format!(
                    "{}{dot}{}{dot}{}",
                    channel(scenario.channel, tongue),
                    words.fill(Key::HomeMinutes, &[("n", &minutes)]),
                    scenario.place.get(lang),
                );
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
                    channel: scenario.channel,
                    lang,
                }
            })
            .collect();
        let height = show.iter().map(|card| card.height(ui, wide)).fold(0.0, f32::max);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for ((place, ..), card) in row.iter().zip(show) {
                let response = card.show(ui, wide, height);
                drafts.first.get_or_insert(response.id);
                page::follow(&response);
                if response.clicked() {
                    out.push(Action::OpenBriefing(*place));
                }
            }
        });
        ui.add_space(gap);
    }
}

/// Where one's own scenarios go, and how one begins.
fn own(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    section_title(ui, words.get(Key::HomeOwnTitle), "", lang);
    ui.add_space(space::XS);
    match &state.folder.path {
        Some(path) => {
            soft(ui, &words.fill(Key::HomeOwnFolder, &[("folder", &shown(path))]), lang);
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                Button::new(words.get(Key::HomeReload), Action::Reload)
                    .key("F5")
                    .show(ui, lang, out);
                let copy = crate::gui::widgets::Pill::new(words.get(Key::HomeCopyPath), lang);
                if ui.add(copy).clicked() {
                    ui.copy_text(shown(path));
                }
            });
        }
        None => soft(ui, words.get(Key::HomeOwnNowhere), lang),
    }
}
