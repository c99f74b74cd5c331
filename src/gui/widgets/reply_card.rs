//! A reply on offer: its key and its words.

use std::sync::Arc;

use egui::{
    Context, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2,
    vec2,
};

use super::Typeset;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{LIGHT, Palette, corner, size, space};
use moodfirst_core::text::Lang;

/// A card with a number key. Gestures in brackets stand in soft ink. Click, Enter or Space choose it.
#[must_use = "a card is shown with ui.add"]
pub struct ReplyCard<'a> {
    key: u8,
    words: &'a str,
    lang: Lang,
    selected: bool,
    mark: Option<&'a str>,
    setting: Typeset,
}

impl<'a> ReplyCard<'a> {
    /// The reply with the number `key` (1 to 9).
    pub const fn new(key: u8, words: &'a str, lang: Lang) -> Self {
        Self { key, words, lang, selected: false, mark: None, setting: Typeset::REPLY }
    }

    /// Sets it otherwise than where there is room.
    pub const fn set(mut self, setting: Typeset) -> Self {
        self.setting = setting;
        self
    }

    /// Draws it as the one that is (or was) taken.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Marks it at the right edge with a few words, such as that a run shown goes on with it.
    pub const fn marked(mut self, mark: Option<&'a str>) -> Self {
        self.mark = mark;
        self
    }
}

impl ReplyCard<'_> {
    /// Edge of the key.
    const fn key_size(&self) -> f32 {
        if self.setting.pad < 12.0 { 26.0 } else { 30.0 }
    }

    /// Points left of the words.
    const fn left(&self) -> f32 {
        if self.setting.pad < 12.0 {
            space::M + self.key_size() + space::M
        } else {
            space::L + self.key_size() + space::M + 2.0
        }
    }

    /// The mark, and the words beside it.
    fn galleys(
        &self,
        ctx: &Context,
        palette: &Palette,
        width: f32,
    ) -> (Option<Arc<Galley>>, Arc<Galley>) {
        let mark = self.mark.map(|words| {
            let style = Style::new(size::HINT, palette.accent).bold();
            text::single(ctx, words, self.lang, style)
        });
        let right = mark.as_ref().map_or(space::L, |mark| mark.size().x + 2.0 * space::L);
        let style = Style::new(self.setting.size, palette.ink).leading(self.setting.leading);
        let spans = gestures(self.words, style, palette);
        let room = width - self.left() - right;
        (mark, text::layout_styled(ctx, &spans, self.lang, style, room))
    }

    /// The height it needs at a width, in points.
    pub fn height(&self, ctx: &Context, width: f32) -> f32 {
        let (_, words) = self.galleys(ctx, &LIGHT, width);
        (words.size().y + 2.0 * self.setting.pad).max(self.key_size() + 2.0 * self.setting.pad)
    }
}

impl Widget for ReplyCard<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let width = ui.available_width();
        let height = self.height(ui.ctx(), width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let key = self.key.to_string();
        response.widget_info(|| {
            WidgetInfo::labeled(
                Role::Button,
                ui.is_enabled(),
                match self.mark {
                    Some(mark) => format!("{key} {} ({mark})", self.words),
                    None => format!("{key} {}", self.words),
                },
            )
        });

        // Its name begins with its number, so that no description has to tell it.
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(&*key));

        if ui.is_rect_visible(rect) {
            let hover = ui.ctx().animate_bool_with_time(
                response.id,
                response.hovered(),
                ui.style().animation_time,
            );
            let focused = response.has_focus() || self.selected;
            self.paint(ui, rect, hover, focused);
        }
        response
    }
}

impl ReplyCard<'_> {
    /// Paints it in a rectangle of its size: under the pointer as far as `hover` (0 to 1), with the focus or without.
    pub fn paint(&self, ui: &Ui, rect: Rect, hover: f32, focused: bool) {
        let palette = Palette::of(ui);
        let (key_size, left) = (self.key_size(), self.left());
        let (mark, words) = self.galleys(ui.ctx(), palette, rect.width());
        let key = self.key.to_string();
        let painter = ui.painter();
        let (fill, border) = if focused {
            (palette.accent_tint, Stroke::new(2.0, palette.accent))
        } else {
            (palette.hovered(palette.card, hover), Stroke::new(1.0, palette.hovered_line(hover)))
        };
        painter.rect_filled(rect, corner::CARD, fill);
        painter.rect_stroke(rect, corner::CARD, border, StrokeKind::Inside);
        let cap = Rect::from_center_size(
            pos2(rect.left() + left - space::M - key_size / 2.0, rect.center().y),
            vec2(key_size, key_size),
        );
        painter.rect_filled(cap, corner::KEY, if focused { palette.card } else { palette.paper });
        painter.rect_stroke(cap, corner::KEY, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        let digit = text::single(
            ui.ctx(),
            &key,
            Lang::En,
            Style::new(size::SECONDARY, palette.accent).bold(),
        );
        painter.galley(cap.center() - digit.size() / 2.0, digit, palette.accent);
        if let Some(mark) = mark {
            let at = pos2(rect.right() - space::L - mark.size().x, rect.center().y);
            painter.galley(at - vec2(0.0, mark.size().y / 2.0), mark, palette.accent);
        }
        let y = rect.center().y - words.size().y / 2.0;
        painter.galley(pos2(rect.left() + left, y), words, palette.ink);
    }
}

/// Cuts words into speech and bracketed gestures, which are drawn in soft ink.
pub fn gestures<'a>(words: &'a str, style: Style, palette: &Palette) -> Vec<Span<'a>> {
    let soft = Style { color: palette.soft, ..style };
    let mut spans = Vec::new();
    let mut rest = words;
    while let Some(open) = rest.find(['（', '(']) {
        let Some(length) = rest[open..].find(['）', ')']) else { break };
        let close = open + length;
        let end = close + rest[close..].chars().next().map_or(0, char::len_utf8);
        spans.push(Span::new(&rest[..open], style));
        spans.push(Span::new(&rest[open..end], soft));
        rest = &rest[end..];
    }
    spans.push(Span::new(rest, style));
    spans.retain(|span| !span.text.is_empty());
    spans
}
