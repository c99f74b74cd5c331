//! Best and worst scores over all runs, exactly.
//!
//! Along a run the account only grows: facts are established, penalties are charged. From the
//! ends back to the beginning each state keeps the front of what runs can still bring
//! ([`Outlook`]): accounts that no other with the same ending is at least as good as in every
//! respect (facts, points of each dimension, no critical error). The score is monotone in each
//! respect (floor, weights, cap and rounding too), and from equal states equal replies add the
//! same, so an account that is left out can never come to more than the one that stayed. The
//! same, turned round, gives the worst. Backwards, because histories part as they grow long:
//! most states lie near the ends, where little is left to come and fronts are short.
//!
//! Fronts are kept shorter by what is certain of all that lies behind ([`Behind`]): facts that
//! nothing before can have established are changed into their points, facts that every run has
//! seen by then are not told apart, and a dimension that can not rise above 0 any more is 0.

mod account;
mod behind;
mod outlook;
mod worth;

pub use account::Account;
pub use outlook::{Apart, Outlook};

use super::graph::Graph;
use super::hands::Hands;
use super::key::Keys;
use super::table::StateId;
use crate::dialogue::{Stage, Status};
use crate::rubric::Dimension;
use behind::Behind;
use std::sync::atomic::AtomicBool;

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

/// Works out the envelope over a graph without circles, whose states `order` gives, with a second
/// hand if there is one; with it, the outlook on the best. `None` if it was cancelled.
#[must_use]
pub fn envelope<'a>(
    stage: &'a Stage,
    graph: &'a Graph<'a>,
    order: &[StateId],
    hands: &Hands,
    cancel: &AtomicBool,
) -> Option<(Envelope, Outlook<'a>)> {
    let behind = Behind::new(graph, order);
    let outlook =
        |best: bool| Outlook::new(stage, graph, order, &behind, best, Apart::Endings, cancel);
    let (worst, best) = hands.both(|| outlook(false), || outlook(true));
    let (best, worst) = (best?, worst?);
    let extreme = |outlook: &Outlook<'_>, figure, ending| {
        let (value, run) = outlook.extreme(figure, ending)?;
        Some(Extreme { value, run })
    };
    let span = |figure, ending| {
        Some(Span { low: extreme(&worst, figure, ending)?, high: extreme(&best, figure, ending)? })
    };
    let spans = |ending| -> Option<Spans> {
        let [empathy, order, commitment, total] = FIGURES.map(|figure| span(figure, ending));
        Some([empathy?, order?, commitment?, total?])
    };
    let endings = stage.lesson().scenario().endings.len() as u16;
    let envelope = Envelope {
        endings: (0..endings).map(spans).collect(),
        exact: best.exact && worst.exact,
        widest: best.widest.max(worst.widest),
    };
    Some((envelope, best))
}

/// The outlook on the best alone. `None` if it was cancelled.
#[must_use]
pub fn outlook<'a>(
    stage: &'a Stage,
    graph: &'a Graph<'a>,
    order: &[StateId],
    cancel: &AtomicBool,
) -> Option<Outlook<'a>> {
    Outlook::new(stage, graph, order, &Behind::new(graph, order), true, Apart::Endings, cancel)
}

/// A way into an ending: its last node and reply.
pub type LastStep = (u32, u8);

/// The ways into an ending, each with the best (or worst) total of the runs that take it, and one
/// that comes to it. `None` if it was cancelled.
#[must_use]
pub fn ways_into<'a>(
    stage: &'a Stage,
    graph: &'a Graph<'a>,
    order: &[StateId],
    ending: u16,
    best: bool,
    cancel: &AtomicBool,
) -> Option<Vec<(LastStep, Extreme)>> {
    let table = &graph.found.table;
    let mut ways: Vec<LastStep> = Vec::new();
    for id in order {
        let Some(node) = Keys::node_of(table.key(*id)) else { continue };
        for edge in graph.edges(*id) {
            let ends = Keys::end_of(table.key(edge.to)) == Status::Ended(ending);
            if ends && !ways.contains(&(node, edge.reply)) {
                ways.push((node, edge.reply));
            }
        }
    }
    ways.sort_unstable();
    let behind = Behind::new(graph, order);
    let apart = Apart::Ways(ending, &ways);
    let outlook = Outlook::new(stage, graph, order, &behind, best, apart, cancel)?;
    let extreme = |(number, way): (u16, &LastStep)| {
        let (value, mut run) = outlook.extreme(Dimension::Total, number)?;
        // The last step leads out of what the fronts tell apart.
        let at = run.last().map_or(outlook.root(), |(from, reply)| {
            let edges = graph.edges(*from).iter();
            edges.filter(|edge| edge.reply == *reply).map(|edge| edge.to).next().unwrap_or(*from)
        });
        run.push((at, way.1));
        Some((*way, Extreme { value, run }))
    };
    Some((0..).zip(&ways).filter_map(extreme).collect())
}
