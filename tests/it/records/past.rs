//! Past attempts are opened again from what is stored.

use super::terminal::{feed, play as play_in_terminal, typed};
use super::{NOW, begin, end, open, play, raw, save, stage};
use crate::cli::{OLD_CALL, Ran, program};
use crate::runs::{NOTORIOUS, TEXTBOOK};
use moodfirst::library::Rulebook;
use moodfirst::records::{AttemptKey, AttemptStart, AttemptState, COACH, Finished, SavedReport};
use moodfirst_core::report::{REPORT_VERSION, Report};
use std::path::Path;

/// As records of the first shape hold it: the notorious run.
const FIRST_SHAPE: &str = include_str!("../../data/reports/version-1.jsonl");

/// `records` in English.
fn records(data: &Path, args: &[&str]) -> Ran {
    let mut command = program();
    command.arg("records").args(args).args(["--lang", "en", "--data-dir"]).arg(data);
    feed(&mut command, "")
}

#[test]
fn an_attempt_opens_with_the_report_it_was_given_and_its_conversation() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    let stage = stage();
    let run = play(&stage, &TEXTBOOK);
    let key = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &key, &run, 1);
    let past = store.past(&key).unwrap();
    assert!(past.read_report().unwrap_err().en.contains("No report"));
    assert!(!store.attempts(learner, 9).unwrap()[0].reported);
    let end = end(&stage, &run);
    store.finish(&key, &end).unwrap();
    assert!(store.attempts(learner, 9).unwrap()[0].reported);
    let past = store.past(&key).unwrap();
    let report = past.read_report().unwrap();
    assert_eq!(report.to_json(), end.report_json);
    let (session, replay) = past.walk(&report, Some(&stage)).unwrap();
    assert_eq!(session, run);
    assert_eq!(replay.turns.len(), TEXTBOOK.len());
    // Without the lesson, with another one, or with a report of another run there is the report.
    assert!(past.walk(&report, None).unwrap_err().en.contains("not here any more"));
    let rulebook = Rulebook::embedded().unwrap();
    let direct = rulebook.stage(&stage.shared_lesson(), "direct").unwrap();
    assert!(past.walk(&report, Some(&direct)).unwrap_err().zh.contains("情景后来改过"));
    let other = Report::read(FIRST_SHAPE.lines().next().unwrap()).unwrap();
    assert!(past.walk(&other, Some(&stage)).is_err());
}

#[test]
fn a_report_of_an_older_rubric_is_shown_as_it_was_stored() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    let stage = stage();
    let run = play(&stage, &NOTORIOUS);
    let key = AttemptKey::new(NOW, 1);
    let start = AttemptStart::of(key.clone(), learner, &stage, &run, COACH, NOW);
    store.begin(&AttemptStart { rubric: 1, ..start }).unwrap();
    save(&mut store, &key, &run, 1);
    let json = FIRST_SHAPE.lines().next().unwrap().replace("\"rubric\":2", "\"rubric\":1");
    store
        .finish(&key, &Finished { rubric: 1, report_json: json.clone(), ..end(&stage, &run) })
        .unwrap();
    let past = store.past(&key).unwrap();
    let report = past.read_report().unwrap();
    assert_eq!((report.rubric, report.report_version), (1, 1));
    let why = past.walk(&report, Some(&stage)).unwrap_err();
    assert!(why.en.contains("version 1 of the rubric"), "{}", why.en);
    drop(store);
    let ran = records(home.path(), &["--show", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("cannot be walked through again"), "{}", ran.err);
    assert!(ran.out.contains("Ms Qiao, just one thing before you start."), "{}", ran.out);
    let ran = records(home.path(), &["--show", "1", "--json"]);
    let now = json.replacen("\"pass_mark\":70}", "\"pass_mark\":70,\"report_version\":1}", 1);
    assert_eq!(ran.out.trim_end(), now.trim_end());
}

#[test]
fn a_superseded_attempt_keeps_the_report_that_it_has() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let learner = store.add_learner("Lin", NOW).unwrap().id;
    let stage = stage();
    let run = play(&stage, &NOTORIOUS);
    let key = begin(&mut store, 1, learner, &stage, &run);
    save(&mut store, &key, &run, 1);
    let end = end(&stage, &run);
    let sql = "INSERT INTO reports (attempt, rubric, json) SELECT id, 2, ?1 FROM attempts";
    raw(home.path()).execute(sql, [&end.report_json]).unwrap();
    store.supersede(stage.rubric().version + 1).unwrap();
    let line = store.attempts(learner, 9).unwrap().remove(0);
    assert!(matches!(line.state, AttemptState::Superseded { .. }) && line.reported);
    assert_eq!(store.past(&key).unwrap().read_report().unwrap().to_json(), end.report_json);
}

