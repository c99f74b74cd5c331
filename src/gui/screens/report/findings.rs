//! What was found, by severity, and the author's claims.

use egui::Ui;

use super::{View, sentence};
use crate::app::Action;
use crate::gui::page::{card, soft};
use crate::gui::screens::diagnostic;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RunButton, section_title};
use crate::locale::Key;
use moodfirst_core::analysis::{ClaimLine, Finding};
use moodfirst_core::source::Severity;
use moodfirst_core::text::Text;

/// Findings shown of each severity; the command line shows all.
const MOST: usize = 40;

/// Shows them.
pub fn show(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    if !view.entry.diagnostics.is_empty() {
        section_title(ui, words.get(Key::ReportLoading), "", lang);
        ui.add_space(space::S);
        card(ui, |ui| diagnostic::list(ui, &view.entry.diagnostics, view.tongue));
        ui.add_space(space::L);
    }
    let found = &view.surveyed.survey.findings;
    if found.is_empty() {
        section_title(ui, words.get(Key::ReportFindings), "", lang);
        ui.add_space(space::S);
        card(ui, |ui| soft(ui, words.get(Key::ReportNoFindings), lang));
        ui.add_space(space::M);
    }
    let groups = [
        (Severity::Error, Key::ReportErrors),
        (Severity::Warning, Key::ReportWarnings),
        (Severity::Note, Key::ReportNotes),
    ];
    for (severity, key) in groups {
        let own: Vec<_> = found
            .iter()
            .zip(&view.surveyed.places)
            .filter(|(finding, _)| finding.severity == severity && !finding.some_personas_only())
            .collect();
        if own.is_empty() {
            continue;
        }
        section_title(ui, words.get(key), &own.len().to_string(), lang);
        ui.add_space(space::S);
        for (finding, place) in own.iter().take(MOST) {
            ui.push_id(&finding.handle, |ui| {
                card(ui, |ui| one(ui, view, finding, **place, out));
            });
            ui.add_space(space::S);
        }
        if let Some(more) = own.len().checked_sub(MOST).filter(|more| *more > 0) {
            soft(ui, &view.fill(Key::DamagedMore, &[("n", &more.to_string())]), lang);
        }
        ui.add_space(space::M);
    }
    let partial = found.iter().filter(|finding| finding.some_personas_only()).count();
    if partial > 0 {
        soft(ui, &view.fill(Key::ReportSomePersonas, &[("n", &partial.to_string())]), lang);
        ui.add_space(space::M);
    }
    claims(ui, view, out);
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    finding: &Finding,
    (line, column): (u32, u32),
    out: &mut Vec<Action>,
) {
    let lang = view.tongue.lang;
    let palette = Palette::of(ui);
    let (line, column) = (line.to_string(), column.to_string());
    let place = view.fill(Key::ReportPlace, &[("line", &line), ("column", &column)]);
    let gap = lang.gap();
    let head = format!("{} {}{gap}{place}", finding.code, finding.name);
    text::paragraph(ui, &head, lang, Style::new(size::HINT, palette.soft));
    let bold = Style::new(size::SECONDARY, palette.ink).bold();
    text::paragraph(ui, &sentence(finding.message.get(lang)), lang, bold);
    let ink = Style::new(size::SECONDARY, palette.ink);
    if let Some(hint) = &finding.hint {
        let said = view.fill(Key::DamagedHint, &[("what", hint.get(lang))]);
        text::paragraph(ui, &said, lang, Style { color: palette.accent, ..ink });
    } else if let Some(code) = finding.entry() {
        soft(ui, code.explain.get(lang), lang);
    }
    let all = view.surveyed.survey.personas.len();
    if !finding.personas.is_empty() && finding.personas.len() < all {
        let names = finding
            .personas
            .iter()
            .map(|id| view.catalogue.persona(id).map_or(id.as_str(), |note| note.name.get(lang)));
        let names: Vec<&str> = names.collect();
        let names = names.join(lang.list_comma());
        soft(ui, &view.fill(Key::ReportWith, &[("names", &names)]), lang);
    }
    if let Some(replies) = &finding.replies {
        let persona = finding.personas.first().unwrap_or(&view.persona.persona);
        ui.add_space(space::XS);
        show_run(
            ui,
            view,
            (finding.message.get(lang), persona, replies),
            || finding.message.clone(),
            out,
        );
    }
}

/// A button for a counterexample, named after what it shows.
fn show_run(
    ui: &mut Ui,
    view: &View<'_>,
    (name, persona, replies): (&str, &str, &[String]),
    what: impl FnOnce() -> Text,
    out: &mut Vec<Action>,
) {
    let lang = view.tongue.lang;
    let label = if replies.is_empty() {
        view.tongue.words.get(Key::ReportShowStart).to_owned()
    } else {
        view.fill(Key::ReportShowRun, &[("n", &replies.len().to_string())])
    };
    let colon = lang.colon();
    let name = [label.as_str(), name].join(colon);
    view.run_of(ui, RunButton::new(&label, &name, lang), persona, replies, what, out);
}

fn claims(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    section_title(ui, words.get(Key::ReportClaims), "", lang);
    ui.add_space(space::S);
    card(ui, |ui| {
        if view.persona.claims.is_empty() {
            soft(ui, words.get(Key::ReportNoClaims), lang);
        }
        for (place, claim) in view.persona.claims.iter().enumerate() {
            if place > 0 {
                ui.add_space(space::M);
            }
            ui.push_id(claim.place, |ui| one_claim(ui, view, claim, out));
        }
    });
}

fn one_claim(ui: &mut Ui, view: &View<'_>, claim: &ClaimLine, out: &mut Vec<Action>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let (key, color) = match claim.holds {
        Some(true) => (Key::ReportClaimHolds, palette.accent),
        Some(false) => (Key::ReportClaimBroken, palette.hot),
        None => (Key::ReportClaimOpen, palette.soft),
    };
    let ink = Style::new(size::SECONDARY, palette.ink);
    let spans = [
        Span { text: words.get(key), bold: true, color },
        Span::new(lang.gap(), ink),
        Span::new(&claim.claim, ink),
    ];
    text::paragraph_spans(ui, &spans, lang, ink);
    if let Some(replies) = claim.replies.as_deref().filter(|replies| !replies.is_empty()) {
        ui.add_space(space::XS);
        let what = || Text::new(claim.claim.as_str(), claim.claim.as_str());
        let persona = view.persona.persona.as_str();
        show_run(ui, view, (&claim.claim, persona, replies), what, out);
    }
}
