//! Replay plans: runs of a scenario that must stay what they are.
//!
//! They stand beside the scenario, `dropped-call.plans.ron` beside `dropped-call.ron`.

use super::model::Scenario;
use super::read::format_maybe;
use crate::source::diagnostic::{Code, Diagnostic, Problem};
use crate::source::open::{root, with_tree};
use crate::source::read::{Fields, Value};
use crate::source::suggest::did_you_mean;
use crate::source::{codes, say};
use serde::Serialize;
use std::ops::{Range, RangeInclusive};

/// The plans of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plans {
    /// Id of the scenario.
    pub scenario: String,
    /// Where the id stands in the file, in bytes.
    #[serde(skip)]
    pub at: Range<usize>,
    /// The plans, in the order of the file.
    pub plans: Vec<Plan>,
}

/// One run and what must come of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// What the run shows.
    pub name: String,
    /// Where the plan stands in the file, in bytes.
    #[serde(skip)]
    pub at: Range<usize>,
    /// With which persona it is played.
    pub persona: String,
    /// Ids of the replies, in order; nodes that just go on take none.
    pub choices: Vec<String>,
    /// Id of the ending it comes to.
    pub ending: String,
    /// Total, both ends included.
    pub total: RangeInclusive<u8>,
    /// Empathy, if it is claimed.
    pub empathy: Option<RangeInclusive<u8>>,
    /// Order, if it is claimed.
    pub order: Option<RangeInclusive<u8>>,
    /// Commitment, if it is claimed.
    pub commitment: Option<RangeInclusive<u8>>,
}

/// What reading a file of plans came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedPlans {
    /// The plans, if there is no error.
    pub plans: Option<Plans>,
    /// Everything that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A plan names something that its scenario does not have.
pub static UNKNOWN_IN_PLAN: Code = codes::code!(
    "MF0250",
    "unknown-in-plan",
    Error,
    "重放计划里的情景、性情、回应或结局，在它所属的情景里没有。",
    "A replay plan names a scenario, persona, reply or ending that its scenario does not have."
);

/// A run is not what its plan says.
pub static NOT_MET: Code = codes::code!(
    "MF0251",
    "plan-not-met",
    Error,
    "照计划重放一遍，结局或分数不是计划写的那样：要么情景改动后计划没有跟上，要么这个改动是个错误。",
    "Replayed, the run does not come to the ending or the scores of its plan: either the plan has not followed a change of the scenario, or the change was a mistake."
);
/// There is nothing to replay the plans against.
pub static NO_SCENARIO: Code = codes::code!(
    "MF0252",
    "plan-without-scenario",
    Error,
    "重放计划放在它的情景旁边：`x.plans.ron` 旁边要有 `x.ron`，而且没有错误；否则按 id 在情景库里找。",
    "Replay plans stand beside their scenario: `x.ron` beside `x.plans.ron`, without errors; failing that, the scenario is looked up by its id."
);

/// Reads a file of plans; with the scenario at hand also compares the names in it.
#[must_use]
pub fn load(file_name: &str, bytes: &[u8], scenario: Option<&Scenario>) -> LoadedPlans {
    let (plans, diagnostics) = with_tree(file_name, bytes, |_, reading| {
        let mut f = root(reading, "Plans")?;
        format_maybe(&mut f)?;
        let known = Known::new(scenario);
        let id = f.need("scenario");
        if let (Some(value), Some(scenario)) = (id, scenario) {
            known_or_report(value, "情景", "scenario", &[scenario.id.as_str()]);
        }
        let plans = Plans {
            scenario: id.map_or_else(String::new, Value::string),
            at: id.map_or(0..0, Value::span),
            plans: f.list("plans", |value| plan(value, known.as_ref())),
        };
        f.done();
        Some(plans)
    });
    LoadedPlans { plans, diagnostics }
}

/// The names that a scenario offers to plans.
struct Known<'s> {
    personas: Vec<&'s str>,
    replies: Vec<&'s str>,
    endings: Vec<&'s str>,
}

