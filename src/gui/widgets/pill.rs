//! A button as a pill, with the key that presses it.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use super::{focus_ring, key_cap::Cap};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, mix, size, space};
use moodfirst_core::text::Lang;

/// A button. Quiet by default; one per screen is [`Pill::primary`]. Toggles are [`Pill::selected`].
#[must_use = "a pill is shown with ui.add"]
pub struct Pill<'a> {
    label: &'a str,
    name: Option<&'a str>,
    lang: Lang,
    key: Option<&'a str>,
    primary: bool,
    selected: Option<bool>,
    bare: bool,
    bar: Option<f32>,
    row: Option<f32>,
}

impl<'a> Pill<'a> {
    /// A quiet button.
    pub const fn new(label: &'a str, lang: Lang) -> Self {
        Self {
            label,
            name: None,
            lang,
            key: None,
            primary: false,
            selected: None,
            bare: false,
            bar: None,
            row: None,
        }
    }

    /// Shows the key that does the same. The screen listens for it.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Shows the key of a command.
    pub fn command(self, command: Command) -> Self {
        self.command_at(command, 0)
    }

    /// Shows the key at this place, from 0, of a command that has several.
    pub fn command_at(mut self, command: Command, place: usize) -> Self {
        self.key = command.cap(place);
        self
    }

    /// What a screen reader says, where the label alone would not tell it from others.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// The thing to do next: filled with the accent.
    pub const fn primary(mut self) -> Self {
        self.primary = true;
        self
    }

    /// One of several choices, chosen or not.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// Only its key; the label is its name.
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Over the whole width that is there, so many points high.
    pub const fn bar(mut self, height: f32) -> Self {
        self.bar = Some(height);
        self
    }
}

impl<'a> Pill<'a> {
    /// A row of a list: this wide, its label at the left.
    pub const fn row(mut self, width: f32) -> Self {
        self.row = Some(width);
        self
    }
}

impl Pill<'_> {
    const PADDING: f32 = space::M + 2.0;

    /// The width it wants, in points.
    pub fn width(&self, ui: &Ui) -> f32 {
        if self.bare {
            let key = self.key.unwrap_or_default();
            return Cap::new(ui, key, Palette::of(ui).ink).size.x + 2.0 * space::S + 2.0;
        }
        let style = Style::new(size::SECONDARY, Palette::of(ui).ink).bold();
        let room = text::single(ui.ctx(), self.label, self.lang, style).size().x.ceil();
        let cap = self
            .key
            .map_or(0.0, |key| space::S + Cap::new(ui, key, Palette::of(ui).ink).size.x - 5.0);
        room + 2.0 * Self::PADDING + cap
    }
}

impl Widget for Pill<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let chosen = self.selected == Some(true);
        let ink = if self.primary { palette.on_accent } else { palette.ink };
        let mut style = Style::new(size::SECONDARY, ink);
        if self.primary || chosen {
            style = style.bold();
        }
        // Chosen and not chosen are equally wide, so that a row of choices stands still.
        let room = text::single(ui.ctx(), self.label, self.lang, style.bold()).size().x.ceil();
        let cap = self.key.map(|key| Cap::new(ui, key, ink));
        let padding = Self::PADDING;
        let cap_room = cap.as_ref().map_or(0.0, |cap| space::S + cap.size.x - 5.0);
        let width = (room + 2.0 * padding + cap_room)
            .min(ui.available_width().max(2.0 * padding + cap_room + 24.0));
        let (width, height) = match (self.bar, self.bare) {
            (Some(height), _) => (ui.available_width(), height),
            (None, true) => (self.width(ui), ui.available_height().clamp(24.0, 32.0)),
            (None, false) => (self.row.unwrap_or(width), 32.0),
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            let enabled = ui.is_enabled();
            let name = self.name.unwrap_or(self.label);
            match self.selected {
                Some(selected) => WidgetInfo::selected(Role::RadioButton, enabled, selected, name),
                None => WidgetInfo::labeled(Role::Button, enabled, name),
            }
        });
        heard::shortcut(&response, self.key.unwrap_or_default(), self.lang);

        if ui.is_rect_visible(rect) {
            let hover = ui.ctx().animate_bool_with_time(
                response.id,
                response.hovered(),
                ui.style().animation_time,
            );
            let (fill, border) = if self.primary {
                (mix(palette.accent, palette.ink, hover * 0.12), palette.accent)
            } else if chosen {
                (palette.accent_tint, palette.accent)
            } else {
                (palette.hovered(palette.card, hover), palette.hovered_line(hover))
            };
            let painter = ui.painter();
            let rounding = if self.bar.is_some() { corner::CARD } else { corner::PILL };
            painter.rect_filled(rect, rounding, fill);
            painter.rect_stroke(rect, rounding, Stroke::new(1.0, border), StrokeKind::Inside);
            let label = text::elided(
                ui.ctx(),
                self.label,
                self.lang,
                style,
                width - 2.0 * padding - cap_room + 0.5,
            );
            // In a bar label and key stand in the middle, together.
            let cap_wide = cap.as_ref().map_or(0.0, |cap| space::M + cap.size.x);
            let together = label.size().x + cap_wide;
            let x = if self.bar.is_some() {
                rect.center().x - together / 2.0
            } else if self.row.is_some() {
                rect.left() + padding
            } else {
                rect.left() + padding + ((room - label.size().x) / 2.0).max(0.0)
            };
            if !self.bare {
                let y = rect.center().y - label.size().y / 2.0;
                painter.galley(egui::pos2(x, y), label, ink);
            }
            if let Some(cap) = cap {
                let (color, line) = if self.primary {
                    (ink, mix(palette.accent, palette.on_accent, 0.55))
                } else {
                    (palette.soft, palette.line)
                };
                let middle = if self.bare {
                    rect.center().x
                } else if self.bar.is_some() {
                    x + together - cap.size.x / 2.0
                } else {
                    rect.right() - padding + 5.0 - cap.size.x / 2.0
                };
                let center = egui::pos2(middle, rect.center().y);
                cap.paint(painter, center, color, Stroke::new(1.0, line), None);
            }
            if response.has_focus() && self.primary {
                painter.rect_stroke(
                    rect.expand(3.0),
                    rounding + 3,
                    Stroke::new(2.0, palette.accent),
                    StrokeKind::Inside,
                );
            } else {
                focus_ring(painter, &response, rect, rounding, palette);
            }
        }
        response
    }
}
