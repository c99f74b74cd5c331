//! The one rule for ids.

/// Most characters of an id: it becomes part of file names, with room for endings.
pub const LONGEST_ID: usize = 60;

/// Can this be an id? Lower-case letters, digits and hyphens, a letter or digit at both ends,
/// [`LONGEST_ID`] at most: it stands in file names, on the command line and in records, on every
/// system.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let ends = |b: Option<&u8>| b.is_some_and(|&b| plain(b));
    let bytes = id.as_bytes();
    bytes.len() <= LONGEST_ID
        && ends(bytes.first())
        && ends(bytes.last())
        && bytes.iter().all(|&b| plain(b) || b == b'-')
}

/// The nearest id to something that is none; empty if there are no letters to make one of.
#[must_use]
pub fn nearest_id(words: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let id: String = words.chars().take(LONGEST_ID).map(plain).collect();
    let words: Vec<&str> = id.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_an_id() {
        let longest = "a".repeat(LONGEST_ID);
        for id in ["a", "7", "dropped-call", "a--b", &longest] {
            assert!(is_id(id), "{id}");
            assert_eq!(nearest_id(id), id.replace("--", "-"));
        }
        let longer = "a".repeat(LONGEST_ID + 1);
        for id in ["", "-", "noodles-", "-noodles", "Noodles", "a b", "a_b", "面", &longer] {
            assert!(!is_id(id), "{id}");
            let near = nearest_id(id);
            assert!(near.is_empty() || is_id(&near), "{id}: {near}");
        }
    }
}
