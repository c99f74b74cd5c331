//! The bar above the conversation: title, when and how, the buttons. Where it is narrow, what stands behind the title goes
//! first, then the labels of buttons; their keys stay. Where there is no figure, the moods stand here.

use egui::{Rect, Role, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::View;
use super::staging::Scene;
use crate::app::{Action, NavigationAction, Overlay};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::screens::{Tongue, channel};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::Pill;
use crate::gui::widgets::scene::Setting;
use crate::locale::Key;
use crate::settings::Mode;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::evaluation::Moods;

/// Height of the bar in a window of this size.
pub fn height(window: Vec2) -> f32 {
    match window.y {
        680.0.. => 52.0,
        520.0.. => 46.0,
        _ => 38.0,
    }
}

/// A button of the bar.
struct Item {
    /// What it says.
    label: String,
    /// What stays of that beside the key.
    short: String,
    /// Its key.
    command: Command,
    /// What it does.
    action: Action,
    /// Its place in the order in which labels are kept.
    rank: usize,
}

impl Item {
    fn pill(&self, full: bool, tongue: Tongue) -> Pill<'_> {
        let cap = self.command.cap(0).unwrap_or_default();
        let label = if full { &self.label } else { &self.short };
        let pill = Pill::new(label, tongue.lang).name(&self.label).key(cap);
        if label.is_empty() { pill.bare() } else { pill }
    }
}

/// The bar of a scene. `moods`: to be told here.
pub fn bar(
    ui: &mut Ui,
    bar: Rect,
    view: &View<'_>,
    scene: Scene,
    moods: Option<Moods>,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = view.tongue;
    let call = view.call;
    let scenario = call.stage.lesson().scenario();
    let mode = match call.mode {
        Mode::Coach => Key::ModeCoach,
        Mode::Exam => Key::ModeExam,
    };
    let clock = view.moment(view.clock(scene.to));
    // Where one is: in the author's words if there are any, else how one meets.
    let mut setting = Setting::first(scenario);
    let mut header = None;
    for said in view.said.iter().take(scene.to) {
        if let TalkItem::Jump(jump) = said {
            setting.then(jump.scene.as_ref());
            header = jump.scene.as_ref().and_then(|scene| scene.header.as_ref());
        }
    }
    let place = header.map_or_else(|| channel(setting.channel, view.tongue), |it| it.get(lang));
    let aside = [&clock, place, words.get(mode)];
    // What has no room goes from the end.
    let aside = [3, 2, 1].map(|parts| aside[..parts].join(lang.dot()));
    let out_of_it = match (&call.guide, call.session.over()) {
        (Some(_), _) => Key::GuideBack,
        (None, true) => Key::BackHome,
        (None, false) => Key::ConversationLeave,
    };
    let toggle = |overlay| Action::from(NavigationAction::Toggle(overlay));
    let count = call.report.spoken().len().to_string();
    let item = |command, label: &str, short: &str, action, rank| Item {
        label: label.to_owned(),
        short: short.to_owned(),
        command,
        action,
        rank,
    };
    let promises = words.fill(Key::PromisesCount, &[("n", &count)]);
    let items = [
        item(Command::Facts, words.get(Key::FactsTitle), "", toggle(Overlay::FactCard), 0),
        item(Command::Promises, &promises, &count, toggle(Overlay::Promises), 1),
        item(Command::Keys, words.get(Key::KeysTitle), "", toggle(Overlay::Keys), 3),
        item(Command::Back, words.get(out_of_it), "", NavigationAction::Back.into(), 2),
    ];
    let title = scenario.title.get(lang);
    show(ui, bar, (title, &aside), moods, (&items, view.tongue), out);
}

