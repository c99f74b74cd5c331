//! Where a run turned, and what to change first.

use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst::locale::debrief::turning_words;
use moodfirst::locale::{Key, Messages};
use moodfirst_core::dialogue::{MoodCause, Replay, Session, Stage};
use moodfirst_core::report::{Report, TurningPoint, change_first, replay_report, turning_points};
use moodfirst_core::rubric::{Act, Catalogue, Dimension, Family, Rule};
use moodfirst_core::text::Lang;

use crate::runs::{NOTORIOUS, TEXTBOOK, old_call};

/// Every run that seeded players play through the shipped lessons.
fn everywhere(mut look: impl FnMut(&Stage, &Replay, &Report, &[TurningPoint], &Catalogue)) {
    let rulebook = Rulebook::embedded().unwrap();
    let library = Library::open(&rulebook, &Folder::default());
    for entry in &library.entries {
        let lesson = entry.lesson.clone().unwrap();
        for persona in &lesson.scenario().personas {
            let stage = rulebook.stage(&lesson, persona).unwrap();
            for seed in 0..80 {
                let mut session = Session::start(&stage, Some(seed), &mut ());
                while !session.over() {
                    session.judge(&stage, 0);
                    let reply = session.shown()[0];
                    session.choose(&stage, reply, &mut ()).unwrap();
                }
                let replay = Replay::of(&session, &stage);
                let report = replay_report(&replay, &stage, &rulebook.catalogue);
                let points = turning_points(&report, &replay);
                look(&stage, &replay, &report, &points, &rulebook.catalogue);
            }
        }
    }
}

#[test]
fn there_are_three_at_most_in_order_and_each_weighs_something() {
    let words = Messages::of(Lang::En);
    let (mut critical_runs, mut left_out) = (0, 0);
    everywhere(|stage, replay, report, points, catalogue| {
        assert!(points.len() <= 3);
        assert!(points.windows(2).all(|two| two[0].turn < two[1].turn), "{points:?}");
        let better: Vec<_> = points.iter().filter(|point| !point.worse).collect();
        assert!(better.len() <= 1 && points.len() - better.len() <= 3);
        for point in points {
            assert!(point.critical || point.weight >= 10, "{point:?}");
        }
        // What came from outside counts for nothing: the fall is that of the reply alone.
        for point in better {
            let turn = replay.turn(point.turn as usize).unwrap();
            let outside = |cause: MoodCause| cause.outside();
            let own = turn.changes.iter().filter(|one| !outside(one.cause));
            let fall: i32 = own.map(|one| -one.before.change_to(one.after)[0]).sum();
            assert_eq!(fall, point.weight);
        }
        // Critical errors come before all.
        let errors: std::collections::BTreeSet<_> =
            report.critical.iter().filter_map(|error| error.turn).collect();
        critical_runs += usize::from(!errors.is_empty());
        // Where somebody hurt was not looked after, no word that was said says why it turned.
        for error in report.critical.iter().filter(|error| error.act.is_none()) {
            let point = points.iter().find(|point| Some(point.turn) == error.turn);
            let Some(point) = point else { continue };
            let told = turning_words(report, (stage, replay), catalogue, *point, words).unwrap();
            assert!(told.title.ends_with(words.get(Key::DebriefNoSafetyCheck)), "{}", told.title);
            assert_eq!(told.why, catalogue.rule(Rule::CriticalCap).earned.en);
            left_out += 1;
        }
        let shown = points.iter().filter(|point| point.critical).count();
        assert!(shown >= errors.len().min(2), "{errors:?} {points:?}");
    });
    assert!(critical_runs > 0, "runs with critical errors were among them");
    assert!(left_out > 0, "and some of them for what was left out");
}

#[test]
fn what_to_change_first_is_the_gravest_kind_of_fault_and_says_what_to_do() {
    everywhere(|_, _, report, points, catalogue| {
        let Some(first) = change_first(report, catalogue, points) else {
            let missed =
                report.lines.iter().any(|line| line.slot.is_some_and(|pays| line.points < pays));
            assert!(!missed);
            return;
        };
        for lang in Lang::ALL {
            assert!(!first.todo.get(lang).is_empty(), "{first:?}");
        }
        let of = |rule: Rule| {
            let worse = points.iter().filter(|point| point.worse);
            worse
                .flat_map(|point| report.lines_of(point.turn))
                .any(|line| line.rule == rule && line.cost() > 0)
        };
        if first.rule != Some(Rule::CriticalCap) && of(Rule::Broken) {
            assert_eq!(first.rule, Some(Rule::Broken));
        } else if first.rule == Some(Rule::Harm) {
            assert!(!of(Rule::Overpromise));
        }
    });
}

