//! The run that a learner's own is laid beside: the textbook one of the scenario's plans, else the
//! best one that the analysis finds.

use super::{Origin, PLANS, read};
use moodfirst_core::analysis::{Bounds, Options, analyse_persona};
use moodfirst_core::dialogue::{Replay, Session, Stage, follow};
use moodfirst_core::scenario::plans;
use std::sync::atomic::AtomicBool;

/// How the name of a textbook plan begins.
const TEXTBOOK: &str = "textbook";

/// How far the analysis looks for the best run; beyond that the best of a sample is taken.
const BOUNDS: Bounds = Bounds { states: 400_000, bytes: 96 << 20, threads: 1 };

/// Where a model run comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ModelSource {
    /// The author wrote it into the plans.
    Textbook,
    /// The analysis found no run with a higher total; `proved`: there is none.
    Best {
        /// Every state was explored.
        proved: bool,
    },
}

/// A run to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelRun {
    /// The run.
    pub session: Session,
    /// The run, walked through.
    pub replay: Replay,
    /// Where it comes from.
    pub source: ModelSource,
}

impl ModelRun {
    fn of(session: Session, stage: &Stage, source: ModelSource) -> Self {
        Self { replay: Replay::of(&session, stage), session, source }
    }
}

/// The textbook run for the persona of this stage, if the plans beside the scenario hold one that
/// can still be followed to an ending.
#[must_use]
pub fn textbook(stage: &Stage, origin: &Origin) -> Option<ModelRun> {
    let scenario = stage.lesson().scenario();
    let loaded = match origin {
        Origin::Shipped => {
            let name = format!("{}.plans.ron", scenario.id);
            let (_, text) = PLANS.iter().find(|(shipped, _)| *shipped == name)?;
            plans::load(&name, text.as_bytes(), Some(scenario))
        }
        Origin::File(path) => {
            let path = path.with_extension("plans.ron");
            plans::load("", &read(&path).ok()?, Some(scenario))
        }
    };
    let fits = |plan: &&plans::Plan| {
        plan.persona == stage.persona() && plan.name.to_lowercase().starts_with(TEXTBOOK)
    };
    let plans = loaded.plans.filter(|plans| plans.scenario == scenario.id)?;
    let plan = plans.plans.iter().find(fits)?;
    let session = follow(stage, &plan.choices).ok().filter(Session::over)?;
    Some(ModelRun::of(session, stage, ModelSource::Textbook))
}

/// The best run for the persona of this stage. May take seconds in a large scenario; `progress`
/// gets the number of states seen so far.
#[must_use]
pub fn best_run(
    stage: &Stage,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Option<ModelRun> {
    let options = Options { bounds: BOUNDS, random: 0, quick: false };
    let report = analyse_persona(stage, options, cancel, progress);
    let total = report.envelope?.total;
    let session = follow(stage, &total.high_run).ok().filter(Session::over)?;
    Some(ModelRun::of(session, stage, ModelSource::Best { proved: report.envelope_exact }))
}