impl<'s> Known<'s> {
    fn new(scenario: Option<&'s Scenario>) -> Option<Self> {
        let scenario = scenario?;
        let replies = scenario.nodes.iter().flat_map(|n| n.replies.iter().chain(&n.fallback));
        let mut replies: Vec<&str> = replies.map(|r| r.id.as_str()).collect();
        replies.sort_unstable();
        replies.dedup();
        Some(Self {
            personas: scenario.personas.iter().map(String::as_str).collect(),
            replies,
            endings: scenario.endings.iter().map(|e| e.id.as_str()).collect(),
        })
    }
}

fn known_or_report(value: Value<'_>, zh: &str, en: &str, names: &[&str]) {
    let Some(word) = value.str().filter(|word| !names.contains(&word.as_ref())) else { return };
    let draft = Problem::new(
        &UNKNOWN_IN_PLAN,
        value.span(),
        say!("这个情景里没有{zh} `{word}`", "the scenario has no {en} `{word}`"),
    );
    value.report_at(draft.maybe_hint(did_you_mean(&word, names.iter().copied())));
}

fn plan(value: Value<'_>, known: Option<&Known<'_>>) -> Plan {
    let mut f = value.fields_of("Plan");
    let name = f.string("name");
    let persona = f.need("persona");
    let choices = f.need("choices");
    let ending = f.need("ending");
    if let Some(known) = known {
        if let Some(value) = persona {
            known_or_report(value, "性情", "persona", &known.personas);
        }
        for choice in choices.into_iter().flat_map(Value::children) {
            // Numbers count the replies of the node as written.
            if choice.str().is_some_and(|s| s.parse::<u32>().is_err()) {
                known_or_report(choice, "回应", "reply", &known.replies);
            }
        }
        if let Some(value) = ending {
            known_or_report(value, "结局", "ending", &known.endings);
        }
    }
    let total = range(&mut f, "total");
    if total.is_none() {
        f.missing(&codes::MISSING_FIELD, say!("少了 `total`", "`total` is missing"));
    }
    let plan = Plan {
        name,
        at: value.name_span(),
        persona: persona.map_or_else(String::new, Value::string),
        choices: choices.map_or_else(Vec::new, |v| v.list(Value::string)),
        ending: ending.map_or_else(String::new, Value::string),
        total: total.unwrap_or(0..=100),
        empathy: range(&mut f, "empathy"),
        order: range(&mut f, "order"),
        commitment: range(&mut f, "commitment"),
    };
    f.done();
    plan
}

/// `(90, 100)`: from 90 to 100, both included.
fn range(f: &mut Fields<'_>, name: &'static str) -> Option<RangeInclusive<u8>> {
    let value = f.maybe(name)?;
    let mut ends = value.children();
    let (Some(low), Some(high), None) = (ends.next(), ends.next(), ends.next()) else {
        value.wrong(say!("两个数 (最低, 最高)", "two numbers (lowest, highest)"));
        return Some(0..=100);
    };
    let number = |v: Value<'_>| u8::try_from(v.int(&(0..=100))).unwrap_or(0);
    let (low, high) = (number(low), number(high));
    if low > high {
        value.report(
            &codes::OUT_OF_RANGE,
            say!("最低 {low} 大于最高 {high}", "the lowest, {low}, is above the highest, {high}"),
        );
    }
    Some(low..=high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_read_and_their_names_compared() {
        let text = crate::scenario::sample("sample", "Sample");
        let personas = ["plain".to_owned(), "direct".to_owned()];
        let scenario = crate::scenario::load::load("s.ron", text.as_bytes(), &personas).scenario;
        let source = r#"Plans(scenario: "sample", plans: [
            Plan(name: "a", persona: "plain", choices: ["listen"], ending: "leaves", total: (0, 40), order: (0, 20)),
            Plan(name: "b", persona: "plian", choices: ["lissen"], ending: "leavs", total: (50, 40)),
        ])"#;
        let loaded = load("s.plans.ron", source.as_bytes(), scenario.as_ref());
        let codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["MF0250", "MF0250", "MF0250", "MF0206"]);
        assert!(loaded.plans.is_none());
        let good = source.lines().take(2).chain(["])"]).collect::<String>();
        let plans = load("s.plans.ron", good.as_bytes(), scenario.as_ref()).plans.unwrap();
        assert_eq!(plans.plans[0].total, 0..=40);
        assert_eq!(plans.plans[0].order, Some(0..=20));
        assert_eq!(plans.plans[0].empathy, None);
    }
}
