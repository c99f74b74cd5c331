//! Tokens into nodes: one loop over a stack of open brackets, limited to [`DEPTH`].

use super::lex::{Kind, Quote, Token};
use super::{Node, Shape, strings};
use crate::source::diagnostic::{Code, Draft};
use crate::source::lines::Lines;
use crate::source::{codes, encoding};
use crate::text::Text;
use std::cell::OnceCell;

/// How deep brackets may nest.
pub const DEPTH: usize = 64;

/// What is inferred once brackets are known not to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    /// Nothing: the brackets are taken as they stand.
    Nothing,
    /// Missing brackets, from the indentation.
    Missing,
    /// The same, and brackets that are too many, from their lines.
    Strays,
}

/// An open bracket.
struct Frame {
    node: usize,
    close: Kind,
    /// Token index of the opening bracket.
    token: usize,
    /// An item has been read, and a comma has to come before the next one.
    need_comma: bool,
}

pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    /// Offset behind the last token that was no white space.
    last_end: u32,
    stack: Vec<Frame>,
    pub nodes: Vec<Node>,
    pub faults: Vec<Draft>,
    guess: Guess,
    too_deep: bool,
    /// A bracket was missing or too many.
    pub unbalanced: bool,
    /// Only made once something is wrong.
    lines: OnceCell<Lines<'t>>,
}

/// A text with more faults than this is not read to its end.
const HOPELESS: usize = 1000;

