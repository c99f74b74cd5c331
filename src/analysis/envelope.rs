//! Best and worst scores over all runs, exactly.
//!
//! Along a run the account only grows: facts are established, penalties are charged. In the order
//! of the graph each state keeps the front of accounts with which runs reach it: those that no
//! other is at least as good as in every respect (facts that still can be earned, points of each
//! dimension, no critical error). The score is monotone in each respect (floor, weights, cap and
//! rounding too), and from equal states equal replies add the same, so an account that is left
//! out can never come to more than the one that stayed. The same, turned round, gives the worst.
//!
//! Fronts are kept short by what tells no two accounts apart ([`horizon`]): facts that nothing
//! ahead can establish are changed into their points, facts that every way on will establish are
//! taken as seen, and a dimension that can not rise above 0 any more is 0.

mod account;
mod horizon;
mod worth;

pub use account::{Account, enter};
pub use horizon::Horizon;
pub use worth::Worth;

use super::graph::Graph;
use super::key::Keys;
use super::table::StateId;
use crate::dialogue::{Stage, Status};
use crate::evaluation::Scores;
use crate::rubric::Dimension;
use std::sync::atomic::{AtomicBool, Ordering};

/// Accounts kept at one state at most. A bound against runaway memory; past it the envelope is
/// not exact any more and says so.
const MOST: usize = 4096;

const FIGURES: [Dimension; 4] =
    [Dimension::Empathy, Dimension::Order, Dimension::Commitment, Dimension::Total];

/// Lowest or highest of one figure, and a run that comes to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extreme {
    /// The figure.
    pub value: u8,
    /// The states and replies of a run that comes to it.
    pub run: Vec<(StateId, u8)>,
}

/// Lowest and highest of one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Lowest.
    pub low: Extreme,
    /// Highest.
    pub high: Extreme,
}

/// Empathy, order, commitment, total.
pub type Spans = [Span; 4];

/// The envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// By ending number; `None` where no run gets.
    pub endings: Vec<Option<Spans>>,
    /// False if a front outgrew its bound: the figures are reached, but there may be more beyond.
    pub exact: bool,
    /// The longest front.
    pub widest: usize,
}

impl Envelope {
    /// Over all endings.
    #[must_use]
    pub fn overall(&self) -> Option<Spans> {
        let mut all: Option<Spans> = None;
        for spans in self.endings.iter().flatten() {
            match &mut all {
                None => all = Some(spans.clone()),
                Some(all) => {
                    for (span, other) in all.iter_mut().zip(spans) {
                        if other.low.value < span.low.value {
                            span.low = other.low.clone();
                        }
                        if other.high.value > span.high.value {
                            span.high = other.high.clone();
                        }
                    }
                }
            }
        }
        all
    }
}

/// Works out the envelope over a graph without circles, whose states `order` gives, on up to two
/// threads. `None` if it was cancelled.
#[must_use]
pub fn envelope(
    stage: &Stage,
    graph: &Graph<'_>,
    order: &[StateId],
    threads: usize,
    cancel: &AtomicBool,
) -> Option<Envelope> {
    let horizon = Horizon::ahead(graph, order);
    let sweep = |best: bool| Sweep::new(stage, best).over(graph, order, &horizon, cancel);
    let (high, low) = if threads > 1 {
        std::thread::scope(|scope| {
            let low = scope.spawn(|| sweep(false));
            (sweep(true), low.join().ok().flatten())
        })
    } else {
        (sweep(true), sweep(false))
    };
    let (high, low) = (high?, low?);
    let endings = high.endings.iter().zip(&low.endings).map(|(best, worst)| {
        let (best, worst) = (best.as_ref()?, worst.as_ref()?);
        Some([0, 1, 2, 3].map(|figure| Span {
            low: low.extreme(&worst[figure]),
            high: high.extreme(&best[figure]),
        }))
    });
    Some(Envelope {
        endings: endings.collect(),
        exact: high.exact && low.exact,
        widest: high.widest.max(low.widest),
    })
}

