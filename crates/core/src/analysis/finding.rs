//! One finding of the analysis, with the replies that show it.

use super::codes;
use crate::scenario::Path;
use crate::source::diagnostic::{Code, Severity};
use crate::text::Text;
use serde::Serialize;
use std::collections::HashMap;

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The name by which `explain` calls it: `dead-end`, `dead-end:node`, `dead-end:node/reply`.
    pub handle: String,
    /// Stable code such as `MF0801`.
    pub code: &'static str,
    /// Stable name such as `dead-end`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Personas it was found with; empty: it holds whoever the customer is.
    pub personas: Vec<String>,
    /// Id of the node it concerns, if there is one.
    pub node: Option<String>,
    /// Id of the reply, ending, or what else within the node; empty where there is none.
    pub subject: String,
    /// The element of the scenario that it is about; its place in the file follows from it.
    pub path: Path,
    /// What was found.
    pub message: Text,
    /// What to do.
    pub hint: Option<Text>,
    /// The shortest replies that show it, as `replay` takes them; `None` where there is nothing
    /// to show (something never happens). Empty: it shows before the first reply.
    pub replies: Option<Vec<String>>,
    /// It says that something never happens: it weighs only if that is so with every persona.
    #[serde(skip)]
    pub absence: bool,
    /// A guard on the persona is why: with another persona it may well happen.
    #[serde(skip)]
    pub by_persona: bool,
}

impl Finding {
    /// A finding that says that something happens.
    #[must_use]
    pub fn new(code: &'static Code, node: Option<&str>, subject: &str, message: Text) -> Self {
        Self {
            handle: handle(code.name, node, subject),
            code: code.code,
            name: code.name,
            severity: code.severity,
            personas: Vec::new(),
            node: node.map(str::to_owned),
            subject: subject.to_owned(),
            path: node.map_or_else(Path::root, Path::node),
            message,
            hint: None,
            replies: None,
            absence: false,
            by_persona: false,
        }
    }

    /// It says that something never happens with some personas, though it does with others: what
    /// guards on the persona are for, and no defect. Counted for a person, listed for a program.
    #[must_use]
    pub fn some_personas_only(&self) -> bool {
        self.absence && self.severity == Severity::Note && !self.personas.is_empty()
    }

    /// A finding that says that something never happens.
    #[must_use]
    pub fn absent(code: &'static Code, node: Option<&str>, subject: &str, message: Text) -> Self {
        Self { absence: true, ..Self::new(code, node, subject, message) }
    }

    /// Adds the replies that show it.
    #[must_use]
    pub fn shown_by(mut self, replies: Vec<String>) -> Self {
        self.replies = Some(replies);
        self
    }

    /// Names the element that it is about, where that is not the node as a whole.
    #[must_use]
    pub fn at(mut self, path: Path) -> Self {
        self.path = path;
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The code's entry in the register.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Code> {
        codes::ALL.iter().copied().find(|code| code.code == self.code)
    }
}

fn handle(name: &str, node: Option<&str>, subject: &str) -> String {
    let mut handle = name.to_owned();
    if let Some(node) = node {
        handle.push(':');
        handle.push_str(node);
    }
    if !subject.is_empty() {
        handle.push(if node.is_some() { '/' } else { ':' });
        handle.push_str(subject);
    }
    handle
}

/// Joins the findings of several personas, of `offered` that the scenario offers. What all of them
/// have in common is said once; that something never happens with some of them only is a note, and
/// nothing at all where a guard on the persona is why: that is what such guards are for.
#[must_use]
pub fn join(each: &[(String, Vec<Finding>)], offered: usize) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (persona, findings) in each {
        for finding in findings {
            let place = *places.entry(&finding.handle).or_insert(all.len());
            match all.get_mut(place) {
                None => {
                    let mut finding = finding.clone();
                    finding.personas = vec![persona.clone()];
                    all.push(finding);
                }
                Some(known) => {
                    let shorter = match (&known.replies, &finding.replies) {
                        (Some(a), Some(b)) => b.len() < a.len(),
                        _ => false,
                    };
                    known.by_persona &= finding.by_persona;
                    let worse = finding.severity < known.severity;
                    known.severity = known.severity.min(finding.severity);
                    if shorter || worse {
                        known.replies.clone_from(&finding.replies);
                        known.message.clone_from(&finding.message);
                        // The first persona named is the one whose replies are shown.
                        known.personas.insert(0, persona.clone());
                    } else if !known.personas.contains(persona) {
                        known.personas.push(persona.clone());
                    }
                }
            }
        }
    }
    all.retain(|finding| !finding.by_persona || finding.personas.len() >= offered);
    for finding in &mut all {
        if finding.absence && finding.personas.len() < each.len() {
            finding.severity = Severity::Note;
        }
        if finding.personas.len() == each.len() && finding.replies.is_none() {
            finding.personas.clear();
        }
    }
    all.sort_by(|a, b| (a.severity, a.code).cmp(&(b.severity, b.code)));
    all
}
