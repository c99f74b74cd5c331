//! Text that breaks its lines properly in Chinese and in English.
//!
//! egui lets Chinese lines end with `（《` and start with `—·～`. Here the rows come from [`breaks`], are measured with the
//! real fonts and cached per text, width and style; egui only draws them. Fonts follow the language of the text.

pub mod fonts;
mod layout;
mod squeeze;

pub use layout::{Span, Style, elided, elided_start, layout, layout_spans, layout_styled, single};
pub use moodfirst_core::text::breaks;

use std::sync::Arc;

use egui::{Galley, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::heard;

use moodfirst_core::text::Lang;

/// The language that a text of unknown origin (a name, say) is set in: Chinese as soon as it holds a Chinese character.
#[must_use]
pub fn lang_of(text: &str, otherwise: Lang) -> Lang {
    let mut latin = false;
    for c in text.chars() {
        if matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}') {
            return Lang::Zh;
        }
        latin |= c.is_ascii_alphabetic();
    }
    if latin { Lang::En } else { otherwise }
}

/// A paragraph over the width that is there. Screen readers get the text as one label.
pub fn paragraph(ui: &mut Ui, text: &str, lang: Lang, style: Style) -> Response {
    paragraph_spans(ui, &[Span::new(text, style)], lang, style)
}

/// A paragraph that is the heading of what follows, of this level, from 1.
pub fn heading(ui: &mut Ui, text: &str, lang: Lang, style: Style, level: usize) -> Response {
    let (rect, galley) = set(ui, &[Span::new(text, style)], lang, style);
    let id = ui.next_auto_id();
    let sense = if level == 1 { heard::title_sense(ui.ctx(), id) } else { Sense::hover() };
    let (_, response) = ui.allocate_exact_size(rect, sense);
    heard::heading(&response, text, level);
    if ui.is_rect_visible(response.rect) {
        ui.painter().galley(response.rect.min, galley, style.color);
    }
    response
}

/// A paragraph of differently coloured or weighted spans, all in the size of `style`.
pub fn paragraph_spans(ui: &mut Ui, spans: &[Span<'_>], lang: Lang, style: Style) -> Response {
    let (size, galley) = set(ui, spans, lang, style);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        let whole: String = spans.iter().map(|span| span.text).collect();
        WidgetInfo::labeled(Role::Label, ui.is_enabled(), whole)
    });
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, style.color);
    }
    response
}

/// A paragraph laid out over the width that is there, and the room that it takes.
fn set(ui: &Ui, spans: &[Span<'_>], lang: Lang, style: Style) -> (Vec2, Arc<Galley>) {
    let galley = layout_spans(ui.ctx(), spans, lang, style.size, ui.available_width());
    (vec2(galley.size().x.min(ui.available_width()), galley.size().y), galley)
}

/// A tooltip in the font of its language; screen readers get it as the description.
pub fn tip(response: Response, text: &str, lang: Lang) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(text));
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        let ink = super::theme::Palette::of(ui).ink;
        paragraph(ui, text, lang, Style::new(super::theme::size::SECONDARY, ink));
    })
}
