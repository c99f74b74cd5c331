//! The words of the interface, for the window and for the terminal, in both languages.
//!
//! Every word has a typed [`Key`]; the texts live in `assets/locales/zh.ron` and `en.ron` and are embedded. Tests check
//! that both files hold exactly the keys, with the same places to fill in, and that no key is left over.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use moodfirst_core::text::Lang;

pub mod debrief;
mod key;
pub mod promises;
pub mod wording;
pub use key::Key;

static ZH: LazyLock<Messages> =
    LazyLock::new(|| Messages::parse(Lang::Zh, include_str!("../assets/locales/zh.ron")));
static EN: LazyLock<Messages> =
    LazyLock::new(|| Messages::parse(Lang::En, include_str!("../assets/locales/en.ron")));

/// All interface words of one language.
#[derive(Debug)]
pub struct Messages {
    lang: Lang,
    by_name: BTreeMap<String, String>,
}

impl Messages {
    /// The words of a language. Parsed once.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// A file that does not parse gives no words, and then every key shows its own name; a test keeps that from shipping.
    fn parse(lang: Lang, source: &str) -> Self {
        Self { lang, by_name: ron::from_str(source).unwrap_or_default() }
    }

    /// The language of these words.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.by_name.get(key.name()).map_or_else(|| key.name(), String::as_str)
    }

    /// The text of a key with its `{places}` filled in. A place without a value stays as it is.
    #[must_use]
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut filled = String::with_capacity(rest.len() + 16);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            match after.split_once('}') {
                Some((name, tail)) => {
                    match values.iter().find(|(place, _)| *place == name) {
                        Some((_, value)) => filled.push_str(value),
                        None => {
                            filled.push('{');
                            filled.push_str(name);
                            filled.push('}');
                        }
                    }
                    rest = tail;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn both_languages_hold_exactly_the_keys() {
        let keys: BTreeSet<&str> = Key::ALL.iter().map(|key| key.name()).collect();
        assert_eq!(keys.len(), Key::ALL.len(), "two keys have one name");
        for (lang, source) in [
            (Lang::Zh, include_str!("../assets/locales/zh.ron")),
            (Lang::En, include_str!("../assets/locales/en.ron")),
        ] {
            let words: BTreeMap<String, String> = ron::from_str(source).expect("the locale parses");
            let there: BTreeSet<&str> = words.keys().map(String::as_str).collect();
            assert_eq!(there, keys, "{}", lang.code());
            for (name, text) in &words {
                assert!(!text.trim().is_empty(), "{}: {name} says nothing", lang.code());
            }
        }
    }

    #[test]
    fn both_languages_fill_in_the_same_places() {
        for &key in Key::ALL {
            let (zh, en) = (Messages::of(Lang::Zh).get(key), Messages::of(Lang::En).get(key));
            assert_eq!(places(zh), places(en), "{}", key.name());
        }
    }

    #[test]
    fn chinese_words_take_full_width_punctuation() {
        for &key in Key::ALL {
            let text = Messages::of(Lang::Zh).get(key);
            let chars: Vec<char> = text.chars().collect();
            for pair in chars.windows(2) {
                let chinese = ('\u{4e00}'..='\u{9fff}').contains(&pair[0]);
                assert!(!(chinese && ",.;:?!()".contains(pair[1])), "{}: {text}", key.name());
            }
        }
    }

    #[test]
    fn every_key_is_used() {
        let mut sources = String::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["src", "tests"] {
            read_all(&root.join(folder), &mut sources);
        }
        for &key in Key::ALL {
            let used = format!("Key::{key:?}");
            let there = sources.match_indices(&used).any(|(at, _)| {
                !sources[at + used.len()..].starts_with(|c: char| c.is_alphanumeric())
            });
            assert!(there, "{used} ({}) is used nowhere", key.name());
        }
    }

    fn read_all(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                read_all(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                into.push_str(&std::fs::read_to_string(&path).expect("a source file"));
            }
        }
    }

    #[test]
    fn filling_leaves_the_unknown_alone() {
        let words = Messages {
            lang: Lang::En,
            by_name: BTreeMap::from([(
                Key::MoodAnger.name().to_owned(),
                "{n} of {all} { {x}".to_owned(),
            )]),
        };
        assert_eq!(words.fill(Key::MoodAnger, &[("n", "3"), ("all", "{n}")]), "3 of {n} { {x}");
    }
}
