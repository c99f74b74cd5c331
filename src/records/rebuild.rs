//! From a recorded run back to a session.

use super::SavedRun;
use super::content_hash;
use moodfirst_core::dialogue::{ResumeError, Session, Stage};
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;

/// Why a run that was recorded with this version, content and rubric cannot be taken up with the
/// scenario and the rubric as they are now; `None` if nothing stands against it. Enough for a list
/// of open attempts; [`rebuild`] looks at everything.
#[must_use]
pub fn misfit(
    (version, content, rubric): (u32, u64, u32),
    scenario: &Scenario,
    rubric_now: u32,
) -> Option<Text> {
    let now = scenario.version;
    if version != now {
        return Some(say!(
            "情景从第 {version} 版改成了第 {now} 版，那次练习不能接着走；记录还在。",
            "The scenario has changed from version {version} to {now}, so that run cannot be taken up again; its record is kept."
        ));
    }
    if content != content_hash(scenario) {
        return Some(say!(
            "情景改过了，那次练习不能接着走；记录还在。",
            "The scenario has been edited since, so that run cannot be taken up again; its record is kept."
        ));
    }
    (rubric != rubric_now).then(|| {
        say!(
            "评分规则从第 {rubric} 版改成了第 {rubric_now} 版，那次练习不能接着走；记录还在。",
            "The rubric has changed from version {rubric} to {rubric_now}, so that run cannot be taken up again; its record is kept."
        )
    })
}

/// The session of a recorded run, checked reply by reply.
///
/// # Errors
/// Why it cannot be taken up again, in the user's words: the scenario or the rubric has changed
/// since, the stage has another persona, or the record does not agree with itself.
pub fn rebuild(run: &SavedRun, stage: &Stage) -> Result<Session, Text> {
    let (start, scenario) = (&run.start, stage.lesson().scenario());
    if start.scenario != scenario.id || start.persona != stage.persona() {
        let (saved, here) = (&start.scenario, &scenario.id);
        let (persona, other) = (&start.persona, stage.persona());
        return Err(say!(
            "那次练的是 {saved}（{persona}），不是 {here}（{other}）。",
            "That run was of {saved} ({persona}), not of {here} ({other})."
        ));
    }
    let made_with = (start.version, start.content, start.rubric);
    if let Some(why) = misfit(made_with, scenario, stage.rubric().version) {
        return Err(why);
    }
    Session::rebuild(stage, start.seed, &run.steps, run.judged).map_err(|error| {
        let turn = match error {
            ResumeError::Damaged { turn } => turn,
            ResumeError::Other { .. } => 0,
        };
        say!(
            "那次练习的记录在第 {turn} 个回应处前后不符，不能接着走；记录还在。",
            "The record of that run does not agree with itself at reply {turn}, so it cannot be taken up again; the record is kept."
        )
    })
}
