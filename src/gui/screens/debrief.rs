//! The debrief: how it ended, what it scored and why, what to say next time.

use egui::{Key as EguiKey, Ui, UiBuilder};

use super::{Drafts, Tongue};
use crate::app::{Action, Debrief, Mode, Overlay};
use crate::gui::page::{self, Button};
use crate::locale::Key;
use crate::rubric::{Catalogue, Dimension};
use crate::text::Lang;

mod lines;
mod result;

/// What the screen remembers: filter, unfolded line, point of the curve.
#[derive(Default)]
pub struct DebriefDraft {
    filter: Option<Dimension>,
    /// Place among the report's lines.
    open: Option<usize>,
    /// Index into the points of the curve: 0 is the opening, then the replies.
    point: Option<usize>,
    /// The unfolded line has to be brought into view.
    reveal: bool,
}

/// What the parts of the screen need.
struct View<'a> {
    debrief: &'a Debrief,
    catalogue: &'a Catalogue,
    tongue: Tongue,
}

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    debrief: &Debrief,
    catalogue: &Catalogue,
    tongue: Tongue,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let view = View { debrief, catalogue, tongue };
    let scenario = debrief.stage.lesson().scenario();
    let chosen = drafts.debrief.point.filter(|turn| *turn > 0);
    let mode = words.get(match debrief.mode {
        Mode::Coach => Key::ModeCoach,
        Mode::Exam => Key::ModeExam,
    });
    let dot = if lang == Lang::Zh { "·" } else { " · " };
    let persona = catalogue.persona(debrief.stage.persona()).map_or("", |note| note.name.get(lang));
    let aside = [scenario.title.get(lang), mode, persona].join(dot);
    let mut right = Vec::new();
    if let Some(turn) = chosen {
        let number = turn.to_string();
        let label = words.fill(Key::DebriefTryAgain, &[("n", &number)]);
        right.push(Button::new(label, Action::TryAgainFrom(turn)).key("R"));
    }
    right.push(Button::new(words.get(Key::DebriefPlayAgain), Action::PlayAgain).key("Enter"));
    let back = if debrief.guide.is_some() { Key::GuideBack } else { Key::BackHome };
    right.push(Button::new(words.get(back), Action::Home).key("Esc"));
    right.push(Button::new(words.get(Key::KeysTitle), Action::Toggle(Overlay::Keys)).key("?"));
    page::header(ui, lang, words.get(Key::DebriefTitle), &aside, right, out);
    let again = ui.input(|input| input.key_pressed(EguiKey::R) && !input.modifiers.any());
    if again && let Some(turn) = chosen {
        out.push(Action::TryAgainFrom(turn));
    }

    let whole = ui.available_rect_before_wrap();
    if whole.width() < 1000.0 {
        page::scroll(ui, "debrief", 900.0, |ui| {
            result::show(ui, &view, &mut drafts.debrief);
            lines::show(ui, &view, drafts, out);
            result::after(ui, &view);
        });
        return;
    }
    let (left, right) = whole.split_left_right_at_x(whole.left() + whole.width() * 0.44);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        page::scroll(ui, "result", 640.0, |ui| {
            result::show(ui, &view, &mut drafts.debrief);
            result::after(ui, &view);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        let line = egui::Stroke::new(1.0, crate::gui::theme::Palette::of(ui).line);
        ui.painter().vline(right.left() - 0.5, right.y_range(), line);
        page::scroll_in(ui, "lines", 900.0, 0.0, |ui| lines::show(ui, &view, drafts, out));
    });
}
