//! A run walked through reply by reply, the time line of its promises, why ending and score differ.

use crate::runs::{TEXTBOOK, old_call};
use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::{
    Beat, Happened, MoodCause, Passage, PromiseEvent, PromiseMark, Replay, Session, Stage, State,
    Status, TalkItem, Watch, follow,
};
use moodfirst_core::evaluation::{At, EntryState, Event, Moods, PromiseStatus, Trace};
use moodfirst_core::report::{Cause, Disagreement, Report, replay_report, session_report};
use moodfirst_core::rubric::{Dimension, Family};
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

/// Listens to a session as it is played: what a replay must agree with.
#[derive(Default)]
struct Own {
    segments: Vec<(At, Event)>,
    beats: Vec<(u32, Beat, Moods)>,
    nodes: Vec<u32>,
    turn: u32,
}

impl Trace for Own {
    fn note(&mut self, at: At, event: Event) {
        self.turn = at.turn;
        self.segments.push((at, event));
    }
}

impl Watch for Own {
    fn beat(&mut self, beat: Beat, mood: Moods) {
        self.beats.push((self.turn, beat, mood));
    }

    fn arrived(&mut self, state: &State) {
        self.nodes.push(state.node);
    }
}

/// A run from this seed, the states after each reply, and what it told on its way.
fn played(stage: &Stage, seed: u64) -> (Session, Vec<State>, Own) {
    let mut own = Own::default();
    let mut session = Session::start(stage, Some(seed), &mut own);
    let mut states = vec![session.state().clone()];
    while !session.over() && session.steps.len() < 40 {
        session.judge(stage, u8::try_from(seed % 3).unwrap());
        let first = session.shown()[0];
        session.choose(stage, first, &mut own).unwrap();
        states.push(session.state().clone());
    }
    (session, states, own)
}

#[test]
fn a_replay_agrees_with_what_the_session_told_itself() {
    for stage in stages() {
        let lesson = stage.lesson();
        for seed in 0..40 {
            let (session, states, own) = played(&stage, seed);
            let replay = Replay::of(&session, &stage);
            assert_eq!(replay.turns.len(), session.steps.len());
            assert_eq!(replay.state(), session.state());
            let passages: Vec<&Passage> = std::iter::once(&replay.opening)
                .chain(replay.turns.iter().map(|t| &t.then))
                .collect();
            assert!(passages.iter().map(|passage| &passage.state).eq(&states));
            let nodes = passages.iter().flat_map(|passage| &passage.nodes).copied();
            assert!(nodes.eq(own.nodes.iter().copied()));
            let shown = passages.iter().flat_map(|passage| &passage.happened);
            let shown: Vec<_> = shown
                .filter_map(|one| match one {
                    Happened::Shown(beat, mood) => Some((*beat, *mood)),
                    Happened::PromiseBroke(_) => None,
                })
                .collect();
            assert!(
                shown.iter().copied().eq(own.beats.iter().map(|(_, beat, mood)| (*beat, *mood)))
            );
            for (turn, step) in replay.turns.iter().zip(&session.steps) {
                let place = turn.number as usize - 1;
                assert_eq!(
                    (turn.node, turn.reply, turn.judged),
                    (step.node, step.reply, step.judged)
                );
                assert_eq!(turn.at, Moment(states[place].clock));
                assert_eq!(turn.before, states[place].tally.mood_state());
                assert_eq!(turn.after(), states[place + 1].tally.mood_state());
                assert_eq!(replay.before(turn.number as usize), Some(passages[place]));
                let meant = turn.said(lesson).unwrap().segments.iter().map(|segment| segment.act);
                assert!(turn.acts.iter().map(|done| done.act).eq(meant));
                let told = |wanted: &dyn Fn(&Event) -> bool| {
                    let of = own.segments.iter().filter(|(at, _)| at.turn == turn.number);
                    of.filter(|(_, event)| wanted(event)).count()
                };
                let left = told(&|event| matches!(event, Event::Unanswered { .. }));
                assert_eq!(turn.unanswered().is_some(), left == 1);
                let marks = told(&|event| matches!(event, Event::Ledger(..)));
                assert_eq!(turn.promises.len(), marks);
                let harm = turn.acts.iter().any(|done| done.act.family() == Family::Harm);
                assert_eq!(turn.harmful(), harm);
                assert!(!turn.misheard() || harm);
            }
        }
    }
}

