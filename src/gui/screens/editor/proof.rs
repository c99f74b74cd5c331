//! What is wrong with the lesson, and what its runs come to.

use egui::{Rect, Ui, UiBuilder};

use super::{Desk, status};
use crate::app::editor::moment_of;
use crate::app::{Action, EditorAction, Proof, Surveyed, View};
use crate::gui::page::{self, Button, body, card, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::Key;
use moodfirst_core::analysis::PersonaReport;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Severity;

/// Widest column of text.
const WIDE: f32 = 860.0;

/// Shows it.
pub fn show(ui: &mut Ui, desk: Desk<'_>, place: Rect, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        page::scroll(ui, "proof", WIDE, |ui| {
            heading(ui, desk, Key::EditorFindings);
            body(ui, &status::found(desk), lang);
            ui.add_space(space::S);
            for (found, path) in desk.editor.checked.iter().flat_map(|checked| &checked.found) {
                card(ui, |ui| {
                    status::finding(ui, desk, found);
                    go_there(ui, desk, path, out);
                });
                ui.add_space(space::S);
            }
            ui.add_space(space::L);
            heading(ui, desk, Key::EditorProof);
            progress(ui, desk, out);
            if let Some(surveyed) = &desk.editor.last_proof {
                if !desk.editor.proof_is_fresh() {
                    soft(ui, desk.word(Key::EditorProofOld), lang);
                    ui.add_space(space::S);
                }
                proven(ui, desk, surveyed, out);
            }
        });
    });
}

fn heading(ui: &mut Ui, desk: Desk<'_>, key: Key) {
    let style = Style::new(size::LINE, Palette::of(ui).ink).bold();
    text::heading(ui, desk.word(key), desk.tongue.lang, style, 2);
    ui.add_space(space::S);
}

/// A button to the moment or ending in which an element stands.
fn go_there(ui: &mut Ui, desk: Desk<'_>, path: &Path, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    let place = path.to_string();
    ui.add_space(space::XS);
    match moment_of(path) {
        Some(id) if desk.editor.rows.iter().any(|row| row.id == id) => {
            let label = [desk.word(Key::EditorGoThere), &place].join(lang.colon());
            let response =
                Button::new(label, EditorAction::Select(id.to_owned())).show(ui, lang, out);
            page::follow(&response);
            if response.clicked() {
                out.push(EditorAction::Show(View::Moments).into());
            }
        }
        _ if place.is_empty() => {}
        _ => {
            let label = [desk.word(Key::EditorInText), &place].join(lang.colon());
            let response = Button::new(label, EditorAction::Show(View::Text)).show(ui, lang, out);
            page::follow(&response);
        }
    }
}

/// How far the proof is, and what can be done about it.
fn progress(ui: &mut Ui, desk: Desk<'_>, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    match &desk.editor.proof {
        Proof::Running(_, at) => {
            let states = at.states.to_string();
            body(ui, &desk.tongue.words.fill(Key::EditorProving, &[("states", &states)]), lang);
            ui.add_space(space::S);
            Button::new(desk.word(Key::ReportStop), EditorAction::StopProof).show(ui, lang, out);
        }
        Proof::Done(_) if desk.editor.proof_is_fresh() => {
            body(ui, desk.word(Key::EditorProven), lang);
        }
        _ => {
            let playable = desk.editor.fresh().is_some_and(|checked| checked.lesson.is_some());
            if let Proof::Stopped(Some(why)) = &desk.editor.proof {
                body(ui, why.get(lang), lang);
                ui.add_space(space::S);
            }
            if playable {
                Button::new(desk.word(Key::EditorProve), EditorAction::Prove).show(ui, lang, out);
            } else {
                body(ui, desk.word(Key::EditorProofNone), lang);
            }
        }
    }
    ui.add_space(space::M);
}

fn proven(ui: &mut Ui, desk: Desk<'_>, surveyed: &Surveyed, out: &mut Vec<Action>) {
    for persona in &surveyed.survey.personas {
        card(ui, |ui| figures(ui, desk, persona));
        ui.add_space(space::S);
    }
    let lang = desk.tongue.lang;
    for finding in &surveyed.survey.findings {
        card(ui, |ui| {
            let palette = Palette::of(ui);
            let (sign, ink) = match finding.severity {
                Severity::Error => ("■", palette.hot),
                Severity::Warning => ("▲", palette.warm),
                Severity::Note => ("●", palette.soft),
            };
            let bold = Style::new(size::SECONDARY, palette.ink).bold();
            let spans = [
                text::Span::new(sign, Style { color: ink, ..bold }),
                text::Span::new(lang.gap(), bold),
                text::Span::new(finding.message.get(lang), bold),
            ];
            text::paragraph_spans(ui, &spans, lang, bold);
            if let Some(hint) = &finding.hint {
                soft(ui, hint.get(lang), lang);
            }
            go_there(ui, desk, &finding.path, out);
        });
        ui.add_space(space::S);
    }
}

/// What the runs with one persona come to.
fn figures(ui: &mut Ui, desk: Desk<'_>, report: &PersonaReport) {
    let lang = desk.tongue.lang;
    let words = desk.tongue.words;
    let name = desk.catalogue.persona(&report.persona);
    let name = name.map_or(report.persona.as_str(), |note| note.name.get(lang));
    let style = Style::new(size::BODY, Palette::of(ui).ink).bold();
    text::heading(ui, name, lang, style, 3);
    ui.add_space(space::XS);
    if let Some(spans) = &report.envelope {
        let (low, high) = (spans.total.low.to_string(), spans.total.high.to_string());
        let told = words.fill(Key::EditorScores, &[("low", &low), ("high", &high)]);
        soft(ui, &told, lang);
    }
    if let Some(random) = &report.random {
        let (passed, runs) = (random.passed.to_string(), random.runs.to_string());
        soft(ui, &words.fill(Key::EditorRandom, &[("passed", &passed), ("runs", &runs)]), lang);
    }
    if let Some(deaf) = &report.unlistening {
        let told = if deaf.passing == 0 {
            words.get(Key::EditorDeafFails).to_owned()
        } else {
            let (passing, all) = (deaf.passing.to_string(), deaf.rankings.to_string());
            words.fill(Key::EditorDeafPasses, &[("passing", &passing), ("all", &all)])
        };
        soft(ui, &told, lang);
    }
}
