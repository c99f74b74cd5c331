//! What random players come to.

use egui::Ui;

use super::{View, cell, percent};
use crate::gui::page::{item, label, soft};
use crate::gui::text::Style;
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{BIN, Histogram, ShareBar, bins, section_title};
use crate::locale::Key;
use moodfirst_core::analysis::Crowd;

/// Replies named at most; the rest is a number.
const MOST_RARE: usize = 12;

/// Shows totals, endings and what is hardly met.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let Some(crowd) = &view.persona.random else {
        section_title(ui, words.get(Key::ReportCrowd), "", lang);
        soft(ui, words.get(Key::ReportNoPlayers), lang);
        return;
    };
    let (runs, passed) = (crowd.runs.to_string(), crowd.passed.to_string());
    let note = view.fill(Key::ReportCrowdNote, &[("n", &runs), ("passed", &passed)]);
    section_title(ui, words.get(Key::ReportCrowd), &note, lang);
    ui.add_space(space::S);
    totals(ui, view, crowd);
    ui.add_space(space::M);
    label(ui, words.get(Key::ReportCrowdEndings), lang);
    ui.add_space(space::XS);
    let endings = view.lesson.scenario().endings.iter().zip(&crowd.endings);
    for (ending, met) in endings {
        share(ui, view, ending.title.get(lang), *met, crowd.runs);
    }
    if crowd.unfinished > 0 {
        share(ui, view, words.get(Key::ReportUnfinished), crowd.unfinished, crowd.runs);
    }
    rare(ui, view, crowd);
}

fn totals(ui: &mut Ui, view: &View<'_>, crowd: &Crowd) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let bars = bins(&crowd.totals);
    let last = bars.len() - 1;
    let mut said = vec![words.get(Key::ReportTotals).to_owned()];
    for (place, runs) in bars.iter().enumerate().filter(|(_, runs)| **runs > 0) {
        let from = place * BIN;
        let to = if place == last { 100 } else { from + BIN - 1 };
        let values =
            [("from", &from.to_string()), ("to", &to.to_string()), ("n", &runs.to_string())];
        said.push(view.fill(Key::ReportTotalsBar, &values.map(|(k, v)| (k, v.as_str()))));
    }
    let name = said.join(lang.comma());
    let mark = view.lesson.terms().pass_mark;
    let line = view.fill(Key::ReportMark, &[("n", &mark.to_string())]);
    ui.add(Histogram {
        totals: &crowd.totals,
        mark,
        name: &name,
        words: [words.get(Key::DebriefPassed), words.get(Key::DebriefFailed), &line],
        lang,
        height: 230.0,
    });
}

/// A row: what, bar, number and percent.
pub fn share(ui: &mut Ui, view: &View<'_>, what: &str, part: u32, whole: u32) {
    let lang = view.tongue.lang;
    let palette = Palette::of(ui);
    let values = [("n", part.to_string()), ("share", percent(part, whole))];
    let values = [("n", values[0].1.as_str()), ("share", values[1].1.as_str())];
    let said = view.fill(Key::ReportShare, &values);
    let colon = lang.colon();
    let name = [what, &said].join(colon);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let style = Style::new(size::SECONDARY, palette.ink);
        let label = (ui.available_width() * 0.42).min(280.0);
        cell(ui, what, view.tongue, style, label);
        let width = (ui.available_width() - 128.0).max(40.0);
        #[expect(clippy::cast_precision_loss, reason = "some thousand runs")]
        let share = part as f32 / whole.max(1) as f32;
        ui.add(ShareBar { name: &name, share, mark: None, strong: false, width, height: 22.0 });
        cell(ui, &said, view.tongue, style, 120.0);
    });
}

/// Replies that fewer than one random player in a hundred had on offer.
fn rare(ui: &mut Ui, view: &View<'_>, crowd: &Crowd) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let nodes = view.persona.nodes.iter().zip(&crowd.offered);
    let rare: Vec<String> = nodes
        .flat_map(|(node, met)| {
            node.replies
                .iter()
                .zip(met)
                .filter(|(_, met)| **met * 100 < crowd.runs)
                .map(|(reply, met)| {
                    let met = met.to_string();
                    let values = [("node", node.id.as_str()), ("reply", &reply.id), ("n", &met)];
                    view.fill(Key::ReportRareOne, &values)
                })
                .collect::<Vec<_>>()
        })
        .collect();
    if rare.is_empty() {
        return;
    }
    ui.add_space(space::M);
    label(ui, words.get(Key::ReportRare), lang);
    for one in rare.iter().take(MOST_RARE) {
        ui.add_space(2.0);
        item(ui, one, lang);
    }
    if let Some(more) = rare.len().checked_sub(MOST_RARE).filter(|more| *more > 0) {
        ui.add_space(2.0);
        soft(ui, &view.fill(Key::DamagedMore, &[("n", &more.to_string())]), lang);
    }
}
