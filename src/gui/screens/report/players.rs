//! The automatic players and what they come to.

use egui::Ui;

use super::{View, cell};
use crate::app::Action;
use crate::gui::page::soft;
use crate::gui::text::Style;
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RunButton, ShareBar, section_title};
use crate::locale::Key;
use moodfirst_core::analysis::PlayerLine;
use moodfirst_core::text::{Lang, Text};

/// Shows them, a row each, with the pass mark through all the bars.
pub fn show(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    if view.persona.players.is_empty() {
        section_title(ui, words.get(Key::ReportPlayers), "", lang);
        soft(ui, words.get(Key::ReportNoPlayers), lang);
        return;
    }
    section_title(ui, words.get(Key::ReportPlayers), words.get(Key::ReportPlayersNote), lang);
    ui.add_space(space::S);
    for line in &view.persona.players {
        ui.push_id(line.player, |ui| row(ui, view, line, out));
        ui.add_space(2.0);
    }
    let mark = view.lesson.terms().pass_mark.to_string();
    ui.add_space(space::XS);
    soft(ui, &view.fill(Key::ReportMark, &[("n", &mark)]), lang);
}

fn row(ui: &mut Ui, view: &View<'_>, line: &PlayerLine, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let player = line.name();
    let total = line.total.to_string();
    let verdict = words.get(if line.passed { Key::DebriefPassed } else { Key::DebriefFailed });
    let ending = line.ending.as_deref().map_or(words.get(Key::EndingNone), |id| view.ending(id));
    let comma = lang.comma();
    let values = [("player", player.get(lang)), ("n", total.as_str())];
    let said = [&view.fill(Key::ReportPlayerRun, &values), verdict, ending].join(comma);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let style = Style::new(size::SECONDARY, palette.ink);
        let whole = ui.available_width();
        cell(ui, player.get(lang), view.tongue, style, (whole * 0.32).min(240.0));
        let after = 58.0 + 92.0 + 2.0 * space::S;
        let room = ui.available_width() - after;
        let bar = (room * 0.5).max(60.0);
        ui.add(ShareBar {
            name: &said,
            share: f32::from(line.total) / 100.0,
            mark: Some(f32::from(view.lesson.terms().pass_mark) / 100.0),
            strong: line.passed,
            width: bar,
            height: 24.0,
        });
        let name = view.fill(Key::ReportRunTo, &[("what", player.get(lang)), ("n", &total)]);
        let both = || {
            let own = line.total.to_string();
            let [zh, en] = Lang::ALL.map(|lang| {
                let values = [("player", player.get(lang)), ("n", own.as_str())];
                crate::locale::Messages::of(lang).fill(Key::ReportPlayerRun, &values)
            });
            Text { zh, en }
        };
        let button = RunButton::new(&total, &name, lang).width(58.0);
        view.run(ui, button, &line.replies, both, out);
        let weight = if line.passed { style.bold() } else { style };
        cell(ui, verdict, view.tongue, weight, 84.0);
        let soft = Style { color: palette.soft, ..style };
        let room = ui.available_width().max(20.0);
        cell(ui, ending, view.tongue, soft, room);
    });
}
