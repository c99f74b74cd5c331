//! A ranking in words.

use super::{By, FamilyWeights};
use crate::text::Text;

const NAMES: [(&str, &str); 5] = [
    ("安慰", "comfort"),
    ("照应", "care"),
    ("担责", "taking responsibility"),
    ("办事", "solving"),
    ("承诺", "promises"),
];

/// "Prefers comfort, then promises", without a capital or a stop.
#[must_use]
pub fn told(weights: FamilyWeights, by: By) -> Text {
    let weights = weights.all();
    let mut levels: Vec<i8> = weights.into_iter().filter(|weight| *weight > 0).collect();
    levels.sort_unstable_by(|a, b| b.cmp(a));
    levels.dedup();
    let (mut zh, mut en) = (String::new(), String::new());
    for (place, level) in levels.iter().enumerate() {
        let own = || weights.iter().zip(NAMES).filter(|(weight, _)| *weight == level);
        let names: Vec<(&str, &str)> = own().map(|(_, names)| names).collect();
        if place > 0 {
            zh.push_str(if place == 1 { "，其次" } else { "，再次" });
            en.push_str(", then ");
        }
        let chinese: Vec<&str> = names.iter().map(|(zh, _)| *zh).collect();
        zh.push_str(&chinese.join("、"));
        for (number, (_, name)) in names.iter().enumerate() {
            en.push_str(match number {
                0 => "",
                last if last + 1 == names.len() => " and ",
                _ => ", ",
            });
            en.push_str(name);
        }
    }
    let mut text = match levels.is_empty() {
        true => Text::new("只避开伤人的话和套话", "only avoids what hurts and what is generic"),
        false => Text::new(format!("偏好{zh}"), format!("prefers {en}")),
    };
    if by == By::Mean {
        text.zh.push_str("（按每段平均）");
        text.en.push_str(" (averaged over a reply’s segments)");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(all: [i8; 5], by: By) -> Text {
        let [mood, care, ownership, matter, commitment] = all;
        told(FamilyWeights { mood, care, ownership, matter, commitment }, by)
    }

    #[test]
    fn rankings_read_like_sentences() {
        let text = said([3, 0, 0, 0, 1], By::Sum);
        assert_eq!(text, Text::new("偏好安慰，其次承诺", "prefers comfort, then promises"));
        let text = said([2, 2, 1, 2, 0], By::Sum);
        assert_eq!(text.en, "prefers comfort, care and solving, then taking responsibility");
        assert_eq!(text.zh, "偏好安慰、照应、办事，其次担责");
        let text = said([0; 5], By::Mean);
        assert!(text.en.starts_with("only avoids what hurts"));
        assert!(text.zh.ends_with("（按每段平均）"));
    }
}
