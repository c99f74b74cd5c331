//! One run with its history: what is saved, taken up again, undone and reported.

use super::state::{Choice, NotOffered, State, Status, Watch};
use super::{Offer, Stage};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// One reply given, and what stood beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The node at which it was given, by number.
    pub node: u32,
    /// The replies on offer in the order shown, by authored number from 0.
    pub shown: Choice,
    /// The reply given, by authored number from 0.
    pub reply: u8,
    /// The answer to the node's judgement question, by number from 0.
    pub judged: Option<u8>,
}

/// One run from its beginning. Exactly reproducible from scenario version, rubric version,
/// persona, seed and replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Id of the scenario.
    pub scenario: String,
    /// Content version of the scenario.
    pub version: u32,
    /// Version of the rubric.
    pub rubric: u32,
    /// Id of the persona.
    pub persona: String,
    /// Seed of the order in which replies are shown; `None`: as authored.
    pub seed: Option<u64>,
    /// The replies so far.
    pub steps: Vec<Step>,
    state: State,
    shown: Choice,
    judged: Option<u8>,
}

/// A recorded reply is not on offer, or the replies on offer were others: the record was damaged
/// or its scenario changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the saved run does not agree with itself at reply {turn}")]
pub struct DamagedRun {
    /// The reply, from 1.
    pub turn: usize,
}

impl Session {
    /// Begins a run. With a seed the replies are shuffled, without they stay as authored.
    #[must_use]
    pub fn start(stage: &Stage, seed: Option<u64>, watch: &mut impl Watch) -> Self {
        let scenario = stage.lesson().scenario();
        let state = State::start(stage, watch);
        let mut session = Self {
            scenario: scenario.id.clone(),
            version: scenario.version,
            rubric: stage.rubric().version,
            persona: stage.persona().to_owned(),
            seed,
            steps: Vec::new(),
            state,
            shown: Choice::new(),
            judged: None,
        };
        session.show(stage);
        session
    }

    /// Where the run stands.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Replies on offer in the order shown, by authored number from 0.
    #[must_use]
    pub fn shown(&self) -> &[u8] {
        &self.shown
    }

    /// The replies on offer in the order shown, with their texts.
    #[must_use]
    pub fn offers<'a>(&self, stage: &'a Stage) -> Vec<Offer<'a>> {
        self.shown
            .iter()
            .filter_map(|index| {
                let reply = stage.lesson().reply(self.state.node, *index)?;
                Some(Offer { index: *index, reply })
            })
            .collect()
    }

    /// The answer given to the judgement question of the present node.
    #[must_use]
    pub const fn judged(&self) -> Option<u8> {
        self.judged
    }

    /// True once the run has ended, also where it is stuck.
    #[must_use]
    pub const fn over(&self) -> bool {
        !matches!(self.state.status, Status::Playing)
    }

    /// Answers the judgement question of the present node; the first answer stands.
    /// Out of range, or where there is no question, it does nothing.
    pub fn judge(&mut self, stage: &Stage, option: u8) {
        let node = stage.lesson().node(self.state.node);
        let options = node.and_then(|node| node.judgement.as_ref()).map_or(0, |j| j.options.len());
        if !self.over() && self.judged.is_none() && usize::from(option) < options {
            self.judged = Some(option);
        }
    }

    /// Gives a reply by its authored number, from 0.
    ///
    /// # Errors
    /// If it is not on offer; nothing changes then.
    pub fn choose(
        &mut self,
        stage: &Stage,
        reply: u8,
        watch: &mut impl Watch,
    ) -> Result<(), NotOffered> {
        let node = self.state.node;
        self.state.choose(stage, reply, watch)?;
        let shown = std::mem::take(&mut self.shown);
        self.steps.push(Step { node, shown, reply, judged: self.judged.take() });
        self.show(stage);
        Ok(())
    }

    /// The same run as it stood before reply `turn`, from 1: for undo and "try again from here".
    /// The answer to the judgement question at that point is kept.
    #[must_use]
    pub fn back_to(&self, stage: &Stage, turn: usize) -> Self {
        let kept = turn.saturating_sub(1).min(self.steps.len());
        let mut session = Self::start(stage, self.seed, &mut ());
        for step in &self.steps[..kept] {
            session.judged = step.judged;
            if session.choose(stage, step.reply, &mut ()).is_err() {
                break;
            }
        }
        session.judged = self.steps.get(kept).map_or(self.judged, |step| step.judged);
        session
    }

    /// The run with these replies, each checked against what was on offer, and with the answer to
    /// the judgement question that waits for its reply.
    ///
    /// # Errors
    /// If a reply or an answer was not on offer there, or the replies on offer were others.
    pub fn rebuild(
        stage: &Stage,
        seed: Option<u64>,
        steps: &[Step],
        judged: Option<u8>,
    ) -> Result<Self, DamagedRun> {
        let mut session = Self::start(stage, seed, &mut ());
        for (place, step) in steps.iter().enumerate() {
            let damaged = DamagedRun { turn: place + 1 };
            if session.state.node != step.node || session.shown != step.shown {
                return Err(damaged);
            }
            step.judged.into_iter().for_each(|option| session.judge(stage, option));
            if session.judged != step.judged {
                return Err(damaged);
            }
            session.choose(stage, step.reply, &mut ()).map_err(|_| damaged)?;
        }
        judged.into_iter().for_each(|option| session.judge(stage, option));
        if session.judged == judged {
            Ok(session)
        } else {
            Err(DamagedRun { turn: steps.len() + 1 })
        }
    }

    /// Settles the order in which the replies on offer are shown.
    fn show(&mut self, stage: &Stage) {
        self.shown = self.state.offered(stage);
        if let Some(seed) = self.seed {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            rng.set_stream(self.steps.len() as u64);
            self.shown.shuffle(&mut rng);
        }
    }
}
