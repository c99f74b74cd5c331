//! Reading a coded transcript from JSON, with all its problems at once.

mod codes;
mod line;

pub use codes::ALL as CODES;

use crate::evaluation::{CodedAct, LATEST, Moods, NEVER_WEARS, OwedItem, ScoreTerms, Terms};
use crate::rubric::{Act, Catalogue, Family, Mark, Rubric};
use crate::scenario::model::{OwedKind, Tag};
use crate::source::{Diagnostic, say};
use crate::text::Text;
use line::{Line, Spot};
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
    Agent { segments: Vec<CodedSegment>, marks: Vec<Mark>, text: String },
}

/// One segment with the words of a promise.
pub struct CodedSegment {
    pub coded: CodedAct,
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
/// What a promise may be, as in a scenario.
const PROMISES: [&str; 2] = ["Reply", "Resolution"];

/// The opening of a transcript that gives none.
const OPENING: Moods = Moods { anger: 70, trust: 40, heard: 10 };

#[derive(Default)]
struct Reader {
    pairs: BTreeMap<(Act, String), u32>,
}

impl Input {
    /// Reads one line; `number` is its place in the file, from 1.
    pub fn read(number: usize, json: &str, catalogue: &Catalogue) -> Result<Self, Vec<Diagnostic>> {
        let line = Line::new(json);
        let read =
            line.root().and_then(|root| Reader::default().transcript(number, root, catalogue));
        let found = line.into_found(number);
        read.filter(|_| found.is_empty()).ok_or(found)
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

impl Reader {
    fn transcript(
        &mut self,
        number: usize,
        root: Spot<'_>,
        catalogue: &Catalogue,
    ) -> Option<Input> {
        let known = ["id", "opening", "persona", "owed", "turns"];
        root.object(
            &say!("一份对话 {{\"turns\": […]}}", "a transcript, {{\"turns\": […]}}"),
            &known,
        )?;
        let id = match root.get("id") {
            None => number.to_string(),
            Some(id) => id.name_or_number(),
        };
        let opening = Self::opening(root.get("opening"));
        let persona = root.get("persona").map_or_else(
            || Some("plain".to_owned()),
            |spot| {
                let known = catalogue.personas().iter().map(|note| note.id.as_str());
                spot.one_of(&say!("性情", "persona"), known).map(str::to_owned)
            },
        );
        let owed = Self::owed(root.get("owed"));
        let turns = match root.get("turns") {
            Some(turns) => turns.list(&say!("一列话轮", "a list of turns")),
            None => {
                root.lacks("turns");
                Vec::new()
            }
        };
        let turns = turns.into_iter().filter_map(|turn| self.turn(turn)).collect();
        Some(Input { id, opening, persona: persona?, owed, turns })
    }

    fn opening(spot: Option<Spot<'_>>) -> Moods {
        let Some(spot) = spot else { return OPENING };
        let shape =
            say!("{{\"anger\", \"trust\", \"heard\"}}", "{{\"anger\", \"trust\", \"heard\"}}");
        if spot.object(&shape, &["anger", "trust", "heard"]).is_none() {
            return OPENING;
        }
        let gauge = |name: &str, default: u8| {
            spot.get(name).and_then(|spot| spot.number(100, 5)).unwrap_or(default)
        };
        Moods {
            anger: gauge("anger", OPENING.anger),
            trust: gauge("trust", OPENING.trust),
            heard: gauge("heard", OPENING.heard),
        }
    }

    fn owed(spot: Option<Spot<'_>>) -> Vec<OwedItem> {
        let everything = OwedItem { kind: OwedKind::Promise, points: 100, promise: LATEST };
        let Some(spot) = spot else { return vec![everything] };
        let shape = say!("一列一到三项", "a list of one to three items");
        let items = spot.list(&shape);
        if !(1..=3).contains(&items.len()) {
            if spot.is_list() {
                spot.wrong(&shape);
            }
            return Vec::new();
        }
        let only = items.len() == 1;
        let owed: Vec<OwedItem> =
            items.iter().filter_map(|item| Self::owed_item(*item, only)).collect();
        let sum: u32 = owed.iter().map(|item| u32::from(item.points)).sum();
        if owed.len() == items.len() && sum != 100 {
            spot.report(
                &codes::VALUE,
                say!("各项分数合计 {sum}，应当是 100", "the points add up to {sum}, expected 100"),
                None,
            );
        }
        owed
    }

    fn owed_item(spot: Spot<'_>, only: bool) -> Option<OwedItem> {
        let (name, points) = if spot.is_object() {
            spot.object(&Text::default(), &["kind", "points"])?;
            let Some(kind) = spot.get("kind") else {
                spot.lacks("kind");
                return None;
            };
            (kind, spot.get("points"))
        } else {
            (spot, None)
        };
        let known = OWED.iter().map(|(known, _)| *known);
        let found = name.one_of(&say!("所欠的种类", "kind of what is owed"), known)?;
        let (_, kind) = OWED.iter().find(|(known, _)| *known == found)?;
        let points = match points {
            None if only => 100,
            None => {
                spot.report(
                    &codes::VALUE,
                    say!("有几项时每项都要写分数", "of several items each needs points"),
                    Some(say!(
                        "写成 {{\"kind\": \"{found}\", \"points\": 40}}",
                        "write {{\"kind\": \"{found}\", \"points\": 40}}"
                    )),
                );
                return None;
            }
            Some(points) => points.number(100, 20).filter(|points| *points > 0)?,
        };
        Some(OwedItem { kind: *kind, points, promise: LATEST })
    }

    fn turn(&mut self, spot: Spot<'_>) -> Option<Turn> {
        let shape = say!("一个话轮 {{\"speaker\", …}}", "a turn, {{\"speaker\", …}}");
        spot.object(&shape, &["speaker", "acts", "delivery", "tags", "text"])?;
        let text = spot.get("text").and_then(Spot::words).unwrap_or_default();
        let Some(speaker) = spot.get("speaker") else {
            spot.lacks("speaker");
            return None;
        };
        let agent = speaker.one_of(&say!("说话人", "speaker"), ["agent", "customer"])? == "agent";
        for (key, whose) in [("acts", true), ("delivery", true), ("tags", false)] {
            if let Some(misplaced) = spot.get(key).filter(|_| whose != agent) {
                let empty = misplaced.is_list() && misplaced.items().is_empty();
                if !empty {
                    misplaced.misplaced(key, whose);
                }
            }
        }
        let names = |key: &str, shape: &Text| {
            spot.get(key).map(|spot| spot.list(shape)).unwrap_or_default()
        };
        if !agent {
            let tags = names("tags", &say!("一列标签", "a list of tags")).into_iter();
            let known = TAGS.map(|(known, _)| known);
            let tags = tags.filter_map(|tag| tag.one_of(&say!("标签", "tag"), known));
            let tag = |name| TAGS.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag);
            return Some(Turn::Customer { tags: tags.filter_map(tag).collect(), text });
        }
        let marks =
            names("delivery", &say!("一列表达方式", "a list of delivery marks")).into_iter();
        let known = || Mark::ALL.iter().map(|mark| mark.name());
        let marks = marks
            .filter_map(|mark| mark.one_of(&say!("表达方式", "delivery mark"), known()))
            .filter_map(Mark::from_name)
            .collect();
        let acts = names("acts", &say!("一列行为", "a list of acts"));
        let segments = acts.into_iter().filter_map(|act| self.act(act)).collect();
        Some(Turn::Agent { segments, marks, text })
    }

    fn act(&mut self, spot: Spot<'_>) -> Option<CodedSegment> {
        let shape = say!(
            "一个行为：\"名字\" 或 {{\"名字\": {{…}}}}",
            "one act: \"Name\" or {{\"Name\": {{…}}}}"
        );
        let (name, arguments) = if spot.is_object() {
            let Some((name, arguments)) = spot.only() else {
                spot.wrong(&shape);
                return None;
            };
            (name, Some(arguments))
        } else {
            (spot.string(&shape)?, None)
        };
        let Some(act) = Act::from_name(&name) else {
            spot.unknown(
                &codes::NAME,
                &say!("行为", "act"),
                &name,
                Act::ALL.iter().map(|act| act.name()),
            );
            return None;
        };
        if let Some(arguments) = arguments {
            arguments.object(&say!("行为后面的 {{…}}", "{{…}} behind the act"), &ARGUMENTS)?;
        }
        let get = |key: &str| arguments.and_then(|spot| spot.get(key));
        // Any words count: an observer writes down what was said.
        let text = |key: &str| {
            let words = get(key).and_then(Spot::words)?;
            Some(words.trim().to_owned()).filter(|words| !words.is_empty())
        };
        let flag = |key: &str, default: bool| get(key).and_then(Spot::truth).unwrap_or(default);
        let (mandatory, within) = (flag("mandatory", false), flag("within_authority", true));
        let (what, who, due, channel) = (text("what"), text("who"), text("due"), text("channel"));
        let about = text("about");
        get("kind").and_then(|kind| kind.one_of(&say!("承诺的种类", "kind of promise"), PROMISES));
        get("amount").and_then(Spot::amount);
        let coded = CodedAct {
            act,
            wear: self.wear(act, about),
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
        Some(CodedSegment { coded, what, who, due, channel })
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
