//! Wording that window, terminal and exported page share.

use crate::locale::{Key, Messages};
use crate::records::{AttemptLine, AttemptState};
use moodfirst_core::dialogue::PromiseEvent;
use moodfirst_core::evaluation::PromiseStatus;
use moodfirst_core::report::{Cause, Disagreement, Remark, Report, Weight};
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric};
use moodfirst_core::scenario::model::{EndingKind, Moment, Reply, Weekday};
use moodfirst_core::text::Lang;

/// A language in its own words.
#[must_use]
pub const fn language_key(lang: Lang) -> Key {
    match lang {
        Lang::Zh => Key::LangZh,
        Lang::En => Key::LangEn,
    }
}

/// The word for a kind of ending.
#[must_use]
pub const fn ending_key(kind: EndingKind) -> Key {
    match kind {
        EndingKind::MoreLoyal => Key::EndingMoreLoyal,
        EndingKind::Routine => Key::EndingRoutine,
        EndingKind::Watching => Key::EndingWatching,
        EndingKind::Lost => Key::EndingLost,
    }
}

/// The word for how a promise stands.
#[must_use]
pub const fn state_key(state: PromiseStatus) -> Key {
    match state {
        PromiseStatus::Open => Key::LedgerOpen,
        PromiseStatus::Agreed => Key::LedgerAgreed,
        PromiseStatus::Kept => Key::LedgerKept,
        PromiseStatus::LateAnnounced => Key::LedgerLateAnnounced,
        PromiseStatus::Broken => Key::LedgerBroken,
        PromiseStatus::Released => Key::LedgerReleased,
    }
}

/// How an attempt ended or how it stands, in a few words.
#[must_use]
pub fn attempt_result(line: &AttemptLine, words: &Messages) -> String {
    let after = |key| words.fill(key, &[("n", &line.turns.to_string())]);
    match (line.state, &line.outcome) {
        (_, Some(outcome)) => {
            let verdict = if outcome.passed { Key::DebriefPassed } else { Key::DebriefFailed };
            let fields =
                [("total", outcome.total.to_string()), ("verdict", words.get(verdict).to_owned())];
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let mut said = words.fill(Key::AttemptsResult, &fields);
            if line.assisted {
                said += words.lang().comma();
                said += words.get(Key::ExportAssisted);
            }
            said
        }
        (AttemptState::Superseded { .. }, None) => words.get(Key::AttemptsSuperseded).to_owned(),
        (AttemptState::Abandoned, None) => after(Key::AttemptsDropped),
        (AttemptState::Open | AttemptState::Finished, None) => after(Key::AttemptsLeft),
    }
}

/// The name of a dimension.
#[must_use]
pub const fn dimension_key(dimension: Dimension) -> Key {
    match dimension {
        Dimension::Empathy => Key::DimensionEmpathy,
        Dimension::Order => Key::DimensionOrder,
        Dimension::Commitment => Key::DimensionCommitment,
        Dimension::Total => Key::DimensionTotal,
    }
}

/// What happened to a promise, in a word or two.
#[must_use]
pub fn promise_event(event: PromiseEvent, first: Weekday, words: &Messages) -> String {
    let until = |due: Option<Moment>, with, without| match due {
        Some(due) => words.fill(with, &[("due", &due.say(first, words.lang()))]),
        None => words.get(without).to_owned(),
    };
    let plain = |key| words.get(key).to_owned();
    match event {
        PromiseEvent::Made(due) => until(due, Key::PromiseMade, Key::PromiseMadeOpen),
        PromiseEvent::Moved(due) => until(due, Key::PromiseMoved, Key::PromiseMovedOpen),
        PromiseEvent::Agreed => plain(Key::PromiseAgreed),
        PromiseEvent::Updated => plain(Key::PromiseUpdated),
        PromiseEvent::Recapped => plain(Key::PromiseRecapped),
        PromiseEvent::Due => plain(Key::PromiseDue),
        PromiseEvent::Kept => plain(Key::PromiseKept),
        PromiseEvent::Broken => plain(Key::PromiseBroken),
        PromiseEvent::Released => plain(Key::PromiseReleased),
    }
}

/// Why ending and score differ, in two sentences; `None` where they agree (contract section 6).
#[must_use]
pub fn why_they_differ(report: &Report, rubric: &Rubric, words: &Messages) -> Option<String> {
    let general = words.get(match report.disagreement()? {
        Disagreement::PassedButLeft => Key::DebriefPassedButLeft,
        Disagreement::FailedButStayed => Key::DebriefFailedButStayed,
    });
    let lang = words.lang();
    let fill = |key, fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        words.fill(key, &fields)
    };
    let own = match report.cause(rubric)? {
        Cause::Broken(place) => {
            let what = report.ledger.get(place).map_or("", |entry| entry.what.get(lang));
            fill(Key::CauseBroken, &[("what", what.to_owned())])
        }
        Cause::Angry(anger) => fill(Key::CauseAngry, &[("anger", anger.to_string())]),
        Cause::NoTrust(from, to) => {
            fill(Key::CauseNoTrust, &[("from", from.to_string()), ("to", to.to_string())])
        }
        Cause::Capped => fill(Key::CauseCapped, &[("total", report.total.to_string())]),
        Cause::Weakest(dimension, score) => {
            let name = words.get(dimension_key(dimension)).to_owned();
            fill(Key::CauseWeakest, &[("dimension", name), ("score", score.to_string())])
        }
        Cause::Elsewhere => words.get(Key::CauseElsewhere).to_owned(),
    };
    let gap = lang.blank();
    Some(format!("{general}{gap}{own}"))
}

/// What a reply did to the customer, in a few words, the weightier first; empty where it did nothing
/// that would be noticed, or where its own good would be praise beside its harm.
#[must_use]
pub fn remark_lead(remark: &Remark, who: &str, words: &Messages) -> String {
    let [anger, trust, heard] = remark.own();
    let well = matches!(remark.weight, Weight::Good | Weight::Neutral);
    let key = match anger.signum() {
        1 => Key::RemarkAngrier,
        _ if !well && trust < 0 => Key::RemarkDistrust,
        -1 if well => Key::RemarkCalmer,
        // What an author says may be no praise.
        _ if well && heard > 0 && !remark.authored => Key::RemarkHeard,
        _ => return String::new(),
    };
    words.fill(key, &[("who", who), ("change", &signed(anger))])
}

/// Points with their sign, minus as a minus; nothing is `0`.
#[must_use]
pub fn signed(points: i32) -> String {
    match points {
        0 => "0".to_owned(),
        ..0 => format!("−{}", points.unsigned_abs()),
        _ => format!("+{points}"),
    }
}

/// A reply as it is shown: how it is delivered and its gestures in brackets, its words as they are.
#[must_use]
pub fn reply_words(reply: &Reply, catalogue: &Catalogue, lang: Lang) -> String {
    let mut parts = Vec::with_capacity(reply.segments.len() + 1);
    let marks: Vec<String> = reply
        .delivery
        .iter()
        .filter_map(|mark| catalogue.mark(*mark))
        .map(|note| note.name.get(lang).to_lowercase())
        .collect();
    if !marks.is_empty() {
        parts.push(lang.bracketed(&marks.join(lang.comma())));
    }
    for segment in &reply.segments {
        let words = segment.text.get(lang);
        let own = words.starts_with(['（', '(']);
        parts.push(if segment.gesture && !own { lang.bracketed(words) } else { words.to_owned() });
    }
    parts.retain(|part| !part.is_empty());
    parts.join(lang.blank())
}
