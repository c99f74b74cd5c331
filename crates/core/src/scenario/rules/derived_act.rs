//! Whether a promise breaks is told by the clock, not by the author.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0504", "derived-act", Error,
        "违约由情景的时钟判定：过了 `due` 还没兑现就是违约。作者不能自己标 Break。",
        "Whether a promise breaks is told by the scenario's clock: it is broken once `due` has passed without it being kept. Authors do not tag Break.",
        "Indifferent(gesture: " => "⟦Break⟧(gesture: "),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (at, i, segment) in check.segments().filter(|(_, _, s)| s.act.derived()) {
        let act = segment.act.name();
        let message = say!("{act} 由程序推断，不能标注", "{act} is derived, not tagged");
        check.report(Problem::new(&RULE.code, check.segment(at, i).name(), message).hint(say!(
            "用 `jump` 把时钟拨过 `due`，承诺自然会违约",
            "let a `jump` pass the `due`: the promise breaks by itself"
        )));
    }
}
