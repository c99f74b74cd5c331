//! Which language to speak.

use crate::library::DataPlace;
use crate::settings::Settings;
use moodfirst_core::text::Lang;

/// The language asked for, else that of the settings, else that of the system.
#[must_use]
pub fn language(asked: Option<Lang>, data: &DataPlace) -> Lang {
    asked.or_else(|| settings_lang(data)).unwrap_or_else(system_lang)
}

/// The language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`): Chinese if it says so,
/// English for everybody else until they choose.
#[must_use]
pub fn system_lang() -> Lang {
    lang_of_locale(locale(["LC_ALL", "LC_MESSAGES", "LANG"]).as_deref())
}

/// The encoding that the terminal says it sends (`LC_ALL`, `LC_CTYPE`, `LANG`): `GBK` of
/// `zh_CN.GBK`; that of Chinese locales which name none is GB 2312.
#[must_use]
pub fn charset() -> String {
    charset_of_locale(locale(["LC_ALL", "LC_CTYPE", "LANG"]).as_deref())
}

/// The first of these variables that says anything.
fn locale(names: [&str; 3]) -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    names.into_iter().find_map(set)
}

fn charset_of_locale(locale: Option<&str>) -> String {
    let name = locale.unwrap_or_default();
    let named = name.split_once('.').map(|(_, rest)| rest.split('@').next().unwrap_or(rest));
    let bare = if name == "zh_CN" || name == "zh_SG" { "GB2312" } else { "UTF-8" };
    named.unwrap_or(bare).to_owned()
}

/// Settings that cannot be read say nothing about the language; the window tells what is wrong.
fn settings_lang(data: &DataPlace) -> Option<Lang> {
    let source = std::fs::read_to_string(data.settings_file()?).ok()?;
    Settings::parse(&source).0.lang
}

fn lang_of_locale(locale: Option<&str>) -> Lang {
    let name = locale.unwrap_or_default().to_ascii_lowercase();
    let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language == "zh" { Lang::Zh } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_locales_speak_chinese_and_all_others_english() {
        for (locale, lang) in [
            (Some("en_GB.UTF-8"), Lang::En),
            (Some("en"), Lang::En),
            (Some("zh_CN.UTF-8"), Lang::Zh),
            (Some("zh-Hant-TW"), Lang::Zh),
            (Some("zh"), Lang::Zh),
            (Some("C"), Lang::En),
            (Some("C.UTF-8"), Lang::En),
            (Some("de_DE.UTF-8"), Lang::En),
            (Some("ja_JP.UTF-8"), Lang::En),
            (Some("zhnonsense"), Lang::En),
            (None, Lang::En),
        ] {
            assert_eq!(lang_of_locale(locale), lang, "{locale:?}");
        }
    }
    #[test]
    fn the_locale_names_what_the_terminal_sends() {
        for (locale, charset) in [
            (Some("zh_CN.GBK"), "GBK"),
            (Some("zh_CN.gb18030@x"), "gb18030"),
            (Some("zh_CN"), "GB2312"),
            (Some("en_GB.UTF-8"), "UTF-8"),
            (None, "UTF-8"),
        ] {
            assert_eq!(charset_of_locale(locale), charset, "{locale:?}");
        }
    }
}
