//! The coach's remark after a reply: one sentence, and what the mood did.

use super::line::{Line, Report};
use crate::dialogue::Turn;
use crate::evaluation::MoodState;
use crate::rubric::{Act, Catalogue, Rule};
use crate::text::Text;

/// What the coach says about one reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The reply, from 1.
    pub turn: u32,
    /// The rule it is about, if a line of the report stands behind it.
    pub rule: Option<Rule>,
    /// The sentence.
    pub why: Text,
    /// Points of all lines of this reply.
    pub points: i32,
    /// The mood before the reply.
    pub before: MoodState,
    /// The mood after it and what followed.
    pub after: MoodState,
}

/// The remark on reply `turn` (from 1) of a report of the run so far: the costliest line if
/// something was lost, else the slot that paid most, else what the reply's first act does.
#[must_use]
pub fn remark(report: &Report, catalogue: &Catalogue, turn: u32, acts: &[Act]) -> Option<Remark> {
    let place = turn as usize;
    let before = *report.states.get(place.checked_sub(1)?)?;
    let after = *report.states.get(place)?;
    let lines = || report.lines_of(turn);
    // What is only true if the run ended here is not said while it goes on.
    let settled = |line: &&Line| match line.rule {
        Rule::JumpUnmet | Rule::WarmClose => false,
        Rule::NoStalling => line.points == 0,
        _ => true,
    };
    let (rule, why) = match weightiest(lines().filter(settled)) {
        Some(line) => (Some(line.rule), line.why.clone()),
        None => (None, catalogue.act(*acts.first()?).helped.clone()),
    };
    let points = lines().filter(settled).map(|line| line.points).sum();
    Some(Remark { turn, rule, why, points, before, after })
}

/// The remark on a reply of a run that has been walked through.
#[must_use]
pub fn remark_on(report: &Report, catalogue: &Catalogue, turn: &Turn) -> Option<Remark> {
    let acts: Vec<Act> = turn.acts.iter().map(|done| done.act).collect();
    remark(report, catalogue, turn.number, &acts)
}

impl Report {
    /// The line of reply `turn` that weighs most: the costliest, else the one that paid most.
    #[must_use]
    pub fn weightiest(&self, turn: u32) -> Option<&Line> {
        weightiest(self.lines_of(turn))
    }
}

impl Line {
    /// Points that the reply lost: a penalty, or the slot of the first unanswered request.
    #[must_use]
    pub fn cost(&self) -> i32 {
        let lost = match (self.rule, self.slot) {
            (Rule::NoStalling, Some(slot)) if self.before.is_some() => slot - self.points,
            _ => 0,
        };
        lost.max(-self.points)
    }
}

fn weightiest<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Option<&'a Line> {
    let costly = lines.clone().filter(|line| line.cost() > 0);
    // The first of those that cost most, the last of those that paid most.
    let worst = costly.min_by_key(|line| -line.cost());
    worst.or_else(|| lines.filter(|line| line.points > 0).max_by_key(|line| line.points))
}
