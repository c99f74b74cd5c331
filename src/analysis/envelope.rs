//! Best and worst scores over all runs, exactly.
//!
//! Along a run the account only grows: facts are established, penalties are charged. In the order
//! of the graph each state keeps the front of accounts with which runs reach it: those that no
//! other is at least as good as in every respect (facts that still can be earned, points of each
//! dimension, no critical error). The score is monotone in each respect (floor, weights, cap and
//! rounding too), and from equal states equal replies add the same, so an account that is left
//! out can never come to more than the one that stayed. The same, turned round, gives the worst.
//! Facts that nothing ahead can establish any more are changed into their points on the way, which
//! keeps the fronts short.

use super::explore::Explored;
use super::graph::Graph;
use super::key::{BAD, CRITICAL, Gain, JOINT, Keys, OWED, PROMISE_BITS, Seen, WARM};
use super::table::StateId;
use crate::dialogue::{Stage, Status};
use crate::evaluation::{Facts, Scores, Tally};
use crate::rubric::{Dimension, Rule};
use crate::scenario::model::OwedKind;
use std::sync::atomic::{AtomicBool, Ordering};

/// Accounts kept at one state at most. A bound against runaway memory; past it the envelope is
/// not exact any more and says so.
const MOST: usize = 4096;

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

/// What each bit that pays on its own is worth.
struct Worth<'a> {
    stage: &'a Stage,
    bits: [[i16; 3]; 64],
}

impl<'a> Worth<'a> {
    fn new(stage: &'a Stage) -> Self {
        let (rubric, terms) = (stage.rubric(), stage.lesson().terms());
        let mut bits = [[0; 3]; 64];
        for (bit, worth) in bits.iter_mut().enumerate().take(32) {
            let mut tally = Tally::new(stage.lesson().scenario().opening.into(), rubric);
            tally.facts = Facts::from_bits(1 << bit);
            *worth = tally.scores(rubric, terms).sums.map(short);
        }
        let owed = terms.owed.iter().filter(|item| item.kind == OwedKind::Promise);
        for (number, item) in (0_u32..).zip(owed) {
            let first = OWED + number * PROMISE_BITS;
            for (bit, rule) in (first..64).zip(&Rule::PROMISE[1..]) {
                bits[bit as usize][2] = short(item.pays(*rule, rubric));
            }
        }
        Self { stage, bits }
    }

    /// Changes bits into points.
    fn fold(&self, account: &mut Account, bits: Seen) {
        let mut left = account.seen & bits & !JOINT;
        account.seen &= !left;
        while left != 0 {
            let worth = self.bits[left.trailing_zeros() as usize];
            for (sum, worth) in account.sums.iter_mut().zip(worth) {
                *sum = sum.saturating_add(worth);
            }
            left &= left - 1;
        }
    }

    /// The scores of an account at an ending.
    fn scores(&self, account: &Account) -> Scores {
        let (rubric, terms) = (self.stage.rubric(), self.stage.lesson().terms());
        let mut tally = Tally::new(self.stage.lesson().scenario().opening.into(), rubric);
        tally.facts = Facts::from_bits((account.seen & JOINT) as u32);
        tally.warm[0] = account.seen >> WARM & 1 == 1;
        let joint = tally.scores(rubric, terms).sums;
        let sums = [0, 1, 2].map(|place| joint[place] + i32::from(account.sums[place]));
        Scores::of_sums(sums, account.seen >> CRITICAL & 1 == 1, rubric, terms)
    }
}

fn short(points: i32) -> i16 {
    i16::try_from(points).unwrap_or(if points < 0 { i16::MIN } else { i16::MAX })
}

/// A way to have reached a state.
#[derive(Debug, Clone, Copy)]
struct Account {
    seen: Seen,
    sums: [i16; 3],
    reply: u8,
    /// Place of the account before, in the list of all.
    before: u32,
}

impl Account {
    /// In every respect at least as good.
    fn covers(&self, other: &Self) -> bool {
        (other.seen ^ BAD) & !(self.seen ^ BAD) == 0
            && self.sums.iter().zip(&other.sums).all(|(own, other)| own >= other)
    }

    /// Something that never falls where [`Self::covers`] holds, for sorting.
    fn weight(&self) -> i32 {
        let sums: i32 = self.sums.iter().map(|sum| i32::from(*sum)).sum();
        sums * 64 + (self.seen ^ BAD).count_ones() as i32
    }
}

