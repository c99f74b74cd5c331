//! `check` with the analysis, `explain`, `diff`: on the sample of the rules, which is small.

use crate::cli::{folder, refused, run};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The sample, changed, as a file in a folder.
fn lesson(folder: &Path, name: &str, changes: &[(&str, &str)]) -> PathBuf {
    let mut text = include_str!("../../assets/sample.ron").replace("NAME", "late-noodles");
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// A way back to where one came from: a circle, once anger can rise no more.
const CIRCLE: (&str, &str) = (
    "(when: Anger(at_least: 80), to: \"leaves\")",
    "(when: Anger(at_least: 45), to: \"opening\"), (when: Trust(below: 5), to: \"leaves\")",
);

#[test]
fn check_says_how_much_it_saw_and_what_the_scores_can_be() {
    let folder = folder();
    let path = lesson(folder.path(), "late-noodles.ron", &[]);
    let path = path.to_str().unwrap();
    let ran = run(&["check", path]);
    assert_eq!(ran.code, 0);
    for words in [
        "plain: exhaustive, ",
        "direct: exhaustive, ",
        "ending comes-back: total ",
        "players who take the best reply each time: total ",
        "late-noodles, all personas, the best reply each time: total ",
        "guessing by looks (1 scenario together, ",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let ran = run(&["check", path, "--persona", "direct", "--json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let personas = found["analyses"][0]["personas"].as_array().unwrap();
    assert_eq!((personas.len(), &personas[0]["persona"]), (1, &Value::from("direct")));
    assert_eq!(personas[0]["verdict"]["kind"], "exhaustive");
    assert_eq!(personas[0]["envelope"]["total"]["low"], 0);
    // The best players: one total, shares of endings, of nodes and of replies.
    let best = &personas[0]["best"];
    assert_eq!(best["total"], personas[0]["envelope"]["total"]["high"]);
    assert_eq!(personas[0]["nodes"][0]["best_share"], 1000);
    assert!(personas[0]["nodes"][0]["replies"][0]["best_share"].is_u64());
    assert_eq!(found["analyses"][0]["best"]["totals"][0]["of"], best["total"]);
    assert_eq!(found["library"]["scenarios"][0], "late-noodles");
    assert!(found["library"]["clues"].as_array().unwrap().len() > 20);
    refused(&["check", path, "--persona", "loud"], &["`loud`", "plain"]);
    refused(&["check", path, "--quick", "--budget", "5"], &["--budget"]);
}

#[test]
fn check_first_says_what_can_be_reached() {
    let folder = folder();
    let path = lesson(folder.path(), "late-noodles.ron", &[]);
    let path = path.to_str().unwrap();
    let ran = run(&["check", path]);
    let lines: Vec<&str> = ran.out.lines().take(2).collect();
    let said = "at first sight: 3 of 3 endings and 4 of 4 nodes are reached, no dead end";
    for (line, persona) in lines.iter().zip(["plain", "direct"]) {
        assert_eq!(*line, format!("late-noodles, {persona}: {said}"));
    }
    // Up to a bound nothing is "all", and data stay data.
    let ran = run(&["check", path, "--budget", "3"]);
    assert!(ran.out.starts_with("late-noodles, plain: at first sight: up to the bound "));
    assert!(run(&["check", path, "--json"]).out.starts_with('{'));
    assert!(!run(&["check", path, "--quick"]).out.contains("at first sight"));
}

#[test]
fn nothing_is_concluded_from_what_a_budget_cut_off() {
    let folder = folder();
    let path = lesson(folder.path(), "late-noodles.ron", &[]);
    let path = path.to_str().unwrap();
    // Enough for every state, not for the players.
    let ran = run(&["check", path, "--budget", "900"]);
    assert!(!ran.out.contains("exhaustive"), "{}", ran.out);
    assert!(ran.out.contains("not all players finished"), "{}", ran.out);
    let said = "the bound holds for the players' replies, too: random players (";
    assert!(ran.out.contains(said), "{}", ran.out);
    for fact in ["MF0823", "MF0842", "guessing by looks (1 scenario", "one random player in a"] {
        assert!(!ran.out.contains(fact), "{fact}: {}", ran.out);
    }
    let ran = run(&["check", path, "--budget", "900", "--json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let left_out = found["analyses"][0]["personas"][0]["left_out"].as_array().unwrap();
    assert_eq!(left_out[0]["part"], "random_players");
    assert_eq!(left_out[0]["wanted"], 1000);
    assert!(left_out[0]["played"].as_u64().unwrap() < 1000);
}

#[test]
fn a_sample_is_never_called_a_proof() {
    let folder = folder();
    let path = lesson(folder.path(), "late-noodles.ron", &[]);
    let ran = run(&["check", path.to_str().unwrap(), "--budget", "3"]);
    assert!(ran.out.contains("stopped at ") && ran.out.contains("what follows is a sample"));
    assert!(!ran.out.contains("exhaustive"));
    // The bound holds for the players, too, and the report says so.
    let said = "the bound holds for the players' replies, too: random players (1 of 1000 runs)";
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn a_defect_is_an_error_with_its_place_and_replies_and_explain_tells_it() {
    let folder = folder();
    let path = lesson(folder.path(), "late-noodles.ron", &[CIRCLE]);
    let path = path.to_str().unwrap();
    let ran = run(&["check", path]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("error[MF0802]") && ran.out.contains("--choices "), "{}", ran.out);
    let ran = run(&["explain", path, "circle"]);
    assert!(ran.code == 0 && ran.out.contains("Thirty-five minutes"), "{}", ran.out);
    assert!(ran.out.contains("replies, at node "));
    refused(&["explain", path, "circel"], &["`circel`"]);
    // Of a conversation without an end there is no best run, and none is offered.
    refused(&["explain", path, "best"], &["circle"]);
    let listed = run(&["explain", path]);
    assert!(!listed.out.contains("best  worst"), "{}", listed.out);
    let ran = run(&["check", "--explain", "MF0802"]);
    assert!(ran.code == 0 && ran.out.starts_with("MF0802 circle · error\n"));
}

#[test]
fn explain_shows_the_best_run_and_its_total() {
    let folder = folder();
    let path = lesson(folder.path(), "late-noodles.ron", &[]);
    let path = path.to_str().unwrap();
    let ran = run(&["explain", path, "best"]);
    let total = ran.out.lines().next().unwrap().trim_start_matches("the best run: ").to_owned();
    assert!(ran.out.trim_end().ends_with(&format!("total {total}")), "{}", ran.out);
    let listed = run(&["explain", path]);
    assert!(listed.out.ends_with("best  worst\n"));
}

#[test]
fn diff_says_what_a_change_means() {
    let folder = folder();
    let old = lesson(folder.path(), "old.ron", &[]);
    let new = lesson(
        folder.path(),
        "new.ron",
        &[
            (
                "when: Trust(below: 40), to: \"leaves\"",
                "when: All([Trust(below: 40), Heard(at_least: 90)]), to: \"leaves\"",
            ),
            (
                "when: Anger(at_least: 80), to: \"leaves\"",
                "when: All([Anger(at_least: 80), Heard(at_least: 90)]), to: \"leaves\"",
            ),
            ("So what happens now?", "And what happens now?"),
            ("Reachable(\"leaves\")", "Unreachable(\"leaves\")"),
        ],
    );
    let ran = run(&["diff", old.to_str().unwrap(), new.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    for words in [
        "the ending leaves can no longer be reached",
        "what-now/line 2/text: the English changed, the Chinese did not",
        "the version is still 1",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let new = lesson(
        folder.path(),
        "words.ron",
        &[("So what happens now?", "And what happens now?"), ("kind: Lost", "kind: Watching")],
    );
    let ran = run(&["diff", old.to_str().unwrap(), new.to_str().unwrap(), "--json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let has = |kind: &str, path: &str| {
        found.as_array().unwrap().iter().any(|one| one["kind"] == kind && one["path"] == path)
    };
    assert!(has("stale", "what-now/line 2/text") && has("meaning", "leaves/kind"), "{found}");
    let ran = run(&["diff", old.to_str().unwrap(), old.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}
