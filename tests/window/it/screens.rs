//! Every screen, found by name and used by keyboard or pointer.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moodfirst::app::{Overlay, Page};
use moodfirst::library::Rulebook;
use moodfirst::locale::{Key as Word, Messages};
use moodfirst::settings::Mode;
use moodfirst_core::analysis::{BETTER_BOUNDS, better};
use moodfirst_core::dialogue::follow;
use moodfirst_core::report::session_report;
use moodfirst_core::text::Lang;

use moodfirst_window_tests::{NOTORIOUS, OLD_CALL, TEXTBOOK, own_lessons};

use crate::stage::{Look, Sitting, begin, play, press, sit, sit_at, to_briefing};

fn tr<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Zh { zh } else { en }
}

/// Nothing moves, so nothing is drawn anew.
pub fn idle(page: &mut Harness<'_, Sitting>, at: &str) {
    page.run();
    page.step();
    let again = page.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(again.is_some_and(|delay| delay > Duration::from_secs(3600)), "{at}: {again:?}");
}

/// Every control says what it is.
pub fn named(page: &Harness<'_, Sitting>, at: &str) {
    let mut controls = 0;
    for role in [Role::Button, Role::RadioButton, Role::ListItem] {
        for node in page.query_all_by_role(role) {
            controls += 1;
            let label = node.accesskit_node().label();
            assert!(label.is_some_and(|label| !label.trim().is_empty()), "{at}: a {role:?}");
        }
    }
    assert!(controls > 0, "{at}: no controls");
}

#[test]
fn every_screen_is_named_and_rests() {
    for lang in Lang::ALL {
        let mut page = sit(Look::of(lang), None);
        let check = |page: &mut Harness<'_, Sitting>, at| {
            named(page, at);
            idle(page, at);
        };
        check(&mut page, "home");
        to_briefing(&mut page, OLD_CALL);
        check(&mut page, "briefing");
        press(&mut page, Key::Enter);
        check(&mut page, "call");
        for (key, overlay) in [
            (Key::F, Overlay::FactCard),
            (Key::P, Overlay::Promises),
            (Key::Questionmark, Overlay::Keys),
            (Key::Comma, Overlay::Settings),
        ] {
            press(&mut page, key);
            assert_eq!(page.state().state().overlay, Some(overlay));
            check(&mut page, "overlay");
            press(&mut page, Key::Escape);
            assert_eq!(page.state().state().overlay, None);
        }
        play(&mut page, &NOTORIOUS);
        check(&mut page, "the end of the call");
        press(&mut page, Key::Enter);
        check(&mut page, "debrief");
    }
}

#[test]
fn the_call_rests_behind_another_window() {
    let mut page = sit(Look { motion: true, ..Look::of(Lang::Zh) }, None);
    begin(&mut page);
    play(&mut page, &["basement"]);
    // The voice speaks for two seconds or so.
    page.run_steps(20);
    // In front of everything the customer lives on.
    page.input_mut().focused = false;
    page.run_steps(3);
    idle(&mut page, "call");
}

#[test]
fn a_lesson_is_played_by_keyboard_to_the_end() {
    let rulebook = Rulebook::embedded().unwrap();
    for lang in Lang::ALL {
        for (replies, total) in [(&TEXTBOOK[..], 90..=100), (&NOTORIOUS[..], 0..=0)] {
            let mut page = sit(Look::of(lang), None);
            begin(&mut page);
            play(&mut page, replies);
            press(&mut page, Key::Enter);
            let Page::Debrief(debrief) = page.state().state().page() else { panic!("no debrief") };
            assert!(total.contains(&debrief.report.total), "{}", debrief.report.total);
            // What `replay` writes for the same replies, apart from answers to judgement questions.
            let choices: Vec<String> = replies.iter().map(|id| (*id).to_owned()).collect();
            let session = follow(&debrief.stage, &choices).unwrap();
            let mut told = session_report(&session, &debrief.stage, &rulebook.catalogue);
            let never = AtomicBool::new(false);
            told.annotate(better(&session, &debrief.stage, &told, BETTER_BOUNDS, &never));
            told.judgements.clone_from(&debrief.report.judgements);
            assert_eq!(
                serde_json::to_string(&debrief.report).unwrap(),
                serde_json::to_string(&told).unwrap()
            );
            let total = format!(" {},", debrief.report.total);
            let total = if lang == Lang::Zh { total.replace(',', "，") } else { total };
            assert!(page.query_all_by_label_contains(&total).next().is_some(), "{total}");
        }
    }
}

