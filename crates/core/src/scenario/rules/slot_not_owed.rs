//! A guard asks for a slot of commitment only where the lesson has it.

use super::Rule;
use super::check::Check;
use crate::rubric;
use crate::scenario::model::{Guard, OwedKind};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0312", "slot-not-owed", Error,
        "`Earned(…)` 或 `Missed(…)` 问的得分项属于某一类欠客人的事，而这一课不欠这一类（见 `owed`）。",
        "`Earned(…)` or `Missed(…)` asks for a slot of something that is owed, and this lesson does not owe it (see `owed`).",
        "when: Flag(\"cut-short\")" => "when: Any([Flag(\"cut-short\"), Earned(⟦NotOursClarify⟧)])"),
    whole: false,
    run,
};

/// The kind of item that has the slot; `None` for a slot that every lesson has.
fn kind(slot: rubric::Rule) -> Option<OwedKind> {
    let of = |slots: &[rubric::Rule]| slots.contains(&slot);
    if of(&rubric::Rule::PROMISE) {
        Some(OwedKind::Promise)
    } else if of(&rubric::Rule::SOLVE_NOW) {
        Some(OwedKind::SolveNow)
    } else if of(&rubric::Rule::NOT_OURS) {
        Some(OwedKind::NotOurs)
    } else if of(&rubric::Rule::KIND_NO) {
        Some(OwedKind::KindNo)
    } else {
        None
    }
}

fn run(check: &Check<'_>) {
    check.guards(|guard, place| {
        let (Guard::Earned(slot) | Guard::Missed(slot)) = guard else { return };
        let Some(kind) = kind(*slot) else { return };
        if !check.scenario.owed.iter().any(|item| item.kind == kind) {
            let message = say!("`owed` 里没有 {kind:?}", "`owed` names no {kind:?}");
            check.report(Problem::new(&RULE.code, place().item(0).span(), message));
        }
    });
}
