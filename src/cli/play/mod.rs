//! `play`: a lesson in the terminal, from the keyboard or from a pipe.

mod input;
mod log;
mod pick;
mod player;
mod resume;
pub(in crate::cli) mod show;

use super::args::Play;
use super::console::{Console, Exit, Stop};
use super::desk::Desk;
pub use input::Input;
use log::Log;
use moodfirst_core::dialogue::Session;
use player::{Player, Run};
use std::hash::{BuildHasher, RandomState};

pub fn run(desk: &Desk, console: &mut Console, args: &Play) -> Result<Exit, Stop> {
    let mut input = Input::standard();
    // Misuse is refused before anything is written.
    let lesson = args.scenario.as_ref().map(|name| desk.lesson(console, name)).transpose()?;
    if let Some(lesson) = &lesson {
        desk.stage(console, lesson, args.persona.as_deref())?;
    }
    let mut log = Log::open(desk, console, args)?;
    let left = if args.resume {
        Some(resume::last(desk, console, &mut log, lesson.as_ref())?)
    } else if input.silent {
        None
    } else {
        resume::offer(desk, console, &mut input, &mut log, lesson.as_ref())?
    };
    if let Some((stage, run)) = left {
        Player::new(desk, console, &stage, input, run, log).run()?;
        return Ok(Exit::Fine);
    }
    let lesson = match lesson {
        Some(lesson) => lesson,
        None => match pick::lesson(desk, console, &mut input)? {
            Some(lesson) => lesson,
            None => return Ok(Exit::Fine),
        },
    };
    let stage = desk.stage(console, &lesson, args.persona.as_deref())?;
    let seed = args.seed.or_else(|| args.exam.then(seed));
    let session = Session::start(&stage, seed, &mut ());
    let source = args.scenario.as_deref().and_then(|name| desk.file(name));
    log.begin(console, (&stage, &session), args.exam, source);
    Player::new(desk, console, &stage, input, Run { session, exam: args.exam }, log).run()?;
    Ok(Exit::Fine)
}

/// A seed that nobody chose: the one place outside of the core where chance comes in, from the
/// system by way of the standard library. Short, so that it can be typed again.
fn seed() -> u64 {
    RandomState::new().hash_one(0_u8) % 1_000_000
}
