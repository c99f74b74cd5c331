//! The conversation so far, as it is shown: what was said and done, in order.

use super::lesson::Beat;
use super::{Session, Stage, State, Watch};
use crate::evaluation::{At, Event, LedgerEvent, Moods, Trace};
use crate::scenario::model::{Effect, Ending, Jump, Line, Reply};

/// One thing said or done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Said<'a> {
    /// The clock jumps: a new episode.
    Jump(&'a Jump),
    /// Something happens at a node that is not anybody's words: everybody there notices it.
    Event(&'a Effect),
    /// What a reply does beyond its acts: only the coach says so.
    Effect(&'a Effect),
    /// The customer speaks; `anger` is how angry they are as they do, 0 to 100.
    Customer {
        /// The line.
        line: &'a Line,
        /// Anger at that moment.
        anger: u8,
    },
    /// The trainee's reply.
    Trainee {
        /// Number of the reply, from 1.
        turn: u32,
        /// The reply.
        reply: &'a Reply,
    },
    /// A promise broke because its time passed; the place of its entry in the ledger.
    PromiseBroke(usize),
    /// The run ended.
    Ended(&'a Ending),
}

/// What was heard on the way from one reply to the next.
#[derive(Default)]
struct Listener {
    heard: Vec<Heard>,
}

enum Heard {
    Beat(Beat, u8),
    Broke(usize),
}

impl Trace for Listener {
    fn note(&mut self, at: At, event: Event) {
        // A Break that is no segment comes from the clock.
        if let (Event::Ledger(place, LedgerEvent::Broken), 0) = (event, at.segment) {
            self.heard.push(Heard::Broke(place));
        }
    }
}

impl Watch for Listener {
    fn beat(&mut self, beat: Beat, mood: Moods) {
        self.heard.push(Heard::Beat(beat, mood.anger));
    }
}

/// The conversation of a session from its first line.
#[must_use]
pub fn talk<'a>(session: &Session, stage: &'a Stage) -> Vec<Said<'a>> {
    let mut said = Vec::new();
    let mut listener = Listener::default();
    let mut state = State::start(stage, &mut listener);
    tell(&mut said, &mut listener, stage);
    for (turn, step) in (1..).zip(&session.steps) {
        if let Some(reply) = stage.lesson().reply(step.node, step.reply) {
            said.push(Said::Trainee { turn, reply });
        }
        if state.give(stage, step.reply, &mut listener).is_none() {
            break;
        }
        tell(&mut said, &mut listener, stage);
    }
    said
}

fn tell<'a>(said: &mut Vec<Said<'a>>, listener: &mut Listener, stage: &'a Stage) {
    let lesson = stage.lesson();
    for heard in listener.heard.drain(..) {
        said.extend(match heard {
            Heard::Broke(place) => Some(Said::PromiseBroke(place)),
            Heard::Beat(Beat::Jump(node), _) => {
                lesson.node(node).and_then(|node| node.jump.as_ref()).map(Said::Jump)
            }
            Heard::Beat(Beat::NodeEffect(node), _) => {
                lesson.node(node).and_then(|node| node.effect.as_ref()).map(Said::Event)
            }
            Heard::Beat(Beat::ReplyEffect(node, reply), _) => {
                lesson.reply(node, reply).and_then(|reply| reply.effect.as_ref()).map(Said::Effect)
            }
            Heard::Beat(Beat::Line(node, line), anger) => {
                lesson.line(node, line).map(|line| Said::Customer { line, anger })
            }
            Heard::Beat(Beat::End(ending), _) => lesson.ending(ending).map(Said::Ended),
        });
    }
}
