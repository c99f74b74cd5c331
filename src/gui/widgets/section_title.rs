//! The title of a part of a screen.

use egui::{Response, Sense, Ui, vec2};

use crate::gui::heard;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use moodfirst_core::text::Lang;

/// A title, with a note in soft ink behind it (empty for none) where there is room.
pub fn section_title(ui: &mut Ui, title: &str, note: &str, lang: Lang) -> Response {
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let heading =
        text::elided(ui.ctx(), title, lang, Style::new(size::BODY, palette.ink).bold(), width);
    let room = width - heading.size().x - space::M;
    let aside = (!note.is_empty() && room > 40.0).then(|| {
        text::elided(ui.ctx(), note, lang, Style::new(size::SECONDARY, palette.soft), room)
    });
    let used = heading.size().x + aside.as_ref().map_or(0.0, |aside| space::M + aside.size().x);
    let (rect, response) = ui.allocate_exact_size(vec2(used, heading.size().y), Sense::hover());
    let name = if note.is_empty() { title.to_owned() } else { format!("{title} {note}") };
    heard::heading(&response, &name, 2);
    let x = rect.left() + heading.size().x + space::M;
    ui.painter().galley(rect.min, heading, palette.ink);
    if let Some(aside) = aside {
        let y = rect.bottom() - aside.size().y - 1.0;
        ui.painter().galley(egui::pos2(x, y), aside, palette.soft);
    }
    response
}
