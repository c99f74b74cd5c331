//! The third step of the page: every point, reply by reply, inside the conversation.

use super::parts::{HtmlParts, Walk};
use crate::locale::Key;
use crate::locale::debrief::{
    anger_words, critical_words, owed_words, points_words, scores, times_words,
};
use crate::locale::wording::{dimension_key, reply_words, signed};
use maud::{Markup, html};
use moodfirst_core::dialogue::{Passage, TalkItem, Turn};
use moodfirst_core::report::{Group, Merged, Report, merged};
use moodfirst_core::text::Text;

impl HtmlParts<'_> {
    /// The critical errors, above all points.
    pub fn criticals(&self) -> Markup {
        html! {
            @for error in &self.report.critical {
                @let told = critical_words(error, self.catalogue, self.words);
                section.band {
                    p.critical { b { (told.title) } }
                    @for why in &told.why { p { (why) } }
                    @if let Some(look) = &told.look { p.small { (look) } }
                }
            }
        }
    }

    /// The slots of each dimension by name, earned, missed and taken off.
    pub fn slots(&self) -> Markup {
        let name = |rule| self.catalogue.rule(rule).name.get(self.lang);
        html! {
            section {
                @for (dimension, score) in scores(self.report) {
                    @let all = self.report.slots(dimension);
                    h4 { (self.word(dimension_key(dimension))) " " b { (score) } }
                    p.chips {
                        @for part in all.parts {
                            @if let Some((item, pays)) = part.whole() {
                                span.chip { (owed_words(item, self.words)) " " b { (pays) } } " "
                            } @else {
                                @if let Some(item) = part.item { span.owed { (owed_words(item, self.words)) } }
                                @for line in part.slots {
                                    @let pays = line.slot.unwrap_or_default();
                                    @if line.lost() {
                                        span.chip.missed { (name(line.rule)) " " b { (line.points) "/" (pays) } } " "
                                    } @else {
                                        span.chip { (name(line.rule)) " " b { (pays) } } " "
                                    }
                                }
                            }
                        }
                        @for (rule, points) in all.taken { span.chip.taken { (name(rule)) " " b { (signed(points)) } } " " }
                    }
                }
            }
        }
    }

    /// The conversation, with what each reply did and what it scored. What lost something stands
    /// open, the points of the rest are folded.
    pub fn turns(&self, walk: Walk<'_>) -> Markup {
        html! {
            section {
                h3.part { (self.word(Key::DebriefGroups)) }
                (self.passage(walk, &walk.replay.opening))
                @for turn in &walk.replay.turns {
                    (self.turn(walk, turn))
                    (self.passage(walk, &turn.then))
                }
            }
        }
    }

    fn passage(&self, walk: Walk<'_>, passage: &Passage) -> Markup {
        html! { @for item in passage.talk(walk.lesson()) { (self.item(walk, item)) } }
    }

    fn turn(&self, walk: Walk<'_>, turn: &Turn) -> Markup {
        let group = self.report.group(turn.number);
        let acts = html! {
            @for done in &turn.acts { span.act { (self.catalogue.act(done.act).name.get(self.lang)) } " " }
            @if turn.unanswered().is_some() { span.act.hurt { (self.word(Key::DebriefUnanswered)) } " " }
            span.moved { (self.moved(turn)) }
        };
        html! {
            div.turn {
                (self.head(&group, Some(walk), Some(&self.moment(walk, turn.at))))
                @if let Some(reply) = turn.said(walk.lesson()) {
                    p.mine { (reply_words(reply, self.catalogue, self.lang)) }
                }
                @if group.lines.is_empty() { p.acts { (acts) } } @else {
                    details open[group.lost()] { summary.acts { (acts) } (self.lines(&group)) }
                }
            }
        }
    }

    /// Which reply and when; at the edge what anger did, and the sum.
    fn head(&self, group: &Group<'_>, walk: Option<Walk<'_>>, at: Option<&str>) -> Markup {
        let over = self.report.anger_over(group, walk.map(|walk| walk.replay));
        let number = match (group.first, group.last) {
            (0, 0) => self.word(Key::DebriefBefore).to_owned(),
            (first, last) if first == last => {
                self.words.fill(Key::DebriefTurn, &[("turn", &first.to_string())])
            }
            (first, last) => {
                self.words.fill(Key::DebriefTurn, &[("turn", &format!("{first}–{last}"))])
            }
        };
        let sum = group.points();
        html! {
            div.head {
                h4 { (number) @if let Some(at) = at { span.clock { " " (at) } } }
                @if let Some(over) = over { span.moved { (anger_words(over, self.words, signed)) } }
                @if group.lines.is_empty() {
                    span.sum.none { (self.word(Key::DebriefNoPoints)) }
                } @else {
                    span.sum.cost[sum < 0] { (signed(sum)) }
                }
            }
        }
    }

    /// The lines of a reply, and the better reply once.
    fn lines(&self, group: &Group<'_>) -> Markup {
        let lost = group.lines.iter().filter(|one| one.line.lost());
        let better = lost.filter_map(|one| one.line.better.as_ref()).next();
        html! {
            @for one in &group.lines { (self.line(one)) }
            @if let Some(better) = better {
                p.better { (self.words.fill(Key::DebriefBetterWas, &[("words", better.get(self.lang))])) }
            }
        }
    }

    /// The lines by reply with the words that they are about, where the conversation itself cannot
    /// be told.
    pub fn quotes(&self) -> Markup {
        html! {
            section {
                h3.part { (self.word(Key::DebriefGroups)) }
                @for group in self.report.groups() {
                    div.turn {
                        (self.head(&group, None, None))
                        @for quote in quotes(self.report, group.first) { p.mine { (quote.get(self.lang)) } }
                        (self.lines(&group))
                    }
                }
            }
        }
    }

    /// What trust and being heard did over a reply and all that followed it.
    fn moved(&self, turn: &Turn) -> String {
        let (before, after) = (turn.before, turn.after());
        [(Key::MoodTrust, before.trust, after.trust), (Key::MoodHeard, before.heard, after.heard)]
            .into_iter()
            .filter(|(_, before, after)| before != after)
            .map(|(key, before, after)| format!("{} {before} → {after}", self.word(key)))
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn item(&self, walk: Walk<'_>, item: TalkItem<'_>) -> Markup {
        let customer = &walk.scenario().customer;
        match item {
            TalkItem::Jump(jump) => html! {
                p.jump { (self.moment(walk, jump.to)) " · " (jump.caption.get(self.lang)) }
            },
            TalkItem::Event(effect) | TalkItem::Effect(effect) => {
                html! { p.cue { (effect.why.get(self.lang)) } }
            }
            TalkItem::Customer { line, .. } => html! {
                @if let Some(cue) = &line.cue { p.cue { (cue.get(self.lang)) } }
                p.said { b { (customer.name.get(self.lang)) } " " (line.text.get(self.lang)) }
            },
            TalkItem::PromiseBroke(place) => {
                let entry = self.report.ledger.get(place);
                let what = entry.map_or("", |entry| entry.what.get(self.lang));
                let weekday = Some(walk.scenario().clock.weekday);
                let due = entry.and_then(|entry| entry.due.as_ref());
                let due = due.map_or_else(|| "—".to_owned(), |due| due.say(weekday, self.lang));
                let fields = [("what", what), ("due", due.as_str())];
                html! { p.critical { (self.words.fill(Key::ConversationPromiseBroke, &fields)) } }
            }
            TalkItem::Trainee { .. } | TalkItem::Ended(_) => html! {},
        }
    }

    fn line(&self, one: &Merged<'_>) -> Markup {
        let line = one.line;
        html! {
            div.line.cost[one.points < 0] {
                span.points { (points_words(one, signed)) }
                p { b { (self.word(dimension_key(line.dimension))) " · " (self.catalogue.rule(line.rule).name.get(self.lang)) }
                    @if let Some(times) = times_words(one, self.words) { " " (times) }
                    " " (line.why.get(self.lang)) }
            }
        }
    }

    /// Slots that no reply decided, and the bounds.
    pub fn missed(&self) -> Markup {
        let lines = merged(self.report.lines_of_none());
        html! {
            @if !lines.is_empty() {
                section { h3.part { (self.word(Key::DebriefMissed)) } @for one in &lines { (self.line(one)) } }
            }
        }
    }
}

/// What was said in a reply, as far as its lines quote it, each once.
fn quotes(report: &Report, turn: u32) -> Vec<&Text> {
    let mut quotes: Vec<&Text> = Vec::new();
    for line in report.lines_of(turn).filter(|line| !line.quote.is_empty()) {
        if !quotes.contains(&&line.quote) {
            quotes.push(&line.quote);
        }
    }
    quotes
}
