//! Reading a coded transcript from JSON, with all its problems at once.

use crate::evaluation::{Deed, LATEST, Moods, NEVER_WEARS, OwedItem, ScoreTerms, Terms};
use crate::rubric::{Act, Catalogue, Family, Mark, Rubric};
use crate::scenario::model::{OwedKind, Tag};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A transcript that can be scored.
pub struct Input {
    pub id: String,
    pub opening: Moods,
    pub persona: String,
    pub owed: Vec<OwedItem>,
    pub turns: Vec<Turn>,
}

/// One turn.
pub enum Turn {
    Customer { tags: Vec<Tag>, text: String },
    Agent { segments: Vec<Words>, marks: Vec<Mark>, text: String },
}

/// One segment with the words of a promise.
pub struct Words {
    pub deed: Deed,
    pub what: Option<String>,
    pub who: Option<String>,
    pub due: Option<String>,
    pub channel: Option<String>,
}

/// What may stand behind an act.
const ARGUMENTS: [&str; 9] =
    ["about", "mandatory", "what", "who", "due", "channel", "kind", "within_authority", "amount"];
const OWED: [(&str, OwedKind); 4] = [
    ("promise", OwedKind::Promise),
    ("solve_now", OwedKind::SolveNow),
    ("not_ours", OwedKind::NotOurs),
    ("kind_no", OwedKind::KindNo),
];
const TAGS: [(&str, Tag); 2] =
    [("asks_action", Tag::AsksAction), ("wants_solution_now", Tag::WantsSolutionNow)];

/// The opening of a transcript that gives none.
const OPENING: Moods = Moods { anger: 70, trust: 40, heard: 10 };

struct Reader {
    problems: Vec<String>,
    pairs: BTreeMap<(Act, String), u32>,
}

impl Input {
    /// Reads one line.
    pub fn read(line: usize, json: &str, catalogue: &Catalogue) -> Result<Self, Vec<String>> {
        let value: Value = serde_json::from_str(json).map_err(|e| vec![not_json(&e)])?;
        let Value::Object(map) = value else {
            return Err(vec!["expected a JSON object, {…}, with \"turns\"".to_owned()]);
        };
        let mut reader = Reader { problems: Vec::new(), pairs: BTreeMap::new() };
        reader.known_keys(&map, &["id", "opening", "persona", "owed", "turns"], "the transcript");
        let id = match map.get("id") {
            Some(Value::String(id)) => id.clone(),
            None | Some(Value::Null) => line.to_string(),
            Some(other) => other.to_string(),
        };
        let opening = reader.opening(map.get("opening"));
        let persona = match map.get("persona") {
            None | Some(Value::Null) => "plain".to_owned(),
            Some(Value::String(name)) => name.clone(),
            Some(_) => {
                reader.problems.push("persona: expected a name in quotes".to_owned());
                "plain".to_owned()
            }
        };
        if catalogue.persona(&persona).is_none() {
            let known = catalogue.personas().iter().map(|note| note.id.as_str());
            reader.unknown("persona", &persona, known);
        }
        let owed = reader.owed(map.get("owed"));
        let turns = match map.get("turns") {
            Some(Value::Array(turns)) => turns
                .iter()
                .enumerate()
                .filter_map(|(place, turn)| reader.turn(place + 1, turn))
                .collect(),
            _ => {
                reader.problems.push("turns: expected a list, [ … ]".to_owned());
                Vec::new()
            }
        };
        if reader.problems.is_empty() {
            Ok(Self { id, opening, persona, owed, turns })
        } else {
            Err(reader.problems)
        }
    }

    /// The terms under which it is scored: the need follows the opening anger.
    pub fn terms(&self, rubric: &Rubric) -> ScoreTerms {
        ScoreTerms {
            respect: self.opening.anger < rubric.soothe_from,
            owed: self.owed.clone(),
            pass_mark: rubric.pass_mark,
        }
    }
}

/// What the reader of JSON says, with the column only: the line is that of the file.
fn not_json(error: &serde_json::Error) -> String {
    let (column, what) = (error.column(), error.to_string());
    let what = what.split(" at line ").next().unwrap_or_default();
    format!("not JSON at column {column}: {what}")
}

