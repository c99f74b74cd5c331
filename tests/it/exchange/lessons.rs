//! Whole lessons as rows, and rows as lessons.

use super::{drafted, lessons, said, scenario, written};
use moodfirst::exchange::Form;
use moodfirst_core::scenario::difference::differences;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Document, layout};
use moodfirst_core::text::Lang;

#[test]
fn every_lesson_comes_back_with_the_same_content_in_every_form_and_language() {
    for (name, text) in lessons() {
        let before = scenario(&text);
        for form in [Form::Xlsx, Form::Csv, Form::Outline] {
            for lang in Lang::ALL {
                let bytes = written(&text, form, lang);
                let back =
                    drafted(&bytes).unwrap_or_else(|all| panic!("{name} {form:?}\n{}", said(&all)));
                let after = scenario(&back.text);
                assert_eq!(differences(&before, &after), [], "{name} {form:?} {lang:?}");
                assert_eq!(after, before, "{name} {form:?} {lang:?}");
                assert!(back.findings.iter().all(|one| !one.found.is_error()), "{name}");
                let tidy = layout::tidy(&Tree::parse(&back.text)).unwrap();
                assert_eq!(tidy, back.text, "{name}: in the layout of `fmt`");
                // Comments apart, what comes back goes out again the same.
                assert_eq!(written(&back.text, form, lang), bytes, "{name} {form:?}");
            }
        }
    }
}

#[test]
fn what_the_rows_do_not_carry_is_counted() {
    let text = "// one\nScenario(id: /* two */ \"x\")";
    assert_eq!(moodfirst::exchange::rows::comments(&Document::new(text)), 2);
}
