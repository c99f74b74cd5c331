//! The points of a run brought together: by reply, and by slot.

use super::line::{Line, Report};
use crate::dialogue::Replay;
use crate::rubric::{Dimension, Rule};

/// Lines that say the same of one reply, as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged<'a> {
    /// The first of them.
    pub line: &'a Line,
    /// How many there are.
    pub times: usize,
    /// Their points together.
    pub points: i32,
}

/// One reply with its points, or several in a row that have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The first reply, from 1; 0 for what came before it.
    pub first: u32,
    /// The last reply: the same, where there are points.
    pub last: u32,
    /// Its lines, those that say the same as one.
    pub lines: Vec<Merged<'a>>,
}

/// What anger did over a group of replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AngerOver {
    /// Before the first of them.
    pub before: i32,
    /// After the last of them, without what came from outside.
    pub after: i32,
    /// What happenings from outside did beside it.
    pub outside: i32,
}

/// The slots of a dimension, and what was taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots<'a> {
    /// Earned or missed, by what they belong to.
    pub parts: Vec<SlotPart<'a>>,
    /// Penalties, those of one rule together.
    pub taken: Vec<(Rule, i32)>,
}

/// The slots of one owed item, or those that belong to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotPart<'a> {
    /// The owed item, from 1, where there are several.
    pub item: Option<u8>,
    /// Its slots in the order of the rubric.
    pub slots: Vec<&'a Line>,
}

impl SlotPart<'_> {
    /// What they pay together, if it is an owed item and all of them were earned.
    #[must_use]
    pub fn whole(&self) -> Option<(u8, i32)> {
        let earned = self.slots.iter().all(|line| !line.lost());
        let pays = self.slots.iter().map(|line| line.points).sum();
        self.item.filter(|_| earned).map(|item| (item, pays))
    }
}

/// Brings lines that say the same together, in the order of the first of each.
#[must_use]
pub fn merged<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<Merged<'a>> {
    let mut all: Vec<Merged<'a>> = Vec::new();
    for line in lines {
        match all.iter_mut().find(|one| one.line.rule == line.rule && one.line.why == line.why) {
            Some(same) => {
                same.times += 1;
                same.points += line.points;
            }
            None => all.push(Merged { line, times: 1, points: line.points }),
        }
    }
    all
}

impl Line {
    /// Something was lost: a penalty, or a slot that was not earned in full.
    #[must_use]
    pub fn lost(&self) -> bool {
        self.points < self.slot.unwrap_or_default()
    }
}

impl Group<'_> {
    /// The points of the group together.
    #[must_use]
    pub fn points(&self) -> i32 {
        self.lines.iter().map(|one| one.points).sum()
    }

    /// Something was lost in it.
    #[must_use]
    pub fn lost(&self) -> bool {
        self.lines.iter().any(|one| one.line.lost())
    }
}

impl Report {
    /// One reply with its points, from 1; 0 for what came before it.
    #[must_use]
    pub fn group(&self, turn: u32) -> Group<'_> {
        Group { first: turn, last: turn, lines: merged(self.lines_of(turn)) }
    }

    /// The replies in their order, those without points that follow each other as one.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let last = u32::try_from(self.states.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let mut groups: Vec<Group<'_>> = Vec::new();
        for turn in 0..=last {
            let group = self.group(turn);
            let empty = group.lines.is_empty();
            if empty && turn == 0 {
                continue;
            }
            match groups.last_mut() {
                Some(quiet) if empty && quiet.lines.is_empty() => quiet.last = turn,
                _ => groups.push(group),
            }
        }
        groups
    }

    /// What anger did over a group; what came from outside apart, where the run itself is at hand.
    #[must_use]
    pub fn anger_over(&self, group: &Group<'_>, replay: Option<&Replay>) -> Option<AngerOver> {
        let at = |place: u32| self.states.get(place as usize).map(|state| i32::from(state.anger));
        let before = at(group.first.checked_sub(1)?)?;
        let outside = replay.map_or(0, |replay| {
            let all = replay.turns.iter();
            let these = all.filter(|turn| (group.first..=group.last).contains(&turn.number));
            these.flat_map(|turn| turn.outside_anger()).sum()
        });
        Some(AngerOver { before, after: at(group.last)? - outside, outside })
    }

    /// The slots of a dimension and what was taken off; with the bounds they add up to it.
    #[must_use]
    pub fn slots(&self, dimension: Dimension) -> Slots<'_> {
        let lines = || self.lines.iter().filter(move |line| line.dimension == dimension);
        let mut slots: Vec<&Line> =
            lines().filter(|line| line.slot.is_some_and(|pays| pays > 0)).collect();
        slots.sort_by_key(|line| (line.item, line.rule));
        let several = slots.iter().filter_map(|line| line.item).max() > Some(1);
        let parts = slots.chunk_by(|a, b| a.item == b.item).map(|slots| {
            let item = slots[0].item.filter(|_| several);
            SlotPart { item, slots: slots.to_vec() }
        });
        let mut taken: Vec<(Rule, i32)> = Vec::new();
        for line in lines().filter(|line| line.slot.is_none() && line.points < 0) {
            match taken.iter_mut().find(|(rule, _)| *rule == line.rule) {
                Some((_, points)) => *points += line.points,
                None => taken.push((line.rule, line.points)),
            }
        }
        Slots { parts: parts.collect(), taken }
    }
}
