//! The nodes: who gets there, and in which mood the customer is then.

use egui::Ui;

use super::{View, cell, percent};
use crate::analysis::NodeLine;
use crate::gui::text::Style;
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RangeBar, ShareBar, section_title};
use crate::locale::Key;
use crate::text::Lang;

/// Widths of the columns: node, share, and each of the three moods.
fn columns(ui: &Ui) -> [f32; 3] {
    let room = ui.available_width() - 4.0 * space::M;
    let node = (room * 0.26).min(220.0);
    let share = (room * 0.2).min(150.0);
    [node, share, (room - node - share) / 3.0]
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
        for key in [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard] {
            cell(ui, words.get(key), view.tongue, head, mood);
        }
    });
    for line in &view.persona.nodes {
        row(ui, view, line);
    }
}

fn row(ui: &mut Ui, view: &View<'_>, line: &NodeLine) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let style = Style::new(size::SECONDARY, palette.ink);
    let quiet = Style { color: palette.soft, ..style };
    let [node, share, mood] = columns(ui);
    // Whether a run gets here is known only if there are ranges of any node.
    let known = view.persona.nodes.iter().any(|node| node.moods.is_some());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        cell(ui, &line.id, view.tongue, style, node);
        match line.random_share {
            Some(parts) => {
                let said = percent(parts, 1000);
                let colon = if lang == Lang::Zh { "：" } else { ": " };
                let name = [words.get(Key::ReportNodesShare), &said].join(colon);
                let name = format!("{}, {name}", line.id);
                #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
                let part = parts as f32 / 1000.0;
                ui.spacing_mut().item_spacing.x = space::S;
                let width = (share - 48.0 - space::S).max(20.0);
                cell(ui, &said, view.tongue, style, 48.0);
                let bar = ShareBar {
                    name: &name,
                    share: part,
                    mark: None,
                    strong: false,
                    width,
                    height: 20.0,
                };
                ui.spacing_mut().item_spacing.x = space::M;
                ui.add(bar);
            }
            None => cell(ui, words.get(Key::ReportUnknown), view.tongue, quiet, share),
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
            cell(ui, &said, view.tongue, style, 56.0);
            let width = (mood - 56.0 - space::S).max(20.0);
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add(RangeBar { name: &name, low, high, mark: None, width, height: 20.0 });
        }
    });
}
