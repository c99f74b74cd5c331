//! What differs between two versions of a scenario, element by element: words and meaning apart.
//!
//! Both are compared as plain data, so that no field of the model can be forgotten. Whatever has
//! an id is compared with what has the same one; a part with a new id and the old content is the
//! old one, renamed, and so are the ways that lead there. What has no id is matched by content
//! first and by place where that has changed.

use super::model::Scenario;
use super::path::Path;
use crate::source::say;
use crate::text::Text;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The element: by its name in the new version, in the old one of what is gone.
    pub path: Path,
    /// What has become of it.
    pub what: What,
}

/// What has become of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It had this id before.
    Renamed(String),
    /// The same entries stand in another order.
    Order,
    /// An entry of a plain list is new.
    Added(String),
    /// An entry of a plain list is gone.
    Removed(String),
    /// It says the same kind of thing in other words, in one language or in both.
    Words {
        /// The Chinese changed.
        zh: bool,
        /// The English changed.
        en: bool,
    },
    /// It means something else: as it was and as it is, written briefly.
    Meaning {
        /// Before.
        old: String,
        /// Now.
        new: String,
    },
}

impl Difference {
    /// In words. The place is the path, as the findings give it, too.
    #[must_use]
    pub fn said(&self) -> Text {
        let path = &self.path;
        match &self.what {
            What::New => say!("新增了 {path}", "{path} is new"),
            What::Gone => say!("删去了 {path}", "{path} is gone"),
            What::Renamed(from) => {
                say!("{path} 就是原来的 {from}，只换了名字", "{path} is what was called {from}")
            }
            What::Order => say!("{path}：次序变了", "{path}: the order changed"),
            What::Added(value) => say!("{path}：新增了 {value}", "{path}: {value} is new"),
            What::Removed(value) => say!("{path}：删去了 {value}", "{path}: {value} is gone"),
            What::Meaning { old, new } => say!("{path}：{old} → {new}", "{path}: {old} → {new}"),
            What::Words { zh: true, en: true } => {
                say!("{path}：文字改了", "{path}: the words changed")
            }
            What::Words { zh: true, .. } => say!(
                "{path}：中文改了，英文没有",
                "{path}: the Chinese changed, the English did not"
            ),
            What::Words { .. } => say!(
                "{path}：英文改了，中文没有",
                "{path}: the English changed, the Chinese did not"
            ),
        }
    }
}

/// More pairs are not compared for likeness: there only what is equal is known again.
const MOST_PAIRS: usize = 250_000;

/// Everything in which the content of two scenarios differs; what the editor keeps is none of it.
#[must_use]
pub fn differences(old: &Scenario, new: &Scenario) -> Vec<Difference> {
    // Plain data with string keys: it can always be written.
    let data = |scenario| serde_json::to_value(scenario).unwrap_or_default();
    between(&data(old), &data(new))
}

/// The same for scenarios as data.
fn between(old: &Value, new: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut old = Cow::Borrowed(old);
    for list in ["nodes", "endings"] {
        let pairs = renamed(items(&old, list), items(new, list));
        for (from, to) in pairs {
            // Ways and guards follow.
            let old = old.to_mut();
            refer(old, &from, &to);
            let path = Path::head(list).id(&to);
            found.push(Difference { path, what: What::Renamed(from.clone()) });
            rename(old.get_mut(list), &from, &to);
        }
    }
    compare(&Path::root(), &old, new, &mut found);
    found
}

fn items<'v>(value: &'v Value, list: &str) -> &'v [Value] {
    value.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn id_of(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

/// Gives an entry of a list another id.
fn rename(list: Option<&mut Value>, from: &str, to: &str) {
    let Some(Value::Array(list)) = list else { return };
    let entry = list.iter_mut().find(|entry| id_of(entry) == Some(from));
    if let Some(id) = entry.and_then(|entry| entry.get_mut("id")) {
        *id = Value::from(to);
    }
}

/// Where the name of a node or an ending stands.
const REFERENCES: [&str; 8] =
    ["to", "start", "Visited", "Reachable", "Unreachable", "ending", "passes", "at"];

fn refer(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| refer(one, from, to)),
        Value::Object(fields) => {
            for (name, value) in fields {
                if REFERENCES.contains(&name.as_str()) && value.as_str() == Some(from) {
                    *value = Value::from(to);
                } else {
                    refer(value, from, to);
                }
            }
        }
        _ => {}
    }
}

