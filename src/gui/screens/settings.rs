//! The settings. Everything holds at once, also in the middle of a call.

use egui::Ui;

use super::Tongue;
use crate::app::{Action, NavigationAction, SettingsAction};
use crate::gui::page::{self, Button, soft};
use crate::gui::theme::space;
use crate::gui::widgets::section_title;
use crate::locale::Key;
use crate::locale::wording::language_key;
use crate::settings::{Renderer, Settings, TEXT_PERCENTS, Theme};
use moodfirst_core::text::Lang;

/// Shows them.
pub fn show(ui: &mut Ui, settings: &Settings, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    part(ui, Key::SettingsLang, tongue);
    // Each language is named in its own words.
    let langs = Lang::ALL.map(|other| {
        Button::new(words.get(language_key(other)), SettingsAction::SetLang(other))
            .selected(other == lang)
    });
    page::buttons(ui, lang, langs.into(), out);

    part(ui, Key::SettingsTheme, tongue);
    let themes = [
        (Theme::System, Key::ThemeSystem),
        (Theme::Light, Key::ThemeLight),
        (Theme::Dark, Key::ThemeDark),
    ]
    .map(|(theme, key)| {
        Button::new(words.get(key), SettingsAction::SetTheme(theme))
            .selected(settings.theme == theme)
    });
    page::buttons(ui, lang, themes.into(), out);

    part(ui, Key::SettingsText, tongue);
    let sizes = TEXT_PERCENTS.map(|percent| {
        Button::new(format!("{percent} %"), SettingsAction::SetTextPercent(percent))
            .selected(settings.text_percent == percent)
    });
    page::buttons(ui, lang, sizes.into(), out);

    part(ui, Key::SettingsMotion, tongue);
    let motions = [(false, Key::MotionFull), (true, Key::MotionReduced)].map(|(reduced, key)| {
        Button::new(words.get(key), SettingsAction::SetReducedMotion(reduced))
            .selected(settings.reduced_motion == reduced)
    });
    page::buttons(ui, lang, motions.into(), out);

    if Renderer::ALL.len() > 1 {
        part(ui, Key::SettingsRenderer, tongue);
        let named = Renderer::ALL.iter().map(|renderer| (*renderer, renderer.name()));
        let renderers = std::iter::once((Renderer::Auto, words.get(Key::RendererAuto)))
            .chain(named)
            .map(|(renderer, name)| {
                Button::new(name, SettingsAction::SetRenderer(renderer))
                    .selected(settings.renderer == renderer)
            });
        page::buttons(ui, lang, renderers.collect(), out);
        ui.add_space(space::XS);
        soft(ui, words.get(Key::RendererNextStart), lang);
    }

    part(ui, Key::SettingsAbout, tongue);
    let version = env!("CARGO_PKG_VERSION");
    soft(ui, &words.fill(Key::AboutVersion, &[("version", version)]), lang);
    soft(ui, words.get(Key::AboutFonts), lang);
    soft(ui, words.get(Key::AboutRules), lang);
    ui.add_space(space::S);
    let licences = NavigationAction::Toggle(crate::app::Overlay::Licences);
    Button::new(words.get(Key::LicencesTitle), licences).show(ui, lang, out);
}

fn part(ui: &mut Ui, title: Key, tongue: Tongue) {
    ui.add_space(space::M);
    section_title(ui, tongue.words.get(title), "", tongue.lang);
    ui.add_space(space::S);
}
