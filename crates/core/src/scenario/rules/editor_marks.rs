//! What the editor keeps is about a part that is there.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    code: code!("MF0706", "editor-marks", Warning,
        "`editor` 里的位置或批注说的是一处已经没有的地方。改名时请一并改；也可以删掉，不影响这一课。",
        "A place or note in `editor` is about a part that is not there any more. Rename it together with the part, or delete it; the lesson is the same without it.",
        "    // 及格线" => "    editor: [(on: ⟦\"opening/listens\"⟧, notes: [\"?\"])],\n    // 及格线"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let marks = &check.scenario.editor;
    if marks.is_empty() {
        return;
    }
    let replies = check.replies();
    let ids = |node: usize| check.scenario.nodes[node].id.as_str();
    let known: HashSet<(&str, &str)> =
        replies.map(|at| (ids(at.node), at.reply.id.as_str())).collect();
    for (i, mark) in marks.iter().enumerate() {
        let there = match mark.on.split_once('/') {
            Some(pair) => known.contains(&pair),
            None => check.targets.contains_key(mark.on.as_str()),
        };
        if !there {
            let on = &mark.on;
            let message = say!("没有 `{on}`", "there is no `{on}`");
            let span = check.root().field("editor").item(i).field("on").span();
            check.report(Problem::new(&RULE.code, span, message));
        }
    }
}
