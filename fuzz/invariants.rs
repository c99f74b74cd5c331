// What holds for any bytes whatsoever. Included by the fuzz target and by the tests
// (tests/it/any_bytes.rs), so that both mean the same.

use moodfirst_core::scenario::{load::load, plans};
use moodfirst_core::source::tree::Tree;
use moodfirst_core::text::Lang;

/// Loads the bytes as scenario and as plans and looks at what comes back.
pub fn hold(bytes: &[u8]) {
    let personas = ["plain".to_owned(), "direct".to_owned()];
    let loaded = load("any.ron", bytes, &personas);
    let errors = loaded.diagnostics.iter().any(|d| d.is_error());
    assert_eq!(loaded.scenario.is_none(), errors, "a scenario, or errors that say why not");
    let plans = plans::load("any.plans.ron", bytes, loaded.scenario.as_ref());
    for diagnostic in loaded.diagnostics.iter().chain(&plans.diagnostics) {
        assert!(diagnostic.span.start <= diagnostic.span.end);
        assert!(diagnostic.span.end <= bytes.len(), "the span lies in the file");
        assert!(diagnostic.line >= 1 && diagnostic.column >= 1);
        assert!(diagnostic.excerpt.get(diagnostic.mark.clone()).is_some());
        assert!(!diagnostic.message.zh.is_empty() && !diagnostic.message.en.is_empty());
    }
    for pair in loaded.diagnostics.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "sorted by place");
    }
    // Rendering is slow; the first few will do.
    for diagnostic in loaded.diagnostics.iter().take(2) {
        assert!(diagnostic.render(Lang::Zh, false).contains(diagnostic.code));
        assert!(!diagnostic.one_line(Lang::En).contains('\n'));
    }
    let text = String::from_utf8_lossy(bytes);
    let tree = Tree::parse(&text);
    let whole: String = tree.tokens().map(|(_, token)| token).collect();
    assert_eq!(whole, text, "the tokens are the text");
    for ix in 0..u32::try_from(tree.len()).unwrap() {
        let span = tree.span(ix);
        assert!(text.get(span.clone()).is_some(), "values lie on character boundaries");
        for child in tree.children(ix) {
            let inner = tree.span(child);
            assert!(span.start <= inner.start && inner.end <= span.end, "children lie inside");
        }
        let _ = (tree.name(ix), tree.key(ix), tree.string(ix), tree.head_span(ix));
    }
}
