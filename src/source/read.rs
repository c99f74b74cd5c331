//! Values from a tree: small readers that say what is wrong and go on.
//!
//! Every reader returns something, a placeholder (empty, zero) if need be, and has then told
//! why. Lists keep their length, so that the n-th element of a model is the n-th of the file.

use super::diagnostic::{Code, Draft, MOST};
use super::tree::{Ix, Shape, Tree};
use super::{codes, suggest};
use crate::text::Text;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

/// A tree being read and what has been found wrong with it.
pub struct Reading<'t> {
    tree: &'t Tree<'t>,
    found: RefCell<Vec<Draft>>,
}

impl<'t> Reading<'t> {
    /// Begins to read a tree.
    #[must_use]
    pub fn new(tree: &'t Tree<'t>) -> Self {
        Self { tree, found: RefCell::default() }
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&'t self) -> Option<Value<'t>> {
        self.tree.root().map(|ix| Value { reading: self, ix })
    }

    /// Notes a finding.
    pub fn report(&self, draft: Draft) {
        self.found.borrow_mut().push(draft);
    }

    /// True once so much is wrong that further findings will not be listed: no need then to
    /// look for what might have been meant.
    fn hopeless(&self) -> bool {
        self.found.borrow().len() > 2 * MOST
    }

    /// What has been found.
    #[must_use]
    pub fn into_found(self) -> Vec<Draft> {
        self.found.into_inner()
    }
}

/// A value of the tree.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    reading: &'t Reading<'t>,
    ix: Ix,
}

impl<'t> Value<'t> {
    fn tree(self) -> &'t Tree<'t> {
        self.reading.tree
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
        self.report_at(Draft::new(code, self.span(), message));
    }

    /// Notes a finding.
    pub fn report_at(self, draft: Draft) {
        self.reading.report(draft);
    }

    /// Says that something else was expected, unless the syntax has been found broken here.
    pub fn wrong(self, expected: Text) {
        if self.shape() != Shape::Broken {
            let (zh, en) = self.describe();
            self.report_at(
                Draft::new(&codes::WRONG_TYPE, self.head(), say!("这里写的是{zh}", "this is {en}"))
                    .expected(Text::new(
                        format!("应当是{}", expected.zh),
                        format!("expected {}", expected.en),
                    )),
            );
        }
    }

