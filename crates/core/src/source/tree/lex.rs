//! Text into tokens. Each token ends where the next one begins, so that the tokens are the text.

use logos::{Lexer, Logos};

/// How a string token was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    /// `"…"` without a backslash.
    Plain,
    /// `"…"` with escapes.
    Escaped,
    /// `r#"…"#`.
    Raw,
    /// `"…"…"…"`: straight quotation marks inside of a text, which is read to the one that ends it.
    Nested,
    /// `“…”`: not allowed, but it is clear what was meant.
    FullWidth,
    /// No end.
    Open,
}

/// Kinds of tokens.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq)]
#[logos(extras = Mode)]
pub enum Kind {
    /// White space of any width, byte order mark.
    #[regex(r"[ \t\r\n\u{b}\u{c}\u{85}\u{a0}\u{2000}-\u{200b}\u{2028}\u{2029}\u{202f}\u{3000}\u{feff}]+")]
    Space,
    /// `// …` and `/* … */`; false: the latter without an end.
    #[token("//", line_comment)]
    #[token("/*", block_comment)]
    Comment(bool),
    /// `(`
    #[token("(")]
    OpenParen,
    /// `)`
    #[token(")")]
    CloseParen,
    /// `[`
    #[token("[")]
    OpenSquare,
    /// `]`
    #[token("]")]
    CloseSquare,
    /// `{`
    #[token("{")]
    OpenCurly,
    /// `}`
    #[token("}")]
    CloseCurly,
    /// `,`
    #[token(",")]
    Comma,
    /// `:`
    #[token(":")]
    Colon,
    /// `（` `【` and their like, standing for the token they look like.
    #[regex("[（）［］【】｛｝，、：；;]", full_width)]
    FullWidth(char),
    /// A string.
    #[token("\"", string)]
    #[regex("b?r#*\"", raw_string)]
    #[regex("[“”„＂「」]", curly_string)]
    Str(Quote),
    /// `'x'`; false: no end.
    #[token("'", character)]
    Char(bool),
    /// `12`, `-5`, `1.5`.
    #[regex(r"[+-]?[0-9][0-9A-Za-z_.]*")]
    Number,
    /// A name.
    #[regex(r"[\p{XID_Start}_][\p{XID_Continue}]*")]
    Name,
    /// Anything else.
    Unknown,
    /// The end of the text, never a token of it.
    End,
}

/// How strings are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mode {
    /// A string ends with its line at the latest: for files in which a quotation mark is
    /// missing, so that only that line suffers.
    pub one_line: bool,
    /// A quotation mark ends a text only where a text can end: for files with quotation marks
    /// inside of texts.
    pub nested: bool,
}

/// A token: it reaches to the beginning of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it begins, in bytes.
    pub start: u32,
}

/// The tokens of `text`, with [`Kind::End`] at its length behind them.
pub fn lex(text: &str, mode: Mode) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 6 + 16);
    let mut lexer = Kind::lexer_with_extras(text, mode);
    while let Some(found) = lexer.next() {
        let kind = found.unwrap_or(Kind::Unknown);
        // A run of unknown characters is one token, so that it gets one message.
        if kind == Kind::Unknown && tokens.last().is_some_and(|t| t.kind == Kind::Unknown) {
            continue;
        }
        tokens.push(Token { kind, start: offset(lexer.span().start) });
    }
    tokens.push(Token { kind: Kind::End, start: offset(text.len()) });
    tokens
}

/// The first token of `text` and its length in bytes.
pub fn one(text: &str) -> (Kind, usize) {
    let mut lexer = Kind::lexer_with_extras(text, Mode::default());
    let kind = lexer.next().map_or(Kind::End, |found| found.unwrap_or(Kind::Unknown));
    (kind, lexer.span().end)
}

/// Texts are at most [`crate::source::encoding::LARGEST`] long; a longer one is cut there.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn line_comment(lexer: &mut Lexer<'_, Kind>) -> bool {
    let rest = lexer.remainder();
    lexer.bump(rest.find('\n').unwrap_or(rest.len()));
    true
}

