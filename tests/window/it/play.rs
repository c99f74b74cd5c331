//! What comes when on the play screen: words at reading pace, jumps of the clock, the way back.

use std::time::Duration;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moodfirst::app::Page;
use moodfirst::locale::Key as Word;
use moodfirst_core::dialogue::Happened;
use moodfirst_core::text::Lang;
use moodfirst_window_tests::{TEXTBOOK, shipped_plan};

use crate::stage::{
    Look, Sitting, answer, begin, begin_with, go_on, play, press, sit, sit_shipped, told, waits,
};

fn replies(page: &Harness<'_, Sitting>) -> usize {
    let Page::Play(run) = page.state().state().page() else { panic!("not playing") };
    run.session.steps.len()
}

fn moving(lang: Lang) -> Harness<'static, Sitting> {
    let mut page = sit(Look { motion: true, ..Look::of(lang) }, None);
    begin(&mut page);
    page
}

#[test]
fn a_key_shows_the_rest_of_the_words_before_one_answers() {
    let mut page = moving(Lang::En);
    assert!(told(&page, Word::ConversationSkip), "she is speaking");
    // A screen reader has all of it from the beginning.
    page.get_by_label_contains("if I might take it from the beginning");
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), 0, "that was no answer");
    assert!(!told(&page, Word::ConversationSkip));
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), 1);
}

#[test]
fn a_click_shows_the_rest_of_the_words_and_is_no_answer() {
    let mut page = moving(Lang::Zh);
    let card = page.get_by_label_contains("1 ").rect();
    for _ in 0..2 {
        let before = replies(&page);
        let speaking = told(&page, Word::ConversationSkip);
        page.hover_at(card.center());
        page.drag_at(card.center());
        page.drop_at(card.center());
        page.run();
        assert_eq!(replies(&page), before + usize::from(!speaking));
    }
    assert_eq!(replies(&page), 1);
}

#[test]
fn words_come_to_an_end_by_themselves_and_only_the_customer_lives_on() {
    let mut page = moving(Lang::Zh);
    page.run_steps(60);
    assert!(!told(&page, Word::ConversationSkip));
    let again = |page: &Harness<'_, Sitting>| {
        page.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min()
    };
    let lives = again(&page);
    assert!(lives.is_some_and(|delay| delay >= Duration::from_millis(83)), "{lives:?}");
    // Behind another window nothing moves at all.
    page.input_mut().focused = false;
    page.run_steps(3);
    let rests = again(&page);
    assert!(rests.is_some_and(|delay| delay > Duration::from_secs(3600)), "{rests:?}");
}

#[test]
fn with_motion_reduced_the_words_are_there() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    assert!(!told(&page, Word::ConversationSkip));
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), 1);
}

/// Plays until the clock is about to jump.
fn to_the_jump<S: AsRef<str>>(page: &mut Harness<'_, Sitting>, replies: &[S]) {
    for id in replies {
        if matches!(page.state().state().page(), Page::Play(run) if run.question_open()) {
            press(page, Key::Num1);
        }
        answer(page, id.as_ref());
        if waits(page) {
            return;
        }
    }
    panic!("the clock never jumps");
}

#[test]
fn a_jump_of_the_clock_is_announced_and_waits() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    to_the_jump(&mut page, &TEXTBOOK);
    let before = replies(&page);
    // What the coach says is read first; a number answers nothing yet.
    assert!(page.query_by_label_contains(" points").is_some());
    page.get_by_label("Take it back");
    press(&mut page, Key::Num1);
    page.get_by_label("Tuesday 17:00");
    page.get_by_label_contains("There is news on your test ticket");
    assert!(!waits(&page));
    assert_eq!(replies(&page), before);
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), before + 1);
}

#[test]
fn a_jump_is_gone_past_by_pointer_and_taken_back() {
    let mut page = sit(Look::of(Lang::Zh), None);
    begin(&mut page);
    to_the_jump(&mut page, &TEXTBOOK);
    page.get_by_label_contains("继续：").click();
    page.run();
    assert!(!waits(&page));
    let before = replies(&page);
    page.get_by_label("收回上一句").click();
    page.run();
    assert_eq!(replies(&page), before - 1);
    assert!(!waits(&page), "what was before it is there at once");
    go_on(&mut page);
}

