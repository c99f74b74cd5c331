//! The coach's remark after a reply: what it did to the customer and why, the worst thing first.

use super::line::{Line, Report};
use crate::dialogue::{Lesson, MoodCause, MoodSplit, Turn};
use crate::rubric::{Act, Catalogue, Family, Rule};
use crate::scenario::model::{Coaching, Quotes};
use crate::text::{Lang, Text};

/// What a reply weighs: the worst thing that it did, the worst one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// A critical error.
    Critical,
    /// It hurt.
    Harm,
    /// The matter came before the mood.
    TooEarly,
    /// Something was left lying, or promised amiss; or it made them angrier.
    Missed,
    /// Neither.
    Neutral,
    /// It did them good.
    Good,
}

/// What the coach says about one reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The reply, from 1.
    pub turn: u32,
    /// The worst thing that it did.
    pub weight: Weight,
    /// The rule it is about, if a line of the report stands behind it.
    pub rule: Option<Rule>,
    /// The sentence: the author's own where there is one.
    pub why: Text,
    /// The author wrote it.
    pub authored: bool,
    /// The acts of the reply, each once, in their order.
    pub acts: Vec<Act>,
    /// Points of all lines of this reply that hold whatever comes.
    pub points: i32,
    /// The mood by what moved it.
    pub split: MoodSplit,
}

impl Remark {
    /// Changes of anger, trust and heard by the reply itself: its words, a request left
    /// unanswered, its effect.
    #[must_use]
    pub fn own(&self) -> [i32; 3] {
        self.split.found.change_to(self.split.effect)
    }
}

impl Turn {
    /// What happenings from outside did to anger after the reply, each by its own, in order. A
    /// promise that the clock broke is not among them: it was the trainee's.
    pub fn outside_anger(&self) -> impl Iterator<Item = i32> + '_ {
        let outside =
            self.changes.iter().filter(|one| matches!(one.cause, MoodCause::NodeEffect(_)));
        outside.map(|one| one.before.change_to(one.after)[0])
    }
}

/// The remark on a reply of a run that has been walked through, by the report of the run so far.
#[must_use]
pub fn remark_on(report: &Report, catalogue: &Catalogue, lesson: &Lesson, turn: &Turn) -> Remark {
    let split = turn.split();
    let [anger, trust, _] = split.found.change_to(split.effect);
    let lines = || report.lines_of(turn.number).filter(|line| settled(line));
    let worst =
        lines().filter(|line| line.cost() > 0).min_by_key(|line| (weight_of(line), -line.cost()));
    let critical = report.critical.iter().find(|error| error.turn == Some(turn.number));
    let points = lines().map(|line| line.points).sum();
    let weight = match worst {
        _ if critical.is_some() => Weight::Critical,
        _ if turn.harmful() => Weight::Harm,
        Some(line) => weight_of(line),
        None if anger > 0 => Weight::Missed,
        None if anger < 0 || (points > 0 && trust >= 0) => Weight::Good,
        None => Weight::Neutral,
    };
    let mut acts: Vec<Act> = Vec::new();
    for act in turn.acts.iter().map(|done| done.act) {
        if !acts.contains(&act) {
            acts.push(act);
        }
    }
    // Where in the reply the worst thing was said.
    let hurt = |act: Act| act.family() == Family::Harm;
    let place = match weight {
        Weight::Critical => critical.and_then(|error| error.segment),
        Weight::Harm => turn.acts.iter().find(|done| hurt(done.act)).map(|done| done.at.segment),
        _ => worst.and_then(|line| line.segment),
    };
    let best = lines().filter(|line| line.points > 0).max_by_key(|line| line.points);
    let rule = worst.or(best.filter(|_| weight == Weight::Good)).map(|line| line.rule);
    let own = authored(lesson, turn, place);
    let authored = own.is_some();
    let why = own.unwrap_or_else(|| {
        let error = critical.and_then(|error| error.act);
        composed(catalogue, lesson, turn, (weight, error, worst, best))
    });
    Remark { turn: turn.number, weight, rule, why, authored, acts, points, split }
}

/// The author's sentence: on the segment that weighs, on the reply, on any other segment.
fn authored(lesson: &Lesson, turn: &Turn, place: Option<u16>) -> Option<Text> {
    let reply = turn.said(lesson)?;
    let at = |place: u16| reply.segments.get(usize::from(place.checked_sub(1)?))?.remark.as_deref();
    let whole = || reply.coaching.as_ref()?.remark.as_ref();
    let any = || reply.segments.iter().find_map(|segment| segment.remark.as_deref());
    place.and_then(at).or_else(whole).or_else(any).cloned()
}