#[test]
fn a_lesson_is_played_by_pointer() {
    let lang = Lang::Zh;
    // High enough for the second row of cards.
    let mut page = sit(Look { size: [1280.0, 1100.0], ..Look::of(lang) }, None);
    page.get_by_label_contains("总断的电话 电话").click();
    page.run();
    page.get_by_label("考核").click();
    page.run();
    page.get_by_label("较真").click();
    page.run();
    let Page::Briefing(briefing) = page.state().state().page() else { panic!("no briefing") };
    assert_eq!((briefing.mode, briefing.persona.as_str()), (Mode::Exam, "exacting"));
    assert_eq!(page.state().saved.last().map(|saved| saved.mode), Some(Mode::Exam));
    page.get_by_label("开始").click();
    page.run();
    assert_eq!(page.state().state().overlay, Some(Overlay::Exam), "it asks once");
    page.get_by_label("开始考核").click();
    page.run();
    // An exam shows no gauge.
    assert!(page.query_by_label_contains("怒气").is_none());
    page.get_by_label_contains("（放慢语速）").click();
    page.run();
    assert!(page.query_by_label_contains("怒气").is_none());
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.len(), 1);
    assert_eq!(call.remark, None);
}

#[test]
fn the_coach_speaks_after_a_reply() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    page.get_by_label("Anger 35 of 100");
    play(&mut page, &["basement"]);
    // First what it did to her.
    page.get_by_label_contains("Ms Qiao is angrier, +10.");
    page.get_by_label("Anger 45 of 100, up 10");
    page.get_by_label_contains("You ");
}

#[test]
fn the_language_changes_in_mid_run() {
    let mut page = sit(Look::of(Lang::Zh), None);
    begin(&mut page);
    play(&mut page, &["go-on"]);
    page.get_by_label_contains("你 （放慢语速）");
    press(&mut page, Key::Comma);
    page.get_by_label("English").click();
    page.run();
    press(&mut page, Key::Escape);
    page.get_by_label_contains("You (slow down) ");
    let saved = page.state().saved.last().unwrap();
    assert_eq!(saved.lang, Some(Lang::En));
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.len(), 1, "the run goes on");
}

#[test]
fn text_size_and_appearance_hold_at_once() {
    let mut page = sit(Look::of(Lang::En), None);
    press(&mut page, Key::Comma);
    page.get_by_label("150 %").click();
    page.run();
    page.get_by_label("Dark").click();
    page.run();
    assert!((page.ctx.zoom_factor() - 1.5).abs() < 0.01);
    assert_eq!(page.ctx.theme(), egui::Theme::Dark);
    let saved = page.state().saved.last().unwrap();
    assert_eq!((saved.text_percent, saved.theme), (150, moodfirst::settings::Theme::Dark));
}

#[test]
fn a_damaged_file_is_a_card_that_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.ron");
    std::fs::write(&file, "Scenario(\n    format: 1,\n    titel: 3,\n)").unwrap();
    for lang in Lang::ALL {
        let mut page = sit(Look::of(lang), Some(folder.path()));
        press(&mut page, Key::A);
        page.get_by_label_contains(tr(lang, "打不开", "Cannot be played"));
        assert!(page.query_by_label_contains("mine.ron:3:5").is_none());
        page.get_by_label_contains(tr(lang, "看全部问题", "Show all findings")).focus();
        page.run();
        press(&mut page, Key::Enter);
        assert!(page.query_all_by_label_contains("mine.ron:3:5").next().is_some());
        assert!(page.query_all_by_label_contains("MF").next().is_some());
        // The healthy one is still there.
        let healthy = page.state().state().entries()[0].lesson.as_ref().unwrap().scenario();
        let title = healthy.title.get(lang);
        page.get_by_label_contains(&format!("{title} {}", tr(lang, "电话", "Telephone")));
    }
    // Repaired and read again, the card is gone.
    let mut page = sit(Look::of(Lang::En), Some(folder.path()));
    std::fs::remove_file(&file).unwrap();
    press(&mut page, Key::F5);
    assert!(page.query_by_label_contains("Cannot be played").is_none());
}

