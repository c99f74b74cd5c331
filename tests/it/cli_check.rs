//! `check`.

use crate::cli::{folder, refused, run};
use std::path::{Path, PathBuf};

const GOOD: &str = include_str!("../../scenarios/dropped-call.ron");

fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let marked = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    marked.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn a_good_file_is_clean() {
    let folder = folder();
    let with_mark = [b"\xef\xbb\xbf", GOOD.as_bytes()].concat();
    for (name, bytes) in [
        ("plain.ron", GOOD.as_bytes().to_vec()),
        ("bom.ron", with_mark),
        ("crlf.ron", GOOD.replace('\n', "\r\n").into_bytes()),
    ] {
        let path = file(folder.path(), name, &bytes);
        let ran = run(&["check", "--quick", path.to_str().unwrap()]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{name}");
        assert!(ran.err.contains("nothing found"));
    }
    let ran = run(&["check", "--quick", folder.path().to_str().unwrap(), "--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "{\"diagnostics\":[],\"analyses\":[]}\n"));
}

#[test]
fn broken_files_of_every_kind_are_findings() {
    let folder = folder();
    let gbk = encoding_rs::GBK.encode(GOOD).0.into_owned();
    let deep = "(".repeat(200_000).into_bytes();
    let newer = GOOD.replacen("format: ", "format: 9", 1).into_bytes();
    let large = vec![b' '; 32 * 1024 * 1024 + 1];
    let cases: [(&str, Vec<u8>, &str, &str); 9] = [
        ("le", utf16(GOOD, false, true), "MF0001", "UTF-16 LE"),
        ("be", utf16(GOOD, true, true), "MF0001", "UTF-16 BE"),
        ("bare", utf16(GOOD, false, false), "MF0001", "UTF-16 LE"),
        ("gbk", gbk, "MF0001", "GBK"),
        ("empty", Vec::new(), "MF0003", "empty"),
        ("cut", GOOD[..GOOD.find("replies:").unwrap()].into(), "MF0004", ""),
        ("deep", deep, "MF0005", ""),
        ("newer", newer, "MF0006", "9"),
        ("large", large, "MF0002", "32 MB"),
    ];
    for (name, bytes, code, words) in cases {
        let path = file(folder.path(), &format!("{name}.ron"), &bytes);
        let path = path.to_str().unwrap();
        let ran = run(&["check", path]);
        assert_eq!(ran.code, 1, "{name}");
        assert!(ran.out.contains(code) && ran.out.contains(words), "{name}: {}", ran.out);
        let ran = run(&["check", path, "--json"]);
        let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let found = &found["diagnostics"];
        assert_eq!((ran.code, &found[0]["file"]), (1, &path.into()), "{name}");
        assert!(found.as_array().unwrap().iter().any(|one| one["code"] == code), "{name}");
        let unplayable = ["replay", path, "--choices", ""];
        refused(&unplayable, &[code, "cannot be played"]);
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let folder = folder();
    let empty = folder.path().to_str().unwrap();
    refused(&["check"], &["PATH"]);
    refused(&["check", "no/such.ron"], &["no/such.ron", "does not exist"]);
    refused(&["check", empty], &["has no .ron files"]);
    let good = file(folder.path(), "good.ron", GOOD.as_bytes());
    refused(&["check", good.to_str().unwrap(), "missing.ron"], &["missing.ron"]);
}

#[test]
fn plans_are_replayed_against_the_scenario_beside_them() {
    let plans = include_str!("../../scenarios/dropped-call.plans.ron");
    let folder = folder();
    let path = file(folder.path(), "dropped-call.plans.ron", plans.as_bytes());
    let path = path.to_str().unwrap();
    // Alone it is compared with the shipped scenario of that id.
    assert_eq!(run(&["check", path]).code, 0);
    let (before, after) = GOOD.split_once("opening: (anger: ").unwrap();
    let changed = format!("{before}opening: (anger: 95{}", &after[after.find(',').unwrap()..]);
    file(folder.path(), "dropped-call.ron", changed.as_bytes());
    let ran = run(&["check", "--quick", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("MF0251") && ran.out.contains("textbook"), "{}", ran.out);
    // Also where only the scenario is named; where both are, once.
    let scenario = folder.path().join("dropped-call.ron");
    let scenario = scenario.to_str().unwrap();
    let alone = run(&["check", "--quick", scenario]);
    assert_eq!((alone.code, &alone.out), (1, &ran.out));
    assert_eq!(run(&["check", "--quick", scenario, path]).out, ran.out);
    assert!(alone.err.contains("2 files checked"), "{}", alone.err);
    file(folder.path(), "dropped-call.ron", b"Scenario(");
    let ran = run(&["check", path]);
    assert!(ran.code == 1 && ran.out.contains("MF0252"), "{}", ran.out);
}

#[test]
fn a_plan_that_is_not_met_says_which_and_how() {
    let folder = folder();
    let plan = r#"Plans(scenario: "dropped-call", plans: [
        Plan(name: "short", persona: "plain", choices: ["go-on"], ending: "stays", total: (90, 100)),
    ])"#;
    let path = file(folder.path(), "own.plans.ron", plan.as_bytes());
    let ran = run(&["check", path.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    for words in ["“short”", "not over after 1 replies", "total is", "the plan says 90 to 100"]
    {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
}

#[test]
fn warnings_count_only_when_denied() {
    let folder = folder();
    let text = GOOD.replacen("flags: [", "flags: [\"never-used\", ", 1);
    let path = file(folder.path(), "warned.ron", text.as_bytes());
    let path = path.to_str().unwrap();
    let ran = run(&["check", "--quick", path]);
    assert!(ran.code == 0 && ran.out.contains("warning["), "{}", ran.out);
    assert_eq!(run(&["check", "--quick", path, "--deny-warnings"]).code, 1);
    assert_eq!(run(&["check", "--quick", path, "--deny-warnings", "--json"]).code, 1);
}

#[test]
fn codes_are_explained() {
    for code in ["MF0105", "mf0105", "missing-comma"] {
        let ran = run(&["check", "--explain", code]);
        assert!(ran.code == 0 && ran.out.starts_with("MF0105 missing-comma · error\n"));
    }
    refused(&["check", "--explain", "missing-coma"], &["`missing-coma`", "`missing-comma`"]);
    refused(&["check", "--explain", "MF0105", "x.ron"], &["--explain"]);
}

#[test]
fn the_shipped_scenarios_are_clean_and_their_plans_hold() {
    let scenarios = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    // Without optimisation the analysis of all of them takes minutes; `.ci/run` has the release
    // binary do that.
    let ran = run(&["check", "--quick", scenarios, "--deny-warnings"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}
