//! The left side: ending, score as slots, curve, promises, notes.

use egui::Ui;

use super::{DebriefDraft, View, ledger, moment};
use crate::gui::page::{body, card, item, label, soft};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{
    CurveMark, CurvePoint, CurveWords, MoodCurve, Penalty, Slot, SlotBar, section_title,
};
use crate::locale::{Key, Messages};
use moodfirst_core::report::Line;
use moodfirst_core::rubric::{Act, Dimension};
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::text::Lang;

/// Total, curve, dimensions.
pub fn show(ui: &mut Ui, view: &View<'_>, draft: &mut DebriefDraft) {
    total(ui, view);
    ui.add_space(space::M);
    curve(ui, view, draft);
    ui.add_space(space::M);
    for (dimension, key, score) in [
        (Dimension::Empathy, Key::DimensionEmpathy, view.report.dimensions.empathy),
        (Dimension::Order, Key::DimensionOrder, view.report.dimensions.order),
        (Dimension::Commitment, Key::DimensionCommitment, view.report.dimensions.commitment),
    ] {
        bar(ui, view, dimension, key, i32::from(score));
        ui.add_space(space::M);
    }
}

fn total(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let report = view.report;
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        let color = if report.passed { palette.accent } else { palette.hot };
        let score = Style::new(size::SCORE, color).bold();
        text::paragraph(ui, &report.total.to_string(), Lang::En, score);
        ui.add_space(space::M);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::S);
            let mark = report.pass_mark.to_string();
            let passed =
                if report.passed { Key::DebriefMarkReached } else { Key::DebriefMarkMissed };
            let mut said = words.fill(passed, &[("mark", &mark)]);
            if report.total < report.total_uncapped {
                let uncapped = report.total_uncapped.to_string();
                said.push_str(lang.blank());
                said.push_str(&words.fill(Key::DebriefUncapped, &[("total", &uncapped)]));
            }
            body(ui, &said, lang);
            let style = Style::new(size::HINT, palette.soft);
            text::paragraph(ui, words.get(Key::DebriefHonesty), lang, style);
        });
    });
}

/// The slots of a dimension in the order of the rubric, what was taken off below.
fn bar(ui: &mut Ui, view: &View<'_>, dimension: Dimension, title: Key, score: i32) {
    let lang = view.tongue.lang;
    let lines = || view.report.lines.iter().filter(|line| line.dimension == dimension);
    let name = |line: &Line| view.catalogue.rule(line.rule).name.get(lang);
    let mut slots: Vec<_> = lines().filter_map(|line| Some((line, line.slot?))).collect();
    slots.retain(|(_, pays)| *pays > 0);
    slots.sort_by_key(|(line, _)| (line.item, line.rule));
    let slots: Vec<Slot<'_>> = slots
        .into_iter()
        .map(|(line, points)| Slot { name: name(line), points, earned: line.points })
        .collect();
    let mut penalties: Vec<Penalty<'_>> = Vec::new();
    for line in lines().filter(|line| line.slot.is_none() && line.points < 0) {
        match penalties.iter_mut().find(|penalty| penalty.name == name(line)) {
            Some(same) => same.points += line.points,
            None => penalties.push(Penalty { name: name(line), points: line.points }),
        }
    }
    let title = view.tongue.words.get(title);
    ui.add(SlotBar { title, score, slots: &slots, penalties: &penalties, lang });
}

