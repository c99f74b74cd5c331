//! The named values of a group.

use super::diagnostic::{Code, Problem};
use super::read::Value;
use super::tree::{Ix, Shape};
use super::{codes, suggest};
use crate::text::{Lang, Text};
use std::ops::RangeInclusive;

struct Entry<'t> {
    key: &'t str,
    ix: Ix,
    used: bool,
}

/// The named values of a group, each to be asked for once.
pub struct Fields<'t> {
    value: Value<'t>,
    entries: Vec<Entry<'t>>,
    /// Fields that nobody has asked for yet.
    left: usize,
    asked: Vec<&'static str>,
    /// Where the next field is expected: authors mostly keep to the order of the template.
    next: usize,
    /// Something in the group is broken: fields may be missing or misplaced for that reason.
    open: bool,
}

impl<'t> Fields<'t> {
    /// The fields of a group; of anything else none, and nothing is missed in them.
    pub(super) fn new(value: Value<'t>, group: bool) -> Self {
        let mut entries = Vec::new();
        let tree = value.tree();
        if group {
            let entry = |ix| Entry { key: tree.key(ix), ix, used: false };
            entries.extend(tree.children(value.ix()).map(entry));
        }
        let open = !group || tree.damaged(value.ix());
        let left = entries.len();
        Self { value, entries, left, asked: Vec::new(), next: 0, open }
    }

    /// The group itself.
    #[must_use]
    pub const fn value(&self) -> Value<'t> {
        self.value
    }

    /// A field that may be there.
    pub fn maybe(&mut self, name: &'static str) -> Option<Value<'t>> {
        self.asked.push(name);
        if self.left == 0 {
            return None;
        }
        let (before, after) = self.entries.split_at_mut(self.next);
        let place = match after.iter().position(|e| e.key == name) {
            Some(place) => self.next + place,
            None => before.iter().position(|e| e.key == name)?,
        };
        let entry = &mut self.entries[place];
        self.left -= usize::from(!std::mem::replace(&mut entry.used, true));
        self.next = place + 1;
        Some(self.value.at(entry.ix))
    }

    /// A field that may be there and came with this format.
    pub fn since(&mut self, format: u32, name: &'static str) -> Option<Value<'t>> {
        let value = self.maybe(name)?;
        value.newer(format, name, value.key_span());
        Some(value)
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
            self.value.report_at(Problem::new(code, self.value.head(), message));
        }
    }

    /// One language of a text.
    pub(super) fn translation(&mut self, lang: Lang) -> String {
        let (zh, en) = match lang {
            Lang::Zh => ("中文", "Chinese"),
            Lang::En => ("英文", "English"),
        };
        let reading = self.value.reading();
        let required = reading.required(lang);
        let lang_code = lang.code();
        match self.maybe(lang_code) {
            None if !required => {
                reading.lack(lang);
                String::new()
            }
            None => {
                self.missing(
                    &codes::MISSING_TRANSLATION,
                    say!("少了{zh} `{lang_code}`", "the {en} `{lang_code}` is missing"),
                );
                String::new()
            }
            Some(value) => {
                let words = value.string();
                if words.trim().is_empty() {
                    if !required {
                        reading.lack(lang);
                    } else if value.str().is_some() {
                        value.report(
                            &codes::MISSING_TRANSLATION,
                            say!("{zh}是空的", "the {en} is empty"),
                        );
                    }
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
        if self.open || self.value.reading().hopeless() {
            return;
        }
        for entry in self.entries.iter().filter(|e| !e.used) {
            let tree = self.value.tree();
            let key = entry.key;
            let value = self.value.at(entry.ix);
            if key.is_empty() {
                if tree.shape(entry.ix) != Shape::Broken {
                    let draft = Problem::new(
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
                Problem::new(
                    &codes::REPEATED_FIELD,
                    span,
                    say!("`{key}` 写了两次", "`{key}` is given twice"),
                )
            } else {
                let free = self.asked.iter().copied();
                Problem::new(
                    &codes::UNKNOWN_FIELD,
                    span,
                    say!("这里没有 `{key}` 这个字段", "there is no field `{key}` here"),
                )
                .maybe_hint(
                    suggest::did_you_mean(key, free.clone()).or_else(|| suggest::listing(free, 20)),
                )
            };
            value.report_at(draft);
        }
    }
}
