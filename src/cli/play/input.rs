//! Lines that a person types, or that come from a pipe.

use crate::cli::language::charset;
use moodfirst_core::source::encoding::typed;
use std::io::{self, BufRead, IsTerminal, Read};

/// Longest line that is looked at, in bytes.
const LONGEST: u64 = 4096;

/// Where lines come from.
pub struct LineInput {
    reader: Box<dyn BufRead>,
    /// Nobody sees what comes in unless it is written out.
    pub silent: bool,
}

impl LineInput {
    /// Standard input.
    pub fn standard() -> Self {
        let stdin = io::stdin();
        Self { silent: !stdin.is_terminal(), reader: Box::new(stdin.lock()) }
    }

    /// The next line without blanks around it, `None` in it if nobody knows what was typed;
    /// `None` at the end. Input that cannot be read any more has ended.
    pub fn line(&mut self) -> Option<Option<String>> {
        let mut line = Vec::new();
        let read = (&mut self.reader).take(LONGEST).read_until(b'\n', &mut line).ok()?;
        if read == 0 {
            return None;
        }
        Some(typed(&line, &charset()).map(|line| line.trim().to_owned()))
    }
}
