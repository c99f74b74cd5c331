//! The licences of the program and of everything it is built from.

use super::console::{Console, Exit, Failure};
use crate::licences;

/// Prints them whole: program, fonts, crates.
pub fn run(console: &mut Console) -> Result<Exit, Failure> {
    for (name, text) in licences::TEXTS {
        console.raw(format!("{name}\n{}\n{text}\n\n", "=".repeat(name.len())).as_bytes())?;
    }
    Ok(Exit::Fine)
}
