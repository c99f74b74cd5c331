//! What to do now: one answer at the head of the home page.

use egui::{Frame, Margin, Stroke, Ui};

use super::super::Tongue;
use super::super::attempts::moment;
use crate::app::{
    Action, AppState, NavigationAction, Overlay, RecordsAction, ShelfAction, WhatNow, what_now,
};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::locale::Key;
use moodfirst_core::text::Lang;

/// Shows it.
pub fn show(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let Some(now) = what_now(state) else { return };
    let title = |place: usize| title(state, place, lang);
    let (said, more, buttons) = match now {
        WhatNow::Resume(open, place, others) => {
            let when = moment(open.last_ms);
            let n = open.turns.to_string();
            let fields = [("title", title(place)), ("n", n.as_str()), ("when", when.as_str())];
            let mut more = String::new();
            if others > 0 {
                more = words.fill(Key::HomeResumeMore, &[("n", &others.to_string())]);
            }
            let go = RecordsAction::Resume(open.key.clone());
            let buttons = vec![
                Button::new(words.get(Key::HomeResumeGo), go).command(Command::GoOn).primary(),
                Button::new(
                    words.get(Key::HomeResumeDrop),
                    NavigationAction::Toggle(Overlay::Drop),
                ),
            ];
            (words.fill(Key::HomeNowResume, &fields), more, buttons)
        }
        WhatNow::First(place) => {
            let said = words.fill(Key::HomeNowFirst, &[("title", title(place))]);
            (said, String::new(), vec![begin(tongue, place, Key::HomeNowBegin)])
        }
        WhatNow::Again(place, record) => {
            let best = record.best.total.to_string();
            let said = words.fill(Key::HomeNowAgain, &[("title", title(place)), ("n", &best)]);
            let mut buttons = vec![begin(tongue, place, Key::DebriefPlayAgain)];
            buttons.extend(past(state, tongue, place));
            (said, words.get(Key::HomeNowAgainHow).to_owned(), buttons)
        }
        WhatNow::Next(passed, next) => {
            let fields = [("passed", title(passed)), ("title", title(next))];
            let mut buttons = vec![begin(tongue, next, Key::HomeNowBegin)];
            buttons.extend(past(state, tongue, passed));
            (words.fill(Key::HomeNowNext, &fields), String::new(), buttons)
        }
        WhatNow::Exam(place) => {
            let said = words.fill(Key::HomeNowExam, &[("title", title(place))]);
            (said, String::new(), vec![begin(tongue, place, Key::HomeNowBegin)])
        }
    };
    let palette = Palette::of(ui);
    let frame = Frame::new()
        .fill(palette.accent_tint)
        .stroke(Stroke::new(1.0, palette.accent))
        .corner_radius(corner::CARD)
        .inner_margin(Margin::symmetric(20, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        text::paragraph(ui, &said, lang, Style::new(size::BODY, palette.ink).bold());
        if !more.is_empty() {
            soft(ui, &more, lang);
        }
        ui.add_space(space::S);
        page::buttons(ui, lang, buttons, out);
    });
    ui.add_space(space::L);
}

fn title(state: &AppState, place: usize, lang: Lang) -> &str {
    let lesson = state.entries().get(place).and_then(|entry| entry.lesson.as_ref().ok());
    lesson.map_or("", |lesson| lesson.scenario().title.get(lang))
}

fn begin(tongue: Tongue, place: usize, label: Key) -> Button<'static> {
    let open = ShelfAction::OpenBriefing(place);
    Button::new(tongue.words.get(label), open).command(Command::GoOn).primary()
}

/// The way to the past runs of a lesson, each with its debrief.
fn past(state: &AppState, tongue: Tongue, place: usize) -> Option<Button<'static>> {
    let id = state.entries().get(place)?.id.clone();
    let list = RecordsAction::ListAttempts(Some(id));
    Some(Button::new(tongue.words.get(Key::HomeNowDebriefs), list))
}
