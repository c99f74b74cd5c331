//! The state of a run without its history: what the analysis explores.

use super::lesson::{Beat, PlayNode, PlayReply, PlayWay, Target};
use super::{Offer, Stage};
use crate::evaluation::{At, Event, Moods, Scores, Tally, Trace};
use crate::rubric::Rule;
use smallvec::SmallVec;

/// Numbers of the replies on offer, in authored order.
pub type Choice = SmallVec<[u8; 5]>;

/// Is the run going on?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It waits for a reply.
    Playing,
    /// It has ended, with the ending of this number.
    Ended(u16),
    /// No reply is on offer and no way leads on: a defect of the scenario.
    Stuck,
}

/// A choice that is not on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this reply is not on offer here")]
pub struct NotOffered;

/// Listens to a run: to the evaluation, and to what is shown.
pub trait Watch: Trace {
    /// Something to be shown, in order, with the customer's mood at that moment.
    fn beat(&mut self, beat: Beat, mood: Moods);

    /// The run has arrived at a node, and the customer's line there has been said.
    #[inline(always)]
    fn arrived(&mut self, state: &State) {
        let _ = state;
    }

    /// The way on from the present node is about to be chosen, after a reply or, at a node
    /// without replies, without one.
    #[inline(always)]
    fn leaving(&mut self, state: &State, reply: Option<u8>) {
        let _ = (state, reply);
    }
}

impl Watch for () {
    #[inline(always)]
    fn beat(&mut self, _: Beat, _: Moods) {}
}

/// Where a run stands. Small and cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct State {
    /// Mood, facts, ledger, penalties.
    pub tally: Tally,
    /// The node, by number.
    pub node: u32,
    /// The scenario's clock, in minutes since midnight of day 1.
    pub clock: u32,
    /// Is it going on?
    pub status: Status,
    pub(crate) bits: SmallVec<[u64; 2]>,
}

