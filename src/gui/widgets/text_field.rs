//! A field for a text of a lesson: as high as its words, in which Enter begins no new line.

use egui::{Color32, Id, Margin, Response, TextEdit, Ui};

use crate::gui::text::fonts;
use crate::gui::theme::{Palette, size};
use moodfirst_core::text::Lang;

/// A field.
#[must_use = "a field is shown with show"]
pub struct TextField<'a> {
    id: Id,
    name: &'a str,
    text: &'a str,
    lang: Lang,
    size: f32,
    code: bool,
    missing: bool,
}

impl<'a> TextField<'a> {
    /// A field with this text; `name` is what a screen reader says, and what stands in it where it is empty.
    pub const fn new(id: Id, name: &'a str, text: &'a str, lang: Lang) -> Self {
        Self { id, name, text, lang, size: size::BODY, code: false, missing: false }
    }

    /// Smaller: what stands beside the words.
    pub const fn small(mut self) -> Self {
        self.size = size::SECONDARY;
        self
    }

    /// What is written as in the file.
    pub const fn code(mut self) -> Self {
        self.code = true;
        self.size = size::HINT;
        self
    }

    /// It should not be empty: it is framed as missing.
    pub const fn missing(mut self, missing: bool) -> Self {
        self.missing = missing;
        self
    }

    /// Shows it over the width that is there; what has been made of the text, if anything has.
    pub fn show(self, ui: &mut Ui) -> (Option<String>, Response) {
        let palette = Palette::of(ui);
        let font = if self.code {
            egui::FontId::monospace(self.size)
        } else {
            fonts::font(self.lang, self.size, false)
        };
        let mut text = self.text.to_owned();
        let edit = TextEdit::multiline(&mut text)
            .id(self.id)
            .font(font)
            .hint_text(egui::RichText::new(self.name).color(palette.soft).size(size::HINT))
            .desired_rows(1)
            .return_key(None::<egui::KeyboardShortcut>)
            .margin(Margin::symmetric(10, 6))
            .background_color(if self.missing { Color32::TRANSPARENT } else { palette.card })
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        if self.missing && !response.has_focus() {
            super::dashed(ui.painter(), response.rect, palette.accent);
        }
        let name = self.name.to_owned();
        let value = text.clone();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", value.clone(), "");
            info.label = Some(name.clone());
            info
        });
        candidates_below(ui, &response);
        (response.changed().then_some(text), response)
    }
}

/// X11 is told a point, not an area, below which the candidates of an input method stand: with egui's they would cover
/// the field.
pub fn candidates_below(ui: &Ui, field: &Response) {
    if cfg!(target_os = "linux") && field.has_focus() {
        let bottom = field.rect.bottom();
        ui.output_mut(|output| {
            if let Some(ime) = &mut output.ime {
                ime.cursor_rect.min.y = bottom;
                ime.cursor_rect.max.y = bottom + 1.0;
            }
        });
    }
}
