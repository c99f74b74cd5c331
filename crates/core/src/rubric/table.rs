//! The numbers of the rubric (`assets/rubric.ron`) as tables that the evaluation indexes.

use super::notes::told;
use super::read::{act, complete, delta, open, rule};
use super::{Act, Family, Rule};
use crate::source::Diagnostic;
use crate::source::read::{Fields, Value};

/// Number of acts.
const ACTS: usize = Act::ALL.len();
/// Number of rules.
const RULES: usize = Rule::ALL.len();

/// Largest window a rubric may give for meeting a jump, in replies.
pub const MOST_MEET_REPLIES: u8 = 3;

/// A change of anger, trust and heard, in points of 0..100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delta(pub i8, pub i8, pub i8);

/// What the mood acts of one reply may do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Points by which anger may fall.
    pub lower_anger: u8,
    /// Points by which heard may rise.
    pub raise_heard: u8,
}

/// Weights of the dimensions in the total, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Weights {
    pub empathy: u8,
    pub order: u8,
    pub commitment: u8,
}

/// The rubric: every number of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rubric {
    /// Version; a stored attempt keeps its own.
    pub version: u32,
    /// Anger from which the customer is hot.
    pub hot: u8,
    /// Anger at or below which the curve is workable.
    pub workable: u8,
    /// Opening anger from which the need is to soothe.
    pub soothe_from: u8,
    /// Unclamped rise of anger by one act or event that is a jump.
    pub jump: i8,
    /// Effect of a worn-out mood act.
    pub wear: Delta,
    /// Effect of a request for action that a reply leaves unanswered.
    pub unanswered: Delta,
    /// Limit of the mood acts of a reply.
    pub limit: Limit,
    /// The same until an earlier reply listened.
    pub limit_unheard: Limit,
    /// Replies before the present one in which counting mood guards.
    pub guard_replies: u8,
    /// Replies after a jump in which counting mood meets it.
    pub meet_replies: u8,
    /// Weights of the total.
    pub weights: Weights,
    /// Cap of the total after a critical error.
    pub critical_cap: u8,
    /// Pass mark unless the scenario says otherwise.
    pub pass_mark: u8,
    effects: [[Delta; 3]; ACTS],
    harm: [i32; ACTS],
    points: [[i32; 2]; RULES],
}

/// How hot the customer is when a matter act or a promise comes: the column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Heat {
    /// Anger below hot.
    Calm,
    /// Hot, after counting mood.
    Guarded,
    /// Hot, without.
    Unguarded,
}

/// A persona's percentages for one family: of effects that help and of effects that hurt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent {
    /// Anger down, trust up, heard up.
    pub good: u16,
    /// Anger up, trust down, heard down.
    pub bad: u16,
}

/// The effects of all acts on one persona, ready to be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effects([[Delta; 3]; ACTS]);

impl Effects {
    /// The effect of an act at this heat.
    #[must_use]
    pub const fn of(&self, act: Act, heat: Heat) -> Delta {
        self.0[act.index()][heat as usize]
    }
}

impl Rubric {
    /// The rubric that ships with the program.
    ///
    /// # Errors
    /// If the embedded file is not a complete rubric, which a test rules out.
    pub fn embedded() -> Result<Self, String> {
        Self::parse("rubric.ron", include_str!("../../../../assets/rubric.ron"))
            .map_err(|all| told(&all))
    }

