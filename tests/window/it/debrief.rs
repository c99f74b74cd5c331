//! The debrief: moments, filters, the run beside, handing it out.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable};
use moodfirst::app::{DebriefStep, ModelState, Overlay, Page};
use moodfirst::locale::{Key as Word, Messages};
use moodfirst_core::report::turning_points;
use moodfirst_core::text::Lang;

use crate::stage::{Look, Sitting, begin, play, press, sit, told};
use moodfirst_window_tests::{NOTORIOUS, OLD_CALL, TEXTBOOK, own_lessons};

fn debriefed(lang: Lang, replies: &[&str]) -> Harness<'static, Sitting> {
    let mut page = sit(Look { size: [1280.0, 1100.0], ..Look::of(lang) }, None);
    begin(&mut page);
    play(&mut page, replies);
    press(&mut page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Debrief(_)), "the debrief");
    page
}

#[test]
fn the_ending_is_a_scene_with_the_customers_last_words() {
    for lang in Lang::ALL {
        let page = debriefed(lang, &NOTORIOUS);
        let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
        let scenario = debrief.stage.lesson().scenario();
        let mark = debrief.report.ending.as_ref().unwrap();
        let ending = scenario.endings.iter().find(|ending| ending.id == mark.id).unwrap();
        page.get_by_label(ending.epilogue.get(lang));
        page.get_by_label_contains(ending.title.get(lang));
        // Points come later.
        assert!(!told(&page, Word::DebriefChangeFirst));
        assert!(!told(&page, Word::DebriefGroups));
    }
}

#[test]
fn enter_and_numbers_go_from_the_ending_to_the_turning_points_to_all_points() {
    for lang in Lang::ALL {
        let mut page = debriefed(lang, &NOTORIOUS);
        let step = |page: &Harness<'_, Sitting>| {
            let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
            debrief.step
        };
        assert_eq!(step(&page), DebriefStep::Ending);
        press(&mut page, Key::Enter);
        assert_eq!(step(&page), DebriefStep::Turns);
        assert!(told(&page, Word::DebriefChangeFirst));
        let why = Messages::of(lang).get(Word::DebriefWhyTurned);
        assert_eq!(page.query_all_by_label(why).count(), 3);
        press(&mut page, Key::Enter);
        assert_eq!(step(&page), DebriefStep::All);
        let groups = Messages::of(lang).get(Word::DebriefGroups);
        assert!(page.query_all_by_label_contains(groups).next().is_some());
        // There is nothing after it.
        press(&mut page, Key::Enter);
        assert_eq!(step(&page), DebriefStep::All);
        for (key, wanted) in
            DebriefStep::ALL.into_iter().zip([Key::Num1, Key::Num2, Key::Num3]).map(|(s, k)| (k, s))
        {
            press(&mut page, key);
            assert_eq!(step(&page), wanted);
        }
    }
}

#[test]
fn the_hang_up_is_the_critical_error_and_what_to_change_first() {
    let lang = Lang::En;
    let mut page = debriefed(lang, &NOTORIOUS);
    press(&mut page, Key::Num2);
    let last = NOTORIOUS.len();
    assert!(page.query_all_by_label_contains(&format!("reply {last}")).count() > 1);
    page.get_by_label(&format!("Again from reply {last}"));
    press(&mut page, Key::X);
    let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
    assert_eq!(debrief.step, DebriefStep::All);
    page.get_by_label_contains("Critical error: ");
    // What was said there stands open.
    page.get_by_label_contains("You  ");
}

#[test]
fn arrows_choose_a_turning_point_and_r_tries_again_from_it() {
    let mut page = debriefed(Lang::En, &NOTORIOUS);
    press(&mut page, Key::Num2);
    for _ in 0..3 {
        press(&mut page, Key::ArrowLeft);
    }
    let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
    let first = turning_points(&debrief.report, &debrief.replay)[0].turn;
    press(&mut page, Key::R);
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.len(), first as usize - 1);
}

