//! Values from a tree: small readers that say what is wrong and go on.
//!
//! Every reader returns something, a placeholder (empty, zero) if need be, and has then told
//! why. Lists keep their length, so that the n-th element of a model is the n-th of the file.

use super::diagnostic::{Code, MOST, Problem, Severity};
pub use super::fields::Fields;
use super::tree::{Ix, Shape, Tree};
use super::{codes, suggest};
use crate::text::shown::hidden;
use crate::text::{Lang, Text};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::{Range, RangeInclusive};

/// A tree being read and what has been found wrong with it.
pub struct TreeReader<'t> {
    tree: &'t Tree<'t>,
    found: RefCell<Vec<Problem>>,
    /// Format of the file: fields of a newer one are refused.
    format: Cell<u32>,
    /// Languages in which every text has to be there; in others it may be missing.
    required: Cell<[bool; Lang::ALL.len()]>,
    /// Texts without the words of a language that is not required.
    lacking: Cell<[u32; Lang::ALL.len()]>,
    texts: Cell<u32>,
    limits: Cell<Limits>,
}

/// How many values a list may hold, by its field; of all others [`MOST_VALUES`].
pub type Limits = &'static [(&'static str, usize)];

/// Most values of a list that has no limit of its own.
pub const MOST_VALUES: usize = 100;

/// What a file in fewer languages than the program lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    /// The language.
    pub lang: Lang,
    /// Texts that are not there in it.
    pub missing: u32,
    /// All texts.
    pub of: u32,
}

impl<'t> TreeReader<'t> {
    /// Begins to read a tree.
    #[must_use]
    pub fn new(tree: &'t Tree<'t>) -> Self {
        Self {
            tree,
            found: RefCell::default(),
            format: Cell::new(u32::MAX),
            required: Cell::new([true; Lang::ALL.len()]),
            lacking: Cell::default(),
            texts: Cell::default(),
            limits: Cell::new(&[]),
        }
    }

    /// Fields that came with a newer format than this are refused from here on.
    pub fn set_format(&self, format: u32) {
        self.format.set(format);
    }

    /// Texts need not be there in other languages than these from here on; none: in all.
    pub fn set_languages(&self, languages: &[Lang]) {
        let all = languages.is_empty();
        self.required.set(Lang::ALL.map(|lang| all || languages.contains(&lang)));
    }

    /// How many values lists may hold from here on.
    pub fn set_limits(&self, limits: Limits) {
        self.limits.set(limits);
    }

    /// Languages that are not required, and how much is missing in each.
    pub fn lacking(&self) -> impl Iterator<Item = Lacking> {
        let (required, lacking, of) = (self.required.get(), self.lacking.get(), self.texts.get());
        let langs = Lang::ALL.into_iter().zip(required).zip(lacking);
        langs.filter(|((_, required), _)| !required).map(move |((lang, _), missing)| Lacking {
            lang,
            missing,
            of,
        })
    }

    pub(super) fn required(&self, lang: Lang) -> bool {
        self.required.get()[lang as usize]
    }

    pub(super) fn lack(&self, lang: Lang) {
        let mut lacking = self.lacking.get();
        lacking[lang as usize] += 1;
        self.lacking.set(lacking);
    }

    pub(super) fn format(&self) -> u32 {
        self.format.get()
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&'t self) -> Option<Value<'t>> {
        self.tree.root().map(|ix| Value { reading: self, ix })
    }

    /// Notes a finding.
    pub fn report(&self, draft: Problem) {
        note(&mut self.found.borrow_mut(), draft);
    }

    /// Where the errors begin that have been found so far.
    #[must_use]
    pub fn errors(&self) -> Vec<usize> {
        let found = self.found.borrow();
        found.iter().filter(|draft| draft.is_error()).map(|draft| draft.span.start).collect()
    }

    /// True once so much is wrong that further findings will not be listed: no need then to
    /// look for what might have been meant.
    pub(super) fn hopeless(&self) -> bool {
        self.found.borrow().len() > 2 * MOST
    }

    /// What has been found.
    #[must_use]
    pub fn into_found(self) -> Vec<Problem> {
        self.found.into_inner()
    }
}

/// Adds a finding, unless there are far more than will ever be listed: a file of 32 MB may hold
/// millions.
pub fn note(found: &mut Vec<Problem>, draft: Problem) {
    // Room is kept for errors behind any number of warnings: they decide about the file.
    let most = if draft.code.severity == Severity::Error { 11 * MOST } else { 10 * MOST };
    if found.len() < most {
        found.push(draft);
    }
}

/// A value of the tree.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    reading: &'t TreeReader<'t>,
    ix: Ix,
}

