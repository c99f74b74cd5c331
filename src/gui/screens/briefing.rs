//! Before a call: who one is, who calls, what one may give; coach or exam, which customer.

use egui::{Frame, Margin, Sense, Stroke, Ui, vec2};

use super::overlays::facts;
use super::{Tongue, channel, notices};
use crate::app::{Action, Briefing, BriefingAction, NavigationAction, Notice, Overlay};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, body, card, item, label, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::scene::Bust;
use crate::gui::widgets::section_title;
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::rubric::Catalogue;

const FOOT: f32 = 64.0;

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    briefing: &Briefing,
    catalogue: &Catalogue,
    tongue: Tongue,
    told: &[Notice],
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let scenario = briefing.lesson.scenario();
    let dot = lang.dot();
    let minutes = words.fill(Key::HomeMinutes, &[("n", &scenario.minutes.to_string())]);
    let aside = [channel(scenario.channel, tongue), scenario.place.get(lang), &minutes].join(dot);
    let right = vec![
        Button::new(words.get(Key::ReportTitle), BriefingAction::OpenReport)
            .command(Command::Report),
        Button::new(words.get(Key::BackHome), NavigationAction::Home).command(Command::Back),
        Command::Settings.button(words, NavigationAction::Toggle(Overlay::Settings)),
        Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)),
    ];
    page::header(ui, lang, scenario.title.get(lang), &aside, right, out);
    notices::show(ui, told, tongue, out);
    let whole = ui.available_rect_before_wrap();
    let foot_top = whole.bottom() - FOOT;
    let (above, below) = whole.split_top_bottom_at_y(foot_top);
    ui.scope_builder(egui::UiBuilder::new().max_rect(above), |ui| {
        let salt = format!("briefing {}", scenario.id);
        page::scroll(ui, &salt, 1120.0, |ui| {
            page::columns(
                ui,
                0.52,
                |ui| story(ui, briefing, tongue),
                |ui| {
                    choices(ui, briefing, catalogue, tongue, out);
                    ui.add_space(space::M);
                    card(ui, |ui| {
                        section_title(ui, words.get(Key::FactsTitle), "", lang);
                        ui.add_space(space::S);
                        facts(ui, scenario, tongue);
                    });
                },
            );
        });
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
        let palette = Palette::of(ui);
        ui.painter().hline(below.x_range(), below.top() + 0.5, Stroke::new(1.0, palette.line));
        Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                Button::new(words.get(Key::BriefingStart), BriefingAction::Start)
                    .command(Command::GoOn)
                    .primary()
                    .show(ui, lang, out);
                let hint = match briefing.mode {
                    Mode::Coach => Key::ModeCoachHint,
                    Mode::Exam => Key::ModeExamHint,
                };
                ui.add_space(space::M);
                let style = Style::new(size::SECONDARY, palette.soft);
                let room = ui.available_width();
                let galley = text::elided(ui.ctx(), words.get(hint), lang, style, room);
                let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
                let said = words.get(hint);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said));
                ui.painter().galley(rect.min, galley, palette.soft);
            });
        });
    });
}

/// Role, what is known, the caller, the goals.
fn story(ui: &mut Ui, briefing: &Briefing, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    let scenario = briefing.lesson.scenario();
    let customer = &scenario.customer;
    if scenario.shown_in(lang) != lang {
        soft(ui, words.get(Key::PlayOtherLanguage), lang);
        ui.add_space(space::M);
    }
    card(ui, |ui| {
        label(ui, words.get(Key::PlayRole), lang);
        let ink = Palette::of(ui).ink;
        let role = Style::new(size::LINE, ink).bold();
        text::paragraph(ui, scenario.role.get(lang), lang, role);
        for paragraph in &scenario.briefing {
            ui.add_space(space::S);
            body(ui, paragraph.get(lang), lang);
        }
    });
    ui.add_space(space::M);
    card(ui, |ui| {
        let palette = Palette::of(ui);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::L, 0.0);
            let (frame, _) = ui.allocate_exact_size(vec2(116.0, 124.0), Sense::hover());
            let bust = Bust { scenario };
            bust.paint(ui.painter(), frame, corner::KEY.into(), palette.card, palette);
            ui.vertical(|ui| {
                label(ui, words.get(Key::BriefingCaller), lang);
                let name = Style::new(size::LINE, palette.ink).bold();
                text::paragraph(ui, customer.name.get(lang), lang, name);
                ui.add_space(space::XS);
                soft(ui, customer.look.get(lang), lang);
            });
        });
        let ink = palette.ink;
        ui.add_space(space::S);
        let style = Style::new(size::SECONDARY, ink);
        text::paragraph(ui, customer.history.get(lang), lang, style);
    });
    ui.add_space(space::M);
    card(ui, |ui| {
        section_title(ui, words.get(Key::BriefingGoals), "", lang);
        for goal in &scenario.goals {
            ui.add_space(space::XS);
            item(ui, goal.get(lang), lang);
        }
    });
    ui.add_space(space::M);
}

/// Coach or exam; which kind of customer.
fn choices(
    ui: &mut Ui,
    briefing: &Briefing,
    catalogue: &Catalogue,
    tongue: Tongue,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    card(ui, |ui| {
        section_title(ui, words.get(Key::ModeTitle), "", lang);
        ui.add_space(space::S);
        let mode = |mode, key| {
            Button::new(words.get(key), BriefingAction::ChooseMode(mode))
                .selected(briefing.mode == mode)
        };
        let modes = vec![mode(Mode::Coach, Key::ModeCoach), mode(Mode::Exam, Key::ModeExam)];
        page::buttons(ui, lang, modes, out);
        let personas = &briefing.lesson.scenario().personas;
        if personas.is_empty() {
            return;
        }
        ui.add_space(space::L);
        section_title(ui, words.get(Key::PersonaTitle), "", lang);
        ui.add_space(space::S);
        let offered = personas.iter().filter_map(|id| catalogue.persona(id)).map(|note| {
            Button::new(note.name.get(lang), BriefingAction::ChoosePersona(note.id.clone()))
                .selected(note.id == briefing.persona)
        });
        page::buttons(ui, lang, offered.collect(), out);
        if let Some(note) = catalogue.persona(&briefing.persona) {
            ui.add_space(space::S);
            soft(ui, note.summary.get(lang), lang);
        }
    });
}
