//! The model from the tree. What is missing or wrong becomes a diagnostic and a placeholder;
//! lists keep their length, so that the rules find the place of every part in the tree.

mod conversation;
mod guard;
mod head;
mod scene;
mod segment;

use super::limits::LIMITS;
use super::model::{Clock, FORMAT, Moment, Mood, Scenario};
use crate::source::codes;
use crate::source::diagnostic::Problem;
use crate::source::open::{known_format, root};
use crate::source::read::{Fields, Lacking, TreeReader, Value};
use crate::source::{say, unseen};
use crate::text::Lang;
use scene::FORMAT_2;
use std::ops::Range;

/// Reads a scenario. `None` if it is something else or of a newer format.
pub(super) fn scenario<'t>(reading: &'t TreeReader<'t>) -> Option<Scenario> {
    let mut f = root(reading, "Scenario")?;
    let format = format(&mut f)?;
    reading.set_format(format);
    reading.set_limits(LIMITS);
    let written = languages(&mut f, reading);
    let scenario = Scenario {
        format,
        id: f.string("id"),
        version: f.int("version", 1..=1_000_000),
        author: f.string("author"),
        licence: f.string("licence"),
        title: f.text("title"),
        summary: f.text("summary"),
        goals: f.list("goals", Value::text),
        channel: head::channel(&mut f),
        place: f.text("place"),
        backdrop: head::backdrop(&mut f),
        role: f.text("role"),
        minutes: f.int("minutes", 1..=240),
        customer: head::customer(&mut f),
        opening: head::opening(&mut f),
        personas: f.list("personas", Value::string),
        need: f.maybe("need").and_then(head::need),
        owed: f.list("owed", head::owed),
        fact_card: head::fact_card(&mut f),
        pass_mark: f.int_maybe("pass_mark", 0..=100).unwrap_or(70),
        clock: head::clock(&mut f),
        briefing: f.list("briefing", Value::text),
        flags: f.list_or_empty("flags", Value::string),
        start: f.string("start"),
        nodes: f.list("nodes", conversation::node),
        endings: f.list("endings", conversation::ending),
        debrief: f.list("debrief", Value::text),
        phrases: f.list_or_empty("phrases", Value::text),
        expectations: f.list_or_empty("expectations", guard::expectation),
        languages: written.as_ref().map_or_else(Vec::new, |(languages, _)| languages.clone()),
        scene: f.since(FORMAT_2, "scene").map(scene::first_scene),
        particulars: f
            .since(FORMAT_2, "particulars")
            .map_or_else(Vec::new, |v| v.list(scene::particular)),
        editor: f.since(FORMAT_2, "editor").map_or_else(Vec::new, |v| v.list(scene::editor_mark)),
    };
    f.done();
    if let Some((_, span)) = written {
        completeness(reading, &span);
    }
    Some(scenario)
}

/// The languages that the file names, and where.
fn languages(f: &mut Fields<'_>, reading: &TreeReader<'_>) -> Option<(Vec<Lang>, Range<usize>)> {
    let value = f.since(FORMAT_2, "languages")?;
    let languages = scene::languages_of(value);
    reading.set_languages(&languages);
    Some((languages, value.key_span()))
}

/// One note for each language in which something is missing.
fn completeness(reading: &TreeReader<'_>, span: &Range<usize>) {
    for Lacking { lang, missing, of } in reading.lacking().filter(|lacking| lacking.missing > 0) {
        let (zh, en) = match lang {
            Lang::Zh => ("中文", "Chinese"),
            Lang::En => ("英文", "English"),
        };
        reading.report(Problem::new(
            &codes::INCOMPLETE_LANGUAGE,
            span.clone(),
            say!(
                "{of} 段文字里有 {missing} 段没有{zh}",
                "{missing} of {of} texts are not there in {en}"
            ),
        ));
    }
}

/// The format; `None` if it is newer than this program.
fn format(f: &mut Fields<'_>) -> Option<u32> {
    known_format(f.need("format"), FORMAT)
}

/// The format of replay plans, which may be left out.
pub(super) fn format_maybe(f: &mut Fields<'_>) -> Option<u32> {
    known_format(f.maybe("format"), 1)
}

/// A required moment.
fn moment(f: &mut Fields<'_>, name: &'static str) -> Moment {
    f.need(name).and_then(as_moment).unwrap_or(Moment(0))
}

/// An optional moment.
fn moment_maybe(f: &mut Fields<'_>, name: &'static str) -> Option<Moment> {
    f.maybe(name).and_then(as_moment)
}

fn as_moment(value: Value<'_>) -> Option<Moment> {
    let Some(words) = value.str() else {
        value.wrong(say!("时刻，如 \"d1 17:00\"", "a moment such as \"d1 17:00\""));
        return None;
    };
    let moment = Moment::parse(&words);
    if moment.is_none() {
        let draft = Problem::new(
            &codes::BAD_MOMENT,
            value.span(),
            say!("`{words}` 不是时刻", "`{words}` is no moment"),
        );
        value.report_at(draft.maybe_hint(unseen::odd(&words)).expected(say!(
            "应当像 \"d1 17:00\"：d1 到 d999，00:00 到 23:59",
            "expected something like \"d1 17:00\": d1 to d999, 00:00 to 23:59"
        )));
    }
    moment
}

/// Placeholders that the rules do not mind.
const MOOD: Mood = Mood { anger: 0, trust: 0, heard: 0 };
const CLOCK: Clock = Clock { weekday: super::model::Weekday::Monday, start: Moment(0) };
