//! `export` and `import`.

use crate::cli::{folder, refused, run, run_in};
use std::fs;

#[test]
fn a_lesson_goes_out_and_comes_back_by_commands() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (form, name) in [("xlsx", "a.xlsx"), ("csv", "a.csv"), ("outline", "a.md")] {
        let ran = run(&["export", "dropped-call", "--as", form, "-o", &at(name)]);
        assert_eq!((ran.code, ran.out.trim()), (0, at(name).as_str()), "{}", ran.err);
        assert!(ran.err.contains("comments"), "what is lost is said: {}", ran.err);
        let out = at(&format!("{form}.ron"));
        let back = run(&["import", &at(name), "-o", &out]);
        assert_eq!(back.code, 0, "{}{}", back.out, back.err);
        let diff = run(&["diff", "dropped-call", &out, "--budget", "1"]);
        assert_eq!(diff.code, 0, "{}", diff.out);
        refused(&["import", &at(name), "-o", &out], &["there already", "--replace"]);
        assert_eq!(run(&["import", &at(name), "-o", &out, "--replace"]).code, 0);
        refused(&["export", "dropped-call", "--as", form, "-o", &at(name)], &["there already"]);
    }
    refused(&["import", &at("a.csv"), "--into", &at("xlsx.ron")], &["a whole lesson"]);
}

#[test]
fn a_translation_goes_into_its_lesson_and_conflicts_show_both_versions() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (lesson, csv) = (at("noodles.ron"), at("t.csv"));
    assert_eq!(run(&["new", &lesson]).code, 0);
    assert_eq!(run(&["export", &lesson, "--as", "translation", "-o", &csv]).code, 0);
    let before = fs::read_to_string(&lesson).unwrap();
    let same = run(&["import", &csv, "--into", &lesson]);
    assert_eq!(
        (same.code, fs::read_to_string(&lesson).unwrap()),
        (0, before.clone()),
        "{}",
        same.err
    );
    refused(&["import", &csv], &["--into"]);
    let sheet = fs::read_to_string(&csv).unwrap();
    fs::write(&csv, sheet.replacen("Just put it there.", "Leave it there.", 1)).unwrap();
    let copy = at("copy.ron");
    assert_eq!(run(&["import", &csv, "--into", &lesson, "-o", &copy]).code, 0);
    assert_eq!(
        fs::read_to_string(&copy).unwrap(),
        before.replacen("Just put it there.", "Leave it there.", 1)
    );
    assert_eq!(fs::read_to_string(&lesson).unwrap(), before);
    fs::write(&lesson, before.replacen("放那儿吧。", "搁那儿吧。", 1)).unwrap();
    let ran = run(&["import", &csv, "--into", &lesson]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("放那儿吧。") && ran.out.contains("搁那儿吧。"), "{}", ran.out);
    assert!(!fs::read_to_string(&lesson).unwrap().contains("Leave it there."));
    // A sheet that would break the lesson changes nothing.
    let whole = fs::read_to_string(&lesson).unwrap();
    fs::write(&csv, sheet.replacen("Just put it there.", "Put \u{200b}it there.", 1)).unwrap();
    refused(&["import", &csv, "--into", &lesson], &["cannot be seen", "nothing was written"]);
    assert_eq!(fs::read_to_string(&lesson).unwrap(), whole);
}

#[test]
fn rows_that_cannot_be_read_write_no_file() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("d.md"), "## moments\n### opening\n- customer\n  - zh: 喂\n- reply: a\n  - act: Let them went\n  - zh: 您说\n").unwrap();
    let out = at("d.ron");
    refused(
        &["import", &at("d.md"), "-o", &out],
        &[
            "line 5: no act is called “Let them went”; did you mean `Let them vent`?",
            "nothing was written",
        ],
    );
    assert!(!folder.path().join("d.ron").exists());
    fs::write(at("d.md"), "## moments\n### opening\n- customer\n  - zh: 喂\n- reply: a\n  - act: Let them vent\n  - zh: 您说\n  - goes to: nowhere\n").unwrap();
    let ran = run(&["import", &at("d.md"), "-o", &out]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("line 5: "), "{}", ran.out);
    assert!(
        folder.path().join("d.ron").exists() && ran.err.contains("to be mended"),
        "{}",
        ran.err
    );
}

#[test]
fn the_script_keeps_the_customers_side_off_the_employees_sheet() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for lang in ["zh", "en"] {
        let out = at(&format!("{lang}.html"));
        let ran = run_in(lang, &["export", "restaurant-host", "--as", "script", "-o", &out], b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let page = fs::read_to_string(&out).unwrap();
        let parts: Vec<&str> = page.split("<section class=\"sheet\">").collect();
        assert_eq!(parts.len(), 5);
        let wants = if lang == "zh" { "真正想要的" } else { "What they really want" };
        assert!(!parts[1].contains(wants) && parts[2].contains(wants));
        assert!(
            page.contains("default-src 'none'")
                && !page.contains("http://")
                && !page.contains("<script")
        );
        assert!(parts[4].matches('☐').count() > 10);
    }
    let lesson = at("x.ron");
    assert_eq!(run(&["new", &lesson]).code, 0);
    let text = fs::read_to_string(&lesson)
        .unwrap()
        .replace("The noodles that came late", "<script>alert(1)</script>");
    fs::write(&lesson, text).unwrap();
    let out = at("x.html");
    assert_eq!(run(&["export", &lesson, "--as", "script", "-o", &out]).code, 0);
    assert!(!fs::read_to_string(&out).unwrap().contains("<script"));
    let sheets = at("sheets");
    assert_eq!(run(&["export", &lesson, "--as", "blind", "-o", &sheets]).code, 0);
    assert!(folder.path().join("sheets/key.json").exists());
}

#[test]
fn a_lesson_drafted_in_a_text_editor_is_played_without_a_look_at_its_file() {
    let folder = folder();
    let out = folder.path().join("late.ron").to_str().unwrap().to_owned();
    let draft = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/late-check-in.md");
    let ran = run(&["import", draft, "-o", &out]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(run(&["check", &out, "--quick"]).code, 0);
    let played = run_in("en", &["play", &out, "--no-record"], b"1\n1\n");
    assert!(played.out.contains("She stays"), "{}", played.out);
}
