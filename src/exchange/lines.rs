//! All texts of a lesson, each under an id that stays, in the order in which they are played.

use super::words::{Head, Kind, Word};
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::model::{
    Cargo, Effect, Ending, Node, Quotes, Reply, Scenario, Segment, Values,
};
use moodfirst_core::text::{Lang, Text};
use std::borrow::Cow;
use std::collections::HashMap;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Something of the head.
    Head(Head),
    /// Something of the conversation.
    Kind(Kind),
}

impl What {
    /// The word for it.
    #[must_use]
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Head(head) => head.say(lang),
            Self::Kind(kind) => kind.say(lang),
        }
    }
}

/// A text of a lesson.
#[derive(Debug, Clone)]
pub struct Line<'s> {
    /// Its id in sheets: the element in words, `what-now/exact-time/segment 2`.
    pub id: String,
    /// The element.
    pub path: Path,
    /// What it is.
    pub what: What,
    /// What notes about it are on: a moment, an ending, `moment/reply`; empty in the head.
    pub on: String,
    /// The words; those of a list (what a reply takes up) with a bar between them.
    pub text: Cow<'s, Text>,
    /// It is a list of words in each language.
    pub list: bool,
}

/// Between the words of a list.
pub const BAR: &str = " | ";

/// Every text, in the order of these moments (places in the scenario, all of them); what stands
/// before the conversation comes first, the endings and what is said afterwards last.
#[must_use]
pub fn lines<'s>(scenario: &'s Scenario, order: &[usize]) -> Vec<Line<'s>> {
    let mut all = Walk::default();
    all.head(scenario);
    order.iter().filter_map(|place| scenario.nodes.get(*place)).for_each(|node| all.node(node));
    scenario.endings.iter().for_each(|ending| all.ending(ending));
    for (list, head, texts) in [
        ("debrief", Head::Debrief, &scenario.debrief),
        ("phrases", Head::Phrase, &scenario.phrases),
    ] {
        all.list(Path::head(list), head, texts);
    }
    // Two elements of one name cannot be told apart by it: the second is counted.
    let mut seen: HashMap<String, u32> = HashMap::new();
    for line in &mut all.lines {
        let count = seen.entry(line.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            line.id = format!("{} #{count}", line.id);
        }
    }
    all.lines
}

#[derive(Default)]
struct Walk<'s> {
    lines: Vec<Line<'s>>,
}

impl<'s> Walk<'s> {
    fn put(&mut self, path: Path, what: What, on: &str, text: &'s Text) {
        let id = path.to_string();
        let id = id.strip_suffix("/text").unwrap_or(&id).to_owned();
        self.lines.push(Line {
            id,
            path,
            what,
            on: on.to_owned(),
            text: Cow::Borrowed(text),
            list: false,
        });
    }

    fn list(&mut self, path: Path, head: Head, texts: &'s [Text]) {
        for (place, text) in texts.iter().enumerate() {
            self.put(path.clone().item(place), What::Head(head), "", text);
        }
    }

    fn head(&mut self, s: &'s Scenario) {
        let one = [
            ("title", Head::Title, &s.title),
            ("summary", Head::Summary, &s.summary),
            ("place", Head::Place, &s.place),
            ("role", Head::Role, &s.role),
        ];
        for (field, head, text) in one {
            self.put(Path::head(field), What::Head(head), "", text);
        }
        self.list(Path::head("goals"), Head::Goal, &s.goals);
        let customer = [
            ("name", Head::CustomerName, &s.customer.name),
            ("look", Head::CustomerLook, &s.customer.look),
            ("history", Head::CustomerHistory, &s.customer.history),
            ("wants", Head::CustomerWants, &s.customer.wants),
        ];
        for (field, head, text) in customer {
            self.put(Path::head("customer").field(field), What::Head(head), "", text);
        }
        if let Some(header) = s.scene.as_ref().and_then(|scene| scene.header.as_ref()) {
            self.put(Path::head("scene").field("header"), What::Kind(Kind::Header), "", header);
        }
        let card = Path::head("fact_card");
        self.list(card.clone().field("facts"), Head::Fact, &s.fact_card.facts);
        let gifts =
            s.fact_card.may_give.iter().map(|one| ("may_give", Head::MayGive, &one.id, &one.text));
        let deeds =
            s.fact_card.can_do.iter().map(|one| ("can_do", Head::CanDo, &one.id, &one.text));
        let beyond =
            s.fact_card.beyond.iter().map(|one| ("beyond", Head::Beyond, &one.id, &one.text));
        for (list, head, id, text) in gifts.chain(deeds).chain(beyond) {
            self.put(card.clone().field(list).id(id).field("text"), What::Head(head), "", text);
        }
        self.list(Path::head("briefing"), Head::Briefing, &s.briefing);
        for particular in &s.particulars {
            if let Values::Words(texts) = &particular.values {
                let path = Path::head("particulars").id(&particular.id).field("values");
                self.list(path, Head::Particular, texts);
            }
        }
    }

    fn ending(&mut self, ending: &'s Ending) {
        let path = Path::ending(&ending.id);
        let on = &ending.id;
        self.put(path.clone().field("title"), What::Head(Head::Ending), on, &ending.title);
        self.put(path.clone().field("epilogue"), What::Head(Head::Epilogue), on, &ending.epilogue);
        if let Some(look) = &ending.look {
            let text = path.clone().field("look").field("text");
            self.put(text, What::Head(Head::LastLook), on, &look.text);
        }
        if let Some(last) = &ending.last_line {
            self.put(path.field("last_line"), What::Head(Head::LastLine), on, last);
        }
    }