/// Entries that are there under another id: old id and new id.
fn renamed(old: &[Value], new: &[Value]) -> Vec<(String, String)> {
    let ids = |list: &[Value]| -> HashSet<String> {
        list.iter().filter_map(|one| id_of(one).map(str::to_owned)).collect()
    };
    let (had, has) = (ids(old), ids(new));
    let lacks =
        |ids: &HashSet<String>, one: &&Value| id_of(one).is_some_and(|id| !ids.contains(id));
    let gone: Vec<&Value> = old.iter().filter(|one| lacks(&has, one)).collect();
    let mut fresh: Vec<(&Value, Vec<String>)> =
        new.iter().filter(|one| lacks(&had, one)).map(|one| (one, said(one))).collect();
    if gone.len().saturating_mul(fresh.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for one in gone {
        let own = said(one);
        let likest = fresh.iter().map(|(_, other)| likeness(&own, other)).enumerate();
        let Some((place, likeness)) =
            likest.max_by_key(|(place, like)| (*like, usize::MAX - place))
        else {
            break;
        };
        // More than half of what it says is the same.
        if likeness > 500 {
            let (other, _) = fresh.remove(place);
            if let (Some(from), Some(to)) = (id_of(one), id_of(other)) {
                pairs.push((from.to_owned(), to.to_owned()));
            }
        }
    }
    pairs
}

/// All that a part says, its own id apart, sorted.
fn said(value: &Value) -> Vec<String> {
    fn gather(name: &str, value: &Value, all: &mut Vec<String>) {
        match value {
            Value::Null | Value::Bool(false) => {}
            Value::Array(list) => list.iter().for_each(|one| gather(name, one, all)),
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| gather(name, value, all));
            }
            leaf => all.push(format!("{name}={leaf}")),
        }
    }
    let mut all = Vec::new();
    if let Value::Object(fields) = value {
        let others = fields.iter().filter(|(name, _)| *name != "id");
        others.for_each(|(name, value)| gather(name, value, &mut all));
    }
    all.sort_unstable();
    all
}

/// How much two parts have in common, in parts of 1,000 of the larger.
fn likeness(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut same) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 1),
        }
    }
    same * 1000 / a.len().max(b.len()).max(1)
}

/// Compares two values of one element.
fn compare(path: &Path, old: &Value, new: &Value, found: &mut Vec<Difference>) {
    if old == new {
        return;
    }
    let mut tell = |what| found.push(Difference { path: path.clone(), what });
    match (old, new) {
        (Value::Object(a), Value::Object(b)) => {
            if let (Some(was), Some(is)) = (Wording::of(old), Wording::of(new)) {
                // An empty text is none: something was left open, or is no more.
                return tell(match (was.silent(), is.silent()) {
                    (true, false) => What::New,
                    (false, true) => What::Gone,
                    _ => What::Words { zh: was.zh != is.zh, en: was.en != is.en },
                });
            }
            match (variant(a), variant(b)) {
                // A value of another kind, or one without fields that could be named.
                (Some((x, p)), Some((y, q))) if x == y && p.is_object() && q.is_object() => {
                    compare(path, p, q, found);
                }
                (None, None) => fields(path, a, b, found),
                _ => tell(What::Meaning { old: brief(old), new: brief(new) }),
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            let with_ids = |list: &[Value]| list.iter().all(|one| id_of(one).is_some());
            let plain = |list: &[Value]| list.iter().all(|one| !one.is_object());
            if with_ids(a) && with_ids(b) {
                by_id(path, a, b, found);
            } else if plain(a) && plain(b) {
                plainly(path, a, b, found);
            } else {
                by_place(path, a, b, found);
            }
        }
        (Value::Null, Value::Object(_)) => tell(What::New),
        (Value::Object(_), Value::Null) => tell(What::Gone),
        _ => tell(What::Meaning { old: brief(old), new: brief(new) }),
    }
}

/// A text, or words to quote, in both languages.
struct Wording<'v> {
    zh: &'v Value,
    en: &'v Value,
}

impl<'v> Wording<'v> {
    fn of(value: &'v Value) -> Option<Self> {
        const NONE: &Value = &Value::Null;
        let fields = value.as_object()?;
        if fields.keys().any(|name| name != "zh" && name != "en") {
            return None;
        }
        let part = |name| fields.get(name).unwrap_or(NONE);
        let text = fields.len() == 2 && fields.values().all(Value::is_string);
        let quotes = fields.values().all(Value::is_array);
        (text || quotes).then(|| Self { zh: part("zh"), en: part("en") })
    }

    fn silent(&self) -> bool {
        let empty = |value: &Value| match value {
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => true,
        };
        empty(self.zh) && empty(self.en)
    }
}

/// The name and content of an enum's value.
fn variant(fields: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (name, value) = fields.iter().next().filter(|_| fields.len() == 1)?;
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some((name, value))
}

/// Fields of the model that are none in a file: what they hold stands in the part itself.
const UNNAMED: [&str; 2] = ["cargo", "coaching"];

const NULL: &Value = &Value::Null;
const EMPTY: &Value = &Value::Array(Vec::new());

