//! Where results and messages go.

use super::play::LineInput;
use moodfirst_core::source::{Diagnostic, say};
use moodfirst_core::text::{Lang, Text, shown};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything is well.
    Fine = 0,
    /// Something was found or could not be scored; results were printed. Also: the display went
    /// away under the window, where Xlib chooses the code.
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
pub enum Failure {
    /// It cannot be done, for these reasons.
    Refuse(Vec<String>),
    /// The results could not be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    /// Only writing results fails with a bare error; reading says which file.
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Results on standard output, messages on standard error, in one language.
///
/// The one place where words reach a terminal: names, ids, arguments and whatever else did not
/// come from the program is shown here and never obeyed.
pub struct Console {
    /// Standard output, buffered.
    out: Box<dyn Write>,
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
    pub fn refuse(&self, why: &Text) -> Failure {
        Failure::Refuse(vec![why.get(self.lang).to_owned()])
    }

    /// A refusal with a reason and what to do.
    #[must_use]
    pub fn refuse_with(&self, why: &Text, hint: Option<&Text>) -> Failure {
        let lines = [Some(why), hint];
        Failure::Refuse(
            lines.into_iter().flatten().map(|text| text.get(self.lang).to_owned()).collect(),
        )
    }

    /// A message on standard error. That it cannot be shown is nobody's concern.
    pub fn say(&self, message: &Text) {
        tell(message.get(self.lang));
    }

    /// Writes a line of results, or several in one text.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn line(&mut self, line: impl AsRef<str>) -> Result<(), Failure> {
        writeln!(self.out, "{}", shown::lines(line.as_ref()))?;
        Ok(())
    }

    /// Writes lines of results.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn lines<L: AsRef<str>>(
        &mut self,
        lines: impl IntoIterator<Item = L>,
    ) -> Result<(), Failure> {
        lines.into_iter().try_for_each(|line| self.line(line))
    }

    /// Writes a finding with its colours and an empty line behind it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn diagnostic(&mut self, found: &Diagnostic) -> Result<(), Failure> {
        writeln!(self.out, "{}\n", found.render(self.lang, self.colours))?;
        Ok(())
    }

    /// Writes data as one line of JSON. What a terminal would obey stands in it as `\uXXXX`, which
    /// means the same.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn json(&mut self, data: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(data).map_err(io::Error::from)?;
        let mut units = [0; 2];
        for piece in text.split_inclusive(shown::hidden) {
            let last = piece.chars().next_back().filter(|&c| shown::hidden(c));
            let plain = &piece[..piece.len() - last.map_or(0, char::len_utf8)];
            self.out.write_all(plain.as_bytes())?;
            for unit in last.iter().flat_map(|c| c.encode_utf16(&mut units).to_vec()) {
                write!(self.out, "\\u{unit:04x}")?;
            }
        }
        writeln!(self.out)?;
        Ok(())
    }

    /// Writes bytes as they are: what the program has made itself, or a file to be read on by
    /// other programs.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.out.write_all(bytes)?;
        Ok(())
    }

    /// Brings out what has been written so far.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush()?;
        Ok(())
    }

    /// Asks for a line of input: `None` at its end. Silent input is written out, so that what is
    /// printed reads the same from a pipe.
    ///
    /// # Errors
    /// If what was written before cannot be shown.
    pub fn ask(&mut self, input: &mut LineInput) -> Result<Option<String>, Failure> {
        loop {
            self.out.write_all(b"> ")?;
            self.out.flush()?;
            let line = input.line();
            if line.is_none() || input.silent {
                let echo = line.as_ref().and_then(|line| line.as_deref());
                self.line(echo.unwrap_or_default())?;
            }
            match line {
                None => return Ok(None),
                Some(Some(line)) => return Ok(Some(line)),
                Some(None) => {
                    self.out.flush()?;
                    self.say(&unreadable_input());
                }
            }
        }
    }

    /// Ends a command: writes what is left and says why it stopped.
    #[must_use]
    pub fn end(mut self, outcome: Result<Exit, Failure>) -> Exit {
        let outcome = outcome.and_then(|exit| {
            self.out.flush()?;
            Ok(exit)
        });
        match outcome {
            Ok(exit) => exit,
            Err(Failure::Refuse(reasons)) => {
                for reason in reasons {
                    tell(&reason);
                }
                Exit::Refused
            }
            // Whoever reads has seen enough (`moodfirst … | head`).
            Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
            Err(Failure::Output(error)) => {
                tell(&match self.lang {
                    Lang::Zh => format!("结果写不出去：{error}"),
                    Lang::En => format!("the results cannot be written: {error}"),
                });
                Exit::Refused
            }
        }
    }
}

/// Why what was typed is asked for again.
pub fn unreadable_input() -> Text {
    say!(
        "这一行不是 UTF-8，也不是终端声明的编码；请再输入一次（LANG 写明编码，例如 zh_CN.GBK）",
        "that line is neither UTF-8 nor what the terminal says it sends; type it again (LANG names the encoding, as in zh_CN.GBK)"
    )
}

/// One message on standard error.
fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "moodfirst: {}", shown::lines(message));
}
