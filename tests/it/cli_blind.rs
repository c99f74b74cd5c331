//! `blind`: the sheets, the key, the marks; on the template, which is small.

use crate::cli::{folder, refused, run};
use serde_json::Value;
use std::path::Path;

fn lesson(folder: &Path) -> String {
    let path = folder.join("late-noodles.ron");
    let text = include_str!("../../assets/sample.ron").replace("NAME", "late-noodles");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// Sheets of the template in a new folder, with their key.
fn sheets(folder: &Path) -> (std::path::PathBuf, Value) {
    let out = folder.join("blind");
    let lesson = lesson(folder);
    let ran = run(&["blind", &lesson, "--seed", "7", "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let key = serde_json::from_str(&text(&out, "key.json")).unwrap();
    (out, key)
}

#[test]
fn the_style_sheet_has_the_replies_alone_and_the_sense_sheet_the_customer() {
    let home = folder();
    let (out, key) = sheets(home.path());
    let moments = key["moments"].as_array().unwrap();
    assert!(!moments.is_empty());
    let said = "you bring me plain noodles";
    for (style, sense) in [("style.txt", "sense.txt"), ("style.html", "sense.html")] {
        let (style, sense) = (text(&out, style), text(&out, sense));
        assert!(!style.contains(said) && sense.contains(said));
        for moment in moments {
            assert!(moment["replies"].as_object().unwrap().len() >= 3);
            assert!(!moment["best"].as_array().unwrap().is_empty());
            assert!(sense.contains(&moment["number"].to_string()));
        }
    }
    let page = text(&out, "sense.html");
    assert!(page.contains("default-src 'none'") && !page.contains("<script"));
    // Never over what is there, and the same seed gives the same.
    let again = home.path().join("again");
    let path = home.path().join("late-noodles.ron");
    let path = path.to_str().unwrap();
    refused(&["blind", path, "--out", out.to_str().unwrap()], &["style.html"]);
    let args = ["blind", path, "--seed", "7", "--out", again.to_str().unwrap()];
    assert_eq!(run(&args).code, 0);
    for name in ["style.txt", "sense.txt", "key.json"] {
        assert_eq!(text(&out, name), text(&again, name));
    }
}

#[test]
fn no_sheet_holds_the_answer_to_one_of_its_own_questions() {
    let home = folder();
    let (out, key) = sheets(home.path());
    let sense = text(&out, "sense.txt");
    let template = moodfirst_core::scenario::load::load(
        "late-noodles.ron",
        text(home.path(), "late-noodles.ron").as_bytes(),
        &["plain".to_owned(), "direct".to_owned()],
    );
    let scenario = template.scenario.unwrap();
    for moment in key["moments"].as_array().unwrap() {
        let node = scenario.nodes.iter().find(|node| node.id == moment["node"]).unwrap();
        for reply in &node.replies {
            let words = moodfirst_core::report::words(reply);
            // Once among the replies to choose from, and nowhere else.
            assert_eq!(sense.matches(words.en.as_str()).count(), 1, "{}", reply.id);
        }
    }
}

#[test]
fn marks_say_what_is_right_in_style_and_sense_and_what_listening_was_worth() {
    let home = folder();
    let (out, key) = sheets(home.path());
    let key_file = out.join("key.json");
    let (mut best, mut worst) = (String::new(), String::from("# a remark\n\n"));
    for moment in key["moments"].as_array().unwrap() {
        let number = &moment["number"];
        let good: Vec<&str> =
            moment["best"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
        let letters = moment["replies"].as_object().unwrap();
        let bad = letters.keys().find(|letter| !good.contains(&letter.as_str())).unwrap();
        best += &format!("{number} {}\n", good[good.len() - 1]);
        worst += &format!("{number}. {}\n", bad.to_lowercase());
    }
    let (style, sense) = (home.path().join("style-1.txt"), home.path().join("sense-1.txt"));
    std::fs::write(&style, &worst).unwrap();
    std::fs::write(&sense, &best).unwrap();
    let paths = [&key_file, &style, &sense].map(|path| path.to_str().unwrap().to_owned());
    let ran = run(&["blind", "--mark", &paths[0], &paths[1], &paths[2]]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("listening was worth +100 points"), "{}", ran.out);
    let ran = run(&["blind", "--mark", &paths[0], &paths[2], "--json"]);
    let marks: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(marks["rounds"][0]["percent"], 100.0);
    assert_eq!(marks["listening"], Value::Null);
    std::fs::write(&style, "1 Z\n999 A\nwhat\n").unwrap();
    refused(
        &["blind", "--mark", &paths[0], &paths[1]],
        &["line 1: question 1 has no Z", "line 2: there is no question 999", "line 3: "],
    );
}
