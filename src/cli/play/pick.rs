//! Choosing a scenario from the list.

use super::input::LineInput;
use crate::cli::console::{Console, Failure};
use crate::cli::resources::{Resources, playable};
use crate::cli::wording::fill;
use crate::cli::wrapped::WrappedText;
use crate::library::{Library, LibraryEntry};
use crate::locale::{Key, Messages};
use moodfirst_core::dialogue::Lesson;
use std::sync::Arc;

/// The scenario chosen; the only one there is without asking. `None`: the user left.
pub fn lesson(
    resources: &Resources,
    console: &mut Console,
    input: &mut LineInput,
) -> Result<Option<Arc<Lesson>>, Failure> {
    let library = Library::open(&resources.rulebook, &resources.folder);
    for note in &library.notes {
        console.say(note);
    }
    if let [only] = library.entries.as_slice() {
        return playable(console, only).map(Some);
    }
    let words = Messages::of(console.lang);
    let ready: Vec<&LibraryEntry> =
        library.entries.iter().filter(|entry| entry.lesson.is_ok()).collect();
    let mut out = WrappedText::new(console.lang, console.width);
    out.text(0, words.get(Key::PlayPick));
    for (number, entry) in (1..).zip(&ready) {
        if let Ok(lesson) = &entry.lesson {
            let scenario = lesson.scenario();
            let title = scenario.title.get(console.lang);
            out.hang(&format!("{number:>3}  "), &format!("{title} · {}", entry.id));
            out.text(5, scenario.summary.get(console.lang));
        }
    }
    for entry in &library.entries {
        if let Some(why) = entry.trouble() {
            let fields = [("name", entry.id.clone()), ("why", why.get(console.lang).to_owned())];
            out.hang("  -  ", &fill(words, Key::PlayDamaged, &fields));
        }
    }
    console.lines(out.into_lines())?;
    loop {
        let Some(line) = console.ask(input)? else { return Ok(None) };
        if line.eq_ignore_ascii_case("q") {
            return Ok(None);
        }
        let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(entry) = number.and_then(|place| ready.get(place)) {
            return playable(console, entry).map(Some);
        }
        let fields = [("count", ready.len().to_string())];
        console.lines([fill(words, Key::PlayAskNumber, &fields)])?;
    }
}
