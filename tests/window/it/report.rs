//! The report of a scenario: from the card to a counterexample in the player, by name and by key.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use moodfirst::app::{Action, Effect, JobEffect, JobNews, JobProgress, Page, Work};
use moodfirst_core::text::Lang;
use tempfile::TempDir;

use crate::screens::{idle, named};
use crate::stage::{Look, Sitting, press, sit};

fn tr<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Zh { zh } else { en }
}

/// The small scenario of the template in a folder, changed.
fn folder(changes: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, changes);
    folder
}

fn write(folder: &TempDir, changes: &[(&str, &str)]) {
    let mut text = include_str!("../../../assets/sample.ron").replace("NAME", "late-noodles");
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    std::fs::write(folder.path().join("late-noodles.ron"), text).unwrap();
}

const TITLE: [&str; 2] = ["迟到的面", "The noodles that came late"];

fn title(lang: Lang) -> &'static str {
    tr(lang, TITLE[0], TITLE[1])
}

/// At the home page, with the card of the small scenario in focus.
fn at_card(look: Look, folder: &TempDir) -> Harness<'static, Sitting> {
    let mut page = sit(look, Some(folder.path()));
    let dot = tr(look.lang, " 面对面", " Face to face");
    page.get_by_label_contains(&format!("{}{dot}", title(look.lang))).focus();
    page.run();
    page
}

/// From the home page through the author's corner to the report.
fn open_report(page: &mut Harness<'_, Sitting>, lang: Lang) {
    press(page, Key::A);
    let name = match lang {
        Lang::Zh => format!("{}：看情景报告", TITLE[0]),
        Lang::En => format!("{}: scenario report", TITLE[1]),
    };
    page.get_by_label(&name).click();
    page.run();
}

fn work<'a>(page: &'a Harness<'_, Sitting>) -> &'a Work {
    match page.state().state().page() {
        Page::ScenarioReport(report) => &report.work,
        other => panic!("{other:?}"),
    }
}

#[test]
fn from_the_authors_corner_to_the_report_by_key_and_by_pointer() {
    for lang in Lang::ALL {
        let folder = folder(&[]);
        let mut page = at_card(Look::of(lang), &folder);
        open_report(&mut page, lang);
        assert!(matches!(work(&page), Work::Done(_)));
        // How much was seen, the ranges, the distribution with its numbers, a player, a node.
        named(&page, "report");
        idle(&mut page, "report");
        press(&mut page, Key::Questionmark);
        page.get_by_label(tr(lang, "停下分析", "Stop the analysis"));
        press(&mut page, Key::Escape);
        page.get_by_label_contains(tr(lang, "穷尽，19 个状态", "exhaustive, 19 states"));
        page.get_by_label(tr(lang, "总分：最低 0，最高 93", "Total: lowest 0, highest 93"));
        page.get_by_label_contains(tr(lang, "总分分布，0–4 分", "Totals, 0–4: "));
        page.get_by_label_contains(tr(
            lang,
            "总选第一个：93 分，及格",
            "always the first: 93, passed",
        ));
        page.get_by_label_contains(tr(
            lang,
            "总分都是 93，没有走法更高",
            "Every one comes to 93, and no",
        ));
        page.get_by_label(tr(lang, "opening, 最好的选手：100 %", "opening, Best players: 100 %"));
        page.get_by_label_contains(tr(lang, "what-now, 怒气：最低", "what-now, Anger: lowest"));
        let claim = "Reachable(\"leaves\")";
        page.get_by_label_contains(&format!("{}{claim}", tr(lang, "成立　", "holds  ")));
        press(&mut page, Key::Num2);
        let Page::ScenarioReport(report) = page.state().state().page() else { panic!("left") };
        assert_eq!(report.shown().unwrap().persona, "direct");
        press(&mut page, Key::Escape);
        assert!(matches!(page.state().state().page(), Page::Home));
        open_report(&mut page, lang);
        assert!(matches!(work(&page), Work::Done(_)));
    }
}

#[test]
fn a_figure_opens_its_run_and_enter_follows_it_to_the_debrief_and_back() {
    for lang in Lang::ALL {
        let folder = folder(&[]);
        let mut page = at_card(Look::of(lang), &folder);
        open_report(&mut page, lang);
        page.get_by_label(tr(lang, "总分 93：看这一次", "Total 93: show the run")).focus();
        page.run();
        press(&mut page, Key::Enter);
        let Page::Play(call) = page.state().state().page() else { panic!("no call") };
        assert!(call.session.steps.is_empty());
        page.get_by_label_contains(tr(lang, "总分最高 93 分", "Total, highest: 93"));
        page.get_by_label_contains(tr(lang, "有人领着走，不记录", "led, so not recorded"));
        page.get_by_label_contains(tr(lang, "的下一句是 1", "goes on with 1"));
        page.get_by_label_contains(tr(lang, " (这次走法)", " (the run shown)"));
        named(&page, "guided call");
        idle(&mut page, "guided call");
        // One may leave it and come back.
        press(&mut page, Key::Num2);
        page.get_by_label_contains(tr(lang, "从第 1 句起", "From reply 1 on"));
        press(&mut page, Key::Z);
        for _ in 0..12 {
            let Page::Play(call) = page.state().state().page() else { panic!("no call") };
            if call.session.over() {
                break;
            }
            let key = if call.question_open() { Key::Num1 } else { Key::Enter };
            press(&mut page, key);
        }
        page.get_by_label_contains(tr(lang, "这次走法到这里为止", "The run shown ends here"));
        press(&mut page, Key::Enter);
        let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
        assert_eq!((debrief.report.total, &debrief.attempt), (93, &None));
        page.get_by_label(tr(lang, "回到报告", "Back to the report"));
        press(&mut page, Key::Escape);
        assert!(matches!(work(&page), Work::Done(_)));
        press(&mut page, Key::Escape);
        assert!(page.query_by_label_contains(tr(lang, "最好 ", "best ")).is_none());
    }
}

