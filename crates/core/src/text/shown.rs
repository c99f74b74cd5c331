//! Characters that nobody sees or that drive a terminal, and how they are shown.

use std::borrow::Cow;
use std::fmt::Write;

/// True for characters that leave no mark of their own, or change how others are shown: control
/// characters (line feed and tab included), zero-width characters, the marks of writing
/// direction, line and paragraph separators, tags, byte order mark. Not the joiner and the
/// variation selectors that emoji are made with.
#[must_use]
pub const fn hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}'
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text for one line of a terminal or a message: what is [`hidden`] stands as `␛` or `<U+200B>`,
/// everything else as it is.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, hidden)
}

/// The same for several lines: line feeds stay.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| c != '\n' && hidden(c))
}

fn shown(text: &str, hide: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&hide) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if !hide(c) => out.push(c),
            // The pictures of control characters stand in their order.
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => out.push('␡'),
            c => {
                let _ = write!(out, "<{}>", code_point(c));
            }
        }
    }
    Cow::Owned(out)
}

/// The code point as it is looked up: `U+200B`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_shown() {
        assert_eq!(line("\u{1b}[2J好\n"), "␛[2J好␊");
        assert_eq!(lines("a\u{9b}31m\nb\u{202e}c"), "a<U+009B>31m\nb<U+202E>c");
        assert!(matches!(line("她说：“好。”👩‍👧 é"), Cow::Borrowed(_)));
    }
}
