//! Closing brackets: the right ones, the wrong ones, and those that were forgotten.

use super::lex::Kind;
use super::marks::bracket;
use super::parse::{Guess, Parser};
use crate::source::{codes, encoding};

impl Parser<'_> {
    pub(super) fn close(&mut self, kind: Kind) {
        if self.close_by_indent(true) || self.stray_by_line(kind) {
            return;
        }
        let Some(frame) = self.stack.last() else {
            self.closes_nothing(kind);
            return;
        };
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
            _ => self.closes_nothing(kind),
        }
    }

    fn closes_nothing(&mut self, kind: Kind) {
        let (mark, span) = (bracket(kind), self.here());
        self.unbalanced = true;
        self.fault(
            &codes::STRAY_BRACKET,
            span,
            say!("这个 `{mark}` 没有对应的左括号", "this `{mark}` closes nothing"),
            None,
        );
        self.damage();
        self.advance();
    }

    /// Closes the innermost bracket, which its author forgot.
    pub(super) fn force_close(&mut self) {
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

    pub(super) fn pop(&mut self, end: u32) {
        if let Some(frame) = self.stack.pop() {
            let skip = self.nodes.len() as u32;
            let node = &mut self.nodes[frame.node];
            node.end = end.max(node.end);
            node.skip = skip;
        }
    }

    /// A name with a colon in a list: lists have none, so their bracket was forgotten.
    pub(super) fn close_list(&mut self) -> bool {
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
    pub(super) fn close_by_indent(&mut self, closing: bool) -> bool {
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
    pub(super) fn stray_by_line(&mut self, kind: Kind) -> bool {
        // First of all: lines cost, and sound files must not pay for them.
        if self.guess != Guess::Strays || self.indent_of(self.at).is_some() {
            return false;
        }
        let Some(frame) = self.stack.last() else { return false };
        let opened = self.line_number(self.tokens[frame.token].start);
        // A line that begins with closing brackets may go on with more of them.
        let line = self.lines().line_start(self.start(self.at) as usize);
        let closers =
            self.text[line..].trim_start_matches([' ', '\t']).starts_with([')', ']', '}']);
        if closers || opened == self.line_number(self.start(self.at)) {
            return false;
        }
        self.closes_nothing(kind);
        true
    }

    pub(super) fn end(&mut self) {
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
}