    /// Reads a rubric.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn parse(file: &str, source: &str) -> Result<Self, Vec<Diagnostic>> {
        open(file, source, "Rubric", |f| {
            let mut effects = [[Delta::default(); 3]; ACTS];
            let mut harm = [0; ACTS];
            let mut acts: Vec<&str> = Vec::new();
            let (version, hot) = (f.int("version", 1..=9999), f.int("hot", 5..=100));
            let (workable, soothe_from) =
                (f.int("workable", 0..=95), f.int("soothe_from", 0..=100));
            let (jump, wear) = (f.int("jump", 5..=100), f.need("wear").map(delta));
            let unanswered = f.need("unanswered").map(delta);
            let (limit, limit_unheard) = (limits(f, "limit"), limits(f, "limit_unheard"));
            let guard_replies = f.int("guard_replies", 0..=100);
            let meet_replies = f.int("meet_replies", 0..=i64::from(MOST_MEET_REPLIES));
            let list = f.need("acts");
            for value in list.into_iter().flat_map(Value::items) {
                if let Some(act) = act(value) {
                    effects[act.index()] = [delta(value); 3];
                    acts.push(act.name());
                }
            }
            for value in f.need("by_heat").into_iter().flat_map(Value::items) {
                let Some(act) = act(value) else { continue };
                let mut f = value.fields();
                effects[act.index()] = ["calm", "guarded", "unguarded"]
                    .map(|column| f.need(column).map(delta).unwrap_or_default());
                f.done();
                acts.push(act.name());
            }
            for value in f.need("harm").into_iter().flat_map(Value::items) {
                let Some(act) = act(value) else { continue };
                let mut f = value.fields();
                effects[act.index()] = [f.need("effect").map(delta).unwrap_or_default(); 3];
                harm[act.index()] = f.int("penalty", 1..=100);
                f.done();
                acts.push(act.name());
            }
            complete(list, &acts, Act::ALL.iter().map(|act| act.name()));
            let points = points(f);
            let weights = weights(f);
            Self {
                version,
                hot,
                workable,
                soothe_from,
                jump,
                wear: wear.unwrap_or_default(),
                unanswered: unanswered.unwrap_or_default(),
                limit,
                limit_unheard,
                guard_replies,
                meet_replies,
                weights,
                critical_cap: f.int("critical_cap", 0..=100),
                pass_mark: f.int("pass_mark", 0..=100),
                effects,
                harm,
                points,
            }
        })
    }

    /// Points of a rule: what a slot pays or a penalty costs, as a positive number.
    #[must_use]
    pub const fn points(&self, rule: Rule, respect: bool) -> i32 {
        self.points[rule as usize][respect as usize]
    }

    /// Empathy penalty of a harmful act; 0 for all others.
    #[must_use]
    pub const fn harm(&self, act: Act) -> i32 {
        self.harm[act.index()]
    }

    /// The effects as a persona feels them. Each is scaled by the percentage of its act's
    /// family and rounded to the nearest step of 5, halves away from zero (contract section 2).
    #[must_use]
    pub fn effects(&self, percent: impl Fn(Family) -> Percent) -> Effects {
        let mut table = self.effects;
        for act in Act::ALL {
            let Percent { good, bad } = percent(act.family());
            for Delta(anger, trust, heard) in &mut table[act.index()] {
                *anger = scale(*anger, if *anger < 0 { good } else { bad });
                *trust = scale(*trust, if *trust > 0 { good } else { bad });
                *heard = scale(*heard, if *heard > 0 { good } else { bad });
            }
        }
        Effects(table)
    }

    /// The effects at 100 %: the persona `plain`.
    #[must_use]
    pub const fn plain(&self) -> Effects {
        Effects(self.effects)
    }
}

fn limits(f: &mut Fields<'_>, name: &'static str) -> Limit {
    let Some(value) = f.need(name) else { return Limit { lower_anger: 0, raise_heard: 0 } };
    let mut f = value.fields();
    let limit = Limit {
        lower_anger: f.int("lower_anger", 0..=100),
        raise_heard: f.int("raise_heard", 0..=100),
    };
    f.done();
    limit
}

fn weights(f: &mut Fields<'_>) -> Weights {
    let Some(value) = f.need("weights") else {
        return Weights { empathy: 0, order: 0, commitment: 0 };
    };
    let mut f = value.fields();
    let weights = Weights {
        empathy: f.int("empathy", 0..=100),
        order: f.int("order", 0..=100),
        commitment: f.int("commitment", 0..=100),
    };
    f.done();
    weights
}

