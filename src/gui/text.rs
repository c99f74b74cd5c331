//! Text that breaks its lines properly in Chinese and in English.
//!
//! egui lets Chinese lines end with `（《` and start with `—·～`. Here the rows come from [`breaks`], are measured with the
//! real fonts and cached per text, width and style; egui only draws them. Fonts follow the language of the text.

pub mod fonts;
mod layout;
mod squeeze;

pub use layout::{Span, Style, elided, elided_start, layout, layout_spans, layout_styled, single};
pub use moodfirst_core::text::breaks;

use egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

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

/// A paragraph of differently coloured or weighted spans, all in the size of `style`.
pub fn paragraph_spans(ui: &mut Ui, spans: &[Span<'_>], lang: Lang, style: Style) -> Response {
    let galley = layout_spans(ui.ctx(), spans, lang, style.size, ui.available_width());
    let size = vec2(galley.size().x.min(ui.available_width()), galley.size().y);
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

/// A tooltip in the font of its language; screen readers get it as the description.
pub fn tip(response: Response, text: &str, lang: Lang) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(text));
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        let ink = super::theme::Palette::of(ui).ink;
        paragraph(ui, text, lang, Style::new(super::theme::size::SECONDARY, ink));
    })
}
