//! The debrief: moments, filters, the run beside, handing it out.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use moodfirst::app::{ModelState, Overlay, Page};
use moodfirst::locale::{Key as Word, Messages};
use moodfirst_core::text::Lang;

use crate::stage::{Look, Sitting, begin, play, press, sit, told};
use moodfirst_window_tests::{NOTORIOUS, OLD_CALL, TEXTBOOK, own_lessons};

fn debriefed(lang: Lang, replies: &[&str]) -> Harness<'static, Sitting> {
    let mut page = sit(Look::of(lang), None);
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
        assert!(told(&page, Word::DebriefChooseMoment), "how to see a moment");
    }
}

#[test]
fn arrows_go_from_moment_to_moment_and_r_tries_again_from_there() {
    let lang = Lang::En;
    let mut page = debriefed(lang, &NOTORIOUS);
    press(&mut page, Key::ArrowRight);
    // The opening: nothing has been answered yet.
    assert!(page.query_by_label_contains("Again from reply").is_none());
    for _ in 0..3 {
        press(&mut page, Key::ArrowRight);
    }
    page.get_by_label("Again from reply 3");
    page.get_by_label_contains("You  ");
    press(&mut page, Key::ArrowLeft);
    page.get_by_label("Again from reply 2");
    // Also with the focus on a line.
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::ArrowRight);
    page.get_by_label("Again from reply 3");
    press(&mut page, Key::R);
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.len(), 2);
}

#[test]
fn numbers_narrow_the_lines() {
    let mut page = debriefed(Lang::En, &NOTORIOUS);
    let rows = |page: &Harness<'_, Sitting>| page.query_all_by_role(egui::Role::ListItem).count();
    let all = rows(&page);
    press(&mut page, Key::Num3);
    let order = rows(&page);
    assert!(order < all, "{order} of {all}");
    press(&mut page, Key::Num1);
    assert_eq!(rows(&page), all);
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
    let page = debriefed(Lang::En, &TEXTBOOK);
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
        page.get_by_label_contains(&result).click();
        page.run();
        let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
        assert_eq!(debrief.session.steps.len(), NOTORIOUS.len());
        assert!(told(&page, Word::DebriefChooseMoment));
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
        // Filters and arrows hold; trying again does not.
        let rows =
            |page: &Harness<'_, Sitting>| page.query_all_by_role(egui::Role::ListItem).count();
        let all = rows(&page);
        press(&mut page, Key::Num3);
        assert!(rows(&page) < all);
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
