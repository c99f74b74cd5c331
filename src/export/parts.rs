//! The parts of the page.

use super::{Exported, chart};
use crate::locale::wording::{
    dimension_key, ending_key, promise_event, reply_words, signed, state_key, why_they_differ,
};
use crate::locale::{Key, Messages};
use maud::{Markup, html};
use moodfirst_core::dialogue::Said;
use moodfirst_core::report::{Line, Story, Turn, timeline};
use moodfirst_core::rubric::{Act, Dimension};
use moodfirst_core::scenario::model::Moment;
use moodfirst_core::text::Lang;

/// What all parts need.
pub struct HtmlParts<'a> {
    pub run: &'a Exported<'a>,
    pub words: &'a Messages,
    pub lang: Lang,
}

impl HtmlParts<'_> {
    fn word(&self, key: Key) -> &str {
        self.words.get(key)
    }

    fn moment(&self, moment: Moment) -> String {
        moment.say(self.run.stage.lesson().scenario().clock.weekday, self.lang)
    }

    /// How it ended, as a scene: the last words, then what became of it.
    pub fn ending(&self, story: &Story<'_>) -> Markup {
        let scenario = self.run.stage.lesson().scenario();
        let differ = why_they_differ(self.run.report, self.run.stage.rubric(), self.words);
        html! {
            section.scene {
                @if let Some((line, _)) = story.last_words() {
                    @if let Some(cue) = &line.cue { p.cue { (cue.get(self.lang)) } }
                    p.said { b { (scenario.customer.name.get(self.lang)) } " " (line.text.get(self.lang)) }
                }
                @match story.ending() {
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
        let report = self.run.report;
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
                    @let name = Act::from_name(error.act).map_or_else(
                        || self.word(Key::DebriefNoSafetyCheck), |act| self.run.catalogue.act(act).name.get(self.lang));
                    p.critical { (self.word(Key::DebriefCritical)) ": " (name) }
                }
                p.small { (self.word(Key::DebriefHonesty)) }
            }
        }
    }

    /// The three moods.
    pub fn moods(&self) -> Markup {
        html! { section { h2 { (self.word(Key::DebriefCurve)) } (chart::curve(self.run, self.words)) } }
    }

    /// The conversation, with what each reply did and what it scored.
    pub fn turns(&self, story: &Story<'_>) -> Markup {
        html! {
            section {
                h2 { (self.word(Key::DebriefLines)) }
                @for turn in &story.turns { (self.turn(turn)) }
                @for said in &story.last { (self.said(said)) }
            }
        }
    }

    fn turn(&self, turn: &Turn<'_>) -> Markup {
        let lines = || self.run.report.lines.iter().filter(|line| line.turn == Some(turn.number));
        let better = lines().find_map(|line| line.better.as_ref());
        html! {
            @for said in &turn.before { (self.said(said)) }
            div.turn {
                h3 { (self.words.fill(Key::DebriefTurn, &[("turn", &turn.number.to_string())])) span.clock { " " (self.moment(turn.at)) } }
                p.mine { (reply_words(turn.reply, self.run.catalogue, self.lang)) }
                p.acts {
                    @for done in &turn.acts { span.act { (self.run.catalogue.act(done.act).name.get(self.lang)) } " " }
                    @if turn.unanswered.is_some() { span.act.hurt { (self.word(Key::DebriefUnanswered)) } " " }
                    span.moved { (self.moved(turn)) }
                }
                @for line in lines() { (self.line(line)) }
                @if let Some(better) = better {
                    p.better { (self.words.fill(Key::DebriefBetter, &[("text", better.get(self.lang))])) }
                }
            }
        }
    }

    /// What the moods did over a reply and all that followed it.
    fn moved(&self, turn: &Turn<'_>) -> String {
        let [before, after] = turn.moods;
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

    fn said(&self, said: &Said<'_>) -> Markup {
        let customer = &self.run.stage.lesson().scenario().customer;
        match said {
            Said::Jump(jump) => html! {
                p.jump { (self.moment(jump.to)) " · " (jump.caption.get(self.lang)) }
            },
            Said::Event(effect) | Said::Effect(effect) => {
                html! { p.cue { (effect.why.get(self.lang)) } }
            }
            Said::Customer { line, .. } => html! {
                @if let Some(cue) = &line.cue { p.cue { (cue.get(self.lang)) } }
                p.said { b { (customer.name.get(self.lang)) } " " (line.text.get(self.lang)) }
            },
            Said::PromiseBroke(place) => {
                let entry = self.run.report.ledger.get(*place);
                let what = entry.map_or("", |entry| entry.what.get(self.lang));
                let due = entry.and_then(|entry| entry.due.as_deref()).and_then(Moment::parse);
                let due = due.map_or_else(|| "—".to_owned(), |due| self.moment(due));
                let fields = [("what", what), ("due", due.as_str())];
                html! { p.critical { (self.words.fill(Key::ConversationPromiseBroke, &fields)) } }
            }
            Said::Trainee { .. } | Said::Ended(_) => html! {},
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
                p { b { (self.word(dimension_key(line.dimension))) " · " (self.run.catalogue.rule(line.rule).name.get(self.lang)) }
                    " " (line.why.get(self.lang)) }
            }
        }
    }

    /// Slots that no reply decided, and the bounds.
    pub fn missed(&self) -> Markup {
        let lines: Vec<&Line> =
            self.run.report.lines.iter().filter(|line| line.turn.is_none()).collect();
        html! {
            @if !lines.is_empty() {
                section { h2 { (self.word(Key::DebriefMissed)) } @for line in lines { (self.line(line)) } }
            }
        }
    }

    /// The promises, and when what happened to them.
    pub fn promises(&self) -> Markup {
        let weekday = self.run.stage.lesson().scenario().clock.weekday;
        let marks = timeline(self.run.session, self.run.stage);
        html! {
            section {
                h2 { (self.word(Key::DebriefLedger)) }
                @if self.run.report.ledger.is_empty() { p { (self.word(Key::LedgerNone)) } }
                @for (place, entry) in self.run.report.ledger.iter().enumerate() {
                    div.promise {
                        p { b { (entry.what.get(self.lang)) } " " span.state { (self.word(state_key(entry.state))) } }
                        ol { @for mark in marks.iter().filter(|mark| mark.entry == place) {
                            li { span.clock { (self.moment(mark.at)) } " " (promise_event(mark.event, weekday, self.words)) }
                        } }
                    }
                }
            }
        }
    }

    /// Questions of judgement; what they wanted; notes; phrases to take away.
    pub fn after(&self) -> Markup {
        let (report, scenario) = (self.run.report, self.run.stage.lesson().scenario());
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
            @if report.finished {
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
