//! The small language of phrases.
//!
//! | written | matches |
//! |---|---|
//! | `thank you`, `谢谢` | these words, these characters |
//! | `appreciat*` | a word that begins so |
//! | `(a\|b c)` | one of them; `?` behind anything: it or nothing |
//! | `..` | up to 5 words (8 characters) within the clause |
//! | `...` | up to 14 words (24 characters) within the sentence |
//! | `<` `>` | start and end of a clause |
//! | `<<` `>>` | start and end of a sentence |
//! | `{q}` | the end of a sentence that is a question |
//! | `{n}` `{time}` `{when}` | a number, a time of day, a time, day or term |
//! | `@name` | one of the words of the class `name` |
//! | `!(a\|b)` | none of them stands here |

use super::hours::Times;
use super::token::{Kind, Token};
use crate::text::Lang;

#[derive(Debug, Clone)]
enum Node {
    Word(String),
    Prefix(String),
    OneOf(Vec<Vec<Node>>),
    Maybe(Vec<Vec<Node>>),
    Not(Vec<Vec<Node>>),
    Gap { most: usize, clauses: bool },
    Start,
    End,
    SentenceStart,
    SentenceEnd,
    Question,
    Number,
    Time,
    When,
}

/// A compiled phrase.
#[derive(Debug, Clone)]
pub(super) struct Pattern(Vec<Node>);

/// What a phrase is matched against.
pub(super) struct Said<'s> {
    pub tokens: &'s [Token],
    pub times: &'s Times,
}

impl Said<'_> {
    fn is_start(&self, at: usize) -> bool {
        at == 0 || self.tokens.get(at - 1).is_some_and(Token::ends_clause)
    }

    fn is_sentence_start(&self, at: usize) -> bool {
        at == 0 || self.tokens.get(at - 1).is_some_and(Token::ends_sentence)
    }

    fn number(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while self
            .tokens
            .get(end)
            .is_some_and(|token| token.kind == Kind::Number || is_number(&token.text))
        {
            end += 1;
        }
        (end > at).then_some(end)
    }
}

/// Is the word a number in words?
pub(super) fn is_number(word: &str) -> bool {
    const WORDS: [&str; 50] = [
        "一",
        "二",
        "两",
        "俩",
        "三",
        "仨",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "百",
        "千",
        "万",
        "零",
        "半",
        "几",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "ninety",
        "hundred",
        "thousand",
        "half",
        "couple",
        "dozen",
        "thirteen",
        "fourteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "seventy",
        "eighty",
    ];
    WORDS.contains(&word)
}

impl Pattern {
    /// Compiles a phrase; `class` gives the phrase behind `@name`. `None`: it is not well formed.
    pub fn new(source: &str, lang: Lang, class: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        let chars: Vec<char> = source.chars().collect();
        let mut parser = Parser { chars: &chars, at: 0, lang, class };
        let mut ways = parser.ways()?;
        if parser.at != chars.len() {
            return None;
        }
        let nodes = if ways.len() == 1 { ways.pop()? } else { vec![Node::OneOf(ways)] };
        (!nodes.is_empty()).then_some(Self(nodes))
    }

    /// The first place where it matches: tokens from and to.
    pub fn find(&self, said: &Said<'_>) -> Option<(usize, usize)> {
        (0..said.tokens.len()).filter(|at| can_start(&self.0, said, *at)).find_map(|at| {
            let end = ends(&self.0, said, at).into_iter().max()?;
            (end > at).then_some((at, end))
        })
    }
}

/// Can a sequence begin here, by its first word alone? Cheap, and true of nearly no place.
fn can_start(nodes: &[Node], said: &Said<'_>, at: usize) -> bool {
    for node in nodes {
        let token = said.tokens.get(at);
        match node {
            Node::Word(word) => return token.is_some_and(|token| token.text == *word),
            Node::Prefix(word) => {
                return token.is_some_and(|token| token.text.starts_with(word.as_str()));
            }
            Node::OneOf(ways) => return ways.iter().any(|way| can_start(way, said, at)),
            Node::Maybe(ways) => {
                if ways.iter().any(|way| can_start(way, said, at)) {
                    return true;
                }
            }
            Node::Start if !said.is_start(at) => return false,
            Node::SentenceStart if !said.is_sentence_start(at) => return false,
            Node::Start | Node::SentenceStart => {}
            _ => return true,
        }
    }
    true
}

fn add(found: &mut Vec<usize>, at: usize) {
    if !found.contains(&at) {
        found.push(at);
    }
}

fn any(ways: &[Vec<Node>], said: &Said<'_>, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for way in ways {
        for end in ends(way, said, at) {
            add(&mut found, end);
        }
    }
    found
}

/// Where a sequence that begins here can end.
fn ends(nodes: &[Node], said: &Said<'_>, at: usize) -> Vec<usize> {
    let mut here = vec![at];
    for node in nodes {
        let mut next = Vec::new();
        for at in here {
            step(node, said, at, &mut next);
        }
        if next.is_empty() {
            return next;
        }
        here = next;
    }
    here
}

