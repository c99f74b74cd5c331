//! Chinese is set with full-width punctuation.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0704", "half-width", Warning,
        "中文里用全角标点：，。：；？！“”（）……。数字之间的冒号和小数点（17:00、3.5）不算。",
        "Chinese takes full-width punctuation: ，。：；？！“”（）……. A colon or point between digits (17:00, 3.5) is fine.",
        "zh: \"那现在怎么办？\"" => "zh: ⟦\"那现在怎么办?\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    check.texts(|text, place| {
        if let Some(mark) = half_width(&text.zh) {
            let meant = match mark {
                ',' => "，",
                '.' => "。",
                ':' => "：",
                ';' => "；",
                '?' => "？",
                '!' => "！",
                '(' => "（",
                ')' => "）",
                '"' => "“ ”",
                _ => "……",
            };
            let message = say!(
                "中文里用了半角的 `{mark}`",
                "half-width `{mark}` in the Chinese text"
            );
            check.report(
                Problem::new(&RULE.code, place().field("zh").span(), message)
                    .hint(say!("写成 {meant}", "write {meant}")),
            );
        }
    });
}

/// The first half-width mark that stands next to a Chinese character.
fn half_width(text: &str) -> Option<char> {
    // Most texts have none at all.
    let mark =
        |b| matches!(b, b',' | b'.' | b':' | b';' | b'?' | b'!' | b'(' | b')' | b'"');
    if !text.bytes().any(mark) {
        return None;
    }
    text.char_indices().find_map(|(i, c)| {
        if !c.is_ascii() || !",.:;?!()\"".contains(c) {
            return None;
        }
        let before = text[..i].chars().next_back();
        let after = text[i + 1..].chars().next();
        let beside = before.is_some_and(han) || matches!(c, '(' | '"') && after.is_some_and(han);
        beside.then_some(c)
    })
}

pub(super) fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_beside_chinese_count() {
        assert_eq!(half_width("好的,请讲。"), Some(','));
        assert_eq!(half_width("他说\"好\"。"), Some('"'));
        assert_eq!(half_width("周二 17:00 给您电话，费用 3.5 元。"), None);
        assert_eq!(half_width("请说“OK, go on.”就行。"), None);
    }
}
