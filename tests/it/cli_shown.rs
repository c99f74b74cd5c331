//! Whatever did not come from the program is shown in the terminal and never obeyed; what cannot
//! be seen is pointed at.

use crate::cli::{Ran, folder, program, run, run_with};
use std::path::Path;
use std::process::Command;

/// A lesson whose texts, both languages, would clear the screen, turn the direction of writing
/// and hide behind zero width.
fn lesson(folder: &Path) -> String {
    let evil = "\\u{1b}[2J\\u{9b}31m\\u{202e}\u{200b}";
    let text = moodfirst_core::scenario::sample("evil", "NAME");
    let text = text
        .replace("zh: \"", &format!("zh: \"{evil}"))
        .replace("en: \"", &format!("en: \"{evil}"));
    let path = folder.join("evil.ron");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Nothing in it is obeyed by a terminal.
#[track_caller]
fn harmless(ran: &Ran) {
    for (name, text) in [("stdout", &ran.out), ("stderr", &ran.err)] {
        let obeyed = text.chars().find(|&c| c != '\n' && moodfirst_core::text::shown::hidden(c));
        assert_eq!(obeyed, None, "{name}: {text:?}");
    }
}

#[test]
fn every_command_shows_what_texts_hold() {
    let folder = folder();
    let file = lesson(folder.path());
    let name = file.as_str();
    let other = folder.path().join("sound.ron");
    std::fs::write(&other, moodfirst_core::scenario::sample("evil", "NAME")).unwrap();
    let sound = other.to_str().unwrap();
    let played = run_with(&["play", name, "--no-record"], b"1\n1\n1\n1\nf\np\n\x1b[2J\nq\n");
    harmless(&played);
    assert!(played.out.contains("␛[2J<U+009B>31m<U+202E><U+200B>"), "{}", played.out);
    for args in [
        ["check", name, "--quick"].as_slice(),
        &["explain", name],
        &["explain", name, "best"],
        &["explain", name, "\u{1b}[2J"],
        &["replay", name, "--choices", "1"],
        &["replay", name, "--choices", "1", "--json"],
        &["replay", name, "--choices", "\u{1b}[2J"],
        &["diff", name, sound],
        &["diff", sound, name, "--json"],
        &["check", name, "--quick", "--json"],
        &["check", "--explain", "\u{1b}[2J"],
        &["play", "\u{1b}[2J"],
        &["play", name, "--persona", "\u{1b}[2J", "--no-record"],
        &["new", "\u{1b}[2J"],
        &["score", "\u{1b}[2J.jsonl"],
        &["fmt", "\u{1b}[2J.ron"],
        &["\u{1b}[2J"],
        &["play", "--\u{1b}[2J"],
    ] {
        harmless(&run(args));
    }
    let ran = run_with(&["score", "-"], b"{\"\\u001b[2J\": 1, \"\xc2\x9b\": 2, \"turns\": []}\n");
    harmless(&ran);
    let library = folder.path().to_str().unwrap();
    harmless(&run_with(&["play", "--no-record", "--scenarios", library], b"q\n"));
}

#[test]
fn a_damaged_lesson_and_its_name_are_shown_too() {
    let folder = folder();
    let path = folder.path().join("e\u{1b}[2Jvil.ron");
    let text = moodfirst_core::scenario::sample("evil", "NAME").replace("Nod", "No\u{1b}[2Jd");
    std::fs::write(&path, text).unwrap();
    let name = path.to_str().unwrap();
    for args in [["check", name].as_slice(), &["play", name], &["fmt", name]] {
        let ran = run(args);
        harmless(&ran);
        assert!(ran.out.contains("e␛[2Jvil.ron") || ran.err.contains("e␛[2Jvil.ron"), "{args:?}");
    }
}

#[test]
fn check_points_at_what_cannot_be_seen() {
    let folder = folder();
    let path = folder.path().join("evil.ron");
    let name = path.to_str().unwrap();
    let sound = moodfirst_core::scenario::sample("evil", "NAME");
    let checked = |text: String| {
        std::fs::write(&path, text).unwrap();
        run(&["check", name, "--quick"])
    };
    let ran = checked(sound.replace("next: \"what-happened\"", "next: \"what\u{200b}-happened\""));
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("U+200B") && ran.out.contains("it should be `what-happened`"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("1 error"), "{}", ran.err);
    let ran = checked(sound.replace("next: \"what-happened\"", "next: \"whаt-happened\""));
    assert!(ran.out.contains("`what-happened`") && ran.out.contains("U+0430"), "{}", ran.out);
    let ran = checked(sound.replace("minutes: 5", "minutes: ５"));
    assert!(ran.out.contains("U+FF15 and not `5`"), "{}", ran.out);
    let ran = checked(sound.replace("minutes: 5", "minutes: 1O"));
    assert!(ran.out.contains("did you mean `10`?"), "{}", ran.out);
    let ran = checked(sound.replace("d1 18:40", "d1 18：40"));
    assert!(ran.out.contains("U+FF1A and not `:`"), "{}", ran.out);
    let ran = checked(sound.replace("    minutes", "    min\u{200b}utes"));
    assert!(ran.out.contains("U+200B") && ran.err.contains("error"), "{}", ran.out);
}

#[test]
fn quotation_marks_of_the_wrong_kind_get_one_true_sentence() {
    let folder = folder();
    let path = folder.path().join("q.ron");
    let name = path.to_str().unwrap();
    let sound = moodfirst_core::scenario::sample("q", "NAME");
    let checked = |text: String| {
        std::fs::write(&path, text).unwrap();
        run(&["check", name, "--quick"])
    };
    for (old, new) in [
        ("zh: \"先听完，再开口\"", "zh: \"先\"听完\"，再开口\""),
        ("en: \"Hear them out before you speak\"", "en: \"Hear \"them\", out before you speak\""),
        ("zh: \"（把碗推开）\"", "zh: \"（把\"碗\"推开）\""),
    ] {
        let ran = checked(sound.replace(old, new));
        assert!(ran.out.contains("MF0112") && ran.out.contains("“ ”"), "{new}\n{}", ran.out);
        assert!(ran.err.contains("1 error, 0 warnings"), "{new}\n{}{}", ran.out, ran.err);
    }
    let mut open = false;
    let curly = sound.chars().map(|c| {
        open ^= c == '"';
        if c == '"' && open {
            '“'
        } else if c == '"' {
            '”'
        } else {
            c
        }
    });
    let ran = checked(curly.collect());
    assert!(ran.out.contains("MF0113") && ran.err.contains("1 error, 0 warnings"), "{}", ran.err);
}

fn languages(command: &mut Command) -> String {
    let output = command.args(["check", "no-such.ron"]).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn only_chinese_systems_are_spoken_to_in_chinese_before_anybody_chooses() {
    for locale in ["C", "de_DE.UTF-8", "ja_JP.UTF-8", "en_GB.UTF-8", ""] {
        let said = languages(program().env("LANG", locale));
        assert!(said.contains("does not exist"), "{locale}: {said}");
    }
    assert!(!languages(program().env("LANG", "zh_CN.UTF-8")).contains("does not exist"));
    assert!(
        languages(program().env("LANG", "zh_CN.UTF-8").args(["--lang", "en"]))
            .contains("does not exist")
    );
}

#[test]
#[cfg(unix)]
fn a_name_from_a_gbk_terminal_is_kept_as_it_was_typed() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let name = encoding_rs::GBK.encode("小林").0;
    let play = |locale: &str| {
        let mut command = program();
        command.env("LANG", locale).args(["play", "dropped-call", "--lang", "en", "--data-dir"]);
        command
            .arg(folder.path().join("data"))
            .arg("--learner")
            .arg(std::ffi::OsStr::from_bytes(&name));
        Ran::from(command.output().unwrap())
    };
    let ran = play("zh_CN.GBK");
    assert!(ran.out.contains("Recorded as 小林"), "{}{}", ran.out, ran.err);
    let ran = play("zh_CN.UTF-8");
    assert!(ran.code == 2 && ran.err.contains("type it again"), "{}", ran.err);
    let ran = run_with(&["play", "dropped-call", "--no-record"], b"\xd0\xa1\xc1\xd6\n1\nq\n");
    assert!(ran.err.contains("type it again") && ran.code == 0, "{}", ran.err);
}
