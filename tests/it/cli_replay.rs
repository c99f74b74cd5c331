//! `replay`.

use crate::cli::{OLD_CALL, refused, run};
use crate::runs::{NOTORIOUS, TEXTBOOK, old_call};
use moodfirst::library::Rulebook;
use moodfirst_core::dialogue::follow;
use serde_json::Value;

/// The textbook run as `--choices` takes it.
fn textbook() -> String {
    TEXTBOOK.join(",")
}

fn json(choices: &str, more: &[&str]) -> Value {
    let mut args = vec!["replay", OLD_CALL, "--choices", choices, "--json"];
    args.extend(more);
    let ran = run(&args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.ends_with("}\n") && ran.out.lines().count() == 1);
    serde_json::from_str(&ran.out).unwrap()
}

/// The keys of the first object after `"name":` in the order written.
fn keys(json: &str, start: &str) -> Vec<String> {
    let at = json.find(start).unwrap_or_else(|| panic!("no {start}")) + start.len();
    let (mut depth, mut keys, mut rest) = (0, Vec::new(), &json[at..]);
    while let Some(next) = rest.find(['{', '}', '[', ']', '"']) {
        match rest.as_bytes()[next] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth <= 0 {
                    break;
                }
            }
            _ => {
                let end = next + 1 + rest[next + 1..].find('"').unwrap();
                if depth == 1 && rest[end + 1..].starts_with(':') {
                    keys.push(rest[next + 1..end].to_owned());
                }
                rest = &rest[end + 1..];
                continue;
            }
        }
        rest = &rest[next + 1..];
    }
    keys
}

#[test]
fn the_report_has_its_fields_in_order() {
    let ran = run(&["replay", OLD_CALL, "--choices", &textbook(), "--json"]);
    let top = keys(&ran.out, "");
    assert_eq!(
        top[..13],
        [
            "scenario",
            "rubric",
            "persona",
            "finished",
            "ending",
            "total",
            "total_uncapped",
            "passed",
            "dimensions",
            "critical",
            "lines",
            "states",
            "ledger"
        ]
    );
    assert_eq!(keys(&ran.out, "\"ending\":"), ["id", "kind"]);
    assert_eq!(keys(&ran.out, "\"dimensions\":"), ["empathy", "order", "commitment"]);
    assert_eq!(
        keys(&ran.out, "\"lines\":[")[..11],
        [
            "turn",
            "segment",
            "act",
            "rule",
            "dimension",
            "points",
            "quote",
            "why",
            "better",
            "before",
            "after"
        ]
    );
    assert_eq!(keys(&ran.out, "\"states\":["), ["anger", "trust", "heard", "phase"]);
    assert_eq!(
        keys(&ran.out, "\"ledger\":["),
        ["id", "what", "who", "due", "channel", "kind", "owed", "state", "made_at", "events"]
    );
    let notorious = run(&["replay", OLD_CALL, "--json", "--choices", &NOTORIOUS.join(",")]);
    assert_eq!(keys(&notorious.out, "\"critical\":["), ["turn", "segment", "act"]);
}

#[test]
fn the_textbook_passes_and_its_lines_add_up() {
    let report = json(&textbook(), &[]);
    assert!(report["total"].as_u64().unwrap() >= 90);
    assert_eq!(report["finished"], true);
    assert_eq!(report["states"].as_array().unwrap().len(), 16);
    for name in ["empathy", "order", "commitment"] {
        let lines = report["lines"].as_array().unwrap().iter();
        let of = lines.filter(|line| line["dimension"] == name);
        let sum: i64 = of.map(|line| line["points"].as_i64().unwrap()).sum();
        assert_eq!(sum, report["dimensions"][name].as_i64().unwrap());
    }
}

#[test]
fn numbers_mean_the_same_as_ids() {
    let rulebook = Rulebook::embedded().unwrap();
    let stage = rulebook.stage(&old_call(&rulebook).1, "plain").unwrap();
    let ids: Vec<String> = textbook().split(',').map(str::to_owned).collect();
    let run = follow(&stage, &ids).unwrap();
    let numbers: Vec<String> = run.steps.iter().map(|step| (step.reply + 1).to_string()).collect();
    let spaced = textbook().replace(',', " , ");
    assert!(json(&numbers.join(","), &[]) == json(&spaced, &[]));
}

