//! What is always in sight: the file, what of the text is in it, the last step, what was found. And findings.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui, UiBuilder, vec2};

use super::Desk;
use crate::app::{Action, EditorAction, Proof, Saving, View};
use crate::gui::page::{self, Button, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::library::shown;
use crate::locale::Key;
use moodfirst_core::source::Diagnostic;

/// Height of the bar.
pub const HEIGHT: f32 = 34.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, desk: Desk<'_>, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    let palette = Palette::of(ui);
    let bar = ui.available_rect_before_wrap();
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, Stroke::new(1.0, palette.line));
    let inner = bar.shrink2(vec2(space::XL, 0.0));
    let row = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let file = desk.editor.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let style = Style::new(size::HINT, palette.ink);
        let name = text::paragraph(ui, &file, lang, style);
        name.on_hover_text(shown(&desk.editor.path));
        let saved = match &desk.editor.saving {
            Saving::Saved(_) => desk.word(Key::EditorSaved),
            Saving::Open => desk.word(Key::EditorUnsaved),
            Saving::Writing => desk.word(Key::EditorWriting),
            Saving::Failed(_) => desk.word(Key::EditorFailed),
        };
        soft(ui, saved, lang);
        if matches!(desk.editor.saving, Saving::Failed(_)) {
            Button::new(desk.word(Key::EditorSaveAs), EditorAction::SaveAs).show(ui, lang, out);
        }
        Button::new(desk.word(Key::EditorVersions), EditorAction::ShowVersions).show(ui, lang, out);
    });
    let row = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let found = found(desk);
        Button::new(found, EditorAction::Show(View::Proof)).show(ui, lang, out);
        if let Some(last) = desk.editor.work.last() {
            let deed = desk.word(last.deed.key());
            let place = last.place.to_string();
            let told =
                if place.is_empty() { deed.to_owned() } else { [deed, &place].join(lang.dot()) };
            let style = Style::new(size::HINT, palette.soft);
            let told = text::elided(ui.ctx(), &told, lang, style, 320.0);
            ui.label(told.text());
        }
    });
}

/// What was found, in a few words.
pub fn found(desk: Desk<'_>) -> String {
    let Some(checked) = desk.editor.fresh() else {
        return desk.word(Key::EditorChecking).to_owned();
    };
    let errors = checked.errors();
    let others = checked.found.len() - errors;
    let mut told = if errors + others == 0 {
        desk.word(Key::EditorSound).to_owned()
    } else {
        let values = [("errors", &*errors.to_string()), ("others", &*others.to_string())];
        desk.tongue.words.fill(Key::EditorFound, &values)
    };
    let proof = match &desk.editor.proof {
        Proof::Running(_, at) => {
            let states = at.states.to_string();
            Some(desk.tongue.words.fill(Key::EditorProving, &[("states", &states)]))
        }
        Proof::Done(_) if desk.editor.proof_is_fresh() => {
            Some(desk.word(Key::EditorProven).to_owned())
        }
        _ => None,
    };
    if let Some(proof) = proof {
        told = [told, proof].join(desk.tongue.lang.dot());
    }
    told
}

/// One finding: what is wrong, and what to do.
pub fn finding(ui: &mut Ui, desk: Desk<'_>, found: &Diagnostic) {
    let lang = desk.tongue.lang;
    let palette = Palette::of(ui);
    let (sign, ink) = if found.is_error() { ("■", palette.hot) } else { ("▲", palette.warm) };
    let bold = Style::new(size::SECONDARY, palette.ink).bold();
    let spans = [
        text::Span::new(sign, Style { color: ink, ..bold }),
        text::Span::new(lang.gap(), bold),
        text::Span::new(found.message.get(lang), bold),
    ];
    text::paragraph_spans(ui, &spans, lang, bold);
    if let Some(hint) = &found.hint {
        soft(ui, hint.get(lang), lang);
    }
}

/// Another program has written the file, or it could not be written.
pub fn outside(ui: &mut Ui, desk: Desk<'_>, out: &mut Vec<Action>) {
    let lang = desk.tongue.lang;
    let palette = Palette::of(ui);
    let band = |ui: &mut Ui, words: &str, buttons: Vec<Button<'_>>, out: &mut Vec<Action>| {
        let frame = Frame::new().fill(palette.hot_tint).inner_margin(Margin::symmetric(24, 10));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            text::paragraph(ui, words, lang, Style::new(size::SECONDARY, palette.ink));
            ui.add_space(space::XS);
            ui.horizontal_wrapped(|ui| page::buttons(ui, lang, buttons, out));
        });
    };
    if desk.editor.outside.is_some() {
        let buttons = vec![
            Button::new(desk.word(Key::EditorKeep), EditorAction::KeepMine),
            Button::new(desk.word(Key::EditorTake), EditorAction::TakeTheirs),
        ];
        band(ui, desk.word(Key::EditorOutside), buttons, out);
    }
    if let Saving::Failed(why) = &desk.editor.saving {
        let buttons = vec![
            Button::new(desk.word(Key::EditorSave), EditorAction::Save),
            Button::new(desk.word(Key::EditorSaveAs), EditorAction::SaveAs),
        ];
        band(ui, why.get(lang), buttons, out);
    }
}
