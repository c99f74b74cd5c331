//! Replays name replies by id, so the replies of one node need different ones.

use super::Rule;
use super::check::{ReplyAt, Check, replies_of};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;
use std::collections::HashMap;

pub static RULE: Rule = Rule {
    code: code!("MF0302", "duplicate-reply", Error,
        "同一个片段里有两个回应的 id 相同。重放和记录按 id 找回应。",
        "Two replies of one node have the same id. Replays and records find replies by id.",
        "id: \"quick-drink\"" => "id: ⟦\"listen\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        let mut seen: HashMap<&str, ReplyAt<'_>> = HashMap::new();
        for at in replies_of(i, node).filter(|at| !at.reply.id.is_empty()) {
            let id = at.reply.id.as_str();
            let Some(&first) = seen.get(id) else {
                seen.insert(id, at);
                continue;
            };
            let message =
                say!("这个片段已经有回应 `{id}`", "this node has a reply `{id}` already");
            let line = check.line(&check.reply(first).field("id").span());
            let hint = say!("第一个在第 {line} 行", "the first one is on line {line}");
            let span = check.reply(at).field("id").span();
            check.report(Problem::new(&RULE.code, span, message).hint(hint));
        }
    }
}
