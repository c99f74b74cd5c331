//! The past runs of the one who is learning now: each opens its debrief.

use egui::Ui;

use super::Tongue;
use crate::app::{Action, AppState, RecordsAction};
use crate::gui::page::{Button, soft};
use crate::gui::theme::space;
use crate::locale::Key;
use crate::locale::wording::attempt_result;
use crate::records::AttemptLine;
use chrono::{Local, TimeZone as _};

/// Shows them, the last one first.
pub fn show(ui: &mut Ui, state: &AppState, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let Some(lines) = state.records.attempts.shown() else {
        soft(ui, words.get(Key::AttemptsReading), lang);
        return;
    };
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        soft(ui, words.get(Key::AttemptsNone), lang);
        return;
    }
    soft(ui, words.get(Key::AttemptsLead), lang);
    ui.add_space(space::S);
    for line in lines {
        let said = told(state, line, tongue);
        ui.add_space(space::XS);
        if line.reported {
            let open = RecordsAction::OpenAttempt(line.start.key.clone());
            let wide = ui.available_width();
            Button::new(said, open).row(wide).show(ui, lang, out);
        } else {
            // In line with the words on the buttons.
            ui.horizontal(|ui| {
                ui.add_space(space::M + 2.0);
                soft(ui, &said, lang);
            });
        }
    }
}

/// When, what, with whom, and how it ended.
fn told(state: &AppState, line: &AttemptLine, tongue: Tongue) -> String {
    let Tongue { words, lang } = tongue;
    let id = &line.start.scenario;
    let known = state.entries().iter().find(|entry| entry.id == *id);
    let lesson = known.and_then(|entry| entry.lesson.as_ref().ok());
    let title = lesson.map_or(id.as_str(), |lesson| lesson.scenario().title.get(lang));
    let persona = state.catalogue.persona(&line.start.persona);
    let parts = [
        moment(line.last_ms),
        title.to_owned(),
        persona.map_or("", |note| note.name.get(lang)).to_owned(),
        attempt_result(line, words),
    ];
    parts.join(lang.dot())
}

/// A moment in local time.
pub fn moment(ms: u64) -> String {
    let moment = i64::try_from(ms).ok();
    let moment = moment.and_then(|ms| Local.timestamp_millis_opt(ms).single());
    moment.map_or_else(String::new, |moment| moment.format("%Y-%m-%d %H:%M").to_string())
}
