//! One line of JSON whose values know where they stand.

use super::codes;
use crate::source::diagnostic::{Code, Diagnostic, Problem, finish};
use crate::source::say;
use crate::source::suggest::{did_you_mean, listing};
use crate::source::tree::{Ix, Tree};
use crate::text::Text;
use serde_json::Value;
use std::cell::RefCell;

/// A line and what is wrong with it.
///
/// What it says is read by `serde_json`; where things stand is asked of our own tree, in which
/// the brackets, keys and commas of JSON are those of a map.
pub(super) struct Line<'l> {
    text: &'l str,
    value: Option<Value>,
    tree: Tree<'l>,
    found: RefCell<Vec<Problem>>,
}

impl<'l> Line<'l> {
    pub(super) fn new(text: &'l str) -> Self {
        let mut found = Vec::new();
        let value = match serde_json::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                found.push(syntax(text, &error));
                None
            }
        };
        Self { text, value, tree: Tree::parse(text), found: RefCell::new(found) }
    }

    /// The whole of it; `None` if it is no JSON.
    pub(super) fn root(&'l self) -> Option<Spot<'l>> {
        let value = self.value.as_ref()?;
        Some(Spot { line: self, value, ix: self.tree.root() })
    }

    /// What was found, as findings about this line of a file that has no name yet.
    pub(super) fn into_found(self, number: usize) -> Vec<Diagnostic> {
        let mut found = finish("", self.text, self.found.into_inner());
        for one in &mut found {
            one.line = u32::try_from(number).unwrap_or(u32::MAX);
        }
        found
    }
}

/// What the reader of JSON says, and where.
fn syntax(text: &str, error: &serde_json::Error) -> Problem {
    let at = error.column().saturating_sub(1).min(text.len());
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    Problem::new(&codes::SYNTAX, at..at, say!("这里不是 JSON（{what}）", "not JSON: {what}")).hint(say!(
        "一行一个对象，如 {{\"turns\": [{{\"speaker\": \"agent\", \"acts\": [\"LetVent\"]}}]}}",
        "one object a line, such as {{\"turns\": [{{\"speaker\": \"agent\", \"acts\": [\"LetVent\"]}}]}}"
    ))
}

/// A value of a line.
#[derive(Clone, Copy)]
pub(super) struct Spot<'l> {
    line: &'l Line<'l>,
    value: &'l Value,
    /// Its place in the tree, if the tree knows it.
    ix: Option<Ix>,
}

impl<'l> Spot<'l> {
    pub(super) fn report(self, code: &'static Code, message: Text, hint: Option<Text>) {
        let span = self.ix.map_or(0..0, |ix| self.line.tree.head_span(ix));
        self.line.found.borrow_mut().push(Problem::new(code, span, message).maybe_hint(hint));
    }

    /// Says that something else was expected.
    pub(super) fn wrong(self, expected: &Text) {
        let given: String = self.value.to_string().chars().take(40).collect();
        let Text { zh, en } = expected;
        self.report(
            &codes::VALUE,
            say!("这里写的是 {given}，应当是{zh}", "this is {given}, expected {en}"),
            None,
        );
    }

    /// Says that a key is missing.
    pub(super) fn lacks(self, key: &str) {
        self.report(&codes::VALUE, say!("少了 \"{key}\"", "\"{key}\" is missing"), None);
    }

    /// Says that a key belongs to the other speaker: it would change a score by its absence.
    pub(super) fn misplaced(self, key: &str, agent: bool) {
        let (zh, en) = if agent { ("学员", "the agent") } else { ("客户", "the customer") };
        self.report(
            &codes::KEY,
            say!("\"{key}\" 属于{zh}（{en}）的话轮", "\"{key}\" belongs to a turn of {en}"),
            None,
        );
    }

