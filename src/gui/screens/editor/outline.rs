//! All moments and endings by what is said there, in the order of the file.

use egui::{Align2, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::Desk;
use crate::app::{Action, EditorAction, Shift};
use crate::editor::form::{self, Row};
use crate::editor::history::Deed;
use crate::gui::heard;
use crate::gui::page::{self, Button};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::focus_ring;
use crate::locale::Key;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Term;
use moodfirst_core::text::Text;

/// Shows it.
pub fn show(ui: &mut Ui, desk: Desk<'_>, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    let rows = &desk.editor.rows;
    heard::list(ui, desk.word(Key::EditorMoments), |ui| {
        ScrollArea::vertical().id_salt("outline").auto_shrink([false, false]).show_rows(
            ui,
            HEIGHT,
            rows.len() + 1,
            |ui, shown| {
                for place in shown {
                    let Some(row) = rows.get(place) else {
                        ui.add_space(space::S);
                        let term = new_moment(&taken(rows));
                        let list = Path::head("nodes");
                        let count = rows.iter().filter(|row| !row.ending).count();
                        let shift = Shift::Insert(list.clone(), count, term);
                        let action = EditorAction::Change(desk.editor.id, Deed::Added, list, shift);
                        Button::new(desk.word(Key::EditorAddMoment), action).show(ui, lang, out);
                        continue;
                    };
                    if one(ui, desk, row).clicked() {
                        out.push(EditorAction::Select(row.id.clone()).into());
                    }
                }
            },
        );
    });
}

/// The ids that are taken.
pub fn taken(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

/// A moment in which nothing is said yet.
fn new_moment(taken: &[&str]) -> Term {
    let id = form::fresh_id(taken, "", "moment");
    let line = Term::group("", [("text", Term::both(&Text::default()))]);
    Term::group(
        "Node",
        [
            ("id", Term::text(id)),
            ("lines", Term::List(vec![line])),
            ("replies", Term::List(Vec::new())),
        ],
    )
}

/// Height of a row.
const HEIGHT: f32 = 54.0;

fn one(ui: &mut Ui, desk: Desk<'_>, row: &Row) -> Response {
    let lang = desk.tongue.lang;
    let palette = Palette::of(ui);
    let selected = desk.editor.selected.as_deref() == Some(&*row.id);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let card = rect.shrink2(vec2(0.0, 3.0));
    let ending = if row.ending { desk.word(Key::EditorEnding) } else { "" };
    let checked = desk.editor.fresh();
    let (mut errors, mut others) = (0, 0);
    for found in checked.into_iter().flat_map(|checked| checked.of(&row.id)) {
        if found.is_error() {
            errors += 1;
        } else {
            others += 1;
        }
    }
    let called = row.called(lang);
    response.widget_info(|| {
        let mark = match (errors, others) {
            (0, 0) => String::new(),
            _ => desk.tongue.words.fill(
                Key::EditorFound,
                &[("errors", &errors.to_string()), ("others", &others.to_string())],
            ),
        };
        let parts = [called, &row.id, ending, &mark];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut info = WidgetInfo::labeled(Role::ListItem, true, parts.join(lang.dot()));
        info.selected = Some(selected);
        info
    });
    page::follow(&response);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let hovered = response.hovered() && !selected;
    let fill = if selected { palette.accent_tint } else { palette.card };
    let line = if selected || hovered { palette.accent } else { palette.line };
    painter.rect_filled(card, corner::CARD, fill);
    painter.rect_stroke(card, corner::CARD, Stroke::new(1.0, line), StrokeKind::Inside);
    let room = card.shrink2(vec2(space::M, 0.0));
    let marks = if errors > 0 {
        "■"
    } else if others > 0 {
        "▲"
    } else {
        ""
    };
    let ink = if errors > 0 { palette.hot } else { palette.warm };
    let mut wide = room.width();
    if !marks.is_empty() {
        let font = text::fonts::font(lang, size::HINT, true);
        painter.text(room.right_center(), Align2::RIGHT_CENTER, marks, font, ink);
        wide -= 18.0;
    }
    let style = Style::new(size::SECONDARY, palette.ink);
    let words = text::elided(ui.ctx(), called, lang, style, wide);
    painter.galley(room.left_top() + vec2(0.0, 5.0), words, palette.ink);
    let style = Style::new(size::HINT, palette.soft);
    let below = [ending, &row.id].into_iter().filter(|part| !part.is_empty());
    let below = below.collect::<Vec<_>>().join(lang.dot());
    let below = text::elided(ui.ctx(), &below, lang, style, wide);
    painter.galley(room.left_top() + vec2(0.0, 26.0), below, palette.soft);
    if row.episode {
        // An episode begins.
        painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, palette.soft));
    }
    focus_ring(painter, &response, card, corner::CARD, palette);
    response
}
