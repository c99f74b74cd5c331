//! The coach's remark is about this reply and this customer: what it did to them, the worst thing first, in words
//! that were really said.

use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::{Lesson, Replay, Session, Stage, Turn};
use moodfirst_core::report::{Remark, Report, Weight, remark_on, replay_report, score_line, words};
use moodfirst_core::rubric::{Act, Catalogue, Family, Percent, Rubric, Rule};
use moodfirst_core::scenario::load::load;
use moodfirst_core::text::Lang;
use std::sync::Arc;

/// The remark on the last of these replies to a lesson that stays as it is.
fn after(replies: &[&str]) -> Remark {
    let words = Catalogue::embedded().unwrap();
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    let source = include_bytes!("../data/short-call.ron");
    let scenario = load("dropped-call.ron", source, &personas).scenario.unwrap();
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    let stage = Stage::new(lesson, rubric, "plain", |_| Percent { good: 100, bad: 100 });
    let mut session = Session::start(&stage, None, &mut ());
    for id in replies {
        let offer = session.offers(&stage).into_iter().find(|o| o.reply.id == *id).unwrap();
        session.choose(&stage, offer.index, &mut ()).unwrap();
    }
    let replay = Replay::of(&session, &stage);
    let report = replay_report(&replay, &stage, &words);
    remark_on(&report, &words, stage.lesson(), replay.turns.last().unwrap())
}

#[test]
fn points_that_only_the_end_settles_are_not_promised() {
    // A paraphrase (25) and the first question in time (20). That nobody has stalled so far
    // (20) is not settled yet.
    let remark = after(&["go-on", "eleven"]);
    assert_eq!((remark.points, remark.weight), (45, Weight::Good));
    assert_eq!(remark.rule.unwrap().id(), "empathy.paraphrase");
}

#[test]
fn harm_comes_before_what_was_earned() {
    let remark = after(&["basement"]);
    assert_eq!((remark.rule.unwrap().id(), remark.weight), ("empathy.harm", Weight::Harm));
    assert!(remark.own()[0] > 0);
}

/// Every reply that seeded players give in the shipped lessons, with every persona.
fn everywhere(mut look: impl FnMut(&Report, &Lesson, &Turn, &Remark)) {
    let rulebook = Rulebook::embedded().unwrap();
    let library = Library::open(&rulebook, &Folder::default());
    for entry in &library.entries {
        let lesson = entry.lesson.clone().unwrap();
        for persona in &lesson.scenario().personas {
            let stage = rulebook.stage(&lesson, persona).unwrap();
            for seed in 0..60 {
                let mut session = Session::start(&stage, Some(seed), &mut ());
                let mut replay = Replay::start(&stage);
                while !session.over() {
                    session.judge(&stage, 0);
                    let (reply, judged) = (session.shown()[0], session.judged());
                    session.choose(&stage, reply, &mut ()).unwrap();
                    replay.give(&stage, reply, judged).unwrap();
                    let report = replay_report(&replay, &stage, &rulebook.catalogue);
                    let turn = replay.turns.last().unwrap();
                    let remark = remark_on(&report, &rulebook.catalogue, &lesson, turn);
                    look(&report, &lesson, turn, &remark);
                }
            }
        }
    }
}

#[test]
fn nothing_is_praised_that_hurt_or_made_them_angrier() {
    let mut seen = std::collections::BTreeSet::new();
    let words = Catalogue::embedded().unwrap();
    everywhere(|report, _, turn, remark| {
        seen.insert(remark.weight);
        let hurt = turn.acts.iter().any(|done| done.act.family() == Family::Harm);
        let good = matches!(remark.weight, Weight::Good | Weight::Neutral);
        assert!(!good || (!hurt && remark.own()[0] <= 0), "{remark:?}");
        // Nor in words: what an act does for somebody is not said of one that made them angrier.
        let praise =
            |act: &Act| act.family() != Family::Harm && words.act(*act).helped == remark.why;
        assert!(remark.own()[0] <= 0 || !remark.acts.iter().any(praise), "{remark:?}");
        let critical = report.critical.iter().any(|error| error.turn == Some(turn.number));
        assert_eq!(critical, remark.weight == Weight::Critical, "{remark:?}");
        // What came from outside is told apart.
        let after = turn.after().moods();
        let all = turn.before.moods().change_to(after)[0];
        let clock = remark.split.effect.change_to(after)[0] - turn.outside_anger().sum::<i32>();
        assert_eq!(remark.own()[0] + turn.outside_anger().sum::<i32>() + clock, all);
    });
    for weight in [Weight::Harm, Weight::TooEarly, Weight::Missed, Weight::Good] {
        assert!(seen.contains(&weight), "{weight:?} of {seen:?}");
    }
}

#[test]
fn it_is_one_short_sentence_in_words_that_were_said() {
    everywhere(|_, lesson, turn, remark| {
        let reply = turn.said(lesson).unwrap();
        let coached = reply.coaching.as_ref().is_some_and(|coaching| coaching.remark.is_some());
        if coached || reply.segments.iter().any(|segment| segment.remark.is_some()) {
            return;
        }
        let (node, line) = turn.line.unwrap();
        let line = &lesson.line(node, line).unwrap().text;
        for (lang, room) in [(Lang::Zh, 46), (Lang::En, 90)] {
            let why = remark.why.get(lang);
            let long = why.chars().count();
            // A sentence of the lesson itself is as long as its author made it.
            let own = reply.effect.as_ref().is_some_and(|effect| effect.why.get(lang) == why);
            assert!(own || (2..=room).contains(&long), "{}: {long}: {why}", reply.id);
            for quote in why.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
                let said = line.get(lang).contains(quote) || words(reply).get(lang).contains(quote);
                assert!(own || said, "{}: nobody said “{quote}”: {why}", reply.id);
            }
        }
    });
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
}
