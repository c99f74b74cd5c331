//! Elements are found in the tree of a file.

use super::*;

const TEXT: &str = r#"// Node(id: "a", replies: [Reply(id: "no")]) is a comment
Scenario(
    title: (zh: "Node(id: \"a\")", en: "Ending(id: \"end\") // no"),
    nodes: [ // Node(id: "b")
        Node(
            id: "a",
            lines: [(text: (zh: "Reply(id: \"no\")", en: "see // Reply(id: \"no\")"))],
            replies: [
                Reply(id: "yes", segments: [Thank(text: (zh: "一", en: "1")), Promise(id: "call")]),
                Reply( id : "no", next: "b"),
            ],
            fallback: Reply(id: "hm"),
        ),
        Node(id: "b", replies: [Reply(id: "no")], next: [(to: "end")]),
    ],
    endings: [Ending(id: "end")],
    fact_card: (can_do: [(id: "bill")]),
)"#;

fn at(path: &Path) -> (usize, &'static str) {
    let span = path.span(&Tree::parse(TEXT));
    (TEXT[..span.start].matches('\n').count() + 1, &TEXT[span])
}

#[test]
fn every_element_is_found_in_the_tree_whatever_texts_and_comments_say() {
    for (path, said, line, source) in [
        (Path::root(), "", 2, "Scenario"),
        (Path::head("title"), "title", 3, "("),
        (Path::head("title").field("en"), "title/en", 3, r#""Ending(id: \"end\") // no""#),
        (Path::node("a"), "a", 6, "\"a\""),
        (Path::node("a").line(0), "a/line 1", 7, "("),
        (Path::reply("a", "no"), "a/no", 10, "\"no\""),
        (Path::reply("a", "no").way(0), "a/no/way 1", 10, "\"b\""),
        (Path::reply("a", "hm"), "a/hm", 12, "\"hm\""),
        (Path::reply("a", "yes").segment(1), "a/yes/segment 2", 9, "Promise"),
        (
            Path::reply("a", "yes").segment(1).field("cargo").field("id"),
            "a/yes/segment 2/cargo/id",
            9,
            "\"call\"",
        ),
        (Path::reply("b", "no"), "b/no", 14, "\"no\""),
        (Path::node("b").way(0).field("to"), "b/way 1/to", 14, "\"end\""),
        (Path::ending("end"), "end", 16, "\"end\""),
        (
            Path::head("fact_card").field("can_do").id("bill"),
            "fact_card/can_do/bill",
            17,
            "\"bill\"",
        ),
        // What is not there is put at the nearest that is.
        (Path::node("b").line(3), "b/line 4", 14, "Node"),
        (Path::head("customer").field("name"), "customer/name", 2, "Scenario"),
    ] {
        assert_eq!((path.to_string().as_str(), at(&path)), (said, (line, source)), "{path}");
        let tree = Tree::parse(TEXT);
        assert_eq!(Locator::new(&tree).span(&path), path.span(&tree), "{path}");
    }
    let empty = Tree::parse("");
    assert_eq!(Path::node("a").span(&empty), 0..0);
    assert_eq!(Locator::new(&empty).span(&Path::node("a")), 0..0);
}
