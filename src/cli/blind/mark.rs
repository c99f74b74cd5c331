//! `blind --mark`: how many answers are right, and what listening was worth.

use crate::cli::console::{Console, Exit, Failure};
use crate::export::blind::Key;
use crate::library::{read, shown, unreadable};
use moodfirst_core::source::encoding::decode;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The marks of all rounds, in the shape of `--json`.
#[derive(Serialize)]
struct Marks {
    moments: usize,
    /// What guessing would hit, in percent.
    chance: f64,
    rounds: Vec<Round>,
    /// Sense less style, in points of percent; none with one round.
    listening: Option<f64>,
}

/// One round.
#[derive(Serialize)]
struct Round {
    /// `style` or `sense`.
    round: &'static str,
    file: String,
    right: usize,
    unanswered: usize,
    /// Right, in percent of all moments.
    percent: f64,
    /// By scenario: right, of how many.
    scenarios: BTreeMap<String, (usize, usize)>,
    /// Numbers of the moments that were answered wrong.
    wrong: Vec<usize>,
}

pub fn run(
    console: &mut Console,
    key_file: &Path,
    answers: &[PathBuf],
    json: bool,
) -> Result<Exit, Failure> {
    if answers.len() > 2 {
        let why = say!(
            "最多两份答卷：先 style，后 sense",
            "two files of answers at most: style first, then sense"
        );
        return Err(console.refuse(&why));
    }
    let key = key(console, key_file)?;
    let mut rounds = Vec::new();
    for (round, file) in ["style", "sense"].into_iter().zip(answers) {
        rounds.push(mark(console, &key, round, file)?);
    }
    let all = key.moments.len().max(1) as f64;
    let chances = key.moments.iter().map(|one| one.best.len() as f64 / one.replies.len() as f64);
    let listening = match rounds.as_slice() {
        [style, sense] => Some(sense.percent - style.percent),
        _ => None,
    };
    let chance = chances.sum::<f64>() / all * 100.0;
    let marks = Marks { moments: key.moments.len(), chance, rounds, listening };
    if json {
        console.json(&marks)?;
        return Ok(Exit::Fine);
    }
    let lines: Vec<String> =
        told(&marks).iter().map(|text| text.get(console.lang).to_owned()).collect();
    console.lines(lines)?;
    Ok(Exit::Fine)
}

fn key(console: &Console, path: &Path) -> Result<Key, Failure> {
    let bytes = read(path).map_err(|error| console.refuse(&unreadable(path, &error)))?;
    let key: Result<Key, _> = serde_json::from_slice(&bytes);
    key.map_err(|error| {
        let name = shown(path);
        console.refuse(&say!(
            "{name} 不是 `blind` 写的答案：{error}",
            "{name} is not a key written by `blind`: {error}"
        ))
    })
}

/// Marks one file; everything that is wrong with it is told at once.
fn mark(console: &Console, key: &Key, round: &'static str, path: &Path) -> Result<Round, Failure> {
    let bytes = read(path).map_err(|error| console.refuse(&unreadable(path, &error)))?;
    let name = shown(path);
    let text = decode(&bytes)
        .map_err(|_| console.refuse(&say!("{name} 不是 UTF-8 文本", "{name} is not UTF-8 text")))?;
    let (answers, wrong) = answers(key, text);
    if !wrong.is_empty() {
        let told = wrong.iter().map(|(line, why)| {
            let Text { zh, en } = why;
            let why = say!("{name} 第 {line} 行：{zh}", "{name}, line {line}: {en}");
            why.get(console.lang).to_owned()
        });
        return Err(Failure::Refuse(told.collect()));
    }
    let mut scenarios: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for moment in &key.moments {
        let right = answers.get(&moment.number).is_some_and(|one| moment.best.contains(one));
        let (hit, all) = scenarios.entry(moment.scenario.clone()).or_default();
        *all += 1;
        *hit += usize::from(right);
        if !right {
            missed.push(moment.number);
        }
    }
    let right = key.moments.len() - missed.len();
    Ok(Round {
        round,
        file: name,
        right,
        unanswered: key.moments.len() - answers.len(),
        percent: right as f64 / key.moments.len().max(1) as f64 * 100.0,
        scenarios,
        wrong: missed,
    })
}

/// Answers by number, and the lines that are none.
fn answers(key: &Key, text: &str) -> (BTreeMap<usize, char>, Vec<(usize, Text)>) {
    let mut answers = BTreeMap::new();
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim().trim_start_matches('\u{feff}');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut parts = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty());
        let (moment, letter, more) = (parts.next(), parts.next(), parts.next());
        let moment = moment.and_then(|part| part.parse::<usize>().ok());
        let letter = letter.filter(|part| part.len() == 1).and_then(|part| part.chars().next());
        let (Some(moment), Some(letter), None) = (moment, letter, more) else {
            wrong.push((
                number,
                say!("要写“题号 字母”，如 `12 B`", "it should be “number letter”, such as `12 B`"),
            ));
            continue;
        };
        let letter = letter.to_ascii_uppercase();
        let Some(asked) = key.moments.iter().find(|one| one.number == moment) else {
            wrong.push((number, say!("没有第 {moment} 题", "there is no question {moment}")));
            continue;
        };
        if !asked.replies.contains_key(&letter) {
            wrong.push((
                number,
                say!("第 {moment} 题没有 {letter}", "question {moment} has no {letter}"),
            ));
        } else if answers.insert(moment, letter).is_some() {
            wrong.push((
                number,
                say!("第 {moment} 题答了两次", "question {moment} is answered twice"),
            ));
        }
    }
    (answers, wrong)
}

fn told(marks: &Marks) -> Vec<Text> {
    let (all, chance) = (marks.moments, marks.chance);
    let mut lines = Vec::new();
    for round in &marks.rounds {
        let (right, percent, file) = (round.right, round.percent, &round.file);
        let (zh, en) = match round.round {
            "style" => ("只看回应", "style (the replies alone)"),
            _ => ("听着选", "sense (with the customer)"),
        };
        lines.push(say!(
            "{zh}：{all} 题对 {right} 题，{percent:.0} %（瞎猜 {chance:.0} %） {file}",
            "{en}: {right} of {all} right, {percent:.0} % (guessing: {chance:.0} %)  {file}"
        ));
        for (scenario, (hit, of)) in &round.scenarios {
            lines.push(say!("  {scenario}：{of} 题对 {hit} 题", "  {scenario}: {hit} of {of}"));
        }
        if round.unanswered > 0 {
            let open = round.unanswered;
            lines.push(say!("  没有答的 {open} 题算错", "  {open} left out count as wrong"));
        }
    }
    if let Some(listening) = marks.listening {
        lines.push(say!(
            "听，值 {listening:+.0} 个百分点",
            "listening was worth {listening:+.0} points of percent"
        ));
    }
    lines
}
