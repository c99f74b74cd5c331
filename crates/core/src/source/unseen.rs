//! Characters that nobody sees, and characters that look like others.

use super::codes;
use super::diagnostic::Problem;
use super::tree::{Quote, Shape, TokenKind, Tree};
use crate::text::Text;
use crate::text::shown::{code_point, hidden, line};
use std::ops::Range;

/// What is odd about a word that should be made of Latin letters, digits and marks: its first
/// character that cannot be seen, or that is none of them, by place and code point.
#[must_use]
pub fn odd(word: &str) -> Option<Text> {
    let (place, c) = word.chars().enumerate().find(|&(_, c)| !c.is_ascii() || hidden(c))?;
    Some(told(place + 1, c))
}

/// The same if the word only looks like Latin letters and digits: nothing about `面条`.
#[must_use]
pub fn disguised(word: &str) -> Option<Text> {
    let other = |c: &char| !c.is_ascii() && meant(*c).is_none();
    if word.chars().any(|c| other(&c)) { None } else { odd(word) }
}

fn told(place: usize, c: char) -> Text {
    let code = code_point(c);
    if hidden(c) {
        return say!(
            "第 {place} 个字符看不见，是 {code}；删掉它",
            "character {place} cannot be seen: it is {code}; delete it"
        );
    }
    match meant(c) {
        Some(Some(plain)) => say!(
            "第 {place} 个字符 `{c}` 是 {code}，不是 `{plain}`",
            "character {place}, `{c}`, is {code} and not `{plain}`"
        ),
        _ => say!("第 {place} 个字符 `{c}` 是 {code}", "character {place}, `{c}`, is {code}"),
    }
}

/// A word as a reader takes it: without what cannot be seen, look-alikes as what they look like.
#[must_use]
pub fn plain(word: &str) -> String {
    word.chars().filter_map(|c| meant(c).unwrap_or(Some(c))).collect()
}

/// What a character is taken for: nothing if it cannot be seen; `None` if it is only itself.
fn meant(c: char) -> Option<Option<char>> {
    if hidden(c) {
        return Some(None);
    }
    if c.is_ascii() {
        return None;
    }
    let full_width = matches!(c, '\u{ff01}'..='\u{ff5e}');
    if full_width {
        return Some(char::from_u32(u32::from(c) - 0xfee0));
    }
    const LIKE: &[(&str, char)] = &[
        ("аα", 'a'),
        ("еε", 'e'),
        ("оοօ", 'o'),
        ("рρ", 'p'),
        ("сϲ", 'c'),
        ("уγ", 'y'),
        ("хχ", 'x'),
        ("іιı", 'i'),
        ("јϳ", 'j'),
        ("ѕ", 's'),
        ("һ", 'h'),
        ("ԁ", 'd'),
        ("ɡ", 'g'),
        ("ո", 'n'),
        ("кκ", 'k'),
        ("мμ", 'm'),
        ("тτ", 't'),
        ("ν", 'v'),
        ("υ", 'u'),
        ("ѡω", 'w'),
        ("ӏ", 'l'),
        ("АΑ", 'A'),
        ("ВΒ", 'B'),
        ("СϹ", 'C'),
        ("ЕΕ", 'E'),
        ("НΗ", 'H'),
        ("ІΙ", 'I'),
        ("Ј", 'J'),
        ("КΚ", 'K'),
        ("МΜ", 'M'),
        ("Ν", 'N'),
        ("ОΟ", 'O'),
        ("РΡ", 'P'),
        ("Ѕ", 'S'),
        ("ТΤ", 'T'),
        ("УΥ", 'Y'),
        ("ХΧ", 'X'),
        ("Ζ", 'Z'),
        ("‐‑‒–—−﹣", '-'),
        ("‗", '_'),
        ("：﹕∶", ':'),
        ("\u{a0}\u{3000}", ' '),
    ];
    LIKE.iter().find(|(like, _)| like.contains(c)).map(|&(_, plain)| Some(plain))
}

/// Characters in texts, ids, numbers and times that nobody sees or that drive a terminal.
///
/// In the words of a lesson they are a warning; anywhere else what looks right is not, so that
/// nothing else is said about that value: see [`covered`].
pub(super) fn find(tree: &Tree<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    let escapes =
        tree.text().contains("\\u") || tree.text().contains("\\x") || tree.text().contains("\\0");
    if !escapes && !tree.text().chars().any(telling) {
        return found;
    }
    for ix in 0..tree.len() {
        let Ok(ix) = u32::try_from(ix) else { break };
        if found.len() >= super::diagnostic::MOST {
            break;
        }
        let Shape::Str(quote) = tree.shape(ix) else { continue };
        let words = matches!(tree.key(ix), "zh" | "en");
        let mut places = hidden_in(tree, tree.span(ix), quote);
        if !words {
            // One is enough to make it another id.
            places.truncate(1);
        }
        for (span, c) in places {
            let (code, name) = (code_point(c), control(c));
            let (zh, en) = (name.zh, name.en);
            found.push(if words {
                Problem::new(
                    &codes::HIDDEN_IN_TEXT,
                    span,
                    say!(
                        "这段文字里有一个看不见的字符 {code}{zh}",
                        "there is a character in this text that cannot be seen: {code}{en}"
                    ),
                )
                .hint(say!(
                    "多半是粘贴带来的，请删掉",
                    "pasting has probably brought it: delete it"
                ))
            } else {
                let text = tree.string(ix).unwrap_or_default();
                let (shown, without) = (line(&text).into_owned(), plain(&text));
                Problem::new(
                    &codes::HIDDEN,
                    span,
                    say!(
                        "`{shown}` 里有一个看不见的字符 {code}{zh}",
                        "there is a character in `{shown}` that cannot be seen: {code}{en}"
                    ),
                )
                .hint(say!("应当是 `{without}`", "it should be `{without}`"))
            });
        }
    }
    found
}