#[test]
fn every_change_of_a_mood_has_its_cause() {
    let mut outside = 0;
    for stage in stages() {
        for seed in 0..40 {
            let replay = Replay::of(&played(&stage, seed).0, &stage);
            for turn in &replay.turns {
                let mut mood = turn.before.moods();
                for change in &turn.changes {
                    assert_eq!(change.before, mood);
                    mood = change.after;
                }
                assert_eq!(mood, turn.after().moods());
                let segments =
                    turn.changes.iter().filter(|c| matches!(c.cause, MoodCause::Segment(_)));
                assert_eq!(segments.count(), turn.acts.len());
                let split = turn.split();
                assert_eq!((split.found, split.left), (turn.before.moods(), turn.after().moods()));
                let own = turn.changes.iter().rev().find(|change| !change.cause.outside());
                assert_eq!(split.effect, own.map_or(split.found, |change| change.after));
                outside += turn.changes.iter().filter(|change| change.cause.outside()).count();
            }
        }
    }
    assert!(outside > 0, "something happens in these lessons besides what is said");
}

#[test]
fn the_beginning_of_a_run_is_the_beginning_of_its_replay() {
    for stage in stages() {
        for seed in 0..10 {
            let session = played(&stage, seed).0;
            let whole = Replay::of(&session, &stage);
            let mut grown = Replay::start(&stage);
            for (place, step) in session.steps.iter().enumerate() {
                let part = Replay::of(&session.back_to(&stage, place + 1), &stage);
                assert_eq!(
                    (&part.opening, &part.turns[..]),
                    (&whole.opening, &whole.turns[..place])
                );
                assert!(part == grown, "one reply after the other comes to the same");
                grown.give(&stage, step.reply, step.judged).unwrap();
            }
            assert!(grown == whole);
            let before = grown.clone();
            assert!(grown.give(&stage, 200, None).is_err() && grown == before);
        }
    }
}

#[test]
fn a_replay_tells_the_talk_and_the_report_of_its_run() {
    for stage in stages() {
        let lesson = stage.lesson();
        for session in runs(&stage, 20) {
            let replay = Replay::of(&session, &stage);
            let talk = replay.talk(lesson);
            let replies = talk.iter().filter_map(|item| match item {
                TalkItem::Trainee { turn, reply } => Some((*turn, &reply.id)),
                _ => None,
            });
            let given =
                session.steps.iter().map(|step| &lesson.reply(step.node, step.reply).unwrap().id);
            assert!(replies.eq((1..).zip(given)));
            let report = session_report(&session, &stage, &RULEBOOK.catalogue);
            assert_eq!(report, replay_report(&replay, &stage, &RULEBOOK.catalogue));
            assert!(replay.moods().eq(report.states.iter().copied()));
            let ending = replay.ending(lesson).map(|ending| &ending.id);
            assert_eq!(ending, report.ending.as_ref().map(|mark| &mark.id));
            // Every line belongs to one reply or to none.
            let of_replies: usize = (0..=replay.turns.len())
                .map(|n| report.lines_of(u32::try_from(n).unwrap()).count())
                .sum();
            assert_eq!(of_replies + report.lines_of_none().count(), report.lines.len());
        }
    }
}

#[test]
fn the_last_words_are_the_customers() {
    let (stage, session, _) = of(&TEXTBOOK);
    let lesson = stage.lesson();
    let replay = Replay::of(&session, &stage);
    assert!(!replay.last_words(lesson).unwrap().text.is_empty());
    assert_eq!(replay.ending(lesson).unwrap().id, "stays");
    let said = replay.before(1).unwrap().talk(lesson);
    assert_eq!(said.filter(|item| matches!(item, TalkItem::Customer { .. })).count(), 1);
    assert_eq!(replay.turn(1).unwrap().path(lesson).unwrap().to_string(), "opening/go-on");
    assert_eq!(replay.turn(1).unwrap().line, Some((lesson.node_number("opening").unwrap(), 0)));
    assert!(replay.turn(0).is_none() && replay.turn(99).is_none() && replay.before(0).is_none());
}

#[test]
fn the_time_line_runs_with_the_clock_and_agrees_with_the_ledger() {
    let mut broken = 0;
    for stage in stages() {
        for session in runs(&stage, 60) {
            let marks = Replay::of(&session, &stage).timeline();
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
    let marks = Replay::of(&session, &stage).timeline();
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
            Some(Cause::Broken(place)) => {
                assert_eq!(report.ledger[place].state, PromiseStatus::Broken)
            }
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
