//! The sheets for single people: employee, customer, whoever rates.

use super::Script;
use crate::locale::wording::dimension_key;
use crate::locale::{Key, Messages};
use maud::{Markup, html};
use moodfirst_core::rubric::{Dimension, Rule};
use moodfirst_core::scenario::model::{Channel, Need, OwedKind, Scenario};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};

impl Script<'_> {
    /// Part A: everything that the employee knows, and nothing of the customer's.
    pub(super) fn employee(&self) -> Markup {
        let (s, lang) = (self.scenario, self.lang);
        let words = Messages::of(lang);
        let channel = words.get(match s.channel {
            Channel::FaceToFace => Key::ChannelFace,
            Channel::Telephone => Key::ChannelTelephone,
            Channel::Online => Key::ChannelOnline,
        });
        let start = s.clock.start.say(s.clock.weekday, lang);
        let minutes = s.minutes;
        let about = say!("大约 {minutes} 分钟", "about {minutes} minutes");
        let card = &s.fact_card;
        let lists: [(Key, Vec<&Text>); 4] = [
            (Key::FactFacts, card.facts.iter().collect()),
            (Key::FactMayGive, card.may_give.iter().map(|item| &item.text).collect()),
            (Key::FactCanDo, card.can_do.iter().map(|item| &item.text).collect()),
            (Key::FactBeyond, card.beyond.iter().map(|item| &item.text).collect()),
        ];
        html! {
            section.sheet {
                (self.heading(&say!("A · 员工", "A · The employee")))
                p { b { (s.role.get(lang)) } }
                p.small { (channel) " · " (s.place.get(lang)) " · " (start) " · " (about.get(lang)) }
                @for text in &s.briefing { p { (text.get(lang)) } }
                h3.part { (say!("要练的", "To practise").get(lang)) }
                ul { @for goal in &s.goals { li { (goal.get(lang)) } } }
                section.scene {
                    @for (key, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
                        h3.part { (words.get(*key)) }
                        ul { @for item in items { li { (item.get(lang)) } } }
                    }
                }
            }
        }
    }

    /// Part B: who the customer is, how they feel, what softens them, and all that they say.
    pub(super) fn customer(&self) -> Markup {
        let (s, lang) = (self.scenario, self.lang);
        let words = Messages::of(lang);
        let customer = &s.customer;
        let moods = [
            (Key::MoodAnger, s.opening.anger),
            (Key::MoodTrust, s.opening.trust),
            (Key::MoodHeard, s.opening.heard),
        ];
        let moods = moods.map(|(key, mood)| format!("{} {mood}", words.get(key))).join(" · ");
        let hot = self.rulebook.rubric.hot;
        let notes = s.personas.iter().filter_map(|id| self.rulebook.catalogue.persona(id));
        html! {
            section.sheet {
                (self.heading(&say!("B · 客户", "B · The customer")))
                p { b { (customer.name.get(lang)) } " " (customer.look.get(lang)) }
                p { (customer.history.get(lang)) }
                p.why { b { (say!("真正想要的：", "What they really want: ").get(lang)) } (customer.wants.get(lang)) }
                h3.part { (say!("心情", "The mood").get(lang)) }
                p { (say!("一开始：", "At the beginning: ").get(lang)) (moods) }
                p.small { (say!(
                    "0 到 100。怒气 {hot} 以上正在火头上：只听得进让自己消气的话，别的都是火上浇油。",
                    "0 to 100. From anger {hot} on they boil: only what soothes gets through, and all else feeds the fire."
                ).get(lang)) }
                h3.part { (say!("性情，什么让对方软下来", "Tempers, and what softens them").get(lang)) }
                @for note in notes {
                    p { b { (note.name.get(lang)) } " " (note.summary.get(lang)) br; span.condition { (note.works.get(lang)) } }
                }
                h3.part { (say!("你的话", "What you say").get(lang)) }
                p.small { (say!(
                    "一个时刻有几种说法时，从上往下，第一种条件合的就是你要说的。",
                    "Where a moment has several lines, the first from above whose condition fits is yours."
                ).get(lang)) }
                @for (node, number) in self.nodes.iter().zip(1_usize..) {
                    @if !node.lines.is_empty() {
                        section.moment { h3 { (number) } (self.jump(node)) (self.lines(node)) }
                    }
                }
            }
        }
    }

    /// What is watched for, with room to write.
    pub(super) fn rating(&self) -> Markup {
        let (s, lang) = (self.scenario, self.lang);
        let words = Messages::of(lang);
        let respect = need(s, self.rulebook.rubric.soothe_from) == Need::Respect;
        let pay = |rule: &Rule| self.rulebook.rubric.points(*rule, respect);
        let mut groups: Vec<(String, Vec<(Rule, i32)>)> = Vec::new();
        for (dimension, rules) in [
            (Dimension::Empathy, Rule::EMPATHY.as_slice()),
            (Dimension::Order, Rule::ORDER.as_slice()),
        ] {
            let rules = rules.iter().map(|rule| (*rule, pay(rule))).filter(|(_, pay)| *pay > 0);
            groups.push((words.get(dimension_key(dimension)).to_owned(), rules.collect()));
        }
        for owed in &s.owed {
            let (name, rules) = match owed.kind {
                OwedKind::Promise => {
                    (say!("到时兑现的承诺", "a promise"), Rule::PROMISE.as_slice())
                }
                OwedKind::SolveNow => {
                    (say!("当场解决", "a solution now"), Rule::SOLVE_NOW.as_slice())
                }
                OwedKind::NotOurs => {
                    (say!("讲清不归我们", "a clear “not ours”"), Rule::NOT_OURS.as_slice())
                }
                OwedKind::KindNo => (say!("好好说不", "a kind no"), Rule::KIND_NO.as_slice()),
            };
            let share = i32::from(owed.points);
            let rules = rules.iter().map(|rule| (*rule, pay(rule) * share / 100));
            let dimension = words.get(dimension_key(Dimension::Commitment));
            groups
                .push((format!("{dimension}{}{}", lang.colon(), name.get(lang)), rules.collect()));
        }
        let mark = s.pass_mark;
        html! {
            section.sheet {
                (self.heading(&say!("评分表", "Rating sheet")))
                p { (say!("员工 ____________　客户 ____________　日期 ____________", "Employee ____________  Customer ____________  Date ____________").get(lang)) }
                @for (name, rules) in &groups {
                    h3.part { (name) }
                    table.rating {
                        thead { tr {
                            th { (say!("看什么", "What to look for").get(lang)) }
                            th.points { (say!("满分", "Points").get(lang)) }
                            th.box { (say!("做到", "Done").get(lang)) }
                            th { (say!("哪一句", "Which words").get(lang)) }
                        } }
                        tbody { @for (rule, points) in rules {
                            @let note = self.rulebook.catalogue.rule(*rule);
                            tr {
                                td { b { (note.name.get(lang)) } br; span.small { (note.earned.get(lang)) } }
                                td.points { (points) }
                                td.box { "☐" }
                                td {}
                            }
                        } }
                    }
                }
                p { (say!("每项满分 100，总分按 {mark} 分及格。", "Each part has 100 points; the lesson is passed with a total of {mark}.").get(lang)) }
                h3.part { (say!("先改哪一件", "The one thing to change first").get(lang)) }
                div.lines { p {} p {} p {} }
            }
        }
    }
}

/// What the customer needs first: as declared, or by the anger at the beginning.
fn need(s: &Scenario, soothe_from: u8) -> Need {
    let by_anger = if s.opening.anger >= soothe_from { Need::Soothe } else { Need::Respect };
    s.need.unwrap_or(by_anger)
}

/// A text in one language, for a place where only that is shown.
pub(super) fn bracketed(text: &str, lang: Lang) -> String {
    let bare = text.trim_matches(['（', '）', '(', ')']);
    lang.bracketed(bare)
}
