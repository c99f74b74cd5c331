//! `play` from piped input.

use crate::cli::{OLD_CALL, folder, program, refused, run, run_with};
use crate::runs::{NOTORIOUS, TEXTBOOK, old_call};
use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::follow;
use moodfirst_core::text::Text;

/// The textbook run as `--choices` takes it.
fn textbook() -> String {
    TEXTBOOK.join(",")
}

/// The numbers under which these replies are offered in authored order.
fn numbers(choices: &str) -> Vec<usize> {
    let rulebook = Rulebook::embedded().unwrap();
    let stage = rulebook.stage(&old_call(&rulebook).1, "plain").unwrap();
    let ids: Vec<String> = choices.split(',').map(str::to_owned).collect();
    let run = follow(&stage, &ids).unwrap();
    run.steps
        .iter()
        .map(|step| step.shown.iter().position(|shown| *shown == step.reply).unwrap() + 1)
        .collect()
}

/// The title of the first shipped scenario.
fn first_title() -> Text {
    let library = Library::open(&Rulebook::embedded().unwrap(), &Folder::default());
    library.entries[0].lesson.as_ref().unwrap().scenario().title.clone()
}

fn typed(choices: &str) -> String {
    numbers(choices).iter().map(|number| format!("{number}\n")).collect()
}

#[test]
fn a_run_ends_with_the_debrief_that_replay_prints() {
    for choices in [&textbook(), &NOTORIOUS.join(","), "go-on,eleven"] {
        for lang in ["zh", "en"] {
            let play = program()
                .args(["play", OLD_CALL, "--no-record", "--lang", lang])
                .stdin(input(typed(choices).as_bytes()))
                .output()
                .unwrap();
            let replay = program()
                .args(["replay", OLD_CALL, "--choices", choices, "--lang", lang])
                .output()
                .unwrap();
            assert!(play.status.success() && play.stderr.is_empty());
            assert!(replay.stdout.len() > 1000 && play.stdout.ends_with(&replay.stdout));
        }
    }
}