#[test]
fn a_run_that_is_not_recorded_is_not_left_by_accident() {
    let mut page = sit_at(Look::of(Lang::En), own_lessons(), None, None);
    assert!(page.query_by_label_contains("Nothing is being recorded").is_some());
    begin(&mut page);
    play(&mut page, &["go-on"]);
    assert!(page.query_by_label_contains("This run is not being recorded").is_some());
    press(&mut page, Key::Escape);
    assert_eq!(page.state().state().overlay, Some(Overlay::Leave));
    // Numbers answer nothing while the question is open; Enter stays.
    press(&mut page, Key::Num1);
    press(&mut page, Key::Enter);
    let Page::Play(run) = page.state().state().page() else { panic!("left") };
    assert_eq!((run.session.steps.len(), page.state().state().overlay), (1, None));
    press(&mut page, Key::Escape);
    page.get_all_by_label("Leave").last().unwrap().click();
    page.run();
    assert!(matches!(page.state().state().page(), Page::Home));
}

#[test]
fn a_recorded_run_goes_on_where_it_was_left() {
    // High enough for the card of the run and that of its lesson at once.
    let mut page = sit(Look { size: [1280.0, 1100.0], ..Look::of(Lang::En) }, None);
    begin(&mut page);
    play(&mut page, &["go-on", "eleven"]);
    press(&mut page, Key::Escape);
    press(&mut page, Key::Escape);
    assert!(matches!(page.state().state().page(), Page::Home));
    assert!(page.query_by_label_contains("after reply 2").is_some());
    // With nothing in focus, Enter goes on.
    press(&mut page, Key::Enter);
    let Page::Play(run) = page.state().state().page() else { panic!("not taken up") };
    assert_eq!((run.session.steps.len(), run.assisted), (2, false));
    press(&mut page, Key::Escape);
    press(&mut page, Key::Escape);
    page.get_by_label_contains("Drop it").click();
    page.run();
    page.get_all_by_label("Drop it").last().unwrap().click();
    page.run();
    assert!(page.query_by_label_contains("after reply").is_none());
}

#[test]
fn the_first_start_asks_for_a_name_and_commas_in_it_open_nothing() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().to_owned();
    let mut page = sit_at(Look::of(Lang::En), own_lessons(), Some(&path), Some(data));
    assert!(matches!(page.state().state().page(), Page::Welcome));
    page.run();
    page.event(egui::Event::Text("Lin, Mei?".to_owned()));
    page.run();
    assert_eq!(page.state().state().overlay, None);
    // While an input method composes, Enter is its own.
    let preedit = |text: &str| {
        let (text, active_range_chars) = (text.to_owned(), None);
        egui::Event::Ime(egui::ImeEvent::Preedit { text, active_range_chars })
    };
    page.event(preedit("x"));
    page.run();
    press(&mut page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Welcome));
    page.event(preedit(""));
    page.run();
    // Else it does what stands on its button.
    press(&mut page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Home));
    assert!(page.query_by_label_contains("Lin, Mei?").is_some());
}

#[test]
fn the_coach_lets_a_reply_be_taken_back_and_the_exam_does_not() {
    let mut page = sit(Look::of(Lang::Zh), None);
    begin(&mut page);
    assert!(page.query_by_label("收回上一句").is_none(), "nothing has been said yet");
    play(&mut page, &["basement"]);
    assert!(page.query_by_label_contains("有辅助").is_none());
    page.get_by_label("收回上一句").click();
    page.run();
    assert!(page.query_by_label_contains("有辅助").is_some(), "it says that this counts as help");
    assert!(page.query_by_label("收回上一句").is_none());
    let Page::Play(run) = page.state().state().page() else { panic!("left") };
    assert_eq!((run.session.steps.len(), run.assisted), (0, true));
    press(&mut page, Key::Escape);
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::Enter);
    page.get_by_label_contains("考核").click();
    page.run();
    press(&mut page, Key::Enter);
    press(&mut page, Key::Enter);
    press(&mut page, Key::Num1);
    assert!(page.query_by_label("收回上一句").is_none(), "no way back in an exam");
    press(&mut page, Key::Z);
    let Page::Play(run) = page.state().state().page() else { panic!("left") };
    assert_eq!((run.session.steps.len(), run.assisted), (1, false));
}

