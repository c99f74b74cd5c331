//! The home page: the scenarios as cards, and where one's own go.

use std::collections::BTreeSet;

use egui::{Frame, Margin, Rect, Response, Stroke, Ui, UiBuilder, vec2};

use super::{Drafts, Tongue, channel, notices};
use crate::app::{
    Action, AppState, NavigationAction, Overlay, Recording, RecordsAction, RecordsState,
    SettingsAction, ShelfAction,
};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::{Pill, ScenarioCard, section_title};
use crate::library::{LibraryEntry, Origin, shown};
use crate::locale::Key;
use crate::records::HomeRecords;
use moodfirst_core::scenario::model::Scenario;

mod damaged;

/// Which damaged cards are unfolded, by their place.
#[derive(Default)]
pub struct HomeDraft {
    unfolded: BTreeSet<usize>,
    /// The card that the keyboard is at, by its place.
    chosen: Option<usize>,
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
    drafts.home.chosen = None;
    page::scroll(ui, "home", WIDTH, |ui| {
        ui.add_space(space::S);
        let palette = Palette::of(ui);
        let title = Style::new(size::TITLE, palette.ink).bold();
        text::paragraph(ui, words.get(Key::HomeTitle), lang, title);
        soft(ui, words.get(Key::HomeLead), lang);
        ui.add_space(space::L);
        resume(ui, state, tongue, out);
        let entries = state.entries();
        if entries.is_empty() {
            let first = state.shelf.snapshot.is_none() && state.shelf.reading.is_some();
            let said = if first { Key::HomeReading } else { Key::HomeEmpty };
            page::card(ui, |ui| body(ui, words.get(said), lang));
        }
        cards(ui, entries, &state.records.home, tongue, drafts, out);
        for (place, entry) in entries.iter().enumerate() {
            if entry.lesson.is_err() {
                ui.add_space(space::M);
                damaged::show(ui, place, entry, tongue, drafts, out);
            }
        }
        ui.add_space(space::XL);
        own(ui, state, tongue, out);
    });
    // Of the card that the keyboard is at, else of the first.
    let offered = Command::Report.offered(state);
    if offered && ui.input_mut(|input| Command::Report.pressed(input)).is_some() {
        let place = drafts.home.chosen.unwrap_or(0);
        out.push(ShelfAction::OpenReport(place).into());
    }
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
                let title = lesson.scenario().title.get(lang);
                report_button(ui, &response, (*place, title), tongue, drafts, out);
                if records.scenarios.contains_key(&lesson.scenario().id) {
                    attempts_button(ui, &response, lesson.scenario(), tongue, out);
                }
            }
        });
        ui.add_space(gap);
    }
}

/// The way to the report, over the drawing of a card. `A` does the same for the card that has the
/// focus.
fn report_button(
    ui: &mut Ui,
    card: &Response,
    (place, title): (usize, &str),
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let name = words.fill(Key::ReportCard, &[("title", title)]);
    let pill = Pill::new(words.get(Key::ReportOpen), lang).command(Command::Report).name(&name);
    let size = vec2(pill.width(ui), 32.0);
    let at = Rect::from_min_size(card.rect.right_top() + vec2(-size.x - 10.0, 10.0), size);
    let response = ui.new_child(UiBuilder::new().max_rect(at)).add(pill);
    page::follow(&response);
    if card.has_focus() || response.has_focus() {
        drafts.home.chosen = Some(place);
    }
    if response.clicked() {
        out.push(ShelfAction::OpenReport(place).into());
    }
}

/// The way to the past runs of a lesson, over the drawing of its card below the report's.
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
    let at = Rect::from_min_size(card.rect.right_top() + vec2(-size.x - 10.0, 50.0), size);
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

/// The run that was left last, to be taken up again.
fn resume(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let mut all = state.records.home.open.iter().filter_map(|open| {
        let entry = state.entries().iter().find(|entry| entry.id == open.scenario)?;
        Some((open, entry.lesson.as_ref().ok()?))
    });
    let Some((open, lesson)) = all.next() else { return };
    let others = all.count();
    let palette = Palette::of(ui);
    let dot = lang.dot();
    let values = [
        ("title", lesson.scenario().title.get(lang)),
        ("dot", dot),
        ("n", &open.turns.to_string()),
    ];
    let mut said = words.fill(Key::HomeResumeAt, &values);
    if others > 0 {
        said += dot;
        said += &words.fill(Key::HomeResumeMore, &[("n", &others.to_string())]);
    }
    let frame = Frame::new()
        .fill(palette.accent_tint)
        .stroke(Stroke::new(1.0, palette.accent))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(20, 12));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let style = Style::new(size::BODY, palette.ink);
            text::paragraph(ui, words.get(Key::HomeResume), lang, style.bold());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                Button::new(words.get(Key::HomeResumeGo), RecordsAction::Resume(open.key.clone()))
                    .command(Command::GoOn)
                    .primary()
                    .show(ui, lang, out);
                Button::new(
                    words.get(Key::HomeResumeDrop),
                    RecordsAction::SetAside(open.key.clone()),
                )
                .show(ui, lang, out);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let room = ui.available_width();
                    let galley = text::elided(ui.ctx(), &said, lang, style, room);
                    let (rect, response) =
                        ui.allocate_exact_size(galley.size(), egui::Sense::hover());
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Label, true, said.as_str())
                    });
                    ui.painter().galley(rect.min, galley, palette.ink);
                });
            });
        });
    });
    ui.add_space(space::L);
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
                ui.spacing_mut().item_spacing.x = space::S;
                Button::new(words.get(Key::HomeOpenFolder), Action::OpenPath(path.clone()))
                    .show(ui, lang, out);
                Command::Reload.button(words, ShelfAction::Reload).show(ui, lang, out);
                let copy = Pill::new(words.get(Key::HomeCopyPath), lang);
                if ui.add(copy).clicked() {
                    ui.copy_text(shown(path));
                }
            });
        }
        None => soft(ui, words.get(Key::HomeOwnNowhere), lang),
    }
}
