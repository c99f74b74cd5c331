//! What lies over a page: fact card, promises, keys, settings, the question before leaving a call.

use egui::{Frame, Id, Margin, Modal, Role, ScrollArea, Stroke, Ui};

use super::debrief::{beside, export};
use super::{Drafts, Tongue, attempts, authors, editor, learners, licences, play, settings};
use crate::app::{
    Action, AppState, BriefingAction, NavigationAction, Overlay, Page, RecordsAction, WhatNow,
    kept, what_now,
};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::page::{self, Button, body, item, label, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::{LedgerRow, key_cap, ledger_list};
use crate::locale::Key;
use crate::locale::promises::{PromiseWords, promises as spoken};
use moodfirst_core::report::Report;
use moodfirst_core::scenario::model::{Clock, Scenario};

/// Shows it, if there is one.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Some(overlay) = state.overlay else { return };
    let Tongue { words, lang } = tongue;
    let title = words.get(match overlay {
        Overlay::FactCard => Key::FactsTitle,
        Overlay::Promises => Key::PromisesTitle,
        Overlay::Remark => Key::RemarkTitle,
        Overlay::Keys => Key::KeysTitle,
        Overlay::Settings => Key::SettingsTitle,
        Overlay::Learners => Key::LearnersTitle,
        Overlay::Licences => Key::LicencesTitle,
        Overlay::Leave => Key::LeaveTitle,
        Overlay::Drop => Key::DropTitle,
        Overlay::Authors => Key::AuthorsTitle,
        Overlay::Exam => Key::ExamTitle,
        Overlay::Acts => Key::EditorActsTitle,
        Overlay::Versions => Key::EditorVersions,
        Overlay::Unsaved => Key::EditorUnsavedTitle,
        Overlay::Beside => Key::BesideTitle,
        Overlay::Export => Key::ExportTitle,
        Overlay::Attempts => Key::AttemptsTitle,
    });
    let palette = Palette::of(ui);
    let window = ui.ctx().content_rect();
    let wide = match overlay {
        Overlay::Leave | Overlay::Drop | Overlay::Exam => 460.0,
        Overlay::Authors | Overlay::Acts | Overlay::Versions | Overlay::Unsaved => 760.0,
        Overlay::Export => 520.0,
        Overlay::Beside => 1160.0,
        Overlay::Keys | Overlay::Promises | Overlay::Learners | Overlay::Remark => 560.0,
        Overlay::FactCard | Overlay::Settings | Overlay::Licences | Overlay::Attempts => 680.0,
    };
    let width = (window.width() - 2.0 * space::XXL).min(wide);
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::same(24));
    // egui remembers how large an area was; another page or window is another one.
    let (wide_now, high_now) = (window.width().round(), window.height().round());
    let page = std::mem::discriminant(state.page());
    let name = Id::unique(("overlay", overlay, page, wide_now.to_bits(), high_now.to_bits()));
    let backdrop = palette.veil();
    // The dialog is what stands in it, which has a name.
    let area = Modal::default_area(name).role(Role::GenericContainer).default_size(window.size());
    let modal = Modal::new(name).area(area).frame(frame).backdrop_color(backdrop);
    let modal = modal.show(ui.ctx(), |ui| {
        ui.set_width(width - 48.0);
        // egui remembers how high it was; what has come to be longer since has room all the same.
        ui.set_max_height(window.height() - 2.0 * space::XXL - 48.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        heard::dialog(ui, title, |ui| {
            ui.horizontal(|ui| {
                let style = Style::new(size::LINE, palette.ink).bold();
                let heading = text::heading(ui, title, lang, style, 1);
                heard::dialog_title(ui, &heading, title, overlay == Overlay::Learners);
                if !matches!(overlay, Overlay::Leave | Overlay::Drop | Overlay::Exam) {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        Button::new(words.get(Key::OverlayClose), NavigationAction::Back)
                            .command(Command::Back)
                            .show(ui, lang, out);
                    });
                }
            });
            ui.add_space(space::M);
            let most = window.height() - 2.0 * space::XXL - 110.0;
            ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
                page::scroll_keys(ui);
                ui.set_width(ui.available_width() - space::S);
                match (overlay, state.page()) {
                    (Overlay::FactCard, Page::Play(call)) => {
                        facts(ui, call.stage.lesson().scenario(), tongue);
                    }
                    (Overlay::Promises, Page::Play(call)) => {
                        let clock = call.stage.lesson().scenario().clock;
                        promises(ui, &call.report, clock, tongue);
                    }
                    (Overlay::Remark, Page::Play(call)) => {
                        play::remark(ui, call, &state.catalogue, tongue);
                    }
                    (Overlay::Keys, page) => keys(ui, page, tongue),
                    (Overlay::Settings, _) => settings::show(ui, &state.settings, tongue, out),
                    (Overlay::Learners, _) => {
                        learners::show(ui, &state.records, tongue, drafts, out)
                    }
                    (Overlay::Licences, _) => licences::show(ui, tongue),
                    (Overlay::Leave, _) => leave(ui, kept(state), tongue, out),
                    (Overlay::Drop, _) => drop_run(ui, state, tongue, out),
                    (Overlay::Authors, _) => authors::show(ui, state, tongue, drafts, out),
                    (Overlay::Exam, _) => exam(ui, tongue, out),
                    (Overlay::Versions, _) => editor::versions::show(ui, state, tongue, out),
                    (Overlay::Unsaved, _) => editor::versions::unsaved(ui, state, tongue, out),
                    (Overlay::Acts, _) => editor::acts::show(ui, state, tongue, drafts, out),
                    (Overlay::Beside, Page::Debrief(run)) => {
                        beside::show(ui, state, run, tongue, out)
                    }
                    (Overlay::Export, _) => export::show(ui, tongue, out),
                    (Overlay::Attempts, _) => attempts::show(ui, state, tongue, out),
                    (
                        Overlay::FactCard | Overlay::Promises | Overlay::Remark | Overlay::Beside,
                        _,
                    ) => {}
                }
            });
        });
    });
    if modal.backdrop_response.clicked() {
        out.push(NavigationAction::Back.into());
    }
}

