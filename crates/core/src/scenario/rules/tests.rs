//! Every code's bad example, brought about.

use super::{codes, explain};
use crate::scenario::load::{Loaded, load};
use crate::scenario::sample;
use crate::source::Severity;
use crate::source::diagnostic::Code;
use crate::text::Lang;
use std::ops::Range;

fn read(text: &str) -> Loaded {
    load("example.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()])
}

/// The template with the example's changes, and the places that they mark.
fn bring_about(code: &Code) -> (String, Vec<Range<usize>>) {
    let mut text = sample("NAME", "NAME");
    for (old, new) in code.bad {
        assert!(text.contains(old), "{}: the template does not hold {old:?}", code.code);
        text = text.replacen(old, new, 1);
    }
    let mut places = Vec::new();
    while let Some(from) = text.find('⟦') {
        text.remove(from);
        let to = text.find('⟧').unwrap();
        text.remove(to);
        places.push(from..to);
    }
    (text.replace("id: \"NAME\"", "id: \"name\""), places)
}

#[test]
fn every_code_has_an_example_that_brings_about_just_it() {
    let mut failures = Vec::new();
    for code in codes() {
        if code.bad.is_empty() {
            continue;
        }
        let (text, places) = bring_about(code);
        assert!(!places.is_empty(), "{} marks no place", code.code);
        let loaded = read(&text);
        let mut found: Vec<_> =
            loaded.diagnostics.iter().map(|d| (d.code, d.span.clone())).collect();
        if code.code == "MF0404" {
            // Without endings every way to one dangles, and that is told, too.
            found.retain(|(c, _)| *c == code.code);
        }
        let wanted: Vec<_> = places.iter().map(|p| (code.code, p.clone())).collect();
        if found != wanted {
            let shown: Vec<_> =
                loaded.diagnostics.iter().map(|d| d.render(Lang::En, false)).collect();
            failures.push(format!(
                "== {} {}: wanted {wanted:?}\n{}",
                code.code,
                code.name,
                shown.join("\n")
            ));
        }
        assert_eq!(loaded.scenario.is_some(), code.severity != Severity::Error, "{}", code.code);
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn codes_are_in_order_unique_and_explained() {
    let codes = codes();
    for pair in codes.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} {}", pair[0].code, pair[1].code);
    }
    for code in codes {
        assert!(!code.explain.zh.is_empty() && !code.explain.en.is_empty(), "{}", code.code);
        assert_eq!(explain(&code.code.to_lowercase()), Some(code));
        assert_eq!(explain(code.name), Some(code));
    }
    assert_eq!(explain("MF9999"), None);
}

#[test]
fn the_template_is_clean() {
    let loaded = read(&sample("my-lesson", "A \"trainer\""));
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    assert_eq!(loaded.scenario.unwrap().author, "A \"trainer\"");
}