/// A file to read from, so that the program sees the end of its input.
fn input(bytes: &[u8]) -> std::fs::File {
    use std::io::{Seek, Write};
    let mut file = tempfile::tempfile_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

#[test]
fn the_run_shows_who_says_what_and_the_coach_remarks() {
    let ran = run_with(&["play", "--no-record", OLD_CALL], typed(&textbook()).as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for words in ["Ms Qiao: ", "You", "Coach: ", "Anger 35 → 30", "Tuesday 17:00", "Total 100"] {
        assert!(ran.out.contains(words), "{words}");
    }
    assert!(!ran.out.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn the_end_of_input_and_q_give_the_debrief_so_far() {
    for input in ["", "q\n", "x\n\n99\n0\n-1\nq\n", "\u{0}\n", "3"] {
        let ran = run_with(&["play", OLD_CALL, "--no-record"], input.as_bytes());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{input:?}");
        assert!(ran.out.contains("This run is not over"), "{input:?}");
    }
    let ran = run_with(&["play", OLD_CALL, "--no-record"], &[0xff, 0xfe, b'\n', 0xc3]);
    assert!(ran.code == 0 && ran.out.contains("This run is not over"));
}

#[test]
#[cfg(any(not(feature = "gui"), target_os = "linux"))]
fn without_a_command_or_a_name_it_asks_which_scenario() {
    // The window, where it is built in, finds no display in the tests' empty environment.
    let home = folder();
    let ran = run_with(&["--data-dir", home.path().to_str().unwrap()], b"1\n1\n");
    assert!(ran.code == 0 && ran.out.contains("Ms Qiao: "), "{}", ran.err);
    assert!(run_with(&["play", "--no-record"], b"1\n1\n").out.contains("Ms Qiao: "));
}

#[test]
fn with_several_scenarios_one_is_picked_from_the_list() {
    let folder = folder();
    let text = moodfirst_core::scenario::sample("noodles", "me");
    std::fs::write(folder.path().join("a.ron"), text).unwrap();
    std::fs::write(folder.path().join("b.ron"), "Scenario(").unwrap();
    let args = ["play", "--no-record", "--scenarios", folder.path().to_str().unwrap()];
    let ran = run_with(&args, b"7\n4\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in ["dropped-call", "  4  The noodles", "b (cannot be opened", "Enter 1 to 4"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(ran.out.contains("Mr Zhou: "));
    for input in ["", "q\n"] {
        let ran = run_with(&args, input.as_bytes());
        assert!(ran.code == 0 && !ran.out.contains("Debrief"));
    }
}

#[test]
fn the_environment_names_the_folder_of_own_scenarios() {
    let folder = folder();
    let text = moodfirst_core::scenario::sample("noodles", "me");
    std::fs::write(folder.path().join("a.ron"), text).unwrap();
    let mut command = program();
    command.args(["replay", "noodles", "--choices", "1"]).env("MOODFIRST_SCENARIOS", folder.path());
    assert!(command.output().unwrap().status.success());
    refused(&["replay", "noodles", "--choices", "1"], &["`noodles`"]);
}

#[test]
fn fact_card_and_promises_are_shown_on_demand() {
    let ran = run_with(&["play", "--no-record", OLD_CALL], b"f\np\nF\n");
    assert_eq!(ran.out.matches("What you may give").count(), 2);
    assert!(ran.out.contains("No promise was made."));
}

#[test]
fn an_exam_says_nothing_on_the_way_and_shuffles_by_its_seed() {
    let exam = |seed: &str| {
        run_with(&["play", "--no-record", OLD_CALL, "--exam", "--seed", seed], b"1\n1\n")
    };
    let one = exam("7");
    assert!(one.code == 0 && !one.out.contains("Coach: ") && one.out.contains("--seed 7"));
    // Only the debrief tells what each reply did.
    let (on_the_way, after) = one.out.split_once("Debrief\n-------").unwrap();
    assert!(!on_the_way.contains("Anger 35 →") && after.contains("Anger 35 →"));
    assert_eq!(one.out, exam("7").out);
    let orders: std::collections::BTreeSet<String> = (0..20)
        .map(|seed| {
            exam(&seed.to_string()).out.split("> ").next().unwrap().replace(&seed.to_string(), "")
        })
        .collect();
    assert!(orders.len() > 5, "20 seeds give {} orders", orders.len());
    // Without a seed one is drawn and told.
    let drawn = run_with(&["play", "--no-record", OLD_CALL, "--exam"], b"");
    let seed = drawn.out.split("--seed ").nth(1).unwrap().split(' ').next().unwrap();
    assert_eq!(exam(seed).out.split("> ").next(), drawn.out.split("> ").next());
}

#[test]
fn judgement_questions_are_answered_by_letter_and_not_scored() {
    let choices = numbers(&textbook());
    let plain = run_with(&["play", "--no-record", OLD_CALL], typed(&textbook()).as_bytes());
    let asked = plain.out.split("A question of judgement").next().unwrap();
    let before = asked.matches("\n> ").count();
    let mut input: Vec<String> = choices.iter().map(ToString::to_string).collect();
    input.insert(before, "a".to_owned());
    let ran = run_with(&["play", "--no-record", OLD_CALL], (input.join("\n") + "\n").as_bytes());
    assert!(ran.out.contains("Not quite") || ran.out.contains("Right: "));
    assert!(ran.out.contains("Questions of judgement (not scored)"));
    let total =
        |out: &str| out.split("Total ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    assert_eq!(total(&ran.out), total(&plain.out));
}

#[test]
fn the_language_follows_option_settings_and_environment() {
    let start = |command: &mut std::process::Command| {
        let out = command.stdin(input(b"")).output().unwrap().stdout;
        String::from_utf8(out).unwrap()
    };
    let title = first_title();
    let (zh, en) = (title.zh.as_str(), title.en.as_str());
    assert!(start(program().args(["play", "--no-record"])).contains(en));
    assert!(start(program().args(["play", "--no-record"]).env("LANG", "en_GB.UTF-8")).contains(en));
    assert!(start(program().args(["play", "--no-record"]).env("LANG", "zh_CN.UTF-8")).contains(zh));
    assert!(
        start(program().args(["play", "--no-record", "--lang", "zh"]).env("LANG", "en_GB"))
            .contains(zh)
    );
}

#[test]
#[cfg(target_os = "linux")]
fn the_settings_file_decides_before_the_environment() {
    let home = folder();
    let folder = home.path().join("moodfirst");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.ron"), "(lang: Some(en))").unwrap();
    let mut command = program();
    command
        .args(["play", "--no-record"])
        .env("XDG_CONFIG_HOME", home.path())
        .env("LANG", "zh_CN.UTF-8");
    let out = command.stdin(input(b"")).output().unwrap().stdout;
    assert!(String::from_utf8(out).unwrap().contains(&first_title().en));
}

#[test]
fn misuse_is_refused() {
    refused(&["play", "nothing-like-it"], &["`nothing-like-it`"]);
    refused(&["play", "dropped-call", "--persona", "plian"], &["`plain`"]);
    refused(&["play", "dropped-call", "--seed", "x"], &["--seed"]);
    refused(&["play", "--scenarios", "no/such/folder"], &["no/such/folder"]);
    refused(&["play", "missing.ron"], &["missing.ron"]);
}

#[test]
fn help_and_version_teach() {
    let help = run(&["--help"]);
    assert!(help.code == 0 && help.err.is_empty());
    for command in ["play", "check", "replay", "score", "new"] {
        assert!(help.out.contains(&format!("moodfirst {command} ")), "{command}");
        let of = run(&[command, "--help"]);
        assert!(of.code == 0 && of.out.contains(&format!("  moodfirst {command}")), "{command}");
    }
    assert!(help.out.contains("scenarios"), "names the user's folder");
    assert!(run(&["--version"]).out.starts_with("moodfirst "));
}

#[test]
#[cfg(target_os = "linux")]
fn a_closed_pipe_ends_quietly_and_a_full_disk_does_not() {
    use std::process::Stdio;
    let args = ["replay", OLD_CALL, "--choices", &textbook(), "--json"];
    let mut child =
        program().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success() && ended.stderr.is_empty(), "{ended:?}");
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = program().args(args).stdout(full).output().unwrap();
    assert!(ended.status.code() == Some(2) && !ended.stderr.is_empty());
}

#[test]
fn a_lesson_in_one_language_is_played_in_it_and_says_so_once() {
    let folder = folder();
    let path = folder.path().join("late.ron");
    let text = moodfirst_core::scenario::sample("late", "me")
        .replacen("minutes: 5,", "minutes: 5, languages: [zh],", 1)
        .replacen(", en: \"The noodles that came late\"", "", 1);
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let ran = run_with(&["play", path, "--no-record"], b"1\n1\n");
    assert!(ran.out.contains("迟到的面"), "{}", ran.out);
    assert_eq!(ran.out.matches("written in Chinese only").count(), 1, "{}", ran.out);
    assert_eq!(run(&["check", path]).code, 0);
}
