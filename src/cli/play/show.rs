//! How the parts of a run look in a terminal.

use crate::cli::wording::{joined, labelled, phase_key};
use crate::cli::wrapped::WrappedText;
use crate::locale::{Key, Messages};
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::evaluation::MoodState;
use moodfirst_core::report;
use moodfirst_core::rubric::{Catalogue, PersonaNote};
use moodfirst_core::scenario::model::{Judgement, Line, Reply, Scenario};
use moodfirst_core::text::{Lang, Text};

/// Everything to be known before the first line.
pub fn briefing(
    out: &mut WrappedText,
    scenario: &Scenario,
    persona: Option<&PersonaNote>,
    words: &Messages,
) {
    let lang = words.lang();
    let row =
        |out: &mut WrappedText, key, text: &str| out.text(0, &labelled(words.get(key), text, lang));
    out.heading(scenario.title.get(lang));
    out.text(0, scenario.summary.get(lang));
    if scenario.shown_in(lang) != lang {
        out.gap();
        out.text(0, words.get(Key::PlayOtherLanguage));
    }
    out.gap();
    row(out, Key::PlayPlace, scenario.place.get(lang));
    row(out, Key::PlayRole, scenario.role.get(lang));
    row(out, Key::PlayCustomer, scenario.customer.name.get(lang));
    for text in [&scenario.customer.look, &scenario.customer.history] {
        out.text(2, text.get(lang));
    }
    if let Some(persona) = persona {
        row(out, Key::PlayPersona, persona.name.get(lang));
        out.text(2, persona.summary.get(lang));
    }
    list(out, words.get(Key::PlayGoals), scenario.goals.iter(), lang);
    out.heading(words.get(Key::PlayBriefing));
    for paragraph in &scenario.briefing {
        out.text(0, paragraph.get(lang));
    }
    out.gap();
    out.text(0, &scenario.clock.start.say(scenario.clock.weekday, lang));
}

/// The fact card.
pub fn fact_card(out: &mut WrappedText, scenario: &Scenario, words: &Messages) {
    let (card, lang) = (&scenario.fact_card, words.lang());
    list(out, words.get(Key::FactFacts), card.facts.iter(), lang);
    list(out, words.get(Key::FactMayGive), card.may_give.iter().map(|item| &item.text), lang);
    list(out, words.get(Key::FactCanDo), card.can_do.iter().map(|item| &item.text), lang);
    list(out, words.get(Key::FactBeyond), card.beyond.iter().map(|item| &item.text), lang);
}

fn list<'t>(out: &mut WrappedText, title: &str, texts: impl Iterator<Item = &'t Text>, lang: Lang) {
    let mut texts = texts.peekable();
    if texts.peek().is_some() {
        out.heading(title);
    }
    for text in texts {
        out.hang("- ", text.get(lang));
    }
}

/// Something said or done, except the trainee's replies.
pub fn item(out: &mut WrappedText, item: &TalkItem<'_>, scenario: &Scenario, words: &Messages) {
    let lang = words.lang();
    match item {
        TalkItem::Jump(jump) => {
            out.gap();
            let when = jump.to.say(scenario.clock.weekday, lang);
            out.text(0, &format!("—— {} · {when} ——", jump.caption.get(lang)));
        }
        TalkItem::Event(effect) | TalkItem::Effect(effect) => {
            out.gap();
            out.text(0, &bracketed(effect.why.get(lang), lang));
        }
        TalkItem::Customer { line, .. } => customer(out, line, scenario, lang),
        // The reply and the broken promise need more than the scenario; the ending opens the debrief.
        TalkItem::Trainee { .. } | TalkItem::PromiseBroke(_) | TalkItem::Ended(_) => {}
    }
}

fn customer(out: &mut WrappedText, line: &Line, scenario: &Scenario, lang: Lang) {
    out.gap();
    if let Some(cue) = &line.cue {
        out.text(0, &bracketed(cue.get(lang), lang));
    }
    out.hang(&labelled(scenario.customer.name.get(lang), "", lang), line.text.get(lang));
}

/// A stage direction in brackets, with or without those of its author.
fn bracketed(text: &str, lang: Lang) -> String {
    let bare = text.trim_matches(['（', '）', '(', ')']).trim_end_matches(['。', '.']);
    lang.bracketed(bare)
}

/// A judgement question with its answers by letter, so that numbers always mean replies.
pub fn question(out: &mut WrappedText, question: &Judgement, words: &Messages) {
    let lang = words.lang();
    out.text(0, &labelled(words.get(Key::PlayJudge), question.ask.get(lang), lang));
    for (letter, option) in ('a'..).zip(&question.options) {
        out.hang(&format!("{letter:>3}  "), option.text.get(lang));
    }
}

/// A reply on offer.
pub fn offer(out: &mut WrappedText, number: usize, reply: &Reply, lang: Lang) {
    let words = report::words(reply);
    out.hang(&format!("{number:>3}  "), words.get(lang));
}

/// The reply that was given, with how it was said.
pub fn reply(out: &mut WrappedText, reply: &Reply, catalogue: &Catalogue, words: &Messages) {
    let lang = words.lang();
    let marks = reply.delivery.iter().filter_map(|mark| catalogue.mark(*mark));
    let marks: Vec<&str> = marks.map(|mark| mark.name.get(lang)).collect();
    let mut who = words.get(Key::PlayYou).to_owned();
    if !marks.is_empty() {
        let marks = bracketed(&joined(&marks, lang), lang);
        who += lang.blank();
        who += &marks.to_lowercase();
    }
    out.gap();
    out.text(0, &labelled(&who, report::words(reply).get(lang), lang));
}

/// The three moods before and after, and the phase: `怒气 35 → 45 …`.
pub fn moods(before: MoodState, after: MoodState, words: &Messages) -> String {
    let rows = [
        (Key::MoodAnger, before.anger, after.anger),
        (Key::MoodTrust, before.trust, after.trust),
        (Key::MoodHeard, before.heard, after.heard),
    ];
    let mut all: Vec<String> = rows
        .into_iter()
        .map(|(key, before, after)| {
            let name = words.get(key);
            if before == after {
                format!("{name} {after}")
            } else {
                format!("{name} {before} → {after}")
            }
        })
        .collect();
    all.push(words.get(phase_key(after.phase)).to_owned());
    all.join(" · ")
}
