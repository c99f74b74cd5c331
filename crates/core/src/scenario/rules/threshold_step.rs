//! Moods are multiples of 5, so thresholds between them say less than they seem to; a threshold
//! at the very end always or never holds.

use super::Rule;
use super::check::Check;
use crate::scenario::model::{Compare, Guard};
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0602", "threshold-step", Error,
        "开场心情和条件里的门槛写 5 的倍数；`at_least` 从 5 起，`below` 也从 5 起，否则条件永远成立或永远不成立。",
        "Opening moods and thresholds are multiples of 5; `at_least` and `below` begin at 5, since otherwise the guard always or never holds.",
        "Anger(at_least: 80)" => "Anger(at_least: ⟦78⟧)"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let opening = check.scenario.opening;
    let moods = [("anger", opening.anger), ("trust", opening.trust), ("heard", opening.heard)];
    for (mood, value) in moods.into_iter().filter(|(_, value)| value % 5 != 0) {
        let span = check.root().field("opening").field(mood).span();
        let message = say!("{value} 不是 5 的倍数", "{value} is no multiple of 5");
        check.report(Problem::new(&RULE.code, span, message));
    }
    for (i, ending) in check.scenario.endings.iter().enumerate() {
        let Some(mood) = ending.look.as_ref().and_then(|look| look.mood) else { continue };
        let moods = [("anger", mood.anger), ("trust", mood.trust), ("heard", mood.heard)];
        for (name, value) in moods.into_iter().filter(|(_, value)| value % 5 != 0) {
            let span = check.ending(i).field("look").field("mood").field(name).span();
            let message = say!("{value} 不是 5 的倍数", "{value} is no multiple of 5");
            check.report(Problem::new(&RULE.code, span, message));
        }
    }
    check.guards(|guard, place| {
        let Guard::Mood(_, compare, limit) = guard else { return };
        let message = match (compare, limit) {
            (_, limit) if limit % 5 != 0 => {
                say!("{limit} 不是 5 的倍数", "{limit} is no multiple of 5")
            }
            (Compare::AtLeast, 0) => say!("条件永远成立", "this guard always holds"),
            (Compare::Below, 0) => say!("条件永远不成立", "this guard never holds"),
            _ => return,
        };
        let field = match compare {
            Compare::AtLeast => "at_least",
            Compare::Below => "below",
        };
        check.report(Problem::new(&RULE.code, place().field(field).span(), message));
    });
}
