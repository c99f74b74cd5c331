//! A conversation has to be able to end.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0404", "no-ending", Error,
        "情景没有结局。至少写一个；四种是 MoreLoyal 更趋忠诚、Routine 例行公事、Watching 观察、Lost 流失。",
        "The scenario has no ending. Write at least one; the four kinds are MoreLoyal, Routine, Watching and Lost.",
        "    endings: [\n" => "    endings: ⟦[⟧], /*\n", "    debrief: [\n" => "*/  debrief: [\n"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    if check.scenario.endings.is_empty() {
        let span = check.root().field("endings").span();
        let message = say!("没有结局", "there is no ending");
        check.report(Problem::new(&RULE.code, span, message));
    }
}
