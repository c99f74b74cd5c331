//! Reading the rubric's data files through the same tree and diagnostics as scenarios.

use super::{Act, Delta, Mark, Rule};
use crate::source::codes::{self, code};
use crate::source::diagnostic::{Code, Diagnostic, Problem};
use crate::source::open::{known_format, root, with_tree};
use crate::source::read::{Fields, Value};
use crate::source::say;
use crate::source::suggest::did_you_mean;

/// The format of the data files that this program knows.
const FORMAT: u32 = 1;

/// An act, mark or rule is left out, or given twice.
pub static INCOMPLETE: Code = code!(
    "MF0260",
    "incomplete-rubric",
    Error,
    "评分标准的数据文件里，每个行为、表达方式和规则都要有，而且只能有一次。",
    "In the rubric's data files every act, mark and rule stands exactly once."
);
/// A rule that the program does not have.
pub static UNKNOWN_RULE: Code = code!(
    "MF0261",
    "unknown-rule",
    Error,
    "程序里没有这个名字的规则。",
    "The program has no rule of this name."
);

/// Opens a data file whose outermost group is `name`.
pub(super) fn open<T>(
    file: &str,
    source: &str,
    name: &'static str,
    read: impl for<'t> FnOnce(&mut Fields<'t>) -> T,
) -> Result<T, Vec<Diagnostic>> {
    let (value, diagnostics) = with_tree(file, source.as_bytes(), |_, reading| {
        let mut f = root(reading, name)?;
        known_format(f.maybe("format"), FORMAT)?;
        let value = read(&mut f);
        f.done();
        Some(value)
    });
    value.ok_or(diagnostics)
}

/// The act whose name a value bears.
pub(super) fn act(value: Value<'_>) -> Option<Act> {
    let act = Act::from_name(value.name());
    if act.is_none() {
        value.unknown(&codes::UNKNOWN_ACT, Act::ALL.iter().map(|act| act.name()));
    }
    act
}

/// The mark whose name a value bears.
pub(super) fn mark(value: Value<'_>) -> Option<Mark> {
    let mark = Mark::from_name(value.name());
    if mark.is_none() {
        value.unknown(&codes::UNKNOWN_NAME, Mark::ALL.iter().map(|mark| mark.name()));
    }
    mark
}

/// The rule whose id a value is.
pub(super) fn rule(value: Value<'_>) -> Option<Rule> {
    let id = value.string();
    let rule = Rule::from_id(&id);
    if rule.is_none() && !id.is_empty() {
        let draft = Problem::new(
            &UNKNOWN_RULE,
            value.span(),
            say!("没有规则 `{id}`", "there is no rule `{id}`"),
        );
        let known = Rule::ALL.iter().map(|rule| rule.id());
        value.report_at(draft.maybe_hint(did_you_mean(&id, known)));
    }
    rule
}

/// An effect: three numbers, anger, trust and heard, each from -100 to 100.
pub(super) fn delta(value: Value<'_>) -> Delta {
    let numbers: Vec<i8> = value
        .items()
        .map(|number| i8::try_from(number.int(&(-100..=100))).unwrap_or_default())
        .collect();
    match numbers[..] {
        [anger, trust, heard] => Delta(anger, trust, heard),
        _ => {
            value.wrong(say!(
                "三个数：(怒气, 信任, 被听见)",
                "three numbers: (anger, trust, heard)"
            ));
            Delta::default()
        }
    }
}

/// Says which of the wanted names are left out of a list or stand in it more than once.
pub(super) fn complete<'n>(
    value: Option<Value<'_>>,
    found: &[&str],
    wanted: impl Iterator<Item = &'n str>,
) {
    let Some(value) = value else { return };
    for name in wanted {
        let times = found.iter().filter(|one| **one == name).count();
        if times != 1 {
            let message = if times == 0 {
                say!("少了 `{name}`", "`{name}` is left out")
            } else {
                say!("`{name}` 写了 {times} 次", "`{name}` is given {times} times")
            };
            value.report(&INCOMPLETE, message);
        }
    }
}
