//! Scoring a coded transcript: a conversation without a scenario (contract section 8).

use super::build::{EntryWords, Run, Source};
use super::due::Due;
use super::line::Report;
use super::stored::REPORT_VERSION;
use super::transcript_input::{CodedSegment, Input, Turn};
use crate::evaluation::{At, CodedAct, Delivery, Frame, Recorder, Tally};
use crate::rubric::{Catalogue, Family, PersonaNote, Rubric};
use crate::scenario::model::Tag;
use crate::source::Diagnostic;
use crate::text::Text;
use thiserror::Error;

/// Everything wrong with one line of a transcript file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line} cannot be scored: {} findings", problems.len())]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, each with line, column, the name at fault and a hint; the name of the file
    /// is left empty.
    pub problems: Vec<Diagnostic>,
}

/// Scores one coded transcript, a JSON object. `line` is its number in the file, from 1; it is
/// also the id of a transcript that has none.
///
/// # Errors
/// All problems of the line: JSON that cannot be read, an unknown key, act, mark, tag, kind or
/// persona, an opening out of range, owed points that do not add up.
pub fn score_line(
    line: usize,
    json: &str,
    rubric: &Rubric,
    catalogue: &Catalogue,
) -> Result<Report, LineError> {
    let input =
        Input::read(line, json, catalogue).map_err(|problems| LineError { line, problems })?;
    let persona = catalogue.persona(&input.persona);
    let effects = match persona {
        Some(note) => rubric.effects(|family: Family| PersonaNote::percent(note, family)),
        None => rubric.plain(),
    };
    let frame = Frame { rubric, effects: &effects };
    let terms = input.terms(rubric);
    let mut tally = Tally::new(input.opening, rubric);
    let mut recorder = Recorder::default();
    let mut states = vec![tally.mood_state()];
    let mut replies = Vec::new();
    let mut request = "";
    let mut asked = false;
    for turn in &input.turns {
        match turn {
            Turn::Customer { tags, text } => {
                tally.customer_says(tags);
                if tags.contains(&Tag::AsksAction) {
                    request = text;
                    asked = true;
                }
            }
            Turn::Agent { segments, marks, text } => {
                let acts: Vec<CodedAct> = segments.iter().map(|segment| segment.coded).collect();
                tally.reply(frame, &acts, Delivery::of(marks), &mut recorder);
                states.push(tally.mood_state());
                let request = std::mem::take(&mut request);
                replies.push(Reply { text, segments: segments.as_slice(), request });
            }
        }
    }
    let source = TranscriptTexts { replies, asked };
    let run = Run {
        rubric,
        catalogue,
        terms: &terms,
        tally: &tally,
        recorder: &recorder,
        source: &source,
    };
    let scores = tally.scores(rubric, &terms);
    Ok(Report {
        id: Some(input.id),
        scenario: None,
        rubric: rubric.version,
        persona: input.persona,
        finished: true,
        ending: None,
        total: scores.total,
        total_uncapped: scores.total_uncapped,
        passed: scores.passed,
        dimensions: scores.dimensions(),
        critical: run.criticals(),
        lines: run.lines(&scores),
        states,
        ledger: run.ledger(),
        judgements: Vec::new(),
        pass_mark: terms.pass_mark,
        report_version: REPORT_VERSION,
    })
}

/// The words of a transcript: one text a turn, in whatever language it was said.
struct TranscriptTexts<'a> {
    replies: Vec<Reply<'a>>,
    /// Something was asked for, in words or without.
    asked: bool,
}

struct Reply<'a> {
    text: &'a str,
    segments: &'a [CodedSegment],
    /// What asked for action before it.
    request: &'a str,
}

impl<'a> TranscriptTexts<'a> {
    fn reply(&self, turn: u32) -> Option<&Reply<'a>> {
        self.replies.get(turn.checked_sub(1)? as usize)
    }
}

impl Source for TranscriptTexts<'_> {
    fn quote(&self, at: At) -> Text {
        let said = self.reply(at.turn).filter(|_| at.segment > 0).map_or("", |reply| reply.text);
        Text::new(said, said)
    }

    fn asked(&self, turn: u32) -> Text {
        let asked = self.reply(turn).map_or("", |reply| reply.request);
        Text::new(asked, asked)
    }

    fn ever_asked(&self) -> bool {
        self.asked
    }

    fn entry(&self, place: usize, made: At) -> EntryWords {
        let segment = usize::from(made.segment).checked_sub(1);
        let said = self.reply(made.turn).zip(segment);
        let Some(words) = said.and_then(|(reply, at)| reply.segments.get(at)) else {
            return EntryWords::default();
        };
        let both = |text: &Option<String>| {
            text.as_ref().map(|text| Text::new(text, text)).unwrap_or_default()
        };
        EntryWords {
            id: (place + 1).to_string(),
            what: both(&words.what),
            who: both(&words.who),
            due: words.due.clone().map(Due::from),
            channel: both(&words.channel),
            kind: None,
        }
    }
}
