//! `mandatory` exempts a matter act from the rules of order; on other acts it does nothing.

use super::Rule;
use super::check::Check;
use crate::rubric::Family;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0509", "mandatory-matter", Warning,
        "`mandatory` 只对“事”这一类行为有意义（例如必须核对身份的 AskFact），写在别的行为上不起作用。",
        "`mandatory` has a meaning only on matter acts, an AskFact that has to check the identity for example. On others it does nothing.",
        "TakeOwnership(text: " => "TakeOwnership(mandatory: ⟦true⟧, text: "),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (at, i, segment) in check.segments() {
        if segment.mandatory && segment.act.family() != Family::Matter {
            let act = segment.act.name();
            let message = say!("`mandatory` 对 {act} 不起作用", "`mandatory` does nothing on {act}");
            let span = check.segment(at, i).field("mandatory").span();
            check.report(Problem::new(&RULE.code, span, message));
        }
    }
}
