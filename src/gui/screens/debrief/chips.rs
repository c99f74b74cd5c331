//! The slots of the score as chips with their names: earned, missed, and what was taken off.

use egui::{Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::View;
use crate::gui::heard;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::{dashed, section_title};
use crate::locale::debrief::{owed_words, scores};
use crate::locale::wording::{dimension_key, signed};
use moodfirst_core::rubric::Rule;

/// What a chip says.
#[derive(Clone, Copy, PartialEq)]
enum Tone {
    Earned,
    Missed,
    Off,
}

/// The slots of each dimension in the order of the rubric, then what was taken off.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    for (place, (dimension, score)) in scores(view.report).into_iter().enumerate() {
        if place > 0 {
            ui.add_space(space::M);
        }
        section_title(ui, words.get(dimension_key(dimension)), &score.to_string(), lang);
        ui.add_space(space::XS);
        let slots = view.report.slots(dimension);
        heard::list(ui, words.get(dimension_key(dimension)), |ui| {
            let name = |rule: Rule| view.catalogue.rule(rule).name.get(lang);
            for part in &slots.parts {
                let mut chips: Vec<Chip<'_>> = Vec::new();
                let owed = part.item.map(|item| owed_words(item, words));
                if let (Some((_, pays)), Some(owed)) = (part.whole(), &owed) {
                    // All of it was earned: one chip says so.
                    let points = pays.to_string();
                    chips.push(Chip { name: owed, points, tone: Tone::Earned, owed: None });
                } else {
                    // Of several things owed each has slots of its own.
                    if let Some(owed) = &owed {
                        let style = Style::new(size::HINT, Palette::of(ui).soft);
                        text::paragraph(ui, owed, lang, style);
                    }
                    chips.extend(part.slots.iter().map(|line| {
                        let pays = line.slot.unwrap_or_default();
                        let (points, tone) = if line.lost() {
                            (format!("{}/{pays}", line.points), Tone::Missed)
                        } else {
                            (pays.to_string(), Tone::Earned)
                        };
                        Chip { name: name(line.rule), points, tone, owed: owed.as_deref() }
                    }));
                }
                row(ui, view, &chips);
            }
            let off = slots.taken.iter().map(|(rule, points)| Chip {
                name: name(*rule),
                points: signed(*points),
                tone: Tone::Off,
                owed: None,
            });
            row(ui, view, &off.collect::<Vec<_>>());
        });
    }
}

fn row(ui: &mut Ui, view: &View<'_>, chips: &[Chip<'_>]) {
    if chips.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for chip in chips {
            draw(ui, view, chip);
        }
    });
    ui.add_space(6.0);
}

struct Chip<'a> {
    name: &'a str,
    points: String,
    tone: Tone,
    /// What it belongs to, where there are several.
    owed: Option<&'a str>,
}

fn draw(ui: &mut Ui, view: &View<'_>, chip: &Chip<'_>) {
    let palette = Palette::of(ui);
    let lang = view.tongue.lang;
    let (fill, ink, points) = match chip.tone {
        Tone::Earned => (palette.accent_tint, palette.ink, palette.accent),
        Tone::Missed => (palette.card, palette.soft, palette.soft),
        Tone::Off => (palette.hot_tint, palette.ink, palette.hot),
    };
    let style = Style::new(size::HINT, ink);
    let name = text::single(ui.ctx(), chip.name, lang, style);
    let number =
        text::single(ui.ctx(), &chip.points, lang, Style { color: points, ..style }.bold());
    let wide = name.size().x + number.size().x + 6.0 + 2.0 * space::S;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 26.0), Sense::hover());
    let told = [chip.owed.unwrap_or_default(), chip.name, &chip.points].into_iter();
    let told = told.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &told));
    let painter = ui.painter();
    painter.rect_filled(rect, corner::KEY, fill);
    if chip.tone == Tone::Missed {
        dashed(painter, rect, palette.soft);
    } else if chip.tone == Tone::Off {
        painter.rect_stroke(rect, corner::KEY, Stroke::new(1.0, palette.hot), StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let at = egui::pos2(rect.left() + space::S, middle - name.size().y / 2.0);
    let next = at.x + name.size().x + 6.0;
    painter.galley(at, name, ink);
    painter.galley(egui::pos2(next, middle - number.size().y / 2.0), number, points);
}
