//! The analysis of a scenario with all its personas, and what it says as a whole.

use super::finding::{Finding, join};
use super::persona::{Options, PersonaReport, analyse_persona};
use crate::dialogue::Stage;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};

/// The analysis of one scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Survey {
    /// Id of the scenario.
    pub scenario: String,
    /// Its version.
    pub version: u32,
    /// Version of the rubric.
    pub rubric: u32,
    /// Each persona.
    pub personas: Vec<PersonaReport>,
    /// What was found, over all personas, the worst first.
    pub findings: Vec<Finding>,
}

/// Where an analysis stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Personas done.
    pub done: usize,
    /// Personas in all.
    pub personas: usize,
    /// States found with the present one.
    pub states: usize,
}

/// Analyses a scenario with each of these stages, one per persona.
#[must_use]
pub fn survey(
    stages: &[Stage],
    options: Options,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
) -> Option<Survey> {
    let first = stages.first()?;
    let mut personas = Vec::with_capacity(stages.len());
    for (done, stage) in stages.iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let mut told = |states| progress(Progress { done, personas: stages.len(), states });
        personas.push(analyse_persona(stage, options, cancel, &mut told));
    }
    let each: Vec<(String, Vec<Finding>)> =
        personas.iter().map(|p| (p.persona.clone(), p.findings.clone())).collect();
    Some(Survey {
        scenario: first.lesson().scenario().id.clone(),
        version: first.lesson().scenario().version,
        rubric: first.rubric().version,
        findings: join(&each),
        personas,
    })
}
