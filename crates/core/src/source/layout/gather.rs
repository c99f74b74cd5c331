//! The tokens that mean something, each with what stands between it and the next.

use crate::source::extent::newlines;
use crate::source::lines::columns;
use crate::source::tree::{TokenKind, Tree};

/// What a token is for the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The beginning of the file.
    Start,
    Open,
    Close,
    Colon,
    /// A name, a text, a number.
    Word,
}

pub(super) struct Comment<'t> {
    pub text: &'t str,
    /// Line breaks before it.
    pub breaks: usize,
}

pub(super) struct Item<'t> {
    pub role: Role,
    pub text: &'t str,
    /// A comma follows.
    pub comma: bool,
    /// What follows before the next item.
    pub comments: Vec<Comment<'t>>,
    /// Line breaks before the next item, behind the last comment.
    pub breaks: usize,
    /// Brackets: its author has broken lines between its items.
    pub broken: bool,
    /// Brackets: lines are broken further inside.
    pub broken_inside: bool,
    /// Brackets: nothing but comments inside.
    pub hollow: bool,
    /// Brackets: columns of what is inside, the closing one and a comma behind it, in one line.
    pub inner_width: usize,
}

impl<'t> Item<'t> {
    const fn new(role: Role, text: &'t str) -> Self {
        Self {
            role,
            text,
            comma: false,
            comments: Vec::new(),
            breaks: 0,
            broken: false,
            broken_inside: false,
            hollow: false,
            inner_width: 0,
        }
    }
}

/// The items of a sound text.
pub(super) fn gather<'t>(tree: &Tree<'t>) -> Vec<Item<'t>> {
    let mut items = vec![Item::new(Role::Start, "")];
    for token in 0..tree.token_count() {
        let text = tree.token_text(token);
        let last = items.len() - 1;
        let last = &mut items[last];
        let role = match tree.token_kind(token) {
            TokenKind::Space => {
                last.breaks += newlines(text);
                continue;
            }
            TokenKind::Comment(_) => {
                let breaks = std::mem::take(&mut last.breaks);
                let line = text.starts_with("//");
                let text = if line { text.trim_end() } else { text };
                last.comments.push(Comment { text, breaks });
                continue;
            }
            TokenKind::Comma => {
                last.comma = true;
                continue;
            }
            TokenKind::OpenParen | TokenKind::OpenSquare | TokenKind::OpenCurly => Role::Open,
            TokenKind::CloseParen | TokenKind::CloseSquare | TokenKind::CloseCurly => Role::Close,
            TokenKind::Colon => Role::Colon,
            _ => Role::Word,
        };
        items.push(Item::new(role, text));
    }
    measure(&mut items);
    items
}

/// Which brackets are broken, and how wide they are in one line.
fn measure(items: &mut [Item<'_>]) {
    /// A bracket that is open: where, the width up to it, how many broken ones came before.
    struct Open(usize, usize, usize);
    let mut open: Vec<Open> = Vec::new();
    let (mut width, mut broken) = (0, 0);
    for at in 0..items.len() {
        let item = &items[at];
        let role = item.role;
        if role == Role::Close
            && let Some(Open(bracket, before, earlier)) = open.pop()
        {
            items[bracket].inner_width = width - before + 2;
            items[bracket].broken_inside = broken > earlier;
            items[bracket].hollow = bracket + 1 == at;
            if bracket + 1 == at && items[bracket].comments.is_empty() {
                items[bracket].broken = false;
            }
            broken += usize::from(items[bracket].broken);
        }
        let item = &items[at];
        width += columns(item.text);
        if role == Role::Open {
            open.push(Open(at, width, broken));
        }
        let closing = items.get(at + 1).is_none_or(|next| next.role == Role::Close);
        let line_comment = item.comments.iter().any(|comment| comment.text.starts_with("//"));
        let many_lines = |text: &str| text.contains('\n');
        let breaks =
            item.breaks + item.comments.iter().map(|comment| comment.breaks).sum::<usize>();
        let between = role == Role::Open || closing || item.comma;
        let breaks_here = line_comment || between && breaks > 0;
        // What has several lines of its own is not measured.
        let tall = many_lines(item.text) || item.comments.iter().any(|one| many_lines(one.text));
        width += item.comments.iter().map(|comment| columns(comment.text) + 1).sum::<usize>();
        width += usize::from(item.comma && !closing) * 2 + usize::from(role == Role::Colon);
        broken += usize::from(tall);
        if breaks_here && let Some(Open(bracket, ..)) = open.last() {
            items[*bracket].broken = true;
        }
    }
}
