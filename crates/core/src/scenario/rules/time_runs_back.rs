//! The scenario's clock only runs forward.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0506", "time-runs-back", Error,
        "时钟只能往前走：`jump` 要晚于 `clock` 的开始时刻；`clock` 的开始时刻在第一天 d1。",
        "The clock only runs forward: a `jump` leads to a moment after `clock.start`, which itself lies on day d1.",
        "jump: (to: \"d1 18:40\"" => "jump: (to: ⟦\"d1 18:20\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let start = check.scenario.clock.start;
    // A start that could not be read is midnight: nothing lies before it.
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        let Some(jump) = &node.jump else { continue };
        if jump.to.0 > 0 && start.0 > 0 && jump.to <= start {
            let to = jump.to;
            let message = say!(
                "跳到 {to}，不晚于开始的 {start}",
                "jumps to {to}, not after the beginning at {start}"
            );
            let span = check.node(i).field("jump").field("to").span();
            check.report(Problem::new(&RULE.code, span, message));
        }
    }
    if start.day() > 1 {
        let message = say!("对话从第一天开始", "the conversation begins on day 1");
        let span = check.root().field("clock").field("start").span();
        check.report(Problem::new(&RULE.code, span, message).hint(say!(
            "写成 \"d1 …\"",
            "write \"d1 …\""
        )));
    }
}
