//! What is sensible to do now, from what has been played so far.

use crate::app::state::AppState;
use crate::library::LibraryEntry;
use crate::records::{OpenAttempt, ScenarioRecord};

/// What the home page proposes. Places are those on the shelf.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WhatNow<'a> {
    /// Go on with the run that was left last; so many others were left, too.
    Resume(&'a OpenAttempt, usize, usize),
    /// Nothing has been played yet: the first lesson.
    First(usize),
    /// The lesson that was played last has not been passed yet.
    Again(usize, ScenarioRecord),
    /// The first one was passed; this one has not been.
    Next(usize, usize),
    /// All have been passed: the one that lies longest back, as an exam.
    Exam(usize),
}

/// What is proposed; `None` where there is no lesson to play.
#[must_use]
pub fn what_now(state: &AppState) -> Option<WhatNow<'_>> {
    let entries = state.entries();
    let home = &state.records.home;
    let place_of = |id: &str| entries.iter().position(|one| one.id == id && one.lesson.is_ok());
    let mut left = home.open.iter().filter_map(|open| Some((open, place_of(&open.scenario)?)));
    if let Some((open, place)) = left.next() {
        return Some(WhatNow::Resume(open, place, left.count()));
    }
    let playable = |one: &(usize, &LibraryEntry)| one.1.lesson.is_ok();
    let lessons = || entries.iter().enumerate().filter(playable);
    let record = |one: &LibraryEntry| home.scenarios.get(&one.id);
    let played = || lessons().filter_map(|(place, one)| Some((place, *record(one)?)));
    let Some((last, of_last)) = played().max_by_key(|(_, record)| record.last_ms) else {
        return lessons().next().map(|(place, _)| WhatNow::First(place));
    };
    if !of_last.passed {
        return Some(WhatNow::Again(last, of_last));
    }
    let open = lessons().find(|(_, one)| !record(one).is_some_and(|record| record.passed));
    if let Some((next, _)) = open {
        return Some(WhatNow::Next(last, next));
    }
    let oldest = played().min_by_key(|(_, record)| record.last_ms);
    oldest.map(|(place, _)| WhatNow::Exam(place))
}