#[test]
fn too_few_choices_leave_the_run_unfinished() {
    for choices in ["", "go-on", "go-on,eleven"] {
        let report = json(choices, &[]);
        assert_eq!(report["finished"], false);
        assert_eq!(report["ending"], Value::Null);
    }
}

#[test]
fn a_choice_that_is_not_on_offer_is_refused() {
    let replay = |choices| ["replay", OLD_CALL, "--json", "--choices", choices];
    refused(&replay("go-onn"), &["choice 1", "`go-onn`", "`go-on`"]);
    refused(&replay("go-on,9"), &["choice 2", "`9`", "on offer here"]);
    refused(&replay("go-on,0"), &["choice 2", "`0`"]);
    refused(&replay("go-on,,eleven"), &["choice 2"]);
    refused(&replay("go-on,-1"), &["choice 2", "`-1`"]);
    refused(&replay("99999999999999999999"), &["choice 1"]);
    refused(&replay(&format!("{},one-more", textbook())), &["choice 16", "`stays`", "15 replies"]);
}

#[test]
fn unknown_scenarios_and_personas_are_refused_with_a_hint() {
    refused(&["replay", "droped-call", "--choices", ""], &["`droped-call`", "`dropped-call`"]);
    refused(&["replay", "xyz", "--choices", ""], &["there are: dropped-call"]);
    refused(&["replay", "no/such.ron", "--choices", ""], &["does not exist"]);
    refused(
        &["replay", "dropped-call", "--choices", "", "--persona", "plian"],
        &["`plian`", "`plain`"],
    );
    refused(
        &["replay", "dropped-call", "--choices", "", "--persona", "xyz"],
        &["it offers: plain"],
    );
}

#[test]
fn misuse_is_exit_two() {
    refused(&["replay"], &["--choices"]);
    refused(&["replay", "dropped-call"], &["--choices"]);
    refused(&["replay", "dropped-call", "--choices", "", "--jsno"], &["--json"]);
    refused(&["rplay"], &["replay"]);
}

#[test]
fn the_same_choices_give_the_same_bytes() {
    let args = ["replay", OLD_CALL, "--choices", &textbook(), "--json"];
    assert!(run(&args).out == run(&args).out);
}

#[test]
fn the_readable_debrief_says_what_the_json_says() {
    let choices = "basement,area-clear,useful-test";
    let report = json(choices, &[]);
    let text = run(&["replay", OLD_CALL, "--choices", choices]).out;
    assert!(text.contains(&format!("Total {}: not passed", report["total"])));
    for (name, key) in
        [("Empathy   ", "empathy"), ("Mood first", "order"), ("Commitment", "commitment")]
    {
        let row = format!("  {name} {:>4}", report["dimensions"][key].as_u64().unwrap());
        assert!(text.contains(&row), "{row:?}");
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in report["lines"].as_array().unwrap() {
        let why = line["why"]["en"].as_str().unwrap();
        assert!(flat.contains(why), "{why}");
    }
    for state in report["states"].as_array().unwrap() {
        let moods = ["anger", "trust", "heard"].map(|name| state[name].as_u64().unwrap());
        let row = format!("Anger {} Trust {} Heard {}", moods[0], moods[1], moods[2]);
        assert!(flat.contains(&row), "{row}");
    }
}

#[test]
fn the_examples_of_the_help_can_be_run() {
    let mut ran = 0;
    for help in [run(&["--help"]).out, run(&["replay", "--help"]).out] {
        for line in help.lines().filter(|line| line.contains("moodfirst replay dropped-call")) {
            let args: Vec<&str> = line.split_whitespace().skip(1).collect();
            let args = args.split(|arg| *arg == "--html").next().unwrap();
            assert_eq!(run(args).code, 0, "{line}");
            ran += 1;
        }
    }
    assert!(ran >= 3, "{ran} examples");
}
