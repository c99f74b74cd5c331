//! A scenario made ready for playing: ids are numbers, guards are conditions.

use super::state::State;
use crate::evaluation::{CodedAct, Delivery, EntryState, Fact, ScoreTerms};
use crate::rubric::Delta;
use crate::scenario::model::{
    Compare, Ending, Gauge, Line, Node, Phase, PromiseState, Reply, Scenario, Tag,
};
use std::sync::Arc;

/// A compiled scenario. Numbers are places in the lists of [`Scenario`].
#[derive(Debug, Clone)]
pub struct Lesson {
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) nodes: Vec<PlayNode>,
    pub(crate) start: u32,
    pub(crate) promises: Vec<String>,
    pub(crate) terms: ScoreTerms,
    /// The author's claims that something never holds somewhere.
    pub(crate) never: Vec<PlayClaim>,
    /// Number of flags, visits, used-up replies and whatever else a guard asks of the past.
    pub(crate) bits: u32,
    /// Bits of the last reply that depend on the state in which it was given.
    pub(crate) last: LastBits,
    /// All bits of the last reply: each reply sets or clears them.
    pub(crate) last_bits: Vec<u32>,
    /// Bits of the clock: set from the moment on.
    pub(crate) hours: Vec<(u32, u32)>,
}

/// Bits of the last reply that depend on the state in which it was given; `None`: nobody asks.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LastBits {
    pub worn: Option<u32>,
    pub too_early: Option<u32>,
    pub unanswered: Option<u32>,
}

impl LastBits {
    pub const fn any(self) -> bool {
        self.worn.is_some() || self.too_early.is_some() || self.unanswered.is_some()
    }
}

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// To a node.
    Node(u32),
    /// To an ending.
    Ending(u16),
}

/// Something that is shown between two replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Beat {
    /// The clock jumps on arriving at a node.
    Jump(u32),
    /// An authored effect on arriving at a node.
    NodeEffect(u32),
    /// The customer says a line of a node.
    Line(u32, u16),
    /// The authored effect of a reply: node and reply.
    ReplyEffect(u32, u8),
    /// The run ends.
    End(u16),
}

/// A reply on offer.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Its place among all authored replies of the node, from 0; the fall-back comes last.
    pub index: u8,
    /// The reply.
    pub reply: &'a Reply,
}

#[derive(Debug, Clone)]
pub(crate) struct PlayNode {
    pub jump: Option<u32>,
    pub effect: Option<Delta>,
    pub injury: Option<u8>,
    pub visit: Option<u32>,
    pub lines: Vec<PlayLine>,
    /// The authored replies; the fall-back, if any, is the last.
    pub replies: Vec<PlayReply>,
    pub fallback: bool,
    pub next: Vec<PlayWay>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlayLine {
    pub when: Option<Condition>,
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlayReply {
    pub when: Option<Condition>,
    pub once: Option<u32>,
    pub acts: Box<[CodedAct]>,
    pub delivery: Delivery,
    pub effect: Option<Delta>,
    pub set: Vec<u32>,
    pub clear: Vec<u32>,
    pub release: Vec<u16>,
    pub next: Vec<PlayWay>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlayWay {
    pub when: Option<Condition>,
    pub to: Target,
}

/// A claim of the author: the condition never holds at the node.
#[derive(Debug, Clone)]
pub(crate) struct PlayClaim {
    /// Place among the scenario's expectations.
    pub place: usize,
    pub node: u32,
    pub when: Condition,
}

/// A guard with numbers for ids.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    Mood(Gauge, Compare, u8),
    Curve(Phase),
    /// A flag, a visit, something of the last reply, the clock or a mishearing.
    Bit(u32),
    /// Something has been established.
    Fact(Fact),
    Promise(u16, PromiseState),
    Persona(u16),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
    /// Never holds.
    False,
}

impl Condition {
    pub fn holds(&self, state: &State, persona: u16) -> bool {
        match self {
            Self::Mood(gauge, compare, mark) => {
                let mood = state.tally.mood;
                let value = match gauge {
                    Gauge::Anger => mood.anger,
                    Gauge::Trust => mood.trust,
                    Gauge::Heard => mood.heard,
                };
                match compare {
                    Compare::AtLeast => value >= *mark,
                    Compare::Below => value < *mark,
                }
            }
            Self::Curve(phase) => state.tally.phase == *phase,
            Self::Bit(bit) => state.bit(*bit),
            Self::Fact(fact) => state.tally.facts.has(*fact),
            Self::Promise(promise, wanted) => {
                let latest = state.tally.ledger.iter().rev().find(|e| e.promise == *promise);
                match (latest, wanted) {
                    (None, wanted) => *wanted == PromiseState::Unmade,
                    (Some(_), PromiseState::Unmade) => false,
                    (Some(entry), PromiseState::Open) => entry.state == EntryState::Open,
                    (Some(entry), PromiseState::Agreed) => {
                        entry.state == EntryState::Open && entry.agreed
                    }
                    (Some(entry), PromiseState::Kept) => entry.kept(),
                    (Some(entry), PromiseState::Broken) => entry.state == EntryState::Broken,
                    (Some(entry), PromiseState::Released) => entry.state == EntryState::Released,
                }
            }
            Self::Persona(wanted) => persona == *wanted,
            Self::Not(inner) => !inner.holds(state, persona),
            Self::All(parts) => parts.iter().all(|part| part.holds(state, persona)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(state, persona)),
            Self::False => false,
        }
    }
}

impl Lesson {
    /// The scenario it was made from.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Ids of the promises that the scenario's replies can make, by number.
    #[must_use]
    pub fn promises(&self) -> &[String] {
        &self.promises
    }

    /// The terms under which a run is scored.
    #[must_use]
    pub const fn terms(&self) -> &ScoreTerms {
        &self.terms
    }

    /// A node by number. Numbers come from a state of this lesson; any other is `None`.
    #[must_use]
    pub fn node(&self, node: u32) -> Option<&Node> {
        self.scenario.nodes.get(node as usize)
    }

    /// The number of a node.
    #[must_use]
    pub fn node_number(&self, id: &str) -> Option<u32> {
        let place = self.scenario.nodes.iter().position(|node| node.id == id)?;
        u32::try_from(place).ok()
    }

    /// An ending by number.
    #[must_use]
    pub fn ending(&self, ending: u16) -> Option<&Ending> {
        self.scenario.endings.get(usize::from(ending))
    }

    /// A line by node and number.
    #[must_use]
    pub fn line(&self, node: u32, line: u16) -> Option<&Line> {
        self.node(node)?.lines.get(usize::from(line))
    }

    /// A reply by node and number, from 0; the fall-back comes after the authored ones.
    #[must_use]
    pub fn reply(&self, node: u32, reply: u8) -> Option<&Reply> {
        let node = self.node(node)?;
        node.replies
            .get(usize::from(reply))
            .or_else(|| node.fallback.as_ref().filter(|_| usize::from(reply) == node.replies.len()))
    }

    pub(crate) fn play(&self, node: u32) -> Option<&PlayNode> {
        self.nodes.get(node as usize)
    }
}
