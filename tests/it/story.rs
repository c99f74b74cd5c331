//! The run told turn by turn, the time line of its promises, why ending and score differ.

use crate::runs::{TEXTBOOK, old_call};
use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::{Said, Session, Stage, Status, follow, talk};
use moodfirst_core::evaluation::EntryState;
use moodfirst_core::report::{
    Cause, Disagreement, PromiseEvent, PromiseMark, Report, Story, session_report, timeline,
};
use moodfirst_core::rubric::Dimension;
use moodfirst_core::scenario::model::{EndingKind, Moment};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::embedded().unwrap());

fn stages() -> Vec<Stage> {
    let library = Library::open(&RULEBOOK, &Folder::default());
    let lessons = library.entries.iter().map(|entry| entry.lesson.clone().unwrap());
    lessons
        .flat_map(|lesson| {
            let personas = lesson.scenario().personas.clone();
            personas.into_iter().map(move |persona| RULEBOOK.stage(&lesson, &persona).unwrap())
        })
        .collect()
}

/// Runs that go anywhere, the same ones every time.
fn runs(stage: &Stage, count: u64) -> impl Iterator<Item = Session> + '_ {
    (0..count).map(|seed| {
        let mut session = Session::start(stage, Some(seed), &mut ());
        while !session.over() && session.steps.len() < 40 {
            let first = session.shown()[0];
            session.choose(stage, first, &mut ()).unwrap();
        }
        session
    })
}

fn of(ids: &[&str]) -> (Stage, Session, Report) {
    let stage = RULEBOOK.stage(&old_call(&RULEBOOK).1, "plain").unwrap();
    let choices: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let session = follow(&stage, &choices).unwrap();
    let report = session_report(&session, &stage, &RULEBOOK.catalogue);
    (stage, session, report)
}

#[test]
fn a_story_leaves_nothing_out_and_adds_nothing() {
    for stage in stages() {
        for session in runs(&stage, 40) {
            let story = Story::of(&session, &stage);
            assert_eq!(story.turns.len(), session.steps.len());
            let mut told = Vec::new();
            for turn in &story.turns {
                told.extend(turn.before.iter().copied());
                told.push(Said::Trainee { turn: turn.number, reply: turn.reply });
                let acts: Vec<_> = turn.acts.iter().map(|done| done.act).collect();
                let meant: Vec<_> = turn.reply.segments.iter().map(|s| s.act).collect();
                assert_eq!(acts, meant);
            }
            told.extend(story.last.iter().copied());
            assert!(told == talk(&session, &stage));
            let report = session_report(&session, &stage, &RULEBOOK.catalogue);
            for (place, turn) in story.turns.iter().enumerate() {
                assert_eq!(turn.number as usize, place + 1);
                assert_eq!(turn.moods, [report.states[place], report.states[place + 1]]);
            }
            assert_eq!(
                story.ending().map(|ending| &ending.id),
                report.ending.as_ref().map(|mark| &mark.id)
            );
        }
    }
}

#[test]
fn the_last_words_are_the_customers() {
    let (stage, session, _) = of(&TEXTBOOK);
    let story = Story::of(&session, &stage);
    let (line, anger) = story.last_words().unwrap();
    assert!(anger <= 40 && !line.text.is_empty());
    assert_eq!(story.ending().unwrap().id, "stays");
    assert_eq!(story.turn(1).unwrap().lines().count(), 1);
    assert!(story.turn(0).is_none() && story.turn(99).is_none());
}