#[test]
fn under_all_points_arrows_go_from_reply_to_reply_and_r_tries_again_from_there() {
    let mut page = debriefed(Lang::En, &NOTORIOUS);
    press(&mut page, Key::Num3);
    for _ in 0..3 {
        press(&mut page, Key::ArrowRight);
    }
    press(&mut page, Key::ArrowLeft);
    // Also with the focus on a row.
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::ArrowRight);
    page.get_by_label("Again from reply 3");
    press(&mut page, Key::R);
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.len(), 2);
}

#[test]
fn every_reply_has_its_row_with_its_points_and_those_that_lost_stand_open() {
    let mut page = debriefed(Lang::En, &NOTORIOUS);
    press(&mut page, Key::Num3);
    let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
    let report = debrief.report.clone();
    let rows: Vec<String> = page
        .query_all_by_role(egui::Role::ListItem)
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    let first = report.lines_of(1).map(|line| line.points).sum::<i32>();
    let sum = moodfirst::locale::wording::signed(first);
    assert!(rows.iter().any(|row| row.starts_with("1 “") && row.ends_with(&sum)), "{rows:#?}");
    let why = report.lines_of(1).find(|line| line.points < 0).unwrap().why.en.clone();
    assert!(page.query_all_by_label_contains(&why).next().is_some());
}

#[test]
fn the_textbook_run_stands_beside_mine() {
    for lang in Lang::ALL {
        let words = Messages::of(lang);
        let mut page = debriefed(lang, &NOTORIOUS);
        let state = page.state().state();
        let Page::Debrief(debrief) = state.page() else { panic!("no debrief") };
        let found = state.model_of(debrief).map(|search| search.state.clone());
        assert!(matches!(found, Some(ModelState::Found(_))));
        press(&mut page, Key::D);
        assert_eq!(page.state().state().overlay, Some(Overlay::Beside));
        page.get_by_label_contains(&format!("{} ", words.get(Word::BesideTextbook)));
        press(&mut page, Key::Escape);
        assert_eq!(page.state().state().overlay, None);
        assert!(matches!(page.state().state().page(), Page::Debrief(_)), "one step only");
    }
    // Who plays the textbook run finds every reply in both.
    let mut page = debriefed(Lang::En, &TEXTBOOK);
    press(&mut page, Key::D);
    let same = page.query_all_by_label_contains("the same in both").count();
    assert_eq!(same, TEXTBOOK.len());
}

#[test]
fn a_promise_is_told_on_the_clock() {
    let mut page = debriefed(Lang::En, &TEXTBOOK);
    press(&mut page, Key::Num3);
    page.get_by_label_contains("Tuesday 17:00 due, kept");
    page.get_by_label_contains("Wednesday 12:30 due, kept");
}

#[test]
fn a_run_is_exported_and_can_be_opened_from_the_notice() {
    let mut page = debriefed(Lang::Zh, &NOTORIOUS);
    for (key, end) in [(Key::Num1, "html"), (Key::Num2, "json"), (Key::Num1, "html")] {
        press(&mut page, Key::E);
        assert_eq!(page.state().state().overlay, Some(Overlay::Export));
        press(&mut page, key);
        assert_eq!(page.state().state().overlay, None);
        let notice = page.state().state().notices.last().unwrap().clone();
        let file = notice.open.expect("a file");
        assert_eq!(file.extension().unwrap(), end);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("小林"), "whose it is");
        assert!(page.query_all_by_label_contains("打开").next().is_some());
    }
    let files: Vec<_> = page
        .state()
        .state()
        .notices
        .iter()
        .filter_map(|notice| Some(notice.open.as_ref()?.file_name()?.to_str()?.to_owned()))
        .collect();
    assert_eq!(files, ["old-call.html", "old-call.json", "old-call-2.html"]);
}

