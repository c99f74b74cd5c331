//! The analysis of a scenario with all its personas, and what it says as a whole.

use super::best::BestPlay;
use super::finding::{Finding, join};
use super::persona::{Options, PersonaReport, analyse_persona};
use crate::dialogue::Stage;
use serde::Serialize;
use std::collections::BTreeMap;
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
    /// What the best players come to, over all personas; `None` if none played.
    pub best: Option<BestShares>,
    /// What was found, over all personas, the worst first.
    pub findings: Vec<Finding>,
}

/// What the best players of all personas come to, each persona weighing the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BestShares {
    /// Totals, the highest first.
    pub totals: Vec<Share<u8>>,
    /// Endings, the most frequent first; those that no run came to are left out.
    pub endings: Vec<Share<String>>,
}

/// A part of the runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share<T> {
    /// What they have in common.
    pub of: T,
    /// Their part, of 1,000.
    pub share: u32,
}

impl BestShares {
    /// Puts the personas together.
    #[must_use]
    pub fn of(reports: &[PersonaReport]) -> Option<Self> {
        let played: Vec<(&PersonaReport, &BestPlay)> =
            reports.iter().filter_map(|report| Some((report, report.best.as_ref()?))).collect();
        let all = u32::try_from(played.len()).ok().filter(|all| *all > 0)?;
        let (mut totals, mut endings) = (BTreeMap::new(), BTreeMap::new());
        for (report, best) in &played {
            *totals.entry(best.total).or_insert(0) += 1000;
            for (ending, runs) in report.endings.iter().zip(&best.crowd.endings) {
                *endings.entry(ending.id.clone()).or_insert(0) += best.crowd.share(*runs);
            }
        }
        let totals = totals.into_iter().rev().map(|(of, sum)| Share { of, share: sum / all });
        let endings = endings.into_iter().map(|(of, sum): (_, u32)| Share { of, share: sum / all });
        let mut endings: Vec<Share<String>> = endings.filter(|one| one.share > 0).collect();
        endings.sort_by_key(|one| std::cmp::Reverse(one.share));
        Some(Self { totals: totals.collect(), endings })
    }
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
        best: BestShares::of(&personas),
        findings: join(&each, first.lesson().scenario().personas.len()),
        personas,
    })
}
