//! Going on with a run that was left.

use super::input::Input;
use super::log::Log;
use super::player::Run;
use crate::cli::console::{Console, Stop};
use crate::cli::desk::Desk;
use crate::cli::page::Page;
use crate::cli::wording::fill;
use crate::library::{Entry, Library};
use crate::locale::{Key, Words};
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
    desk: &Desk,
    console: &Console,
    log: &mut Log,
    lesson: Option<&Arc<Lesson>>,
) -> Result<(Stage, Run), Stop> {
    let id = lesson.map(|lesson| lesson.scenario().id.as_str());
    let left = log.left(id).map_err(|why| console.refuse(&why))?;
    let Some(run) = left.first() else {
        let name = log.learner().unwrap_or_default();
        return Err(console.refuse(&say!(
            "{name} 没有可以接着走的练习",
            "there is no run of {name} to go on with"
        )));
    };
    take_up(desk, console, log, run, lesson)
}

/// Offers the last run that was left. `None`: there is none, or something else is wanted.
pub fn offer(
    desk: &Desk,
    console: &mut Console,
    input: &mut Input,
    log: &mut Log,
    lesson: Option<&Arc<Lesson>>,
) -> Result<Option<(Stage, Run)>, Stop> {
    let id = lesson.map(|lesson| lesson.scenario().id.as_str());
    let left = match log.left(id) {
        Ok(left) => left,
        Err(why) => {
            console.say(&why);
            return Ok(None);
        }
    };
    let Some(run) = left.first() else { return Ok(None) };
    let words = Words::of(console.lang);
    let mut page = Page::new(console.lang, console.width);
    page.text(0, words.get(Key::HomeResume));
    let fields = [
        ("title", title(desk, console, run, lesson)),
        ("dot", console.lang.dot().to_owned()),
        ("n", run.turns.to_string()),
    ];
    page.text(2, &fill(words, Key::HomeResumeAt, &fields));
    page.text(0, words.get(Key::PlayResume));
    console.lines(page.into_lines())?;
    loop {
        let Some(line) = console.ask(input)? else { return Ok(None) };
        match line.to_lowercase().as_str() {
            "y" => match take_up(desk, console, log, run, lesson) {
                Ok(run) => return Ok(Some(run)),
                Err(Stop::Refuse(reasons)) => {
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
    desk: &Desk,
    console: &Console,
    run: &OpenAttempt,
    lesson: Option<&Arc<Lesson>>,
) -> String {
    let library = Library::open(&desk.kit, &desk.folder);
    let file = run.source.as_ref().map(|path| Entry::of_file(&desk.kit, Path::new(path)));
    let entry = file.as_ref().or_else(|| library.find(&run.scenario));
    let lesson = lesson.or_else(|| entry.and_then(|entry| entry.lesson.as_ref().ok()));
    lesson.map_or_else(
        || run.scenario.clone(),
        |lesson| lesson.scenario().title.get(console.lang).to_owned(),
    )
}

fn take_up(
    desk: &Desk,
    console: &Console,
    log: &mut Log,
    run: &OpenAttempt,
    lesson: Option<&Arc<Lesson>>,
) -> Result<(Stage, Run), Stop> {
    let lesson = match lesson {
        Some(lesson) => Arc::clone(lesson),
        None => desk.lesson(console, Path::new(run.source.as_ref().unwrap_or(&run.scenario)))?,
    };
    let stage = desk.stage(console, &lesson, Some(&run.persona))?;
    let session = log.load(&run.key).and_then(|saved| match saved {
        Some(saved) => rebuild(&saved, &stage),
        None => Err(say!("现在不作记录", "nothing is being recorded")),
    });
    let session = session.map_err(|why| console.refuse(&why))?;
    log.take_up(run.key.clone()).map_err(|why| console.refuse(&why))?;
    Ok((stage, Run { session, exam: run.mode == EXAM }))
}
