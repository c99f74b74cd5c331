//! Going on with a run that was left.

use super::input::LineInput;
use super::log::Log;
use super::player::TerminalRun;
use crate::cli::console::{Console, Failure};
use crate::cli::resources::Resources;
use crate::cli::wording::fill;
use crate::cli::wrapped::WrappedText;
use crate::library::{Library, LibraryEntry};
use crate::locale::{Key, Messages};
use crate::records::{EXAM, OpenAttempt, rebuild};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::source::say;
use std::path::Path;
use std::sync::Arc;

/// The last run that was left, of this lesson if one was named.
///
/// # Errors
/// If there is none, or it cannot be gone on with: then it stays as it is.
pub fn last(
    resources: &Resources,
    console: &Console,
    log: &mut Log,
    lesson: Option<&Arc<Lesson>>,
) -> Result<(Stage, TerminalRun), Failure> {
    let id = lesson.map(|lesson| lesson.scenario().id.as_str());
    let left = log.left(id).map_err(|why| console.refuse(&why))?;
    let Some(run) = left.first() else {
        let name = log.learner().unwrap_or_default();
        return Err(console.refuse(&say!(
            "{name} 没有可以接着走的练习",
            "there is no run of {name} to go on with"
        )));
    };
    take_up(resources, console, log, run, lesson)
}

/// Offers the last run that was left. `None`: there is none, or something else is wanted.
pub fn offer(
    resources: &Resources,
    console: &mut Console,
    input: &mut LineInput,
    log: &mut Log,
    lesson: Option<&Arc<Lesson>>,
) -> Result<Option<(Stage, TerminalRun)>, Failure> {
    let id = lesson.map(|lesson| lesson.scenario().id.as_str());
    let left = match log.left(id) {
        Ok(left) => left,
        Err(why) => {
            console.say(&why);
            return Ok(None);
        }
    };
    let Some(run) = left.first() else { return Ok(None) };
    let words = Messages::of(console.lang);
    let mut out = WrappedText::new(console.lang, console.width);
    out.text(0, words.get(Key::HomeResume));
    let fields = [
        ("title", title(resources, console, run, lesson)),
        ("dot", console.lang.dot().to_owned()),
        ("n", run.turns.to_string()),
    ];
    out.text(2, &fill(words, Key::HomeResumeAt, &fields));
    out.text(0, words.get(Key::PlayResume));
    console.lines(out.into_lines())?;
    loop {
        let Some(line) = console.ask(input)? else { return Ok(None) };
        match line.to_lowercase().as_str() {
            "y" => match take_up(resources, console, log, run, lesson) {
                Ok(run) => return Ok(Some(run)),
                Err(Failure::Refuse(reasons)) => {
                    for why in reasons {
                        console.say(&say!("{why}", "{why}"));
                    }
                    return Ok(None);
                }
                Err(stop) => return Err(stop),
            },
            "n" => return Ok(None),
            "x" => {
                log.abandon(console, &run.key);
                return Ok(None);
            }
            _ => console.lines([words.get(Key::PlayResume)])?,
        }
    }
}

fn title(
    resources: &Resources,
    console: &Console,
    run: &OpenAttempt,
    lesson: Option<&Arc<Lesson>>,
) -> String {
    let library = Library::open(&resources.rulebook, &resources.folder);
    let file =
        run.source.as_ref().map(|path| LibraryEntry::of_file(&resources.rulebook, Path::new(path)));
    let entry = file.as_ref().or_else(|| library.find(&run.scenario));
    let lesson = lesson.or_else(|| entry.and_then(|entry| entry.lesson.as_ref().ok()));
    lesson.map_or_else(
        || run.scenario.clone(),
        |lesson| lesson.scenario().title.get(console.lang).to_owned(),
    )
}

fn take_up(
    resources: &Resources,
    console: &Console,
    log: &mut Log,
    run: &OpenAttempt,
    lesson: Option<&Arc<Lesson>>,
) -> Result<(Stage, TerminalRun), Failure> {
    let lesson = match lesson {
        Some(lesson) => Arc::clone(lesson),
        None => {
            resources.lesson(console, Path::new(run.source.as_ref().unwrap_or(&run.scenario)))?
        }
    };
    let stage = resources.stage(console, &lesson, Some(&run.persona))?;
    let session = log.load(&run.key).and_then(|saved| match saved {
        Some(saved) => rebuild(&saved, &stage),
        None => Err(say!("现在不作记录", "nothing is being recorded")),
    });
    let session = session.map_err(|why| console.refuse(&why))?;
    log.take_up(run.key.clone()).map_err(|why| console.refuse(&why))?;
    Ok((stage, TerminalRun { session, exam: run.mode == EXAM }))
}
