//! The licences of the program and of everything it is built from.

use super::console::{Console, Exit, Stop};
use crate::licences;
use std::io::Write as _;

/// Prints them whole: program, fonts, crates.
pub fn run(console: &mut Console) -> Result<Exit, Stop> {
    for (name, text) in licences::TEXTS {
        writeln!(console.out, "{name}\n{}\n{text}\n", "=".repeat(name.len()))?;
    }
    Ok(Exit::Fine)
}
