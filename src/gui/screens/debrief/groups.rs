//! The third step: every point, reply by reply. What lost something stands open; the rest is one row each.

use std::collections::BTreeMap;

use egui::{Frame, Margin, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{DebriefDraft, View, moment};
use crate::app::{Action, DebriefAction};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::page::{self, Button};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, mix, size, space};
use crate::gui::widgets::{focus_ring, section_title};
use crate::locale::Key;
use crate::locale::debrief::{points_words, times_words};
use crate::locale::wording::{dimension_key, reply_words, signed};
use moodfirst_core::report::{Merged, merged};
use moodfirst_core::text::{Lang, Text};

/// Points left for the number of a reply.
const NUMBER: f32 = 40.0;
/// Points right for points.
const POINTS: f32 = 56.0;

/// Shows the groups.
pub fn show(ui: &mut Ui, view: &View<'_>, draft: &mut DebriefDraft, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    section_title(ui, words.get(Key::DebriefGroups), words.get(Key::DebriefGroupsHint), lang);
    ui.add_space(space::S);
    heard::list(ui, words.get(Key::DebriefGroups), |ui| {
        let count = u32::try_from(view.report.states.len().saturating_sub(1)).unwrap_or_default();
        let mut turn = 1;
        while turn <= count {
            let quiet =
                |turn: u32| view.report.lines_of(turn).next().is_none() && !draft.is_open(turn);
            let mut last = turn;
            while quiet(turn) && last < count && quiet(last + 1) {
                last += 1;
            }
            group(ui, view, (turn, last), draft, out);
            turn = last + 1;
        }
    });
    let rest = merged(view.report.lines_of_none());
    if !rest.is_empty() {
        ui.add_space(space::M);
        section_title(ui, words.get(Key::DebriefMissed), "", lang);
        ui.add_space(space::XS);
        for one in &rest {
            line(ui, view, one);
        }
    }
}

/// One reply, or several without points in one row.
fn group(
    ui: &mut Ui,
    view: &View<'_>,
    (turn, last): (u32, u32),
    draft: &mut DebriefDraft,
    out: &mut Vec<Action>,
) {
    let lines = merged(view.report.lines_of(turn));
    let costs = lines.iter().any(|one| one.line.lost());
    let open = draft.open.get(&turn).copied().unwrap_or(costs);
    let critical = view.report.critical.iter().any(|error| error.turn == Some(turn));
    let palette = Palette::of(ui);
    let fill = if critical { palette.hot_tint } else { egui::Color32::TRANSPARENT };
    let frame = Frame::new().fill(fill).corner_radius(corner::KEY);
    let name = view.tongue.words.fill(Key::DebriefTurn, &[("turn", &turn.to_string())]);
    let whole = frame.inner_margin(Margin::symmetric(8, 2)).show(ui, |ui| {
        heard::group(ui, &name, |ui| {
            ui.set_width(ui.available_width());
            let points: i32 = lines.iter().map(|one| one.points).sum();
            let response = row(ui, view, (turn, last), (points, lines.is_empty()), open);
            page::follow(&response);
            if response.clicked() && turn == last {
                // What stood open by itself is opened further first.
                let further = open && !draft.is_open(turn) && view.walk.is_some();
                draft.open.insert(turn, further || !open);
                draft.point = Some(turn as usize);
            }
            if !open {
                return;
            }
            for one in &lines {
                line(ui, view, one);
            }
            // The whole exchange for whoever asked for it.
            if let Some(walk) = view.walk.filter(|_| draft.is_open(turn)) {
                ui.add_space(space::XS);
                moment::show(ui, view, walk, turn as usize);
                ui.add_space(space::XS);
                let label =
                    view.tongue.words.fill(Key::DebriefTryAgain, &[("n", &turn.to_string())]);
                let mut again = Button::new(label, DebriefAction::TryAgainFrom(turn as usize));
                if draft.point == Some(turn as usize) {
                    again = again.command(Command::TryAgain);
                }
                again.show(ui, view.tongue.lang, out);
                ui.add_space(space::S);
            }
        });
    });
    if draft.point == Some(turn as usize) && std::mem::take(&mut draft.reveal) {
        whole.response.scroll_to_me(Some(egui::Align::Center));
    }
    let edge = whole.response.rect;
    ui.painter().hline(edge.x_range(), edge.bottom() + 0.5, Stroke::new(1.0, palette.line));
    ui.add_space(1.0);
}