fn fields(
    path: &Path,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    found: &mut Vec<Difference>,
) {
    let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
    for name in names {
        if old.get(name) == new.get(name) {
            continue;
        }
        let (was, is) = (old.get(name), new.get(name));
        // A list that is left out is empty.
        let none =
            |like: Option<&Value>| if like.is_some_and(Value::is_array) { EMPTY } else { NULL };
        let (was, is) = (was.unwrap_or(none(is)), is.unwrap_or(none(was)));
        let here = path.clone();
        let here = if UNNAMED.contains(&name.as_str()) && was.is_object() && is.is_object() {
            here
        } else {
            here.field(name)
        };
        compare(&here, was, is, found);
    }
}

/// Lists whose entries have ids.
fn by_id(path: &Path, old: &[Value], new: &[Value], found: &mut Vec<Difference>) {
    let mut old = Cow::Borrowed(old);
    for (from, to) in renamed(&old, new) {
        found.push(Difference { path: path.clone().id(&to), what: What::Renamed(from.clone()) });
        if let Some(entry) = old.to_mut().iter_mut().find(|one| id_of(one) == Some(&from)) {
            entry["id"] = Value::from(to);
        }
    }
    let at = |list: &'_ [Value]| -> HashMap<String, usize> {
        let ids = list.iter().enumerate();
        ids.filter_map(|(place, one)| Some((id_of(one)?.to_owned(), place))).collect()
    };
    let (had, has) = (at(&old), at(new));
    for id in old.iter().filter_map(id_of).filter(|id| !has.contains_key(*id)) {
        found.push(Difference { path: path.clone().id(id), what: What::Gone });
    }
    let mut kept = Vec::new();
    for one in new {
        let Some(id) = id_of(one) else { continue };
        match had.get(id) {
            None => found.push(Difference { path: path.clone().id(id), what: What::New }),
            Some(&place) => {
                kept.push(place);
                compare(&path.clone().id(id), &old[place], one, found);
            }
        }
    }
    if !kept.is_sorted() {
        found.push(Difference { path: path.clone(), what: What::Order });
    }
}

/// Lists of names and numbers.
fn plainly(path: &Path, old: &[Value], new: &[Value], found: &mut Vec<Difference>) {
    let before = found.len();
    let mut left = new.to_vec();
    for one in old {
        match left.iter().position(|other| other == one) {
            Some(place) => drop(left.remove(place)),
            None => {
                let what = What::Removed(brief(one));
                found.push(Difference { path: path.clone(), what });
            }
        }
    }
    for one in &left {
        found.push(Difference { path: path.clone(), what: What::Added(brief(one)) });
    }
    if found.len() == before {
        found.push(Difference { path: path.clone(), what: What::Order });
    }
}

/// Lists whose entries have neither: equal ones belong together, of the others those that stand
/// at the same place between them.
fn by_place(path: &Path, old: &[Value], new: &[Value], found: &mut Vec<Difference>) {
    let (mut i, mut j) = (0, 0);
    let end = (old.len(), new.len());
    for (a, b) in equal(old, new).into_iter().chain([end]) {
        while i < a && j < b {
            compare(&path.clone().item(j), &old[i], &new[j], found);
            (i, j) = (i + 1, j + 1);
        }
        for place in i..a {
            found.push(Difference { path: path.clone().item(place), what: What::Gone });
        }
        for place in j..b {
            found.push(Difference { path: path.clone().item(place), what: What::New });
        }
        (i, j) = (a + 1, b + 1);
    }
}

/// Places of the longest row of equal entries.
fn equal(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|place| (place, place)).collect();
    let (a, b) = (&old[head..], &new[head..]);
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        return pairs;
    }
    // By place in both: how many follow at most.
    let width = b.len() + 1;
    let mut most = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            most[i * width + j] = if a[i] == b[j] {
                most[(i + 1) * width + j + 1] + 1
            } else {
                most[(i + 1) * width + j].max(most[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((head + i, head + j));
            (i, j) = (i + 1, j + 1);
        } else if most[(i + 1) * width + j] >= most[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// A value in short, nearly as it stands in a file.
fn brief(value: &Value) -> String {
    let list = |values: &[Value]| values.iter().map(brief).collect::<Vec<_>>().join(", ");
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(values) => format!("[{}]", list(values)),
        Value::Object(fields) => match variant(fields) {
            Some((name, Value::Array(values))) => format!("{name}({})", list(values)),
            Some((name, value)) => format!("{name}({})", brief(value)),
            None => {
                let parts = fields.iter().filter(|(_, value)| !value.is_null());
                let parts = parts.map(|(name, value)| format!("{name}: {}", brief(value)));
                format!("({})", parts.collect::<Vec<_>>().join(", "))
            }
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
#[path = "difference_tests.rs"]
mod tests;
