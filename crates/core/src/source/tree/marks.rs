//! Marks, literals and lines: what single tokens mean, and what is told about faulty ones.

use super::lex::{Kind, Quote, Token};
use super::parse::Parser;
use super::strings;
use crate::source::codes;
use crate::source::diagnostic::{Code, Problem};
use crate::source::lines::Lines;
use crate::source::unseen;
use crate::text::Text;
use crate::text::shown::line as shown_line;

impl<'t> Parser<'t> {
    pub(super) fn fault(
        &mut self,
        code: &'static Code,
        span: (u32, u32),
        message: Text,
        hint: Option<Text>,
    ) {
        let span = span.0 as usize..(span.1 as usize).min(self.text.len());
        self.faults.push(Problem::new(code, span, message).maybe_hint(hint));
    }

    /// What is missing in the innermost bracket proves nothing any more.
    pub(super) fn damage(&mut self) {
        if let Some(frame) = self.stack.last() {
            self.nodes[frame.node].damaged = true;
        }
    }

    pub(super) fn bad_character(&mut self) {
        let (from, to) = self.here();
        let c = self.text.get(from as usize..to as usize).unwrap_or("");
        let shown: String = c.chars().take(20).collect();
        let hint = match unseen::disguised(&shown) {
            Some(odd) => odd,
            None => say!("文字要写在英文引号 \"…\" 里", "text belongs in quotation marks \"…\""),
        };
        let shown = shown_line(&shown);
        self.fault(
            &codes::BAD_CHARACTER,
            (from, to),
            say!("这里不该有 `{shown}`", "`{shown}` means nothing here"),
            Some(hint),
        );
        self.damage();
    }

    /// Tells of full-width punctuation that stands for a mark of the format.
    pub(super) fn full_width(&mut self) {
        let Some(&Token { kind: Kind::FullWidth(c), .. }) = self.tokens.get(self.at) else {
            return;
        };
        let Some(meant) = half_width(c) else { return };
        let span = self.here();
        self.fault(
            &codes::FULL_WIDTH,
            span,
            say!(
                "这里要用半角的 `{meant}`，不是 `{c}`",
                "write `{meant}` here, not the full-width `{c}`"
            ),
            None,
        );
    }

    pub(super) fn string_faults(&mut self, quote: Quote) {
        let (start, end) = self.here();
        match quote {
            Quote::Plain | Quote::Raw => {}
            Quote::Nested => {
                let body = self.text.get(start as usize + 1..end as usize).unwrap_or("");
                let at = start + 1 + body.find('"').unwrap_or(0) as u32;
                self.fault(
                    &codes::QUOTE_INSIDE,
                    (at, at + 1),
                    say!(
                        "文字里面有直引号 `\"`，文字到这里就断了",
                        "there is a straight quotation mark `\"` inside of a text, which ends here"
                    ),
                    Some(say!(
                        "里面的引号写成 “ ”，或写 `\\\"`",
                        "inside of a text write “ ”, or `\\\"`"
                    )),
                );
            }
            Quote::Open => {
                self.fault(
                    &codes::UNTERMINATED,
                    (start, end),
                    say!("引号没有关上", "this quotation mark is not closed"),
                    Some(say!(
                        "这一行里少了一个 `\"`；文字里面的引号写成 “ ” 或 \\\"",
                        "a `\"` is missing on this line; inside of a text write “ ” or \\\""
                    )),
                );
                self.damage();
            }
            Quote::FullWidth => self.fault(
                &codes::FULL_WIDTH,
                (start, end),
                say!(
                    "格式用的引号是半角的 `\"…\"`",
                    "texts stand in half-width quotation marks `\"…\"`"
                ),
                None,
            ),
            Quote::Escaped => {
                let body = self.text.get(start as usize + 1..end as usize - 1).unwrap_or("");
                for fault in strings::unescape(body).1 {
                    let from = start + 1 + fault.start as u32;
                    let escape = &body[fault.clone()];
                    self.fault(
                        &codes::BAD_ESCAPE,
                        (from, from + fault.len() as u32),
                        say!("不认识的转义 `{escape}`", "`{escape}` is not an escape"),
                        Some(say!(
                            "要写反斜杠本身，请写两个 `\\\\`",
                            "for a backslash itself write two: `\\\\`"
                        )),
                    );
                }
            }
        }
    }

    // --- lines, only asked for after an error ---

    pub(super) fn lines(&self) -> &Lines<'t> {
        self.lines.get_or_init(|| Lines::new(self.text))
    }

    pub(super) fn line_number(&self, at: u32) -> usize {
        self.lines().line_of(at as usize) + 1
    }

    /// Indentation of the line that holds `at`, in bytes.
    pub(super) fn line_indent(&self, at: u32) -> usize {
        let rest = &self.text.as_bytes()[self.lines().line_start(at as usize)..];
        // Nobody indents further, and a line of a million spaces must not be counted for ever.
        rest.iter().take(400).take_while(|b| matches!(b, b' ' | b'\t')).count()
    }

    /// Indentation of a token that is the first of its line, the first line excepted.
    pub(super) fn indent_of(&self, token: usize) -> Option<usize> {
        let at = self.start(token);
        let start = self.lines().line_start(at as usize);
        let indent = self.line_indent(at);
        (start + indent == at as usize && start > 0).then_some(indent)
    }
}

/// Full-width punctuation taken for what it stands for.
pub(super) fn plain(kind: Kind) -> Kind {
    match kind {
        Kind::FullWidth(c) => match half_width(c) {
            Some('(') => Kind::OpenParen,
            Some(')') => Kind::CloseParen,
            Some('[') => Kind::OpenSquare,
            Some(']') => Kind::CloseSquare,
            Some('{') => Kind::OpenCurly,
            Some('}') => Kind::CloseCurly,
            Some(':') => Kind::Colon,
            Some(_) => Kind::Comma,
            None => Kind::Unknown,
        },
        other => other,
    }
}

pub(super) fn half_width(c: char) -> Option<char> {
    Some(match c {
        '（' => '(',
        '）' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        '：' => ':',
        '，' | '、' | '；' | ';' => ',',
        _ => return None,
    })
}

pub(super) fn bracket(kind: Kind) -> char {
    match kind {
        Kind::CloseSquare => ']',
        Kind::CloseCurly => '}',
        _ => ')',
    }
}
