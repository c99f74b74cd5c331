//! Reading `assets/reading.ron`: phrases by group and language.

use super::Group;
use super::pattern::Pattern;
use crate::source::diagnostic::Diagnostic;
use crate::source::open::{known_format, root, with_tree};
use crate::source::read::Value;
use crate::source::say;
use crate::text::Lang;
use std::collections::BTreeMap;

/// One entry: phrases of one group and strength.
pub(super) struct Entry {
    pub group: Group,
    pub weight: i32,
    pub say: Vec<Pattern>,
    pub unless: Vec<Pattern>,
}

/// The compiled lexicon.
pub(super) struct Lexicon {
    pub zh: Vec<Entry>,
    pub en: Vec<Entry>,
    /// A group and those whose presence silences it.
    pub yields: Vec<(Group, Vec<Group>)>,
}

impl Lexicon {
    pub fn read(source: &str) -> Result<Self, Vec<Diagnostic>> {
        let (lexicon, found) = with_tree("reading.ron", source.as_bytes(), |_, reading| {
            let mut f = root(reading, "Reading")?;
            known_format(f.maybe("format"), 1)?;
            let mut classes = BTreeMap::new();
            f.list("classes", |value| {
                let mut f = value.fields_of("Class");
                classes.insert(f.string("name"), f.string("is"));
                f.done();
            });
            let zh = f.list("zh", |value| entry(value, Lang::Zh, &classes));
            let en = f.list("en", |value| entry(value, Lang::En, &classes));
            let yields = f.list("yields", |value| {
                let mut f = value.fields_of("Yield");
                let group = f.need("group").and_then(group_of);
                let to = f.list("to", group_of);
                f.done();
                group.map(|group| (group, to.into_iter().flatten().collect()))
            });
            f.done();
            Some(Self {
                zh: zh.into_iter().flatten().collect(),
                en: en.into_iter().flatten().collect(),
                yields: yields.into_iter().flatten().collect(),
            })
        });
        lexicon.ok_or(found)
    }

    pub const fn of(&self, lang: Lang) -> &Vec<Entry> {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

fn group_of(value: Value<'_>) -> Option<Group> {
    let found = Group::from_id(value.name());
    if found.is_none() {
        value.unknown(&crate::source::codes::UNKNOWN_NAME, Group::ALL.iter().map(|g| g.id()));
    }
    found
}

fn entry(value: Value<'_>, lang: Lang, classes: &BTreeMap<String, String>) -> Option<Entry> {
    let compile = |value: Value<'_>| {
        let text = value.string();
        let pattern = Pattern::new(&text, lang, &|name| classes.get(name).cloned());
        if pattern.is_none() {
            value.wrong(say!("一个合写法的说法", "a phrase in the language of phrases"));
        }
        pattern
    };
    let mut f = value.fields_of("Say");
    let group = f.need("group").and_then(group_of);
    let weight = f.int("weight", -9..=9);
    let say: Vec<_> = f.list("say", compile).into_iter().flatten().collect();
    let unless: Vec<_> = f.list_or_empty("unless", compile).into_iter().flatten().collect();
    f.done();
    Some(Entry { group: group?, weight, say, unless })
}