    /// The value, or for brackets their opening.
    fn head(self) -> Range<usize> {
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

    /// A string, borrowed where it has no escapes.
    #[must_use]
    pub fn str(self) -> Option<Cow<'t, str>> {
        self.tree().string(self.ix)
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
                    Draft::new(
                        &codes::OUT_OF_RANGE,
                        self.span(),
                        say!("{source} 超出了范围", "{source} is out of range"),
                    )
                    .expected(say!("应当是 {low} 到 {high}", "expected {low} to {high}")),
                );
                if digits.starts_with('-') { low } else { high }
            }
            _ => {
                self.wrong(say!("{low} 到 {high} 的整数", "a whole number from {low} to {high}"));
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

    /// A text in both languages, neither of them empty.
    #[must_use]
    pub fn text(self) -> Text {
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
        let text = Text { zh: fields.translation("zh"), en: fields.translation("en") };
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
        self.items().map(read).collect()
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
                let draft = Draft::new(
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
        let draft = Draft::new(
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
        let mut entries = Vec::new();
        let open = if self.shape() == Shape::Group {
            let tree = self.tree();
            let children = tree.children(self.ix);
            entries.extend(children.map(|ix| Entry { key: tree.key(ix), ix, used: false }));
            tree.damaged(self.ix)
        } else {
            self.wrong(say!("一组 ( 名字: 值, … )", "a group ( name: value, … )"));
            true
        };
        Fields { value: self, entries, asked: Vec::new(), next: 0, open }
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

struct Entry<'t> {
    key: &'t str,
    ix: Ix,
    used: bool,
}

/// The named values of a group, each to be asked for once.
pub struct Fields<'t> {
    value: Value<'t>,
    entries: Vec<Entry<'t>>,
    asked: Vec<&'static str>,
    /// Where the next field is expected: authors mostly keep to the order of the template.
    next: usize,
    /// Something in the group is broken: fields may be missing or misplaced for that reason.
    open: bool,
}

impl<'t> Fields<'t> {
    /// The group itself.
    #[must_use]
    pub const fn value(&self) -> Value<'t> {
        self.value
    }

    /// A field that may be there.
    pub fn maybe(&mut self, name: &'static str) -> Option<Value<'t>> {
        self.asked.push(name);
        let (before, after) = self.entries.split_at_mut(self.next);
        let place = match after.iter().position(|e| e.key == name) {
            Some(place) => self.next + place,
            None => before.iter().position(|e| e.key == name)?,
        };
        let entry = &mut self.entries[place];
        entry.used = true;
        self.next = place + 1;
        Some(Value { reading: self.value.reading, ix: entry.ix })
    }

    /// A field that has to be there.
    pub fn need(&mut self, name: &'static str) -> Option<Value<'t>> {
        let value = self.maybe(name);
        if value.is_none() && !self.open {
            self.missing(&codes::MISSING_FIELD, say!("少了 `{name}`", "`{name}` is missing"));
        }
        value
    }

    /// Says that something is missing in this group.
    pub fn missing(&self, code: &'static Code, message: Text) {
        if !self.open {
            self.value.report_at(Draft::new(code, self.value.head(), message));
        }
    }

    /// One language of a text.
    fn translation(&mut self, lang: &'static str) -> String {
        let value = self.maybe(lang);
        let name = if lang == "zh" { ("中文", "Chinese") } else { ("英文", "English") };
        let (zh, en) = name;
        match value {
            None => {
                self.missing(
                    &codes::MISSING_TRANSLATION,
                    say!("少了{zh} `{lang}`", "the {en} `{lang}` is missing"),
                );
                String::new()
            }
            Some(value) => {
                let words = value.string();
                if value.str().is_some_and(|s| s.trim().is_empty()) {
                    value.report(
                        &codes::MISSING_TRANSLATION,
                        say!("{zh}是空的", "the {en} is empty"),
                    );
                }
                words
            }
        }
    }

    /// A required text in both languages.
    pub fn text(&mut self, name: &'static str) -> Text {
        self.need(name).map_or_else(Text::default, Value::text)
    }

    /// An optional text in both languages; empty if it is not there.
    pub fn text_or_empty(&mut self, name: &'static str) -> Text {
        self.maybe(name).map_or_else(Text::default, Value::text)
    }

    /// A required string.
    pub fn string(&mut self, name: &'static str) -> String {
        self.need(name).map_or_else(String::new, Value::string)
    }

    /// An optional string; empty if it is not there.
    pub fn string_or_empty(&mut self, name: &'static str) -> String {
        self.maybe(name).map_or_else(String::new, Value::string)
    }

    /// A required list.
    pub fn list<T>(&mut self, name: &'static str, read: impl FnMut(Value<'t>) -> T) -> Vec<T> {
        self.need(name).map_or_else(Vec::new, |v| v.list(read))
    }

    /// An optional list; empty if it is not there.
    pub fn list_or_empty<T>(
        &mut self,
        name: &'static str,
        read: impl FnMut(Value<'t>) -> T,
    ) -> Vec<T> {
        self.maybe(name).map_or_else(Vec::new, |v| v.list(read))
    }

    /// `true` or `false`, false if it is not there.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.maybe(name).is_some_and(Value::truth)
    }

    /// A required whole number.
    pub fn int<T: TryFrom<i64> + Default>(
        &mut self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> T {
        self.need(name).map_or_else(T::default, |v| T::try_from(v.int(&range)).unwrap_or_default())
    }

    /// An optional whole number.
    pub fn int_maybe<T: TryFrom<i64>>(
        &mut self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> Option<T> {
        self.maybe(name).and_then(|v| T::try_from(v.int(&range)).ok())
    }

    /// Ends the group: what nobody asked for does not belong here.
    pub fn done(self) {
        if self.open || self.value.reading.hopeless() {
            return;
        }
        for entry in self.entries.iter().filter(|e| !e.used) {
            let tree = self.value.tree();
            let key = entry.key;
            let value = Value { reading: self.value.reading, ix: entry.ix };
            if key.is_empty() {
                if tree.shape(entry.ix) != Shape::Broken {
                    let draft = Draft::new(
                        &codes::UNKNOWN_FIELD,
                        value.head(),
                        say!("这个值前面没有写名字", "this value has no name before it"),
                    );
                    value.report_at(draft.hint(say!("写成 `名字: 值`", "write `name: value`")));
                }
                continue;
            }
            let span = tree.key_span(entry.ix);
            let draft = if self.asked.contains(&key) {
                Draft::new(
                    &codes::REPEATED_FIELD,
                    span,
                    say!("`{key}` 写了两次", "`{key}` is given twice"),
                )
            } else {
                let free = self.asked.iter().copied();
                Draft::new(
                    &codes::UNKNOWN_FIELD,
                    span,
                    say!("这里没有 `{key}` 这个字段", "there is no field `{key}` here"),
                )
                .maybe_hint(
                    suggest::did_you_mean(key, free.clone()).or_else(|| suggest::listing(free, 14)),
                )
            };
            value.report_at(draft);
        }
    }
}
