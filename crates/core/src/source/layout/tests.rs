use super::*;
use crate::source::Term;
use crate::source::tree::TokenKind;
use proptest::prelude::*;

fn tidied(text: &str) -> String {
    tidy(&Tree::parse(text)).unwrap()
}

/// What a text says, and its comments in their order.
fn meaning(text: &str) -> (Option<Term>, Vec<String>) {
    let tree = Tree::parse(text);
    let comments = tree.tokens().filter(|(kind, _)| matches!(kind, TokenKind::Comment(_)));
    let comments = comments.map(|(_, text)| text.trim_end().to_owned()).collect();
    (tree.root().and_then(|root| Term::of(&tree, root)), comments)
}

#[test]
fn a_canonical_text_stays_to_the_byte() {
    for text in [
        include_str!("../../../../../assets/template.ron"),
        include_str!("../../../../../assets/sample.ron"),
        "// a\n\n// b\nScenario(\n    id: \"x\",\n\n    // c\n    list: [(\n        a: 1,\n    ), (\n        b: 2,\n    )],\n    flags: [\n        \"a\", \"b\",\n        \"c\", // d\n    ],\n)\n// e\n",
    ] {
        assert_eq!(tidied(text), text);
    }
}

#[test]
fn blanks_commas_and_brackets_get_their_form() {
    let wild = "\n\n/* top */Scenario (id :\"x\",minutes\n:5 ,\n\n\n  list:[ 1,2 ,3, ], // three  \r\n empty: [\n ],\n way: [( a: 1,\n b: 2)], last: true // end\n ,)  \n\n// after";
    assert_eq!(
        tidied(wild),
        "/* top */ Scenario(\n    id: \"x\", minutes: 5,\n\n    list: [1, 2, 3], // three\n    empty: [],\n    way: [(\n        a: 1,\n        b: 2,\n    )], last: true, // end\n)\n\n// after\n"
    );
}

#[test]
fn comments_in_odd_places_are_kept() {
    let wild = "Scenario( // head\n  id: // why\n \"x\", list: [\n  // only this\n ], /* a */ b: /* c */ 1 /* d */, c /* e */ : 2\n)";
    let tidy = tidied(wild);
    assert_eq!(meaning(&tidy), meaning(wild));
    assert_eq!(tidied(&tidy), tidy);
    assert!(tidy.starts_with("Scenario( // head\n    id: // why\n    \"x\", list: [\n        // only this\n    ], /* a */"), "{tidy}");
}

#[test]
fn too_wide_a_line_gets_a_line_for_each_item() {
    let long = "很长的一句话".repeat(18);
    let text = format!("S(a: [(zh: \"{long}\", en: \"x\"), (zh: \"b\", en: \"c\")])");
    let tidy = tidied(&text);
    assert!(tidy.starts_with("S(\n    a: [\n        (zh: \"很长"), "{tidy}");
    assert!(tidy.ends_with("\n        (zh: \"b\", en: \"c\"),\n    ],\n)\n"), "{tidy}");
}

#[test]
fn windows_line_ends_and_the_mark_at_the_beginning_stay() {
    let text = "\u{feff}S(\r\n    a: 1,\r\n)\r\n";
    assert_eq!(tidied(text), text);
    assert_eq!(tidied("\u{feff}S( \r\na: 1 )"), text);
}

#[test]
fn a_broken_text_is_left_alone() {
    assert_eq!(tidy(&Tree::parse("S(a: 1 b: 2)")), None);
    assert_eq!(tidy(&Tree::parse("")), None);
}

/// A text with blanks, line breaks and comments in every place where they may stand.
fn scattered() -> impl Strategy<Value = String> {
    (terms(), prop::collection::vec(0_usize..40, 1..60)).prop_map(|(term, noise)| {
        let plain = term.print(0, 0);
        let tree = Tree::parse(&plain);
        let mut out = String::new();
        let mut noise = noise.into_iter().cycle();
        let gaps =
            [" ", "\n", "\n\n\n", " // 话 ( [\n", "\n  // a, b\n", "/* c */", " /* d\n */ ", "\t"];
        for (kind, text) in tree.tokens().filter(|(kind, _)| *kind != TokenKind::Space) {
            out.extend(noise.next().and_then(|n| gaps.get(n)).copied());
            let _ = kind;
            out.push_str(text);
        }
        out.extend(noise.next().and_then(|n| gaps.get(n)).copied());
        out
    })
}

/// Any value.
pub(in crate::source) fn terms() -> impl Strategy<Value = Term> {
    let leaf = prop_oneof![
        "[A-Z][a-z_]{0,6}".prop_map(Term::Name),
        any::<i16>().prop_map(|n| Term::Number(n.to_string())),
        any::<String>().prop_map(Term::Text),
        "[您先请说 a-z“”，\\\\\"\n\u{200b}]{0,60}".prop_map(Term::Text),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key = "[a-z]{1,6}";
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Term::List),
            ("[A-Z]{0,4}", prop::collection::vec((key, inner), 0..6))
                .prop_map(|(name, items)| Term::Group { name, items }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_the_same_and_is_canonical(term in terms()) {
        let printed = format!("{}\n", term.print(0, 0));
        prop_assert_eq!(meaning(&printed).0, Some(term));
        prop_assert_eq!(tidied(&printed), printed);
    }

    #[test]
    fn tidying_twice_is_tidying_once_and_changes_no_meaning(text in scattered()) {
        let tree = Tree::parse(&text);
        prop_assume!(tree.sound());
        let tidy = tidied(&text);
        prop_assert_eq!(meaning(&tidy), meaning(&text), "{}", tidy);
        prop_assert_eq!(tidied(&tidy), tidy);
    }
}
