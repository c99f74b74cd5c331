//! What the window is called: after its page.

use crate::app::{AppState, Page};
use crate::editor::form;
use crate::locale::{Key, Messages};

/// The page, what it is about, and the program.
#[must_use]
pub fn title(state: &AppState) -> String {
    let lang = state.lang();
    let words = Messages::of(lang);
    let (page, about) = match state.page() {
        Page::Welcome => (None, String::new()),
        Page::Home => (Some(Key::WindowHome), String::new()),
        Page::Briefing(briefing) => {
            let title = briefing.lesson.scenario().title.get(lang);
            (Some(Key::WindowBriefing), title.to_owned())
        }
        Page::Play(call) => {
            let title = call.stage.lesson().scenario().title.get(lang);
            (Some(Key::WindowPlay), title.to_owned())
        }
        Page::Debrief(debrief) => {
            let title = debrief.stage.lesson().scenario().title.get(lang);
            (Some(Key::DebriefTitle), title.to_owned())
        }
        Page::StoredDebrief(stored) => (Some(Key::StoredTitle), stored.title.get(lang).to_owned()),
        Page::Editor(editor) => {
            let tree = editor.work.document().tree();
            (Some(Key::EditorTitle), form::best(&form::title(&tree), lang).to_owned())
        }
        Page::ScenarioReport(report) => {
            let title = report.entry().map(|entry| match &entry.lesson {
                Ok(lesson) => lesson.scenario().title.get(lang).to_owned(),
                Err(_) => entry.id.clone(),
            });
            (Some(Key::ReportTitle), title.unwrap_or_default())
        }
    };
    let page = page.map_or("", |page| words.get(page));
    let parts = [page, about.as_str(), words.get(Key::AppName)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(lang.dot())
}
