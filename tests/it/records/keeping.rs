//! What is kept: every reply, what was taken back, reports; and that nothing goes away.

use super::{NOW, begin, end, number, open, play, raw, save, stage};
use crate::runs::TEXTBOOK;
use moodfirst::records::{AttemptKey, AttemptStart, AttemptState, COACH, EXAM, LearnerId, Store};

/// Records with one learner.
fn records() -> (tempfile::TempDir, Store, LearnerId) {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    (home, store, learner)
}

#[test]
fn a_reply_is_on_the_disk_when_saving_it_returns() {
    let (home, mut store, learner) = records();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK);
    let key = begin(&mut store, 1, learner, &stage, &run);
    for (turn, step) in (1..).zip(&run.steps) {
        store.save_reply(&key, turn, step, None, NOW).unwrap();
        // Another program sees it, with its answer and in its order.
        let other = raw(home.path());
        let last = "SELECT reply FROM replies ORDER BY seq DESC LIMIT 1";
        assert_eq!(number(&other, "SELECT count(*) FROM replies"), i64::from(turn));
        assert_eq!(number(&other, last), i64::from(step.reply));
    }
    let saved = store.load(&key).unwrap();
    assert_eq!(
        (&saved.steps, saved.state, saved.assisted),
        (&run.steps, AttemptState::Open, false)
    );
}

#[test]
fn the_same_reply_twice_is_one_and_a_gap_is_refused() {
    let (_home, mut store, learner) = records();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK[..3]);
    let key = begin(&mut store, 1, learner, &stage, &run);
    begin(&mut store, 1, learner, &stage, &run);
    for _ in 0..2 {
        store.save_reply(&key, 1, &run.steps[0], None, NOW).unwrap();
    }
    let why = store.save_reply(&key, 3, &run.steps[2], None, NOW).unwrap_err();
    assert!(why.en.contains("Reply 3"), "{}", why.en);
    assert!(
        store.save_reply(&key, 1, &run.steps[1], None, NOW).is_err(),
        "another one at that place"
    );
    assert_eq!(store.load(&key).unwrap().steps, run.steps[..1]);
    assert_eq!(store.attempts(learner, 9).unwrap().len(), 1);
}

#[test]
fn replies_taken_back_stay_in_the_log_and_the_attempt_had_help() {
    let (home, mut store, learner) = records();
    let stage = stage();
    let first = play(&stage, &["go-on", "eleven", "useful-test"]);
    let key = begin(&mut store, 1, learner, &stage, &first);
    save(&mut store, &key, &first, 1);
    store.undo(&key, 2, NOW + 50).unwrap();
    assert_eq!(store.load(&key).unwrap().steps, first.steps[..1]);
    let second = play(&stage, &TEXTBOOK);
    save(&mut store, &key, &second, 2);
    store.finish(&key, &end(&stage, &second)).unwrap();
    let saved = store.load(&key).unwrap();
    assert_eq!((&saved.steps, saved.undone, saved.assisted), (&second.steps, 2, true));
    let db = raw(home.path());
    assert_eq!(number(&db, "SELECT count(*) FROM replies"), 17);
    assert_eq!(number(&db, "SELECT count(*) FROM replies WHERE undone_ms = 1763800000050"), 2);
    assert!(store.home(learner).unwrap().scenarios["old-call"].best.assisted);
    // What is over is over: its result and its report stand.
    assert!(store.undo(&key, 1, NOW + 200).is_err());
    assert!(store.report(&key).unwrap().is_some());
}

#[test]
fn the_report_is_kept_with_the_version_of_its_rubric() {
    let (_home, mut store, learner) = records();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK);
    let key = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &key, &run, 1);
    assert_eq!(store.report(&key).unwrap(), None);
    let mut end = end(&stage, &run);
    store.finish(&key, &end).unwrap();
    let kept = store.report(&key).unwrap().unwrap();
    assert_eq!(kept.rubric, stage.rubric().version);
    assert_eq!(kept.json, end.report_json);
    let json: serde_json::Value = serde_json::from_str(&kept.json).unwrap();
    assert_eq!((&json["total"], &json["rubric"]), (&100.into(), &kept.rubric.into()));
    // The first report stands.
    end.report_json = "{}".to_owned();
    store.finish(&key, &end).unwrap();
    assert_eq!(store.report(&key).unwrap().unwrap(), kept);
    let record = store.home(learner).unwrap().scenarios["old-call"];
    assert_eq!((record.best.total, record.best.assisted, record.passed), (100, false, true));
    assert_eq!((record.attempts, record.last_ms), (1, NOW + 100));
}

