//! A run as a page and as data.

use crate::cli::{OLD_CALL, program, refused, run};
use crate::runs::{NOTORIOUS, old_call};
use moodfirst::cli::debrief::DebriefText;
use moodfirst::export::{Attempt, Exported, STYLE, html, json};
use moodfirst::library::{
    Folder, Library, ModelRun, ModelSource, Origin, Rulebook, best_run, textbook,
};
use moodfirst::locale::debrief::{critical_words, turning_words};
use moodfirst::locale::wording::signed;
use moodfirst::locale::{Key, Messages};
use moodfirst_core::analysis::{BETTER_BOUNDS, better};
use moodfirst_core::dialogue::{Replay, Stage, follow};
use moodfirst_core::report::{change_first, session_report, turning_points};
use moodfirst_core::text::Lang;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

fn shipped(rulebook: &Rulebook, persona: &str) -> Stage {
    let library = Library::open(rulebook, &Folder::default());
    let lesson = library.find("dropped-call").unwrap().lesson.clone().unwrap();
    rulebook.stage(&lesson, persona).unwrap()
}

fn with<T>(
    rulebook: &Rulebook,
    stage: &Stage,
    model: Option<&ModelRun>,
    make: impl Fn(&Exported<'_>) -> T,
) -> T {
    let choices: Vec<String> = NOTORIOUS.iter().map(|id| (*id).to_owned()).collect();
    let session = follow(stage, &choices).unwrap();
    let mut report = session_report(&session, stage, &rulebook.catalogue);
    report.annotate(better(&session, stage, &report, BETTER_BOUNDS, &AtomicBool::new(false)));
    let attempt = Attempt {
        learner: Some("Lin <b>&\"".to_owned()),
        mode: Some("exam".to_owned()),
        assisted: true,
        key: Some("k-1".to_owned()),
        exported_ms: Some(1_795_536_000_000),
        ahead_of_utc_min: 480,
    };
    make(&Exported {
        stage,
        session: &session,
        report: &report,
        catalogue: &rulebook.catalogue,
        attempt: &attempt,
        model,
    })
}

#[test]
fn the_page_holds_everything_and_fetches_nothing() {
    let rulebook = Rulebook::embedded().unwrap();
    let (file, lesson) = old_call(&rulebook);
    let stage = rulebook.stage(&lesson, "plain").unwrap();
    let model = textbook(&stage, &file).unwrap();
    for lang in Lang::ALL {
        let page = with(&rulebook, &stage, Some(&model), |run| html(run, Messages::of(lang)));
        assert!(page.starts_with("<!DOCTYPE html>"));
        for outside in
            ["http://", "https://", "src=", "href=", "url(", "@import", "<script", "<link"]
        {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("Content-Security-Policy") && page.contains(STYLE));
        assert!(page.contains("Lin &lt;b&gt;&amp;") && !page.contains("Lin <b>"));
        assert!(page.contains("2026-11-25 00:00 (UTC+08:00)"), "local time and whose it is");
        let scenario = stage.lesson().scenario();
        let report = with(&rulebook, &stage, None, |run| run.report.clone());
        // Everything of the report stands there, escaped.
        let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
        for line in &report.lines {
            assert!(page.contains(&escaped(line.why.get(lang))), "{:?}", line.rule);
        }
        for reply in [&NOTORIOUS[0], &NOTORIOUS[7]] {
            let given =
                scenario.nodes.iter().flat_map(|node| &node.replies).find(|r| r.id == **reply);
            for segment in &given.unwrap().segments {
                assert!(page.contains(&escaped(segment.text.get(lang))), "{reply}");
            }
        }
        for phrase in &scenario.phrases {
            assert!(page.contains(&escaped(phrase.get(lang))));
        }
        // The textbook run stands beside.
        assert!(page.contains("class=\"beside\""));
        let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
        assert!(!page.contains(scenario.title.get(other)), "one language only");
    }
}

/// The places of these texts in that order, one after the other.
fn in_order(page: &str, texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        let text = text.replace('&', "&amp;").replace('"', "&quot;");
        let at = page[from..].find(&text);
        from += at
            .unwrap_or_else(|| panic!("{text:?} after {:?}", &page[from.saturating_sub(80)..from]));
    }
}

