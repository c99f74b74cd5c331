//! Which language to speak.

use crate::library::DataPlace;
use crate::settings::Settings;
use moodfirst_core::text::Lang;

/// The language asked for, else that of the settings, else that of the system.
#[must_use]
pub fn language(asked: Option<Lang>, data: &DataPlace) -> Lang {
    asked.or_else(|| settings_lang(data)).unwrap_or_else(system_lang)
}

/// The language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`): English if it says so,
/// Chinese in all other cases.
#[must_use]
pub fn system_lang() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    lang_of_locale(["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).as_deref())
}

/// Settings that cannot be read say nothing about the language; the window tells what is wrong.
fn settings_lang(data: &DataPlace) -> Option<Lang> {
    let source = std::fs::read_to_string(data.settings_file()?).ok()?;
    Settings::parse(&source).0.lang
}

fn lang_of_locale(locale: Option<&str>) -> Lang {
    let name = locale.unwrap_or_default().to_ascii_lowercase();
    let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language == "en" { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_locales_speak_english_and_all_others_chinese() {
        for (locale, lang) in [
            (Some("en_GB.UTF-8"), Lang::En),
            (Some("en"), Lang::En),
            (Some("zh_CN.UTF-8"), Lang::Zh),
            (Some("C.UTF-8"), Lang::Zh),
            (Some("eng_nonsense"), Lang::Zh),
            (None, Lang::Zh),
        ] {
            assert_eq!(lang_of_locale(locale), lang, "{locale:?}");
        }
    }
}
