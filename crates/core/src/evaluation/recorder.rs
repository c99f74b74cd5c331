//! Listens to an evaluation and remembers what the report needs.

use super::{At, Event, Fact, LedgerEvent, Moods, Trace};
use crate::rubric::{Act, Rule};

/// Number of facts at most: they are bits of a `u32`.
const FACTS: usize = 32;

/// A worked segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentRecord {
    /// Where.
    pub at: At,
    /// Its act.
    pub act: Act,
    /// The mood before it.
    pub before: Moods,
    /// The mood after it.
    pub after: Moods,
    /// A worn-out repetition.
    pub worn: bool,
}

/// What a run told on its way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recorder {
    /// Segments in order.
    pub segments: Vec<SegmentRecord>,
    /// Penalties in order, points positive.
    pub penalties: Vec<(At, Rule, i32)>,
    /// Critical errors in order.
    pub criticals: Vec<(At, Option<Act>)>,
    /// Replies that held a warm close, at their Recap.
    pub warm: Vec<At>,
    /// Requests left unanswered, each with the mood before and after that was felt.
    pub unanswered: Vec<(At, [Moods; 2])>,
    /// What happened to ledger entries, by place in the ledger.
    pub ledger: Vec<(usize, At, LedgerEvent)>,
    facts: [Option<At>; FACTS],
    open_jumps: Vec<At>,
    unmet: Vec<At>,
}

impl Recorder {
    /// Where a fact was established.
    #[must_use]
    pub const fn fact(&self, fact: Fact) -> Option<At> {
        self.facts[fact as usize]
    }

    /// Jumps that go unmet if the run ends here.
    pub fn unmet(&self) -> impl Iterator<Item = At> + '_ {
        self.unmet.iter().chain(&self.open_jumps).copied()
    }

    /// The mood before and after a request was felt that the reply at a place left unanswered.
    #[must_use]
    pub fn unanswered(&self, at: At) -> Option<[Moods; 2]> {
        self.unanswered.iter().find(|(of, _)| *of == at).map(|(_, moods)| *moods)
    }

    /// The segment at a place.
    #[must_use]
    pub fn segment(&self, at: At) -> Option<&SegmentRecord> {
        // Events that follow a reply have segment 0 and come after its segments.
        let place = self.segments.partition_point(|segment| segment.at.turn < at.turn);
        self.segments[place..]
            .iter()
            .take_while(|segment| segment.at.turn == at.turn)
            .find(|segment| segment.at == at)
    }
}

impl Trace for Recorder {
    fn note(&mut self, at: At, event: Event) {
        match event {
            Event::Segment { act, before, after, worn } => {
                self.segments.push(SegmentRecord { at, act, before, after, worn });
            }
            Event::Unanswered { before, after } => self.unanswered.push((at, [before, after])),
            Event::Fact(fact) => self.facts[fact as usize] = Some(at),
            Event::Penalty(rule, points) => self.penalties.push((at, rule, points)),
            Event::Jump => self.open_jumps.push(at),
            Event::JumpsMet => self.open_jumps.clear(),
            Event::JumpsExpired(turn) => {
                let expired = self.open_jumps.partition_point(|jump| jump.turn <= turn);
                self.unmet.extend(self.open_jumps.drain(..expired));
            }
            Event::WarmClose => self.warm.push(at),
            Event::Critical(act) => self.criticals.push((at, act)),
            Event::Ledger(place, event) => self.ledger.push((place, at, event)),
        }
    }
}