#[test]
fn a_finding_has_its_place_and_shows_its_run() {
    let circle = (
        "(when: Anger(at_least: 80), to: \"leaves\")",
        "(when: Anger(at_least: 45), to: \"opening\"), (when: Trust(below: 5), to: \"leaves\")",
    );
    let folder = folder(&[circle]);
    let mut page = at_card(Look::of(Lang::En), &folder);
    open_report(&mut page, Lang::En);
    page.get_by_label_contains("Errors");
    assert!(page.query_all_by_label_contains("circle  line ").next().is_some());
    page.get_all_by_label_contains("replies): a circle at node").next().unwrap().click();
    page.run();
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert!(call.session.steps.is_empty() && call.attempt.is_none());
    page.get_by_label_contains("A run from the report: a circle at node");
}

#[test]
fn progress_is_told_and_the_analysis_can_be_stopped() {
    let folder = folder(&[]);
    let mut page = at_card(Look::of(Lang::En), &folder);
    page.state_mut().hold_surveys = true;
    open_report(&mut page, Lang::En);
    let Work::Running(job, at) = *work(&page) else { panic!("not running") };
    let now = moodfirst_core::analysis::Progress { done: 1, states: 184_211, ..at };
    page.state_mut().tell(Action::Job(job, JobNews::Progress(JobProgress::Survey(now))));
    page.run();
    page.get_by_label_contains("Temper 2 of 2: Direct, 184,211 states so far");
    press(&mut page, Key::C);
    assert!(page.state().held.contains(&Effect::Job(JobEffect::Stop(job))));
    page.get_by_label_contains("stopped after 184,211 states");
    page.state_mut().hold_surveys = false;
    press(&mut page, Key::F5);
    assert!(matches!(work(&page), Work::Done(_)));
}

#[test]
fn a_changed_file_is_told_of_and_analysed_again() {
    let folder = folder(&[]);
    let mut page = at_card(Look::of(Lang::En), &folder);
    open_report(&mut page, Lang::En);
    let said = "file has changed";
    assert!(page.query_by_label_contains(said).is_none());
    write(&folder, &[("pass_mark: 70", "pass_mark: 95")]);
    press(&mut page, Key::F5);
    page.get_by_label_contains(said);
    press(&mut page, Key::F5);
    assert!(page.query_by_label_contains(said).is_none());
    assert!(page.query_all_by_label_contains("the pass mark is 95").next().is_some());
}

#[test]
fn a_damaged_file_has_a_report_with_its_findings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.ron");
    std::fs::write(&file, "Scenario(\n    format: 1,\n    titel: 3,\n)").unwrap();
    let mut page = sit(Look::of(Lang::En), Some(folder.path()));
    // At home one sentence says so; what is wrong stands in the author's corner.
    assert!(page.query_all_by_label_contains("cannot be played: 1").next().is_some());
    press(&mut page, Key::A);
    page.get_by_label("mine: scenario report").click();
    page.run();
    assert!(matches!(work(&page), Work::None));
    assert!(page.query_all_by_label_contains("mine.ron:3:5").next().is_some());
}

#[test]
fn the_briefing_leads_to_the_report_and_back() {
    let folder = folder(&[]);
    let mut page = at_card(Look::of(Lang::En), &folder);
    press(&mut page, Key::Enter);
    press(&mut page, Key::A);
    assert!(matches!(work(&page), Work::Done(_)));
    press(&mut page, Key::Escape);
    assert!(matches!(page.state().state().page(), Page::Briefing(_)));
}

#[cfg(feature = "images")]
#[test]
fn pictures() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (lang, dark, name) in
        [(Lang::Zh, false, "report_zh_light_100"), (Lang::En, true, "report_en_dark_100")]
    {
        // The page names the file: it has to stand in the same place each time.
        let fixed = std::path::Path::new("/tmp/moodfirst-pictures");
        let _ = std::fs::remove_dir_all(fixed);
        std::fs::create_dir(fixed).unwrap();
        let text = include_str!("../../../assets/sample.ron").replace("NAME", "late-noodles");
        std::fs::write(fixed.join("late-noodles.ron"), text).unwrap();
        let mut page = sit(Look { dark, ..Look::of(lang) }, Some(fixed));
        let dot = tr(lang, " 面对面", " Face to face");
        page.get_by_label_contains(&format!("{}{dot}", title(lang))).focus();
        page.run();
        open_report(&mut page, lang);
        page.snapshot(name);
        results.extend(page.take_snapshot_results());
    }
}
