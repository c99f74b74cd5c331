//! The parts of the page.

use super::chart;
use crate::locale::promises::{PromiseWords, promises};
use crate::locale::wording::{
    dimension_key, ending_key, promise_event, reply_words, signed, why_they_differ,
};
use crate::locale::{Key, Messages};
use maud::{Markup, html};
use moodfirst_core::dialogue::{Lesson, Passage, PromiseMark, Replay, Stage, TalkItem, Turn};
use moodfirst_core::report::{Line, Report};
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric};
use moodfirst_core::scenario::model::{Moment, Scenario};
use moodfirst_core::text::{Lang, Text};
use std::collections::BTreeSet;

/// What all parts need.
pub struct HtmlParts<'a> {
    pub report: &'a Report,
    pub catalogue: &'a Catalogue,
    pub rubric: &'a Rubric,
    pub words: &'a Messages,
    pub lang: Lang,
}

/// What the parts need that tell the conversation.
#[derive(Clone, Copy)]
pub struct Walk<'a> {
    pub stage: &'a Stage,
    pub replay: &'a Replay,
}

impl<'a> Walk<'a> {
    pub fn lesson(self) -> &'a Lesson {
        self.stage.lesson()
    }

    fn scenario(self) -> &'a Scenario {
        self.lesson().scenario()
    }
}