#[test]
fn the_customer_is_a_person_whose_face_is_told() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    page.get_by_label("Ms Qiao, a calm face, without a smile");
    for id in ["basement", "area-clear", "handset", "bad-batch", "refurbished"] {
        if matches!(page.state().state().page(), Page::Play(run) if run.question_open()) {
            press(&mut page, Key::Num1);
        }
        answer(&mut page, id);
    }
    assert!(page.query_by_label("Ms Qiao, a calm face, without a smile").is_none());
    page.get_by_label_contains("Ms Qiao, brows knotted");
}

#[test]
fn the_end_shows_her_last_look_and_last_words_and_leaves_its_title_to_the_debrief() {
    for lang in Lang::ALL {
        let mut page = sit_shipped(Look::of(lang));
        begin_with(&mut page, "restaurant-host");
        play(&mut page, &shipped_plan("restaurant-host", "textbook"));
        let Page::Play(run) = page.state().state().page() else { panic!("not playing") };
        let ending = run.replay.ending(run.stage.lesson()).expect("an ending").clone();
        let (look, last) = (ending.look.expect("a look"), ending.last_line.expect("a last line"));
        let last = last.get(lang);
        let told = |page: &Harness<'_, Sitting>, words: &str| {
            page.query_all_by_label_contains(words).next().is_some()
        };
        let whole = page.query_all_by_role(egui::Role::Label).any(|line| {
            let line = line.accesskit_node();
            let said = line.value().or_else(|| line.label()).unwrap_or_default();
            said.contains(last) && said.contains(look.text.get(lang))
        });
        assert!(whole, "{last}");
        assert!(!told(&page, ending.title.get(lang)), "told too early");
        assert!(!told(&page, ending.epilogue.get(lang)), "told too early");
        press(&mut page, Key::Enter);
        assert!(told(&page, ending.title.get(lang)));
    }
}

#[test]
fn what_a_jump_brings_is_not_told_before_it() {
    // Whoever lets the hour pass meets the anger after the jump, not before it.
    let mut page = sit_shipped(Look::of(Lang::En));
    begin_with(&mut page, "slipped-child");
    let anger = |page: &Harness<'_, Sitting>| {
        page.query_all_by_role(egui::Role::Meter).find_map(|node| {
            let node = node.accesskit_node();
            let anger = node.label().is_some_and(|label| label.starts_with("Anger"));
            anger.then(|| node.numeric_value().unwrap_or_default())
        })
    };
    let mut met = 0;
    for id in shipped_plan("slipped-child", "eight o’clock passes") {
        if matches!(page.state().state().page(), Page::Play(run) if run.question_open()) {
            press(&mut page, Key::Num1);
        }
        answer(&mut page, &id);
        let Page::Play(run) = page.state().state().page() else { break };
        let happened = &run.replay.last().happened;
        let broke = happened.iter().any(|one| matches!(one, Happened::PromiseBroke(_)));
        let before = anger(&page);
        assert!(!broke || waits(&page), "{id}: an hour passes at a jump");
        go_on(&mut page);
        if broke {
            met += 1;
            assert!(anger(&page) > before, "{id}: told before the jump");
        }
    }
    assert_eq!(met, 1, "no promise broke");
}

#[cfg(feature = "images")]
mod images {
    use super::*;

    #[test]
    fn what_comes_when() {
        let mut results = egui_kittest::SnapshotResults::new();
        for (lang, dark, text_percent) in
            [(Lang::Zh, false, 100), (Lang::En, true, 100), (Lang::En, false, 150)]
        {
            let shade = if dark { "dark" } else { "light" };
            let name = |screen: &str| format!("{screen}_{}_{shade}_{text_percent}", lang.code());
            let mut page = sit_shipped(Look { dark, text_percent, ..Look::of(lang) });
            begin_with(&mut page, "dropped-call");
            to_the_jump(&mut page, &shipped_plan("dropped-call", "textbook"));
            results.add(page.try_snapshot(name("before_the_jump")));
            press(&mut page, Key::Enter);
            results.add(page.try_snapshot(name("jump")));
        }
    }
}
