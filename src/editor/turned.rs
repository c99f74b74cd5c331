//! From one whole text to another, as a change.

use moodfirst_core::source::{Edit, Patch};

/// The change that makes one text of another: lines that begin and end both stay as they are.
/// For what is taken as a whole: an older version, another program's.
#[must_use]
pub fn turned_into(old: &str, new: &str) -> Patch {
    if old == new {
        return Patch::default();
    }
    let same = |(a, b): &(&str, &str)| a == b;
    let head = old.split_inclusive('\n').zip(new.split_inclusive('\n')).take_while(same);
    let from: usize = head.map(|(line, _)| line.len()).sum();
    let (old_rest, new_rest) = (&old[from..], &new[from..]);
    let behind = old_rest.split_inclusive('\n').rev().zip(new_rest.split_inclusive('\n').rev());
    let tail: usize = behind.take_while(same).map(|(line, _)| line.len()).sum();
    let until = |text: &str| text.len() - tail;
    Patch::one(Edit::new(from..until(old), &new[from..until(new)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_text_becomes_the_other_and_back(old in "[a心\\n]{0,12}", new in "[a心\\n]{0,12}") {
            let patch = turned_into(&old, &new);
            let (after, back) = patch.apply(&old).unwrap();
            prop_assert_eq!(&after, &new);
            prop_assert_eq!(back.apply(&after).unwrap().0, old);
        }
    }

    #[test]
    fn what_is_the_same_is_not_touched() {
        let patch = turned_into("a\nb\nc\nd\n", "a\nx\ny\nd\n");
        assert_eq!(patch.edits(), [Edit::new(2..6, "x\ny\n")]);
    }
}
