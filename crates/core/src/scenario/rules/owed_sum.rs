//! What is owed: one to three items that share 100 points.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0603", "owed-sum", Error,
        "`owed` 写一到三项，分数合计正好 100。",
        "`owed` has one to three items, and their points add up to exactly 100.",
        "owed: [Promise(id: \"noodles\", points: 100)]" => "owed: ⟦[⟧Promise(id: \"noodles\", points: 60)]"),
    whole: true,
    run,
};

fn run(check: &Check<'_>) {
    let owed = &check.scenario.owed;
    let place = check.root().field("owed");
    if !place.is_list() {
        return;
    }
    let report = |message| check.report(Problem::new(&RULE.code, place.span(), message));
    let (count, sum) = (owed.len(), owed.iter().map(|o| u32::from(o.points)).sum::<u32>());
    if count == 0 {
        report(say!("没有写欠客人什么", "nothing is owed"));
    } else if count > 3 {
        report(say!("欠的有 {count} 项，最多三项", "{count} items are owed; three are the most"));
    } else if sum != 100 {
        report(say!("分数合计 {sum}，应当是 100", "the points add up to {sum}, not to 100"));
    }
}
