//! Which reply would have been better, where that is proved.
//!
//! A reply is named beside a line of a report only if the best total that can still be reached
//! after it is not below the best total that could be reached after the reply given, and the best
//! of the line's dimension is higher. Counting the points of the one reply would not do: it would
//! recommend the author's traps, which pay at once and cost later.
//!
//! Explored is only what can follow the first reply that left something to be wished for. Where
//! that is not explored to the end, nothing is said.

use super::envelope::{Account, Outlook, outlook};
use super::explore::{Bounds, Ground, Stop, explore_from};
use super::graph::Graph;
use super::key::Keys;
use super::live::Live;
use super::sites::Sites;
use super::table::StateId;
use crate::dialogue::{Session, Stage, State};
use crate::report::{Line, Report, words};
use crate::rubric::Dimension;
use crate::text::Text;
use std::sync::atomic::AtomicBool;

/// How far the proof goes where somebody waits for a debrief.
pub const BETTER_BOUNDS: Bounds = Bounds { states: 400_000, bytes: 96 << 20, threads: 1 };

/// The best that can be reached: empathy, order, commitment, total.
type Reach = [u8; 4];

/// For each line of the report of a run, the better reply on offer at that moment, where one is
/// proved; always the same for the same run. `None` for all where the bound was hit, where runs
/// can go round in circles, or where it was cancelled.
#[must_use]
pub fn better(
    session: &Session,
    stage: &Stage,
    report: &Report,
    bounds: Bounds,
    cancel: &AtomicBool,
) -> Vec<Option<Text>> {
    let nothing = vec![None; report.lines.len()];
    let wanted = |turn: usize| report.lines.iter().any(|line| lost_at(line) == Some(turn));
    let mut state = State::start(stage, &mut ());
    let mut first = None;
    for (turn, step) in (1..).zip(&session.steps) {
        if wanted(turn) && state.offered(stage).len() > 1 {
            first = Some(turn);
            break;
        }
        if state.choose(stage, step.reply, &mut ()).is_err() {
            break;
        }
    }
    let Some(first) = first else { return nothing };
    let Some(choices) = choices(session, stage, state, first, bounds, cancel) else {
        return nothing;
    };
    let named = |line: &Line| -> Option<Text> {
        let place = lost_at(line)?.checked_sub(first)?;
        let step = session.steps.get(place + first - 1)?;
        let reply = beats(choices.get(place)?, step.reply, line.dimension)?;
        stage.lesson().reply(step.node, reply).map(words)
    };
    report.lines.iter().map(named).collect()
}

/// The reply, from 1, at which a line lost points of its dimension.
fn lost_at(line: &Line) -> Option<usize> {
    let lost = line.points < line.slot.unwrap_or(0) && line.dimension != Dimension::Total;
    line.turn.filter(|turn| lost && *turn > 0).map(|turn| turn as usize)
}

/// The reply of a choice that is provably better than the one given: of several the one with the
/// best total, then the best of the dimension, then the first as authored.
fn beats(choice: &[(u8, Reach)], given: u8, dimension: Dimension) -> Option<u8> {
    let place = dimension as usize;
    let (_, own) = choice.iter().find(|(reply, _)| *reply == given)?;
    let better = choice.iter().filter(|(_, reach)| reach[3] >= own[3] && reach[place] > own[place]);
    let best = better.rev().max_by_key(|(_, reach)| (reach[3], reach[place]))?;
    Some(best.0)
}

/// What can be reached after each reply on offer at the choices from number `first` on, at which
/// the run stands in `state`.
fn choices(
    session: &Session,
    stage: &Stage,
    state: State,
    first: usize,
    bounds: Bounds,
    cancel: &AtomicBool,
) -> Option<Vec<Vec<(u8, Reach)>>> {
    let live = Live::of(stage);
    let (keys, sites) = (Keys::new(stage, &live), Sites::of(stage.lesson()));
    let ground = Ground { stage, live: &live, keys: &keys, sites: &sites };
    let found = explore_from(&ground, state, bounds, cancel);
    if found.stop != Stop::Done {
        return None;
    }
    let graph = Graph::new(&found);
    let order = graph.order().ok()?;
    let outlook = outlook(stage, &graph, &order, cancel).filter(|outlook| outlook.exact)?;
    let (mut at, mut so_far) = (outlook.root(), outlook.start());
    let mut all = Vec::new();
    for step in session.steps.get(first - 1..)? {
        let mut choice = Vec::new();
        let mut next = None;
        for edge in graph.edges(at) {
            let mut account = so_far;
            account.add(&edge.gain);
            choice.extend(reach(&outlook, edge.to, &account).map(|reach| (edge.reply, reach)));
            if edge.reply == step.reply {
                next = Some((edge.to, account));
            }
        }
        all.push(choice);
        (at, so_far) = next?;
    }
    Some(all)
}

/// The best of each figure from a state on; `None` if no ending can be reached.
fn reach(outlook: &Outlook<'_>, id: StateId, so_far: &Account) -> Option<Reach> {
    let figures = outlook
        .scores(id, so_far)
        .map(|(scores, _)| [scores.empathy, scores.order, scores.commitment, scores.total]);
    figures.reduce(|best, one| [0, 1, 2, 3].map(|figure| best[figure].max(one[figure])))
}