#[test]
fn somebody_else_practises_and_sees_their_own_results() {
    let mut page = sit(Look::of(Lang::Zh), None);
    begin(&mut page);
    play(&mut page, &NOTORIOUS);
    press(&mut page, Key::Enter);
    press(&mut page, Key::Escape);
    assert!(page.query_all_by_label_contains("最好 0").next().is_some());
    press(&mut page, Key::L);
    page.run();
    page.event(egui::Event::Text("小周".to_owned()));
    page.run();
    page.get_by_label_contains("加上").click();
    page.run();
    assert!(page.query_by_label_contains("小周").is_some());
    assert!(page.query_by_label_contains("最好").is_none());
}

#[test]
fn the_debrief_leads_on() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    play(&mut page, &NOTORIOUS);
    press(&mut page, Key::Enter);
    press(&mut page, Key::A);
    assert!(matches!(page.state().state().page(), Page::Briefing(_)));
    press(&mut page, Key::Escape);
    assert!(matches!(page.state().state().page(), Page::Home));
    // It was not passed: home proposes the same again, by Enter.
    assert!(page.query_all_by_label_contains("not passed yet").next().is_some());
    press(&mut page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Briefing(_)));
}

#[test]
fn leaving_asks_and_what_was_said_is_offered_again() {
    for lang in Lang::ALL {
        let words = Messages::of(lang);
        let mut page = sit(Look::of(lang), None);
        begin(&mut page);
        play(&mut page, &["basement"]);
        press(&mut page, Key::Escape);
        assert_eq!(page.state().state().overlay, Some(Overlay::Leave));
        page.get_by_label(words.get(Word::LeaveKept));
        // A hasty Enter stays.
        press(&mut page, Key::Enter);
        assert!(matches!(page.state().state().page(), Page::Play(_)));
        press(&mut page, Key::Escape);
        press(&mut page, Key::Escape);
        assert!(matches!(page.state().state().page(), Page::Home));
        // Dropping it asks, too; keeping is what Enter does.
        page.get_by_label(words.get(Word::HomeResumeDrop)).click();
        page.run();
        assert_eq!(page.state().state().overlay, Some(Overlay::Drop));
        press(&mut page, Key::Enter);
        assert_eq!(page.state().state().records.home.open.len(), 1);
        page.get_by_label(words.get(Word::HomeResumeDrop)).click();
        page.run();
        page.get_by_role_and_label(Role::Heading, words.get(Word::DropTitle));
        page.get_all_by_label(words.get(Word::DropGo)).last().unwrap().click();
        page.run();
        assert_eq!(page.state().state().overlay, None);
        assert!(page.state().state().records.home.open.is_empty());
    }
}

#[test]
fn arrows_and_tab_reach_the_replies() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::Enter);
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.first().map(|step| step.reply), Some(1), "the second reply");
}

#[cfg(feature = "images")]
mod images {
    use super::*;
    use crate::stage::{begin_with, sit_shipped};
    use moodfirst::library::Folder;
    use moodfirst_window_tests::shipped_plan;

    /// The lesson in the pictures.
    const LESSON: &str = "dropped-call";

    /// Plays until a question of judgement is asked; how many replies that took.
    fn to_the_question(page: &mut Harness<'_, Sitting>, replies: &[String]) -> usize {
        let asks = |page: &Harness<'_, Sitting>| matches!(page.state().state().page(), Page::Play(run) if run.question_open());
        for (place, id) in replies.iter().enumerate() {
            if asks(page) {
                return place;
            }
            play(page, &[id]);
        }
        panic!("nothing is asked");
    }

