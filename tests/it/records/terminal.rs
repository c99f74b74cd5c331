//! `play` records, goes on, and says when it does not.

use super::{number, open, raw};
use crate::cli::{OLD_CALL, Ran, folder, program};
use crate::runs::TEXTBOOK;
use moodfirst::records::{AttemptState, FILE, LearnerId};
use moodfirst_core::dialogue::{Session, Stage, follow};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is typed to give these replies in authored order, a line each.
pub(super) fn typed(stage: &Stage, ids: &[&str]) -> Vec<String> {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let run: Session = follow(stage, &ids).unwrap();
    run.steps
        .iter()
        .map(|step| step.shown.iter().position(|shown| *shown == step.reply).unwrap() + 1)
        .map(|number| format!("{number}\n"))
        .collect()
}

/// `play` in English with its records in this folder.
pub(super) fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.arg("play").args(args).args(["--lang", "en", "--data-dir"]).arg(data);
    command
}

#[track_caller]
pub(super) fn play(data: &Path, args: &[&str], input: &str) -> Ran {
    feed(&mut command(data, args), input)
}

pub(super) fn feed(command: &mut Command, input: &str) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap().into()
}

/// The debrief at the end of what was printed.
pub(super) fn debrief(out: &str) -> &str {
    &out[out.rfind("\nDebrief").expect(out)..]
}

fn learners(data: &Path) -> Vec<(LearnerId, String)> {
    let learners = open(data).learners().unwrap();
    learners.into_iter().map(|learner| (learner.id, learner.name)).collect()
}

#[test]
fn a_whole_run_is_recorded_under_the_name_given() {
    let home = folder();
    let data = home.path().join("data");
    let ran = play(
        &data,
        &[OLD_CALL, "--learner", " Lin  Mei "],
        &typed(&super::stage(), &TEXTBOOK).concat(),
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("Recorded as Lin Mei"), "{}", ran.out);
    assert!(ran.out.contains("records are kept in"), "{}", ran.out);
    assert!(!ran.out.contains("--resume"), "it is over");
    let (id, name) = learners(&data).remove(0);
    assert_eq!(name, "Lin Mei");
    let store = open(&data);
    let line = store.attempts(id, 9).unwrap().remove(0);
    assert_eq!((line.state, line.turns, line.assisted), (AttemptState::Finished, 15, false));
    let report = store.report(&line.start.key).unwrap().unwrap();
    let replay = crate::cli::run(&["replay", OLD_CALL, "--choices", &TEXTBOOK.join(","), "--json"]);
    assert_eq!(report.json, replay.out.trim_end());
}

#[test]
fn without_a_name_it_is_the_one_who_practised_last() {
    let home = folder();
    let data = home.path();
    play(data, &[OLD_CALL], "1\n");
    assert_eq!(learners(data).remove(0).1, "Me");
    play(data, &[OLD_CALL, "--learner", "Lin"], "1\n");
    let ran = play(data, &[OLD_CALL], "1\n");
    assert!(ran.out.contains("Recorded as Lin"));
    // The one whom the window was left with holds before that.
    std::fs::write(data.join("settings.ron"), "(learner: Some(\"Me\"))").unwrap();
    assert!(play(data, &[OLD_CALL], "").out.contains("Recorded as Me"));
    assert_eq!(number(&raw(data), "SELECT count(*) FROM learners"), 2);
}

