//! `score`: coded transcripts, one report a line.

use super::args::Score;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
use super::wording::{fill, joined, verdict};
use crate::library::{shown, unreadable};
use crate::locale::{Key, Messages};
use moodfirst_core::report::{Report, score_line};
use moodfirst_core::rubric::{Act, Catalogue};
use moodfirst_core::source::{Diagnostic, open, say};
use moodfirst_core::text::{Lang, Text};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Longest line that is read, in bytes: no conversation comes near it.
const LONGEST: u64 = 32 * 1024 * 1024;

pub fn run(resources: &Resources, console: &mut Console, args: &Score) -> Result<Exit, Failure> {
    let file = &args.file;
    let refuse = |console: &Console, error: &io::Error| console.refuse(&unreadable(file, error));
    let mut lines = lines_of(file).map_err(|error| refuse(console, &error))?;
    let mut exit = Exit::Fine;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let mut limited = (&mut lines).take(LONGEST + 1);
        if limited.read_until(b'\n', &mut line).map_err(|error| refuse(console, &error))? == 0 {
            break;
        }
        if !line.ends_with(b"\n") && line.len() as u64 > LONGEST {
            let why = say!(
                "第 {number} 行超过 32 MB，后面的没有读",
                "line {number} is longer than 32 MB; nothing after it was read"
            );
            console.say(&why);
            return Ok(Exit::Findings);
        }
        match score(resources, number, &line) {
            None => {}
            Some(Ok(report)) => print(resources, console, &report, args.json)?,
            Some(Err(problems)) => {
                exit = Exit::Findings;
                for mut problem in problems {
                    problem.file = shown(file);
                    console.say(&told(&problem));
                }
            }
        }
    }
    Ok(exit)
}

fn lines_of(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    if file.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(BufReader::new(File::open(file)?)))
}

/// The report of a line; nothing for an empty one.
fn score(
    resources: &Resources,
    number: usize,
    line: &[u8],
) -> Option<Result<Report, Vec<Diagnostic>>> {
    let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
    let line = match std::str::from_utf8(line) {
        Ok(line) => line.trim(),
        // The line says what its bytes are.
        Err(_) => {
            let (_, mut found) = open::document("", line);
            for one in &mut found {
                one.line = u32::try_from(number).unwrap_or(u32::MAX);
            }
            return Some(Err(found));
        }
    };
    if line.is_empty() {
        return None;
    }
    let report =
        score_line(number, line, &resources.rulebook.rubric, &resources.rulebook.catalogue);
    Some(report.map_err(|error| error.problems))
}

fn print(
    resources: &Resources,
    console: &mut Console,
    report: &Report,
    json: bool,
) -> Result<(), Failure> {
    if json {
        return console.json(report);
    }
    console.line(short(report, Messages::of(console.lang), &resources.rulebook.catalogue))
}

/// A finding in one line with its way out.
fn told(found: &Diagnostic) -> Text {
    let [zh, en] = Lang::ALL.map(|lang| found.one_line(lang));
    match &found.hint {
        Some(hint) => {
            let Text { zh: way, en: out } = hint;
            say!("{zh}；{way}", "{en}; {out}")
        }
        None => Text::new(zh, en),
    }
}

/// A report in one line.
fn short(report: &Report, words: &Messages, catalogue: &Catalogue) -> String {
    let of = report.dimensions;
    let fields = [
        ("id", report.id.clone().unwrap_or_default()),
        ("total", report.total.to_string()),
        ("empathy", of.empathy.to_string()),
        ("order", of.order.to_string()),
        ("commitment", of.commitment.to_string()),
        ("verdict", verdict(words, report.passed).to_owned()),
    ];
    let mut line = fill(words, Key::ScoreLine, &fields);
    if !report.critical.is_empty() {
        let name = |act: Act| catalogue.act(act).name.get(words.lang());
        let none = words.get(Key::DebriefNoSafetyCheck);
        let acts = report.critical.iter().map(|error| error.act.map_or(none, name));
        let acts: Vec<&str> = acts.collect();
        line += &fill(words, Key::ScoreCritical, &[("acts", joined(&acts, words.lang()))]);
    }
    line
}
