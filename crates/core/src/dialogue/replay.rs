//! A run walked through, reply by reply: the one account of it that debrief, talk, time line,
//! comparison, records, export and terminal read.
//!
//! It holds numbers of the scenario's parts and no words, so that it can be kept beside a run;
//! words are looked up in the lesson. A run walked so far is the beginning of the whole one.

use super::lesson::{Beat, Lesson};
use super::state::{NotOffered, State, Watch};
use super::talk::TalkItem;
use super::timeline::{PromiseMark, with_due_times};
use super::{Session, Stage, Status};
use crate::evaluation::{At, Event, LedgerEvent, MoodState, Moods, Recorder, SegmentRecord, Trace};
use crate::rubric::{Act, Family};
use crate::scenario::model::{Ending, Line, Moment, Reply};
use crate::scenario::path::Path;

/// A run from its first line to where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// What happened before the first reply.
    pub opening: Passage,
    /// The replies, each with what followed it.
    pub turns: Vec<Turn>,
    recorder: Recorder,
}

/// What happened until the next reply was needed, or until the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The nodes come to, by number, in order.
    pub nodes: Vec<u32>,
    /// What was said and what happened, in order.
    pub happened: Vec<Happened>,
    /// Where the run stood then.
    pub state: State,
}

/// Something that happened between two replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// Something shown, and the mood at that moment.
    Shown(Beat, Moods),
    /// A promise broke because its time passed; the place of its entry in the ledger.
    PromiseBroke(usize),
}

/// One reply and what followed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Number of the reply, from 1.
    pub number: u32,
    /// The node at which it was given, by number.
    pub node: u32,
    /// The reply, by its number among all of the node, from 0.
    pub reply: u8,
    /// The answer to the node's judgement question, from 0.
    pub judged: Option<u8>,
    /// The scenario's clock when it was given.
    pub at: Moment,
    /// The line that it answers, by node and number: the last one said before it.
    pub line: Option<(u32, u16)>,
    /// The mood it found.
    pub before: MoodState,
    /// Its acts, in the order of its segments.
    pub acts: Vec<SegmentRecord>,
    /// What moved the mood from the one it found to the one it left: each goes on where the one
    /// before it ended.
    pub changes: Vec<MoodChange>,
    /// What happened to promises in it and after it, in order.
    pub promises: Vec<PromiseMark>,
    /// What followed until the next reply.
    pub then: Passage,
}

/// One step of the mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoodChange {
    /// What did it.
    pub cause: MoodCause,
    /// The mood before it.
    pub before: Moods,
    /// The mood after it.
    pub after: Moods,
}

/// What can move a mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MoodCause {
    /// A segment of the reply, from 1.
    Segment(u16),
    /// The reply left a request for action unanswered.
    Unanswered,
    /// What the reply does beyond its acts.
    ReplyEffect,
    /// Something that happened at a node, by number.
    NodeEffect(u32),
    /// The clock broke a promise; the place of its entry in the ledger.
    PromiseBroke(usize),
}

impl MoodCause {
    /// It came from outside, after the reply.
    #[must_use]
    pub const fn outside(self) -> bool {
        matches!(self, Self::NodeEffect(_) | Self::PromiseBroke(_))
    }
}

/// The mood from one reply to the next, by what moved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoodSplit {
    /// As the reply found it.
    pub found: Moods,
    /// After what was said and what was left unanswered.
    pub said: Moods,
    /// After what the reply does beyond its acts.
    pub effect: Moods,
    /// After what came from outside until the next reply.
    pub left: Moods,
}

impl Replay {
    /// A run that has only begun.
    #[must_use]
    pub fn start(stage: &Stage) -> Self {
        let opening = stage.lesson().scenario().opening.into();
        let mut watcher = Watcher::new(stage, opening, Recorder::default());
        watcher.clock = stage.lesson().scenario().clock.start;
        let state = State::start(stage, &mut watcher);
        let opening = Passage { nodes: watcher.nodes, happened: watcher.happened, state };
        Self { opening, turns: Vec::new(), recorder: watcher.recorder }
    }

    /// A session from its beginning, as far as its replies can be given here.
    #[must_use]
    pub fn of(session: &Session, stage: &Stage) -> Self {
        let mut replay = Self::start(stage);
        replay.turns.reserve_exact(session.steps.len());
        for step in &session.steps {
            if replay.give(stage, step.reply, step.judged).is_err() {
                break;
            }
        }
        replay
    }

