//! Where somebody may be hurt, some reply looks after them; otherwise every run would end with a
//! critical error.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0508", "safety-never", Error,
        "写了 `safety_due`，却没有一个回应含 SafetyCheck 或 FirstAid：怎么答都算严重错误。",
        "`safety_due` is declared, but no reply holds SafetyCheck or FirstAid: every run commits the critical error.",
        "            id: \"opening\",\n" => "            id: \"opening\",\n            safety_due: ⟦2⟧,\n"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    if check.segments().any(|(_, _, segment)| segment.act.makes_safe()) {
        return;
    }
    for (i, _) in check.scenario.nodes.iter().enumerate().filter(|(_, n)| n.safety_due.is_some()) {
        let message = say!(
            "没有一个回应能查看伤情",
            "no reply anywhere looks after the possible injury"
        );
        let span = check.node(i).field("safety_due").span();
        check.report(Problem::new(&RULE.code, span, message).hint(say!(
            "加上含 SafetyCheck 或 FirstAid 的回应",
            "add replies that hold SafetyCheck or FirstAid"
        )));
    }
}
