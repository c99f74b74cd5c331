//! Points of an owed item are a multiple of 20, so that each of its slots pays whole points.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0604", "owed-points", Error,
        "每项的分数是 20 的倍数（20 到 100），这样每个得分点都是整数。",
        "The points of an item are a multiple of 20, from 20 to 100, so that each of its slots pays whole points.",
        "owed: [Promise(id: \"noodles\", points: 100)]" => "owed: [Promise(id: \"noodles\", points: ⟦50⟧), Promise(id: \"noodles\", points: ⟦50⟧)]"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, owed) in check.scenario.owed.iter().enumerate() {
        let points = owed.points;
        if points % 20 == 0 && points > 0 {
            continue;
        }
        let place = check.root().field("owed").item(i);
        // Points that are missing have been reported as such.
        if place.key() == place.field("points").key() {
            continue;
        }
        let message = say!(
            "{points} 不是 20 的倍数",
            "{points} is no multiple of 20 from 20 to 100"
        );
        check.report(Problem::new(&RULE.code, place.field("points").span(), message));
    }
}
