//! The second step of the page: what to change first, and where the run turned.

use super::parts::{HtmlParts, Walk};
use crate::locale::Key;
use crate::locale::debrief::{TurningWords, turning_words};
use crate::locale::wording::{dimension_key, signed};
use maud::{Markup, html};
use moodfirst_core::report::{TurningPoint, change_first, turning_points};

impl HtmlParts<'_> {
    /// The turning points of a run that is over.
    pub fn turning_points(&self, walk: Walk<'_>) -> Vec<TurningPoint> {
        if self.report.finished { turning_points(self.report, walk.replay) } else { Vec::new() }
    }

    /// What to change first, then the turning points in order of time.
    pub fn turning(&self, walk: Walk<'_>) -> Markup {
        let points = self.turning_points(walk);
        let first = change_first(self.report, self.catalogue, &points);
        let todo = first
            .as_ref()
            .map_or(self.word(Key::DebriefNothingFirst), |first| first.todo.get(self.lang));
        html! {
            @if self.report.finished {
                section.change {
                    p.small { b { (self.word(Key::DebriefChangeFirst)) } }
                    p.todo { (todo) }
                }
                @if points.is_empty() { p { (self.word(Key::DebriefNoTurns)) } }
                div.turnings {
                    @for (number, point) in (1..).zip(points) {
                        @let told = turning_words(self.report, (walk.stage, walk.replay), self.catalogue, point, self.words);
                        @if let Some(told) = told { (self.card(walk, number, point, &told)) }
                    }
                }
            }
        }
    }

    fn card(
        &self,
        walk: Walk<'_>,
        number: u32,
        point: TurningPoint,
        told: &TurningWords,
    ) -> Markup {
        let who = walk.scenario().customer.name.get(self.lang);
        let points: Vec<String> = told
            .points
            .iter()
            .map(|(dimension, points)| {
                format!("{} {}", self.word(dimension_key(*dimension)), signed(*points))
            })
            .collect();
        html! {
            section.turning.worse[point.worse] {
                p.small { b.at { (number) } " " (told.when) }
                h3.part { (told.title) }
                @if !told.moved.is_empty() { p.moves { (told.moved) } }
                (self.told(Key::DebriefWhatSaid, &told.said))
                (self.told(Key::DebriefWhyTurned, &told.why))
                @if !point.worse { p.better { (self.word(Key::DebriefKeepIt)) } }
                @if let Some(better) = &told.better {
                    p.small { (self.word(Key::DebriefBetterThen)) }
                    p.better { (self.lang.quoted(better)) }
                }
                @if let Some(answer) = &told.answer {
                    p.small { (self.words.fill(Key::DebriefTheyWould, &[("who", who)])) }
                    p { (self.lang.quoted(answer)) }
                }
                @if !points.is_empty() { p.small { (points.join(self.lang.dot())) } }
            }
        }
    }

    fn told(&self, label: Key, words: &str) -> Markup {
        html! { p.small { (self.word(label)) } p { (words) } }
    }
}
