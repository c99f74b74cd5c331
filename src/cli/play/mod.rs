//! `play`: a lesson in the terminal, from the keyboard or from a pipe.

mod input;
mod pick;
mod player;
pub(in crate::cli) mod show;

use super::args::Play;
use super::console::{Console, Exit, Stop};
use super::desk::Desk;
pub use input::Input;
use player::Player;
use std::hash::{BuildHasher, RandomState};

pub fn run(desk: &Desk, console: &mut Console, args: &Play) -> Result<Exit, Stop> {
    let mut input = Input::standard();
    let lesson = match &args.scenario {
        Some(name) => desk.lesson(console, name)?,
        None => match pick::lesson(desk, console, &mut input)? {
            Some(lesson) => lesson,
            None => return Ok(Exit::Fine),
        },
    };
    let stage = desk.stage(console, &lesson, args.persona.as_deref())?;
    let seed = args.seed.or_else(|| args.exam.then(seed));
    Player::new(desk, console, &stage, input, args.exam, seed).run()?;
    Ok(Exit::Fine)
}

/// A seed that nobody chose: the one place outside of the core where chance comes in, from the
/// system by way of the standard library. Short, so that it can be typed again.
fn seed() -> u64 {
    RandomState::new().hash_one(0_u8) % 1_000_000
}
