//! `reading`.

use crate::cli::{run, run_in};

#[test]
fn words_are_read_with_their_evidence_in_both_languages() {
    let zh = run_in("zh", &["reading", "--text", "您先冷静一下，吼也没用"], b"");
    assert_eq!(zh.code, 0, "{}", zh.err);
    assert!(zh.out.contains("跟客户对着干") && zh.out.contains("冷静"), "{}", zh.out);
    let en = run(&["reading", "--text", "I'm so sorry. I'll ring you by 2 pm."]);
    for words in ["apologising", "sorry", "promising a time", "14:00  2 pm"] {
        assert!(en.out.contains(words), "{words}: {}", en.out);
    }
    let none = run(&["reading", "--text", "Good morning."]);
    assert!(none.out.contains("Not known"), "{}", none.out);
}

#[test]
fn a_labelled_set_is_measured() {
    let files = ["zh-a", "en-b"];
    let files = files
        .map(|name| format!("{}/tests/data/utterances/{name}.tsv", env!("CARGO_MANIFEST_DIR")));
    let ran = run(&["reading", &files[0], &files[1], "--table"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("zh: 250 utterances") && ran.out.matches("macro-F1 0.").count() == 2);
    let bad = run(&["reading", "Cargo.toml"]);
    assert_ne!(bad.code, 0);
    assert!(bad.err.contains("begin with zh or en"), "{}", bad.err);
}
