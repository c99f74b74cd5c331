//! Replaying the plans that stand beside a scenario.

use super::{Folder, Library, LibraryEntry, Rulebook, scenario_beside, shown};
use moodfirst_core::dialogue::{Lesson, follow};
use moodfirst_core::report::{Report, session_report};
use moodfirst_core::scenario::plans::{self, Plan};
use moodfirst_core::source::diagnostic::{Diagnostic, Problem, finish};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::path::Path;
use std::sync::Arc;

/// Reads a file of plans and replays them against their scenario: the file beside it
/// (`x.ron` beside `x.plans.ron`), else the one of the library with the id they name.
#[must_use]
pub fn check_plans(
    rulebook: &Rulebook,
    folder: &Folder,
    path: &Path,
    bytes: &[u8],
) -> Vec<Diagnostic> {
    let name = shown(path);
    let beside = scenario_beside(path).filter(|beside| beside.is_file());
    let entry = match beside {
        Some(beside) => Some(LibraryEntry::of_file(rulebook, &beside)),
        None => {
            let plans = plans::load(&name, bytes, None).plans;
            plans.and_then(|plans| Library::open(rulebook, folder).find(&plans.scenario).cloned())
        }
    };
    let lesson = entry.as_ref().and_then(|entry| entry.lesson.as_ref().ok());
    let loaded = plans::load(&name, bytes, lesson.map(|lesson| lesson.scenario()));
    let mut found = loaded.diagnostics;
    let Some(plans) = loaded.plans else { return found };
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let Some(lesson) = lesson else {
        let id = &plans.scenario;
        let why = if entry.is_some() {
            say!(
                "情景 `{id}` 有错误，没有重放",
                "the scenario `{id}` has errors; nothing was replayed"
            )
        } else {
            say!("找不到情景 `{id}`，没有重放", "there is no scenario `{id}`; nothing was replayed")
        };
        let at = plans.at.clone();
        found.extend(finish(&name, text, vec![Problem::new(&plans::NO_SCENARIO, at, why)]));
        return found;
    };
    let mut drafts = Vec::new();
    for plan in &plans.plans {
        let what = &plan.name;
        for Text { zh, en } in replay_plan(rulebook, lesson, plan) {
            let message = say!("计划“{what}”：{zh}", "plan “{what}”: {en}");
            drafts.push(Problem::new(&plans::NOT_MET, plan.at.clone(), message));
        }
    }
    found.extend(finish(&name, text, drafts));
    found
}

/// Replays a plan: everything in which the run differs from what the plan says.
#[must_use]
pub fn replay_plan(rulebook: &Rulebook, lesson: &Arc<Lesson>, plan: &Plan) -> Vec<Text> {
    let persona = &plan.persona;
    let Some(stage) = rulebook.stage(lesson, persona) else {
        let id = &lesson.scenario().id;
        return vec![say!(
            "情景 `{id}` 不提供性情 `{persona}`",
            "the scenario `{id}` does not offer the persona `{persona}`"
        )];
    };
    let session = match follow(&stage, &plan.choices) {
        Ok(session) => session,
        Err(misstep) => {
            let (number, why) = (misstep.number, misstep.why);
            let (zh, en) = (why.zh, why.en);
            return vec![say!("第 {number} 个选择：{zh}", "choice {number}: {en}")];
        }
    };
    differences(plan, &session_report(&session, &stage, &rulebook.catalogue))
}

fn differences(plan: &Plan, report: &Report) -> Vec<Text> {
    let mut found = Vec::new();
    let wanted = &plan.ending;
    match &report.ending {
        Some(ending) if ending.id == *wanted => {}
        Some(ending) => {
            let got = &ending.id;
            found.push(say!(
                "结局是 `{got}`，计划写的是 `{wanted}`",
                "the ending is `{got}`, the plan says `{wanted}`"
            ));
        }
        None => {
            let turns = plan.choices.len();
            found.push(say!(
                "{turns} 个回应之后还没有结束，计划写的结局是 `{wanted}`",
                "not over after {turns} replies, the plan says it ends with `{wanted}`"
            ));
        }
    }
    let of = report.dimensions;
    let scores = [
        ("总分", "total", report.total, Some(&plan.total)),
        ("同理心", "empathy", of.empathy, plan.empathy.as_ref()),
        ("先心后事", "order", of.order, plan.order.as_ref()),
        ("承诺", "commitment", of.commitment, plan.commitment.as_ref()),
    ];
    for (zh, en, got, range) in scores {
        let Some(range) = range.filter(|range| !range.contains(&got)) else { continue };
        let (low, high) = (range.start(), range.end());
        found.push(say!(
            "{zh}是 {got}，计划写的是 {low} 到 {high}",
            "{en} is {got}, the plan says {low} to {high}"
        ));
    }
    found
}
