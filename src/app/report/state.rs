//! The report of a scenario: what its analysis found, or how far it has come.

use crate::app::runner::job::JobId;
use crate::app::shelf::ShelfSnapshot;
use crate::library::LibraryEntry;
use moodfirst_core::analysis::{FirstVerdict, PersonaReport, Progress, Survey};
use moodfirst_core::text::Text;
use std::sync::Arc;

/// A finished analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Surveyed {
    /// What was found.
    pub survey: Survey,
    /// Line and column of each finding in the scenario's file, from 1.
    pub places: Vec<(u32, u32)>,
    /// The text of the scenario that was analysed.
    pub text: Arc<str>,
}

/// How far an analysis has come.
#[derive(Debug, Clone)]
pub enum Work {
    /// The file is damaged: there is nothing to analyse.
    None,
    /// This job is running.
    Running(JobId, Progress),
    /// It was stopped after this many states with the last persona, or it could not go on for this
    /// reason.
    Stopped(usize, Option<Text>),
    /// It is there.
    Done(Arc<Surveyed>),
}

/// Whether a report still tells of the file as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It does.
    Fresh,
    /// The file has changed since.
    Changed,
    /// The file is gone.
    Gone,
}

/// The page of a scenario's report.
#[derive(Debug, Clone)]
pub struct ScenarioReport {
    /// The shelf on which the scenario stood when the report was opened.
    pub shelf: ShelfSnapshot,
    /// Its place there.
    pub place: usize,
    /// How far the analysis has come.
    pub work: Work,
    /// What the runs with each persona can reach, as far as a running analysis knows by now.
    pub first: Vec<FirstVerdict>,
    /// The persona whose figures are shown, by place in the scenario.
    pub persona: usize,
    /// Does it still tell of the file as it is?
    pub freshness: Freshness,
}

impl ScenarioReport {
    /// The scenario with what its loading found. Its place was checked when the page was opened.
    #[must_use]
    pub fn entry(&self) -> Option<&LibraryEntry> {
        self.shelf.0.entries.get(self.place)
    }

    /// The finished analysis.
    #[must_use]
    pub const fn surveyed(&self) -> Option<&Arc<Surveyed>> {
        match &self.work {
            Work::Done(surveyed) => Some(surveyed),
            _ => None,
        }
    }

    /// What was found with the persona shown.
    #[must_use]
    pub fn shown(&self) -> Option<&PersonaReport> {
        self.surveyed()?.survey.personas.get(self.persona)
    }
}
