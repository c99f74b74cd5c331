//! A run told reply by reply: what the customer said, what was answered, which acts that was and
//! what they did to the mood.

use super::line::MoodState;
use crate::dialogue::{Beat, Said, Session, Stage, State, Watch, talk};
use crate::evaluation::{At, Event, Moods, Trace};
use crate::rubric::Act;
use crate::scenario::model::{Ending, Line, Moment, Reply};

/// One reply with what came before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn<'a> {
    /// Number of the reply, from 1.
    pub number: u32,
    /// The node at which it was given, by number.
    pub node: u32,
    /// The scenario's clock when it was given.
    pub at: Moment,
    /// What was said and what happened since the reply before, in order.
    pub before: Vec<Said<'a>>,
    /// The reply.
    pub reply: &'a Reply,
    /// Its acts, in the order of its segments.
    pub acts: Vec<Done>,
    /// The mood before and after a request for action was felt that the reply left unanswered.
    pub unanswered: Option<[Moods; 2]>,
    /// The mood it found, and the one it left with all that followed until the next reply.
    pub moods: [MoodState; 2],
}

/// An act of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The act.
    pub act: Act,
    /// A worn-out repetition.
    pub worn: bool,
    /// The mood before it.
    pub before: Moods,
    /// The mood after it.
    pub after: Moods,
}

/// A run from its first line to its last.
#[derive(Debug, Clone, PartialEq)]
pub struct Story<'a> {
    /// The replies with what came before each.
    pub turns: Vec<Turn<'a>>,
    /// What was said and what happened after the last reply.
    pub last: Vec<Said<'a>>,
}

impl<'a> Story<'a> {
    /// The story of a run, so far if it is not over.
    #[must_use]
    pub fn of(session: &Session, stage: &'a Stage) -> Self {
        let mut acts = Acts::default();
        let mut state = State::start(stage, &mut acts);
        let mut moods = vec![mood_state(&state)];
        let mut clocks = Vec::with_capacity(session.steps.len());
        for step in &session.steps {
            clocks.push(Moment(state.clock));
            if state.choose(stage, step.reply, &mut acts).is_err() {
                break;
            }
            moods.push(mood_state(&state));
        }
        let mut story = Self { turns: Vec::with_capacity(session.steps.len()), last: Vec::new() };
        for said in talk(session, stage) {
            let Said::Trainee { turn, reply } = said else {
                story.last.push(said);
                continue;
            };
            let place = (turn as usize).saturating_sub(1);
            let (Some(step), Some(at)) = (session.steps.get(place), clocks.get(place)) else {
                break;
            };
            let mood = |place: usize| moods.get(place).or(moods.last()).copied();
            let (Some(before), Some(after)) = (mood(place), mood(place + 1)) else { break };
            story.turns.push(Turn {
                number: turn,
                node: step.node,
                at: *at,
                before: std::mem::take(&mut story.last),
                reply,
                acts: acts.of(turn),
                unanswered: acts.unanswered.iter().find(|(of, _)| *of == turn).map(|(_, m)| *m),
                moods: [before, after],
            });
        }
        story
    }

    /// The turn of this number, from 1.
    #[must_use]
    pub fn turn(&self, number: usize) -> Option<&Turn<'a>> {
        self.turns.get(number.checked_sub(1)?)
    }

    /// The last thing that the customer said, and how angry they were as they said it.
    #[must_use]
    pub fn last_words(&self) -> Option<(&'a Line, u8)> {
        let before = self.turns.iter().rev().flat_map(|turn| turn.before.iter().rev());
        self.last.iter().rev().chain(before).find_map(|said| match said {
            Said::Customer { line, anger } => Some((*line, *anger)),
            _ => None,
        })
    }

    /// The ending, if the run came to one.
    #[must_use]
    pub fn ending(&self) -> Option<&'a Ending> {
        self.last.iter().find_map(|said| match said {
            Said::Ended(ending) => Some(*ending),
            _ => None,
        })
    }
}

impl<'a> Turn<'a> {
    /// What the customer said before this reply, the last line first.
    pub fn lines(&self) -> impl Iterator<Item = (&'a Line, u8)> + '_ {
        self.before.iter().rev().filter_map(|said| match said {
            Said::Customer { line, anger } => Some((*line, *anger)),
            _ => None,
        })
    }
}

/// The acts of all replies, and the requests that they left unanswered.
#[derive(Default)]
struct Acts {
    done: Vec<(u32, Done)>,
    unanswered: Vec<(u32, [Moods; 2])>,
}

impl Acts {
    fn of(&self, turn: u32) -> Vec<Done> {
        self.done.iter().filter(|(of, _)| *of == turn).map(|(_, done)| *done).collect()
    }
}

impl Trace for Acts {
    fn note(&mut self, at: At, event: Event) {
        match (event, at.segment) {
            // Segment 0 is what followed a reply: a promise that the clock broke.
            (Event::Segment { act, before, after, worn }, 1..) => {
                self.done.push((at.turn, Done { act, worn, before, after }));
            }
            (Event::Unanswered { before, after }, _) => {
                self.unanswered.push((at.turn, [before, after]));
            }
            _ => {}
        }
    }
}

impl Watch for Acts {
    fn beat(&mut self, _: Beat, _: Moods) {}
}

fn mood_state(state: &State) -> MoodState {
    let mood = state.tally.mood;
    MoodState { anger: mood.anger, trust: mood.trust, heard: mood.heard, phase: state.tally.phase }
}
