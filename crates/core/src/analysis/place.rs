//! Where in a scenario's text a finding belongs.
//!
//! The text has been read without an error, so that an id stands in it as written; comments are
//! passed over. What cannot be found is put at the beginning of the file, never left out.

use super::finding::Finding;
use std::ops::Range;

/// Byte offsets of the id that a finding is about.
#[must_use]
pub fn place(text: &str, finding: &Finding) -> Range<usize> {
    let whole = 0..text.len();
    let subject = finding.subject.as_str();
    let found = match &finding.node {
        Some(node) => id(text, whole, "Node", node).map(|node| {
            // A subject begins with the id of a reply, or names something that has no id.
            let reply = subject.split(['/', '+']).next().unwrap_or_default();
            let next = text[node.end..].find("Node(").map_or(text.len(), |at| node.end + at);
            id(text, node.end..next, "Reply", reply).unwrap_or(node)
        }),
        None if finding.name == "expectation-broken" => word(text, "expectations"),
        None if !subject.is_empty() => id(text, whole, "Ending", subject),
        None => None,
    };
    found.or_else(|| word(text, "Scenario")).unwrap_or(0..0)
}

/// The id of a `Node(id: …`, `Reply(id: …` or `Ending(id: …` within a stretch of the text.
fn id(text: &str, within: Range<usize>, what: &str, id: &str) -> Option<Range<usize>> {
    let quoted = format!("\"{id}\"");
    let mut from = within.start;
    while let Some(at) = text.get(from..within.end)?.find(&quoted) {
        let start = from + at;
        from = start + quoted.len();
        let before = text[..start].trim_end();
        let Some(before) = before.strip_suffix(':') else { continue };
        let Some(before) = before.trim_end().strip_suffix("id") else { continue };
        let open = before.trim_end().strip_suffix('(').map(str::trim_end);
        if open.is_some_and(|before| before.ends_with(what)) && !in_comment(text, start) {
            return Some(start..from);
        }
    }
    None
}

fn word(text: &str, word: &str) -> Option<Range<usize>> {
    let places = text.match_indices(word).map(|(at, _)| at);
    places.into_iter().find(|at| !in_comment(text, *at)).map(|at| at..at + word.len())
}

fn in_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at].contains("//")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::codes;
    use crate::text::Text;

    const TEXT: &str = r#"// Node(id: "a" is a comment
Scenario(
    nodes: [
        Node(id: "a", replies: [Reply(id: "yes"), Reply( id : "no")]),
        Node(id: "b", replies: [Reply(id: "no")]),
    ],
    endings: [Ending(id: "end")],
    expectations: [],
)"#;

    fn at(node: Option<&str>, subject: &str) -> (usize, &'static str) {
        let finding = Finding::new(&codes::NO_ENDING, node, subject, Text::default());
        let span = place(TEXT, &finding);
        (TEXT[..span.start].matches('\n').count() + 1, &TEXT[span])
    }

    #[test]
    fn a_finding_is_put_where_its_id_stands() {
        assert_eq!(at(Some("a"), ""), (4, "\"a\""));
        assert_eq!(at(Some("a"), "no/way-1"), (4, "\"no\""));
        assert_eq!(at(Some("b"), "no+yes"), (5, "\"no\""));
        assert_eq!(at(Some("b"), "line-2"), (5, "\"b\""));
        assert_eq!(at(None, "end"), (7, "\"end\""));
        assert_eq!(at(None, ""), (2, "Scenario"));
    }
}
