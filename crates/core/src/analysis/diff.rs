//! What a change of a scenario means: not which lines differ, but what a learner can no longer
//! reach, what the scores have become, and which translations no longer say the same.

use super::persona::{PersonaReport, SpanLine, Verdict};
use super::survey::Survey;
use crate::report::words;
use crate::scenario::model::{Node, Scenario};
use crate::source::say;
use crate::text::Text;
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// What changed.
    pub message: Text,
}

/// What changed from the old scenario to the new one.
#[must_use]
pub fn changes(old: (&Scenario, &Survey), new: (&Scenario, &Survey)) -> Vec<Change> {
    let mut all = Vec::new();
    let plain = |kind, message| Change { kind, persona: None, message };
    for report in &new.1.personas {
        if let Some(before) = old.1.personas.iter().find(|o| o.persona == report.persona) {
            persona(before, report, &mut all);
        }
    }
    for (id, gone) in differing(&old.1.personas, &new.1.personas) {
        all.push(plain(
            ChangeKind::Reach,
            if gone {
                say!("不再有性情 {id}", "the persona {id} is gone")
            } else {
                say!("新增性情 {id}", "the persona {id} is new")
            },
        ));
    }
    parts(old.0, new.0, &mut all);
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
    stale(old.0, new.0, &mut all);
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

/// Personas only in one of them; true: in the old one.
fn differing(old: &[PersonaReport], new: &[PersonaReport]) -> Vec<(String, bool)> {
    let lacks = |list: &[PersonaReport], id: &str| !list.iter().any(|one| one.persona == id);
    let gone = old.iter().filter(|one| lacks(new, &one.persona));
    let fresh = new.iter().filter(|one| lacks(old, &one.persona));
    gone.map(|one| (one.persona.clone(), true))
        .chain(fresh.map(|one| (one.persona.clone(), false)))
        .collect()
}

fn persona(old: &PersonaReport, new: &PersonaReport, all: &mut Vec<Change>) {
    let mut add = |kind, message| {
        all.push(Change { kind, persona: Some(new.persona.clone()), message });
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

/// Nodes and replies that are new or gone.
fn parts(old: &Scenario, new: &Scenario, all: &mut Vec<Change>) {
    let names = |scenario: &Scenario| -> Vec<String> {
        let own = |node: &Node| -> Vec<String> {
            let replies = node.replies.iter().chain(&node.fallback);
            let replies = replies.map(|reply| format!("{}/{}", node.id, reply.id));
            std::iter::once(node.id.clone()).chain(replies).collect()
        };
        scenario.nodes.iter().flat_map(own).collect()
    };
    let (before, after) = (names(old), names(new));
    let mut add = |message| {
        all.push(Change { kind: ChangeKind::Reach, persona: None, message });
    };
    for name in before.iter().filter(|name| !after.contains(name)) {
        add(say!("删去了 {name}", "{name} is gone"));
    }
    for name in after.iter().filter(|name| !before.contains(name)) {
        add(say!("新增了 {name}", "{name} is new"));
    }
}

/// Texts that changed in one language and stayed in the other.
fn stale(old: &Scenario, new: &Scenario, all: &mut Vec<Change>) {
    let (before, after) = (texts(old), texts(new));
    for (place, text) in &after {
        let Some(was) = before.get(place) else { continue };
        let (zh, en) = (was.zh != text.zh, was.en != text.en);
        if zh == en {
            continue;
        }
        let message = if zh {
            say!("{place}：中文改了，英文没有", "{place}: the Chinese changed, the English did not")
        } else {
            say!("{place}：英文改了，中文没有", "{place}: the English changed, the Chinese did not")
        };
        all.push(Change { kind: ChangeKind::Stale, persona: None, message });
    }
}

/// Texts by where they stand; lists by number, from 1.
fn texts(scenario: &Scenario) -> BTreeMap<String, Text> {
    let mut all = BTreeMap::new();
    let mut add = |place: String, text: &Text| {
        all.insert(place, text.clone());
    };
    add("title".to_owned(), &scenario.title);
    add("summary".to_owned(), &scenario.summary);
    add("place".to_owned(), &scenario.place);
    add("role".to_owned(), &scenario.role);
    for (name, list) in [
        ("goals", &scenario.goals),
        ("briefing", &scenario.briefing),
        ("debrief", &scenario.debrief),
        ("phrases", &scenario.phrases),
        ("facts", &scenario.fact_card.facts),
    ] {
        for (number, text) in (1..).zip(list) {
            add(format!("{name} {number}"), text);
        }
    }
    for node in &scenario.nodes {
        let id = &node.id;
        for (number, line) in (1..).zip(&node.lines) {
            add(format!("{id}, line {number}"), &line.text);
            if let Some(cue) = &line.cue {
                add(format!("{id}, cue {number}"), cue);
            }
        }
        for reply in node.replies.iter().chain(&node.fallback) {
            add(format!("{id}/{}", reply.id), &words(reply));
        }
        if let Some(jump) = &node.jump {
            add(format!("{id}, jump"), &jump.caption);
        }
        if let Some(judgement) = &node.judgement {
            add(format!("{id}, judgement"), &judgement.ask);
            for (number, option) in (1..).zip(&judgement.options) {
                add(format!("{id}, judgement {number}"), &option.text);
                add(format!("{id}, judgement {number}, why"), &option.why);
            }
        }
    }
    for ending in &scenario.endings {
        add(format!("{}, title", ending.id), &ending.title);
        add(format!("{}, epilogue", ending.id), &ending.epilogue);
    }
    all
}
