//! The coach's remark after a reply: one sentence, and what the mood did.

use super::line::{Line, MoodState, Report};
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

/// The remark on reply `turn` (from 1) of a report of the run so far: the costliest penalty if
/// there is one, else the slot that paid most, else what the reply's first act does.
#[must_use]
pub fn remark(report: &Report, catalogue: &Catalogue, turn: u32, acts: &[Act]) -> Option<Remark> {
    let place = turn as usize;
    let before = *report.states.get(place.checked_sub(1)?)?;
    let after = *report.states.get(place)?;
    let lines = || report.lines.iter().filter(|line| line.turn == Some(turn));
    // What is only true if the run ended here is not said while it goes on.
    let settled = |line: &&Line| match line.rule {
        Rule::JumpUnmet | Rule::WarmClose => false,
        Rule::NoStalling => line.points == 0,
        _ => true,
    };
    let worst = lines().filter(settled).filter(|line| line.points < 0).min_by_key(|l| l.points);
    let best =
        lines().filter(settled).filter(|line| line.points > 0).max_by_key(|line| line.points);
    let lost =
        lines().filter(settled).find(|line| line.points == 0 && line.rule == Rule::NoStalling);
    let (rule, why) = match worst.or(lost).or(best) {
        Some(line) => (Some(line.rule), line.why.clone()),
        None => (None, catalogue.act(*acts.first()?).helped.clone()),
    };
    let points = lines().filter(settled).map(|line| line.points).sum();
    Some(Remark { turn, rule, why, points, before, after })
}
