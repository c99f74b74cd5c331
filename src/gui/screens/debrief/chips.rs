//! The slots of the score as chips with their names: earned, missed, and what was taken off.

use egui::{Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::View;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::{dashed, section_title};
use crate::locale::Key;
use crate::locale::wording::signed;
use moodfirst_core::report::Line;
use moodfirst_core::rubric::Dimension;

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
    let scores = view.report.dimensions;
    for (dimension, key, score) in [
        (Dimension::Empathy, Key::DimensionEmpathy, scores.empathy),
        (Dimension::Order, Key::DimensionOrder, scores.order),
        (Dimension::Commitment, Key::DimensionCommitment, scores.commitment),
    ] {
        if dimension != Dimension::Empathy {
            ui.add_space(space::M);
        }
        section_title(ui, words.get(key), &score.to_string(), lang);
        ui.add_space(space::XS);
        let mut last = None;
        let chips = chips(view, dimension);
        let items = chips.iter().filter_map(|chip| chip.item).max().unwrap_or_default();
        for part in chips.chunk_by(|a, b| a.item == b.item) {
            let item = part.first().and_then(|chip| chip.item);
            // Of several things owed each has slots of its own.
            if items > 1 && item.is_some() && item != last {
                let number = item.unwrap_or_default().to_string();
                let label = words.fill(Key::DebriefOwed, &[("n", &number)]);
                let style = Style::new(size::HINT, Palette::of(ui).soft);
                text::paragraph(ui, &label, lang, style);
            }
            last = item;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for chip in part {
                    draw(ui, view, chip);
                }
            });
            ui.add_space(6.0);
        }
    }
}

struct Chip<'a> {
    name: &'a str,
    points: String,
    tone: Tone,
    item: Option<u8>,
}

fn chips<'a>(view: &View<'a>, dimension: Dimension) -> Vec<Chip<'a>> {
    let lang = view.tongue.lang;
    let lines = || view.report.lines.iter().filter(move |line| line.dimension == dimension);
    let name = |line: &Line| view.catalogue.rule(line.rule).name.get(lang);
    let mut slots: Vec<&Line> =
        lines().filter(|line| line.slot.is_some_and(|pays| pays > 0)).collect();
    slots.sort_by_key(|line| (line.item, line.rule));
    let mut all: Vec<Chip<'a>> = slots
        .into_iter()
        .map(|line| {
            let pays = line.slot.unwrap_or_default();
            let earned = line.points >= pays;
            let points = if earned { pays.to_string() } else { format!("{}/{pays}", line.points) };
            let tone = if earned { Tone::Earned } else { Tone::Missed };
            Chip { name: name(line), points, tone, item: line.item }
        })
        .collect();
    let mut off: Vec<(&str, i32)> = Vec::new();
    for line in lines().filter(|line| line.slot.is_none() && line.points < 0) {
        match off.iter_mut().find(|(other, _)| *other == name(line)) {
            Some((_, points)) => *points += line.points,
            None => off.push((name(line), line.points)),
        }
    }
    all.extend(off.into_iter().map(|(name, points)| Chip {
        name,
        points: signed(points),
        tone: Tone::Off,
        item: None,
    }));
    all
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
    let told = format!("{} {}", chip.name, chip.points);
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
