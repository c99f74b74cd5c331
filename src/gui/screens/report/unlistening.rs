//! What players come to who never look at the customer.

use egui::Ui;

use super::{View, cell};
use crate::app::Action;
use crate::gui::page::{body, soft};
use crate::gui::text::Style;
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RunButton, ShareBar, section_title};
use crate::locale::Key;
use moodfirst_core::analysis::{Ranking, Unlistening, grouped};
use moodfirst_core::text::{Lang, Text};

/// Says whether the lesson can be won without listening, and shows the best that it gives.
pub fn show(ui: &mut Ui, view: &View<'_>, found: &Unlistening, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    section_title(ui, words.get(Key::ReportUnlistening), "", lang);
    ui.add_space(space::XS);
    let (all, passing) = (grouped(found.rankings.into()), grouped(found.passing.into()));
    let key = match found.passing {
        0 => Key::ReportUnlisteningNo,
        _ => Key::ReportUnlisteningYes,
    };
    body(ui, &view.fill(key, &[("n", &passing), ("all", &all)]), lang);
    ui.add_space(space::S);
    ui.push_id("best", |ui| row(ui, view, &found.best, out));
    if found.best_seeing_mishear != found.best {
        let mean = format!("{:.0}", found.best_seeing_mishear.mean);
        let ranking = found.best_seeing_mishear.words.get(lang);
        let values = [("mean", mean.as_str()), ("ranking", ranking)];
        ui.add_space(space::XS);
        soft(ui, &view.fill(Key::ReportUnlisteningMishear, &values), lang);
    }
    ui.add_space(space::XS);
    soft(ui, words.get(Key::ReportUnlisteningHint), lang);
}

/// The best ranking: bar of its mean, pass mark, one of its runs.
fn row(ui: &mut Ui, view: &View<'_>, best: &Ranking, out: &mut Vec<Action>) {
    let lang = view.tongue.lang;
    let palette = Palette::of(ui);
    let mean = format!("{:.0}", best.mean);
    let said = |lang: Lang| {
        let values = [("mean", mean.as_str()), ("ranking", best.words.get(lang))];
        crate::locale::Messages::of(lang).fill(Key::ReportUnlisteningBest, &values)
    };
    let line = said(lang);
    body(ui, &line, lang);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let mark = f32::from(view.lesson.terms().pass_mark);
        #[expect(clippy::cast_possible_truncation, reason = "at most 100")]
        let share = best.mean as f32 / 100.0;
        let width = (ui.available_width() - 58.0 - 92.0 - 2.0 * space::S).max(60.0);
        ui.add(ShareBar {
            name: &line,
            share,
            mark: Some(mark / 100.0),
            strong: share * 100.0 >= mark,
            width,
            height: 24.0,
        });
        let total = best.total.to_string();
        let what = best.words.get(lang);
        let name = view.fill(Key::ReportRunTo, &[("what", what), ("n", &total)]);
        let both = || Text { zh: said(Lang::Zh), en: said(Lang::En) };
        view.run(ui, RunButton::new(&total, &name, lang).width(58.0), &best.replies, both, out);
        let ending = best.ending.as_deref().map_or("", |id| view.ending(id));
        let room = ui.available_width().max(20.0);
        let style = Style::new(size::SECONDARY, palette.soft);
        cell(ui, ending, view.tongue, style, room);
    });
}