#[test]
fn what_was_left_goes_on_to_the_same_end() {
    let home = folder();
    let data = home.path();
    let lines = typed(&super::stage(), &TEXTBOOK);
    let whole = play(&home.path().join("other"), &[OLD_CALL], &lines.concat());
    let ran = play(data, &[OLD_CALL, "--learner", "Lin"], &lines[..4].concat());
    assert!(ran.out.contains("play --resume"), "{}", ran.out);
    // Somebody else has nothing to go on with, and is not made up for it.
    for args in [["--resume", "--learner", "Mei"].as_slice(), &["nothing-like-it", "--resume"]] {
        let ran = play(data, args, "1\n");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    }
    assert_eq!(learners(data).len(), 1);
    let ran = play(data, &["--resume"], &lines[4..9].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = play(data, &[OLD_CALL, "--resume", "--learner", "Lin"], &lines[9..].concat());
    assert_eq!(debrief(&ran.out), debrief(&whole.out));
    assert_eq!(number(&raw(data), "SELECT count(*) FROM attempts"), 1);
    assert_eq!(number(&raw(data), "SELECT count(*) FROM replies"), 15);
    let ran = play(data, &["--resume"], "");
    assert!(ran.code == 2 && ran.err.contains("no run of Lin"), "{}", ran.err);
}

#[test]
fn an_exam_goes_on_as_an_exam_in_its_own_order_with_its_question_answered() {
    let home = folder();
    let data = home.path();
    // Up to the first question of judgement: its answer is given, the reply is not.
    let mut input = String::new();
    let first = loop {
        let ran = play(&data.join("trial"), &[OLD_CALL, "--exam", "--seed", "7"], &input);
        if ran.out.contains("A question of judgement") {
            break ran.out.matches("\n> ").count();
        }
        input.push_str("1\n");
    };
    assert!(first > 0);
    let args = [OLD_CALL, "--exam", "--seed", "7"];
    let rest = "1\n".repeat(40);
    let whole = play(&data.join("whole"), &args, &format!("{input}b\n{rest}"));
    play(data, &args, &format!("{input}b\n"));
    let resumed = play(data, &["--resume"], &rest);
    assert!(resumed.out.contains("--seed 7") && !resumed.out.contains("Coach: "));
    assert_eq!(debrief(&resumed.out), debrief(&whole.out));
    assert!(resumed.out.contains("Questions of judgement"), "{}", resumed.out);
}

#[test]
fn a_scenario_that_was_changed_is_refused_and_the_attempt_stays() {
    let home = folder();
    let data = home.path();
    let file = data.join("noodles.ron");
    let text = moodfirst_core::scenario::sample("noodles", "me");
    std::fs::write(&file, &text).unwrap();
    let name = file.to_str().unwrap();
    assert_eq!(play(data, &[name], "1\n").code, 0);
    let first = text.find("Reply(").and_then(|at| text[at..].find("id: \"").map(|id| at + id + 5));
    let (before, after) = text.split_at(first.unwrap());
    std::fs::write(&file, format!("{before}x-{after}")).unwrap();
    let ran = play(data, &[name, "--resume"], "1\n");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("is not on offer there any more"), "{}", ran.err);
    std::fs::write(&file, text).unwrap();
    assert_eq!(play(data, &[name, "--resume"], "1\n").code, 0);
}

#[test]
fn no_record_records_nothing_and_says_so() {
    let home = folder();
    let data = home.path().join("data");
    let ran = play(&data, &[OLD_CALL, "--no-record"], "1\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("Nothing is being recorded"));
    assert!(!data.exists());
    for args in [["--no-record", "--resume"], ["--resume", "--exam"], ["--learner", " "]] {
        let ran = play(&data, &args, "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
    }
    assert!(!data.exists());
}

#[test]
fn a_newer_and_a_damaged_database_are_told_and_play_goes_on() {
    let home = folder();
    let data = home.path();
    play(data, &[OLD_CALL], "1\n");
    raw(data).execute_batch("PRAGMA user_version = 99").unwrap();
    let ran = play(data, &[OLD_CALL], "1\n");
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("newer version") && ran.err.contains("Nothing is being recorded"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("Debrief") && ran.out.contains("Nothing is being recorded"));
    assert_eq!(play(data, &["--resume"], "").code, 2);
    std::fs::write(data.join(FILE), "rubbish").unwrap();
    let ran = play(data, &[OLD_CALL], "1\n");
    assert!(ran.code == 0 && ran.err.contains("records.damaged-1.sqlite3"), "{}", ran.err);
    assert!(ran.out.contains("Recorded as Me"));
}

/// A terminal of its own for the program, made by `script`; where there is none nothing is tried.
#[cfg(target_os = "linux")]
fn at_a_terminal(data: &Path, input: &str) -> Option<String> {
    let words = [env!("CARGO_BIN_EXE_moodfirst"), "play", OLD_CALL, "--lang", "en", "--data-dir"];
    let line = format!("{} '{}'", words.join(" "), data.display());
    let mut script = Command::new("script");
    let mut child = script
        .args(["-q", "-e", "-c", &line, "/dev/null"])
        .env("HOME", data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Some(Ran::from(child.wait_with_output().unwrap()).out)
}

#[test]
#[cfg(target_os = "linux")]
fn at_a_terminal_it_offers_to_go_on() {
    let home = folder();
    let data = home.path();
    play(data, &[OLD_CALL, "--learner", "Lin"], "1\n1\n");
    let attempts = |state: &str| {
        let sql = format!("SELECT count(*) FROM attempts WHERE state = '{state}'");
        number(&raw(data), &sql)
    };
    let Some(out) = at_a_terminal(data, "maybe\ny\n1\nq\n") else { return };
    assert!(out.contains("Where you left off") && out.contains("after reply 2"), "{out}");
    assert_eq!((attempts("open"), number(&raw(data), "SELECT count(*) FROM replies")), (1, 3));
    at_a_terminal(data, "n\nq\n").unwrap();
    assert_eq!(attempts("open"), 2, "the one that was left and a new one without a reply");
    at_a_terminal(data, "x\nq\n").unwrap();
    assert_eq!(attempts("abandoned"), 1);
    let out = at_a_terminal(data, "q\n").unwrap();
    assert!(!out.contains("Where you left off"), "{out}");
}
