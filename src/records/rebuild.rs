//! From a recorded run back to a session.

use super::SavedRun;
use super::content_hash;
use moodfirst_core::dialogue::{DamagedRun, Obstacle, Session, Stage, go_on};
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

/// The session of a recorded run, checked reply by reply. A scenario that was edited since is no
/// obstacle as long as the run used nothing of what has changed: comments, layout, one language’s
/// wording and everything that was not met yet may be other than they were.
///
/// # Errors
/// Why it cannot be taken up again, in the user's words: what of the scenario has changed, or the
/// rubric, the stage has another persona, or the record does not agree with itself.
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
    let rubric = stage.rubric().version;
    let made_with = (start.version, start.content, start.rubric);
    let again = match misfit(made_with, scenario, rubric) {
        Some(why) => Err(why),
        None => Session::rebuild(stage, start.seed, &run.steps, run.judged).map_err(damaged),
    };
    let known = !run.steps.is_empty() && run.footprints.len() == run.steps.len();
    again.or_else(|why| {
        if !known || start.rubric != rubric {
            return Err(why);
        }
        go_on(stage, start.seed, &run.footprints, run.judged).map_err(|all| changed(&all))
    })
}

fn damaged(DamagedRun { turn }: DamagedRun) -> Text {
    say!(
        "那次练习的记录在第 {turn} 个回应处前后不符，不能接着走；记录还在。",
        "The record of that run does not agree with itself at reply {turn}, so it cannot be taken up again; the record is kept."
    )
}

/// Obstacles that are told; the others are counted.
const TOLD: usize = 3;

fn changed(all: &[Obstacle]) -> Text {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for Obstacle { why, .. } in all.iter().take(TOLD) {
        zh.push(why.zh.as_str());
        en.push(why.en.as_str());
    }
    let (mut zh, mut en) = (zh.join("；"), en.join("; "));
    let more = all.len().saturating_sub(TOLD);
    if more > 0 {
        zh += &format!("；还有 {more} 处");
        en += &format!("; {more} more");
    }
    say!(
        "情景改过了，那次练习不能接着走：{zh}。记录还在。",
        "The scenario has been edited since, so that run cannot be taken up again: {en}. Its record is kept."
    )
}
