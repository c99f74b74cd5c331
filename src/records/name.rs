//! Learners' names as they are kept.

use moodfirst_core::source::say;
use moodfirst_core::text::Text;

/// Characters of a name at most.
pub const LONGEST_NAME: usize = 40;

/// A name as it is kept: blanks at its ends and several in a row do not count; control characters,
/// characters without width and those that turn the direction of writing are left out, because two
/// names that look alike must be alike.
///
/// # Errors
/// If nothing is left of it, or more than [`LONGEST_NAME`] characters are.
pub fn tidy_name(name: &str) -> Result<String, Text> {
    let seen: String = name.chars().filter(|c| c.is_whitespace() || !unseen(*c)).collect();
    let name = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if name.is_empty() {
        return Err(say!("名字不能空着。", "A name is needed."));
    }
    if length > LONGEST_NAME {
        return Err(say!(
            "名字有 {length} 个字，最多 {LONGEST_NAME} 个。",
            "The name has {length} characters; {LONGEST_NAME} are the most."
        ));
    }
    Ok(name)
}

/// Are these two the same to somebody who reads quickly? Capitals, blanks, and full-width letters
/// and digits make no difference.
pub fn look_alike(a: &str, b: &str) -> bool {
    let plain = |name: &str| -> String {
        let narrow = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            other => other,
        };
        name.chars()
            .map(narrow)
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect()
    };
    plain(a) == plain(b)
}

/// Characters that nobody sees in a name.
fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_part_of_a_name() {
        assert_eq!(tidy_name("  小\u{200b}林\u{202e}\t 二\u{7} ").unwrap(), "小林 二");
        assert_eq!(tidy_name("O’Brien-Łuk").unwrap(), "O’Brien-Łuk");
        for nothing in ["", " \n", "\u{200b}\u{feff}", "\u{1b}"] {
            assert!(tidy_name(nothing).unwrap_err().en.contains("needed"), "{nothing:?}");
        }
    }

    #[test]
    fn a_name_has_forty_characters_at_most() {
        assert_eq!(tidy_name(&"林".repeat(40)).unwrap().chars().count(), 40);
        assert!(tidy_name(&"林".repeat(41)).unwrap_err().en.contains("41"));
    }

    #[test]
    fn names_that_look_alike_are_told() {
        assert!(look_alike("Lin Wei", "linwei") && look_alike("ＬＩＮ１", "lin1"));
        assert!(!look_alike("Lin", "Ling"));
    }
}
