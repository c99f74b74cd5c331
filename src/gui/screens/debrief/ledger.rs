//! The promises as a time line on the scenario's clock.

use egui::Ui;

use super::{View, Walk};
use crate::gui::page::soft;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{LedgerState, TrackMark, promise_track};
use crate::locale::Key;
use crate::locale::promises::promises;
use crate::locale::wording::promise_event;
use moodfirst_core::dialogue::{PromiseEvent, PromiseMark};

/// Shows each promise with what became of it, and when.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    // Without the conversation there is no calendar and no track that shows by when.
    let weekday = view.walk.map(|walk| walk.scenario().clock.weekday);
    let all = promises(view.report, weekday, words);
    if all.is_empty() {
        soft(ui, words.get(Key::LedgerNone), lang);
        return;
    }
    let marks = view.walk.map(|walk| walk.replay.timeline()).unwrap_or_default();
    for (place, one) in all.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::M);
        }
        let due = if view.walk.is_none() { one.due.as_str() } else { "" };
        let how = one.how(words);
        let how = [one.word.as_str(), due, &how].into_iter().filter(|part| !part.is_empty());
        let how = how.collect::<Vec<_>>().join(lang.comma());
        let gap = lang.gap();
        let style = Style::new(size::SECONDARY, palette.ink);
        let spans = [
            Span { text: &one.what, bold: true, color: palette.ink },
            Span { text: gap, bold: false, color: palette.ink },
            Span { text: &how, bold: false, color: palette.soft },
        ];
        text::paragraph_spans(ui, &spans, lang, style);
        let (Some(walk), Some(entry)) = (view.walk, one.entry) else { continue };
        let own: Vec<&PromiseMark> = marks.iter().filter(|mark| mark.entry == entry).collect();
        promise_track(ui, &one.what, &moments(view, walk, &own), lang);
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
