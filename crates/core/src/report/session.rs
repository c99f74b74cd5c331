//! The report of a scenario run.

use super::build::{EntryWords, Run, Source};
use super::due::Due;
use super::line::{EndingMark, JudgementMark, Report};
use super::stored::REPORT_VERSION;
use crate::dialogue::{Beat, Happened, Passage, Replay, Session, Stage, Turn};
use crate::evaluation::At;
use crate::rubric::Catalogue;
use crate::scenario::model::{Cargo, Moment, Reply, Segment, Tag};
use crate::text::{Lang, Text};

/// The words of a scenario run.
struct RunTexts<'a> {
    replay: &'a Replay,
    stage: &'a Stage,
}

impl RunTexts<'_> {
    fn segment(&self, at: At) -> Option<&Segment> {
        let reply = self.replay.turn(at.turn as usize)?.said(self.stage.lesson())?;
        reply.segments.get(usize::from(at.segment.checked_sub(1)?))
    }
}

impl Source for RunTexts<'_> {
    fn quote(&self, at: At) -> Text {
        self.segment(at).map(|segment| segment.text.clone()).unwrap_or_default()
    }

    fn asked(&self, turn: u32) -> Text {
        let before = self.replay.before(turn as usize);
        before.and_then(|before| asked(before, self.stage)).cloned().unwrap_or_default()
    }

    fn ever_asked(&self) -> bool {
        let told = (1..=self.replay.turns.len()).filter_map(|turn| self.replay.before(turn));
        told.filter_map(|before| asked(before, self.stage)).next().is_some()
    }

    fn entry(&self, place: usize, made: At) -> EntryWords {
        let Some(Cargo::Promise(terms)) = self.segment(made).map(|segment| &segment.cargo) else {
            return EntryWords::default();
        };
        let entry = self.replay.state().tally.ledger.get(place);
        EntryWords {
            id: terms.id.clone(),
            what: terms.what.clone(),
            who: terms.who.clone(),
            // As it stands at the end: renegotiation moves it.
            due: entry.and_then(|entry| entry.due).map(|due| Due::At(Moment(due))),
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
    replay_report(&Replay::of(session, stage), stage, catalogue)
}

/// The same of a run that has been walked through.
#[must_use]
pub fn replay_report(replay: &Replay, stage: &Stage, catalogue: &Catalogue) -> Report {
    let lesson = stage.lesson();
    let state = replay.state();
    let run = Run {
        rubric: stage.rubric(),
        catalogue,
        terms: lesson.terms(),
        tally: &state.tally,
        recorder: replay.recorder(),
        source: &RunTexts { replay, stage },
    };
    let scores = state.scores(stage);
    let ending = replay.ending(lesson);
    Report {
        id: None,
        scenario: Some(lesson.scenario().id.clone()),
        rubric: stage.rubric().version,
        persona: stage.persona().to_owned(),
        finished: ending.is_some(),
        ending: ending.map(|ending| EndingMark { id: ending.id.clone(), kind: ending.kind }),
        total: scores.total,
        total_uncapped: scores.total_uncapped,
        passed: scores.passed,
        dimensions: scores.dimensions(),
        critical: run.criticals(),
        lines: run.lines(&scores),
        states: replay.moods().collect(),
        ledger: run.ledger(),
        judgements: replay.turns.iter().filter_map(|turn| judgement(stage, turn)).collect(),
        pass_mark: lesson.terms().pass_mark,
        report_version: REPORT_VERSION,
    }
}

/// The last line before a reply that asks for action.
fn asked<'a>(before: &Passage, stage: &'a Stage) -> Option<&'a Text> {
    before.happened.iter().rev().find_map(|one| match one {
        Happened::Shown(Beat::Line(node, line), _) => {
            let line = stage.lesson().line(*node, *line)?;
            line.tags.contains(&Tag::AsksAction).then_some(&line.text)
        }
        _ => None,
    })
}

fn judgement(stage: &Stage, turn: &Turn) -> Option<JudgementMark> {
    let question = stage.lesson().node(turn.node)?.judgement.as_ref()?;
    let answer = question.options.get(usize::from(turn.judged?))?;
    Some(JudgementMark {
        turn: turn.number,
        ask: question.ask.clone(),
        answer: answer.text.clone(),
        right: answer.right,
        why: answer.why.clone(),
    })
}