impl Reader {
    fn unknown<'a>(&mut self, what: &str, name: &str, known: impl Iterator<Item = &'a str>) {
        let all: Vec<&str> = known.collect();
        let close = all
            .iter()
            .map(|known| {
                (strsim::damerau_levenshtein(&known.to_lowercase(), &name.to_lowercase()), known)
            })
            .filter(|(distance, known)| *distance <= known.len().max(3) / 3)
            .min();
        let hint = match close {
            Some((_, known)) => format!("did you mean {known}?"),
            None => format!("there are {}", all.join(", ")),
        };
        self.problems.push(format!("unknown {what} \"{name}\", {hint}"));
    }

    /// Keys that nobody knows are let pass (notes of whoever coded it) unless they look like a
    /// slip for one that matters.
    fn known_keys(&mut self, map: &Map<String, Value>, known: &[&str], place: &str) {
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            if let Some(meant) = known
                .iter()
                .find(|known| strsim::damerau_levenshtein(known, key) <= 2 && key.len() > 3)
            {
                self.problems
                    .push(format!("{place}: unknown key \"{key}\", did you mean {meant}?"));
            }
        }
    }

    fn opening(&mut self, value: Option<&Value>) -> Moods {
        let map = match value {
            None | Some(Value::Null) => return OPENING,
            Some(Value::Object(map)) => map,
            Some(_) => {
                self.problems
                    .push("opening: expected {\"anger\", \"trust\", \"heard\"}".to_owned());
                return OPENING;
            }
        };
        self.known_keys(map, &["anger", "trust", "heard"], "opening");
        let mut gauge = |name: &str, default: u8| match map.get(name) {
            None => default,
            Some(value) => {
                let number = value.as_u64().filter(|n| *n <= 100 && n % 5 == 0);
                number.and_then(|n| u8::try_from(n).ok()).unwrap_or_else(|| {
                    self.problems.push(format!(
                        "opening: {name} is {value}, expected 0 to 100 in steps of 5"
                    ));
                    default
                })
            }
        };
        Moods {
            anger: gauge("anger", OPENING.anger),
            trust: gauge("trust", OPENING.trust),
            heard: gauge("heard", OPENING.heard),
        }
    }

    fn owed(&mut self, value: Option<&Value>) -> Vec<OwedItem> {
        let everything = OwedItem { kind: OwedKind::Promise, points: 100, promise: LATEST };
        let items = match value {
            None | Some(Value::Null) => return vec![everything],
            Some(Value::Array(items)) if (1..=3).contains(&items.len()) => items,
            Some(_) => {
                self.problems.push("owed: expected a list of one to three items".to_owned());
                return Vec::new();
            }
        };
        let only = items.len() == 1;
        let owed: Vec<OwedItem> =
            items.iter().filter_map(|item| self.owed_item(item, only)).collect();
        let sum: u32 = owed.iter().map(|item| u32::from(item.points)).sum();
        if owed.len() == items.len() && sum != 100 {
            self.problems.push(format!("owed: the points add up to {sum}, expected 100"));
        }
        owed
    }

    fn owed_item(&mut self, item: &Value, only: bool) -> Option<OwedItem> {
        let (name, points) = match item {
            Value::String(name) => (name, None),
            Value::Object(map) => {
                self.known_keys(map, &["kind", "points"], "owed");
                match map.get("kind") {
                    Some(Value::String(name)) => (name, map.get("points")),
                    _ => {
                        self.problems.push("owed: an item has no \"kind\"".to_owned());
                        return None;
                    }
                }
            }
            _ => {
                self.problems.push("owed: expected a kind or {\"kind\", \"points\"}".to_owned());
                return None;
            }
        };
        let Some((_, kind)) = OWED.iter().find(|(known, _)| known == name) else {
            self.unknown("kind of what is owed", name, OWED.iter().map(|(known, _)| *known));
            return None;
        };
        let points = match points {
            None if only => 100,
            None => {
                self.problems.push(format!("owed: several items need points, {name} has none"));
                return None;
            }
            Some(points) => {
                let number = points.as_u64().filter(|n| (20..=100).contains(n) && n % 20 == 0);
                let Some(number) = number.and_then(|n| u8::try_from(n).ok()) else {
                    self.problems.push(format!(
                        "owed: {name} has {points} points, expected a multiple of 20"
                    ));
                    return None;
                };
                number
            }
        };
        Some(OwedItem { kind: *kind, points, promise: LATEST })
    }

    fn turn(&mut self, number: usize, value: &Value) -> Option<Turn> {
        let Value::Object(map) = value else {
            self.problems.push(format!("turn {number}: expected {{\"speaker\", …}}"));
            return None;
        };
        let place = format!("turn {number}");
        self.known_keys(map, &["speaker", "acts", "delivery", "tags", "text"], &place);
        let text = || map.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
        match map.get("speaker").and_then(Value::as_str) {
            Some("customer") => {
                self.misplaced(map, "acts", &place, "an agent");
                self.misplaced(map, "delivery", &place, "an agent");
                let tags = self.named(
                    map,
                    "tags",
                    &place,
                    "tag",
                    |name| TAGS.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag),
                    TAGS.iter().map(|(known, _)| *known),
                );
                Some(Turn::Customer { tags, text: text() })
            }
            Some("agent") => {
                self.misplaced(map, "tags", &place, "a customer");
                let marks = self.named(
                    map,
                    "delivery",
                    &place,
                    "delivery mark",
                    Mark::from_name,
                    Mark::ALL.iter().map(|mark| mark.name()),
                );
                let segments = match map.get("acts") {
                    None | Some(Value::Null) => Vec::new(),
                    Some(Value::Array(acts)) => {
                        acts.iter().filter_map(|act| self.act(&place, act)).collect()
                    }
                    Some(_) => {
                        self.problems.push(format!("{place}: acts: expected a list"));
                        Vec::new()
                    }
                };
                Some(Turn::Agent { segments, marks, text: text() })
            }
            Some(other) => {
                self.unknown(
                    &format!("speaker in {place}"),
                    other,
                    ["agent", "customer"].into_iter(),
                );
                None
            }
            None => {
                self.problems.push(format!("{place}: expected \"speaker\": agent or customer"));
                None
            }
        }
    }

    /// What stands with the wrong speaker would change a score by its absence, silently.
    fn misplaced(&mut self, map: &Map<String, Value>, key: &str, place: &str, whose: &str) {
        if map.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty()) {
            self.problems.push(format!("{place}: {key} belong to {whose}’s turn"));
        }
    }

    /// A list of names.
    fn named<T>(
        &mut self,
        map: &Map<String, Value>,
        key: &str,
        place: &str,
        what: &str,
        find: impl Fn(&str) -> Option<T>,
        known: impl Iterator<Item = &'static str> + Clone,
    ) -> Vec<T> {
        let names = match map.get(key) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(names)) => names,
            Some(_) => {
                self.problems.push(format!("{place}: {key}: expected a list of names"));
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for name in names {
            match name.as_str().map(|name| (name, find(name))) {
                Some((_, Some(one))) => found.push(one),
                Some((name, None)) => {
                    self.unknown(&format!("{what} in {place}"), name, known.clone());
                }
                None => self.problems.push(format!("{place}: {key}: expected names in quotes")),
            }
        }
        found
    }

    fn act(&mut self, place: &str, value: &Value) -> Option<Words> {
        let empty = Map::new();
        let (name, arguments) = match value {
            Value::String(name) => (name, &empty),
            Value::Object(map) if map.len() == 1 => {
                let (name, arguments) = map.iter().next()?;
                match arguments {
                    Value::Object(arguments) => (name, arguments),
                    Value::Null => (name, &empty),
                    _ => {
                        self.problems
                            .push(format!("{place}: {name}: expected {{…}} behind the act"));
                        return None;
                    }
                }
            }
            _ => {
                self.problems
                    .push(format!("{place}: expected one act: \"Name\" or {{\"Name\": {{…}}}}"));
                return None;
            }
        };
        let Some(act) = Act::from_name(name) else {
            self.unknown(&format!("act in {place}"), name, Act::ALL.iter().map(|act| act.name()));
            return None;
        };
        for key in arguments.keys().filter(|key| !ARGUMENTS.contains(&key.as_str())) {
            self.unknown(&format!("key of {name} in {place}"), key, ARGUMENTS.into_iter());
        }
        let text = |key: &str| -> Option<String> {
            let text = arguments.get(key)?.as_str()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let mut flag = |key: &str, default: bool| match arguments.get(key) {
            None | Some(Value::Null) => default,
            Some(Value::Bool(yes)) => *yes,
            Some(other) => {
                self.problems
                    .push(format!("{place}: {name}: {key} is {other}, expected true or false"));
                default
            }
        };
        let mandatory = flag("mandatory", false);
        let within = flag("within_authority", true);
        let (what, who, due, channel) = (text("what"), text("who"), text("due"), text("channel"));
        let deed = Deed {
            act,
            wear: self.wear(act, text("about")),
            mandatory,
            beyond: !within && matches!(act, Act::Promise | Act::Remedy),
            promise: LATEST,
            terms: Terms {
                what: what.is_some(),
                who: who.is_some(),
                due: due.is_some(),
                channel: channel.is_some(),
            },
            due: None,
        };
        Some(Words { deed, what, who, due, channel })
    }

    /// The number of an (act, about) pair; without `about` a specific act counts as new.
    fn wear(&mut self, act: Act, about: Option<String>) -> u32 {
        if act.family() != Family::Mood || act.listens() {
            return NEVER_WEARS;
        }
        let about = if act.generic() { Some(String::new()) } else { about };
        let Some(about) = about else { return NEVER_WEARS };
        let next = u32::try_from(self.pairs.len()).unwrap_or(NEVER_WEARS);
        *self.pairs.entry((act, about)).or_insert(next)
    }
}
