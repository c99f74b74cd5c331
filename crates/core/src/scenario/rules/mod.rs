//! The rules that a scenario is checked against: one file a rule, with its explanation and a bad
//! example in it. The tests bring every example about and look at code and place.
//!
//! Rules read the model, which may hold placeholders where the file could not be read: an empty
//! id stands for nothing, and nothing is said about it.

mod check;
mod cursor;
#[cfg(test)]
mod one_cause;
#[cfg(test)]
mod tests;

use super::model::Scenario;
use crate::source::diagnostic::{Code, Problem};
use crate::source::tree::Tree;
use check::Check;

/// A rule.
struct Rule {
    /// What it finds.
    code: Code,
    /// It needs the whole scenario to be readable: with a syntax error in the file what it
    /// misses may only have been lost.
    whole: bool,
    /// Looks for it.
    run: fn(&Check<'_>),
}

macro_rules! rules {
    ($($file:ident),+ $(,)?) => {
        $(mod $file;)+
        static RULES: &[&Rule] = &[$(&$file::RULE),+];
    };
}

rules! {
    duplicate_id, duplicate_reply, dangling_target, unknown_persona, unknown_flag, unused_flag,
    unknown_fact, unknown_promise, unknown_visited, id_syntax,
    unreachable, no_way_out, falls_through, no_ending, no_end_in_sight, silent_circle, no_fallback,
    last_line_guarded, never_said, never_taken, too_many_replies, empty_part,
    missing_about, promise_without_due, vague_promise, derived_act, equal_replies, time_runs_back,
    due_in_the_past, safety_never, mandatory_matter, delivery_contradicts,
    effect_step, threshold_step, owed_sum, owed_points, owed_promise, owed_unearnable,
    unknown_mishearing, slot_not_owed, too_many_promises, quotes_not_said, particular_values,
    editor_marks,
    judgement_right, half_width, class_stops, swapped_languages, expectation_names,
}

/// Checks what has been read.
pub(super) fn check(scenario: &Scenario, tree: &Tree<'_>, personas: &[String]) -> Vec<Problem> {
    let sound = tree.sound();
    let check = Check::new(scenario, tree, personas);
    for rule in RULES {
        if sound || !rule.whole {
            (rule.run)(&check);
        }
    }
    let mut found = check.into_found();
    if !sound {
        let damage = tree.damage();
        let lost = |d: &Problem| damage.iter().any(|at| at.contains(&d.span.start));
        found.retain(|draft| !lost(draft));
    }
    found
}

/// Every code there is, in order: what `check --explain CODE` looks up.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let mut all = crate::source::codes::ALL.to_vec();
    all.extend([
        &crate::rubric::INCOMPLETE,
        &crate::rubric::UNKNOWN_RULE,
        &super::plans::UNKNOWN_IN_PLAN,
        &super::plans::NOT_MET,
        &super::plans::NO_SCENARIO,
    ]);
    all.extend(RULES.iter().map(|rule| &rule.code));
    all.sort_by_key(|code| code.code);
    all
}

/// The code or name asked for, upper or lower case.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Code> {
    let same = |c: &&Code| c.code.eq_ignore_ascii_case(code) || c.name.eq_ignore_ascii_case(code);
    codes().into_iter().find(same)
}
