//! The two languages stand where they belong.

use super::Rule;
use super::check::Check;
use super::half_width::han;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0705", "swapped-languages", Warning,
        "英文 `en` 里几乎都是汉字：多半是两种语言写反了，或者还没有翻译。",
        "The English `en` is mostly Chinese characters: probably the languages are swapped, or it has not been translated yet.",
        "en: \"He paid and said no more about it.\"" => "en: ⟦\"他付了账，没有多说什么。\"⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    check.texts(|text, place| {
        if text.en.is_ascii() {
            return;
        }
        let chinese = text.en.chars().filter(|&c| han(c)).count();
        let letters = text.en.chars().filter(|c| c.is_ascii_alphabetic()).count();
        if chinese > letters && chinese > 1 {
            let message = say!("`en` 里写的是中文", "`en` holds Chinese");
            check.report(Problem::new(&RULE.code, place().field("en").span(), message));
        }
    });
}
