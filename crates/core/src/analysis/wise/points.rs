//! What replies bring at once: by this the better ones are told apart from the worse where looks
//! are held against them. It is no advice; that is [`super::super::better()`].

use crate::dialogue::{Stage, State};
use crate::evaluation::{Fact, Tally};
use crate::rubric::Rule;

/// Points collected so far in lines that belong to replies: slots of empathy and commitment,
/// the two slots of order that a segment decides, a lost "no stalling", penalties.
fn standing(tally: &Tally, stage: &Stage) -> i32 {
    let (rubric, terms) = (stage.rubric(), stage.lesson().terms());
    let mut points = 0;
    for rule in Rule::EMPATHY.into_iter().chain([Rule::FirstMatter, Rule::FirstSolution]) {
        if tally.earned(rule, None) {
            points += rubric.points(rule, terms.respect);
        }
    }
    for item in &terms.owed {
        for rule in item.slots() {
            if tally.earned(*rule, Some(item)) {
                points += item.pays(*rule, rubric);
            }
        }
    }
    if tally.facts.has(Fact::Stalled) {
        points -= rubric.points(Rule::NoStalling, false);
    }
    let charged: u32 = tally.penalties.iter().sum();
    points - i32::try_from(charged).unwrap_or(i32::MAX / 2)
}

/// What each reply on offer would bring at this moment, in points of the lines it would add, in
/// authored order. `closing`: it is the run's last or last but one reply, so that a warm close
/// counts.
#[must_use]
pub fn points_of_offers(state: &State, stage: &Stage, closing: bool) -> Vec<(u8, i32)> {
    let before = standing(&state.tally, stage);
    let worth = |reply: u8| {
        let mut after = state.clone();
        after.give(stage, reply, &mut ())?;
        let mut points = standing(&after.tally, stage) - before;
        if closing && after.tally.closes_warmly() {
            points += stage.rubric().points(Rule::WarmClose, false);
        }
        Some((reply, points))
    };
    state.offered(stage).into_iter().filter_map(worth).collect()
}