fn block_comment(lexer: &mut Lexer<'_, Kind>) -> bool {
    let rest = lexer.remainder().as_bytes();
    let mut depth = 1_u32;
    let mut at = 0;
    while at < rest.len() {
        match rest.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    lexer.bump(at);
    depth == 0
}

fn full_width(lexer: &mut Lexer<'_, Kind>) -> char {
    lexer.slice().chars().next().unwrap_or(',')
}

fn string(lexer: &mut Lexer<'_, Kind>) -> Quote {
    let rest = lexer.remainder().as_bytes();
    let one_line = lexer.extras.one_line;
    // An odd number of them: one is missing, and nobody knows which.
    let nested = lexer.extras.nested && {
        // A line that no person has written must not be counted again and again.
        let near = rest.get(..4096).unwrap_or(rest);
        let line = near.split(|&b| b == b'\n').next().unwrap_or(near);
        let all = line.iter().filter(|&&b| b == b'"').count();
        let escapes = line.windows(2).filter(|pair| *pair == b"\\\"").count();
        (all - escapes.min(all)) % 2 == 1
    };
    let (mut escaped, mut inside) = (false, false);
    let mut at = 0;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'"' if nested && !text_ends(lexer.remainder().get(at + 1..).unwrap_or("")) => {
                (inside, at) = (true, at + 1);
            }
            b'"' => {
                lexer.bump(at + 1);
                return match (inside, escaped) {
                    (true, _) => Quote::Nested,
                    (_, true) => Quote::Escaped,
                    _ => Quote::Plain,
                };
            }
            b'\\' => {
                escaped = true;
                // What follows is a character of one byte wherever it matters.
                at += 1 + usize::from(rest.get(at + 1).is_some_and(u8::is_ascii));
            }
            b'\n' if one_line => break,
            _ => at += 1,
        }
    }
    open_string(lexer, at.min(rest.len()))
}

/// A string without an end: it stops before the brackets and commas that close its line.
fn open_string(lexer: &mut Lexer<'_, Kind>, length: usize) -> Quote {
    let rest = lexer.remainder();
    let body = rest.get(..length).unwrap_or(rest);
    let kept = if lexer.extras.one_line {
        body.trim_end_matches(|c: char| c.is_whitespace() || "),]".contains(c)).len()
    } else {
        body.len()
    };
    lexer.bump(kept);
    Quote::Open
}

/// True if what follows a quotation mark is what follows a text: the end of its line or bracket,
/// a comment, or a comma with something behind it that can begin an item.
pub(super) fn text_ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    let closes = ['\n', ')', ']', '}', '）', '】', ':'];
    let comment = |rest: &str| rest.starts_with("//") || rest.starts_with("/*");
    if rest.is_empty() || rest.starts_with(closes) || comment(rest) {
        return true;
    }
    let Some(next) = rest.strip_prefix([',', '，']) else { return false };
    let next = next.trim_start_matches([' ', '\t', '\r']);
    let word = next.find(|c: char| c != '_' && !c.is_ascii_alphanumeric()).unwrap_or(next.len());
    if word > 0 {
        let behind = next[word..].trim_start_matches([' ', '\t']);
        return behind.starts_with([':', '：', ',', ')', ']', '(']);
    }
    next.is_empty()
        || next.starts_with(closes)
        || next.starts_with(['"', '“', '(', '[', '{', '-'])
        || comment(next)
}

fn raw_string(lexer: &mut Lexer<'_, Kind>) -> Quote {
    let hashes = lexer.slice().bytes().filter(|&b| b == b'#').count();
    let rest = lexer.remainder();
    let end = format!("\"{}", "#".repeat(hashes));
    match rest.find(&end) {
        Some(at) => {
            lexer.bump(at + end.len());
            Quote::Raw
        }
        None => {
            lexer.bump(rest.len());
            Quote::Open
        }
    }
}

/// `“…”`, also closed with the wrong one of the two, within a line.
fn curly_string(lexer: &mut Lexer<'_, Kind>) -> Quote {
    // No further than it has to: a text may have a hundred thousand of these in one line.
    let mut length = 0;
    for c in lexer.remainder().chars().take_while(|&c| c != '\n') {
        length += c.len_utf8();
        if "“”＂」\"".contains(c) {
            lexer.bump(length);
            return Quote::FullWidth;
        }
    }
    open_string(lexer, length)
}

fn character(lexer: &mut Lexer<'_, Kind>) -> bool {
    // The longest is '\u{10ffff}'.
    let mut length = 0;
    let mut escaped = false;
    for c in lexer.remainder().chars().take(12).take_while(|&c| c != '\n') {
        length += c.len_utf8();
        if c == '\'' && !escaped {
            lexer.bump(length);
            return true;
        }
        escaped = c == '\\' && !escaped;
    }
    false
}
