//! What players come to who take the best reply each time.

use egui::Ui;

use super::{View, crowd, percent};
use crate::gui::page::{label, soft};
use crate::gui::theme::space;
use crate::gui::widgets::section_title;
use crate::locale::Key;
use moodfirst_core::analysis::BestPlay;
use moodfirst_core::text::Lang;

/// Shows their total and endings; below, those of all personas together.
pub fn show(ui: &mut Ui, view: &View<'_>, best: &BestPlay) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    section_title(ui, words.get(Key::ReportBest), words.get(Key::ReportBestNote), lang);
    ui.add_space(space::XS);
    let (total, ties) = (best.total.to_string(), percent(best.ties, 1000));
    let key = if best.exact { Key::ReportBestTotal } else { Key::ReportBestReached };
    soft(ui, &view.fill(key, &[("n", &total), ("ties", &ties)]), lang);
    ui.add_space(space::S);
    label(ui, words.get(Key::ReportCrowdEndings), lang);
    ui.add_space(space::XS);
    let endings = view.lesson.scenario().endings.iter().zip(&best.crowd.endings);
    for (ending, met) in endings.filter(|(_, met)| **met > 0) {
        crowd::share(ui, view, ending.title.get(lang), *met, best.crowd.runs);
    }
    let survey = &view.surveyed.survey;
    let Some(all) = survey.best.as_ref().filter(|_| survey.personas.len() > 1) else { return };
    let gap = lang.list_comma();
    let totals: Vec<String> =
        all.totals.iter().map(|one| told(&one.of.to_string(), one.share, lang)).collect();
    let endings: Vec<String> =
        all.endings.iter().map(|one| told(view.ending(&one.of), one.share, lang)).collect();
    let values = [("totals", totals.join(gap)), ("endings", endings.join(gap))];
    let values = [("totals", values[0].1.as_str()), ("endings", values[1].1.as_str())];
    ui.add_space(space::S);
    soft(ui, &view.fill(Key::ReportBestAll, &values), lang);
}

/// "92 (67 %)".
fn told(what: &str, share: u32, lang: Lang) -> String {
    let share = percent(share, 1000);
    format!("{what}{}{}", lang.blank(), lang.bracketed(&share))
}
