//! `replay`: a run from given choices, as a report.

use super::args::Replay;
use super::console::{Console, Exit, Failure};
use super::debrief::DebriefText;
use super::resources::Resources;
use crate::export::{Attempt, Exported, html};
use crate::library::{shown, textbook, unwritten, write_new};
use crate::locale::Messages;
use moodfirst_core::analysis::{BETTER_BOUNDS, better};
use moodfirst_core::dialogue::{self, Session, Stage, follow};
use moodfirst_core::report::{Report, session_report};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::sync::atomic::AtomicBool;

pub fn run(resources: &Resources, console: &mut Console, args: &Replay) -> Result<Exit, Failure> {
    let lesson = resources.lesson(console, &args.scenario)?;
    let stage = resources.stage(console, &lesson, args.persona.as_deref())?;
    let session = follow(&stage, &choices(&args.choices)).map_err(|misstep| {
        let (number, zh, en) = (misstep.number, misstep.why.zh, misstep.why.en);
        let why = say!("第 {number} 个选择：{zh}", "choice {number}: {en}");
        console.refuse_with(&why, misstep.hint.as_ref())
    })?;
    let mut report = session_report(&session, &stage, &resources.rulebook.catalogue);
    report.annotate(proved_better(&session, &stage, &report));
    if let Some(path) = &args.html {
        let origin = resources.origin(&args.scenario);
        let model = origin.and_then(|origin| textbook(&stage, &origin));
        let exported = Exported {
            stage: &stage,
            session: &session,
            report: &report,
            catalogue: &resources.rulebook.catalogue,
            attempt: &Attempt::default(),
            model: model.as_ref(),
        };
        let page = html(&exported, Messages::of(console.lang));
        write_new(path, page.as_bytes())
            .map_err(|error| console.refuse(&unwritten(path, &error)))?;
        console.lines([shown(path)])?;
    } else if args.json {
        console.json(&report)?;
    } else {
        let replay = dialogue::Replay::of(&session, &stage);
        let debrief = DebriefText {
            report: &report,
            run: Some((&stage, &replay)),
            assisted: false,
            rubric: &resources.rulebook.rubric,
            catalogue: &resources.rulebook.catalogue,
            words: Messages::of(console.lang),
        };
        console.lines(debrief.lines(console.width))?;
    }
    Ok(Exit::Fine)
}

/// The better replies, as far as they can be proved while somebody waits.
pub fn proved_better(session: &Session, stage: &Stage, report: &Report) -> Vec<Option<Text>> {
    better(session, stage, report, BETTER_BOUNDS, &AtomicBool::new(false))
}

/// The choices of a list separated by commas; an empty list has none.
fn choices(list: &str) -> Vec<String> {
    if list.trim().is_empty() {
        return Vec::new();
    }
    list.split(',').map(|choice| choice.trim().to_owned()).collect()
}
