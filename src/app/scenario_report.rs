//! The report of a scenario: what its analysis found, or how far it has come; and the runs that
//! it shows.

use super::state::{Briefing, Reading};
use crate::library::Entry;
use moodfirst_core::analysis::{PersonaReport, Progress, Survey};
use moodfirst_core::dialogue::{Session, Stage};
use moodfirst_core::text::Text;
use std::sync::Arc;

/// The number of one asking for an analysis; what comes of another one is passed over.
pub type Ticket = u64;

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
    /// It is running.
    Running(Ticket, Progress),
    /// It was stopped after this many states with the last persona, or it could not run for this reason.
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
    pub shelf: Reading,
    /// Its place there.
    pub place: usize,
    /// How far the analysis has come.
    pub work: Work,
    /// The persona whose figures are shown, by place in the scenario.
    pub persona: usize,
    /// Does it still tell of the file as it is?
    pub freshness: Freshness,
    /// The briefing to go back to; else it is the home page.
    pub back: Option<Briefing>,
}

impl ScenarioReport {
    /// The scenario with what its loading found. Its place was checked when the page was opened.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
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

/// A run of the report, to be seen in the player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunShown {
    /// Id of the persona.
    pub persona: String,
    /// Ids of the replies.
    pub replies: Vec<String>,
    /// What it shows.
    pub what: Text,
}

/// Where the player stands on a run of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideStep {
    /// The run goes on with the reply at this place among those shown, from 0.
    Next(usize),
    /// All its replies have been given.
    Through,
    /// Another reply was given; this one, from 1, was the first.
    Left(usize),
}

/// A call that is led along a run of the report. It is never recorded: whoever plays it is told
/// what to say.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The run.
    pub run: RunShown,
    /// The report to go back to.
    pub report: ScenarioReport,
}

impl Guide {
    /// Where a call stands on the run.
    #[must_use]
    pub fn step(&self, session: &Session, stage: &Stage) -> GuideStep {
        let lesson = stage.lesson();
        let id = |node, reply| lesson.reply(node, reply).map_or("", |reply| reply.id.as_str());
        let given = session.steps.iter().map(|step| id(step.node, step.reply));
        let mut same = 0;
        for (place, given) in given.enumerate() {
            match self.run.replies.get(place) {
                None => return GuideStep::Through,
                Some(wanted) if wanted == given => same = place + 1,
                Some(_) => return GuideStep::Left(place + 1),
            }
        }
        let Some(wanted) = self.run.replies.get(same) else { return GuideStep::Through };
        let node = session.state().node;
        let place = session.shown().iter().position(|reply| id(node, *reply) == *wanted);
        place.map_or(GuideStep::Through, GuideStep::Next)
    }
}