/// The points of all rules that carry some: all but harm, the three floors and the cap.
fn points(f: &mut Fields<'_>) -> [[i32; 2]; RULES] {
    let mut points = [[0; 2]; RULES];
    let mut named: Vec<&str> = Vec::new();
    let lists = [f.need("empathy"), f.need("order"), f.need("commitment"), f.need("penalties")];
    for (place, value) in lists.iter().enumerate() {
        for value in value.iter().flat_map(|list| list.items()) {
            let mut f = value.fields();
            let rule = f.need("rule").and_then(rule);
            let pays = if place == 0 {
                [f.int("soothe", 0..=100), f.int("respect", 0..=100)]
            } else {
                [f.int("points", 0..=100); 2]
            };
            f.done();
            if let Some(rule) = rule {
                points[rule as usize] = pays;
                named.push(rule.id());
            }
        }
    }
    let bare = [
        Rule::Harm,
        Rule::EmpathyFloor,
        Rule::OrderFloor,
        Rule::CommitmentFloor,
        Rule::CriticalCap,
    ];
    let carry = Rule::ALL.iter().filter(|rule| !bare.contains(rule));
    complete(lists[3], &named, carry.map(|rule| rule.id()));
    points
}

/// `value` × `percent` ÷ 100, to the nearest step of 5, within ±100.
fn scale(value: i8, percent: u16) -> i8 {
    let size = (i32::from(value.unsigned_abs()) * i32::from(percent) + 250) / 500 * 5;
    let size = i8::try_from(size.min(100)).unwrap_or(100);
    if value < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rubric_is_complete_and_its_slots_add_up() {
        let rubric = Rubric::embedded().unwrap();
        for respect in [false, true] {
            let sum = |rules: &[Rule]| -> i32 {
                rules.iter().map(|rule| rubric.points(*rule, respect)).sum()
            };
            assert_eq!(sum(&Rule::EMPATHY), 100);
            assert_eq!(sum(&Rule::ORDER), 100);
            assert_eq!(sum(&Rule::PROMISE), 100);
            assert_eq!(sum(&Rule::SOLVE_NOW), 100);
            assert_eq!(sum(&Rule::NOT_OURS), 100);
            assert_eq!(sum(&Rule::KIND_NO), 100);
        }
        for act in Act::ALL {
            assert_eq!(rubric.harm(*act) > 0, act.family() == Family::Harm, "{}", act.name());
        }
    }

    #[test]
    fn personas_scale_to_steps_of_five_and_keep_the_sign() {
        assert_eq!(scale(-10, 150), -15);
        assert_eq!(scale(5, 50), 5);
        assert_eq!(scale(5, 40), 0);
        assert_eq!(scale(-5, 130), -5);
        assert_eq!(scale(100, 200), 100);
        let rubric = Rubric::embedded().unwrap();
        assert_eq!(rubric.effects(|_| Percent { good: 100, bad: 100 }), rubric.plain());
    }

    /// A change of the shipped file, and what is said of it.
    fn said(old: &str, new: &str) -> Vec<String> {
        let source = include_str!("../../../../assets/rubric.ron");
        assert!(source.contains(old));
        let found = Rubric::parse("rubric.ron", &source.replacen(old, new, 1)).unwrap_err();
        found.iter().map(|one| format!("{} {}", one.line, one.message.en)).collect()
    }

    #[test]
    fn a_rubric_that_lacks_an_act_or_misnames_a_rule_is_refused() {
        assert_eq!(
            said("        Recap(0, 5, 5),\n", "")[0].split_once(' ').unwrap().1,
            "`Recap` is left out"
        );
        let found = said("\"promise.kept\"", "\"promise.kpet\"");
        assert!(
            found.iter().any(|one| one.ends_with("there is no rule `promise.kpet`")),
            "{found:?}"
        );
        assert!(found.iter().any(|one| one.ends_with("`promise.kept` is left out")), "{found:?}");
    }

    #[test]
    fn all_faults_of_a_rubric_are_told_at_once() {
        let found = said("hot: 60", "hot: 600, heat: 1");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
