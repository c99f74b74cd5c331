//! Typing within a text in quotation marks: by far the most frequent change, and one that moves
//! everything behind it and changes nothing else. So nothing is parsed but that text.

use super::lex::{Kind, Quote, one};
use super::{Parts, Shape, strings};
use crate::source::encoding::LARGEST;
use std::ops::Range;
use std::sync::Arc;

/// Brings the parts up to date with `text`, in which what stood in `span` has been replaced by
/// `length` bytes. False, and nothing has changed, if more has to be done than to move offsets:
/// then the text is to be parsed.
pub(in crate::source) fn typed(
    parts: &mut Arc<Parts>,
    text: &str,
    span: &Range<usize>,
    length: usize,
) -> bool {
    // Of a text with faults nobody knows what a letter does to them.
    if !parts.faults.is_empty() || text.len() > LARGEST {
        return false;
    }
    let after = parts.tokens.partition_point(|token| (token.start as usize) < span.start);
    let Some(token) = after.checked_sub(1).and_then(|before| parts.tokens.get(before)) else {
        return false;
    };
    let start = token.start;
    let end = parts.tokens.get(after).map_or(0, |next| next.start as usize);
    let plain = |kind| matches!(kind, Kind::Str(Quote::Plain | Quote::Escaped));
    if !plain(token.kind) || span.end >= end {
        return false;
    }
    let new_end = end - span.len() + length;
    let (kind, reached) = one(text.get(start as usize..).unwrap_or(""));
    let Kind::Str(quote) = kind else { return false };
    if !plain(kind) || start as usize + reached != new_end {
        return false;
    }
    let body = text.get(start as usize + 1..new_end - 1).unwrap_or("");
    if quote == Quote::Escaped && !strings::unescape(body).1.is_empty() {
        return false;
    }
    let node = parts.nodes.partition_point(|node| node.start < start);
    // A key is none.
    if !parts.nodes.get(node).is_some_and(|n| n.start == start && matches!(n.shape, Shape::Str(_)))
    {
        return false;
    }
    if Arc::get_mut(parts).is_none() {
        *parts = Arc::new(Parts {
            tokens: parts.tokens.clone(),
            nodes: parts.nodes.clone(),
            faults: Vec::new(),
        });
    }
    let Some(parts) = Arc::get_mut(parts) else { return false };
    let (grown, shrunk) = (as_u32(length), as_u32(span.len()));
    let moved = |at: &mut u32| {
        if *at > start {
            *at = *at + grown - shrunk;
        }
    };
    parts.tokens[after - 1].kind = kind;
    parts.tokens[after..].iter_mut().for_each(|token| moved(&mut token.start));
    parts.nodes[node].shape = Shape::Str(quote);
    for node in &mut parts.nodes {
        moved(&mut node.end);
        moved(&mut node.head);
        moved(&mut node.start);
        moved(&mut node.key.0);
        moved(&mut node.key.1);
    }
    true
}

/// Texts are at most [`LARGEST`] long.
fn as_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
