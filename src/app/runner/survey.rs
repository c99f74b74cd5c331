//! The analysis of a scenario, here and now.

use super::job::SurveyTask;
use crate::app::report::Surveyed;
use crate::library::Rulebook;
use moodfirst_core::analysis::{Bounds, Options, SurveyNews, diagnostics, survey};
use moodfirst_core::dialogue::Stage;
use moodfirst_core::source::tree::Tree;
use std::sync::atomic::AtomicBool;

/// Analyses a scenario; `None` if it was stopped.
pub(super) fn run(
    rulebook: &Rulebook,
    task: SurveyTask,
    cancel: &AtomicBool,
    news: &mut dyn FnMut(SurveyNews),
) -> Option<Surveyed> {
    let SurveyTask { lesson, file, text } = task;
    let personas = lesson.scenario().personas.iter();
    let stages: Vec<Stage> =
        personas.filter_map(|persona| rulebook.stage(&lesson, persona)).collect();
    // One thread is left to the window.
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() - 1);
    let bounds = Bounds { threads: threads.clamp(1, 4), ..Bounds::default() };
    let options = Options { bounds, ..Options::default() };
    let survey = survey(&stages, options, cancel, news)?;
    let tree = Tree::parse(&text);
    let placed = diagnostics(&file, &tree, survey.findings.iter(), |_| None);
    let places = placed.iter().map(|one| (one.line, one.column)).collect();
    Some(Surveyed { survey, places, text })
}
