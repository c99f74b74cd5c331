//! The coach's remark says what is settled, and the costliest thing first.

use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::report::{Remark, remark, session_report};
use moodfirst_core::rubric::{Act, Catalogue, Percent, Rubric};
use moodfirst_core::scenario::load::load;
use std::sync::Arc;

/// The remark on the last of these replies to the shipped lesson.
fn after(replies: &[&str]) -> Remark {
    let words = Catalogue::embedded().unwrap();
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    let source = include_bytes!("../data/short-call.ron");
    let scenario = load("dropped-call.ron", source, &personas).scenario.unwrap();
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    let stage = Stage::new(lesson, rubric, "plain", |_| Percent { good: 100, bad: 100 });
    let mut session = Session::start(&stage, None, &mut ());
    let mut acts: Vec<Act> = Vec::new();
    for id in replies {
        let offer = session.offers(&stage).into_iter().find(|o| o.reply.id == *id).unwrap();
        acts = offer.reply.segments.iter().map(|segment| segment.act).collect();
        session.choose(&stage, offer.index, &mut ()).unwrap();
    }
    let report = session_report(&session, &stage, &words);
    remark(&report, &words, u32::try_from(replies.len()).unwrap(), &acts).unwrap()
}

#[test]
fn points_that_only_the_end_settles_are_not_promised() {
    // A paraphrase (25) and the first question in time (20). That nobody has stalled so far
    // (20) is not settled yet.
    let remark = after(&["go-on", "eleven"]);
    assert_eq!(remark.points, 45);
    assert_eq!(remark.rule.unwrap().id(), "empathy.paraphrase");
}

#[test]
fn harm_comes_before_what_was_earned() {
    let remark = after(&["basement"]);
    assert_eq!(remark.rule.unwrap().id(), "empathy.harm");
    assert!(remark.after.anger > remark.before.anger);
}