/// True for what should not stand in a text: line ends and tabs may.
fn telling(c: char) -> bool {
    hidden(c) && !matches!(c, '\n' | '\r' | '\t')
}

/// What a control character does, in brackets.
fn control(c: char) -> Text {
    match c {
        '\u{1b}' | '\u{9b}' => say!("（终端的控制码）", " (it drives terminals)"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            say!("（改变文字的方向）", " (it turns the direction of writing)")
        }
        '\u{200b}' => say!("（零宽空格）", " (zero-width space)"),
        '\u{feff}' => say!("（字节顺序标记）", " (byte order mark)"),
        _ => Text::default(),
    }
}

/// Hidden characters of a string as it is written, or as its escapes mean.
fn hidden_in(tree: &Tree<'_>, span: Range<usize>, quote: Quote) -> Vec<(Range<usize>, char)> {
    let source = tree.text().get(span.clone()).unwrap_or("");
    let mut places: Vec<(Range<usize>, char)> = source
        .char_indices()
        .filter(|&(_, c)| telling(c))
        .map(|(at, c)| (span.start + at..span.start + at + c.len_utf8(), c))
        .collect();
    if quote == Quote::Escaped {
        let escaped = super::tree::escapes(source);
        places.extend(
            escaped
                .into_iter()
                .filter(|&(_, c)| telling(c) || c == '\r')
                .map(|(at, c)| (span.start + at.start..span.start + at.end, c)),
        );
        places.sort_by_key(|(at, _)| at.start);
    }
    places
}

/// The texts of which something has been told that makes whatever else is said about them only
/// follow from it.
pub(super) fn told_of(tree: &Tree<'_>, hidden: &[Problem]) -> Vec<Range<usize>> {
    let clear = [&codes::HIDDEN, &codes::QUOTE_INSIDE];
    let drafts = hidden.iter().chain(&tree.faults).filter(|draft| clear.contains(&draft.code));
    drafts.map(|draft| tree.token_span(tree.token_at(draft.span.start))).collect()
}

/// Blanks between names and numbers that nobody sees: what they break is told as this.
pub(super) fn between(
    text: &str,
    tokens: &[(TokenKind, Range<usize>)],
    faults: Vec<Problem>,
) -> Vec<Problem> {
    let mut told: Vec<Problem> = Vec::new();
    for (kind, span) in tokens {
        let source = text.get(span.clone()).unwrap_or("");
        if *kind != TokenKind::Space || span.start == 0 {
            continue;
        }
        if told.len() == 100 {
            break;
        }
        if let Some((at, c)) = source.char_indices().find(|&(_, c)| telling(c)) {
            let at = span.start + at;
            let (code, name) = (code_point(c), control(c));
            let (zh, en) = (name.zh, name.en);
            told.push(
                Problem::new(
                    &codes::HIDDEN,
                    at..at + c.len_utf8(),
                    say!(
                        "这里有一个看不见的字符 {code}{zh}",
                        "there is a character here that cannot be seen: {code}{en}"
                    ),
                )
                .hint(say!("删掉它", "delete it")),
            );
        }
    }
    let line_of = |at: usize| {
        let from = text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let end = text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |i| at + i);
        from..end + 1
    };
    // Where nothing is broken a blank is a blank.
    told.retain(|draft| {
        let line = line_of(draft.span.start);
        faults.iter().any(|fault| line.contains(&fault.span.start))
    });
    let lines: Vec<Range<usize>> = told.iter().map(|draft| line_of(draft.span.start)).collect();
    let mut faults = faults;
    faults.retain(|fault| !lines.iter().any(|line| line.contains(&fault.span.start)));
    faults.extend(told);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_and_what_cannot_be_seen_are_named() {
        let said = |word| odd(word).unwrap_or_default().en;
        assert_eq!(
            said("what\u{200b}-happened"),
            "character 5 cannot be seen: it is U+200B; delete it"
        );
        assert_eq!(said("оpening"), "character 1, `о`, is U+043E and not `o`");
        assert_eq!(said("d1 18：30"), "character 6, `：`, is U+FF1A and not `:`");
        assert_eq!((said("plain-id"), disguised("面条")), (String::new(), None));
        assert_eq!(plain("оpеn\u{200b}ｉng"), "opening");
    }
}