/// The row that is always there: which reply, its first words, anger before and after, its sum.
fn row(
    ui: &mut Ui,
    view: &View<'_>,
    (turn, last): (u32, u32),
    (points, empty): (i32, bool),
    open: bool,
) -> egui::Response {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let number = if turn == last { turn.to_string() } else { format!("{turn}–{last}") };
    let mine = view.walk.and_then(|walk| {
        let reply = walk.replay.turn(turn as usize)?.said(walk.lesson())?;
        Some(reply_words(reply, view.catalogue, lang))
    });
    let quote = match mine {
        Some(mine) if turn == last => lang.quoted(&mine),
        _ if empty => words.get(Key::DebriefNoPoints).to_owned(),
        _ => String::new(),
    };
    let anger = anger(view, (turn, last));
    let sum = if empty { String::new() } else { signed(points) };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| {
        let parts = [number.as_str(), &quote, &anger, &sum].into_iter();
        let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        WidgetInfo::selected(Role::ListItem, ui.is_enabled(), open, name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    let hover = ui.style().animation_time;
    let hover = ui.ctx().animate_bool_with_time(response.id, response.hovered(), hover);
    let painter = ui.painter();
    painter.rect_filled(rect, corner::KEY, mix(egui::Color32::TRANSPARENT, palette.card, hover));
    let middle = rect.center().y;
    let ink = Style::new(size::SECONDARY, palette.ink);
    let bold = text::single(ui.ctx(), &number, Lang::En, ink.bold());
    painter.galley(pos2(rect.left(), middle - bold.size().y / 2.0), bold, palette.ink);
    let color = match points {
        0 => palette.soft,
        1.. => palette.accent,
        _ => palette.hot,
    };
    let sum = text::single(ui.ctx(), &sum, Lang::En, Style { color, ..ink }.bold());
    painter.galley(pos2(rect.right() - sum.size().x, middle - sum.size().y / 2.0), sum, color);
    let soft = Style::new(size::HINT, palette.soft);
    let anger = text::single(ui.ctx(), &anger, lang, soft);
    let right = rect.right() - POINTS - anger.size().x;
    painter.galley(pos2(right, middle - anger.size().y / 2.0), anger, palette.soft);
    let room = (right - space::M - rect.left() - NUMBER).max(0.0);
    let said = Style { color: if empty { palette.soft } else { palette.ink }, ..ink };
    let said = text::elided(ui.ctx(), &quote, lang, said, room);
    let at = pos2(rect.left() + NUMBER, middle - said.size().y / 2.0);
    painter.galley(at, said, palette.ink);
    focus_ring(painter, &response, rect, corner::KEY, palette);
    response
}

/// Anger before and after these replies, what came from outside apart.
fn anger(view: &View<'_>, (turn, last): (u32, u32)) -> String {
    let states = &view.report.states;
    let at = |place: u32| states.get(place as usize).map(|state| i32::from(state.anger));
    let (Some(before), Some(after)) = (at(turn - 1), at(last)) else { return String::new() };
    let outside: i32 = view.walk.map_or(0, |walk| {
        let turns = walk.replay.turns.iter();
        let turns = turns.filter(|one| (turn..=last).contains(&one.number));
        turns.flat_map(|one| one.outside_anger()).sum()
    });
    let mut told = format!("{before} → {}", after - outside);
    if outside != 0 {
        let change = signed(outside);
        told += &view.tongue.words.fill(Key::DebriefOutside, &[("change", &change)]);
    }
    told
}

/// One point of a reply: dimension and rule, why, points; and what would have been better.
fn line(ui: &mut Ui, view: &View<'_>, one: &Merged<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let line = one.line;
    let rule = view.catalogue.rule(line.rule).name.get(lang);
    let mut name = [words.get(dimension_key(line.dimension)), rule].join(lang.dot());
    if let Some(times) = times_words(one, words) {
        name += lang.blank();
        name += &times;
    }
    let points = points_words(one, signed);
    let color = match line.slot {
        Some(_) if line.lost() => palette.soft,
        _ if one.points < 0 => palette.hot,
        _ => palette.accent,
    };
    let wide = ui.available_width();
    // Where it is narrow the name stands over the sentence.
    let beside = wide > 520.0;
    let left = if beside { 156.0 } else { 0.0 };
    let soft = Style::new(size::HINT, palette.soft);
    let ink = Style::new(size::HINT, palette.ink);
    let room = wide - NUMBER - left - POINTS;
    let label =
        text::layout(ui.ctx(), &name, lang, soft, if beside { left - space::S } else { room });
    let why = text::layout(ui.ctx(), line.why.get(lang), lang, ink, room);
    let better = line.better.as_ref().filter(|_| line.lost()).map(|better: &Text| {
        let told = words.fill(Key::DebriefBetterWas, &[("words", better.get(lang))]);
        let green = Style::new(size::HINT, palette.accent);
        (text::layout(ui.ctx(), &told, lang, green, room), told)
    });
    let extra = better.as_ref().map_or(0.0, |(galley, _)| galley.size().y);
    let top = if beside { 0.0 } else { label.size().y };
    let high = (why.size().y + extra + top).max(label.size().y) + 4.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let told = better.as_ref().map(|(_, told)| told.as_str());
    response.widget_info(|| {
        let parts = [Some(name.as_str()), Some(&points), Some(line.why.get(lang)), told];
        let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        WidgetInfo::labeled(Role::Label, true, name)
    });
    response.on_hover_text(words.fill(Key::DebriefSource, &[("source", line.source.get(lang))]));
    let painter = ui.painter();
    let x = rect.left() + NUMBER;
    painter.galley(pos2(x, rect.top() + 2.0), label, palette.soft);
    let mut y = rect.top() + 2.0 + top;
    let tall = why.size().y;
    painter.galley(pos2(x + left, y), why, palette.ink);
    y += tall;
    if let Some((galley, _)) = better {
        painter.galley(pos2(x + left, y), galley, palette.accent);
    }
    let points = text::single(ui.ctx(), &points, Lang::En, Style { color, ..ink });
    painter.galley(pos2(rect.right() - points.size().x, rect.top() + 2.0), points, color);
}

/// Which groups were opened or closed by hand.
pub type Open = BTreeMap<u32, bool>;
