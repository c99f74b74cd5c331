//! The three moods over the run.

use egui::Ui;

use super::{DebriefDraft, View};
use crate::gui::widgets::{CurveMark, CurvePoint, CurveWords, MoodCurve};
use crate::locale::Key;
use moodfirst_core::rubric::Act;

/// Shows the curve; true if another reply was chosen on it.
pub fn show(ui: &mut Ui, view: &View<'_>, draft: &mut DebriefDraft, height: f32) -> bool {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let report = view.report;
    let states = report.states.iter().enumerate();
    let points: Vec<CurvePoint> = states
        .map(|(reply, state)| CurvePoint {
            reply,
            anger: i32::from(state.anger),
            trust: i32::from(state.trust),
            heard: i32::from(state.heard),
        })
        .collect();
    let comma = lang.list_comma();
    let cost = |turn: u32| report.lines_of(turn).any(|line| line.cost() > 0);
    let act = |act: Act| view.catalogue.act(act).name.get(lang);
    let acts: Vec<(usize, String, bool)> = match view.walk {
        Some(walk) => walk
            .replay
            .turns
            .iter()
            .map(|turn| {
                let mut names: Vec<&str> = turn.acts.iter().map(|done| act(done.act)).collect();
                names.extend(turn.unanswered().map(|_| words.get(Key::DebriefUnanswered)));
                (turn.number as usize, names.join(comma), !cost(turn.number))
            })
            .collect(),
        // What a stored report says of its replies.
        None => (1..)
            .take(points.len().saturating_sub(1))
            .map(|turn| {
                let mut names: Vec<&str> =
                    report.lines_of(turn).filter_map(|line| line.act).map(act).collect();
                names.dedup();
                (turn as usize, names.join(comma), !cost(turn))
            })
            .collect(),
    };
    let marks: Vec<CurveMark<'_>> = acts
        .iter()
        .map(|(at, label, helped)| CurveMark { at: *at, label, helped: *helped })
        .collect();
    let curve = MoodCurve {
        points: &points,
        marks: &marks,
        words: CurveWords {
            title: words.get(Key::DebriefCurve),
            moods: [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard].map(|key| words.get(key)),
            hot_zone: words.get(Key::MoodHotZone),
        },
        lang,
        height,
    };
    let mut point = draft.point;
    let response = curve.show(ui, &mut point);
    draft.curve = Some(response.id);
    let chosen = point != draft.point;
    draft.point = point;
    chosen
}
