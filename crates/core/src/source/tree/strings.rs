//! What a string literal says.

use std::borrow::Cow;
use std::ops::Range;

/// The content of an escaped string, without its quotation marks; faults as byte ranges in it.
/// A faulty escape stands for itself.
pub fn unescape(body: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    let mut faults = Vec::new();
    if !body.contains('\\') {
        return (Cow::Borrowed(body), faults);
    }
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let from = body.len() - rest.len() + at;
        let escape = &rest[at..];
        let length = match read(escape) {
            Some((c, length)) => {
                out.extend(c);
                length
            }
            None => {
                let second = escape.chars().nth(1).map_or(0, char::len_utf8);
                faults.push(from..from + 1 + second);
                out.push_str(&escape[..1 + second]);
                1 + second
            }
        };
        rest = &escape[length..];
    }
    out.push_str(rest);
    (Cow::Owned(out), faults)
}

/// The character that an escape means (`None` for a line carried on) and its length in bytes.
fn read(escape: &str) -> Option<(Option<char>, usize)> {
    let second = *escape.as_bytes().get(1)?;
    let plain = |c| Some((Some(c), 2));
    match second {
        b'n' => plain('\n'),
        b't' => plain('\t'),
        b'r' => plain('\r'),
        b'0' => plain('\0'),
        b'"' => plain('"'),
        b'\'' => plain('\''),
        b'\\' => plain('\\'),
        b'x' => {
            let digits = escape.get(2..4).filter(|d| hex(d))?;
            let code = u32::from_str_radix(digits, 16).ok()?;
            Some((Some(char::from_u32(code)?), 4))
        }
        b'u' => {
            let digits = escape.get(2..)?.strip_prefix('{')?.split_once('}')?.0;
            let code = u32::from_str_radix(Some(digits).filter(|d| hex(d))?, 16).ok()?;
            Some((Some(char::from_u32(code)?), digits.len() + 4))
        }
        b'\n' | b'\r' => {
            let rest = escape.get(1..)?;
            Some((None, escape.len() - rest.trim_start().len()))
        }
        _ => None,
    }
}

/// The characters that the escapes of a string mean, with their places in its source.
pub fn escapes(source: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = source.get(at..).and_then(|rest| rest.find('\\')) {
        at += next;
        let (c, length) = read(&source[at..]).unwrap_or((None, 1));
        found.extend(c.map(|c| (at..at + length, c)));
        at += length;
    }
    found
}

fn hex(digits: &str) -> bool {
    !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

use super::lex::Quote;

/// The content of a string as written in the source.
pub fn content(source: &str, quote: Quote) -> Cow<'_, str> {
    match quote {
        Quote::Plain => Cow::Borrowed(inner(source, 1)),
        Quote::Escaped | Quote::Nested => unescape(inner(source, 1)).0,
        Quote::Raw => {
            let open = source.find('"').map_or(0, |at| at + 1);
            let hashes = source[..open].bytes().filter(|&b| b == b'#').count();
            let end = source.len().saturating_sub(hashes + 1).max(open);
            Cow::Borrowed(source.get(open..end).unwrap_or(""))
        }
        Quote::FullWidth | Quote::Open => {
            let marks = ['“', '”', '„', '＂', '「', '」', '"'];
            let body = source.strip_prefix(marks).unwrap_or(source);
            let body =
                if quote == Quote::Open { body } else { body.strip_suffix(marks).unwrap_or(body) };
            Cow::Borrowed(body)
        }
    }
}

fn inner(source: &str, mark: usize) -> &str {
    source.get(mark..source.len().saturating_sub(mark)).unwrap_or("")
}
