//! The licences: program, scenarios, fonts, and what the program is built from.

use egui::Ui;

use super::Tongue;
use crate::gui::page::{body, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::licences::crates;
use crate::locale::Key;
use moodfirst_core::text::Lang;

/// Shows them.
pub fn show(ui: &mut Ui, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    for key in [Key::LicencesProgram, Key::LicencesScenarios, Key::LicencesFonts] {
        body(ui, words.get(key), lang);
        ui.add_space(space::XS);
    }
    soft(ui, words.get(Key::LicencesTexts), lang);
    ui.add_space(space::M);
    let count = crates().count().to_string();
    body(ui, &words.fill(Key::LicencesCrates, &[("n", &count)]), lang);
    ui.add_space(space::S);
    let lines: Vec<String> =
        crates().map(|one| format!("{} {} · {}", one.name, one.version, one.licence)).collect();
    let style = Style::new(size::SECONDARY, Palette::of(ui).soft);
    text::paragraph(ui, &lines.join("\n"), Lang::En, style);
}