#[test]
fn an_attempt_from_here_takes_over_what_came_before() {
    let (_home, mut store, learner) = records();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK);
    let first = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &first, &run, 1);
    store.finish(&first, &end(&stage, &run)).unwrap();
    for (nonce, turn, assisted) in [(2, 4, true), (3, 1, false)] {
        let key = AttemptKey::new(NOW, nonce);
        let start = AttemptStart::of(key.clone(), learner, &stage, &run, EXAM, NOW);
        let start = AttemptStart { from: Some((first.clone(), turn)), ..start };
        store.begin(&start).unwrap();
        let saved = store.load(&key).unwrap();
        assert_eq!(saved.steps, run.steps[..turn as usize - 1]);
        assert_eq!((saved.assisted, &saved.start), (assisted, &start));
    }
    assert_eq!(store.load(&first).unwrap().steps, run.steps, "the first one stays as it was");
    let nowhere = AttemptStart {
        from: Some((AttemptKey::new(1, 1), 2)),
        ..AttemptStart::of(AttemptKey::new(NOW, 4), learner, &stage, &run, COACH, NOW)
    };
    assert!(store.begin(&nowhere).is_err());
    assert_eq!(store.attempts(learner, 9).unwrap().len(), 3, "and nothing is left of it");
}

#[test]
fn an_attempt_left_for_good_is_offered_no_more_and_kept() {
    let (_home, mut store, learner) = records();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK[..2]);
    let key = begin(&mut store, 1, learner, &stage, &run);
    assert!(
        store.home(learner).unwrap().open.is_empty(),
        "without a reply there is nothing to offer"
    );
    save(&mut store, &key, &run, 1);
    assert_eq!(store.home(learner).unwrap().open.len(), 1);
    store.abandon(&key, NOW + 9).unwrap();
    assert!(store.home(learner).unwrap().open.is_empty());
    let kept = store.load(&key).unwrap();
    assert_eq!((kept.state, &kept.steps), (AttemptState::Abandoned, &run.steps));
    assert!(
        store.save_reply(&key, 3, &run.steps[1], None, NOW).is_err()
            && store.take_up(&key).is_err()
    );
}

#[test]
fn nothing_can_be_deleted_or_written_over() {
    let (home, mut store, learner) = records();
    let stage = stage();
    let run = play(&stage, &TEXTBOOK);
    let key = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &key, &run, 1);
    store.finish(&key, &end(&stage, &run)).unwrap();
    let db = raw(home.path());
    for sql in [
        "DELETE FROM learners",
        "DELETE FROM attempts",
        "DELETE FROM replies",
        "DELETE FROM replies WHERE turn = 9",
        "DELETE FROM reports",
        "UPDATE replies SET reply = 0",
        "UPDATE replies SET turn = turn + 20",
        "UPDATE reports SET json = '{}'",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(store.load(&key).unwrap().steps, run.steps);
    assert_eq!(store.learners().unwrap().len(), 1);
}

#[test]
fn names_are_tidied_unique_and_the_last_one_comes_first() {
    let (_home, mut store, _) = records();
    let qiao = store.add_learner("  Qiao \t Wei ", NOW + 1).unwrap();
    assert_eq!(qiao.name, "Qiao Wei");
    assert_eq!(store.add_learner("Qiao Wei", NOW + 2).unwrap().id, qiao.id);
    assert!(store.add_learner(" \u{3000}\n", NOW).unwrap_err().en.contains("name"));
    let names = |store: &Store| -> Vec<String> {
        store.learners().unwrap().into_iter().map(|learner| learner.name).collect()
    };
    assert_eq!(names(&store), ["Qiao Wei", "Lin"]);
    store.add_learner("小林", NOW + 3).unwrap();
    assert_eq!(names(&store), ["小林", "Qiao Wei", "Lin"]);
    // A name is a text like any other.
    store.add_learner("'; DROP TABLE learners; --", NOW + 4).unwrap();
    assert_eq!(names(&store).len(), 4);
}
