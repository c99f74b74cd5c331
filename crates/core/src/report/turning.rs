//! Where a run turned: the replies that did most for the worse and for the better, and what to
//! change first.

use super::line::{Line, Report};
use super::session::words;
use crate::dialogue::{MoodCause, Replay, Stage, Turn};
use crate::rubric::{Act, Catalogue, Family, Rule};
use crate::text::Text;

/// What a turn for the worse or for the better weighs at least.
const LEAST: i32 = 10;
/// How many turning points there are at most.
const MOST: usize = 3;

/// A reply at which the run turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurningPoint {
    /// The reply, from 1.
    pub turn: u32,
    /// For the worse; else for the better.
    pub worse: bool,
    /// A critical error was made in it.
    pub critical: bool,
    /// How much: for the worse the rises of anger and falls of trust by the reply and its promises
    /// and the points it lost, for the better the net fall of anger.
    pub weight: i32,
}

/// What to change first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeFirst {
    /// The reply it is about, from 1; `None` where no reply decided it.
    pub turn: Option<u32>,
    /// The rule.
    pub rule: Option<Rule>,
    /// What to do.
    pub todo: Text,
}

/// The turning points of a run that is over, in order of time: two for the worse and one for the
/// better, three for the worse where there was none for the better; fewer where fewer weigh at
/// least 10. A critical error comes before all. What came from outside does not count.
#[must_use]
pub fn turning_points(report: &Report, replay: &Replay) -> Vec<TurningPoint> {
    let critical = |turn: u32| report.critical.iter().any(|error| error.turn == Some(turn));
    let mut worse: Vec<TurningPoint> = replay
        .turns
        .iter()
        .map(|turn| {
            let (weight, critical) = (weight_for_worse(report, turn), critical(turn.number));
            TurningPoint { turn: turn.number, worse: true, critical, weight }
        })
        .filter(|point| point.critical || point.weight >= LEAST)
        .collect();
    // The first of those that weigh the same.
    worse.sort_by_key(|point| (!point.critical, -point.weight, point.turn));
    let fall = |turn: &Turn| {
        let split = turn.split();
        (-split.found.change_to(split.effect)[0], split.found.anger)
    };
    let two: Vec<u32> = worse.iter().take(MOST - 1).map(|point| point.turn).collect();
    // A reply is one or the other, and what lost points is nobody's model.
    let lost = |turn: u32| report.lines_of(turn).any(|line| line.cost() > 0);
    let better = replay
        .turns
        .iter()
        .filter(|turn| fall(turn).0 >= LEAST && !critical(turn.number))
        .filter(|turn| !two.contains(&turn.number) && !lost(turn.number))
        .max_by_key(|turn| (fall(turn), std::cmp::Reverse(turn.number)));
    worse.truncate(if better.is_some() { MOST - 1 } else { MOST });
    worse.extend(better.map(|turn| {
        let weight = fall(turn).0;
        TurningPoint { turn: turn.number, worse: false, critical: false, weight }
    }));
    worse.sort_by_key(|point| point.turn);
    worse
}

fn weight_for_worse(report: &Report, turn: &Turn) -> i32 {
    let own = turn.changes.iter().filter(|one| !matches!(one.cause, MoodCause::NodeEffect(_)));
    let moods: i32 = own
        .map(|one| {
            let [anger, trust, _] = one.before.change_to(one.after);
            anger.max(0) + (-trust).max(0)
        })
        .sum();
    moods + report.lines_of(turn.number).map(|line| line.cost().max(0)).sum::<i32>()
}

