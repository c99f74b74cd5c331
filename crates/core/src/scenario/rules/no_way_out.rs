//! Every node goes on, or each of its replies does.

use super::Rule;
use super::check::{Check, replies_of};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0402", "no-way-out", Error,
        "走到这里就走不下去了：片段没有 `next`，回应自己也没有。对话只能在结局里结束。",
        "Here the conversation gets stuck: neither the node nor the reply has a `next`. It can only end in an ending.",
        "                    next: [(when: Trust(below: 40), to: \"leaves\"), (to: \"eats-and-goes\")],\n" => "", "id: \"soon\"" => "id: ⟦\"soon\"⟧"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate().filter(|(_, n)| n.next.is_empty()) {
        let stuck: Vec<_> = replies_of(i, node).filter(|at| at.reply.next.is_empty()).collect();
        let all = replies_of(i, node).count() == stuck.len();
        if all {
            let id = &node.id;
            let message = say!(
                "片段 `{id}` 之后无路可走",
                "the node `{id}` does not lead anywhere"
            );
            let span = check.node(i).field("id").span();
            check.report(Problem::new(&RULE.code, span, message).hint(say!(
                "给它写上 `next: \"…\"`",
                "give it a `next: \"…\"`"
            )));
            continue;
        }
        for at in stuck {
            let id = &at.reply.id;
            let message = say!(
                "回应 `{id}` 之后无路可走：它和片段都没有 `next`",
                "the reply `{id}` does not lead anywhere: neither it nor its node has a `next`"
            );
            let span = check.reply(at).field("id").span();
            check.report(Problem::new(&RULE.code, span, message));
        }
    }
}