#[test]
fn groups_hold_every_line_once_and_add_up() {
    let (mut shared, mut together) = (0, 0);
    everywhere(|_, replay, report, _, _| {
        let groups = report.groups();
        let turns: Vec<u32> =
            groups.iter().flat_map(|group| group.first..=group.last).filter(|t| *t > 0).collect();
        let all: Vec<u32> = (1..).take(replay.turns.len()).collect();
        assert_eq!(turns, all, "every reply once, in order");
        // All lines are there, and their points with them.
        let times: usize = groups.iter().flat_map(|group| &group.lines).map(|one| one.times).sum();
        assert_eq!(times + report.lines_of_none().count(), report.lines.len());
        let points: i32 = groups.iter().map(|group| group.points()).sum();
        let rest: i32 = report.lines_of_none().map(|line| line.points).sum();
        assert_eq!(points + rest, report.lines.iter().map(|line| line.points).sum::<i32>());
        for group in &groups {
            assert!(group.first == group.last || group.lines.is_empty(), "{group:?}");
            shared += usize::from(group.first < group.last);
            together += group.lines.iter().filter(|one| one.times > 1).count();
            // What is said of anger ends where the report does.
            let Some(over) = report.anger_over(group, Some(replay)) else {
                assert_eq!(group.first, 0);
                continue;
            };
            let left = i32::from(report.states[group.last as usize].anger);
            assert_eq!(over.after + over.outside, left);
        }
        // The slots, what was taken off and the bounds are the dimension.
        let of = report.dimensions;
        for (dimension, score) in [
            (Dimension::Empathy, of.empathy),
            (Dimension::Order, of.order),
            (Dimension::Commitment, of.commitment),
        ] {
            let all = report.slots(dimension);
            let slots = all.parts.iter().flat_map(|part| &part.slots).map(|line| line.points);
            let taken = all.taken.iter().map(|(_, points)| points);
            let shown = slots.sum::<i32>() + taken.sum::<i32>();
            assert_eq!(shown.clamp(0, 100), i32::from(score), "{dimension:?}");
            for part in &all.parts {
                let missed = part.slots.iter().any(|line| line.points < line.slot.unwrap());
                assert_eq!(part.whole().is_some(), part.item.is_some() && !missed);
            }
        }
    });
    assert!(shared > 0 && together > 0, "{shared} rows shared, {together} lines merged");
}

#[test]
fn every_fault_says_what_to_do_instead() {
    let catalogue = Catalogue::embedded().unwrap();
    for act in Act::ALL.iter().filter(|act| act.family() == Family::Harm) {
        let instead = &catalogue.act(*act).instead;
        assert!(!instead.zh.is_empty() && !instead.en.is_empty(), "{act:?}");
    }
}

#[test]
fn a_bad_run_turns_for_the_worse_and_a_good_one_for_the_better() {
    let rulebook = Rulebook::embedded().unwrap();
    let (_, lesson) = old_call(&rulebook);
    let stage = rulebook.stage(&lesson, "plain").unwrap();
    let points = |ids: &[&str]| {
        let mut session = Session::start(&stage, None, &mut ());
        for id in ids {
            session.judge(&stage, 0);
            let offer = session.offers(&stage).into_iter().find(|o| o.reply.id == *id).unwrap();
            session.choose(&stage, offer.index, &mut ()).unwrap();
        }
        let replay = Replay::of(&session, &stage);
        let report = replay_report(&replay, &stage, &rulebook.catalogue);
        let points = turning_points(&report, &replay);
        (change_first(&report, &rulebook.catalogue, &points), points)
    };
    let (first, bad) = points(&NOTORIOUS);
    assert!(bad.len() == 3 && bad.iter().all(|point| point.worse), "{bad:?}");
    // Hanging up is the critical error, and what to change first.
    let last = u32::try_from(NOTORIOUS.len()).unwrap();
    assert!(bad.iter().any(|point| point.critical && point.turn == last), "{bad:?}");
    assert_eq!(first.unwrap().turn, Some(last));
    let (_, good) = points(&TEXTBOOK);
    assert!(good.iter().any(|point| !point.worse), "{good:?}");
}