    /// Gives a reply, by its number among all authored ones of the node, from 0; `judged` is the
    /// answer to the node's judgement question.
    ///
    /// # Errors
    /// If it is not on offer; nothing changes then.
    pub fn give(&mut self, stage: &Stage, reply: u8, judged: Option<u8>) -> Result<(), NotOffered> {
        let mut state = self.state().clone();
        let (node, before) = (state.node, state.tally.mood_state());
        let at = Moment(state.clock);
        if !state.offered(stage).contains(&reply) {
            return Err(NotOffered);
        }
        let line = self.line();
        let first = self.recorder.segments.len();
        let mut watcher = Watcher::new(stage, before.moods(), std::mem::take(&mut self.recorder));
        watcher.clock = at;
        let given = state.give(stage, reply, &mut watcher);
        let Watcher { recorder, nodes, happened, changes, mut promises, .. } = watcher;
        self.recorder = recorder;
        given.ok_or(NotOffered)?;
        // Due times as they stand once the reply has been worked.
        for mark in &mut promises {
            let entry = state.tally.ledger.get(mark.entry);
            mark.settle(entry.and_then(|entry| entry.due).map(Moment));
        }
        // Segment 0 is what followed a reply: a promise that the clock broke.
        let segments = self.recorder.segments[first..].iter();
        let acts = segments.filter(|segment| segment.at.segment > 0).copied().collect();
        self.turns.push(Turn {
            number: state.tally.turn,
            node,
            reply,
            judged,
            at,
            line,
            before,
            acts,
            changes,
            promises,
            then: Passage { nodes, happened, state },
        });
        Ok(())
    }

    /// Where the run stands.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.last().state
    }

    /// The turn of this number, from 1.
    #[must_use]
    pub fn turn(&self, number: usize) -> Option<&Turn> {
        self.turns.get(number.checked_sub(1)?)
    }

    /// What happened right before the reply of this number, from 1.
    #[must_use]
    pub fn before(&self, number: usize) -> Option<&Passage> {
        match number.checked_sub(2) {
            Some(place) => self.turns.get(place).map(|turn| &turn.then),
            None => (number == 1).then_some(&self.opening),
        }
    }

    /// What happened after the last reply; where none has been given, the opening.
    #[must_use]
    pub fn last(&self) -> &Passage {
        self.turns.last().map_or(&self.opening, |turn| &turn.then)
    }

    /// The passages in order: the opening, then what followed each reply.
    fn passages(&self) -> impl DoubleEndedIterator<Item = &Passage> {
        std::iter::once(&self.opening).chain(self.turns.iter().map(|turn| &turn.then))
    }

    /// The mood at the opening and after each reply with all that followed it.
    pub fn moods(&self) -> impl Iterator<Item = MoodState> + '_ {
        self.passages().map(|passage| passage.state.tally.mood_state())
    }

    /// The last line said, by node and number.
    #[must_use]
    pub fn line(&self) -> Option<(u32, u16)> {
        self.passages().rev().find_map(Passage::line)
    }

    /// The conversation so far, in order.
    #[must_use]
    pub fn talk<'a>(&self, lesson: &'a Lesson) -> Vec<TalkItem<'a>> {
        let mut talk: Vec<TalkItem<'a>> = self.opening.talk(lesson).collect();
        for turn in &self.turns {
            talk.extend(turn.words(lesson));
            talk.extend(turn.then.talk(lesson));
        }
        talk
    }

    /// The last thing that the customer said.
    #[must_use]
    pub fn last_words<'a>(&self, lesson: &'a Lesson) -> Option<&'a Line> {
        let (node, line) = self.line()?;
        lesson.line(node, line)
    }

    /// The ending, if the run came to one.
    #[must_use]
    pub fn ending<'a>(&self, lesson: &'a Lesson) -> Option<&'a Ending> {
        match self.state().status {
            Status::Ended(number) => lesson.ending(number),
            Status::Playing | Status::Stuck => None,
        }
    }

    /// The promises on the scenario's clock, in its order. A promise that broke stands there at
    /// the moment it was due, although it shows only with the next jump of the clock; a due time
    /// that was still to come when the run ended, or that was settled before, is left to the
    /// ledger.
    #[must_use]
    pub fn timeline(&self) -> Vec<PromiseMark> {
        let marks = self.turns.iter().flat_map(|turn| turn.promises.iter().copied()).collect();
        with_due_times(marks, self.state())
    }

    /// What the evaluation noticed.
    #[must_use]
    pub const fn recorder(&self) -> &Recorder {
        &self.recorder
    }
}

impl Passage {
    /// The last line said in it, by node and number.
    #[must_use]
    pub fn line(&self) -> Option<(u32, u16)> {
        self.happened.iter().rev().find_map(|one| match one {
            Happened::Shown(Beat::Line(node, line), _) => Some((*node, *line)),
            _ => None,
        })
    }

    /// What was said and what happened, with its words.
    pub fn talk<'a>(
        &self,
        lesson: &'a Lesson,
    ) -> impl DoubleEndedIterator<Item = TalkItem<'a>> + use<'a, '_> {
        self.happened.iter().filter_map(|one| TalkItem::of(*one, lesson))
    }

    /// The scenario's clock at its end.
    #[must_use]
    pub const fn clock(&self) -> Moment {
        Moment(self.state.clock)
    }
}

