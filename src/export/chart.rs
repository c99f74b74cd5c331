//! The curve of the three moods as a drawing inside the page.

use super::parts::HtmlParts;
use crate::locale::Key;
use maud::{Markup, html};
use moodfirst_core::evaluation::MoodState;
use std::fmt::Write;

const WIDE: f32 = 720.0;
const HIGH: f32 = 240.0;
const LEFT: f32 = 34.0;
const RIGHT: f32 = 12.0;
const TOP: f32 = 18.0;
const BELOW: f32 = 24.0;

#[expect(clippy::cast_precision_loss, reason = "a few dozen replies")]
fn x(place: usize, count: usize) -> f32 {
    let last = count.saturating_sub(1).max(1) as f32;
    LEFT + (WIDE - LEFT - RIGHT) * place as f32 / last
}

fn y(mood: u8) -> f32 {
    TOP + (HIGH - TOP - BELOW) * (1.0 - f32::from(mood) / 100.0)
}

fn path(states: &[MoodState], mood: impl Fn(&MoodState) -> u8) -> String {
    let mut points = String::new();
    for (place, state) in states.iter().enumerate() {
        let _ = write!(points, "{:.1},{:.1} ", x(place, states.len()), y(mood(state)));
    }
    points.trim_end().to_owned()
}

/// Anger solid, trust dotted, heard dashed; marks on the anger line where a reply weighed.
#[must_use]
pub fn curve(page: &HtmlParts<'_>) -> Markup {
    let (words, lang, report) = (page.words, page.lang, page.report);
    let states = &report.states;
    let hot = y(page.rubric.hot);
    let every = (states.len() / 24).max(1);
    html! {
        svg.curve viewBox={ "0 0 " (WIDE) " " (HIGH) } role="img" aria-label=(words.get(Key::DebriefCurve)) {
            rect.hot-zone x=(LEFT) y=(TOP) width=(WIDE - LEFT - RIGHT) height=(hot - TOP) {}
            text.hot-word x=(LEFT + 6.0) y=(TOP + 14.0) { (words.get(Key::MoodHotZone)) }
            @for mood in [0_u8, 50, 100] {
                line.grid x1=(LEFT) x2=(WIDE - RIGHT) y1=(y(mood)) y2=(y(mood)) {}
                text.tick x=(LEFT - 6.0) y=(y(mood) + 4.0) text-anchor="end" { (mood) }
            }
            @for place in (0..states.len()).step_by(every) {
                text.tick x=(x(place, states.len())) y=(HIGH - 6.0) text-anchor="middle" { (place) }
            }
            polyline.heard points=(path(states, |state| state.heard)) {}
            polyline.trust points=(path(states, |state| state.trust)) {}
            polyline.anger points=(path(states, |state| state.anger)) {}
            @for (place, state) in states.iter().enumerate().skip(1) {
                @if let Some(line) = u32::try_from(place).ok().and_then(|turn| report.weightiest(turn)) {
                    circle.(if line.cost() <= 0 { "helped" } else { "hurt" })
                        cx=(x(place, states.len())) cy=(y(state.anger)) r="5"
                    { title { (place) " " (page.catalogue.rule(line.rule).name.get(lang)) } }
                }
            }
        }
        p.legend {
            @for (class, key) in [("anger", Key::MoodAnger), ("trust", Key::MoodTrust), ("heard", Key::MoodHeard)] {
                span { svg.sample viewBox="0 0 26 6" aria-hidden="true" {
                    line.(class) x1="0" x2="26" y1="3" y2="3" {}
                } (words.get(key)) }
            }
        }
    }
}
