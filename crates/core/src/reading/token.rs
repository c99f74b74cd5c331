//! An utterance as tokens: words in English, characters in Chinese, and the breaks between clauses.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, or a Chinese character.
    Word,
    /// Digits, with what stands inside of them (`2:30`).
    Number,
    /// A comma or the like: the clause ends.
    Clause,
    /// A full stop or the like: the sentence ends.
    Sentence,
    /// A question mark: the sentence ends and was a question.
    Question,
}

/// One token with its bytes in the utterance.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub text: String,
    pub bytes: Range<usize>,
    pub kind: Kind,
}

impl Token {
    pub fn ends_clause(&self) -> bool {
        !matches!(self.kind, Kind::Word | Kind::Number)
    }

    pub fn ends_sentence(&self) -> bool {
        matches!(self.kind, Kind::Sentence | Kind::Question)
    }
}

/// Is this a character that stands for itself (Chinese)?
fn alone(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Full-width letters and digits as the narrow ones, one kind of apostrophe, lower case.
fn plain(c: char) -> char {
    let c = match c {
        '’' | '‘' | '＇' | '`' => '\'',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    c.to_lowercase().next().unwrap_or(c)
}

fn mark(c: char) -> Option<Kind> {
    Some(match c {
        '?' => Kind::Question,
        '.' | '!' | '。' | '\n' | '…' | '～' | '~' => Kind::Sentence,
        ',' | ';' | ':' | '、' | '—' | '–' => Kind::Clause,
        _ => return None,
    })
}

/// The tokens of an utterance.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, plain(c))).collect();
    let end_of = |ix: usize| chars.get(ix).map_or(text.len(), |(at, _)| *at);
    let mut found: Vec<Token> = Vec::new();
    let mut ix = 0;
    while let Some(&(at, c)) = chars.get(ix) {
        let from = ix;
        ix += 1;
        let kind = if alone(c) {
            Kind::Word
        } else if c.is_alphanumeric() || c == '$' || c == '£' || c == '¥' {
            let digit = c.is_ascii_digit();
            while let Some(&(_, next)) = chars.get(ix) {
                let after = chars.get(ix + 1).map_or(' ', |(_, c)| *c);
                let joins = match next {
                    '\'' | '-' => !digit && after.is_alphabetic() && !alone(after),
                    ':' | '.' => digit && after.is_ascii_digit(),
                    ',' => {
                        digit
                            && chars
                                .get(ix + 1..ix + 4)
                                .is_some_and(|three| three.iter().all(|(_, c)| c.is_ascii_digit()))
                    }
                    _ => {
                        next.is_alphanumeric() && !alone(next) && (!digit || next.is_ascii_digit())
                    }
                };
                if !joins {
                    break;
                }
                ix += 1;
            }
            if digit { Kind::Number } else { Kind::Word }
        } else if let Some(kind) = mark(c) {
            kind
        } else {
            continue;
        };
        let text: String =
            chars.get(from..ix).unwrap_or_default().iter().map(|(_, c)| *c).collect();
        found.push(Token { text, bytes: at..end_of(ix), kind });
    }
    found
}