#[test]
fn a_past_run_is_opened_from_its_card_and_from_the_list() {
    for lang in Lang::ALL {
        let words = Messages::of(lang);
        let mut page = debriefed(lang, &NOTORIOUS);
        press(&mut page, Key::Escape);
        assert!(matches!(page.state().state().page(), Page::Home));
        // By key all of them, by the button of the card those of its lesson.
        press(&mut page, Key::H);
        assert_eq!(page.state().state().overlay, Some(Overlay::Attempts));
        crate::screens::named(&page, "past runs");
        press(&mut page, Key::Escape);
        let Some(entry) = page.state().state().entries().iter().find(|e| e.id == OLD_CALL) else {
            panic!("no lesson")
        };
        let title = entry.lesson.as_ref().unwrap().scenario().title.get(lang).to_owned();
        let card = words.fill(Word::AttemptsCard, &[("title", &title)]);
        page.get_by_label(&card).click();
        page.run();
        let verdict = words.get(Word::DebriefFailed);
        let result = words.fill(Word::AttemptsResult, &[("total", "0"), ("verdict", verdict)]);
        let runs = page.get_all_by_role(egui::Role::Button);
        let named = |label: Option<String>| label.is_some_and(|label| label.ends_with(&result));
        let mut runs = runs.filter(|run| named(run.accesskit_node().label()));
        runs.next().expect("the run").click();
        drop(runs);
        page.run();
        let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
        assert_eq!(debrief.session.steps.len(), NOTORIOUS.len());
        assert_eq!(debrief.step, DebriefStep::Ending);
    }
}

#[test]
fn of_a_lesson_that_is_gone_the_stored_report_is_shown_with_the_reason() {
    for lang in Lang::ALL {
        let words = Messages::of(lang);
        let folder = tempfile::tempdir().unwrap();
        let mine = folder.path().join("old-call.ron");
        let own = own_lessons().path.unwrap().join("old-call.ron");
        std::fs::copy(own, &mine).unwrap();
        let mut page = sit(Look::of(lang), Some(folder.path()));
        begin(&mut page);
        play(&mut page, &NOTORIOUS);
        press(&mut page, Key::Escape);
        std::fs::remove_file(&mine).unwrap();
        press(&mut page, Key::F5);
        press(&mut page, Key::H);
        let verdict = words.get(Word::DebriefFailed);
        let result = words.fill(Word::AttemptsResult, &[("total", "0"), ("verdict", verdict)]);
        page.get_by_label_contains(&result).click();
        page.run();
        let Page::StoredDebrief(stored) = page.state().state().page() else { panic!("no report") };
        let why = stored.why.get(lang).to_owned();
        page.get_by_label(&why);
        page.get_by_label(words.get(Word::StoredTitle));
        crate::screens::named(&page, "stored report");
        // The points are there; trying again is not.
        press(&mut page, Key::Num3);
        assert!(page.query_all_by_role(egui::Role::ListItem).count() > NOTORIOUS.len());
        press(&mut page, Key::ArrowRight);
        press(&mut page, Key::R);
        assert!(matches!(page.state().state().page(), Page::StoredDebrief(_)));
        press(&mut page, Key::Escape);
        assert!(matches!(page.state().state().page(), Page::Home));
    }
}

#[test]
fn the_exported_page_wears_the_colours_of_the_theme() {
    use moodfirst::export::STYLE;
    use moodfirst::gui::theme::{DARK, LIGHT};
    let parts: Vec<&str> = STYLE.split(":root {").skip(1).collect();
    assert_eq!(parts.len(), 2, "light and dark");
    for (part, palette) in parts.into_iter().zip([LIGHT, DARK]) {
        for (name, color) in [
            ("paper", palette.paper),
            ("card", palette.card),
            ("line", palette.line),
            ("ink", palette.ink),
            ("soft", palette.soft),
            ("accent", palette.accent),
            ("accent-tint", palette.accent_tint),
            ("hot", palette.hot),
            ("hot-tint", palette.hot_tint),
            ("stage", palette.stage),
        ] {
            let [red, green, blue, _] = color.to_array();
            let wanted = format!("--{name}: #{red:02x}{green:02x}{blue:02x};");
            assert!(part.contains(&wanted), "{wanted}");
        }
    }
}
