//! The lines of the report, by dimension or all.

use egui::{Frame, Margin, Ui};

use super::{DebriefDraft, View};
use crate::gui::commands::Command;
use crate::gui::page::{self, soft};
use crate::gui::screens::Drafts;
use crate::gui::screens::signed;
use crate::gui::theme::space;
use crate::gui::widgets::{Pill, ReportRow, RowTone, section_title};
use crate::locale::Key;
use moodfirst_core::report::Line;
use moodfirst_core::rubric::Dimension;

/// Shows filter and lines.
pub fn show(ui: &mut Ui, view: &View<'_>, drafts: &mut Drafts) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let lines = &view.report.lines;
    Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
        section_title(ui, words.get(Key::DebriefLines), words.get(Key::DebriefLinesHint), lang);
        ui.add_space(space::S);
        if filter(ui, view, &mut drafts.debrief) {
            drafts.took_enter = true;
        }
    });
    ui.add_space(space::M);
    let draft = &mut drafts.debrief;
    let shown = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| draft.filter.is_none_or(|wanted| line.dimension == wanted));
    let mut toggled = None;
    let mut none = true;
    for (place, line) in shown {
        none = false;
        let open = draft.open == Some(place);
        let response = row(ui, view, line, open);
        drafts.first.get_or_insert(response.id);
        page::follow(&response);
        if open && std::mem::take(&mut draft.reveal) {
            response.scroll_to_me(Some(egui::Align::Center));
        }
        if response.clicked() {
            toggled = Some(place);
        }
    }
    if none {
        Frame::new()
            .inner_margin(Margin::symmetric(16, 0))
            .show(ui, |ui| soft(ui, words.get(Key::DebriefNoLines), lang));
    }
    if let Some(place) = toggled {
        drafts.took_enter = true;
        let draft = &mut drafts.debrief;
        let open = draft.open != Some(place);
        draft.open = open.then_some(place);
        let turn = lines.get(place).and_then(|line| line.turn).map(|turn| turn as usize);
        if open && turn.is_some() {
            draft.point = turn;
        }
    }
}

/// What the lines can be narrowed to, with the key that does it.
pub const CHOICES: [(Option<Dimension>, Key); 4] = [
    (None, Key::DebriefAll),
    (Some(Dimension::Empathy), Key::DimensionEmpathy),
    (Some(Dimension::Order), Key::DimensionOrder),
    (Some(Dimension::Commitment), Key::DimensionCommitment),
];

/// True if it was used.
fn filter(ui: &mut Ui, view: &View<'_>, draft: &mut DebriefDraft) -> bool {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let lines = &view.report.lines;
    let mut used = false;
    ui.horizontal_wrapped(|ui| {
        for (place, (dimension, key)) in CHOICES.into_iter().enumerate() {
            let count = lines
                .iter()
                .filter(|line| dimension.is_none_or(|wanted| line.dimension == wanted))
                .count();
            let label = format!("{} {count}", words.get(key));
            let pill = Pill::new(&label, lang)
                .command_at(Command::Filter, place)
                .selected(draft.filter == dimension);
            if ui.add(pill).clicked() {
                draft.filter = dimension;
                used = true;
            }
        }
    });
    used
}

fn row(ui: &mut Ui, view: &View<'_>, line: &Line, open: bool) -> egui::Response {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let (tone, points) = match line.slot {
        Some(pays) if line.points < pays => (RowTone::Missed, format!("{}/{pays}", line.points)),
        Some(_) => (RowTone::Earned, signed(line.points)),
        None if line.points < 0 && line.dimension != Dimension::Total => {
            (RowTone::Cost, signed(line.points))
        }
        None => (RowTone::Plain, signed(line.points)),
    };
    let number = line.turn.map_or_else(String::new, |turn| turn.to_string());
    let rule = view.catalogue.rule(line.rule).name.get(lang);
    let quote =
        if line.quote.is_empty() { rule.to_owned() } else { lang.quoted(line.quote.get(lang)) };
    let why = if line.quote.is_empty() {
        line.why.get(lang).to_owned()
    } else {
        let colon = lang.colon();
        format!("{rule}{colon}{}", line.why.get(lang))
    };
    let better = match (&line.better, tone) {
        (Some(better), RowTone::Cost | RowTone::Missed) => {
            words.fill(Key::DebriefBetterWas, &[("words", better.get(lang))])
        }
        _ => String::new(),
    };
    let details = if open { details(view, line) } else { String::new() };
    ui.add(ReportRow {
        number: &number,
        quote: &quote,
        why: &why,
        better: &better,
        details: &details,
        points: &points,
        tone,
        open,
        lang,
    })
}

/// The act, what the mood did, the source of the rule.
fn details(view: &View<'_>, line: &Line) -> String {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let mut parts = Vec::new();
    if let Some(act) = line.act {
        let name = view.catalogue.act(act).name.get(lang);
        parts.push(words.fill(Key::DebriefAct, &[("act", name)]));
    }
    if let (Some(before), Some(after)) = (line.before, line.after) {
        for (key, before, after) in [
            (Key::MoodAnger, before.anger, after.anger),
            (Key::MoodTrust, before.trust, after.trust),
            (Key::MoodHeard, before.heard, after.heard),
        ] {
            if before != after {
                parts.push(format!("{} {before} → {after}", words.get(key)));
            }
        }
    }
    parts.push(words.fill(Key::DebriefSource, &[("source", line.source.get(lang))]));
    parts.join(lang.wide_gap())
}
