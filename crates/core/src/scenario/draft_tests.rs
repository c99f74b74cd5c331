//! Tests: a file with errors is read as far as it can be, and says where it could not.

use super::draft::{Draft, Part};
use super::load::{Drafted, read};
use super::sample;
use proptest::prelude::*;

fn drafted(text: &str) -> Draft {
    let Drafted { draft, .. } =
        read("file.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()]);
    draft.unwrap()
}

/// The template with one slip in it.
#[track_caller]
fn slip(old: &str, new: &str) -> (String, Draft) {
    let text = sample("sample", "Sample");
    assert!(text.contains(old));
    let text = text.replacen(old, new, 1);
    let draft = drafted(&text);
    (text, draft)
}

#[test]
fn a_file_without_errors_has_no_holes_and_can_be_played() {
    let draft = drafted(&sample("sample", "Sample"));
    assert_eq!(draft.holes, []);
    assert_eq!(draft.playable().unwrap(), draft.scenario);
}

#[test]
fn a_slip_leaves_a_hole_of_its_own_size() {
    for (old, new, part) in [
        ("minutes: 5,", "minutes: \"5\",", Part::Head("minutes".to_owned())),
        ("kind: Lost,", "kind: Gone,", Part::Ending(2)),
        ("(text: (zh: \"六点不到", "(text: (en: \"\", zh: \"六点不到", Part::Line(1, 1)),
        ("id: \"soon\",", "id: soon,", Part::Reply(2, 1)),
        ("LetVent(", "LetWent(", Part::Segment(0, 0, 0)),
        ("AskFact(text:", "AskFact(txt:", Part::Segment(1, 1, 0)),
        ("id: \"what-now\",", "id: what now,", Part::Node(2)),
    ] {
        let (text, draft) = slip(old, new);
        let parts: Vec<&Part> = draft.holes.iter().map(|hole| &hole.part).collect();
        assert_eq!(parts, [&part], "{old} → {new}");
        let hole = &draft.holes[0];
        assert_eq!(hole.text, text[hole.span.clone()]);
        assert_eq!(draft.playable(), None);
        // All else is there.
        let whole = drafted(&sample("sample", "Sample")).scenario;
        assert_eq!(draft.scenario.nodes.len(), whole.nodes.len());
        assert_eq!(draft.scenario.nodes[3], whole.nodes[3]);
        assert_eq!(draft.scenario.title, whole.title);
    }
}

#[test]
fn several_slips_are_several_holes_and_a_larger_one_holds_the_smaller() {
    let text = sample("sample", "Sample")
        .replace("LetVent(", "LetWent(")
        .replace("Acknowledge(about:", "Acknowledge(abaut:")
        .replace("id: \"listen\",", "id: listen,")
        .replace("kind: Lost,", "kind: Gone,");
    let draft = drafted(&text);
    let parts: Vec<&Part> = draft.holes.iter().map(|hole| &hole.part).collect();
    assert_eq!(parts, [&Part::Reply(0, 0), &Part::Ending(2)]);
    assert!(draft.hole(&Part::Segment(0, 0, 1)).is_some());
    assert!(draft.hole(&Part::Segment(0, 1, 0)).is_none());
}

#[test]
fn what_can_be_read_and_not_be_played_has_no_hole() {
    let (_, draft) = slip("next: \"what-happened\",", "next: \"what-hapened\",");
    assert_eq!(draft.holes, []);
    assert_eq!(draft.playable(), None);
    assert_eq!(draft.scenario.nodes[0].next[0].to, "what-hapened");
}

#[test]
fn no_draft_of_what_is_no_scenario() {
    for bytes in [&b"hello"[..], b"", b"Plans(plans: [])", b"Scenario(format: 99)", b"\xff\xfe\x00"]
    {
        let reading = read("file.ron", bytes, &[]);
        assert!(reading.draft.is_none() && !reading.diagnostics.is_empty());
    }
}

proptest! {
    /// Whatever is cut out of a file, the rest is read without a panic, and only a file without
    /// errors can be played.
    #[test]
    fn any_part_may_be_missing(from in 0_usize..14_000, length in 0_usize..200) {
        let text = sample("sample", "Sample");
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) { at -= 1; }
            at
        };
        let (from, to) = (floor(from), floor(from + length));
        let rest = format!("{}{}", &text[..from], &text[to.max(from)..]);
        let Drafted { draft, diagnostics } = read("file.ron", rest.as_bytes(), &["plain".to_owned(), "direct".to_owned()]);
        let errors = diagnostics.iter().any(|d| d.is_error());
        if let Some(draft) = draft {
            prop_assert_eq!(draft.playable().is_some(), !errors);
            for hole in &draft.holes {
                prop_assert_eq!(&hole.text, &rest[hole.span.clone()]);
            }
        } else {
            prop_assert!(errors);
        }
    }
}
