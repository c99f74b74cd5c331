//! Moods move in steps of 5.

use super::Rule;
use super::check::Check;
use super::cursor::Cursor;
use crate::scenario::model::Effect;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0601", "effect-step", Error,
        "影响写 5 的倍数：三种心情都以 5 为一级。",
        "Effects are multiples of 5: all three moods move in steps of 5.",
        "                    set: [\"cut-short\"],\n                ),\n                Reply(\n                    id: \"quick-drink\"" => "                    set: [\"cut-short\"],\n                    effect: (anger: ⟦7⟧, why: (zh: \"邻桌回头看\", en: \"the next table turns round\")),\n                ),\n                Reply(\n                    id: \"quick-drink\""),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (i, node) in check.scenario.nodes.iter().enumerate() {
        look(check, node.effect.as_ref(), || check.node(i).field("effect"));
    }
    for at in check.replies() {
        look(check, at.reply.effect.as_ref(), || check.reply(at).field("effect"));
    }
}

fn look<'c>(check: &Check<'_>, effect: Option<&Effect>, place: impl Fn() -> Cursor<'c>) {
    let Some(effect) = effect else { return };
    let moods = [("anger", effect.anger), ("trust", effect.trust), ("heard", effect.heard)];
    for (mood, change) in moods.into_iter().filter(|(_, change)| change % 5 != 0) {
        let near = (change / 5 * 5, change / 5 * 5 + 5 * change.signum());
        let (low, high) = (near.0.min(near.1), near.0.max(near.1));
        let message = say!("{change} 不是 5 的倍数", "{change} is no multiple of 5");
        check.report(
            Problem::new(&RULE.code, place().field(mood).span(), message)
                .hint(say!("写 {low} 或 {high}", "write {low} or {high}")),
        );
    }
}
