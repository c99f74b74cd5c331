//! Tokens into nodes: one loop over a stack of open brackets, limited to [`DEPTH`].

use super::lex::{Kind, Token};
use super::marks::plain;
use super::{Node, Shape};
use crate::source::codes;
use crate::source::diagnostic::Problem;
use crate::source::lines::Lines;
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
pub(super) struct Frame {
    pub node: usize,
    pub close: Kind,
    /// Token index of the opening bracket.
    pub token: usize,
    /// An item has been read, and a comma has to come before the next one.
    pub need_comma: bool,
}

pub(super) struct Parser<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub at: usize,
    /// Offset behind the last token that was no white space.
    pub last_end: u32,
    pub stack: Vec<Frame>,
    pub nodes: Vec<Node>,
    pub faults: Vec<Problem>,
    pub guess: Guess,
    pub too_deep: bool,
    /// A bracket was missing or too many.
    pub unbalanced: bool,
    /// Only made once something is wrong.
    pub lines: OnceCell<Lines<'t>>,
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
        // Each round passes a token or closes a bracket.
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

    pub(super) fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::End, |t| plain(t.kind))
    }

    pub(super) fn peek(&self) -> Kind {
        self.kind(self.at)
    }

    pub(super) fn start(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(self.text.len() as u32, |t| t.start)
    }

    pub(super) fn here(&self) -> (u32, u32) {
        (self.start(self.at), self.start(self.at + 1))
    }

    /// Goes on to the next token that means something.
    pub(super) fn advance(&mut self) {
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

    pub(super) fn push(&mut self, mut node: Node) {
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
}