    /// Says that a name is none of those.
    pub(super) fn unknown<'n>(
        self,
        code: &'static Code,
        what: &Text,
        name: &str,
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        let Text { zh, en } = what;
        let hint = did_you_mean(name, known.clone()).or_else(|| listing(known, 40));
        self.report(code, say!("没有{zh} `{name}`", "unknown {en} `{name}`"), hint);
    }

    pub(super) fn is_object(self) -> bool {
        self.value.is_object()
    }

    pub(super) fn is_list(self) -> bool {
        self.value.is_array()
    }

    /// An object with none but these keys; others are told.
    pub(super) fn object(self, shape: &Text, known: &[&str]) -> Option<()> {
        let Value::Object(map) = self.value else {
            self.wrong(shape);
            return None;
        };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            let span = self.child(key).map_or(0..0, |ix| self.line.tree.key_span(ix));
            let hint = did_you_mean(key, known.iter().copied());
            let hint = hint.or_else(|| listing(known.iter().copied(), 14));
            let message = say!("这里没有 \"{key}\" 这个键", "there is no key \"{key}\" here");
            let draft = Problem::new(&codes::KEY, span, message).maybe_hint(hint);
            self.line.found.borrow_mut().push(draft);
        }
        Some(())
    }

    /// The place of a key: names in JSON stand in quotation marks.
    fn child(self, key: &str) -> Option<Ix> {
        let tree = &self.line.tree;
        let bare = |ix: &Ix| tree.key(*ix).trim_matches('"') == key;
        self.ix.and_then(|ix| tree.children(ix).find(bare))
    }

    /// The value of a key; `null` is none.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Self { value, ix: self.child(key), ..self })
    }

    /// The only key and its value.
    pub(super) fn only(self) -> Option<(String, Self)> {
        let map = self.value.as_object().filter(|map| map.len() == 1)?;
        let (key, value) = map.iter().next()?;
        // Nothing behind an act is the same as an empty object.
        static EMPTY: std::sync::LazyLock<Value> =
            std::sync::LazyLock::new(|| Value::Object(serde_json::Map::new()));
        let value = if value.is_null() { &*EMPTY } else { value };
        Some((key.clone(), Self { value, ix: self.child(key), ..self }))
    }

    pub(super) fn items(self) -> Vec<Self> {
        let places: Vec<Ix> =
            self.ix.into_iter().flat_map(|ix| self.line.tree.children(ix)).collect();
        let values = self.value.as_array().into_iter().flatten().enumerate();
        values.map(|(at, value)| Self { value, ix: places.get(at).copied(), ..self }).collect()
    }

    /// The values of a list.
    pub(super) fn list(self, shape: &Text) -> Vec<Self> {
        if !self.is_list() {
            self.wrong(shape);
        }
        self.items()
    }

    pub(super) fn string(self, shape: &Text) -> Option<String> {
        let words = self.value.as_str();
        if words.is_none() {
            self.wrong(shape);
        }
        words.map(str::to_owned)
    }

    /// Any words.
    pub(super) fn words(self) -> Option<String> {
        self.string(&say!("引号里的文字", "words in quotation marks"))
    }

    /// A name, or a number that serves as one.
    pub(super) fn name_or_number(self) -> String {
        match self.value {
            Value::Number(number) => number.to_string(),
            _ => self.words().unwrap_or_default(),
        }
    }

    /// One of a few names.
    pub(super) fn one_of<'n>(
        self,
        what: &Text,
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) -> Option<&'n str> {
        let name = self.string(&say!("引号里的名字", "a name in quotation marks"))?;
        let found = known.clone().into_iter().find(|known| *known == name);
        if found.is_none() {
            self.unknown(&codes::NAME, what, &name, known);
        }
        found
    }

    /// `true` or `false`.
    pub(super) fn truth(self) -> Option<bool> {
        let truth = self.value.as_bool();
        if truth.is_none() {
            self.wrong(&say!(" true 或 false", "true or false"));
        }
        truth
    }

    /// A number up to `most` in steps.
    pub(super) fn number(self, most: u64, step: u64) -> Option<u8> {
        let number = self.value.as_u64().filter(|n| *n <= most && n % step == 0);
        if number.is_none() {
            let shape = say!(" 0 到 {most} 之间 {step} 的倍数", "0 to {most} in steps of {step}");
            self.wrong(&shape);
        }
        number.and_then(|number| u8::try_from(number).ok())
    }

    /// An amount, not negative.
    pub(super) fn amount(self) -> Option<f64> {
        let amount = self.value.as_f64().filter(|amount| *amount >= 0.0);
        if amount.is_none() {
            self.wrong(&say!("不小于 0 的数", "a number not below 0"));
        }
        amount
    }
}
