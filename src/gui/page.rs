//! What the screens have in common: header, scrolling page, cards, buttons that say an action.

use std::borrow::Cow;

use egui::{Frame, Key, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::commands::Command;
use super::heard;
use super::text::{self, Style};
use super::theme::{Palette, corner, size, space};
use super::widgets::Pill;
use crate::app::Action;
use moodfirst_core::text::Lang;

/// A button and what it says when it is pressed.
pub struct Button<'a> {
    label: Cow<'a, str>,
    key: Option<&'static str>,
    primary: bool,
    selected: Option<bool>,
    row: Option<f32>,
    action: Action,
}

impl<'a> Button<'a> {
    pub fn new(label: impl Into<Cow<'a, str>>, action: impl Into<Action>) -> Self {
        let action = action.into();
        Self { label: label.into(), key: None, primary: false, selected: None, row: None, action }
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

    pub const fn primary(mut self) -> Self {
        self.primary = true;
        self
    }

    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// A row of a list, as wide as this, its words at the left.
    pub const fn row(mut self, width: f32) -> Self {
        self.row = Some(width);
        self
    }

    fn pill(&self, lang: Lang) -> Pill<'_> {
        let mut pill = Pill::new(&self.label, lang);
        if let Some(key) = self.key {
            pill = pill.key(key);
        }
        if self.primary {
            pill = pill.primary();
        }
        if let Some(width) = self.row {
            pill = pill.row(width);
        }
        if let Some(selected) = self.selected {
            pill = pill.selected(selected);
        }
        pill
    }

    /// The width it wants, in points.
    pub fn width(&self, ui: &Ui, lang: Lang) -> f32 {
        self.pill(lang).width(ui)
    }

    /// Shows it; returns its response.
    pub fn show(self, ui: &mut Ui, lang: Lang, out: &mut Vec<Action>) -> egui::Response {
        let response = ui.add(self.pill(lang));
        if response.clicked() {
            out.push(self.action);
        }
        response
    }
}

/// Buttons in a row that goes on in the next line where there is no room.
pub fn buttons(ui: &mut Ui, lang: Lang, buttons: Vec<Button<'_>>, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for button in buttons {
            let width = button.pill(lang).width(ui);
            if width > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            button.show(ui, lang, out);
        }
    });
}

/// Height of the header.
pub const HEADER: f32 = 52.0;

/// The bar above a screen: title, what stands behind it in soft ink, buttons at the right edge.
pub fn header(
    ui: &mut Ui,
    lang: Lang,
    title: &str,
    aside: &str,
    right: Vec<Button<'_>>,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), egui::Sense::hover());
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let inner = bar.shrink2(vec2(space::XL, 0.0));
    let widths: Vec<f32> = right.iter().map(|button| button.pill(lang).width(ui)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of buttons")]
    let gaps = space::S * widths.len().saturating_sub(1) as f32;
    let taken = widths.iter().sum::<f32>() + gaps;
    let (left, buttons_at) = inner.split_left_right_at_x((inner.right() - taken).max(inner.left()));

    let room = left.width() - space::L;
    let heading = Style::new(size::LINE, palette.ink).bold();
    let heading = text::elided(ui.ctx(), title, lang, heading, room);
    let middle = bar.center().y;
    let title_width = heading.size().x;
    let id = ui.scope_id().with("title");
    let place = Rect::from_min_size(left.min, vec2(title_width, HEADER));
    let name = ui.interact(place, id, heard::title_sense(ui.ctx(), id));
    heard::title(&name, title);
    let at = pos2(left.left(), middle - heading.size().y / 2.0);
    ui.painter().galley(at, heading, palette.ink);
    let room = room - title_width - space::L;
    if !aside.is_empty() && room > 110.0 {
        let style = Style::new(size::SECONDARY, palette.soft);
        let said = aside;
        let aside =
            text::elided(ui.ctx(), whole_parts(ui, said, lang, style, room), lang, style, room);
        let at = pos2(left.left() + title_width + space::L, middle - aside.size().y / 2.0 + 1.0);
        let place = Rect::from_min_size(at, aside.size());
        heard::told(ui, place, "aside", egui::Role::Label, said);
        ui.painter().galley(at, aside, palette.soft);
    }
    let row = UiBuilder::new()
        .max_rect(buttons_at)
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for button in right {
            button.show(ui, lang, out);
        }
    });
}

/// A page that scrolls, its content at most `width` points wide and in the middle. Page up, page down, Home and End
/// move it.
pub fn scroll(ui: &mut Ui, salt: &str, width: f32, content: impl FnOnce(&mut Ui)) {
    scroll_in(ui, salt, width, space::XL, content);
}

/// The same with a margin of its own at both sides.
pub fn scroll_in(ui: &mut Ui, salt: &str, width: f32, side: f32, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        scroll_keys(ui);
        let room = (ui.available_width() - 2.0 * side).min(width);
        let left = (ui.available_width() - room) / 2.0;
        let start = ui.cursor().min;
        let inner = Rect::from_min_size(
            start + vec2(left, space::L),
            vec2(room, (ui.available_height() - space::L).max(0.0)),
        );
        let shown = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.set_width(room);
            content(ui);
        });
        let _ = shown;
        ui.add_space(space::XL);
    });
}

