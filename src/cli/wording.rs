//! Small pieces of wording that debrief and player share.

use crate::locale::wording::state_key;
use crate::locale::{Key, Messages};
use moodfirst_core::report::LedgerLine;
use moodfirst_core::scenario::model::{Phase, Weekday};
use moodfirst_core::text::Lang;

/// A text with its places filled in.
pub fn fill(words: &Messages, key: Key, fields: &[(&str, String)]) -> String {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.fill(key, &fields)
}

/// Points with their sign; nothing is `0`.
pub fn signed(points: i32) -> String {
    if points == 0 { "0".to_owned() } else { format!("{points:+}") }
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

/// A promise in one sentence: what, who, by when, how, and how it stands. `first` is the weekday
/// of day 1, where it is known.
pub fn entry_words(entry: &LedgerLine, first: Option<Weekday>, words: &Messages) -> String {
    let lang = words.lang();
    let due = entry.due.as_ref().map(|due| due.say(first, lang));
    let parts = [
        entry.what.get(lang),
        entry.who.get(lang),
        due.as_deref().unwrap_or_default(),
        entry.channel.get(lang),
    ];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    labelled(words.get(state_key(entry.state)), &joined(&said, lang), lang)
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
