//! `play`: a lesson in the terminal, from the keyboard or from a pipe.

mod input;
mod log;
mod pick;
mod player;
mod resume;
pub(in crate::cli) mod show;

use super::args::Play;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
pub use input::LineInput;
use log::Log;
use moodfirst_core::dialogue::Session;
use player::{TerminalPlayer, TerminalRun};
use std::hash::{BuildHasher, RandomState};

pub fn run(resources: &Resources, console: &mut Console, args: &Play) -> Result<Exit, Failure> {
    let mut input = LineInput::standard();
    // Misuse is refused before anything is written.
    let lesson = args.scenario.as_ref().map(|name| resources.lesson(console, name)).transpose()?;
    if let Some(lesson) = &lesson {
        resources.stage(console, lesson, args.persona.as_deref())?;
    }
    let mut log = Log::open(resources, console, args)?;
    let left = if args.resume {
        Some(resume::last(resources, console, &mut log, lesson.as_ref())?)
    } else if input.silent {
        None
    } else {
        resume::offer(resources, console, &mut input, &mut log, lesson.as_ref())?
    };
    if let Some((stage, run)) = left {
        TerminalPlayer::new(resources, console, &stage, input, run, log).run()?;
        return Ok(Exit::Fine);
    }
    let lesson = match lesson {
        Some(lesson) => lesson,
        None => match pick::lesson(resources, console, &mut input)? {
            Some(lesson) => lesson,
            None => return Ok(Exit::Fine),
        },
    };
    let stage = resources.stage(console, &lesson, args.persona.as_deref())?;
    let seed = args.seed.or_else(|| args.exam.then(seed));
    let session = Session::start(&stage, seed, &mut ());
    let source = args.scenario.as_deref().and_then(|name| resources.file(name));
    log.begin(console, (&stage, &session), args.exam, source);
    TerminalPlayer::new(
        resources,
        console,
        &stage,
        input,
        TerminalRun { session, exam: args.exam },
        log,
    )
    .run()?;
    Ok(Exit::Fine)
}

/// A seed that nobody chose: the one place outside of the core where chance comes in, from the
/// system by way of the standard library. Short, so that it can be typed again.
fn seed() -> u64 {
    RandomState::new().hash_one(0_u8) % 1_000_000
}
