//! The report of a scenario run.

use super::build::{EntryWords, Run, Source};
use super::line::{EndingMark, JudgementMark, MoodState, Report};
use super::recorder::Recorder;
use crate::dialogue::{Session, Stage, State, Status};
use crate::evaluation::{At, Fact, Tally};
use crate::rubric::{Catalogue, Rule};
use crate::scenario::model::{Cargo, Moment, Reply, Segment};
use crate::text::{Lang, Text};

/// The words of a scenario run.
struct Words<'a> {
    /// The reply given at each turn.
    replies: Vec<&'a Reply>,
    /// The better one at each turn, if there was one.
    better: Vec<Option<&'a Reply>>,
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

    fn better(&self, turn: u32) -> Option<Text> {
        let better = self.better.get(turn.checked_sub(1)? as usize)?;
        better.map(words)
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

/// Points collected so far in lines that belong to replies: slots of empathy and commitment,
/// the two slots of order that a segment decides, a lost "no stalling", penalties.
fn standing(tally: &Tally, stage: &Stage) -> i32 {
    let (rubric, terms) = (stage.rubric(), stage.lesson().terms());
    let mut points = 0;
    for rule in Rule::EMPATHY.into_iter().chain([Rule::FirstMatter, Rule::FirstSolution]) {
        if tally.earned(rule, None) {
            points += rubric.points(rule, terms.respect);
        }
    }
    for item in &terms.owed {
        for rule in item.slots() {
            if tally.earned(*rule, Some(item)) {
                points += item.pays(*rule, rubric);
            }
        }
    }
    if tally.facts.has(Fact::Stalled) {
        points -= rubric.points(Rule::NoStalling, false);
    }
    let charged: u32 = tally.penalties.iter().sum();
    points - i32::try_from(charged).unwrap_or(i32::MAX / 2)
}

/// What each reply on offer would bring at this moment, in points of the lines it would add, in
/// authored order. `closing`: it is the run's last or last but one reply, so that a warm close
/// counts.
#[must_use]
pub fn points_of_offers(state: &State, stage: &Stage, closing: bool) -> Vec<(u8, i32)> {
    let before = standing(&state.tally, stage);
    let worth = |reply: u8| {
        let mut after = state.clone();
        after.give(stage, reply, &mut ())?;
        let mut points = standing(&after.tally, stage) - before;
        if closing && after.tally.closes_warmly() {
            points += stage.rubric().points(Rule::WarmClose, false);
        }
        Some((reply, points))
    };
    state.offered(stage).into_iter().filter_map(worth).collect()
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
    let mut better = Vec::with_capacity(session.steps.len());
    let mut judgements = Vec::new();
    for (place, step) in session.steps.iter().enumerate() {
        let Some(reply) = lesson.reply(step.node, step.reply) else { break };
        let closing = session.over() && place + 2 >= session.steps.len();
        better.push(better_reply(&state, stage, step.reply, closing));
        judgements.extend(judgement(stage, step.node, step.judged, place + 1));
        if state.give(stage, step.reply, &mut recorder).is_none() {
            break;
        }
        replies.push(reply);
        states.push(mood_state(&state));
    }
    let due = state.tally.ledger.iter().map(|entry| entry.due).collect();
    let source = Words { replies, better, due };
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

/// The reply with most points, authored order on ties; `None` if the one given has as many.
fn better_reply<'a>(
    state: &State,
    stage: &'a Stage,
    given: u8,
    closing: bool,
) -> Option<&'a Reply> {
    let offers = points_of_offers(state, stage, closing);
    let most = offers.iter().map(|(_, points)| *points).max()?;
    let best = |(reply, points): &&(u8, i32)| *points == most && *reply == given;
    if offers.iter().any(|offer| best(&offer)) {
        return None;
    }
    let (better, _) = offers.iter().find(|(_, points)| *points == most)?;
    stage.lesson().reply(state.node, *better)
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
