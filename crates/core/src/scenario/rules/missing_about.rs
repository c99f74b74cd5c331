//! A specific act names its particular: only then can the second mention of the same one be told
//! from a new one.

use super::Rule;
use super::check::Check;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0501", "missing-about", Error,
        "这种行为要写明针对哪件事、哪种感受：`about: \"…\"`。同一件事说第二遍就不算数了，程序靠它分辨。说得泛泛的，请用 AcknowledgeGeneric、ApologiseGeneric 或 ThankGeneric。",
        "This act says which particular or feeling it is about: `about: \"…\"`. The same one said twice no longer counts, and this is how the program tells. For vague words use AcknowledgeGeneric, ApologiseGeneric or ThankGeneric.",
        "Paraphrase(about: \"meeting\", " => "⟦Paraphrase(⟧"),
    whole: false,
    run,
};

fn run(check: &Check<'_>) {
    for (at, i, segment) in check.segments() {
        if segment.act.needs_about() && segment.about.trim().is_empty() {
            let act = segment.act.name();
            let message = say!("{act} 少了 `about`", "`about` is missing on {act}");
            let span = check.segment(at, i).field("about").span();
            check.report(Problem::new(&RULE.code, span, message).hint(say!(
                "写上针对的那件事或那种感受的 id，如 about: \"long-wait\"",
                "give the id of the particular or feeling, as in about: \"long-wait\""
            )));
        }
    }
}
