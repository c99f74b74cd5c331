//! Promises are counted over the whole file.

use super::Rule;
use super::check::Check;
use crate::scenario::limits::MOST_PROMISES;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0313", "too-many-promises", Error,
        "一个情景最多有一千个不同的承诺。多半是生成时每处都取了新的 id；同一件事的承诺用同一个 id。",
        "A scenario knows a thousand different promises at most. Where there are more, each place probably got an id of its own when it was generated; promises of the same thing share one."),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    let promises = check.promises.len();
    if promises > MOST_PROMISES {
        let message = say!("有 {promises} 个不同的承诺", "there are {promises} different promises");
        let span = check.root().field("nodes").span();
        let expected = say!("最多 {MOST_PROMISES} 个", "{MOST_PROMISES} at most");
        check.report(Problem::new(&RULE.code, span, message).expected(expected));
    }
}
