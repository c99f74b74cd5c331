//! The first start: which language, and what to call you.

use egui::{Ui, vec2};

use super::{Drafts, Tongue, notices};
use crate::app::{Action, Notice, RecordsAction, SettingsAction};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, body, card, label, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::name_field;
use crate::locale::Key;
use crate::locale::wording::language_key;
use moodfirst_core::text::Lang;

const WIDTH: f32 = 560.0;

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    tongue: Tongue,
    told: &[Notice],
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    notices::show(ui, told, tongue, out);
    page::scroll(ui, "welcome", WIDTH, |ui| {
        let spare = (ui.available_height() - 460.0) / 2.0;
        ui.add_space(spare.max(space::XL));
        let palette = Palette::of(ui);
        let style = Style::new(size::TITLE, palette.ink).bold();
        // The field has the focus.
        text::heading(ui, words.get(Key::AppName), lang, style, 1);
        soft(ui, words.get(Key::AppMotto), lang);
        ui.add_space(space::L);
        body(ui, words.get(Key::WelcomeLead), lang);
        ui.add_space(space::L);
        card(ui, |ui| {
            // Each language is named in its own words, so that everybody finds theirs.
            label(ui, words.get(Key::WelcomeLang), lang);
            ui.add_space(space::XS);
            let langs = Lang::ALL.map(|other| {
                Button::new(words.get(language_key(other)), SettingsAction::SetLang(other))
                    .selected(other == lang)
            });
            page::buttons(ui, lang, langs.into(), out);
            ui.add_space(space::L);
            let above = page::field_label(ui, words.get(Key::WelcomeName), lang);
            ui.add_space(space::XS);
            let name = &mut drafts.name;
            if name_field(ui, name, above, lang) {
                out.push(RecordsAction::Introduce(name.clone()).into());
            }
            ui.add_space(space::XS);
            soft(ui, words.get(Key::WelcomeNameHint), lang);
            ui.add_space(space::L);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                ui.add_enabled_ui(!name.trim().is_empty(), |ui| {
                    Button::new(
                        words.get(Key::WelcomeBegin),
                        RecordsAction::Introduce(name.clone()),
                    )
                    .command(Command::Say)
                    .primary()
                    .show(ui, lang, out);
                });
                let unnamed = words.get(Key::WelcomeUnnamed);
                Button::new(
                    words.get(Key::WelcomeSkip),
                    RecordsAction::Introduce(unnamed.to_owned()),
                )
                .show(ui, lang, out);
            });
        });
    });
}
