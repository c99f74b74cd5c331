//! Every flag that is set, cleared or asked for is declared, so that a typing slip is seen.

use super::check::Check;
use super::cursor::Cursor;
use super::{Rule, duplicate_id};
use crate::scenario::model::Guard;
use crate::source::codes::code;
use crate::source::say;
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    code: code!("MF0305", "unknown-flag", Error,
        "用到的标记没有在 `flags` 里写出。先写出再用，写错的名字才看得出来。",
        "A flag is used that `flags` does not declare. Declaring them first shows mistyped names.",
        "when: Flag(\"cut-short\")" => "when: Any([Flag(\"cut-short\"), Flag(⟦\"cut-shrot\"⟧)])"),
    whole: false,
    run,
};

fn run<'c>(check: &Check<'c>) {
    let flags = &check.scenario.flags;
    let declared: HashSet<&str> = flags.iter().map(String::as_str).collect();
    let unknown = |flag: &&String| !flag.is_empty() && !declared.contains(flag.as_str());
    let mut named: Vec<&String> = Vec::new();
    check.guards(|guard, _| {
        if let Guard::Flag(flag) = guard {
            named.push(flag);
        }
    });
    named.extend(check.replies().flat_map(|at| at.reply.set.iter().chain(&at.reply.clear)));
    let missing = named.into_iter().filter(unknown).map(String::as_str);
    if duplicate_id::explains(flags.iter(), missing) {
        return;
    }
    let look = |flag: &String, place: &dyn Fn() -> Cursor<'c>| {
        if !flag.is_empty() && !declared.contains(flag.as_str()) {
            let message = say!("标记 `{flag}` 没有写在 `flags` 里", "the flag `{flag}` is not declared in `flags`");
            let names = flags.iter().map(String::as_str);
            check.unknown(&RULE.code, place().span(), message, flag, names);
        }
    };
    check.guards(|guard, place| {
        if let Guard::Flag(flag) = guard {
            look(flag, &|| place().item(0));
        }
    });
    for at in check.replies() {
        for (list, names) in [("set", &at.reply.set), ("clear", &at.reply.clear)] {
            for (i, flag) in names.iter().enumerate() {
                look(flag, &|| check.reply(at).field(list).item(i));
            }
        }
    }
}
