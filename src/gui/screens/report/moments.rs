//! Where the best reply depends on the customer.

use egui::Ui;

use super::{View, percent};
use crate::gui::page::{item, label, soft};
use crate::gui::theme::space;
use crate::gui::widgets::section_title;
use crate::locale::Key;
use moodfirst_core::analysis::{MomentNode, Moments};
use moodfirst_core::text::Lang;

/// Shows how many nodes listen, then each node: between which states, or which play alike.
pub fn show(ui: &mut Ui, view: &View<'_>, found: &Moments) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let (count, all) = (found.listening.to_string(), found.nodes.to_string());
    let share = percent(found.listening, found.nodes);
    let values = [("n", count.as_str()), ("all", all.as_str()), ("share", share.as_str())];
    let note = view.fill(Key::ReportMomentsNote, &values);
    section_title(ui, words.get(Key::ReportMoments), &note, lang);
    ui.add_space(space::XS);
    soft(ui, words.get(Key::ReportMomentsHint), lang);
    for (listens, key) in [(true, Key::ReportMomentsListening), (false, Key::ReportMomentsAlike)] {
        let own: Vec<&MomentNode> =
            found.each.iter().filter(|node| node.listens == listens).collect();
        if own.is_empty() {
            continue;
        }
        ui.add_space(space::S);
        label(ui, words.get(key), lang);
        for node in own {
            let colon = if lang == Lang::Zh { "：" } else { ": " };
            ui.add_space(2.0);
            item(ui, &[node.node.as_str(), node.told().get(lang)].join(colon), lang);
        }
    }
}
