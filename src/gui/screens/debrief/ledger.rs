//! The promises as a time line on the scenario's clock.

use egui::Ui;

use super::{View, Walk};
use crate::gui::page::soft;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{LedgerState, TrackMark, promise_track};
use crate::locale::Key;
use crate::locale::wording::{promise_event, state_key};
use moodfirst_core::dialogue::{PromiseEvent, PromiseMark};

/// Shows each promise with what became of it, and when.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    if view.report.ledger.is_empty() {
        soft(ui, words.get(Key::LedgerNone), lang);
        return;
    }
    let marks = view.walk.map(|walk| walk.replay.timeline()).unwrap_or_default();
    for (place, entry) in view.report.ledger.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::M);
        }
        let open = words.get(Key::PromiseLeftOpen);
        let what = if entry.what.is_empty() { open } else { entry.what.get(lang) };
        let comma = lang.comma();
        // Without the conversation there is no track that shows by when.
        let due = entry.due.as_ref().filter(|_| view.walk.is_none());
        let due = due.map(|due| due.say(None, lang)).unwrap_or_default();
        let state = words.get(state_key(entry.state));
        let parts = [state, entry.who.get(lang), due.as_str(), entry.channel.get(lang)];
        let how: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let how = how.join(comma);
        let gap = lang.gap();
        let style = Style::new(size::SECONDARY, palette.ink);
        let spans = [
            Span { text: what, bold: true, color: palette.ink },
            Span { text: gap, bold: false, color: palette.ink },
            Span { text: &how, bold: false, color: palette.soft },
        ];
        text::paragraph_spans(ui, &spans, lang, style);
        let Some(walk) = view.walk else { continue };
        let own: Vec<&PromiseMark> = marks.iter().filter(|mark| mark.entry == place).collect();
        promise_track(ui, what, &moments(view, walk, &own), lang);
    }
}

/// One mark for all that happened at one moment.
fn moments(view: &View<'_>, walk: Walk<'_>, marks: &[&PromiseMark]) -> Vec<TrackMark> {
    let weekday = walk.scenario().clock.weekday;
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    marks
        .chunk_by(|a, b| a.at == b.at)
        .map(|together| {
            let said: Vec<String> =
                together.iter().map(|mark| promise_event(mark.event, weekday, words)).collect();
            let state = together.iter().rev().find_map(|mark| match mark.event {
                PromiseEvent::Kept => Some(LedgerState::Kept),
                PromiseEvent::Broken => Some(LedgerState::Broken),
                PromiseEvent::Released => Some(LedgerState::Released),
                _ => None,
            });
            TrackMark {
                at: together.first().map_or_else(String::new, |mark| mark.at.say(weekday, lang)),
                what: said.join(lang.comma()),
                state: state.unwrap_or(LedgerState::Open),
            }
        })
        .collect()
}
