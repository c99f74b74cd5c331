//! A judgement question has two to four answers, and exactly one of them is right.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0701", "judgement-right", Error,
        "判断题有两到四个选项，正好一个写 `right: true`。",
        "A judgement question has two to four options, exactly one of them with `right: true`.",
        "            id: \"what-now\",\n" => "            id: \"what-now\",\n            judgement: (ask: (zh: \"可以谈事了吗？\", en: \"Can we talk business yet?\"), options: ⟦[⟧\n                (text: (zh: \"可以\", en: \"Yes\"), why: (zh: \"他问怎么办。\", en: \"He asks what happens now.\")),\n                (text: (zh: \"还不行\", en: \"Not yet\"), why: (zh: \"他已经平静。\", en: \"He has calmed down.\")),\n            ]),\n"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        let Some(judgement) = &node.judgement else { continue };
        let place = check.node(i).field("judgement").field("options");
        if !place.is_list() {
            continue;
        }
        let count = judgement.options.len();
        let right = judgement.options.iter().filter(|option| option.right).count();
        let message = if !(2..=4).contains(&count) {
            say!("有 {count} 个选项，应当两到四个", "{count} options; two to four are right")
        } else if right != 1 {
            say!("有 {right} 个正确选项，应当正好一个", "{right} options are marked right; it takes exactly one")
        } else {
            continue;
        };
        check.report(Problem::new(&RULE.code, place.span(), message));
    }
}