fn curve(ui: &mut Ui, view: &View<'_>, draft: &mut DebriefDraft) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let report = view.report;
    let points: Vec<CurvePoint> = report
        .states
        .iter()
        .enumerate()
        .map(|(reply, state)| CurvePoint {
            reply,
            anger: i32::from(state.anger),
            trust: i32::from(state.trust),
            heard: i32::from(state.heard),
        })
        .collect();
    let comma = lang.list_comma();
    let cost = |turn: u32| report.lines_of(turn).any(|line| line.cost() > 0);
    let act = |act: Act| view.catalogue.act(act).name.get(lang);
    let acts: Vec<(usize, String, bool)> = match view.walk {
        Some(walk) => walk
            .replay
            .turns
            .iter()
            .map(|turn| {
                let mut names: Vec<&str> = turn.acts.iter().map(|done| act(done.act)).collect();
                names.extend(turn.unanswered().map(|_| words.get(Key::DebriefUnanswered)));
                (turn.number as usize, names.join(comma), !cost(turn.number))
            })
            .collect(),
        // What a stored report says of its replies.
        None => (1..)
            .take(points.len().saturating_sub(1))
            .map(|turn| {
                let mut names: Vec<&str> =
                    report.lines_of(turn).filter_map(|line| line.act).map(act).collect();
                names.dedup();
                (turn as usize, names.join(comma), !cost(turn))
            })
            .collect(),
    };
    let marks: Vec<CurveMark<'_>> = acts
        .iter()
        .map(|(at, label, helped)| CurveMark { at: *at, label, helped: *helped })
        .collect();
    let curve = MoodCurve {
        points: &points,
        marks: &marks,
        words: CurveWords {
            title: words.get(Key::DebriefCurve),
            moods: [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard].map(|key| words.get(key)),
            hot_zone: words.get(Key::MoodHotZone),
        },
        lang,
        height: 240.0,
    };
    let mut point = draft.point;
    let response = curve.show(ui, &mut point);
    draft.curve = Some(response.id);
    if point != draft.point {
        moment::choose(draft, report, point);
    }
}

/// Promises, judgement, what the customer really wanted, what a trainer would say.
pub fn after(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let report = view.report;
    let palette = Palette::of(ui);
    ui.add_space(space::M);
    card(ui, |ui| {
        section_title(ui, words.get(Key::DebriefLedger), "", lang);
        ui.add_space(space::S);
        ledger::show(ui, view);
    });
    if !report.judgements.is_empty() {
        ui.add_space(space::M);
        card(ui, |ui| {
            let aside = words.get(Key::JudgeAside);
            section_title(ui, words.get(Key::JudgeTitle), aside, lang);
            for mark in &report.judgements {
                ui.add_space(space::S);
                let style = Style::new(size::SECONDARY, palette.ink);
                text::paragraph(ui, mark.ask.get(lang), lang, style.bold());
                let (key, color) = if mark.right {
                    (Key::DebriefRight, palette.accent)
                } else {
                    (Key::DebriefWrong, palette.hot)
                };
                let gap = lang.gap();
                let spans = [
                    Span { text: words.get(key), bold: true, color },
                    Span { text: gap, bold: false, color },
                    Span { text: mark.answer.get(lang), bold: false, color: palette.ink },
                ];
                text::paragraph_spans(ui, &spans, lang, style);
                soft(ui, mark.why.get(lang), lang);
            }
        });
    }
    if let Some(walk) = view.walk {
        notes(ui, walk.scenario(), lang, words);
    }
}

/// What the customer really wanted, what a trainer would say, phrases to take away.
fn notes(ui: &mut Ui, scenario: &Scenario, lang: Lang, words: &Messages) {
    let palette = Palette::of(ui);
    ui.add_space(space::M);
    card(ui, |ui| {
        section_title(ui, words.get(Key::DebriefWants), "", lang);
        ui.add_space(space::XS);
        let style = Style::new(size::SECONDARY, palette.ink);
        text::paragraph(ui, scenario.customer.wants.get(lang), lang, style);
        if !scenario.debrief.is_empty() {
            ui.add_space(space::M);
            label(ui, words.get(Key::DebriefNotes), lang);
            for note in &scenario.debrief {
                ui.add_space(space::XS);
                text::paragraph(ui, note.get(lang), lang, style);
            }
        }
    });
    if !scenario.phrases.is_empty() {
        ui.add_space(space::M);
        card(ui, |ui| {
            section_title(ui, words.get(Key::DebriefPhrases), "", lang);
            for phrase in &scenario.phrases {
                ui.add_space(space::XS);
                item(ui, phrase.get(lang), lang);
            }
        });
    }
}