/// What to change first: of the turning points for the worse the gravest kind of fault, else the
/// largest slot that was missed; `None` where nothing was.
#[must_use]
pub fn change_first(
    report: &Report,
    catalogue: &Catalogue,
    points: &[TurningPoint],
) -> Option<ChangeFirst> {
    let worse = || points.iter().filter(|point| point.worse);
    let lines = || worse().flat_map(|point| report.lines_of(point.turn));
    if let Some(error) = report
        .critical
        .iter()
        .find(|error| error.turn.is_none_or(|turn| worse().any(|point| point.turn == turn)))
    {
        let act = error.act.unwrap_or(Act::SafetyCheck);
        let todo = catalogue.act(act).instead.clone();
        return Some(ChangeFirst { turn: error.turn, rule: Some(Rule::CriticalCap), todo });
    }
    let grave =
        lines().filter(|line| line.cost() > 0).min_by_key(|line| (rank(line), -line.cost()));
    if let Some(line) = grave.filter(|line| rank(line) < OTHER) {
        let (turn, rule) = (line.turn, Some(line.rule));
        return Some(ChangeFirst { turn, rule, todo: todo(catalogue, line) });
    }
    let missed =
        report.lines.iter().filter(|line| line.slot.is_some_and(|pays| line.points < pays));
    let largest = missed.max_by_key(|line| line.slot.unwrap_or_default() - line.points);
    let line = largest.or(grave)?;
    Some(ChangeFirst { turn: line.turn, rule: Some(line.rule), todo: todo(catalogue, line) })
}

/// The rank of what is no kind of fault of its own.
const OTHER: u8 = 4;

/// The gravest kind first.
const fn rank(line: &Line) -> u8 {
    match line.rule {
        Rule::Broken => 0,
        Rule::Overpromise => 1,
        Rule::Harm | Rule::RaisedVoice | Rule::ColdTransfer => 2,
        Rule::JumpUnmet => 3,
        _ => OTHER,
    }
}

/// What would have been right instead, as something to do.
fn todo(catalogue: &Catalogue, line: &Line) -> Text {
    let missed = |rule: Rule| catalogue.rule(rule).missed.clone();
    match line.rule {
        Rule::Broken => missed(Rule::PromiseKept),
        Rule::Overpromise => missed(Rule::PromiseAuthority),
        Rule::JumpUnmet => missed(Rule::Named),
        Rule::HotUnguarded => missed(Rule::FirstMatter),
        Rule::TooEarly => missed(Rule::FirstSolution),
        Rule::Unanswered | Rule::NoStalling => missed(Rule::NoStalling),
        Rule::Vague => missed(Rule::PromiseDue),
        Rule::RaisedVoice => missed(Rule::Delivery),
        Rule::ColdTransfer => missed(Rule::PromiseOwnership),
        Rule::EarlyFault => missed(Rule::Apology),
        Rule::Worn => missed(Rule::SecondReading),
        Rule::Harm => {
            let act = line.act.filter(|act| act.family() == Family::Harm);
            act.map_or_else(|| missed(Rule::Named), |act| catalogue.act(act).instead.clone())
        }
        rule => missed(rule),
    }
}

/// What would have been better at a reply, and how the customer would have answered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// The better reply.
    pub reply: Text,
    /// The customer's next line after it; `None` where they say nothing more.
    pub answer: Option<Text>,
}

/// The better reply that was proved for a line of this reply (`analysis::better`), the line that
/// lost most first, with the customer's answer to it; `None` where none was proved.
#[must_use]
pub fn instead(report: &Report, replay: &Replay, stage: &Stage, turn: u32) -> Option<Instead> {
    let named = report.lines_of(turn).filter(|line| line.better.is_some());
    let lost = |line: &&Line| line.slot.unwrap_or_default() - line.points;
    let reply = named.max_by_key(lost)?.better.clone()?;
    let place = usize::try_from(turn).ok()?.checked_sub(1)?;
    let given = replay.turns.get(place)?;
    let mut other = Replay::start(stage);
    for before in &replay.turns[..place] {
        other.give(stage, before.reply, before.judged).ok()?;
    }
    let lesson = stage.lesson();
    let node = lesson.node(given.node)?;
    let number = node.replies.iter().chain(&node.fallback).position(|one| words(one) == reply)?;
    other.give(stage, u8::try_from(number).ok()?, given.judged).ok()?;
    let answer = other.last().line().and_then(|(node, line)| lesson.line(node, line));
    Some(Instead { reply, answer: answer.map(|line| line.text.clone()) })
}
