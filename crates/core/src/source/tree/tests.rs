use super::*;

#[test]
fn any_text_comes_back_whole() {
    for text in ["", "(", "Scenario(a: \"中\", /* b */ [1, 2]) // end", "“x）\\", "r#\"x"] {
        let tree = Tree::parse(text);
        assert_eq!(tree.tokens().map(|(_, t)| t).collect::<String>(), text);
    }
}
