//! The numbers of the rubric (`assets/rubric.ron`) as tables that the evaluation indexes.

use super::{Act, Family, Rule};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Number of acts.
const ACTS: usize = Act::ALL.len();
/// Number of rules.
const RULES: usize = Rule::ALL.len();

/// Largest window a rubric may give for meeting a jump, in replies.
pub const MOST_MEET_REPLIES: u8 = 3;

/// A change of anger, trust and heard, in points of 0..100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct Delta(pub i8, pub i8, pub i8);

/// What the mood acts of one reply may do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Points by which anger may fall.
    pub lower_anger: u8,
    /// Points by which heard may rise.
    pub raise_heard: u8,
}

/// Weights of the dimensions in the total, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Rubric")]
struct File {
    version: u32,
    hot: u8,
    workable: u8,
    soothe_from: u8,
    jump: i8,
    wear: Delta,
    limit: Limit,
    limit_unheard: Limit,
    guard_replies: u8,
    meet_replies: u8,
    acts: BTreeMap<Act, Delta>,
    by_heat: BTreeMap<Act, (Delta, Delta, Delta)>,
    harm: BTreeMap<Act, (Delta, u8)>,
    empathy: BTreeMap<String, (u8, u8)>,
    order: BTreeMap<String, u8>,
    commitment: BTreeMap<String, u8>,
    penalties: BTreeMap<String, u8>,
    weights: Weights,
    critical_cap: u8,
    pass_mark: u8,
}

impl Rubric {
    /// The rubric that ships with the program.
    ///
    /// # Errors
    /// If the embedded file is not a complete rubric, which a test rules out.
    pub fn embedded() -> Result<Self, String> {
        Self::parse(include_str!("../../assets/rubric.ron"))
    }

    /// Reads a rubric.
    ///
    /// # Errors
    /// What is wrong with it, with line and column where the syntax is at fault.
    pub fn parse(source: &str) -> Result<Self, String> {
        let file: File = ron::from_str(source).map_err(|e| e.to_string())?;
        let mut effects = [None; ACTS];
        let mut harm = [0; ACTS];
        for (act, delta) in &file.acts {
            effects[act.index()] = Some([*delta; 3]);
        }
        for (act, (calm, guarded, unguarded)) in &file.by_heat {
            effects[act.index()] = Some([*calm, *guarded, *unguarded]);
        }
        for (act, (delta, penalty)) in &file.harm {
            effects[act.index()] = Some([*delta; 3]);
            harm[act.index()] = i32::from(*penalty);
        }
        let mut table = [[Delta::default(); 3]; ACTS];
        for act in Act::ALL {
            table[act.index()] = effects[act.index()]
                .ok_or_else(|| format!("the rubric has no effect for {}", act.name()))?;
        }
        let mut points = [[0; 2]; RULES];
        let pairs = file.empathy.iter().map(|(id, (soothe, respect))| (id, *soothe, *respect));
        let single = [&file.order, &file.commitment, &file.penalties];
        let single = single.into_iter().flatten().map(|(id, points)| (id, *points, *points));
        let mut named = 0;
        for (id, soothe, respect) in pairs.chain(single) {
            let rule =
                Rule::from_id(id).ok_or_else(|| format!("the rubric names no rule {id:?}"))?;
            points[rule as usize] = [i32::from(soothe), i32::from(respect)];
            named += 1;
        }
        // All rules but harm, the three floors and the cap carry points of their own.
        if named != RULES - 5 {
            return Err(format!("the rubric gives points to {named} of {} rules", RULES - 5));
        }
        if file.meet_replies > MOST_MEET_REPLIES {
            return Err(format!("meet_replies is at most {MOST_MEET_REPLIES}"));
        }
        Ok(Self {
            version: file.version,
            hot: file.hot,
            workable: file.workable,
            soothe_from: file.soothe_from,
            jump: file.jump,
            wear: file.wear,
            limit: file.limit,
            limit_unheard: file.limit_unheard,
            guard_replies: file.guard_replies,
            meet_replies: file.meet_replies,
            weights: file.weights,
            critical_cap: file.critical_cap,
            pass_mark: file.pass_mark,
            effects: table,
            harm,
            points,
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

    #[test]
    fn a_rubric_that_lacks_an_act_or_rule_is_refused() {
        let source = include_str!("../../assets/rubric.ron");
        let without = source.replace("        Recap: (0, 5, 5),\n", "");
        assert!(Rubric::parse(&without).unwrap_err().contains("Recap"));
        let renamed = source.replace("\"promise.kept\"", "\"promise.kpet\"");
        assert!(Rubric::parse(&renamed).unwrap_err().contains("promise.kpet"));
    }
}
