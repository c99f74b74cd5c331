//! What a change of a scenario means: not which lines differ, but what a learner can no longer
//! reach, what the scores have become, which elements mean something else, which only say it in other
//! words, and which translations no longer say the same.

use super::persona::{PersonaReport, SpanLine, Verdict};
use super::survey::Survey;
use crate::scenario::Path;
use crate::scenario::difference::{Difference, What, differences};
use crate::scenario::model::Scenario;
use crate::scenario::path::Step;
use crate::source::say;
use crate::text::Text;
use serde::Serialize;

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// An ending can be reached now, or no more.
    Ending,
    /// The lowest or highest score has moved.
    Envelope,
    /// A reply or node is new, gone, or can no longer be reached.
    Reach,
    /// A text changed in one language only.
    Stale,
    /// A text says it in other words, in every language.
    Words,
    /// Something that plays, is scored or is shown otherwise: no matter of words.
    Meaning,
    /// An element has another id.
    Renamed,
    /// A finding is new or gone.
    Finding,
    /// The version was not raised.
    Version,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its kind.
    pub kind: ChangeKind,
    /// The persona, where it is about one.
    pub persona: Option<String>,
    /// The element, where it is about one.
    pub path: Option<Path>,
    /// What changed.
    pub message: Text,
}

/// What changed from the old scenario to the new one.
#[must_use]
pub fn changes(old: (&Scenario, &Survey), new: (&Scenario, &Survey)) -> Vec<Change> {
    let mut all = Vec::new();
    let plain = |kind, message| Change { kind, persona: None, path: None, message };
    for report in &new.1.personas {
        if let Some(before) = old.1.personas.iter().find(|o| o.persona == report.persona) {
            persona(before, report, &mut all);
        }
    }
    elements(old.0, new.0, &mut all);
    for finding in &new.1.findings {
        if !old.1.findings.iter().any(|other| other.handle == finding.handle) {
            let (code, text) = (finding.code, &finding.message);
            let (zh, en) = (&text.zh, &text.en);
            all.push(plain(
                ChangeKind::Finding,
                say!("新的发现 {code}：{zh}", "new finding {code}: {en}"),
            ));
        }
    }
    for finding in &old.1.findings {
        if !new.1.findings.iter().any(|other| other.handle == finding.handle) {
            let (code, text) = (finding.code, &finding.message);
            let (zh, en) = (&text.zh, &text.en);
            all.push(plain(ChangeKind::Finding, say!("已消失 {code}：{zh}", "gone {code}: {en}")));
        }
    }
    if old.0 != new.0 && new.0.version <= old.0.version && old.0.id == new.0.id {
        let version = new.0.version;
        all.push(plain(
            ChangeKind::Version,
            say!(
                "内容变了，版本号还是 {version}：发布前请加一",
                "the content changed and the version is still {version}: raise it before publishing"
            ),
        ));
    }
    all
}

fn persona(old: &PersonaReport, new: &PersonaReport, all: &mut Vec<Change>) {
    let mut add = |kind, message| {
        all.push(Change { kind, persona: Some(new.persona.clone()), path: None, message });
    };
    let complete = |report: &PersonaReport| matches!(report.verdict, Verdict::Exhaustive { .. });
    for ending in &new.endings {
        let id = &ending.id;
        let before = old.endings.iter().find(|other| other.id == *id);
        match (before.and_then(|e| e.least_replies.as_ref()), &ending.least_replies) {
            (None, Some(run)) => {
                let count = run.len();
                add(
                    ChangeKind::Ending,
                    say!(
                        "结局 {id} 现在能到（最少 {count} 步）",
                        "the ending {id} can be reached now (least replies: {count})"
                    ),
                );
            }
            (Some(_), None) if complete(new) => add(
                ChangeKind::Ending,
                say!("结局 {id} 再也到不了", "the ending {id} can no longer be reached"),
            ),
            (Some(a), Some(b)) if a.len() != b.len() => {
                let (a, b) = (a.len(), b.len());
                add(
                    ChangeKind::Ending,
                    say!(
                        "到结局 {id} 最少要 {b} 步（原来 {a} 步）",
                        "the ending {id} takes at least {b} replies ({a} before)"
                    ),
                );
            }
            _ => {}
        }
    }
    for ending in &old.endings {
        if !new.endings.iter().any(|other| other.id == ending.id) {
            let id = &ending.id;
            add(ChangeKind::Ending, say!("结局 {id} 没有了", "the ending {id} is gone"));
        }
    }
    let (Some(before), Some(after)) = (&old.envelope, &new.envelope) else { return };
    let spans: [(&str, &str, &SpanLine, &SpanLine); 4] = [
        ("同理心", "empathy", &before.empathy, &after.empathy),
        ("先心后事", "order", &before.order, &after.order),
        ("承诺", "commitment", &before.commitment, &after.commitment),
        ("总分", "total", &before.total, &after.total),
    ];
    for (zh, en, was, is) in spans {
        if (was.low, was.high) != (is.low, is.high) {
            let (a, b, c, d) = (was.low, was.high, is.low, is.high);
            add(
                ChangeKind::Envelope,
                say!("{zh}：原来 {a}–{b}，现在 {c}–{d}", "{en}: {a} to {b} before, {c} to {d} now"),
            );
        }
    }
}

/// What an author changed, element by element.
fn elements(old: &Scenario, new: &Scenario, all: &mut Vec<Change>) {
    for difference in differences(old, new) {
        let (kind, message) = told(&difference);
        all.push(Change { kind, persona: None, path: Some(difference.path), message });
    }
}

/// A difference in words. The place is the path, as the findings give it, too.
fn told(difference: &Difference) -> (ChangeKind, Text) {
    let Difference { path, what } = difference;
    // What can be played is told by the analysis as well: what it can reach.
    let played = matches!(
        path.steps(),
        [Step::Field(list), Step::Id(_)] if list == "nodes" || list == "endings"
    ) || matches!(
        path.steps(),
        [.., Step::Field(list), Step::Id(_)] if list == "replies"
    );
    let part = if played { ChangeKind::Reach } else { ChangeKind::Meaning };
    let kind = match what {
        What::New | What::Gone => part,
        What::Renamed(_) => ChangeKind::Renamed,
        What::Order | What::Added(_) | What::Removed(_) | What::Meaning { .. } => {
            ChangeKind::Meaning
        }
        What::Words { zh: true, en: true } => ChangeKind::Words,
        What::Words { .. } => ChangeKind::Stale,
    };
    (kind, difference.said())
}
