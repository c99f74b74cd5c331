//! Where results and messages go.

use super::play::Input;
use moodfirst_core::text::{Lang, Text};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything is well.
    Fine = 0,
    /// Something was found or could not be scored; results were printed.
    Findings = 1,
    /// Misused, or something could not be read; no results.
    Refused = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not go on.
#[derive(Debug)]
pub enum Stop {
    /// It cannot be done, for these reasons.
    Refuse(Vec<String>),
    /// The results could not be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    /// Only writing results fails with a bare error; reading says which file.
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Results on standard output, messages on standard error, in one language.
pub struct Console {
    /// Standard output, buffered.
    pub out: Box<dyn Write>,
    /// The language of both.
    pub lang: Lang,
    /// Columns to fill.
    pub width: usize,
    /// Colours in results.
    pub colours: bool,
}

/// Columns where there is no terminal to ask, and the most that are filled for reading.
const WIDTH: usize = 80;
const WIDEST: usize = 96;

impl Console {
    /// The console of this process.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let columns = terminal_size::terminal_size().filter(|_| terminal);
        let width = columns.map_or(WIDTH, |(width, _)| usize::from(width.0));
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            out: Box::new(io::BufWriter::new(stdout)),
            lang,
            width: width.clamp(20, WIDEST),
            colours: terminal && !no_colour,
        }
    }

    /// A refusal with one reason.
    #[must_use]
    pub fn refuse(&self, why: &Text) -> Stop {
        Stop::Refuse(vec![why.get(self.lang).to_owned()])
    }

    /// A refusal with a reason and what to do.
    #[must_use]
    pub fn refuse_with(&self, why: &Text, hint: Option<&Text>) -> Stop {
        let lines = [Some(why), hint];
        Stop::Refuse(
            lines.into_iter().flatten().map(|text| text.get(self.lang).to_owned()).collect(),
        )
    }

    /// A message on standard error. That it cannot be shown is nobody's concern.
    pub fn say(&self, message: &Text) {
        tell(message.get(self.lang));
    }

    /// Writes lines of results.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn lines<L: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = L>) -> Result<(), Stop> {
        for line in lines {
            writeln!(self.out, "{}", line.as_ref())?;
        }
        Ok(())
    }

    /// Asks for a line of input: `None` at its end. Silent input is written out, so that what is
    /// printed reads the same from a pipe.
    ///
    /// # Errors
    /// If what was written before cannot be shown.
    pub fn ask(&mut self, input: &mut Input) -> Result<Option<String>, Stop> {
        self.out.write_all(b"> ")?;
        self.out.flush()?;
        let line = input.line();
        if line.is_none() || input.silent {
            writeln!(self.out, "{}", line.as_deref().unwrap_or_default())?;
        }
        Ok(line)
    }

    /// Ends a command: writes what is left and says why it stopped.
    #[must_use]
    pub fn end(mut self, outcome: Result<Exit, Stop>) -> Exit {
        let outcome = outcome.and_then(|exit| {
            self.out.flush()?;
            Ok(exit)
        });
        match outcome {
            Ok(exit) => exit,
            Err(Stop::Refuse(reasons)) => {
                for reason in reasons {
                    tell(&reason);
                }
                Exit::Refused
            }
            // Whoever reads has seen enough (`moodfirst … | head`).
            Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
            Err(Stop::Output(error)) => {
                tell(&match self.lang {
                    Lang::Zh => format!("结果写不出去：{error}"),
                    Lang::En => format!("the results cannot be written: {error}"),
                });
                Exit::Refused
            }
        }
    }
}

/// One message on standard error.
fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "moodfirst: {message}");
}