#[test]
fn page_and_terminal_tell_the_ending_then_the_turns_then_all_points() {
    let rulebook = Rulebook::embedded().unwrap();
    let (_, lesson) = old_call(&rulebook);
    let stage = rulebook.stage(&lesson, "plain").unwrap();
    let catalogue = &rulebook.catalogue;
    for lang in Lang::ALL {
        let words = Messages::of(lang);
        let word = |key| words.get(key);
        let (page, report, replay) = with(&rulebook, &stage, None, |run| {
            (html(run, words), run.report.clone(), Replay::of(run.session, &stage))
        });
        let points = turning_points(&report, &replay);
        let first = change_first(&report, catalogue, &points).unwrap();
        let epilogue = replay.ending(&lesson).unwrap().epilogue.get(lang);
        let mut told = vec![word(Key::DebriefStepEnding), epilogue, word(Key::DebriefStepTurns)];
        told.extend([word(Key::DebriefChangeFirst), first.todo.get(lang)]);
        let turns: Vec<_> = points
            .iter()
            .map(|point| turning_words(&report, (&stage, &replay), catalogue, *point, words))
            .collect::<Option<_>>()
            .unwrap();
        for turn in &turns {
            told.extend([turn.when.as_str(), &turn.title, &turn.said, &turn.why]);
            told.extend(turn.better.as_deref());
        }
        // The critical error is named before any point of a reply.
        let error = critical_words(&report.critical[0], catalogue, words);
        told.extend([word(Key::DebriefStepAll), &error.title, error.why.last().unwrap()]);
        told.extend([word(Key::DebriefGroups), report.lines[0].why.get(lang)]);
        in_order(&page, &told);
        // Told once.
        assert_eq!(page.matches(epilogue).count(), 1);
        // The sum of every reply stands at its edge.
        for group in report.groups().iter().filter(|group| !group.lines.is_empty()) {
            let sum = signed(group.points());
            assert!(page.contains(&format!("\">{sum}</span>")), "{sum}");
        }
        // What lost something stands open, the rest is folded.
        let lost = report.groups().iter().filter(|group| group.lost()).count();
        assert!(lost > 0 && page.matches("<details open").count() == lost);

        let text = DebriefText {
            report: &report,
            run: Some((&stage, &replay)),
            assisted: true,
            rubric: &rulebook.rubric,
            catalogue,
            words,
        };
        in_order(&text.lines(10_000).join("\n"), &told[1..]);
        assert!(text.lines(10_000).iter().any(|line| line.ends_with(word(Key::DebriefHelped))));
    }
}

#[test]
fn a_run_that_is_not_over_has_no_turning_points_yet() {
    let ran = run(&["replay", OLD_CALL, "--choices", "basement,area-clear"]);
    assert_eq!(ran.code, 0);
    for words in ["Change this first", "What you said", "Why it turned"] {
        assert!(!ran.out.contains(words), "{words}");
    }
    assert!(ran.out.contains("Turning points") && ran.out.contains("Reply 2 · Anger"));
}

#[test]
fn texts_of_a_scenario_cannot_break_the_page() {
    let rulebook = Rulebook::embedded().unwrap();
    let sample = moodfirst_core::scenario::sample("sample", "<script>alert(1)</script>");
    let evil = sample.replace("en: \"", "en: \"<img src=x onerror=alert(1)>");
    let loaded = moodfirst_core::scenario::load::load("s.ron", evil.as_bytes(), &rulebook.personas);
    let scenario = Arc::new(loaded.scenario.expect("a scenario"));
    let lesson = Arc::new(moodfirst_core::dialogue::Lesson::new(scenario, &rulebook.rubric));
    let stage = rulebook.stage(&lesson, "plain").unwrap();
    let first = follow(&stage, &[]).unwrap();
    let report = session_report(&first, &stage, &rulebook.catalogue);
    let attempt = Attempt {
        exported_ms: Some(1_795_536_000_000),
        ahead_of_utc_min: 480,
        ..Attempt::default()
    };
    let exported = Exported {
        stage: &stage,
        session: &first,
        report: &report,
        catalogue: &rulebook.catalogue,
        attempt: &attempt,
        model: None,
    };
    let page = html(&exported, Messages::of(Lang::En));
    assert!(page.contains("2026-11-25 00:00 (UTC+08:00)"), "local time and whose it is");
    let data: Value = serde_json::from_str(&json(&exported)).unwrap();
    assert_eq!(data["attempt"]["exported_utc"], "2026-11-24T16:00:00Z");
    assert!(!page.contains("<img") && !page.contains("<script"));
    assert!(page.contains("&lt;img src=x"));
}

