//! Choosing a scenario from the list.

use super::input::Input;
use crate::cli::console::{Console, Stop};
use crate::cli::desk::{Desk, playable};
use crate::cli::page::Page;
use crate::cli::wording::fill;
use crate::library::{Entry, Library};
use crate::locale::{Key, Words};
use moodfirst_core::dialogue::Lesson;
use std::sync::Arc;

/// The scenario chosen; the only one there is without asking. `None`: the user left.
pub fn lesson(
    desk: &Desk,
    console: &mut Console,
    input: &mut Input,
) -> Result<Option<Arc<Lesson>>, Stop> {
    let library = Library::open(&desk.kit, &desk.folder);
    for note in &library.notes {
        console.say(note);
    }
    if let [only] = library.entries.as_slice() {
        return playable(console, only).map(Some);
    }
    let words = Words::of(console.lang);
    let ready: Vec<&Entry> = library.entries.iter().filter(|entry| entry.lesson.is_ok()).collect();
    let mut page = Page::new(console.lang, console.width);
    page.text(0, words.get(Key::PlayPick));
    for (number, entry) in (1..).zip(&ready) {
        if let Ok(lesson) = &entry.lesson {
            let scenario = lesson.scenario();
            let title = scenario.title.get(console.lang);
            page.hang(&format!("{number:>3}  "), &format!("{title} · {}", entry.id));
            page.text(5, scenario.summary.get(console.lang));
        }
    }
    for entry in &library.entries {
        if let Some(why) = entry.trouble() {
            let fields = [("name", entry.id.clone()), ("why", why.get(console.lang).to_owned())];
            page.hang("  -  ", &fill(words, Key::PlayDamaged, &fields));
        }
    }
    console.lines(page.into_lines())?;
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
