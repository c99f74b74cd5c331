//! A shortened class run stops at the marked nodes; with only one or two of them it is no run.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0702", "class-stops", Warning,
        "`class_stop: true` 标出缩短的课堂演练停在哪几处。标了就至少标三处；一处也不标，课堂上就每处都停。",
        "`class_stop: true` marks where a shortened class run stops. If any, mark at least three; without marks the class stops everywhere.",
        "            id: \"opening\",\n" => "            id: \"opening\",\n            class_stop: ⟦true⟧,\n"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let nodes = check.scenario.nodes.iter().enumerate();
    let stops: Vec<usize> = nodes.filter(|(_, n)| n.class_stop).map(|(i, _)| i).collect();
    if let [first, ..] = stops[..]
        && stops.len() < 3
    {
        let count = stops.len();
        let message = say!("只标了 {count} 处，至少三处", "only {count} marked; it takes three");
        let span = check.node(first).field("class_stop").span();
        check.report(Problem::new(&RULE.code, span, message));
    }
}
