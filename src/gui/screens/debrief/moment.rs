//! One moment of the run: what the customer said, what was answered, which acts that was, what the mood did.

use egui::{Frame, Margin, Ui};

use super::{View, Walk};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::Key;
use crate::locale::wording::reply_words;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::evaluation::Moods;
use moodfirst_core::text::Lang;

/// Shows what was said before a reply and in it, its acts, and what the mood did.
pub fn show(ui: &mut Ui, view: &View<'_>, walk: Walk<'_>, number: usize) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    let lesson = walk.lesson();
    let turn = walk.replay.turn(number);
    let Some((turn, before)) = turn.zip(walk.replay.before(number)) else { return };
    let customer = walk.scenario().customer.name.get(lang);
    for item in before.talk(lesson) {
        if let TalkItem::Customer { line, anger } = item {
            said(ui, customer, line.text.get(lang), palette.mood(i32::from(anger)), lang);
        }
    }
    if let Some(reply) = turn.said(lesson) {
        let mine = reply_words(reply, view.catalogue, lang);
        said(ui, words.get(Key::PlayYou), &mine, palette.accent, lang);
    }
    ui.add_space(space::XS);
    let acts: Vec<&str> =
        turn.acts.iter().map(|done| view.catalogue.act(done.act).name.get(lang)).collect();
    let moved = changes(view, [turn.before.moods(), turn.after().moods()]);
    let gap = lang.wide_gap();
    let acts = acts.join(lang.list_comma());
    let style = Style::new(size::HINT, palette.soft);
    let spans = [
        Span { text: &acts, bold: true, color: palette.ink },
        Span { text: gap, bold: false, color: palette.soft },
        Span { text: &moved, bold: false, color: palette.soft },
    ];
    text::paragraph_spans(ui, &spans, lang, style);
    if let Some(felt) = turn.unanswered() {
        let moved = changes(view, felt);
        let spans = [
            Span { text: words.get(Key::DebriefUnanswered), bold: true, color: palette.hot },
            Span { text: gap, bold: false, color: palette.soft },
            Span { text: &moved, bold: false, color: palette.soft },
        ];
        text::paragraph_spans(ui, &spans, lang, style);
    }
}

/// Who, and what they said.
fn said(ui: &mut Ui, who: &str, words: &str, color: egui::Color32, lang: Lang) {
    let ink = Palette::of(ui).ink;
    let gap = lang.gap();
    let style = Style::new(size::SECONDARY, ink);
    let bar = ui.cursor().min;
    let inner = Frame::new().inner_margin(Margin { left: 12, ..Margin::ZERO }).show(ui, |ui| {
        let spans = [
            Span { text: who, bold: true, color: ink },
            Span { text: gap, bold: false, color: ink },
            Span { text: words, bold: false, color: ink },
        ];
        text::paragraph_spans(ui, &spans, lang, style);
    });
    let bar = egui::Rect::from_min_max(
        bar + egui::vec2(0.0, 3.0),
        egui::pos2(bar.x + 3.0, inner.response.rect.bottom() - 3.0),
    );
    ui.painter().rect_filled(bar, 1.5, color);
}

/// Which of anger, trust and heard changed, and how.
fn changes(view: &View<'_>, moods: [Moods; 2]) -> String {
    let [before, after] = moods.map(|mood| [mood.anger, mood.trust, mood.heard]);
    let words = view.tongue.words;
    [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard]
        .into_iter()
        .zip(before.into_iter().zip(after))
        .filter(|(_, (before, after))| before != after)
        .map(|(key, (before, after))| format!("{} {before} → {after}", words.get(key)))
        .collect::<Vec<_>>()
        .join(view.tongue.lang.dot())
}
