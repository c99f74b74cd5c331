//! Small pieces of wording that debrief and player share.

use crate::locale::promises::PromiseWords;
use crate::locale::{Key, Messages};
use moodfirst_core::scenario::model::Phase;
use moodfirst_core::text::Lang;

/// A text with its places filled in.
pub fn fill(words: &Messages, key: Key, fields: &[(&str, String)]) -> String {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.fill(key, &fields)
}

/// Words in quotation marks; a gesture keeps its own brackets.
pub fn quoted(text: &str, lang: Lang) -> String {
    let bare = text.trim_matches(['（', '）', '(', ')']);
    if text == lang.bracketed(bare) { text.to_owned() } else { lang.quoted(text) }
}

/// A label, a colon and a text.
pub fn labelled(label: &str, text: &str, lang: Lang) -> String {
    format!("{label}{}{text}", lang.colon())
}

/// Parts one after the other, with the comma of the language.
pub fn joined(parts: &[&str], lang: Lang) -> String {
    parts.join(lang.comma())
}

/// Passed or not.
pub fn verdict(words: &Messages, passed: bool) -> &str {
    words.get(if passed { Key::DebriefPassed } else { Key::DebriefFailed })
}

/// A promise in one sentence: how it stands, what, who, by when, how.
pub fn promise_sentence(one: &PromiseWords, lang: Lang) -> String {
    let parts = [one.what.as_str(), &one.who, &one.due, &one.channel];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    labelled(&one.word, &joined(&said, lang), lang)
}

/// The word for a phase of the anger curve.
pub const fn phase_key(phase: Phase) -> Key {
    match phase {
        Phase::Rising => Key::PhaseRising,
        Phase::Peak => Key::PhasePeak,
        Phase::Turning => Key::PhaseTurning,
        Phase::Cooling => Key::PhaseCooling,
        Phase::Workable => Key::PhaseWorkable,
        Phase::Relapse => Key::PhaseRelapse,
    }
}