/// A sentence of ours: the customer's words that were taken up or missed, and what the reply's
/// effect, its rule or its act says.
fn composed(
    catalogue: &Catalogue,
    lesson: &Lesson,
    turn: &Turn,
    (weight, error, worst, best): (Weight, Option<Act>, Option<&Line>, Option<&Line>),
) -> Text {
    let reply = turn.said(lesson);
    let effect = reply.and_then(|reply| reply.effect.as_ref());
    let acts = || turn.acts.iter().map(|done| done.act);
    let helped = |act: Act| catalogue.act(act).helped.clone();
    let why = match weight {
        Weight::Critical | Weight::Harm => {
            error.or_else(|| acts().find(|act| act.family() == Family::Harm)).map(helped)
        }
        Weight::TooEarly | Weight::Missed => match worst {
            // What was asked stands above; what would have answered it, in the debrief.
            Some(line) if matches!(line.rule, Rule::NoStalling | Rule::Unanswered) => {
                Some(catalogue.rule(Rule::Unanswered).earned.clone())
            }
            Some(line) => Some(line.why.clone()),
            // What made them angrier is never praised.
            None => Some(
                effect.filter(|effect| effect.anger > 0).map_or_else(beside, |e| e.why.clone()),
            ),
        },
        Weight::Good => best.map(|line| line.why.clone()),
        Weight::Neutral => None,
    };
    let why = why.or_else(|| acts().next().map(helped)).unwrap_or_default();
    let Some(quoted) = quoted(lesson, turn, weight) else { return why };
    // Both where there is room for both, else the customer's own words: they say more.
    let join = |lang: Lang, room: usize| {
        let (quoted, why) = (quoted.get(lang), why.get(lang));
        match (quoted.is_empty(), quoted.chars().count() + why.chars().count() >= room) {
            (true, _) => why.to_owned(),
            (false, true) => quoted.to_owned(),
            (false, false) => [quoted, lang.blank(), why].concat(),
        }
    };
    Text { zh: join(Lang::Zh, 46), en: join(Lang::En, 90) }
}

/// Of a reply that only made them angrier.
fn beside() -> Text {
    Text::new(
        "这一句没说到对方心上，火反而往上走了。",
        "It passed by what was on their mind, and the anger rose.",
    )
}

/// What of the line that it answers the reply took up or missed, in the customer's own words;
/// `None` where the author marked nothing that was really said.
fn quoted(lesson: &Lesson, turn: &Turn, weight: Weight) -> Option<Text> {
    let Coaching { takes_up, misses, .. } = turn.said(lesson)?.coaching.as_deref()?;
    let (node, line) = turn.line?;
    let line = &lesson.line(node, line)?.text;
    let said = |quotes: &Quotes, lang: Lang| {
        quotes.get(lang).iter().find(|quote| line.get(lang).contains(quote.as_str())).cloned()
    };
    let both = |quotes: &Quotes| Some([said(quotes, Lang::Zh)?, said(quotes, Lang::En)?]);
    match (both(misses), both(takes_up)) {
        (Some([zh, en]), _) if weight != Weight::Good => Some(Text {
            zh: format!("“{zh}”这句没接住。"),
            en: format!("You missed “{en}”."),
        }),
        (_, Some([zh, en])) if matches!(weight, Weight::Good | Weight::Neutral) => Some(Text {
            zh: format!("“{zh}”你接住了。"),
            en: format!("You took up “{en}”."),
        }),
        _ => None,
    }
}

/// What is only true if the run ended here is not said while it goes on, and what followed the
/// reply is not its doing.
fn settled(line: &Line) -> bool {
    match line.rule {
        Rule::JumpUnmet | Rule::WarmClose => false,
        Rule::NoStalling => line.points == 0,
        Rule::Broken => line.segment.is_some(),
        _ => true,
    }
}

fn weight_of(line: &Line) -> Weight {
    match line.rule {
        Rule::Harm | Rule::RaisedVoice | Rule::ColdTransfer | Rule::Broken => Weight::Harm,
        Rule::HotUnguarded | Rule::TooEarly => Weight::TooEarly,
        _ => Weight::Missed,
    }
}

impl Report {
    /// The line of reply `turn` that weighs most: the costliest, else the one that paid most.
    #[must_use]
    pub fn weightiest(&self, turn: u32) -> Option<&Line> {
        let costly = self.lines_of(turn).filter(|line| line.cost() > 0);
        // The first of those that cost most, the last of those that paid most.
        let worst = costly.min_by_key(|line| -line.cost());
        let paid = || self.lines_of(turn).filter(|line| line.points > 0);
        worst.or_else(|| paid().max_by_key(|line| line.points))
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
