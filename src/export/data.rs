//! The run as data.

use super::{Attempt, Exported};
use crate::records::content_hash;
use moodfirst_core::report::Report;
use serde::Serialize;

/// The report as `replay --json` gives it, and the attempt behind it.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    report: &'a Report,
    attempt: AttemptData<'a>,
}

/// Field names and order are part of the interface.
#[derive(Serialize)]
struct AttemptData<'a> {
    program: &'static str,
    learner: Option<&'a str>,
    key: Option<&'a str>,
    mode: Option<&'a str>,
    assisted: bool,
    /// The same moment twice: milliseconds since 1970, and in words with its zone, always UTC.
    exported_ms: Option<u64>,
    exported_utc: Option<String>,
    scenario_version: u32,
    /// Tells an edited scenario of the same version; hexadecimal, since JSON numbers do not hold it.
    scenario_content: String,
    seed: Option<u64>,
    replies: Vec<ReplyData<'a>>,
}

#[derive(Serialize)]
struct ReplyData<'a> {
    node: &'a str,
    reply: &'a str,
    /// Ids of the replies on offer, in the order shown.
    shown: Vec<&'a str>,
    /// The answer to the question of judgement, from 1.
    judged: Option<u8>,
}

/// The run as JSON, with a newline at its end.
#[must_use]
pub fn json(run: &Exported<'_>) -> String {
    let lesson = run.stage.lesson();
    let id = |node, reply| lesson.reply(node, reply).map_or("", |reply| reply.id.as_str());
    let replies = run.session.steps.iter().map(|step| ReplyData {
        node: lesson.node(step.node).map_or("", |node| node.id.as_str()),
        reply: id(step.node, step.reply),
        shown: step.shown.iter().map(|reply| id(step.node, *reply)).collect(),
        judged: step.judged.map(|option| option + 1),
    });
    let Attempt { learner, mode, assisted, key, exported_ms, .. } = run.attempt;
    let data = Data {
        report: run.report,
        attempt: AttemptData {
            program: concat!("moodfirst ", env!("CARGO_PKG_VERSION")),
            learner: learner.as_deref(),
            key: key.as_deref(),
            mode: mode.as_deref(),
            assisted: *assisted,
            exported_ms: *exported_ms,
            exported_utc: exported_ms
                .and_then(super::moment)
                .map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
            scenario_version: run.session.version,
            scenario_content: format!("{:016x}", content_hash(lesson.scenario())),
            seed: run.session.seed,
            replies: replies.collect(),
        },
    };
    // Plain data with string keys: writing it does not fail.
    let mut text = serde_json::to_string(&data).unwrap_or_default();
    text.push('\n');
    text
}
