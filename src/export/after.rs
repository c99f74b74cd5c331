//! What goes with all points: the promises, the questions, what to take away.

use super::parts::{HtmlParts, Walk};
use crate::locale::Key;
use crate::locale::promises::{PromiseWords, Standing, promises};
use crate::locale::wording::promise_event;
use maud::{Markup, html};
use moodfirst_core::dialogue::PromiseMark;

impl HtmlParts<'_> {
    /// The promises, and when what happened to them.
    pub fn promises(&self, walk: Option<Walk<'_>>) -> Markup {
        let marks = walk.map(|walk| walk.replay.timeline()).unwrap_or_default();
        let all = promises(self.report, None, self.words);
        html! {
            section {
                h3.part { (self.word(Key::DebriefLedger)) }
                @if all.is_empty() { p { (self.word(Key::LedgerNone)) } }
                @for one in &all {
                    div.promise {
                        p { b { (one.what) } " " span.state.hurt[one.standing == Standing::Broken] { (one.word) } }
                        @match (walk, one.entry) {
                            (Some(walk), Some(entry)) => (self.marks(walk, &marks, entry)),
                            _ => p { (self.terms(one)) },
                        }
                    }
                }
            }
        }
    }

    /// The track of a promise: one mark for all that happened at one moment.
    fn marks(&self, walk: Walk<'_>, marks: &[PromiseMark], place: usize) -> Markup {
        let weekday = walk.scenario().clock.weekday;
        let own: Vec<&PromiseMark> = marks.iter().filter(|mark| mark.entry == place).collect();
        let said = |mark: &&PromiseMark| promise_event(mark.event, weekday, self.words);
        html! {
            ol.track { @for together in own.chunk_by(|a, b| a.at == b.at) {
                @let what: Vec<String> = together.iter().map(said).collect();
                li { span.clock { (self.moment(walk, together[0].at)) } " " (what.join(self.lang.comma())) }
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
                    h3.part { (self.word(Key::DebriefJudgements)) }
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
                    h3.part { (self.word(Key::DebriefWants)) }
                    p { (scenario.customer.wants.get(self.lang)) }
                    @if !scenario.debrief.is_empty() {
                        h3.part { (self.word(Key::DebriefNotes)) }
                        @for note in &scenario.debrief { p { (note.get(self.lang)) } }
                    }
                }
                @if !scenario.phrases.is_empty() {
                    section {
                        h3.part { (self.word(Key::DebriefPhrases)) }
                        ul { @for phrase in &scenario.phrases { li { (phrase.get(self.lang)) } } }
                    }
                }
            }
        }
    }
}
