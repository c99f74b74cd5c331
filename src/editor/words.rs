//! What became of a lesson, in words: for the list of versions and for what was not saved.

use moodfirst_core::scenario::difference::differences;
use moodfirst_core::scenario::load;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;

/// So many differences are told one by one, the rest as a number.
const MOST: usize = 12;

/// In what two texts of a lesson differ. Empty only if they are the same; of texts that cannot be
/// read as a lesson it is said that they differ.
#[must_use]
pub fn in_words(old: &str, new: &str) -> Vec<Text> {
    if old == new {
        return Vec::new();
    }
    let (Some(was), Some(is)) = (lesson(old), lesson(new)) else {
        let lines = changed_lines(old, new);
        return vec![say!(
            "文件文本有 {lines} 行不同（有错误，读不成情景）",
            "{lines} lines of the file differ (it has errors and cannot be read as a lesson)"
        )];
    };
    let found = differences(&was, &is);
    if found.is_empty() {
        return vec![say!(
            "内容没有变，只有摆放、备注、注释或排版变了",
            "the content is the same; places on the map, notes, comments or layout changed"
        )];
    }
    let mut words: Vec<Text> = found.iter().take(MOST).map(|one| one.said()).collect();
    let more = found.len() - words.len();
    if more > 0 {
        words.push(say!("另有 {more} 处", "and {more} more"));
    }
    words
}

/// As far as it can be read.
fn lesson(text: &str) -> Option<Scenario> {
    Some(load::read("", text.as_bytes(), &[]).draft?.scenario)
}

/// Lines between the first and the last one that differ, in the longer of the two.
fn changed_lines(old: &str, new: &str) -> usize {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[head..], &new[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (a.len().max(b.len()) - tail).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use moodfirst_core::scenario::sample;

    #[test]
    fn what_changed_is_said_whether_or_not_it_can_be_read() {
        let old = sample("sample", "Sample");
        assert_eq!(in_words(&old, &old), []);
        let said =
            |new: &str| in_words(&old, new).iter().map(|one| one.en.clone()).collect::<Vec<_>>();
        assert_eq!(said(&old.replacen("minutes: 5", "minutes: 9", 1)), ["minutes: 5 → 9"]);
        assert!(said(&format!("// new\n{old}"))[0].contains("the content is the same"));
        let broken = said("]]");
        assert!(broken.len() == 1 && broken[0].contains("lines of the file differ"), "{broken:?}");
        let cut = said(&old[..old.len() / 2]);
        assert!((1..=MOST + 1).contains(&cut.len()), "{cut:?}");
    }
}