/// How an account came about: the state before, the reply there, the account before that.
#[derive(Debug, Clone, Copy)]
struct Step {
    state: StateId,
    reply: u8,
    /// Place in the list of all; `u32::MAX` at the beginning.
    before: u32,
}

/// A figure and the last step to it.
type Reached = (u8, Step);

/// One direction.
struct Sweep<'a> {
    worth: Worth<'a>,
    best: bool,
    /// By ending: the four figures.
    endings: Vec<Option<[Reached; 4]>>,
    /// How each account of a front came about.
    steps: Vec<Step>,
    exact: bool,
    widest: usize,
}

impl<'a> Sweep<'a> {
    fn new(stage: &'a Stage, best: bool) -> Self {
        Self {
            worth: Worth::new(stage),
            best,
            endings: vec![None; stage.lesson().scenario().endings.len()],
            steps: Vec::new(),
            exact: true,
            widest: 0,
        }
    }

    fn over(
        mut self,
        graph: &Graph<'_>,
        order: &[StateId],
        horizon: &Horizon,
        cancel: &AtomicBool,
    ) -> Option<Self> {
        let found = graph.found;
        let mut waiting: Vec<Vec<(Account, Step)>> = vec![Vec::new(); found.table.bound()];
        let mut first = Account::default();
        first.add(&found.start);
        let nowhere = Step { state: StateId::MAX, reply: 0, before: u32::MAX };
        match Keys::end_of(found.table.key(found.root)) {
            Status::Ended(ending) => self.finish(ending, &first, nowhere),
            _ => waiting[found.root as usize].push((first, nowhere)),
        }
        for (done, id) in order.iter().enumerate() {
            if done % 1024 == 0 && cancel.load(Ordering::Relaxed) {
                return None;
            }
            let front = std::mem::take(&mut waiting[*id as usize]);
            self.widest = self.widest.max(front.len());
            let base = self.steps.len() as u32;
            self.steps.extend(front.iter().map(|(_, step)| *step));
            for edge in graph.edges(*id) {
                let end = Keys::end_of(found.table.key(edge.to));
                let (some, every) = (horizon.some(edge.to), horizon.every(edge.to));
                for (before, (account, _)) in (base..).zip(&front) {
                    let step = Step { state: *id, reply: edge.reply, before };
                    let mut account = *account;
                    account.add(&edge.gain);
                    match end {
                        Status::Playing => {
                            account.seen |= every & some;
                            account.fold(&self.worth, some);
                            let list = &mut waiting[edge.to as usize];
                            self.exact &= enter(list, account, step, self.best, MOST);
                        }
                        Status::Ended(ending) => self.finish(ending, &account, step),
                        Status::Stuck => {}
                    }
                }
            }
        }
        Some(self)
    }

    /// A run has come to an ending.
    fn finish(&mut self, ending: u16, account: &Account, step: Step) {
        let scores: Scores = self.worth.scores(account.sums, account.seen);
        let Some(entry) = self.endings.get_mut(usize::from(ending)) else { return };
        let figures = FIGURES.map(|figure| (scores.of(figure), step));
        let Some(known) = entry else {
            *entry = Some(figures);
            return;
        };
        for (known, new) in known.iter_mut().zip(figures) {
            if new.0 != known.0 && (new.0 > known.0) == self.best {
                *known = new;
            }
        }
    }

    /// A figure with the run to it.
    fn extreme(&self, (value, last): &Reached) -> Extreme {
        let mut run = Vec::new();
        let mut at = *last;
        while at.state != StateId::MAX {
            run.push((at.state, at.reply));
            match self.steps.get(at.before as usize) {
                Some(before) => at = *before,
                None => break,
            }
        }
        run.reverse();
        Extreme { value: *value, run }
    }
}
