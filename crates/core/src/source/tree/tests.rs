use super::*;
use crate::source::{Document, Edit, Patch};
use proptest::prelude::*;

#[test]
fn any_text_comes_back_whole() {
    for text in ["", "(", "Scenario(a: \"中\", /* b */ [1, 2]) // end", "“x）\\", "r#\"x"] {
        let tree = Tree::parse(text);
        assert_eq!(tree.tokens().map(|(_, t)| t).collect::<String>(), text);
    }
}

/// The tree that a document has, and the one that its text has.
fn both(document: &Document) -> (Arc<Parts>, Arc<Parts>) {
    (document.tree().parts(), Tree::parse(document.text()).parts())
}

#[test]
fn typing_within_a_text_moves_what_is_behind_it_and_no_more() {
    let text = "S(a: \"先\", /* \"b\" */ c: [\"x\\n\", \"y\"], d: {\"k\": 1})";
    let parts = Tree::parse(text).parts();
    let type_at = |mark: &str, new: &str| {
        let at = text.find(mark).unwrap();
        let after = format!("{}{new}{}", &text[..at], &text[at + mark.len()..]);
        let mut moved = Arc::clone(&parts);
        let quick = typed(&mut moved, &after, &(at..at + mark.len()), new.len());
        let anew = Tree::parse(&after).parts();
        assert!(!quick || (&moved.tokens, &moved.nodes) == (&anew.tokens, &anew.nodes), "{after}");
        quick
    };
    for (mark, new) in [("先", "先听"), ("先", ""), ("x", "\\t"), ("\\n", "n"), ("y", "))//")] {
        assert!(type_at(mark, new), "{mark} → {new}");
    }
    // These end the text, open a comment, break an escape, or are no text of a value.
    for (mark, new) in
        [("先", "\""), ("x", "\\q"), ("y\"", ""), ("b", "c"), ("k", "l"), ("\\n", "\\")]
    {
        assert!(!type_at(mark, new), "{mark} → {new}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is typed and wherever: the tree of the document is that of its text.
    #[test]
    fn after_any_typing_the_tree_is_that_of_the_text(
        typing in prop::collection::vec((any::<usize>(), 0_usize..3, "[a先\"\\\\n ]{0,2}|//|\\)|“"), 1..12),
    ) {
        let mut document = Document::new(include_str!("../../../../../assets/sample.ron"));
        for (place, length, new) in typing {
            let text = document.text();
            let floor = |at| crate::source::lines::floor(text, at);
            // Mostly within a text.
            let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at + 1).collect();
            let from = quotes.get(place % (quotes.len() + 9)).map_or(place % text.len(), |at| at + place % 7);
            let from = floor(from);
            let to = floor(from + length).max(from);
            document.apply(&Patch::one(Edit::new(from..to, new))).unwrap();
            let (has, anew) = both(&document);
            prop_assert_eq!(&has.tokens, &anew.tokens);
            prop_assert_eq!(&has.nodes, &anew.nodes);
            prop_assert_eq!(has.faults.len(), anew.faults.len());
        }
    }
}