impl<'t> Value<'t> {
    pub(super) fn tree(self) -> &'t Tree<'t> {
        self.reading.tree
    }

    pub(super) const fn reading(self) -> &'t TreeReader<'t> {
        self.reading
    }

    /// Another value of the same tree.
    pub(super) const fn at(self, ix: Ix) -> Self {
        Self { ix, ..self }
    }

    /// Index in the tree.
    #[must_use]
    pub const fn ix(self) -> Ix {
        self.ix
    }

    /// What it is.
    #[must_use]
    pub fn shape(self) -> Shape {
        self.tree().shape(self.ix)
    }

    /// Name of a group or the bare name.
    #[must_use]
    pub fn name(self) -> &'t str {
        self.tree().name(self.ix)
    }

    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.tree().span(self.ix)
    }

    /// Where its name stands.
    #[must_use]
    pub fn name_span(self) -> Range<usize> {
        self.tree().name_span(self.ix)
    }

    /// Where its key stands.
    #[must_use]
    pub fn key_span(self) -> Range<usize> {
        self.tree().key_span(self.ix)
    }

    /// Notes a finding about the whole value.
    pub fn report(self, code: &'static Code, message: Text) {
        self.report_at(Problem::new(code, self.span(), message));
    }

    /// Notes a finding.
    pub fn report_at(self, draft: Problem) {
        self.reading.report(draft);
    }

    /// Says that something else was expected, unless the syntax has been found broken here.
    pub fn wrong(self, expected: Text) {
        if self.shape() != Shape::Broken {
            let (zh, en) = self.describe();
            self.report_at(
                Problem::new(
                    &codes::WRONG_TYPE,
                    self.head(),
                    say!("这里写的是{zh}", "this is {en}"),
                )
                .expected(Text::new(
                    format!("应当是{}", expected.zh),
                    format!("expected {}", expected.en),
                )),
            );
        }
    }

    /// The value, or for brackets their opening.
    pub(super) fn head(self) -> Range<usize> {
        self.tree().head_span(self.ix)
    }

    fn describe(self) -> (&'static str, &'static str) {
        match self.shape() {
            Shape::Broken => ("读不懂的内容", "unreadable"),
            Shape::Name => ("一个名字", "a bare name"),
            Shape::Number => ("一个数", "a number"),
            Shape::Str(_) => ("一个字符串", "a string"),
            Shape::Char => ("一个字符", "a character"),
            Shape::Group => ("一组 ( … )", "a group ( … )"),
            Shape::List => ("一个列表 [ … ]", "a list [ … ]"),
            Shape::Map => ("一组 { … }", "a map { … }"),
        }
    }

    /// A string, borrowed where it has no escapes. Ids, times and other strings that are no words
    /// of a lesson are read as they look: of what cannot be seen in them [`super::unseen`] has told.
    #[must_use]
    pub fn str(self) -> Option<Cow<'t, str>> {
        let string = self.tree().string(self.ix)?;
        let words = matches!(self.tree().key(self.ix), "zh" | "en");
        if words || !string.contains(hidden) {
            return Some(string);
        }
        Some(Cow::Owned(string.replace(hidden, "")))
    }

    /// A string in quotation marks.
    #[must_use]
    pub fn string(self) -> String {
        self.str().map_or_else(
            || {
                self.wrong(say!("引号里的文字", "a text in quotation marks"));
                String::new()
            },
            Cow::into_owned,
        )
    }

    /// A whole number within limits; beyond them the nearest limit.
    #[must_use]
    pub fn int(self, range: &RangeInclusive<i64>) -> i64 {
        let (low, high) = (*range.start(), *range.end());
        let source = self.tree().source(self.ix);
        if self.shape() != Shape::Number || source.contains('.') {
            self.wrong(say!("{low} 到 {high} 的整数", "a whole number from {low} to {high}"));
            return low.max(0).min(high);
        }
        let digits = source.replace('_', "");
        let number: Option<i64> = digits.parse().ok();
        match number {
            Some(n) if range.contains(&n) => n,
            // Digits that do not fit into 64 bits are a number beyond its limits, too.
            n if n.is_some() || digits[1..].bytes().all(|b| b.is_ascii_digit()) => {
                self.report_at(
                    Problem::new(
                        &codes::OUT_OF_RANGE,
                        self.span(),
                        say!("{source} 超出了范围", "{source} is out of range"),
                    )
                    .expected(say!("应当是 {low} 到 {high}", "expected {low} to {high}")),
                );
                if digits.starts_with('-') { low } else { high }
            }
            _ => {
                let draft = Problem::new(
                    &codes::WRONG_TYPE,
                    self.span(),
                    say!("`{source}` 不是整数", "`{source}` is no whole number"),
                );
                self.report_at(draft.maybe_hint(letters(source)).expected(say!(
                    "应当是 {low} 到 {high} 的整数",
                    "expected a whole number from {low} to {high}"
                )));
                low.max(0).min(high)
            }
        }
    }

    /// `true` or `false`.
    #[must_use]
    pub fn truth(self) -> bool {
        match (self.shape(), self.name()) {
            (Shape::Name, "true") => true,
            (Shape::Name, "false") => false,
            _ => {
                self.wrong(say!("true 或 false", "true or false"));
                false
            }
        }
    }

    /// A text in all languages of the file, none of them empty.
    #[must_use]
    pub fn text(self) -> Text {
        self.reading.texts.set(self.reading.texts.get() + 1);
        if self.shape() != Shape::Group {
            self.wrong(say!(
                "两种语言的文字 (zh: \"…\", en: \"…\")",
                "a text in both languages (zh: \"…\", en: \"…\")"
            ));
            return Text::default();
        }
        if let Some(text) = self.plain_text() {
            return text;
        }
        let mut fields = self.fields();
        let text = Text { zh: fields.translation(Lang::Zh), en: fields.translation(Lang::En) };
        fields.done();
        text
    }

    /// The usual text, `(zh: "…", en: "…")`, without the detour over its fields.
    fn plain_text(self) -> Option<Text> {
        let tree = self.tree();
        let mut children = tree.children(self.ix);
        let (zh, en, end) = (children.next()?, children.next()?, children.next());
        let usual = end.is_none() && tree.key(zh) == "zh" && tree.key(en) == "en";
        let words = |ix| {
            let words = tree.string(ix)?;
            (!words.trim_start().is_empty()).then(|| words.into_owned())
        };
        if usual { Some(Text { zh: words(zh)?, en: words(en)? }) } else { None }
    }

    /// The values of a list, one result for each.
    pub fn list<T>(self, read: impl FnMut(Value<'t>) -> T) -> Vec<T> {
        if self.shape() != Shape::List {
            self.wrong(say!("列表 [ … ]", "a list [ … ]"));
            return Vec::new();
        }
        let values: Vec<T> = self.items().map(read).collect();
        if values.len() > FEW {
            self.count(values.len());
        }
        values
    }

    /// Refuses a list with more values than any sensible file has: further on they are numbered,
    /// and numbers are small.
    fn count(self, values: usize) {
        let key = self.tree().key(self.ix);
        let limit = self.reading.limits.get().iter().find(|(name, _)| *name == key);
        let most = limit.map_or(MOST_VALUES, |(_, most)| *most);
        if values <= most {
            return;
        }
        let message = if key.is_empty() {
            say!("这个列表有 {values} 项", "this list holds {values} values")
        } else {
            say!("`{key}` 有 {values} 项", "`{key}` holds {values} values")
        };
        let draft = Problem::new(&codes::TOO_LONG, self.head(), message);
        self.report_at(draft.expected(say!("最多 {most} 项", "{most} at most")));
    }

    /// The values inside, with or without keys.
    pub fn children(self) -> impl Iterator<Item = Value<'t>> {
        self.tree().children(self.ix).map(move |ix| Value { reading: self.reading, ix })
    }

    /// The values inside, which should have no keys.
    pub fn items(self) -> impl Iterator<Item = Value<'t>> {
        self.tree().children(self.ix).map(move |ix| {
            let value = Value { reading: self.reading, ix };
            let key = self.tree().key(ix);
            if !key.is_empty() {
                let draft = Problem::new(
                    &codes::NO_KEYS,
                    self.tree().key_span(ix),
                    say!("这里的值不带名字 `{key}:`", "values here have no name `{key}:`"),
                );
                value.report_at(draft.hint(say!(
                    "也许少了一层括号：( {key}: … )",
                    "perhaps brackets are missing: ( {key}: … )"
                )));
            }
            value
        })
    }

    /// Refuses a group of this name in files of an older format.
    pub fn needs_format(self, format: u32) {
        self.newer(format, self.name(), self.name_span());
    }

    /// Refuses what came with a newer format than the file's.
    pub(super) fn newer(self, format: u32, name: &str, span: Range<usize>) {
        if self.reading.format() < format {
            let draft = Problem::new(
                &codes::NEEDS_FORMAT,
                span,
                say!("`{name}` 要第 {format} 版格式", "`{name}` needs format {format}"),
            );
            self.report_at(draft.hint(say!(
                "把文件开头的 `format` 改成 {format}",
                "write `format: {format}` at the head of the file"
            )));
        }
    }

    /// One of a few names.
    #[must_use]
    pub fn one_of<T: Copy>(self, names: &[(&str, T)]) -> Option<T> {
        let name = self.name();
        if self.shape() != Shape::Name {
            self.wrong(one_of(names.iter().map(|(n, _)| *n)));
            return None;
        }
        let found = names.iter().find(|(n, _)| *n == name).map(|&(_, value)| value);
        if found.is_none() {
            self.unknown(&codes::UNKNOWN_NAME, names.iter().map(|(n, _)| *n));
        }
        found
    }

    /// Says that the name of this value is none of those.
    pub fn unknown<'a>(
        self,
        code: &'static Code,
        names: impl IntoIterator<Item = &'a str> + Clone,
    ) {
        let name = self.name();
        let draft = Problem::new(
            code,
            self.name_span(),
            if name.is_empty() {
                say!("这里少了一个名字", "a name is missing here")
            } else {
                say!("没有 `{name}` 这个名字", "there is no `{name}` here")
            },
        );
        let few = names.clone().into_iter().count() <= 12;
        let draft = if few { draft.expected(one_of(names.clone())) } else { draft };
        let hopeless = self.reading.hopeless();
        self.report_at(if hopeless {
            draft
        } else {
            draft.maybe_hint(suggest::did_you_mean(name, names))
        });
    }

    /// The named values of a group.
    #[must_use]
    pub fn fields(self) -> Fields<'t> {
        let group = self.shape() == Shape::Group;
        if !group {
            self.wrong(say!("一组 ( 名字: 值, … )", "a group ( name: value, … )"));
        }
        Fields::new(self, group)
    }

    /// The named values of a group that is called `name` or has no name.
    #[must_use]
    pub fn fields_of(self, name: &str) -> Fields<'t> {
        let given = self.name();
        if self.shape() == Shape::Group && !given.is_empty() && given != name {
            self.unknown(&codes::UNKNOWN_NAME, [name]);
        }
        self.fields()
    }
}

/// Letters that stand for digits, if that explains why it is no number.
fn letters(source: &str) -> Option<Text> {
    let digit = |c| match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => None,
    };
    let (place, c) = source.chars().enumerate().find(|(_, c)| digit(*c).is_some())?;
    let meant: String = source.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let (place, digit) = (place + 1, digit(c)?);
    meant.parse::<i64>().is_ok().then(|| {
        say!(
            "第 {place} 个字符是字母 `{c}`，不是数字 `{digit}`；是不是想写 `{meant}`？",
            "character {place} is the letter `{c}`, not the digit `{digit}`; did you mean `{meant}`?"
        )
    })
}
/// Lists of so few values are never too long.
const FEW: usize = 2;

/// "one of a, b, c", in both languages.
fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> Text {
    let names: Vec<&str> = names.into_iter().collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    if names.len() == 1 {
        say!("应当是 {zh}", "expected {en}")
    } else {
        say!("应当是其中之一：{zh}", "expected one of {en}")
    }
}