#[test]
fn what_cannot_be_read_says_why() {
    let newer = REPORT_VERSION + 1;
    let stored = |json: String| SavedReport { rubric: 9, json };
    let why = stored(format!("{{\"report_version\":{newer}}}")).read().unwrap_err();
    assert!(why.en.contains("newer program") && why.zh.contains("更新的程序"), "{why:?}");
    assert!(stored("{".to_owned()).read().unwrap_err().en.contains("cannot be read"));
}

#[test]
fn the_terminal_lists_past_runs_and_opens_one() {
    let home = tempfile::tempdir().unwrap();
    let data = &home.path().join("data");
    assert_eq!(records(data, &[]).code, 2, "nothing recorded yet");
    let stage = stage();
    play_in_terminal(data, &[OLD_CALL, "--learner", "Lin"], &typed(&stage, &TEXTBOOK).concat());
    play_in_terminal(data, &[OLD_CALL], &typed(&stage, &NOTORIOUS).concat());
    play_in_terminal(data, &[OLD_CALL], "1\n");
    let list = records(data, &[]);
    assert_eq!((list.code, list.err.as_str()), (0, ""));
    // However it is wrapped: the last one first.
    let told = list.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let places: Vec<usize> = ["left after reply 1", "0, not passed", "100, passed"]
        .map(|result| told.find(result).unwrap_or_else(|| panic!("no {result} in {told}")))
        .to_vec();
    assert!(places.is_sorted(), "{told}");
    assert_eq!(told.matches("The call that kept dropping · Even · Coach").count(), 3, "{told}");
    // The debrief is the one that was shown at its end.
    let shown = records(data, &["--show", "3"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    let choices = TEXTBOOK.join(",");
    let replay = crate::cli::run(&["replay", OLD_CALL, "--choices", &choices]);
    assert_eq!(shown.out, replay.out);
    let json = records(data, &["--show", "2", "--json"]);
    assert_eq!(Report::read(&json.out).unwrap().total, 0);
    let page = home.path().join("run.html");
    let page = page.to_str().unwrap();
    assert_eq!(records(data, &["--show", "2", "--html", page]).code, 0);
    let html = std::fs::read_to_string(page).unwrap();
    assert!(html.contains("Ms Qiao, just one thing before you start.") && html.contains("Lin"));
    assert_eq!(records(data, &["--show", "2", "--html", page]).code, 2, "never over a file");
    // What is not there is said, with the way out.
    let none = records(data, &["--show", "1"]);
    assert!(none.code == 2 && none.err.contains("No report was stored"), "{}", none.err);
    let none = records(data, &["--show", "4"]);
    assert!(none.code == 2 && none.err.contains("has no run 4"), "{}", none.err);
    let none = records(data, &["--learner", "Lim"]);
    assert!(none.code == 2 && none.err.contains("did you mean `Lin`"), "{}", none.err);
}

#[test]
fn the_report_opens_even_where_the_lesson_is_gone() {
    let home = tempfile::tempdir().unwrap();
    let data = &home.path().join("data");
    let text = std::fs::read_to_string(OLD_CALL).unwrap();
    let mine = home.path().join("old-call.ron");
    std::fs::write(&mine, &text).unwrap();
    let name = mine.to_str().unwrap();
    play_in_terminal(data, &[name, "--learner", "Lin"], &typed(&stage(), &NOTORIOUS).concat());
    assert_eq!(records(data, &["--show", "1"]).err, "");
    // Another thing is said now, in both languages.
    let changed = text
        .replacen("Ms Qiao, just one thing before you start.", "Let me ask first.", 1)
        .replacen("乔女士，我先问一句，问完您接着说：", "先问一句：", 1);
    assert_ne!(changed, text);
    std::fs::write(&mine, changed).unwrap();
    let ran = records(data, &["--show", "1"]);
    assert!(ran.err.contains("has changed since"), "{}", ran.err);
    assert!(ran.out.contains("Ms Qiao, just one thing before you start."), "{}", ran.out);
    std::fs::remove_file(&mine).unwrap();
    let ran = records(data, &["--show", "1"]);
    assert!(ran.code == 0 && ran.err.contains("not here any more"), "{}", ran.err);
    assert!(ran.out.contains("Ms Qiao, just one thing before you start."), "{}", ran.out);
    let page = home.path().join("stored.html");
    assert_eq!(records(data, &["--show", "1", "--html", page.to_str().unwrap()]).code, 0);
    let html = std::fs::read_to_string(page).unwrap();
    assert!(html.contains("not here any more") && html.contains("Ms Qiao, just one thing"));
}
