//! The text of the file, to be read and changed as it is.

use egui::{FontId, Id, Margin, Rect, ScrollArea, TextEdit, Ui, UiBuilder, vec2};

use super::Desk;
use crate::app::{Action, Shift};
use crate::editor::history::Deed;
use crate::editor::turned_into;
use crate::gui::page;
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::candidates_below;
use crate::locale::Key;
use moodfirst_core::scenario::Path;

/// Shows it.
pub fn show(ui: &mut Ui, desk: Desk<'_>, body: Rect, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let inner = body.shrink2(vec2(space::XL, space::S));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ScrollArea::vertical().id_salt("text").auto_shrink([false, false]).show(ui, |ui| {
            page::scroll_keys(ui);
            let before = desk.editor.work.document().text();
            let mut text = before.to_owned();
            let edit = TextEdit::multiline(&mut text)
                .id(Id::unique(("lesson text", desk.editor.id)))
                .font(FontId::monospace(size::SECONDARY))
                .lock_focus(false)
                .margin(Margin::same(10))
                .background_color(palette.card)
                .desired_width(f32::INFINITY);
            let response = ui.add(edit);
            response.widget_info(|| {
                let mut info = egui::WidgetInfo::text_edit(true, "", text.clone(), "");
                info.label = Some(desk.word(Key::EditorText).to_owned());
                info
            });
            candidates_below(ui, &response);
            if response.changed() && text != before {
                let patch = turned_into(before, &text);
                desk.change(out, Deed::Written, Path::root(), Shift::Text(patch));
            }
        });
    });
}
