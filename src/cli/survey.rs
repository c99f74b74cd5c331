//! The analysis on the command line: running it, its findings as diagnostics, its summary.

mod library;
mod summary;

pub use library::library;
pub use summary::summary;

use super::console::{Console, Failure};
use super::resources::Resources;
use moodfirst_core::analysis::{Bounds, Finding, Options, Progress, Survey, SurveyNews, survey};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Diagnostic, Severity, say};
use moodfirst_core::text::{Lang, Text};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// States after which progress is told again.
const TELL_EVERY: usize = 500_000;

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Only what the graph shows.
    pub quick: bool,
    /// Bound on the states.
    pub budget: Option<usize>,
    /// One persona; all of the scenario's without.
    pub persona: Option<&'a str>,
    /// Write what runs can reach as soon as it is known, ahead of all results.
    pub first: bool,
}

/// Runs the analysis of a lesson.
pub fn analyse(
    resources: &Resources,
    console: &mut Console,
    lesson: &Arc<Lesson>,
    asked: Asked<'_>,
) -> Result<Option<Survey>, Failure> {
    let stages = stages(resources, console, lesson, asked.persona)?;
    let bounds = Bounds { threads: threads(), states: budget(asked.budget), ..Bounds::default() };
    let options = Options { bounds, quick: asked.quick, ..Options::default() };
    let mut told = TELL_EVERY;
    let id = &lesson.scenario().id;
    let mut written = Ok(());
    let mut news = |news: SurveyNews| match news {
        SurveyNews::Progress(Progress { states, .. }) if states >= told => {
            told = states + TELL_EVERY;
            console.say(&say!("{id}：已有 {states} 个状态……", "{id}: {states} states so far …"));
        }
        SurveyNews::Progress(_) => {}
        SurveyNews::First(first) if asked.first && written.is_ok() => {
            let (name, Text { zh, en }) = (&first.persona, first.said());
            let line = say!("{id}，{name}：先看结构：{zh}", "{id}, {name}: at first sight: {en}");
            written = console.line(line.get(console.lang)).and_then(|()| console.flush());
        }
        SurveyNews::First(_) => {}
    };
    let found = survey(&stages, options, &AtomicBool::new(false), &mut news);
    written.map(|()| found)
}

/// The bound on states, where one was given.
pub fn budget(asked: Option<usize>) -> usize {
    asked.unwrap_or(Bounds::default().states)
}

/// The setting with one persona, or with each that the scenario offers.
pub fn stages(
    resources: &Resources,
    console: &Console,
    lesson: &Arc<Lesson>,
    persona: Option<&str>,
) -> Result<Vec<Stage>, Failure> {
    if let Some(persona) = persona {
        return Ok(vec![resources.stage(console, lesson, Some(persona))?]);
    }
    let offered = lesson.scenario().personas.iter();
    Ok(offered.filter_map(|persona| resources.rulebook.stage(lesson, persona)).collect())
}

/// Threads that an analysis may take.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().min(4))
}

/// Findings as diagnostics of the file, with the replies that show each. Notes are for the summary.
pub fn diagnostics(file: &str, tree: &Tree<'_>, findings: &[Finding]) -> Vec<Diagnostic> {
    let telling = findings.iter().filter(|finding| finding.severity != Severity::Note);
    moodfirst_core::analysis::diagnostics(file, tree, telling, |finding| {
        finding.replies.as_ref()?;
        let handle = &finding.handle;
        let (zh, en) = (shown(finding, Lang::Zh), shown(finding, Lang::En));
        Some(say!(
            "{zh}；`moodfirst explain {file} {handle}` 把它当作对话打印出来",
            "{en}; `moodfirst explain {file} {handle}` prints it as a conversation"
        ))
    })
}

/// The replies that show a finding.
pub fn shown(finding: &Finding, lang: Lang) -> String {
    let replies = finding.replies.as_deref().unwrap_or_default();
    let persona = finding.personas.first().map(|id| format!(" --persona {id}")).unwrap_or_default();
    match (replies.is_empty(), lang) {
        (true, Lang::Zh) => "一开始就看得出来".to_owned(),
        (true, Lang::En) => "it shows at the very beginning".to_owned(),
        (false, Lang::Zh) => format!("可以这样看到：--choices {}{persona}", replies.join(",")),
        (false, Lang::En) => format!("to see it: --choices {}{persona}", replies.join(",")),
    }
}