    fn effect(&mut self, path: Path, on: &str, effect: Option<&'s Effect>) {
        if let Some(effect) = effect {
            self.put(path.field("effect").field("why"), What::Kind(Kind::Effect), on, &effect.why);
        }
    }

    fn node(&mut self, node: &'s Node) {
        let path = Path::node(&node.id);
        let on = &node.id;
        if let Some(jump) = &node.jump {
            let jumps = path.clone().field("jump");
            self.put(jumps.clone().field("caption"), What::Kind(Kind::Jump), on, &jump.caption);
            if let Some(header) = jump.scene.as_ref().and_then(|scene| scene.header.as_ref()) {
                self.put(
                    jumps.field("scene").field("header"),
                    What::Kind(Kind::Header),
                    on,
                    header,
                );
            }
        }
        self.effect(path.clone(), on, node.effect.as_ref());
        for (place, line) in node.lines.iter().enumerate() {
            let path = path.clone().line(place);
            if let Some(cue) = &line.cue {
                self.put(path.clone().field("cue"), What::Kind(Kind::Cue), on, cue);
            }
            self.put(path.field("text"), What::Kind(Kind::Customer), on, &line.text);
        }
        if let Some(judgement) = &node.judgement {
            let path = path.field("judgement");
            self.put(path.clone().field("ask"), What::Kind(Kind::Question), on, &judgement.ask);
            for (place, option) in judgement.options.iter().enumerate() {
                let kind = if option.right { Kind::RightAnswer } else { Kind::Answer };
                let path = path.clone().field("options").item(place);
                self.put(path.clone().field("text"), What::Kind(kind), on, &option.text);
                self.put(path.field("why"), What::Kind(Kind::Why), on, &option.why);
            }
        }
        node.replies.iter().for_each(|reply| self.reply(node, reply, [Kind::Reply, Kind::Gesture]));
        if let Some(reply) = &node.fallback {
            self.reply(node, reply, [Kind::Fallback, Kind::FallbackGesture]);
        }
    }

    fn reply(&mut self, node: &'s Node, reply: &'s Reply, [spoken, done]: [Kind; 2]) {
        let path = Path::reply(&node.id, &reply.id);
        let on = format!("{}/{}", node.id, reply.id);
        for (place, segment) in reply.segments.iter().enumerate() {
            let kind = if segment.gesture { done } else { spoken };
            self.segment(&path.clone().segment(place), kind, &on, segment);
        }
        self.effect(path.clone(), &on, reply.effect.as_ref());
        if let Some(coaching) = &reply.coaching {
            if let Some(remark) = &coaching.remark {
                self.put(path.clone().field("remark"), What::Kind(Kind::Remark), &on, remark);
            }
            self.quotes(path.clone().field("takes_up"), Kind::TakesUp, &on, &coaching.takes_up);
            self.quotes(path.field("misses"), Kind::Misses, &on, &coaching.misses);
        }
    }

    fn segment(&mut self, path: &Path, kind: Kind, on: &str, segment: &'s Segment) {
        self.put(path.clone().field("text"), What::Kind(kind), on, &segment.text);
        if let Cargo::Promise(terms) = &segment.cargo {
            let parts = [
                ("what", Kind::PromiseWhat, &terms.what),
                ("who", Kind::PromiseWho, &terms.who),
                ("channel", Kind::PromiseHow, &terms.channel),
            ];
            // What was left open has no words.
            for (field, kind, text) in parts.into_iter().filter(|(.., text)| !text.is_empty()) {
                self.put(path.clone().field(field), What::Kind(kind), on, text);
            }
        }
        if let Some(remark) = &segment.remark {
            self.put(path.clone().field("remark"), What::Kind(Kind::SegmentRemark), on, remark);
        }
    }

    fn quotes(&mut self, path: Path, kind: Kind, on: &str, quotes: &Quotes) {
        if quotes.is_empty() {
            return;
        }
        let text = Text::new(quotes.zh.join(BAR), quotes.en.join(BAR));
        let id = path.to_string();
        let (what, on) = (What::Kind(kind), on.to_owned());
        self.lines.push(Line { id, path, what, on, text: Cow::Owned(text), list: true });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::order::playing_order;
    use crate::library::{Rulebook, SHIPPED};
    use moodfirst_core::scenario::load::load;
    use std::collections::HashSet;

    #[test]
    fn every_text_is_there_once_under_an_id_of_its_own() {
        for (name, text) in SHIPPED {
            let personas = Rulebook::embedded().unwrap().personas;
            let mut scenario = load(name, text.as_bytes(), &personas).scenario.unwrap();
            let order = playing_order(&scenario, &[]);
            let all = lines(&scenario, &order);
            let ids: HashSet<&str> = all.iter().map(|line| line.id.as_str()).collect();
            assert_eq!(ids.len(), all.len());
            let mut listed: Vec<Text> = all
                .iter()
                .filter(|line| !line.list)
                .map(|line| line.text.as_ref().clone())
                .collect();
            let mut there = Vec::new();
            scenario.texts_mut(&mut |text| there.push(text.clone()));
            there.retain(|text| !text.is_empty());
            let key = |text: &Text| (text.zh.clone(), text.en.clone());
            listed.sort_by_key(key);
            there.sort_by_key(key);
            assert_eq!(listed, there, "{name}");
        }
    }
}