#[test]
fn the_data_are_those_of_replay_with_the_attempt_behind() {
    let rulebook = Rulebook::embedded().unwrap();
    let stage = rulebook.stage(&old_call(&rulebook).1, "plain").unwrap();
    let data = with(&rulebook, &stage, None, json);
    let replies = NOTORIOUS.join(",");
    let ran = run(&["replay", OLD_CALL, "--json", "--choices", &replies]);
    let report = ran.out.trim_end().strip_suffix('}').unwrap();
    assert!(data.starts_with(&format!("{report},\"attempt\":{{")), "byte for byte");
    let data: Value = serde_json::from_str(&data).unwrap();
    let attempt = &data["attempt"];
    assert_eq!(attempt["exported_ms"], 1_795_536_000_000_u64);
    assert_eq!(attempt["exported_utc"], "2026-11-24T16:00:00Z");
    assert_eq!(attempt["learner"], "Lin <b>&\"");
    assert_eq!((&attempt["mode"], &attempt["assisted"]), (&"exam".into(), &true.into()));
    let given: Vec<&str> = attempt["replies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["reply"].as_str().unwrap())
        .collect();
    assert_eq!(given, NOTORIOUS);
    assert_eq!(attempt["replies"][0]["node"], "opening");
    assert_eq!(attempt["replies"][0]["shown"].as_array().unwrap().len(), 4);
}

#[test]
fn there_is_a_textbook_run_for_every_persona_and_a_best_one_without_plans() {
    let rulebook = Rulebook::embedded().unwrap();
    for persona in ["plain", "exacting", "direct"] {
        let stage = shipped(&rulebook, persona);
        let model = textbook(&stage, &Origin::Shipped).unwrap();
        assert_eq!(model.source, ModelSource::Textbook);
        assert!(session_report(&model.session, &stage, &rulebook.catalogue).total >= 90);
    }
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("sample.ron");
    std::fs::write(&file, moodfirst_core::scenario::sample("sample", "test")).unwrap();
    let entry = moodfirst::library::LibraryEntry::of_file(&rulebook, &file);
    let stage = rulebook.stage(&entry.lesson.unwrap(), "plain").unwrap();
    let origin = Origin::File(file.clone());
    assert_eq!(textbook(&stage, &origin), None);
    let best = best_run(&stage, &AtomicBool::new(false), &mut |_| {}).unwrap();
    assert_eq!(best.source, ModelSource::Best { proved: true });
    assert!(best.session.over());
    // With plans beside it that name one, the textbook run is taken.
    let choices: Vec<String> =
        best.session.steps.iter().map(|step| format!("\"{}\"", step.reply + 1)).collect();
    let ending = session_report(&best.session, &stage, &rulebook.catalogue).ending.unwrap().id;
    let plan = format!(
        "Plans(scenario: \"sample\", plans: [Plan(name: \"Textbook\", persona: \"plain\", choices: [{}], ending: \"{ending}\", total: (0, 100))])",
        choices.join(", ")
    );
    std::fs::write(home.path().join("sample.plans.ron"), plan).unwrap();
    let found = textbook(&stage, &origin).unwrap();
    assert_eq!((found.source, found.session), (ModelSource::Textbook, best.session));
}

#[test]
fn replay_writes_a_page_and_never_over_another() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("run.html");
    let name = file.to_str().unwrap();
    let args = ["replay", OLD_CALL, "--choices", "go-on", "--html", name];
    let ran = run(&args);
    assert_eq!((ran.code, ran.out.trim_end()), (0, name));
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("lang=\"en\"") && page.contains("class=\"beside\""));
    refused(&args, &["run.html", "there already"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), page);
    let chinese = home.path().join("zh.html");
    let args = ["replay", OLD_CALL, "--choices", "go-on", "--lang", "zh", "--html"];
    assert!(program().args(args).arg(&chinese).status().unwrap().success());
    assert!(std::fs::read_to_string(&chinese).unwrap().contains("lang=\"zh-CN\""));
    refused(
        &["replay", "dropped-call", "--choices", "", "--html", "no/such/run.html"],
        &["no/such"],
    );
}
