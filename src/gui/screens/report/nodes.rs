//! The nodes: who gets there, and in which mood the customer is then.

use egui::Ui;

use super::{View, cell, percent};
use crate::gui::text::Style;
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RangeBar, ShareBar, section_title};
use crate::locale::Key;
use moodfirst_core::analysis::NodeLine;

/// Widths of the columns: node, each of the two shares, each of the three moods.
fn columns(ui: &Ui) -> [f32; 3] {
    let room = ui.available_width() - 5.0 * space::M;
    let node = (room * 0.22).min(200.0);
    let share = (room * 0.15).min(130.0);
    [node, share, (room - node - 2.0 * share) / 3.0]
}

/// Shows the table.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    section_title(ui, words.get(Key::ReportNodes), words.get(Key::ReportNodesNote), lang);
    ui.add_space(space::S);
    let palette = Palette::of(ui);
    let head = Style::new(size::HINT, palette.soft).bold();
    let [node, share, mood] = columns(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        cell(ui, words.get(Key::ReportNode), view.tongue, head, node);
        cell(ui, words.get(Key::ReportNodesShare), view.tongue, head, share);
        cell(ui, words.get(Key::ReportNodesBest), view.tongue, head, share);
        for key in [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard] {
            cell(ui, words.get(key), view.tongue, head, mood);
        }
    });
    for line in &view.persona.nodes {
        row(ui, view, line);
    }
}

fn row(ui: &mut Ui, view: &View<'_>, line: &NodeLine) {
    let words = view.tongue.words;
    let palette = Palette::of(ui);
    let style = Style::new(size::SECONDARY, palette.ink);
    let quiet = Style { color: palette.soft, ..style };
    let [node, share, mood] = columns(ui);
    // Whether a run gets here is known only if there are ranges of any node.
    let known = view.persona.nodes.iter().any(|node| node.moods.is_some());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        cell(ui, &line.id, view.tongue, style, node);
        let shares = [
            (line.random_share, Key::ReportNodesShare, false),
            (line.best_share, Key::ReportNodesBest, true),
        ];
        for (parts, key, strong) in shares {
            share_cell(ui, view, line, parts, (key, strong), share);
        }
        let Some(moods) = line.moods else {
            let said = if known { Key::ReportNodeNever } else { Key::ReportUnknown };
            cell(ui, words.get(said), view.tongue, quiet, mood);
            return;
        };
        let keys = [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard];
        for ([low, high], key) in moods.into_iter().zip(keys) {
            let (low_said, high_said) = (low.to_string(), high.to_string());
            let values = [("what", words.get(key)), ("low", &low_said), ("high", &high_said)];
            let name = format!("{}, {}", line.id, view.fill(Key::ReportSpan, &values));
            ui.spacing_mut().item_spacing.x = space::S;
            let said = if low == high { low_said.clone() } else { format!("{low}–{high}") };
            cell(ui, &said, view.tongue, style, 52.0);
            let width = (mood - 52.0 - space::S).max(16.0);
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add(RangeBar { name: &name, low, high, mark: None, width, height: 20.0 });
        }
    });
}

/// The share of some players that gave a reply at a node.
fn share_cell(
    ui: &mut Ui,
    view: &View<'_>,
    line: &NodeLine,
    parts: Option<u32>,
    (key, strong): (Key, bool),
    width: f32,
) {
    const FIGURE: f32 = 46.0;
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let style = Style::new(size::SECONDARY, palette.ink);
    let Some(parts) = parts else {
        let quiet = Style { color: palette.soft, ..style };
        cell(ui, words.get(Key::ReportUnknown), view.tongue, quiet, width);
        return;
    };
    let said = percent(parts, 1000);
    let colon = lang.colon();
    let name = format!("{}, {}", line.id, [words.get(key), &said].join(colon));
    #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
    let share = parts as f32 / 1000.0;
    ui.spacing_mut().item_spacing.x = space::XS;
    cell(ui, &said, view.tongue, style, FIGURE);
    ui.spacing_mut().item_spacing.x = space::M;
    let width = (width - FIGURE - space::XS).max(16.0);
    ui.add(ShareBar { name: &name, share, mark: None, strong, width, height: 20.0 });
}
