//! Some lists cannot be empty: a scenario without nodes or personas cannot be played, a reply
//! without segments says nothing.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: code!("MF0412", "empty-part", Error,
        "这里至少要有一项：片段、性情、学习目标、说明、复盘和回应的片段都不能是空列表。",
        "ReplyAt least one item is needed here: nodes, personas, goals, briefing, debrief and the segments of a reply are never empty.",
        "goals: [(zh: \"先听完，再开口\", en: \"Hear them out before you speak\")]" => "goals: ⟦[⟧]"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let s = check.scenario;
    let lists = [
        ("nodes", s.nodes.is_empty()),
        ("personas", s.personas.is_empty()),
        ("goals", s.goals.is_empty()),
        ("briefing", s.briefing.is_empty()),
        ("debrief", s.debrief.is_empty()),
    ];
    for (list, _) in lists.into_iter().filter(|&(_, empty)| empty) {
        let place = check.root().field(list);
        if place.is_list() {
            report(check, list, place.span());
        }
    }
    for at in check.replies().filter(|at| at.reply.segments.is_empty()) {
        let place = check.reply(at).field("segments");
        if place.is_list() {
            report(check, "segments", place.span());
        }
    }
}

fn report(check: &Check<'_>, list: &str, span: Range<usize>) {
    let message = say!("`{list}` 是空的", "`{list}` is empty");
    check.report(Problem::new(&RULE.code, span, message));
}