impl HtmlParts<'_> {
    fn word(&self, key: Key) -> &str {
        self.words.get(key)
    }

    fn moment(&self, walk: Walk<'_>, moment: Moment) -> String {
        moment.say(walk.scenario().clock.weekday, self.lang)
    }

    /// How it ended, as a scene: the last words, then what became of it.
    pub fn ending(&self, walk: Walk<'_>) -> Markup {
        let scenario = walk.scenario();
        let differ = why_they_differ(self.report, self.rubric, self.words);
        html! {
            section.scene {
                @if let Some(line) = walk.replay.last_words(walk.lesson()) {
                    @if let Some(cue) = &line.cue { p.cue { (cue.get(self.lang)) } }
                    p.said { b { (scenario.customer.name.get(self.lang)) } " " (line.text.get(self.lang)) }
                }
                @match walk.replay.ending(walk.lesson()) {
                    Some(ending) => {
                        h2 { (ending.title.get(self.lang)) " · " (self.word(ending_key(ending.kind))) }
                        p { (ending.epilogue.get(self.lang)) }
                    }
                    None => p { (self.word(Key::DebriefUnfinished)) },
                }
                @if let Some(why) = differ { p.why { (why) } }
            }
        }
    }

    /// Total and dimensions.
    pub fn scores(&self) -> Markup {
        let report = self.report;
        let of = report.dimensions;
        let mark = report.pass_mark.to_string();
        let reached = if report.passed { Key::DebriefMarkReached } else { Key::DebriefMarkMissed };
        let uncapped = report.total_uncapped.to_string();
        html! {
            section.scores {
                p.total { span.number.failed[!report.passed] { (report.total) } " " (self.words.fill(reached, &[("mark", &mark)]))
                    @if report.total < report.total_uncapped {
                        " " (self.words.fill(Key::DebriefUncapped, &[("total", &uncapped)]))
                    }
                }
                @for (dimension, score) in [
                    (Dimension::Empathy, of.empathy), (Dimension::Order, of.order), (Dimension::Commitment, of.commitment),
                ] {
                    div.bar-row {
                        span { (self.word(dimension_key(dimension))) }
                        span.bar { span.fill style={ "width:" (score) "%" } {} }
                        span.points { (score) }
                    }
                }
                @for error in &report.critical {
                    @let name = error.act.map_or_else(
                        || self.word(Key::DebriefNoSafetyCheck), |act| self.catalogue.act(act).name.get(self.lang));
                    p.critical { (self.word(Key::DebriefCritical)) ": " (name) }
                }
                p.small { (self.word(Key::DebriefHonesty)) }
            }
        }
    }

    /// The three moods.
    pub fn moods(&self) -> Markup {
        html! { section { h2 { (self.word(Key::DebriefCurve)) } (chart::curve(self)) } }
    }

    /// The conversation, with what each reply did and what it scored.
    pub fn turns(&self, walk: Walk<'_>) -> Markup {
        html! {
            section {
                h2 { (self.word(Key::DebriefLines)) }
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
        html! {
            div.turn {
                h3 { (self.reply_number(turn.number)) span.clock { " " (self.moment(walk, turn.at)) } }
                @if let Some(reply) = turn.said(walk.lesson()) {
                    p.mine { (reply_words(reply, self.catalogue, self.lang)) }
                }
                p.acts {
                    @for done in &turn.acts { span.act { (self.catalogue.act(done.act).name.get(self.lang)) } " " }
                    @if turn.unanswered().is_some() { span.act.hurt { (self.word(Key::DebriefUnanswered)) } " " }
                    span.moved { (self.moved(turn)) }
                }
                (self.lines_of(turn.number))
            }
        }
    }

    fn reply_number(&self, number: u32) -> String {
        match number {
            0 => self.word(Key::DebriefBefore).to_owned(),
            _ => self.words.fill(Key::DebriefTurn, &[("turn", &number.to_string())]),
        }
    }

    /// The lines of a reply, and the better reply once.
    fn lines_of(&self, turn: u32) -> Markup {
        let better = self.report.lines_of(turn).find_map(|line| line.better.as_ref());
        html! {
            @for line in self.report.lines_of(turn) { (self.line(line)) }
            @if let Some(better) = better {
                p.better { (self.words.fill(Key::DebriefBetter, &[("text", better.get(self.lang))])) }
            }
        }
    }

    /// The lines by reply with the words that they are about, where the conversation itself cannot
    /// be told.
    pub fn quotes(&self) -> Markup {
        let turns: BTreeSet<u32> = self.report.lines.iter().filter_map(|line| line.turn).collect();
        html! {
            section {
                h2 { (self.word(Key::DebriefLines)) }
                @for turn in turns {
                    div.turn {
                        h3 { (self.reply_number(turn)) }
                        @for quote in quotes(self.report, turn) {
                            p.mine { (quote.get(self.lang)) }
                        }
                        (self.lines_of(turn))
                    }
                }
            }
        }
    }

    /// What the moods did over a reply and all that followed it.
    fn moved(&self, turn: &Turn) -> String {
        let (before, after) = (turn.before, turn.after());
        [
            (Key::MoodAnger, before.anger, after.anger),
            (Key::MoodTrust, before.trust, after.trust),
            (Key::MoodHeard, before.heard, after.heard),
        ]
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

    fn line(&self, line: &Line) -> Markup {
        let points = match line.slot {
            Some(slot) if line.points < slot => format!("{}/{slot}", line.points),
            _ => signed(line.points),
        };
        let cost = line.points < 0;
        html! {
            div.line.cost[cost] {
                span.points { (points) }
                p { b { (self.word(dimension_key(line.dimension))) " · " (self.catalogue.rule(line.rule).name.get(self.lang)) }
                    " " (line.why.get(self.lang)) }
            }
        }
    }

    /// Slots that no reply decided, and the bounds.
    pub fn missed(&self) -> Markup {
        let lines: Vec<&Line> = self.report.lines_of_none().collect();
        html! {
            @if !lines.is_empty() {
                section { h2 { (self.word(Key::DebriefMissed)) } @for line in lines { (self.line(line)) } }
            }
        }
    }

    /// The promises, and when what happened to them.
    pub fn promises(&self, walk: Option<Walk<'_>>) -> Markup {
        let marks = walk.map(|walk| walk.replay.timeline()).unwrap_or_default();
        let all = promises(self.report, None, self.words);
        html! {
            section {
                h2 { (self.word(Key::DebriefLedger)) }
                @if all.is_empty() { p { (self.word(Key::LedgerNone)) } }
                @for one in &all {
                    div.promise {
                        p { b { (one.what) } " " span.state { (one.word) } }
                        @match (walk, one.entry) {
                            (Some(walk), Some(entry)) => (self.marks(walk, &marks, entry)),
                            _ => p { (self.terms(one)) },
                        }
                    }
                }
            }
        }
    }

    fn marks(&self, walk: Walk<'_>, marks: &[PromiseMark], place: usize) -> Markup {
        let weekday = walk.scenario().clock.weekday;
        html! {
            ol { @for mark in marks.iter().filter(|mark| mark.entry == place) {
                li { span.clock { (self.moment(walk, mark.at)) } " " (promise_event(mark.event, weekday, self.words)) }
            } }
        }
    }

    /// Who, by when and how, without a calendar.
    fn terms(&self, one: &PromiseWords) -> String {
        let parts = [one.who.as_str(), &one.due, &one.channel];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(self.lang.comma())
    }

    /// Questions of judgement.
    pub fn judgements(&self) -> Markup {
        let report = self.report;
        html! {
            @if !report.judgements.is_empty() {
                section {
                    h2 { (self.word(Key::DebriefJudgements)) }
                    @for mark in &report.judgements {
                        p { b { (mark.ask.get(self.lang)) } }
                        p { (self.word(if mark.right { Key::DebriefRight } else { Key::DebriefWrong }))
                            " · " (mark.answer.get(self.lang)) }
                        p.small { (mark.why.get(self.lang)) }
                    }
                }
            }
        }
    }

    /// What they wanted; notes; phrases to take away.
    pub fn after(&self, walk: Walk<'_>) -> Markup {
        let scenario = walk.scenario();
        html! {
            @if self.report.finished {
                section {
                    h2 { (self.word(Key::DebriefWants)) }
                    p { (scenario.customer.wants.get(self.lang)) }
                    @if !scenario.debrief.is_empty() {
                        h2 { (self.word(Key::DebriefNotes)) }
                        @for note in &scenario.debrief { p { (note.get(self.lang)) } }
                    }
                }
                @if !scenario.phrases.is_empty() {
                    section {
                        h2 { (self.word(Key::DebriefPhrases)) }
                        ul { @for phrase in &scenario.phrases { li { (phrase.get(self.lang)) } } }
                    }
                }
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
