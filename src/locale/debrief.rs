//! The debrief in words, for window, terminal and exported page.

use super::wording::{remark_lead, reply_words, why_they_differ};
use super::{Key, Messages};
use moodfirst_core::dialogue::{Replay, Stage};
use moodfirst_core::report::{
    AngerOver, CriticalError, Merged, Report, TurningPoint, instead, remark_on,
};
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric, Rule};

/// The three dimensions with their scores.
#[must_use]
pub const fn scores(report: &Report) -> [(Dimension, u8); 3] {
    let of = report.dimensions;
    [
        (Dimension::Empathy, of.empathy),
        (Dimension::Order, of.order),
        (Dimension::Commitment, of.commitment),
    ]
}

/// Total and dimensions in one sentence, and why ending and total seem to disagree, where they do.
#[must_use]
pub fn total_line(report: &Report, rubric: &Rubric, words: &Messages) -> (String, Option<String>) {
    let verdict = if report.passed { Key::DebriefPassed } else { Key::DebriefFailed };
    let of = report.dimensions;
    let [total, empathy, order, commitment] =
        [report.total, of.empathy, of.order, of.commitment].map(|score| score.to_string());
    let fields = [
        ("total", total.as_str()),
        ("verdict", words.get(verdict)),
        ("empathy", &empathy),
        ("order", &order),
        ("commitment", &commitment),
    ];
    (words.fill(Key::DebriefTotalLine, &fields), why_they_differ(report, rubric, words))
}

/// A turning point in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurningWords {
    /// When, and which reply.
    pub when: String,
    /// What it did to the customer.
    pub title: String,
    /// What anger and trust did over it; empty where they stayed.
    pub moved: String,
    /// What was said.
    pub said: String,
    /// Why it turned.
    pub why: String,
    /// What would have been better; `None` where nothing was found, or where it was for the better.
    pub better: Option<String>,
    /// What the customer would have said to that.
    pub answer: Option<String>,
    /// Its points by dimension.
    pub points: Vec<(Dimension, i32)>,
}

/// A turning point in words.
#[must_use]
pub fn turning_words(
    report: &Report,
    (stage, replay): (&Stage, &Replay),
    catalogue: &Catalogue,
    point: TurningPoint,
    words: &Messages,
) -> Option<TurningWords> {
    let lang = words.lang();
    let lesson = stage.lesson();
    let scenario = lesson.scenario();
    let turn = replay.turn(point.turn as usize)?;
    let remark = remark_on(report, catalogue, lesson, turn);
    let when = turn.at.say(scenario.clock.weekday, lang);
    let fields = [("when", when.as_str()), ("n", &point.turn.to_string())];
    let lead = remark_lead(&remark, scenario.customer.name.get(lang), words);
    let error = report.critical.iter().find(|error| error.turn == Some(point.turn));
    // What nobody did stands in no remark on what was said.
    let left_out = error.is_some_and(|error| error.act.is_none());
    let error = error.map(|error| critical_words(error, catalogue, words));
    let why = match &error {
        Some(error) if left_out => error.why.join(lang.blank()),
        _ => remark.why.get(lang).to_owned(),
    };
    let title = if let Some(error) = error {
        error.title
    } else if lead.is_empty() {
        let acts = remark.acts.iter().map(|act| catalogue.act(*act).name.get(lang));
        acts.collect::<Vec<_>>().join(lang.list_comma())
    } else {
        lead
    };
    let [before, after] = [turn.before.moods(), turn.after().moods()];
    let moods =
        [(Key::MoodAnger, before.anger, after.anger), (Key::MoodTrust, before.trust, after.trust)];
    let moved = moods
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(key, before, after)| format!("{} {before} → {after}", words.get(key)));
    let better = if point.worse { instead(report, replay, stage, point.turn) } else { None };
    let said = turn.said(lesson).map(|reply| reply_words(reply, catalogue, lang));
    Some(TurningWords {
        when: words.fill(Key::DebriefReplyAt, &fields),
        title,
        moved: moved.collect::<Vec<_>>().join(lang.dot()),
        said: said.unwrap_or_default(),
        why,
        better: better.as_ref().map(|better| better.reply.get(lang).to_owned()),
        answer: better.and_then(|better| better.answer).map(|answer| answer.get(lang).to_owned()),
        points: points(report, point.turn),
    })
}

/// The points of a reply by dimension, as far as there are any.
fn points(report: &Report, turn: u32) -> Vec<(Dimension, i32)> {
    let of = |dimension| {
        let lines = report.lines_of(turn).filter(|line| line.dimension == dimension);
        (dimension, lines.map(|line| line.points).sum())
    };
    let all = scores(report).map(|(dimension, _)| of(dimension));
    all.into_iter().filter(|(_, points)| *points != 0).collect()
}

/// What anger did over a group of replies; `signed` writes a change with its sign.
#[must_use]
pub fn anger_words(over: AngerOver, words: &Messages, signed: fn(i32) -> String) -> String {
    let AngerOver { before, after, outside } = over;
    let mut told = format!("{} {before} → {after}", words.get(Key::MoodAnger));
    if outside != 0 {
        told += &words.fill(Key::DebriefOutside, &[("change", &signed(outside))]);
    }
    told
}

/// The points of lines that say the same: what was taken off or earned, or how much of a slot.
#[must_use]
pub fn points_words(one: &Merged<'_>, signed: fn(i32) -> String) -> String {
    match one.line.slot {
        Some(pays) if one.line.points < pays => format!("{}/{pays}", one.points),
        _ => signed(one.points),
    }
}

/// How often a line stands there, where that is more than once.
#[must_use]
pub fn times_words(one: &Merged<'_>, words: &Messages) -> Option<String> {
    (one.times > 1).then(|| words.fill(Key::DebriefTimes, &[("n", &one.times.to_string())]))
}

/// Which of several owed items.
#[must_use]
pub fn owed_words(item: u8, words: &Messages) -> String {
    words.fill(Key::DebriefOwed, &[("n", &item.to_string())])
}

/// A critical error in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriticalWords {
    /// Which it is.
    pub title: String,
    /// What would have helped, and what it does to the total.
    pub why: Vec<String>,
    /// Which reply to look at.
    pub look: Option<String>,
}

/// A critical error in words.
#[must_use]
pub fn critical_words(
    error: &CriticalError,
    catalogue: &Catalogue,
    words: &Messages,
) -> CriticalWords {
    let lang = words.lang();
    let act = error.act.map(|act| catalogue.act(act));
    let what = act.map_or(words.get(Key::DebriefNoSafetyCheck), |act| act.name.get(lang));
    let helped = act.map(|act| act.helped.get(lang).to_owned());
    let cap = catalogue.rule(Rule::CriticalCap).earned.get(lang).to_owned();
    let go = |turn: u32| words.fill(Key::DebriefCriticalGo, &[("n", &turn.to_string())]);
    CriticalWords {
        title: words.fill(Key::DebriefCriticalBand, &[("what", what)]),
        why: helped.into_iter().chain([cap]).collect(),
        look: error.turn.map(go),
    }
}