/// What the trainee knows, may give, can have done, and what is beyond the role.
pub fn facts(ui: &mut Ui, scenario: &Scenario, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    let card = &scenario.fact_card;
    let gives = card.may_give.iter().map(|gift| gift.text.get(lang).to_owned());
    let deeds = card.can_do.iter().map(|deed| deed.text.get(lang).to_owned());
    let beyond = card.beyond.iter().map(|beyond| beyond.text.get(lang).to_owned());
    let facts = card.facts.iter().map(|fact| fact.get(lang).to_owned());
    let parts: [(Key, Vec<String>); 4] = [
        (Key::FactFacts, facts.collect()),
        (Key::FactMayGive, gives.collect()),
        (Key::FactCanDo, deeds.collect()),
        (Key::FactBeyond, beyond.collect()),
    ];
    let mut first = true;
    for (key, items) in parts.iter().filter(|(_, items)| !items.is_empty()) {
        if !std::mem::take(&mut first) {
            ui.add_space(space::M);
        }
        label(ui, words.get(*key), lang);
        heard::list(ui, words.get(*key), |ui| {
            for text in items {
                ui.add_space(space::XS);
                item(ui, text, lang);
            }
        });
    }
}

/// All that was promised, or that nothing was.
fn promises(ui: &mut Ui, report: &Report, clock: Clock, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    let all = spoken(report, Some(clock.weekday), words);
    if all.is_empty() {
        soft(ui, words.get(Key::PromisesNone), lang);
        return;
    }
    let no_time = words.fill(Key::PromiseNoTime, &[("left_open", words.get(Key::PromiseLeftOpen))]);
    let how: Vec<String> = all.iter().map(|one| one.how(words)).collect();
    let rows: Vec<LedgerRow<'_>> =
        all.iter().zip(&how).map(|(one, how)| row(one, how, &no_time)).collect();
    ledger_list(ui, &rows, lang);
}

fn row<'a>(one: &'a PromiseWords, how: &'a str, no_time: &'a str) -> LedgerRow<'a> {
    let due = if one.due.is_empty() && one.entry.is_some() { no_time } else { &one.due };
    LedgerRow { what: &one.what, how, due, state_word: &one.word, state: one.standing.into() }
}

fn keys(ui: &mut Ui, page: &Page, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    heard::list(ui, words.get(Key::KeysTitle), |ui| {
        for command in Command::of(page) {
            let caps: Vec<&str> = command.caps().collect();
            let name = [caps.join(" ").as_str(), words.get(command.words())].join(lang.colon());
            heard::list_item(ui, &name, |ui| {
                ui.horizontal(|ui| {
                    ui.set_min_height(32.0);
                    let start = ui.cursor().left();
                    for cap in command.caps() {
                        key_cap(ui, cap);
                    }
                    ui.add_space((start + 150.0 - ui.cursor().left()).max(space::S));
                    let style = Style::new(size::SECONDARY, Palette::of(ui).ink);
                    text::paragraph(ui, words.get(command.words()), lang, style);
                });
            });
        }
    });
}

/// What is said in an exam stands.
fn exam(ui: &mut Ui, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    body(ui, words.get(Key::ExamText), lang);
    ui.add_space(space::L);
    let choices = vec![
        Button::new(words.get(Key::ExamGo), BriefingAction::Start).command(Command::GoOn).primary(),
        Button::new(words.get(Key::ExamNo), NavigationAction::Back).command(Command::Back),
    ];
    page::buttons(ui, lang, choices, out);
}

/// Leave the call? Where it is recorded nothing is lost, and Esc once more goes.
fn leave(ui: &mut Ui, kept: bool, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    body(ui, words.get(if kept { Key::LeaveKept } else { Key::LeaveText }), lang);
    ui.add_space(space::L);
    let stay = if kept { NavigationAction::Toggle(Overlay::Leave) } else { NavigationAction::Back };
    let mut go = Button::new(words.get(Key::LeaveGo), NavigationAction::Leave);
    if kept {
        go = go.command(Command::Back);
    }
    let stay = Button::new(words.get(Key::LeaveStay), stay).command(Command::GoOn).primary();
    page::buttons(ui, lang, vec![stay, go], out);
}

/// Drop the run that was left last?
fn drop_run(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    body(ui, words.get(Key::DropText), lang);
    ui.add_space(space::L);
    let mut choices = vec![
        Button::new(words.get(Key::DropKeep), NavigationAction::Back)
            .command(Command::GoOn)
            .primary(),
    ];
    if let Some(WhatNow::Resume(open, ..)) = what_now(state) {
        let drop = RecordsAction::SetAside(open.key.clone());
        choices.push(Button::new(words.get(Key::DropGo), drop));
    }
    page::buttons(ui, lang, choices, out);
}