impl<'t> Parser<'t> {
    pub fn new(text: &'t str, tokens: &'t [Token], guess: Guess) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            last_end: 0,
            stack: Vec::with_capacity(DEPTH),
            nodes: Vec::with_capacity(tokens.len() / 4 + 1),
            faults: Vec::new(),
            guess,
            too_deep: false,
            unbalanced: false,
            lines: OnceCell::new(),
        }
    }

    pub fn run(&mut self) {
        self.skip_space();
        self.attributes();
        loop {
            let kind = self.peek();
            if kind == Kind::End || self.faults.len() > HOPELESS {
                break;
            }
            if self.stack.is_empty() && !self.nodes.is_empty() {
                if kind == Kind::Comma {
                    self.advance();
                    continue;
                }
                self.after_end();
                break;
            }
            match kind {
                Kind::CloseParen | Kind::CloseSquare | Kind::CloseCurly => self.close(kind),
                Kind::Comma => self.comma(),
                Kind::Colon => {
                    let span = self.here();
                    self.fault(
                        &codes::MISSING_VALUE,
                        span,
                        say!("冒号前面没有名字", "there is no name before this colon"),
                        None,
                    );
                    self.damage();
                    self.advance();
                }
                Kind::Unknown | Kind::FullWidth(_) => {
                    self.bad_character();
                    self.advance();
                }
                _ => self.item(),
            }
        }
        self.end();
    }

    // --- tokens ---

    fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::End, |t| plain(t.kind))
    }

    fn peek(&self) -> Kind {
        self.kind(self.at)
    }

    fn start(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(self.text.len() as u32, |t| t.start)
    }

    fn here(&self) -> (u32, u32) {
        (self.start(self.at), self.start(self.at + 1))
    }

    /// Goes on to the next token that means something.
    fn advance(&mut self) {
        self.full_width();
        self.last_end = self.start(self.at + 1);
        self.at += 1;
        self.skip_space();
    }

    fn skip_space(&mut self) {
        while let Some(token) = self.tokens.get(self.at) {
            match token.kind {
                Kind::Space | Kind::Comment(true) => {}
                Kind::Comment(false) => {
                    let (from, _) = self.here();
                    self.fault(
                        &codes::UNTERMINATED,
                        (from, from + 2),
                        say!("注释 `/*` 没有结尾 `*/`", "the comment `/*` has no `*/`"),
                        None,
                    );
                    self.damage();
                }
                _ => break,
            }
            self.at += 1;
        }
    }

    /// The next token after this one that means something.
    fn look_ahead(&self) -> (usize, Kind) {
        let mut at = self.at + 1;
        while matches!(self.kind(at), Kind::Space | Kind::Comment(_)) {
            at += 1;
        }
        (at, self.kind(at))
    }

    // --- faults ---

    fn fault(&mut self, code: &'static Code, span: (u32, u32), message: Text, hint: Option<Text>) {
        let span = span.0 as usize..(span.1 as usize).min(self.text.len());
        self.faults.push(Draft::new(code, span, message).maybe_hint(hint));
    }

    /// What is missing in the innermost bracket proves nothing any more.
    fn damage(&mut self) {
        if let Some(frame) = self.stack.last() {
            self.nodes[frame.node].damaged = true;
        }
    }

    fn bad_character(&mut self) {
        let (from, to) = self.here();
        let c = self.text.get(from as usize..to as usize).unwrap_or("");
        let shown: String = c.chars().take(20).collect();
        let shown = shown.escape_debug().to_string().replace("\\\"", "\"");
        self.fault(
            &codes::BAD_CHARACTER,
            (from, to),
            say!("这里不该有 `{shown}`", "`{shown}` means nothing here"),
            Some(say!("文字要写在英文引号 \"…\" 里", "text belongs in quotation marks \"…\"")),
        );
        self.damage();
    }

    /// Tells of full-width punctuation that stands for a mark of the format.
    fn full_width(&mut self) {
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

    // --- structure ---

    /// `#![enable(…)]` at the top is RON, but nothing in these files needs it.
    fn attributes(&mut self) {
        let rest = self.text.get(self.start(self.at) as usize..).unwrap_or("");
        if !rest.starts_with("#![") {
            return;
        }
        let line = rest.split('\n').next().unwrap_or(rest);
        let from = self.start(self.at);
        let to = from + line.trim_end().len() as u32;
        self.fault(
            &codes::BAD_CHARACTER,
            (from, to),
            say!("这里不用 RON 的扩展", "RON extensions are not used here"),
            Some(say!("请删去这一行", "remove this line")),
        );
        while self.start(self.at) < to && self.kind(self.at) != Kind::End {
            self.at += 1;
        }
        self.skip_space();
    }

    fn comma(&mut self) {
        let ready = self.stack.last().is_none_or(|f| f.need_comma);
        if !ready {
            let span = self.here();
            self.fault(
                &codes::MISSING_VALUE,
                span,
                say!(
                    "逗号前面少了一项，或者多写了一个逗号",
                    "an item is missing before this comma, or the comma is one too many"
                ),
                None,
            );
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.need_comma = false;
        }
        self.advance();
    }

    fn after_end(&mut self) {
        self.unbalanced = true;
        let span = self.here();
        self.fault(
            &codes::AFTER_END,
            span,
            say!(
                "最外层的括号已经关上，这后面的内容不会读",
                "the outermost bracket is closed already; nothing from here on is read"
            ),
            Some(say!(
                "前面多半多了一个右括号",
                "there is probably one closing bracket too many further up"
            )),
        );
        if let Some(root) = self.nodes.first_mut() {
            root.damaged = true;
        }
    }

    /// One `value` or `key: value`.
    fn item(&mut self) {
        if self.close_by_indent(false) {
            return;
        }
        let (colon, next) = self.look_ahead();
        let keyed = next == Kind::Colon
            && matches!(self.peek(), Kind::Name | Kind::Str(_) | Kind::Number | Kind::Char(_));
        if keyed && self.peek() == Kind::Name && self.close_list() {
            return;
        }
        self.check_comma();
        if next != Kind::Colon && self.missing_colon(next) {
            return;
        }
        let mut key = (0, 0);
        if keyed {
            key = self.here();
            self.advance();
            self.advance();
            debug_assert!(self.at > colon);
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.need_comma = true;
        }
        self.value(key);
    }

    /// `minutes 5`: a name and a value in one line of a group, with nothing between them.
    fn missing_colon(&mut self, next: Kind) -> bool {
        let group = self.stack.last().is_some_and(|f| f.close == Kind::CloseParen);
        let value = matches!(next, Kind::Number | Kind::Str(_) | Kind::Name | Kind::OpenSquare);
        let (key, (at, _)) = (self.here(), self.look_ahead());
        let between = self.text.get(key.1 as usize..self.start(at) as usize).unwrap_or("\n");
        if !group || !value || self.peek() != Kind::Name || between.contains('\n') {
            return false;
        }
        self.fault(
            &codes::MISSING_COLON,
            (key.1, key.1),
            say!("名字后面少了一个冒号", "a colon is missing after this name"),
            None,
        );
        self.advance();
        if let Some(frame) = self.stack.last_mut() {
            frame.need_comma = true;
        }
        self.value(key);
        true
    }

    fn check_comma(&mut self) {
        if self.stack.last().is_some_and(|f| f.need_comma) {
            let at = self.last_end;
            self.fault(
                &codes::MISSING_COMMA,
                (at, at),
                say!("这里少了一个逗号", "a comma is missing here"),
                None,
            );
        }
    }

    fn value(&mut self, key: (u32, u32)) {
        let (start, end) = self.here();
        let leaf = |shape| Node { shape, damaged: false, key, start, head: end, end, skip: 0 };
        match self.peek() {
            Kind::OpenParen => self.open(key, start, Shape::Group, Kind::CloseParen),
            Kind::OpenSquare => self.open(key, start, Shape::List, Kind::CloseSquare),
            Kind::OpenCurly => self.open(key, start, Shape::Map, Kind::CloseCurly),
            Kind::Name => match self.look_ahead() {
                (_, Kind::OpenParen) => {
                    self.advance();
                    self.open(key, start, Shape::Group, Kind::CloseParen);
                }
                (_, Kind::Colon) if key != (0, 0) => self.missing_open(key),
                _ => {
                    self.push(leaf(Shape::Name));
                    self.advance();
                }
            },
            Kind::Number => {
                self.push(leaf(Shape::Number));
                self.advance();
            }
            Kind::Str(quote) => {
                self.string_faults(quote);
                self.push(leaf(Shape::Str(quote)));
                self.advance();
            }
            Kind::Char(closed) => {
                if !closed {
                    self.fault(
                        &codes::UNTERMINATED,
                        (start, end),
                        say!("单引号没有关上", "this single quotation mark is not closed"),
                        Some(say!("文字用双引号 \"…\"", "texts take double quotation marks \"…\"")),
                    );
                    self.damage();
                }
                self.push(leaf(Shape::Char));
                self.advance();
            }
            // After a key only: everything else has been dealt with by the caller.
            other => {
                let at = self.last_end;
                if !matches!(other, Kind::End | Kind::Unknown) {
                    self.fault(
                        &codes::MISSING_VALUE,
                        (at, at),
                        say!("这里少了一个值", "a value is missing here"),
                        None,
                    );
                }
                let broken = Node { start: at, head: at, end: at, ..leaf(Shape::Broken) };
                self.push(broken);
            }
        }
    }

    /// `title: zh: "…", …`: on one line a bracket is missing, on two the value.
    fn missing_open(&mut self, key: (u32, u32)) {
        let (start, _) = self.here();
        let between = self.text.get(key.1 as usize..start as usize).unwrap_or("");
        let same_line = !between.contains('\n');
        let at = self.last_end;
        if same_line && self.stack.len() < DEPTH {
            self.unbalanced = true;
            self.fault(
                &codes::UNCLOSED,
                (start, start),
                say!("这里少了一个 `(`", "a `(` is missing here"),
                None,
            );
            let token = self.at;
            let node = self.nodes.len();
            self.push(Node {
                shape: Shape::Group,
                damaged: true,
                key,
                start,
                head: start,
                end: start,
                skip: 0,
            });
            self.stack.push(Frame { node, close: Kind::CloseParen, token, need_comma: false });
        } else {
            self.fault(
                &codes::MISSING_VALUE,
                (at, at),
                say!("这里少了一个值", "a value is missing here"),
                None,
            );
            self.push(Node {
                shape: Shape::Broken,
                damaged: true,
                key,
                start: at,
                head: at,
                end: at,
                skip: 0,
            });
            if let Some(frame) = self.stack.last_mut() {
                frame.need_comma = false;
            }
        }
    }

    fn push(&mut self, mut node: Node) {
        node.skip = self.nodes.len() as u32 + 1;
        self.nodes.push(node);
    }

    fn open(&mut self, key: (u32, u32), start: u32, shape: Shape, close: Kind) {
        let (head, end) = self.here();
        if self.stack.len() >= DEPTH {
            self.push(Node {
                shape: Shape::Broken,
                damaged: true,
                key,
                start,
                head: end,
                end,
                skip: 0,
            });
            self.skip_brackets();
            return;
        }
        let node = self.nodes.len();
        self.push(Node { shape, damaged: false, key, start, head, end, skip: 0 });
        self.stack.push(Frame { node, close, token: self.at, need_comma: false });
        self.advance();
    }

    /// Passes over a bracket and all inside it without building anything.
    fn skip_brackets(&mut self) {
        if !self.too_deep {
            self.too_deep = true;
            let span = self.here();
            self.fault(
                &codes::TOO_DEEP,
                span,
                say!(
                    "括号套得太深，超过 {DEPTH} 层",
                    "brackets nest deeper than {DEPTH} levels here"
                ),
                None,
            );
        }
        let mut open = 0_usize;
        loop {
            match self.peek() {
                Kind::OpenParen | Kind::OpenSquare | Kind::OpenCurly => open += 1,
                Kind::CloseParen | Kind::CloseSquare | Kind::CloseCurly => open -= 1,
                Kind::End => break,
                _ => {}
            }
            self.last_end = self.start(self.at + 1);
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        self.skip_space();
    }

    // --- closing ---

    fn close(&mut self, kind: Kind) {
        if self.close_by_indent(true) || self.stray_by_line(kind) {
            return;
        }
        let Some(frame) = self.stack.last() else { return };
        if frame.close == kind {
            self.pop(self.start(self.at + 1));
            self.advance();
            return;
        }
        self.unbalanced = true;
        let mark = bracket(kind);
        let wanted = bracket(frame.close);
        let span = self.here();
        let partner = self.stack.iter().rposition(|f| f.close == kind);
        let typo = self.indent_of(self.at).is_some_and(|here| {
            self.line_indent(self.tokens[frame.token].start) == here
                && partner.is_none_or(|p| {
                    self.line_indent(self.tokens[self.stack[p].token].start) != here
                })
        });
        match partner {
            Some(_) if !typo => self.force_close(),
            // Nothing it could close, or it stands just where the other kind was due.
            _ if typo => {
                self.fault(
                    &codes::STRAY_BRACKET,
                    span,
                    say!(
                        "这里应当是 `{wanted}`，不是 `{mark}`",
                        "this should be `{wanted}`, not `{mark}`"
                    ),
                    None,
                );
                self.pop(span.1);
                self.advance();
            }
            _ => {
                self.fault(
                    &codes::STRAY_BRACKET,
                    span,
                    say!("这个 `{mark}` 没有对应的左括号", "this `{mark}` closes nothing"),
                    None,
                );
                self.damage();
                self.advance();
            }
        }
    }

    /// Closes the innermost bracket, which its author forgot.
    fn force_close(&mut self) {
        let Some(frame) = self.stack.last() else { return };
        self.unbalanced = true;
        let wanted = bracket(frame.close);
        let line = self.line_number(self.tokens[frame.token].start);
        let bytes = self.text.as_bytes();
        let comma = self.last_end > 0 && bytes.get(self.last_end as usize - 1) == Some(&b',');
        let at = self.last_end - u32::from(comma);
        self.fault(
            &codes::UNCLOSED,
            (at, at),
            say!("这里少了一个 `{wanted}`", "a `{wanted}` is missing here"),
            Some(say!("对应的左括号在第 {line} 行", "its opening bracket is on line {line}")),
        );
        self.damage();
        self.pop(at);
        if let Some(frame) = self.stack.last_mut() {
            // A comma that the inner bracket has swallowed was there all the same.
            frame.need_comma = !comma;
        }
    }

    fn pop(&mut self, end: u32) {
        if let Some(frame) = self.stack.pop() {
            let skip = self.nodes.len() as u32;
            let node = &mut self.nodes[frame.node];
            node.end = end.max(node.end);
            node.skip = skip;
        }
    }

    /// A name with a colon in a list: lists have none, so their bracket was forgotten.
    fn close_list(&mut self) -> bool {
        let list = self.stack.last().is_some_and(|f| f.close == Kind::CloseSquare);
        let inner = self.stack.len().checked_sub(2).and_then(|i| self.stack.get(i));
        if list
            && inner.is_some_and(|f| f.close == Kind::CloseParen)
            && self.indent_of(self.at).is_some()
        {
            self.force_close();
            return true;
        }
        false
    }

    /// A line that is indented no deeper than the line of the open bracket does not belong
    /// inside it. Only asked once brackets are known not to match.
    fn close_by_indent(&mut self, closing: bool) -> bool {
        if self.guess == Guess::Nothing || self.stack.len() < 2 {
            return false;
        }
        let Some(here) = self.indent_of(self.at) else { return false };
        let Some(frame) = self.stack.last() else { return false };
        let opened = self.line_indent(self.tokens[frame.token].start);
        let outside = if closing { here < opened } else { here <= opened };
        if !outside
            || self.line_number(self.tokens[frame.token].start)
                == self.line_number(self.start(self.at))
        {
            return false;
        }
        self.force_close();
        true
    }

    /// A bracket in the middle of a line that would close one opened further up. Only asked once
    /// brackets are known not to match.
    fn stray_by_line(&mut self, kind: Kind) -> bool {
        let Some(frame) = self.stack.last() else { return false };
        let opened = self.line_number(self.tokens[frame.token].start);
        // A line that begins with closing brackets may go on with more of them.
        let line = self.lines().line_start(self.start(self.at) as usize);
        let closers =
            self.text[line..].trim_start_matches([' ', '\t']).starts_with([')', ']', '}']);
        if self.guess != Guess::Strays
            || closers
            || self.indent_of(self.at).is_some()
            || opened == self.line_number(self.start(self.at))
        {
            return false;
        }
        let (mark, span) = (bracket(kind), self.here());
        self.fault(
            &codes::STRAY_BRACKET,
            span,
            say!("这个 `{mark}` 没有对应的左括号", "this `{mark}` closes nothing"),
            None,
        );
        self.damage();
        self.advance();
        true
    }

    fn end(&mut self) {
        let end = self.text.len() as u32;
        if let Some(frame) = self.stack.last()
            && !self.too_deep
        {
            self.unbalanced = true;
            let open = self.stack.len();
            let wanted = bracket(frame.close);
            let line = self.line_number(self.tokens[frame.token].start);
            let at = self.last_end;
            self.fault(&codes::TRUNCATED, (at, at), say!(
                "文件在这里就结束了，还有 {open} 个括号没有关，最里面的一个在第 {line} 行，等着 `{wanted}`",
                "the file ends here with {open} brackets still open; the innermost one is on line {line} and waits for `{wanted}`"),
                Some(encoding::cut_off()));
        }
        while let Some(frame) = self.stack.last() {
            self.nodes[frame.node].damaged = true;
            self.pop(end);
        }
    }

    // --- lines, only asked for after an error ---

    fn lines(&self) -> &Lines<'t> {
        self.lines.get_or_init(|| Lines::new(self.text))
    }

    fn line_number(&self, at: u32) -> usize {
        self.lines().line_of(at as usize) + 1
    }

    /// Indentation of the line that holds `at`, in bytes.
    fn line_indent(&self, at: u32) -> usize {
        let rest = &self.text.as_bytes()[self.lines().line_start(at as usize)..];
        // Nobody indents further, and a line of a million spaces must not be counted for ever.
        rest.iter().take(400).take_while(|b| matches!(b, b' ' | b'\t')).count()
    }

    /// Indentation of a token that is the first of its line, the first line excepted.
    fn indent_of(&self, token: usize) -> Option<usize> {
        let at = self.start(token);
        let start = self.lines().line_start(at as usize);
        let indent = self.line_indent(at);
        (start + indent == at as usize && start > 0).then_some(indent)
    }

    fn string_faults(&mut self, quote: Quote) {
        let (start, end) = self.here();
        match quote {
            Quote::Plain | Quote::Raw => {}
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
}

/// Full-width punctuation taken for what it stands for.
fn plain(kind: Kind) -> Kind {
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

fn half_width(c: char) -> Option<char> {
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

fn bracket(kind: Kind) -> char {
    match kind {
        Kind::CloseSquare => ']',
        Kind::CloseCurly => '}',
        _ => ')',
    }
}
