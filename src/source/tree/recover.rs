//! Which reading of a broken text makes the fewest mistakes.

use super::Tree;
use super::lex::{Kind, Mode, Quote, Token, lex};
use super::parse::Parser;
use crate::source::codes;
use crate::source::diagnostic::Draft;
use crate::source::lines::Lines;

/// Reads a text as it stands; only if something is broken, tries again with what the lines tell.
pub(super) fn parse(text: &str) -> Tree<'_> {
    let mut tokens = lex(text, Mode::default());
    if tokens.iter().any(|t| t.kind == Kind::Str(Quote::Open)) {
        tokens = lex(text, Mode { one_line: true });
    }
    let (nodes, faults) = {
        let mut best = attempt(text, &tokens, false);
        if best.unbalanced {
            let other = attempt(text, &tokens, true);
            if weight(&other.faults) <= weight(&best.faults) {
                best = other;
            }
        }
        (best.nodes, best.faults)
    };
    let faults = one_a_line(text, faults);
    Tree { text, tokens, nodes, faults }
}

fn attempt<'t>(text: &'t str, tokens: &'t [Token], indented: bool) -> Parser<'t> {
    let mut parser = Parser::new(text, tokens, indented);
    parser.run();
    parser
}

/// A file said to be cut off, or with a remainder that is not read, explains less than a
/// missing bracket in a certain place.
fn weight(faults: &[Draft]) -> usize {
    let vague = |d: &Draft| *d.code == codes::TRUNCATED || *d.code == codes::AFTER_END;
    faults.len() + 2 * faults.iter().filter(|d| vague(d)).count()
}

/// Of several faults in one line the later ones mostly follow from the first.
fn one_a_line(text: &str, mut faults: Vec<Draft>) -> Vec<Draft> {
    // A missing quotation mark explains whatever else seems wrong in its line.
    let rank =
        |d: &Draft| usize::from(*d.code != codes::UNTERMINATED && *d.code != codes::TOO_DEEP);
    faults.sort_by_key(|d| (d.span.start, rank(d)));
    let mut kept: Vec<Draft> = Vec::new();
    if faults.is_empty() {
        return kept;
    }
    let lines = Lines::new(text);
    for fault in faults {
        let same_line = kept
            .last()
            .is_some_and(|last| lines.line_of(last.span.start) == lines.line_of(fault.span.start));
        let independent = |d: &Draft| *d.code == codes::FULL_WIDTH || *d.code == codes::BAD_ESCAPE;
        match kept.last_mut() {
            Some(last) if same_line && rank(&fault) < rank(last) => *last = fault,
            Some(last) if same_line && !(independent(last) && independent(&fault)) => {}
            _ => kept.push(fault),
        }
    }
    kept
}
