//! What lies over a page: fact card, promises, keys, settings, the question before leaving a call.

use egui::{Frame, Id, Margin, Modal, Role, ScrollArea, Stroke, Ui};

use super::debrief::{beside, export};
use super::{Drafts, Tongue, attempts, learners, licences, play, settings};
use crate::app::{Action, AppState, BriefingAction, NavigationAction, Overlay, Page};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::page::{self, Button, body, item, label, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::{LedgerRow, LedgerState, key_cap, ledger_list};
use crate::locale::Key;
use crate::locale::wording::state_key;
use moodfirst_core::evaluation::PromiseStatus;
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
        Overlay::Exam => Key::ExamTitle,
        Overlay::Beside => Key::BesideTitle,
        Overlay::Export => Key::ExportTitle,
        Overlay::Attempts => Key::AttemptsTitle,
    });
    let palette = Palette::of(ui);
    let window = ui.ctx().content_rect();
    let wide = match overlay {
        Overlay::Leave | Overlay::Exam => 460.0,
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
        ui.spacing_mut().item_spacing.y = 0.0;
        heard::dialog(ui, title, |ui| {
            ui.horizontal(|ui| {
                let style = Style::new(size::LINE, palette.ink).bold();
                let heading = text::heading(ui, title, lang, style, 1);
                heard::dialog_title(ui, &heading, title, overlay == Overlay::Learners);
                if !matches!(overlay, Overlay::Leave | Overlay::Exam) {
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
                        promises(ui, &call.report, clock, Key::PromisesNone, tongue);
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
                    (Overlay::Leave, _) => leave(ui, tongue, out),
                    (Overlay::Exam, _) => exam(ui, tongue, out),
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

/// The ledger of a report, or that nothing has been promised.
pub fn promises(ui: &mut Ui, report: &Report, clock: Clock, none: Key, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    if report.ledger.is_empty() {
        soft(ui, words.get(none), lang);
        return;
    }
    let open = words.get(Key::PromiseLeftOpen);
    let told: Vec<[String; 2]> = report
        .ledger
        .iter()
        .map(|line| {
            let due = line.due.as_ref().map_or_else(
                || words.fill(Key::PromiseNoTime, &[("left_open", open)]),
                |due| due.say(Some(clock.weekday), lang),
            );
            let how = [line.who.get(lang), line.channel.get(lang)];
            let how: Vec<&str> = how.into_iter().filter(|part| !part.is_empty()).collect();
            [due, how.join(lang.comma())]
        })
        .collect();
    let rows: Vec<LedgerRow<'_>> = report
        .ledger
        .iter()
        .zip(&told)
        .map(|(line, [due, how])| {
            let state = match line.state {
                PromiseStatus::Open | PromiseStatus::Agreed => LedgerState::Open,
                PromiseStatus::Kept | PromiseStatus::LateAnnounced => LedgerState::Kept,
                PromiseStatus::Broken => LedgerState::Broken,
                PromiseStatus::Released => LedgerState::Released,
            };
            LedgerRow {
                what: if line.what.is_empty() { open } else { line.what.get(lang) },
                how,
                due,
                state_word: words.get(state_key(line.state)),
                state,
            }
        })
        .collect();
    ledger_list(ui, &rows, lang);
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

fn leave(ui: &mut Ui, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    body(ui, words.get(Key::LeaveText), lang);
    ui.add_space(space::L);
    let choices = vec![
        Button::new(words.get(Key::LeaveStay), NavigationAction::Back)
            .command(Command::GoOn)
            .primary(),
        Button::new(words.get(Key::LeaveGo), NavigationAction::Leave),
    ];
    page::buttons(ui, lang, choices, out);
}