/// Page up, page down, Home and End scroll, unless a widget has use for them.
pub fn scroll_keys(ui: &Ui) {
    if ui.memory(|memory| memory.top_modal_layer().is_some_and(|top| top != ui.layer_id())) {
        return;
    }
    let page = ui.clip_rect().height() * 0.85;
    let step = ui.input(|input| {
        let pressed = |key| input.key_pressed(key);
        if pressed(Key::PageDown) {
            -page
        } else if pressed(Key::PageUp) {
            page
        } else {
            0.0
        }
    });
    if step != 0.0 {
        ui.scroll_with_delta(vec2(0.0, step));
    }
}

/// Brings a widget that the keyboard has just reached into view. (`gained_focus` does not tell of the arrow keys: egui
/// moves the focus by them between two frames.)
pub fn follow(response: &egui::Response) {
    if !response.has_focus() {
        return;
    }
    let last = egui::Id::unique("followed");
    let before = response.ctx.data(|data| data.get_temp::<egui::Id>(last));
    if before != Some(response.id) {
        response.ctx.data_mut(|data| data.insert_temp(last, response.id));
        response.scroll_to_me(None);
    }
}

/// A card.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(20, 16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// A paragraph of body text.
pub fn body(ui: &mut Ui, words: &str, lang: Lang) {
    let ink = Palette::of(ui).ink;
    text::paragraph(ui, words, lang, Style::new(size::BODY, ink));
}

/// A paragraph of secondary text in soft ink.
pub fn soft(ui: &mut Ui, words: &str, lang: Lang) {
    let ink = Palette::of(ui).soft;
    text::paragraph(ui, words, lang, Style::new(size::SECONDARY, ink));
}

/// An item of a list: a dot and a paragraph.
pub fn item(ui: &mut Ui, words: &str, lang: Lang) {
    const DOT: f32 = 18.0;
    let palette = Palette::of(ui);
    let style = Style::new(size::SECONDARY, palette.ink);
    let galley = text::layout(ui.ctx(), words, lang, style, ui.available_width() - DOT);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, words));
    ui.painter().circle_filled(
        rect.left_top() + vec2(5.0, size::SECONDARY * 0.78),
        2.5,
        palette.accent,
    );
    ui.painter().galley(rect.min + vec2(DOT, 0.0), galley, palette.ink);
}

/// A small heading inside a card.
pub fn label(ui: &mut Ui, words: &str, lang: Lang) {
    let ink = Palette::of(ui).soft;
    text::heading(ui, words, lang, Style::new(size::HINT, ink).bold(), 3);
}

/// The words above a field, which name it: [`super::widgets::name_field`] is given what this returns.
pub fn field_label(ui: &mut Ui, words: &str, lang: Lang) -> egui::Id {
    let ink = Palette::of(ui).soft;
    text::paragraph(ui, words, lang, Style::new(size::HINT, ink).bold()).id
}

/// Two columns; one below the other where the window is narrow.
pub fn columns(ui: &mut Ui, share: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    if ui.available_width() < 760.0 {
        left(ui);
        right(ui);
        return;
    }
    columns_of(ui, share, left, right);
}

/// Two columns, whatever the width; the left one has this share. Returns what the right one says.
pub fn columns_of<R>(
    ui: &mut Ui,
    share: f32,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui) -> R,
) -> R {
    let width = ui.available_width();
    let start = ui.cursor().min;
    let middle = (width - space::L) * share;
    let side = |x: f32, w: f32| {
        UiBuilder::new().max_rect(Rect::from_min_size(start + vec2(x, 0.0), vec2(w, f32::INFINITY)))
    };
    let (first, ()) = ui.new_child_scope(side(0.0, middle), left);
    let right_side = side(middle + space::L, width - middle - space::L);
    let (second, said) = ui.new_child_scope(right_side, right);
    ui.allocate_rect(first.union(second), egui::Sense::hover());
    said
}

trait ChildScope {
    fn new_child_scope<R>(
        &mut self,
        builder: UiBuilder,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> (Rect, R);
}

impl ChildScope for Ui {
    /// A part of this space that does not move the cursor; what it took, and what it says.
    fn new_child_scope<R>(
        &mut self,
        builder: UiBuilder,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> (Rect, R) {
        let mut child = self.new_child(builder.layout(egui::Layout::top_down(egui::Align::Min)));
        let said = content(&mut child);
        (child.min_rect(), said)
    }
}

/// How far a change that began at `since` has come, 0 to 1; asks for the next frame while it moves.
pub fn eased(ui: &Ui, since: f64) -> f32 {
    let seconds = f64::from(ui.style().animation_time);
    if seconds <= 0.0 {
        return 1.0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
    let t = ((ui.input(|input| input.time) - since) / seconds).clamp(0.0, 1.0) as f32;
    if t < 1.0 {
        ui.ctx().request_repaint();
    }
    // Quick at first, then gentle.
    1.0 - (1.0 - t) * (1.0 - t)
}

/// As many of the parts between dots as have room, from the first.
fn whole_parts<'t>(ui: &Ui, said: &'t str, lang: Lang, style: Style, room: f32) -> &'t str {
    let mut kept = said;
    while text::single(ui.ctx(), kept, lang, style).size().x > room {
        let Some((shorter, _)) = kept.rsplit_once(lang.dot()) else { break };
        kept = shorter;
    }
    kept
}