/// Shows it in a rectangle. `moods`: to be told here.
fn show(
    ui: &mut Ui,
    bar: Rect,
    (title, aside): (&str, &[String]),
    moods: Option<Moods>,
    (items, tongue): (&[Item], Tongue),
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let lang = tongue.lang;
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let inner = bar.shrink2(vec2((0.019 * bar.width()).clamp(12.0, 24.0), 0.0));
    let heading = Style::new(size::LINE, palette.ink).bold();
    let natural = text::single(ui.ctx(), title, lang, heading).size().x;
    let numbers = moods.map(|moods| numbers(ui, moods, tongue));
    let numbers_width = numbers.as_ref().map_or(0.0, |numbers| numbers.size().x + space::L);
    // The first way in which everything has room; at the worst the title is cut.
    let full = (0..=items.len()).rev().find(|full| {
        natural + space::L + numbers_width + width(ui, items, *full, tongue) <= inner.width()
    });
    let full = full.unwrap_or(0);
    let taken = width(ui, items, full, tongue);
    let left =
        Rect::from_min_max(inner.min, pos2(inner.right() - taken - space::M, inner.bottom()));

    let heading = text::elided(ui.ctx(), title, lang, heading, left.width() - numbers_width);
    let middle = bar.center().y;
    let title_width = heading.size().x;
    let id = ui.scope_id().with("title");
    let place = Rect::from_min_size(left.min, vec2(title_width.max(1.0), bar.height()));
    heard::title(&ui.interact(place, id, heard::title_sense(ui.ctx(), id)), title);
    let at = pos2(left.left(), middle - heading.size().y / 2.0);
    ui.painter().galley(at, heading, palette.ink);
    let mut x = left.left() + title_width + space::L;
    if let Some(numbers) = numbers {
        let at = pos2(x, middle - numbers.size().y / 2.0 + 1.0);
        let rect = Rect::from_min_size(at, numbers.size());
        let said = numbers.text().to_owned();
        heard::told(ui, rect, "moods", Role::Label, &said);
        x = rect.right() + space::L;
        ui.painter().galley(at, numbers, palette.ink);
    }
    let room = left.right() - x;
    let style = Style::new(size::SECONDARY, palette.soft);
    let fits = aside.iter().find_map(|aside| {
        let whole = text::single(ui.ctx(), aside, lang, style);
        (whole.size().x <= room).then_some((aside, whole))
    });
    if let Some((aside, whole)) = fits {
        let at = pos2(x, middle - whole.size().y / 2.0 + 1.0);
        let rect = Rect::from_min_size(at, whole.size());
        heard::told(ui, rect, "aside", Role::Label, aside);
        ui.painter().galley(at, whole, palette.soft);
    }
    let buttons_at = Rect::from_min_max(pos2(inner.right() - taken, bar.top()), inner.max);
    let row = UiBuilder::new()
        .max_rect(buttons_at)
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for item in items {
            if ui.add(item.pill(item.rank < full, tongue)).clicked() {
                out.push(item.action.clone());
            }
        }
    });
}

/// The width of all buttons if the first so many have their labels.
fn width(ui: &Ui, items: &[Item], full: usize, tongue: Tongue) -> f32 {
    let widths = items.iter().map(|item| item.pill(item.rank < full, tongue).width(ui));
    #[expect(clippy::cast_precision_loss, reason = "a handful of buttons")]
    let gaps = space::S * items.len().saturating_sub(1) as f32;
    widths.sum::<f32>() + gaps
}

/// The moods in numbers, on one line.
fn numbers(ui: &Ui, moods: Moods, tongue: Tongue) -> std::sync::Arc<egui::Galley> {
    let palette = Palette::of(ui);
    let lang = tongue.lang;
    let soft = Style::new(size::SECONDARY, palette.soft);
    let bold = |color| Style::new(size::SECONDARY, color).bold();
    let rows = [
        (Key::MoodAnger, moods.anger, palette.mood(i32::from(moods.anger))),
        (Key::MoodTrust, moods.trust, palette.accent),
        (Key::MoodHeard, moods.heard, palette.accent),
    ];
    let mut parts = Vec::new();
    for (place, (key, value, color)) in rows.into_iter().enumerate() {
        let gap = if place == 0 { "" } else { lang.gap() };
        parts.push((format!("{gap}{} ", tongue.words.get(key)), soft));
        parts.push((value.to_string(), bold(color)));
    }
    let spans: Vec<_> = parts.iter().map(|(words, style)| Span::new(words, *style)).collect();
    text::layout_styled(ui.ctx(), &spans, lang, soft, f32::MAX)
}
