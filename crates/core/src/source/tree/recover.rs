//! Which reading of a broken text makes the fewest mistakes.

use super::Parts;
use super::lex::{Kind, Mode, Quote, Token, lex, text_ends};
use super::parse::{Guess, Parser};
use crate::source::codes;
use crate::source::diagnostic::Problem;
use crate::source::lines::Lines;
use crate::source::unseen;

/// Reads a text as it stands; only if something is broken, tries again with what the lines tell.
pub(super) fn parse(text: &str) -> Parts {
    let mut tokens = lex(text, Mode::default());
    if let Some(fault) = smart_quotes(text, &tokens) {
        let Parser { nodes, .. } = attempt(text, &tokens, Guess::Nothing);
        return Parts { tokens, nodes, faults: vec![fault] };
    }
    if tokens.windows(2).any(|pair| quote_inside(text, pair)) {
        tokens = lex(text, Mode { one_line: true, nested: true });
    } else if tokens.iter().any(|t| t.kind == Kind::Str(Quote::Open)) {
        tokens = lex(text, Mode { one_line: true, nested: false });
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
    let mut faults = cut_off(text, one_a_line(text, faults));
    if !faults.is_empty() {
        let spans = tokens
            .windows(2)
            .map(|pair| (pair[0].kind, pair[0].start as usize..pair[1].start as usize));
        faults = unseen::between(text, &spans.collect::<Vec<_>>(), faults);
    }
    Parts { tokens, nodes, faults }
}

/// A text directly followed by something that cannot follow one: the quotation mark that seemed
/// to end it stands inside of it.
fn quote_inside(text: &str, pair: &[Token]) -> bool {
    let [token, next] = pair else { return false };
    let open = matches!(token.kind, Kind::Str(Quote::Plain | Quote::Escaped));
    let follows = matches!(
        next.kind,
        Kind::Name
            | Kind::Number
            | Kind::Unknown
            | Kind::FullWidth(_)
            | Kind::OpenParen
            | Kind::OpenSquare
    );
    open && follows && !text_ends(text.get(next.start as usize..).unwrap_or(""))
}

/// Files in which an editor has made nearly all quotation marks curly.
fn smart_quotes(text: &str, tokens: &[Token]) -> Option<Problem> {
    let count = |wanted: fn(Quote) -> bool| {
        tokens.iter().filter(|t| matches!(t.kind, Kind::Str(quote) if wanted(quote))).count()
    };
    let curly = count(|quote| quote == Quote::FullWidth);
    if curly < 8 || curly < 3 * count(|quote| quote != Quote::FullWidth) {
        return None;
    }
    let first = tokens.iter().find(|t| t.kind == Kind::Str(Quote::FullWidth))?;
    let at = first.start as usize;
    let marks = text.chars().filter(|c| matches!(c, '“' | '”' | '„' | '＂')).count();
    let draft = Problem::new(
        &codes::SMART_QUOTES,
        at..at + '“'.len_utf8(),
        say!(
            "整份文件的引号都是弯的，共 {marks} 个",
            "the quotation marks of the whole file are curly ones, {marks} of them"
        ),
    );
    Some(draft.hint(say!(
        "在编辑器里把 “ 和 ” 全部替换成 `\"`，并关掉“智能引号”",
        "replace all “ and ” by `\"` in your editor, and switch “smart quotes” off"
    )))
}

fn attempt<'t>(text: &'t str, tokens: &'t [Token], guess: Guess) -> Parser<'t> {
    let mut parser = Parser::new(text, tokens, guess);
    parser.run();
    parser
}

/// A file said to be cut off, or with a remainder that is not read, explains less than a
/// missing bracket in a certain place.
fn weight(faults: &[Problem]) -> usize {
    let vague = |d: &Problem| *d.code == codes::TRUNCATED || *d.code == codes::AFTER_END;
    faults.len() + 2 * faults.iter().filter(|d| vague(d)).count()
}

/// Whatever else is wrong in the line in which the text breaks off comes from that.
fn cut_off(text: &str, mut faults: Vec<Problem>) -> Vec<Problem> {
    let truncated = faults.iter().find(|d| *d.code == codes::TRUNCATED).map(|d| d.span.start);
    if let Some(end) = truncated {
        let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
        faults.retain(|d| *d.code == codes::TRUNCATED || d.span.start < line);
    }
    faults
}

/// Of several faults in one line the later ones mostly follow from the first.
fn one_a_line(text: &str, mut faults: Vec<Problem>) -> Vec<Problem> {
    // A missing quotation mark explains whatever else seems wrong in its line.
    let rank = |d: &Problem| match d.code {
        code if *code == codes::TOO_DEEP || *code == codes::TRUNCATED => 0,
        code if *code == codes::UNTERMINATED || *code == codes::QUOTE_INSIDE => 1,
        _ => 2,
    };
    faults.sort_by_key(|d| (d.span.start, rank(d)));
    let mut kept: Vec<Problem> = Vec::new();
    if faults.is_empty() {
        return kept;
    }
    let lines = Lines::new(text);
    for fault in faults {
        let same_line = kept
            .last()
            .is_some_and(|last| lines.line_of(last.span.start) == lines.line_of(fault.span.start));
        let independent =
            |d: &Problem| *d.code == codes::FULL_WIDTH || *d.code == codes::BAD_ESCAPE;
        match kept.last_mut() {
            Some(last) if same_line && rank(&fault) < rank(last) => *last = fault,
            Some(last) if same_line && !(independent(last) && independent(&fault)) => {}
            _ => kept.push(fault),
        }
    }
    kept
}
