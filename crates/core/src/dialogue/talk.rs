//! The conversation as it is shown: what was said and done, in order.

use super::lesson::{Beat, Lesson};
use super::replay::Happened;
use crate::scenario::model::{Effect, Ending, Jump, Line, Reply};

/// One thing said or done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TalkItem<'a> {
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

impl<'a> TalkItem<'a> {
    /// What happened between two replies, with the words of the lesson.
    pub(super) fn of(happened: Happened, lesson: &'a Lesson) -> Option<Self> {
        let (beat, mood) = match happened {
            Happened::PromiseBroke(place) => return Some(Self::PromiseBroke(place)),
            Happened::Shown(beat, mood) => (beat, mood),
        };
        match beat {
            Beat::Jump(node) => lesson.node(node)?.jump.as_ref().map(Self::Jump),
            Beat::NodeEffect(node) => lesson.node(node)?.effect.as_ref().map(Self::Event),
            Beat::ReplyEffect(node, reply) => {
                lesson.reply(node, reply)?.effect.as_ref().map(Self::Effect)
            }
            Beat::Line(node, line) => {
                lesson.line(node, line).map(|line| Self::Customer { line, anger: mood.anger })
            }
            Beat::End(ending) => lesson.ending(ending).map(Self::Ended),
        }
    }
}
