//! The report of a scenario run.

use super::build::{EntryWords, Run, Source};
use super::line::{EndingMark, JudgementMark, MoodState, Report};
use super::recorder::Recorder;
use crate::dialogue::{Beat, Session, Stage, State, Status};
use crate::evaluation::At;
use crate::rubric::Catalogue;
use crate::scenario::model::{Cargo, Moment, Reply, Segment, Tag};
use crate::text::{Lang, Text};

/// The words of a scenario run.
struct Words<'a> {
    /// The reply given at each turn.
    replies: Vec<&'a Reply>,
    /// What asked for action before each turn.
    asked: Vec<Option<&'a Text>>,
    /// Due times as they stand at the end, by place in the ledger; renegotiation moves them.
    due: Vec<Option<u32>>,
}

impl Words<'_> {
    fn segment(&self, at: At) -> Option<&Segment> {
        let reply = self.replies.get(at.turn.checked_sub(1)? as usize)?;
        reply.segments.get(usize::from(at.segment.checked_sub(1)?))
    }
}

impl Source for Words<'_> {
    fn quote(&self, at: At) -> Text {
        self.segment(at).map(|segment| segment.text.clone()).unwrap_or_default()
    }

    fn asked(&self, turn: u32) -> Text {
        let asked = turn.checked_sub(1).and_then(|place| self.asked.get(place as usize).copied());
        asked.flatten().cloned().unwrap_or_default()
    }

    fn entry(&self, place: usize, made: At) -> EntryWords {
        let Some(Cargo::Promise(terms)) = self.segment(made).map(|segment| &segment.cargo) else {
            return EntryWords::default();
        };
        EntryWords {
            id: terms.id.clone(),
            what: terms.what.clone(),
            who: terms.who.clone(),
            due: self.due.get(place).copied().flatten().map(|due| Moment(due).to_string()),
            channel: terms.channel.clone(),
            kind: Some(terms.kind),
        }
    }
}

/// A whole reply as it is said: its segments one after the other, with a space between two
/// stretches of English.
#[must_use]
pub fn words(reply: &Reply) -> Text {
    let join = |lang: Lang| {
        let mut all = String::new();
        for segment in &reply.segments {
            let text = segment.text.get(lang);
            if !all.is_empty() && !text.is_empty() {
                all.push_str(lang.blank());
            }
            all.push_str(text);
        }
        all
    };
    Text { zh: join(Lang::Zh), en: join(Lang::En) }
}

/// The report of a run so far. It depends on nothing but the run, the scenario, the rubric and
/// the words, so that the same run gives the same report, byte for byte.
#[must_use]
pub fn session_report(session: &Session, stage: &Stage, catalogue: &Catalogue) -> Report {
    let lesson = stage.lesson();
    let mut recorder = Recorder::default();
    let mut state = State::start(stage, &mut recorder);
    let mut states = vec![mood_state(&state)];
    let mut replies = Vec::with_capacity(session.steps.len());
    let mut judgements = Vec::new();
    for (place, step) in session.steps.iter().enumerate() {
        let Some(reply) = lesson.reply(step.node, step.reply) else { break };
        judgements.extend(judgement(stage, step.node, step.judged, place + 1));
        if state.give(stage, step.reply, &mut recorder).is_none() {
            break;
        }
        replies.push(reply);
        states.push(mood_state(&state));
    }
    let due = state.tally.ledger.iter().map(|entry| entry.due).collect();
    let asked = asked(&recorder, stage, replies.len());
    let source = Words { replies, asked, due };
    let run = Run {
        rubric: stage.rubric(),
        catalogue,
        terms: lesson.terms(),
        tally: &state.tally,
        recorder: &recorder,
        source: &source,
    };
    let scores = state.scores(stage);
    let ending = match state.status {
        Status::Ended(number) => lesson.ending(number),
        Status::Playing | Status::Stuck => None,
    };
    Report {
        id: None,
        scenario: Some(session.scenario.clone()),
        rubric: stage.rubric().version,
        persona: session.persona.clone(),
        finished: ending.is_some(),
        ending: ending.map(|ending| EndingMark { id: ending.id.clone(), kind: ending.kind }),
        total: scores.total,
        total_uncapped: scores.total_uncapped,
        passed: scores.passed,
        dimensions: scores.dimensions(),
        critical: run.criticals(),
        lines: run.lines(&scores),
        states,
        ledger: run.ledger(),
        judgements,
        pass_mark: lesson.terms().pass_mark,
    }
}

/// By reply: the last line before it that asks for action.
fn asked<'a>(recorder: &Recorder, stage: &'a Stage, replies: usize) -> Vec<Option<&'a Text>> {
    let mut asked = vec![None; replies];
    for (before, beat) in &recorder.beats {
        if let Beat::Line(node, line) = beat
            && let Some(line) = stage.lesson().line(*node, *line)
            && line.tags.contains(&Tag::AsksAction)
            && let Some(words) = asked.get_mut(*before as usize)
        {
            *words = Some(&line.text);
        }
    }
    asked
}

fn judgement(stage: &Stage, node: u32, judged: Option<u8>, turn: usize) -> Option<JudgementMark> {
    let question = stage.lesson().node(node)?.judgement.as_ref()?;
    let answer = question.options.get(usize::from(judged?))?;
    Some(JudgementMark {
        turn: u32::try_from(turn).ok()?,
        ask: question.ask.clone(),
        answer: answer.text.clone(),
        right: answer.right,
        why: answer.why.clone(),
    })
}

fn mood_state(state: &State) -> MoodState {
    let mood = state.tally.mood;
    MoodState { anger: mood.anger, trust: mood.trust, heard: mood.heard, phase: state.tally.phase }
}