    /// All screens in Chinese and light; in dark, and at 150 %, those that differ most.
    #[test]
    fn screens() {
        let mut results = egui_kittest::SnapshotResults::new();
        let textbook = shipped_plan(LESSON, "textbook");
        let notorious = shipped_plan(LESSON, "notorious");
        // The last but two: she is about to go.
        let hot = notorious.len() - 2;
        for (lang, dark, percent) in
            [(Lang::Zh, false, 100), (Lang::En, true, 100), (Lang::En, false, 150)]
        {
            let shade = if dark { "dark" } else { "light" };
            let every = percent == 100 && !dark;
            let mut keep = |page: &mut Harness<'_, Sitting>, screen: &str, wanted: bool| {
                if wanted {
                    let name = format!("{screen}_{}_{shade}_{percent}", lang.code());
                    results.add(page.try_snapshot(name));
                }
            };
            let look = Look { dark, text_percent: percent, ..Look::of(lang) };
            let mut page = sit_shipped(look);
            keep(&mut page, "home", true);
            press(&mut page, Key::Comma);
            keep(&mut page, "settings", dark);
            press(&mut page, Key::Escape);
            to_briefing(&mut page, LESSON);
            keep(&mut page, "briefing", true);
            press(&mut page, Key::Enter);
            keep(&mut page, "call_first", every);
            let asked = to_the_question(&mut page, &textbook);
            keep(&mut page, "judgement", every);
            play(&mut page, &textbook[asked..asked + 5]);
            keep(&mut page, "call_later", !dark);
            press(&mut page, Key::F);
            keep(&mut page, "facts", every);
            press(&mut page, Key::Questionmark);
            keep(&mut page, "keys", dark);
            press(&mut page, Key::Escape);
            play(&mut page, &textbook[asked + 5..]);
            keep(&mut page, "call_over", every);
            press(&mut page, Key::Enter);
            keep(&mut page, "debrief_textbook", !dark);
            press(&mut page, Key::Num3);
            keep(&mut page, "debrief_all", true);
            press(&mut page, Key::Escape);
            keep(&mut page, "home_after_a_pass", every);
            press(&mut page, Key::A);
            keep(&mut page, "authors", every);

            let mut page = sit_shipped(look);
            begin_with(&mut page, LESSON);
            play(&mut page, &notorious[..hot]);
            keep(&mut page, "call_hot", percent == 100);
            press(&mut page, Key::Escape);
            keep(&mut page, "leave", every);
            press(&mut page, Key::Escape);
            // What is recorded can be left and gone on with.
            keep(&mut page, "resume", every);
            press(&mut page, Key::Enter);
            play(&mut page, &notorious[hot..]);
            press(&mut page, Key::Enter);
            press(&mut page, Key::ArrowDown);
            press(&mut page, Key::Enter);
            keep(&mut page, "debrief_notorious", dark);
        }
    }

    /// The first start, who is learning, and whose licences stand behind it.
    #[test]
    fn learners_and_licences() {
        let mut results = egui_kittest::SnapshotResults::new();
        for (lang, dark, shade) in [(Lang::Zh, false, "light"), (Lang::En, true, "dark")] {
            let mut page = sit_shipped(Look { dark, ..Look::of(lang) });
            press(&mut page, Key::L);
            page.snapshot(format!("learners_{}_{shade}_100", lang.code()));
            press(&mut page, Key::Escape);
            page.state_mut().tell(moodfirst::app::NavigationAction::Toggle(Overlay::Licences));
            page.run();
            page.snapshot(format!("licences_{}_{shade}_100", lang.code()));
            results.extend(page.take_snapshot_results());
            let data = tempfile::tempdir().unwrap();
            let path = data.path().to_owned();
            let look = Look { dark, ..Look::of(lang) };
            let mut page = sit_at(look, Folder::default(), Some(&path), Some(data));
            page.snapshot(format!("welcome_{}_{shade}_100", lang.code()));
            results.extend(page.take_snapshot_results());
        }
    }

    /// An exam tells nothing of the mood.
    #[test]
    fn exam() {
        let mut page = sit_shipped(Look::of(Lang::Zh));
        to_briefing(&mut page, LESSON);
        page.get_by_label("考核").click();
        page.run();
        page.get_by_label("开始").click();
        page.run();
        page.snapshot("exam_asks_zh_light_100");
        press(&mut page, Key::Enter);
        press(&mut page, Key::Num1);
        page.snapshot("exam_zh_light_100");
    }
}
