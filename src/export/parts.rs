//! The parts of the page: what all of them need, and the first step.

use super::chart;
use crate::locale::debrief::{scores, total_line};
use crate::locale::wording::{dimension_key, ending_key};
use crate::locale::{Key, Messages};
use maud::{Markup, html};
use moodfirst_core::dialogue::{Lesson, Replay, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::rubric::{Catalogue, Rubric};
use moodfirst_core::scenario::model::{Moment, Scenario};
use moodfirst_core::text::{Lang, Text};

/// What all parts need.
pub struct HtmlParts<'a> {
    pub report: &'a Report,
    pub catalogue: &'a Catalogue,
    pub rubric: &'a Rubric,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
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

    pub fn scenario(self) -> &'a Scenario {
        self.lesson().scenario()
    }
}

impl HtmlParts<'_> {
    pub fn word(&self, key: Key) -> &str {
        self.words.get(key)
    }

    pub fn moment(&self, walk: Walk<'_>, moment: Moment) -> String {
        moment.say(walk.scenario().clock.weekday, self.lang)
    }

    /// The heading of a step.
    pub fn step(&self, key: Key) -> Markup {
        html! { h2.step { (self.word(key)) } }
    }

    /// How it ended, as a scene told once: the last look, the last words, what became of it; then
    /// the total in one line.
    pub fn ending(&self, walk: Walk<'_>) -> Markup {
        let ending = walk.replay.ending(walk.lesson());
        let look = ending.and_then(|ending| ending.look.as_ref());
        html! {
            (self.step(Key::DebriefStepEnding))
            section.scene {
                @if let Some(look) = look { p.cue { (look.text.get(self.lang)) } }
                @match (ending.and_then(|ending| ending.last_line.as_ref()), walk.replay.last_words(walk.lesson())) {
                    (Some(last), _) => (self.last_words(walk, last)),
                    (None, Some(line)) => {
                        @if let Some(cue) = line.cue.as_ref().filter(|_| look.is_none()) { p.cue { (cue.get(self.lang)) } }
                        (self.last_words(walk, &line.text))
                    }
                    (None, None) => {}
                }
                @match ending {
                    Some(ending) => {
                        h3.part { (ending.title.get(self.lang)) " · " (self.word(ending_key(ending.kind))) }
                        p { (ending.epilogue.get(self.lang)) }
                    }
                    None => p { (self.word(Key::DebriefUnfinished)) },
                }
            }
            (self.total_line())
        }
    }

    fn last_words(&self, walk: Walk<'_>, last: &Text) -> Markup {
        let who = walk.scenario().customer.name.get(self.lang);
        html! { p.said { b { (who) } " " (last.get(self.lang)) } }
    }

    /// How a stored report ended, and why there is no more of it.
    pub fn ending_alone(&self, why: &Text) -> Markup {
        let ending = self.report.ending.as_ref();
        let ending = ending.map_or(Key::DebriefUnfinished, |mark| ending_key(mark.kind));
        html! {
            (self.step(Key::DebriefStepEnding))
            section.scene {
                h3.part { (self.word(ending)) }
                p.why { (why.get(self.lang)) }
            }
            (self.total_line())
        }
    }

    /// The total in one line, and why it seems to disagree with the ending, where it does.
    fn total_line(&self) -> Markup {
        let (total, differ) = total_line(self.report, self.rubric, self.words);
        html! {
            p { b { (total) } }
            @if let Some(why) = differ { p.why { (why) } }
            p.small { (self.word(Key::DebriefHonesty)) }
        }
    }

    /// Total and dimensions.
    pub fn scores(&self) -> Markup {
        let report = self.report;
        let mark = report.pass_mark.to_string();
        let reached = if report.passed { Key::DebriefMarkReached } else { Key::DebriefMarkMissed };
        let uncapped = report.total_uncapped.to_string();
        html! {
            section.scores {
                p.total { span.number.failed[!report.passed] { (report.total) } " " (self.words.fill(reached, &[("mark", &mark)]))
                    @if report.total < report.total_uncapped {
                        " " (self.words.fill(Key::DebriefUncapped, &[("total", &uncapped)]))
                    }
                    @if self.assisted { " " span.small { (self.word(Key::DebriefHelped)) } }
                }
                @for (dimension, score) in scores(report) {
                    div.bar-row {
                        span { (self.word(dimension_key(dimension))) }
                        span.bar { span.fill style={ "width:" (score) "%" } {} }
                        span.points { (score) }
                    }
                }
            }
        }
    }

    /// The three moods.
    pub fn moods(&self, walk: Option<Walk<'_>>) -> Markup {
        html! { section { h3.part { (self.word(Key::DebriefCurve)) } (chart::curve(self, walk)) } }
    }
}
