//! Which reading of a broken text makes the fewest mistakes.

use super::Parts;
use super::lex::{Kind, Mode, Quote, Token, lex};
use super::parse::{Guess, Parser};
use crate::source::codes;
use crate::source::diagnostic::Draft;
use crate::source::lines::Lines;

/// Reads a text as it stands; only if something is broken, tries again with what the lines tell.
pub(super) fn parse(text: &str) -> Parts {
    let mut tokens = lex(text, Mode::default());
    if tokens.iter().any(|t| t.kind == Kind::Str(Quote::Open)) {
        tokens = lex(text, Mode { one_line: true });
    }
    let mut best = attempt(text, &tokens, Guess::Nothing);
    if best.unbalanced {
        for guess in [Guess::Missing, Guess::Strays] {
            let other = attempt(text, &tokens, guess);
            // If it is as good, the one that explains where; but strays only if it is better.
            let bonus = usize::from(guess == Guess::Missing);
            if weight(&other.faults) < weight(&best.faults) + bonus {
                best = other;
            }
        }
    }
    let Parser { nodes, faults, .. } = best;
    let faults = cut_off(text, one_a_line(text, faults));
    Parts { tokens, nodes, faults }
}

fn attempt<'t>(text: &'t str, tokens: &'t [Token], guess: Guess) -> Parser<'t> {
    let mut parser = Parser::new(text, tokens, guess);
    parser.run();
    parser
}

/// A file said to be cut off, or with a remainder that is not read, explains less than a
/// missing bracket in a certain place.
fn weight(faults: &[Draft]) -> usize {
    let vague = |d: &Draft| *d.code == codes::TRUNCATED || *d.code == codes::AFTER_END;
    faults.len() + 2 * faults.iter().filter(|d| vague(d)).count()
}

/// Whatever else is wrong in the line in which the text breaks off comes from that.
fn cut_off(text: &str, mut faults: Vec<Draft>) -> Vec<Draft> {
    let truncated = faults.iter().find(|d| *d.code == codes::TRUNCATED).map(|d| d.span.start);
    if let Some(end) = truncated {
        let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
        faults.retain(|d| *d.code == codes::TRUNCATED || d.span.start < line);
    }
    faults
}

/// Of several faults in one line the later ones mostly follow from the first.
fn one_a_line(text: &str, mut faults: Vec<Draft>) -> Vec<Draft> {
    // A missing quotation mark explains whatever else seems wrong in its line.
    let rank = |d: &Draft| match d.code {
        code if *code == codes::TOO_DEEP || *code == codes::TRUNCATED => 0,
        code if *code == codes::UNTERMINATED => 1,
        _ => 2,
    };
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
