//! The curve of the three moods as a drawing inside the page.

use super::parts::{HtmlParts, Walk};
use crate::locale::Key;
use maud::{Markup, html};
use moodfirst_core::evaluation::MoodState;
use moodfirst_core::scenario::model::Moment;
use std::fmt::Write;

const WIDE: f32 = 720.0;
const HIGH: f32 = 258.0;
const LEFT: f32 = 40.0;
const RIGHT: f32 = 12.0;
const TOP: f32 = 18.0;
const BELOW: f32 = 42.0;

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

/// The days of the run: where each begins and ends on the curve, and its name with the middle of it.
fn days(walk: Walk<'_>, page: &HtmlParts<'_>) -> Vec<(f32, f32, &'static str)> {
    let clock = &walk.scenario().clock;
    let moments: Vec<Moment> =
        [clock.start].into_iter().chain(walk.replay.turns.iter().map(|turn| turn.at)).collect();
    let count = moments.len();
    let half = (x(1, count) - x(0, count)) / 2.0;
    let mut place = 0;
    let days = moments.chunk_by(|a, b| a.day() == b.day()).map(|day| {
        let (first, last) = (place, place + day.len() - 1);
        place += day.len();
        let from = if first == 0 { LEFT } else { x(first, count) - half };
        let to = if last + 1 == count { WIDE - RIGHT } else { x(last, count) + half };
        (from, to, day[0].say_day(clock.weekday, page.lang))
    });
    days.collect()
}

/// The names of the days under the curve. One that would run into the one before it is left out: its
/// line still stands there.
fn day_names(days: &[(f32, f32, &'static str)]) -> Vec<(f32, &'static str)> {
    let wide =
        |name: &str| name.chars().map(|c| if c.is_ascii() { 7.0 } else { 13.0 }).sum::<f32>();
    let mut names: Vec<(f32, &'static str)> = Vec::new();
    let mut free = LEFT;
    for (from, to, name) in days {
        let half = wide(name) / 2.0;
        let middle = f32::midpoint(*from, *to).clamp(LEFT + half, WIDE - RIGHT - half);
        if middle - half >= free {
            names.push((middle, name));
            free = middle + half + 6.0;
        }
    }
    names
}

/// Anger solid, trust dotted, heard dashed. The turning points stand on the anger line with their
/// numbers; without the run itself the replies that weighed. All words are outside the plot.
#[must_use]
pub fn curve(page: &HtmlParts<'_>, walk: Option<Walk<'_>>) -> Markup {
    let (words, lang, report) = (page.words, page.lang, page.report);
    let states = &report.states;
    let hot = y(page.rubric.hot);
    let every = (states.len() / 24).max(1);
    let days = walk.map(|walk| days(walk, page)).unwrap_or_default();
    let points = walk.map(|walk| page.turning_points(walk)).unwrap_or_default();
    let anger = |place: usize| states.get(place).map_or(0, |state| state.anger);
    html! {
        svg.curve viewBox={ "0 0 " (WIDE) " " (HIGH) } role="img" aria-label=(words.get(Key::DebriefCurve)) {
            rect.hot-zone x=(LEFT) y=(TOP) width=(WIDE - LEFT - RIGHT) height=(hot - TOP) {}
            text.hot-word x=(LEFT - 6.0) y=(hot - 10.0) text-anchor="end" { (words.get(Key::MoodHot)) }
            @for mood in [0_u8, page.rubric.hot, 100] {
                line.grid x1=(LEFT) x2=(WIDE - RIGHT) y1=(y(mood)) y2=(y(mood)) {}
                text.tick x=(LEFT - 6.0) y=(y(mood) + 4.0) text-anchor="end" { (mood) }
            }
            @for place in (0..states.len()).step_by(every) {
                text.tick x=(x(place, states.len())) y=(HIGH - BELOW + 18.0) text-anchor="middle" { (place) }
            }
            @for (from, ..) in days.iter().skip(1) {
                line.grid x1=(from) x2=(from) y1=(TOP) y2=(HIGH) {}
            }
            @for (middle, name) in day_names(&days) {
                text.tick x=(middle) y=(HIGH - 4.0) text-anchor="middle" { (name) }
            }
            polyline.heard points=(path(states, |state| state.heard)) {}
            polyline.trust points=(path(states, |state| state.trust)) {}
            polyline.anger points=(path(states, |state| state.anger)) {}
            @for (number, point) in (1..).zip(&points) {
                @let (x, y) = (x(point.turn as usize, states.len()), y(anger(point.turn as usize)));
                circle.point.worse[point.worse] cx=(x) cy=(y) r="10" {}
                text.point-number x=(x) y=(y + 4.5) text-anchor="middle" { (number) }
            }
            @if walk.is_none() {
                @for (place, state) in states.iter().enumerate().skip(1) {
                    @if let Some(line) = u32::try_from(place).ok().and_then(|turn| report.weightiest(turn)) {
                        circle.(if line.cost() <= 0 { "helped" } else { "hurt" })
                            cx=(x(place, states.len())) cy=(y(state.anger)) r="5"
                        { title { (place) " " (page.catalogue.rule(line.rule).name.get(lang)) } }
                    }
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
