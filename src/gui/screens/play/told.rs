//! What is said of a turn to those who do not see it: once, when it comes, in the order in which it happened.

use egui::Context;

use super::View;
use super::course::{Course, Step};
use super::turn::{Below, Coach, Piece, Top, Turn};
use crate::gui::heard;
use crate::gui::screens::Tongue;
use crate::locale::Key;

/// Says the whole turn.
pub fn turn(ctx: &Context, view: &View<'_>, turn: &Turn, course: &Course) {
    for words in whole(view, turn, course) {
        heard::say(ctx, words);
    }
}

/// Says what a question's answer has changed: what the coach says of it, and what can be answered now.
pub fn answered(ctx: &Context, tongue: Tongue, turn: &Turn) {
    if let Some(coach) = &turn.coach {
        heard::say(ctx, remark(coach, tongue));
    }
    heard::say(ctx, below(&turn.below, tongue));
}

fn whole(view: &View<'_>, turn: &Turn, course: &Course) -> Vec<String> {
    let tongue = view.tongue;
    let mut said = Vec::new();
    if let Some(Top::Caption(moment, told)) = &turn.top {
        said.push([moment.as_str(), told].join(tongue.lang.gap()));
    }
    // What came from outside happened before anybody could say something to it.
    let outside = |piece: &Piece| matches!(piece, Piece::Told(_, true));
    let events = turn.coach.iter().flat_map(|coach| &coach.events);
    said.extend(events.map(|event| event.said(tongue.lang)));
    said.extend(turn.pieces.iter().filter(|piece| outside(piece)).map(|one| piece(one, tongue)));
    said.extend(turn.coach.as_ref().map(|coach| remark(coach, tongue)));
    if view.coach() {
        said.extend(moods(view, course));
    }
    let others = turn.pieces.iter().filter(|piece| !outside(piece));
    said.extend(others.map(|one| piece(one, tongue)));
    said.push(below(&turn.below, tongue));
    said
}

/// The coach's sentence.
fn remark(coach: &Coach, tongue: Tongue) -> String {
    let parts = [&coach.lead, &coach.why].into_iter().chain(&coach.notes);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).map(String::as_str).collect();
    let who = tongue.words.get(Key::ModeCoach);
    [who, &parts.join(tongue.lang.gap())].join(tongue.lang.colon())
}

/// The moods that have moved.
fn moods(view: &View<'_>, course: &Course) -> Option<String> {
    let Tongue { words, lang } = view.tongue;
    let now = course.left;
    let (changes, _) = course.changes(Step::Left);
    let rows =
        [(Key::MoodAnger, now.anger), (Key::MoodTrust, now.trust), (Key::MoodHeard, now.heard)];
    let rows = rows.into_iter().zip(changes).filter_map(|((key, now), change)| {
        let told = heard::of_hundred(words.get(key), i32::from(now), change, lang);
        (change != 0).then_some(told)
    });
    let rows: Vec<String> = rows.collect();
    (!rows.is_empty()).then(|| rows.join(lang.semicolon()))
}

fn piece(piece: &Piece, tongue: Tongue) -> String {
    let Tongue { words, lang } = tongue;
    match piece {
        Piece::Line { who, cue, words, .. } if cue.is_empty() => {
            [who.as_str(), words].join(lang.colon())
        }
        Piece::Line { who, cue, words, .. } => {
            let cue = lang.bracketed(cue.trim_end_matches(['。', '.']));
            let who = [who.as_str(), &cue].join(lang.blank());
            [who.as_str(), words].join(lang.colon())
        }
        Piece::Told(told, _) | Piece::Broke(told) => told.clone(),
        Piece::Ended => words.get(Key::ConversationEnded).to_owned(),
    }
}

/// What can be done now.
fn below(below: &Below, tongue: Tongue) -> String {
    let Tongue { words, lang } = tongue;
    match below {
        Below::Replies(offers) if offers.len() == 1 => words.get(Key::HeardReply).to_owned(),
        Below::Replies(offers) => {
            words.fill(Key::HeardReplies, &[("n", &offers.len().to_string())])
        }
        Below::Question(ask, options) => {
            let count = options.len().to_string();
            let count = words.fill(Key::HeardAnswer, &[("n", &count)]);
            [words.get(Key::JudgeTitle), ask, &count].join(lang.gap())
        }
        Below::GoOn(label) | Below::Debrief(label) => [label.as_str(), "Enter"].join(lang.comma()),
    }
}
