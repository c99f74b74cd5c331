//! `score`.

use crate::cli::{folder, refused, run, run_with};
use serde_json::Value;

const GOOD: &str =
    r#"{"id": "a", "turns": [{"speaker": "agent", "acts": ["LetVent"], "text": "Go on."}]}"#;
const UNKNOWN: &str = r#"{"id": "b", "turns": [{"speaker": "agent", "acts": ["LetVnt"]}]}"#;

#[test]
fn each_transcript_is_a_report_with_its_id() {
    let input = format!("\u{feff}{GOOD}\r\n\n   \n{GOOD}");
    let ran = run_with(&["score", "-", "--json"], input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 2);
    for line in ran.out.lines() {
        assert!(line.starts_with("{\"id\":\"a\",\"scenario\":null,\"rubric\":2,"));
        let report: Value = serde_json::from_str(line).unwrap();
        assert_eq!(report["dimensions"]["empathy"], 15);
        assert_eq!(report["total"], 5);
    }
    let ran = run_with(&["score", "-"], input.as_bytes());
    let line = "a: total 5 (empathy 15, mood first 0, commitment 0), not passed\n";
    assert_eq!(ran.out, line.repeat(2));
}

#[test]
fn bad_lines_are_named_and_the_others_scored() {
    let folder = folder();
    let path = folder.path().join("calls.jsonl");
    let lines = format!(
        "{GOOD}\n{UNKNOWN}\nnot json\n[]\n{{\"persona\": \"plian\", \"turns\": []}}\n{GOOD}\n"
    );
    std::fs::write(&path, lines).unwrap();
    let ran = run(&["score", path.to_str().unwrap(), "--json"]);
    assert_eq!((ran.code, ran.out.lines().count()), (1, 2));
    for words in [
        "jsonl:2:53: error MF0904: unknown act `LetVnt`; did you mean `LetVent`?",
        "jsonl:3:2: error MF0901: not JSON",
        "jsonl:4:1: ",
        "jsonl:5:13: ",
        "did you mean `plain`?",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    let ran = run_with(&["score", "-"], b"\xff\xfe{}\n");
    assert!(ran.code == 1 && ran.err.contains("-:1:1: error MF0001"));
}

#[test]
fn critical_errors_are_said() {
    let line = r#"{"id": "c", "turns": [{"speaker": "agent", "acts": ["Threaten"]}]}"#;
    let ran = run_with(&["score", "-"], line.as_bytes());
    assert!(ran.code == 0 && ran.out.contains(", critical: "), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let folder = folder();
    refused(&["score"], &["FILE"]);
    refused(&["score", "no/such.jsonl"], &["no/such.jsonl", "does not exist"]);
    refused(&["score", folder.path().to_str().unwrap()], &["is a folder"]);
    let ran = run_with(&["score", "-"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn what_would_be_lost_in_silence_is_refused_by_line_name_and_hint() {
    let agent = |rest: &str| format!("{{\"turns\": [{{\"speaker\": \"agent\", {rest}}}]}}\n");
    let promise = |rest: &str| agent(&format!("\"acts\": [{{\"Promise\": {{{rest}}}}}]"));
    for (line, said) in [
        (agent("\"act\": []"), "no key \"act\" here; did you mean `acts`?"),
        (agent("\"tag\": []"), "no key \"tag\" here; did you mean `tags`?"),
        (agent("\"tags\": [\"asks_action\"]"), "\"tags\" belongs to a turn of the customer"),
        ("{\"opening\": {\"bogus\": 1}, \"turns\": []}\n".into(), "no key \"bogus\" here"),
        ("{\"opening\": {\"anger\": 71}, \"turns\": []}\n".into(), "0 to 100 in steps of 5"),
        ("{\"notes\": \"x\", \"turns\": []}\n".into(), "no key \"notes\" here"),
        (promise("\"due\": 17"), "this is 17, expected words in quotation marks"),
        (
            promise("\"kind\": \"bogus\""),
            "unknown kind of promise `bogus`; known here: `Reply`, `Resolution`",
        ),
        (promise("\"within_authority\": \"yes\""), "expected true or false"),
        ("{}\n".into(), "\"turns\" is missing"),
    ] {
        let ran = run_with(&["score", "-"], line.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{line}");
        assert!(ran.err.contains(said) && ran.err.contains("-:1:"), "{line}{}", ran.err);
        let zh = crate::cli::run_in("zh", &["score", "-"], line.as_bytes());
        assert!(zh.err.contains("错误 MF09"), "{}", zh.err);
    }
    let any = promise("\"due\": \"before she closes\", \"kind\": \"Resolution\"");
    assert_eq!(run_with(&["score", "-"], any.as_bytes()).code, 0, "any words count");
    let explained = run(&["check", "--explain", "transcript-key"]);
    assert!(explained.code == 0 && explained.out.starts_with("MF0902"));
}
