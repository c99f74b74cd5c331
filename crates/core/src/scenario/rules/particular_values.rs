//! A particular of which there is only one value varies nothing.

use super::Rule;
use super::check::Check;
use crate::scenario::model::Values;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0512", "particular-values", Error,
        "变体里会换的东西至少写两个值，各不相同；第一个是各段文字里现在写的那个。",
        "Something that variants change has at least two values, all different; the first is the one that the texts are written with.",
        "    // 及格线" => "    particulars: [Numbers(id: \"table\", ⟦values⟧: [3])],\n    // 及格线"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, particular) in check.scenario.particulars.iter().enumerate() {
        let twice = match &particular.values {
            Values::Words(all) => repeated(all),
            Values::Numbers(all) => repeated(all),
            Values::Hours(all) => repeated(all),
        };
        let message = if particular.values.len() < 2 {
            say!("只有一个值", "there is one value only")
        } else if twice {
            say!("同一个值写了两次", "one value stands there twice")
        } else {
            continue;
        };
        let span = check.root().field("particulars").item(i).field("values").key();
        check.report(Problem::new(&RULE.code, span, message));
    }
}

fn repeated<T: PartialEq>(all: &[T]) -> bool {
    all.iter().enumerate().any(|(i, value)| all[..i].contains(value))
}