impl Turn {
    /// The reply with its words.
    #[must_use]
    pub fn said<'a>(&self, lesson: &'a Lesson) -> Option<&'a Reply> {
        lesson.reply(self.node, self.reply)
    }

    /// The reply as a part of the conversation.
    fn words<'a>(&self, lesson: &'a Lesson) -> Option<TalkItem<'a>> {
        self.said(lesson).map(|reply| TalkItem::Trainee { turn: self.number, reply })
    }

    /// The name of the reply in its scenario.
    #[must_use]
    pub fn path(&self, lesson: &Lesson) -> Option<Path> {
        let node = lesson.node(self.node)?;
        Some(Path::reply(&node.id, &self.said(lesson)?.id))
    }

    /// The mood it left, with all that followed until the next reply.
    #[must_use]
    pub fn after(&self) -> MoodState {
        self.then.state.tally.mood_state()
    }

    /// The mood before and after a request for action was felt that the reply left unanswered.
    #[must_use]
    pub fn unanswered(&self) -> Option<[Moods; 2]> {
        let felt = self.changes.iter().find(|change| change.cause == MoodCause::Unanswered)?;
        Some([felt.before, felt.after])
    }

    /// It said back what was not theirs.
    #[must_use]
    pub fn misheard(&self) -> bool {
        self.acts.iter().any(|done| done.act == Act::Mishear)
    }

    /// It holds an act that hurts, whatever the intention.
    #[must_use]
    pub fn harmful(&self) -> bool {
        self.acts.iter().any(|done| done.act.family() == Family::Harm)
    }

    /// The mood by what moved it.
    #[must_use]
    pub fn split(&self) -> MoodSplit {
        let found = self.before.moods();
        let until = |known: Moods, holds: fn(MoodCause) -> bool| {
            let last = self.changes.iter().rev().find(|change| holds(change.cause));
            last.map_or(known, |change| change.after)
        };
        let spoken = |cause| matches!(cause, MoodCause::Segment(_) | MoodCause::Unanswered);
        let said = until(found, spoken);
        let effect = until(said, |cause| cause == MoodCause::ReplyEffect);
        MoodSplit { found, said, effect, left: until(effect, MoodCause::outside) }
    }
}

/// Writes down what happens on the way from one reply to the next.
struct Watcher<'a> {
    stage: &'a Stage,
    recorder: Recorder,
    clock: Moment,
    mood: Moods,
    nodes: Vec<u32>,
    happened: Vec<Happened>,
    changes: Vec<MoodChange>,
    promises: Vec<PromiseMark>,
}

impl<'a> Watcher<'a> {
    const fn new(stage: &'a Stage, mood: Moods, recorder: Recorder) -> Self {
        Self {
            stage,
            recorder,
            clock: Moment(0),
            mood,
            nodes: Vec::new(),
            happened: Vec::new(),
            changes: Vec::new(),
            promises: Vec::new(),
        }
    }

    fn moved(&mut self, cause: MoodCause, before: Moods, after: Moods) {
        self.changes.push(MoodChange { cause, before, after });
        self.mood = after;
    }
}

impl Trace for Watcher<'_> {
    fn note(&mut self, at: At, event: Event) {
        match event {
            Event::Segment { before, after, .. } if at.segment > 0 => {
                self.moved(MoodCause::Segment(at.segment), before, after);
            }
            // What follows a reply and is a segment is the break of a promise just told.
            Event::Segment { before, after, .. } => {
                let entry = self.promises.last().map_or(0, |mark| mark.entry);
                self.moved(MoodCause::PromiseBroke(entry), before, after);
            }
            Event::Unanswered { before, after } => {
                self.moved(MoodCause::Unanswered, before, after);
            }
            Event::Ledger(entry, event) => {
                self.promises.push(PromiseMark::new(self.clock, at.turn, entry, event));
                // A Break that is no segment comes from the clock.
                if event == LedgerEvent::Broken && at.segment == 0 {
                    self.happened.push(Happened::PromiseBroke(entry));
                }
            }
            _ => {}
        }
        self.recorder.note(at, event);
    }
}

impl Watch for Watcher<'_> {
    /// A jump of the clock is told before the promises that it breaks.
    fn beat(&mut self, beat: Beat, mood: Moods) {
        match beat {
            Beat::Jump(node) => {
                let jump = self.stage.lesson().node(node).and_then(|node| node.jump.as_ref());
                self.clock = jump.map_or(self.clock, |jump| jump.to);
            }
            Beat::NodeEffect(node) => self.moved(MoodCause::NodeEffect(node), self.mood, mood),
            Beat::ReplyEffect(..) => self.moved(MoodCause::ReplyEffect, self.mood, mood),
            Beat::Line(..) | Beat::End(_) => {}
        }
        self.happened.push(Happened::Shown(beat, mood));
    }

    fn arrived(&mut self, state: &State) {
        self.nodes.push(state.node);
    }
}