fn step(node: &Node, said: &Said<'_>, at: usize, next: &mut Vec<usize>) {
    let token = said.tokens.get(at);
    let keep = |holds: bool, next: &mut Vec<usize>| {
        if holds {
            add(next, at);
        }
    };
    match node {
        Node::Word(word) => {
            if token.is_some_and(|token| token.text == *word) {
                add(next, at + 1);
            }
        }
        Node::Prefix(word) => {
            if token.is_some_and(|token| token.text.starts_with(word.as_str())) {
                add(next, at + 1);
            }
        }
        Node::OneOf(ways) => any(ways, said, at).into_iter().for_each(|end| add(next, end)),
        Node::Maybe(ways) => {
            add(next, at);
            any(ways, said, at).into_iter().for_each(|end| add(next, end));
        }
        Node::Not(ways) => keep(any(ways, said, at).is_empty(), next),
        Node::Gap { most, clauses } => {
            for over in 0..=*most {
                add(next, at + over);
                let stops =
                    |token: &Token| token.ends_sentence() || !clauses && token.ends_clause();
                if said.tokens.get(at + over).is_none_or(stops) {
                    break;
                }
            }
        }
        Node::Start => keep(said.is_start(at), next),
        Node::SentenceStart => keep(said.is_sentence_start(at), next),
        Node::End => keep(token.is_none_or(Token::ends_clause), next),
        Node::SentenceEnd => keep(token.is_none_or(Token::ends_sentence), next),
        Node::Question => keep(token.is_some_and(|token| token.kind == Kind::Question), next),
        Node::Number => {
            if let Some(end) = said.number(at) {
                add(next, end);
            }
        }
        Node::Time => said.times.clock_ends(at).for_each(|end| add(next, end)),
        Node::When => said.times.all_ends(at).for_each(|end| add(next, end)),
    }
}

struct Parser<'p> {
    chars: &'p [char],
    at: usize,
    lang: Lang,
    class: &'p dyn Fn(&str) -> Option<String>,
}

impl Parser<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn eat(&mut self, text: &str) -> bool {
        let fits = text.chars().enumerate().all(|(ahead, c)| self.peek(ahead) == Some(c));
        if fits {
            self.at += text.chars().count();
        }
        fits
    }

    fn ways(&mut self) -> Option<Vec<Vec<Node>>> {
        let mut ways = vec![self.sequence()?];
        while self.eat("|") {
            ways.push(self.sequence()?);
        }
        Some(ways)
    }

    fn group(&mut self) -> Option<Vec<Vec<Node>>> {
        let ways = self.ways()?;
        self.eat(")").then_some(ways)
    }

    fn sequence(&mut self) -> Option<Vec<Node>> {
        let zh = self.lang == Lang::Zh;
        let mut nodes = Vec::new();
        while let Some(c) = self.peek(0) {
            if c == '|' || c == ')' {
                break;
            }
            let node = if c == ' ' {
                self.at += 1;
                continue;
            } else if self.eat("...") {
                Node::Gap { most: if zh { 24 } else { 14 }, clauses: true }
            } else if self.eat("..") {
                Node::Gap { most: if zh { 8 } else { 5 }, clauses: false }
            } else if self.eat("<<") {
                Node::SentenceStart
            } else if self.eat(">>") {
                Node::SentenceEnd
            } else if self.eat("<") {
                Node::Start
            } else if self.eat(">") {
                Node::End
            } else if self.eat("{q}") {
                Node::Question
            } else if self.eat("{n}") {
                Node::Number
            } else if self.eat("{time}") {
                Node::Time
            } else if self.eat("{when}") {
                Node::When
            } else if self.eat("!(") {
                Node::Not(self.group()?)
            } else if self.eat("(") {
                Node::OneOf(self.group()?)
            } else if self.eat("@") {
                let name = self.run(|c| c.is_ascii_lowercase());
                let source = (self.class)(&name)?;
                let chars: Vec<char> = source.chars().collect();
                let none = |_: &str| None;
                let mut inner = Parser { chars: &chars, at: 0, lang: self.lang, class: &none };
                let ways = inner.ways()?;
                if inner.at != chars.len() {
                    return None;
                }
                Node::OneOf(ways)
            } else {
                self.word()?
            };
            let maybe = self.eat("?");
            nodes.push(if maybe { Node::Maybe(vec![vec![node]]) } else { node });
        }
        Some(nodes)
    }

    fn run(&mut self, takes: impl Fn(char) -> bool) -> String {
        let mut run = String::new();
        while let Some(c) = self.peek(0).filter(|c| takes(*c)) {
            run.push(c);
            self.at += 1;
        }
        run
    }

    fn word(&mut self) -> Option<Node> {
        let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\'' | '-' | '$' | '£');
        let word = self.run(latin);
        if word.is_empty() {
            let c = self.peek(0).filter(|c| c.is_alphabetic())?;
            self.at += 1;
            return Some(Node::Word(c.to_string()));
        }
        let word = word.to_lowercase();
        Some(if self.eat("*") { Node::Prefix(word) } else { Node::Word(word) })
    }
}