/// Works out the envelope over a graph without circles, whose states `order` gives.
/// `None` if it was cancelled.
#[must_use]
pub fn envelope(
    stage: &Stage,
    keys: &Keys,
    graph: &Graph<'_>,
    order: &[StateId],
    cancel: &AtomicBool,
) -> Option<Envelope> {
    let high = sweep(stage, keys, graph, order, true, cancel)?;
    let low = sweep(stage, keys, graph, order, false, cancel)?;
    let endings = high.endings.into_iter().zip(low.endings).map(|(high, low)| {
        let (high, low) = (high?, low?);
        let mut low = low.into_iter();
        let spans: Vec<Span> =
            high.into_iter().filter_map(|high| Some(Span { low: low.next()?, high })).collect();
        spans.try_into().ok()
    });
    Some(Envelope {
        endings: endings.collect(),
        exact: high.exact && low.exact,
        widest: high.widest.max(low.widest),
    })
}

/// One direction.
struct Sweep {
    endings: Vec<Option<[Extreme; 4]>>,
    exact: bool,
    widest: usize,
}

fn sweep(
    stage: &Stage,
    keys: &Keys,
    graph: &Graph<'_>,
    order: &[StateId],
    best: bool,
    cancel: &AtomicBool,
) -> Option<Sweep> {
    let found: &Explored = graph.found;
    let worth = Worth::new(stage);
    let mut waiting: Vec<Vec<Account>> = vec![Vec::new(); found.table.bound()];
    let mut all: Vec<(Account, StateId)> = Vec::new();
    let mut sweep = Sweep {
        endings: vec![None; stage.lesson().scenario().endings.len()],
        exact: true,
        widest: 0,
    };
    let first = Account { seen: 0, sums: [0; 3], reply: 0, before: u32::MAX };
    let arrive = |account: &Account, gain: &Gain, to: Option<u32>| -> Account {
        let mut account = *account;
        account.seen |= gain.seen;
        for (sum, cost) in account.sums.iter_mut().zip(gain.cost) {
            *sum = sum.saturating_sub(i16::try_from(cost).unwrap_or(i16::MAX));
        }
        let ahead = to.map_or(0, |node| u64::from(keys.to_come(node)));
        worth.fold(&mut account, !ahead);
        account
    };
    let root = Keys::node_of(found.table.key(found.root));
    waiting[found.root as usize].push(arrive(&first, &found.start, root));
    for (done, id) in order.iter().enumerate() {
        if done % 1024 == 0 && cancel.load(Ordering::Relaxed) {
            return None;
        }
        let front = prune(std::mem::take(&mut waiting[*id as usize]), best);
        sweep.widest = sweep.widest.max(front.len());
        let kept = if front.len() > MOST {
            sweep.exact = false;
            &front[..MOST]
        } else {
            &front[..]
        };
        let base = all.len();
        all.extend(kept.iter().map(|account| (*account, *id)));
        for edge in graph.edges(*id) {
            let node = Keys::node_of(found.table.key(edge.to));
            let list = &mut waiting[edge.to as usize];
            for (place, account) in kept.iter().enumerate() {
                let mut next = arrive(account, &edge.gain, node);
                next.reply = edge.reply;
                next.before = (base + place) as u32;
                list.push(next);
            }
            // Ends gather from everywhere: they are thinned out on the way.
            if list.len() > 1 << 14 {
                *list = prune(std::mem::take(list), best);
            }
        }
        if let Status::Ended(ending) = Keys::end_of(found.table.key(*id)) {
            sweep.endings[usize::from(ending)] = extremes(&worth, kept, best, &all);
        }
    }
    Some(sweep)
}

/// The front of a list: what nothing else covers, the weightiest first.
fn prune(mut list: Vec<Account>, best: bool) -> Vec<Account> {
    if list.len() < 2 {
        return list;
    }
    let key = |account: &Account| if best { -account.weight() } else { account.weight() };
    list.sort_by_key(|account| (key(account), account.seen, account.sums, account.before));
    list.dedup_by(|a, b| a.seen == b.seen && a.sums == b.sums);
    let mut front: Vec<Account> = Vec::new();
    for account in list {
        let covered = |kept: &Account| {
            if best { kept.covers(&account) } else { account.covers(kept) }
        };
        if !front.iter().any(covered) {
            front.push(account);
        }
    }
    front
}

/// The best (or worst) of each figure at an ending, with its run.
fn extremes(
    worth: &Worth<'_>,
    front: &[Account],
    best: bool,
    all: &[(Account, StateId)],
) -> Option<[Extreme; 4]> {
    let scored: Vec<Scores> = front.iter().map(|account| worth.scores(account)).collect();
    let figures = [Dimension::Empathy, Dimension::Order, Dimension::Commitment, Dimension::Total];
    let mut extremes = Vec::new();
    for figure in figures {
        let value = |place: &usize| i32::from(scored[*place].of(figure));
        let place =
            (0..front.len()).min_by_key(|place| if best { -value(place) } else { value(place) })?;
        let mut run = Vec::new();
        let mut at = &front[place];
        while let Some((before, state)) = all.get(at.before as usize) {
            run.push((*state, at.reply));
            at = before;
        }
        run.reverse();
        extremes.push(Extreme { value: scored[place].of(figure), run });
    }
    extremes.try_into().ok()
}
