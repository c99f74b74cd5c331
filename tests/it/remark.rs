//! The coach's remark says what is settled, and the costliest thing first.

use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::report::{Remark, remark, score_line, session_report};
use moodfirst_core::rubric::{Act, Catalogue, Percent, Rubric, Rule};
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

/// A request that comfort left unanswered is named in plain words: what was asked, what was said
/// instead, what would have answered it; in both languages, at its reply.
#[test]
fn an_unanswered_request_is_named() {
    let (rubric, words) = (Rubric::embedded().unwrap(), Catalogue::embedded().unwrap());
    let asks = r#"{"speaker": "customer", "tags": ["asks_action"], "text": "So by when?"}"#;
    let agent = |acts: &str| format!(r#"{{"speaker": "agent", "acts": [{acts}]}}"#);
    let turns = [
        agent(r#""LetVent""#),
        asks.to_owned(),
        agent(r#""Affirm", "Thank""#),
        agent(r#""AskFact""#),
        asks.to_owned(),
        agent(""),
    ];
    let json = format!(r#"{{"turns": [{}]}}"#, turns.join(","));
    let report = score_line(1, &json, &rubric, &words).unwrap();
    let line = |rule: Rule| report.lines.iter().find(|line| line.rule == rule).unwrap();
    let lost = line(Rule::NoStalling);
    assert_eq!((lost.turn, lost.points, lost.cost()), (Some(2), 0, 20));
    let would = &words.rule(Rule::NoStalling).missed;
    let [affirm, thank] = [Act::Affirm, Act::Thank].map(|act| &words.act(act).name);
    assert_eq!(
        lost.why.en,
        format!(
            "They asked: “So by when?” The reply was “{}”, “{}”, and no action. {}",
            affirm.en, thank.en, would.en
        )
    );
    assert_eq!(
        lost.why.zh,
        format!(
            "对方问：“So by when?”你的回应只有“{}”“{}”，没有行动。{}",
            affirm.zh, thank.zh, would.zh
        )
    );
    // What it did to the mood is a line of its own; the moods after the reply include it.
    let (before, after) = (lost.before.unwrap(), lost.after.unwrap());
    assert_eq!((after.anger, after.trust), (before.anger + 5, before.trust - 5));
    assert_eq!(report.states[2].anger, after.anger);
    let again = line(Rule::Unanswered);
    assert_eq!((again.turn, again.points), (Some(4), -15));
    assert!(again.why.en.starts_with("They asked: “So by when?” Nothing was said or done."));
    // The coach names it before what the reply earned, and before a smaller penalty.
    let remark = remark(&report, &words, 2, &[Act::Affirm, Act::Thank]).unwrap();
    assert_eq!((remark.rule, remark.why), (Some(Rule::NoStalling), lost.why.clone()));
}