#[test]
fn the_time_line_runs_with_the_clock_and_agrees_with_the_ledger() {
    let mut broken = 0;
    for stage in stages() {
        for session in runs(&stage, 60) {
            let marks = timeline(&session, &stage);
            assert!(marks.windows(2).all(|pair| pair[0].at <= pair[1].at), "{marks:?}");
            let ledger = &session.state().tally.ledger;
            for (place, entry) in ledger.iter().enumerate() {
                let own: Vec<&PromiseMark> = marks.iter().filter(|m| m.entry == place).collect();
                assert!(matches!(own[0].event, PromiseEvent::Made(_)), "{own:?}");
                let made = own.iter().filter(|m| matches!(m.event, PromiseEvent::Made(_)));
                assert_eq!(made.count(), 1);
                let settled: Vec<_> = own.iter().filter(|m| m.event.settles()).collect();
                let wanted = match entry.state {
                    EntryState::Open => None,
                    EntryState::Kept | EntryState::LateAnnounced => Some(PromiseEvent::Kept),
                    EntryState::Broken => Some(PromiseEvent::Broken),
                    EntryState::Released => Some(PromiseEvent::Released),
                };
                assert_eq!(settled.iter().map(|m| m.event).next(), wanted);
                assert!(settled.len() <= 1, "{own:?}");
                let dues: Vec<_> = own.iter().filter(|m| m.event == PromiseEvent::Due).collect();
                assert!(dues.iter().all(|m| Some(m.at.0) == entry.due) && dues.len() <= 1);
                if entry.state == EntryState::Broken && entry.due.is_some() {
                    broken += 1;
                    assert_eq!(settled[0].at, dues[0].at, "broken at the moment it was due");
                }
            }
            let entries: BTreeSet<usize> = marks.iter().map(|mark| mark.entry).collect();
            assert!(entries.into_iter().eq(0..ledger.len()));
        }
    }
    assert!(broken > 0, "some of these runs break their word");
}

#[test]
fn the_textbook_keeps_both_hours() {
    let (stage, session, report) = of(&TEXTBOOK);
    let marks = timeline(&session, &stage);
    let kept = |at: &str| {
        let at = Moment::parse(at).unwrap();
        marks.iter().any(|mark| mark.at == at && mark.event == PromiseEvent::Kept)
            && marks.iter().any(|mark| mark.at == at && mark.event == PromiseEvent::Due)
    };
    assert!(kept("d1 17:00") && kept("d2 12:30"), "{marks:?}");
    assert_eq!((report.disagreement(), report.cause(&RULEBOOK.rubric)), (None, None));
}

#[test]
fn where_ending_and_score_differ_something_in_the_run_says_why() {
    let stage = stages().remove(0);
    for session in runs(&stage, 300) {
        if !matches!(session.state().status, Status::Ended(_)) {
            continue;
        }
        let report = session_report(&session, &stage, &RULEBOOK.catalogue);
        let cause = report.cause(stage.rubric());
        assert_eq!(cause.is_some(), report.disagreement().is_some());
        match cause {
            Some(Cause::Broken(place)) => assert_eq!(report.ledger[place].state, "broken"),
            Some(Cause::Angry(anger)) => assert_eq!(report.states.last().unwrap().anger, anger),
            _ => {}
        }
    }
    // Passed, and the customer is lost: still angry, or no more trusting than at the opening.
    let (_, _, mut report) = of(&TEXTBOOK);
    report.ending.as_mut().unwrap().kind = EndingKind::Lost;
    assert_eq!(report.disagreement(), Some(Disagreement::PassedButLeft));
    assert_eq!(report.cause(&RULEBOOK.rubric), Some(Cause::Elsewhere));
    let first = report.states[0];
    report.states.last_mut().unwrap().trust = first.trust;
    assert_eq!(report.cause(&RULEBOOK.rubric), Some(Cause::NoTrust(first.trust, first.trust)));
    report.states.last_mut().unwrap().anger = RULEBOOK.rubric.workable + 5;
    assert_eq!(report.cause(&RULEBOOK.rubric), Some(Cause::Angry(RULEBOOK.rubric.workable + 5)));
    // The other way round: they stay, and the weakest side is named, or the critical error.
    let (_, _, mut report) = of(&TEXTBOOK);
    report.passed = false;
    (report.total, report.total_uncapped) = (60, 60);
    report.dimensions.order = 20;
    assert_eq!(report.cause(&RULEBOOK.rubric), Some(Cause::Weakest(Dimension::Order, 20)));
    report.total = 40;
    assert_eq!(report.cause(&RULEBOOK.rubric), Some(Cause::Capped));
}