impl State {
    /// Becomes the same as another: `clone_from` without allocating where both are small.
    #[inline]
    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.tally.copy_from(&other.tally);
        self.node = other.node;
        self.clock = other.clock;
        self.status = other.status;
        self.bits.clear();
        self.bits.extend_from_slice(&other.bits);
    }

    /// The state at the first node, waiting for the first reply.
    #[must_use]
    pub fn start(stage: &Stage, watch: &mut impl Watch) -> Self {
        let scenario = stage.lesson().scenario();
        let mut state = Self {
            tally: Tally::new(scenario.opening.into(), stage.rubric()),
            node: stage.lesson().start,
            clock: scenario.clock.start.0,
            status: Status::Playing,
            bits: SmallVec::new(),
        };
        state.set_hours(stage);
        state.arrive(stage, Target::Node(stage.lesson().start), watch);
        state
    }

    /// Replies on offer, by number, in authored order; empty if the run is over.
    #[must_use]
    pub fn offered(&self, stage: &Stage) -> Choice {
        match (self.status, stage.lesson().play(self.node)) {
            (Status::Playing, Some(node)) => self.offered_at(stage, node),
            _ => Choice::new(),
        }
    }

    /// Replies on offer with their texts, in authored order.
    #[must_use]
    pub fn offers<'a>(&self, stage: &'a Stage) -> Vec<Offer<'a>> {
        self.offered(stage)
            .into_iter()
            .filter_map(|index| {
                Some(Offer { index, reply: stage.lesson().reply(self.node, index)? })
            })
            .collect()
    }

    fn offered_at(&self, stage: &Stage, node: &PlayNode) -> Choice {
        let authored = node.replies.len() - usize::from(node.fallback);
        let mut offered = Choice::new();
        for (index, reply) in node.replies.iter().enumerate().take(authored) {
            if self.is_open(stage, reply)
                && let Ok(index) = u8::try_from(index)
            {
                offered.push(index);
            }
        }
        if offered.is_empty()
            && node.fallback
            && let Ok(index) = u8::try_from(authored)
        {
            offered.push(index);
        }
        offered
    }

    /// Is anything on offer?
    fn has_offer(&self, stage: &Stage, node: &PlayNode) -> bool {
        node.fallback || node.replies.iter().any(|reply| self.is_open(stage, reply))
    }

    fn is_open(&self, stage: &Stage, reply: &PlayReply) -> bool {
        !reply.once.is_some_and(|bit| self.bit(bit))
            && reply.when.as_ref().is_none_or(|when| when.holds(self, stage.persona_number()))
    }

    /// Gives a reply, by its number among all authored replies of the node, from 0.
    ///
    /// # Errors
    /// If it is not on offer; the state is unchanged then.
    pub fn choose(
        &mut self,
        stage: &Stage,
        reply: u8,
        watch: &mut impl Watch,
    ) -> Result<(), NotOffered> {
        if !self.offered(stage).contains(&reply) {
            return Err(NotOffered);
        }
        self.give(stage, reply, watch).ok_or(NotOffered)
    }

    /// Gives a reply that is known to be on offer (one of [`Self::offered`]).
    pub(crate) fn give(&mut self, stage: &Stage, number: u8, watch: &mut impl Watch) -> Option<()> {
        let node = stage.lesson().play(self.node)?;
        let reply = node.replies.get(usize::from(number))?;
        self.work(stage, reply, watch);
        if let Some(bit) = reply.once {
            self.set_bit(bit, true);
        }
        for bit in &reply.set {
            self.set_bit(*bit, true);
        }
        for bit in &reply.clear {
            self.set_bit(*bit, false);
        }
        for promise in &reply.release {
            self.tally.release(*promise, watch);
        }
        if let Some(delta) = reply.effect {
            self.tally.authored_effect(stage.frame(), delta, watch);
            watch.beat(Beat::ReplyEffect(self.node, number), self.tally.mood);
        }
        watch.leaving(self, Some(number));
        let ways = if reply.next.is_empty() { &node.next } else { &reply.next };
        match self.way(stage, ways) {
            Some(target) => self.arrive(stage, target, watch),
            None => self.status = Status::Stuck,
        }
        Some(())
    }

    /// Works the reply's segments, and notes of it what guards ask for.
    #[inline]
    fn work(&mut self, stage: &Stage, reply: &PlayReply, watch: &mut impl Watch) {
        let last = stage.lesson().last;
        if !last.any() {
            self.tally.reply(stage.frame(), &reply.acts, reply.delivery, watch);
            return;
        }
        let mut listener = Listener { watch, worn: false, too_early: false, unanswered: false };
        self.tally.reply(stage.frame(), &reply.acts, reply.delivery, &mut listener);
        let Listener { worn, too_early, unanswered, .. } = listener;
        let bits = [(last.worn, worn), (last.too_early, too_early), (last.unanswered, unanswered)];
        for (bit, on) in bits {
            if let Some(bit) = bit {
                self.set_bit(bit, on);
            }
        }
    }

    /// Sets the bits of the clock.
    fn set_hours(&mut self, stage: &Stage) {
        for (bit, moment) in &stage.lesson().hours {
            self.set_bit(*bit, self.clock >= *moment);
        }
    }

    /// The first way that is open.
    fn way(&self, stage: &Stage, ways: &[PlayWay]) -> Option<Target> {
        ways.iter()
            .find(|way| {
                way.when.as_ref().is_none_or(|when| when.holds(self, stage.persona_number()))
            })
            .map(|way| way.to)
    }

    /// Goes to a target and on through nodes that just go on, until a reply is needed.
    fn arrive(&mut self, stage: &Stage, mut target: Target, watch: &mut impl Watch) {
        // Nodes without replies may form a circle; nothing in it waits, so it is cut here.
        for _ in 0..=stage.lesson().nodes.len() {
            let number = match target {
                Target::Ending(ending) => {
                    self.status = Status::Ended(ending);
                    watch.beat(Beat::End(ending), self.tally.mood);
                    return;
                }
                Target::Node(number) => number,
            };
            let Some(node) = stage.lesson().play(number) else { break };
            self.node = number;
            self.enter(stage, number, node, watch);
            watch.arrived(self);
            if !node.replies.is_empty() {
                if self.has_offer(stage, node) {
                    return;
                }
                break;
            }
            watch.leaving(self, None);
            match self.way(stage, &node.next) {
                Some(next) => target = next,
                None => break,
            }
        }
        self.status = Status::Stuck;
    }

    fn enter(&mut self, stage: &Stage, number: u32, node: &PlayNode, watch: &mut impl Watch) {
        let again = node.visit.is_some_and(|bit| self.bit(bit));
        if let Some(bit) = node.visit {
            self.set_bit(bit, true);
        }
        if let Some(now) = node.jump {
            self.clock = now;
            self.set_hours(stage);
            watch.beat(Beat::Jump(number), self.tally.mood);
            self.tally.new_episode(stage.frame(), now, watch);
        }
        if let Some(delta) = node.effect {
            self.tally.authored_effect(stage.frame(), delta, watch);
            watch.beat(Beat::NodeEffect(number), self.tally.mood);
        }
        if let Some(replies) = node.injury
            && !again
        {
            self.tally.declare_injury(replies);
        }
        let said = node.lines.iter().position(|line| {
            line.when.as_ref().is_none_or(|when| when.holds(self, stage.persona_number()))
        });
        if let Some(place) = said {
            self.tally.customer_says(&node.lines[place].tags);
            watch.beat(
                Beat::Line(number, u16::try_from(place).unwrap_or(u16::MAX)),
                self.tally.mood,
            );
        }
    }

    /// The scores, as if the run ended here.
    #[must_use]
    pub fn scores(&self, stage: &Stage) -> Scores {
        self.tally.scores(stage.rubric(), stage.lesson().terms())
    }

    /// A flag, a visit or a used-up reply.
    pub(crate) fn bit(&self, bit: u32) -> bool {
        self.bits.get((bit / 64) as usize).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn set_bit(&mut self, bit: u32, on: bool) {
        let word = (bit / 64) as usize;
        if on {
            if self.bits.len() <= word {
                self.bits.resize(word + 1, 0);
            }
            self.bits[word] |= 1 << (bit % 64);
        } else if let Some(bits) = self.bits.get_mut(word) {
            *bits &= !(1 << (bit % 64));
            // Equal states have equal bits: no empty words at the end.
            while self.bits.last() == Some(&0) {
                self.bits.pop();
            }
        }
    }
}

/// Passes on what the evaluation tells, and keeps what guards ask of the last reply.
struct Listener<'a, T> {
    watch: &'a mut T,
    worn: bool,
    too_early: bool,
    unanswered: bool,
}

impl<T: Trace> Trace for Listener<'_, T> {
    #[inline]
    fn note(&mut self, at: At, event: Event) {
        match event {
            Event::Segment { worn, .. } => self.worn |= worn,
            Event::Penalty(Rule::HotUnguarded | Rule::TooEarly, _) => self.too_early = true,
            Event::Unanswered { .. } => self.unanswered = true,
            _ => {}
        }
        self.watch.note(at, event);
    }
}
