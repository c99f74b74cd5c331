//! Keys that cannot hurt: the rules of `gui::input`, tried on every screen.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use moodfirst::app::{Overlay, Page};
use moodfirst::locale::Key as Word;
use moodfirst_core::text::Lang;
use moodfirst_window_tests::{NOTORIOUS, OLD_CALL, TEXTBOOK, own_lessons};

use crate::stage::{
    Look, Sitting, answer, begin, begin_with, go_on, play, press, sit, sit_at, to_briefing, told,
};

type Sat = Harness<'static, Sitting>;

fn replies(page: &Harness<'_, Sitting>) -> usize {
    match page.state().state().page() {
        Page::Play(call) => call.session.steps.len(),
        Page::Debrief(debrief) => debrief.session.steps.len(),
        _ => 0,
    }
}

/// Everything that a key can change.
fn fingerprint(page: &Harness<'_, Sitting>) -> String {
    let state = page.state().state();
    let what = match state.page() {
        Page::Play(call) => format!("{:?}", (&call.session, call.assisted)),
        Page::Debrief(debrief) => format!("{:?}", debrief.session.steps),
        other => format!("{:?}", std::mem::discriminant(other)),
    };
    let chosen = (state.overlay, state.navigation.turns(), state.jobs, page.state().saved.len());
    format!("{what} {chosen:?} {:?}", page.ctx.memory(|memory| memory.focused()))
}

/// Plays until the clock is about to jump.
fn to_the_jump(page: &mut Sat) {
    for id in TEXTBOOK {
        if matches!(page.state().state().page(), Page::Play(call) if call.question_open()) {
            press(page, Key::Num1);
        }
        answer(page, id);
        if told(page, Word::ConversationGoOn) {
            return;
        }
    }
    panic!("the clock never jumps");
}

/// A name and the way to a screen.
type Screen = (&'static str, fn() -> Sat);

/// The screens.
fn screens() -> Vec<Screen> {
    fn home() -> Sat {
        sit(Look::of(Lang::En), None)
    }
    fn call() -> Sat {
        let mut page = home();
        begin(&mut page);
        page
    }
    vec![
        ("home", home),
        ("briefing", || {
            let mut page = home();
            to_briefing(&mut page, OLD_CALL);
            page
        }),
        ("the question before an exam", || {
            let mut page = home();
            to_briefing(&mut page, OLD_CALL);
            page.get_by_label("Exam").click();
            page.run();
            press(&mut page, Key::Enter);
            page
        }),
        ("call", call),
        ("a question of judgement", || {
            let mut page = call();
            play(&mut page, &["go-on", "eleven"]);
            page
        }),
        ("before the jump", || {
            let mut page = call();
            to_the_jump(&mut page);
            page
        }),
        ("the card of the jump", || {
            let mut page = call();
            to_the_jump(&mut page);
            press(&mut page, Key::Space);
            page
        }),
        ("settings over the call", || {
            let mut page = call();
            press(&mut page, Key::Comma);
            page
        }),
        ("the end of the call", || {
            let mut page = call();
            play(&mut page, &NOTORIOUS);
            page
        }),
        ("debrief", || {
            let mut page = call();
            play(&mut page, &NOTORIOUS);
            press(&mut page, Key::Enter);
            page
        }),
    ]
}

/// Keys that do something on most screens, apart from those that move.
const KEYS: [Key; 7] =
    [Key::Num1, Key::Enter, Key::Space, Key::Escape, Key::Z, Key::F, Key::Questionmark];

#[test]
fn a_held_key_does_on_every_screen_what_one_press_does() {
    for (name, way) in screens() {
        // The search that a debrief begins takes its time.
        let keys = if name == "debrief" { &KEYS[1..3] } else { &KEYS[..] };
        for key in keys.iter().copied() {
            let mut page = way();
            page.key_down(key);
            page.run();
            let once = fingerprint(&page);
            for _ in 0..4 {
                page.key_down(key);
                page.run();
            }
            assert_eq!(fingerprint(&page), once, "{key:?}: {name}");
        }
    }
}

#[test]
fn a_held_key_does_not_play_an_exam() {
    let mut page = sit(Look { motion: true, ..Look::of(Lang::Zh) }, None);
    to_briefing(&mut page, OLD_CALL);
    page.get_by_label("考核").click();
    page.run();
    press(&mut page, Key::Enter);
    press(&mut page, Key::Enter);
    page.run_steps(80);
    for _ in 0..200 {
        page.key_down(Key::Num1);
        page.step();
    }
    assert_eq!(replies(&page), 1);
    page.key_up(Key::Num1);
    page.run_steps(80);
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), 2, "let go, it counts again");
}

#[test]
fn three_taps_give_one_reply_however_they_are_spread_over_frames() {
    for frames in 1..=3 {
        let mut page = sit(Look { motion: true, ..Look::of(Lang::En) }, None);
        page.state_mut().hold_rest = true;
        begin(&mut page);
        page.run_steps(80);
        page.state_mut().rest_over();
        page.run();
        for tap in 0..3 {
            page.key_press(Key::Num1);
            if tap < frames - 1 {
                page.step();
            }
        }
        page.run();
        assert_eq!(replies(&page), 1, "in {frames} frames");
    }
}

#[test]
fn a_turn_is_answered_only_once_it_has_stood_for_a_moment() {
    let mut page = sit(Look::of(Lang::En), None);
    page.state_mut().hold_rest = true;
    begin(&mut page);
    let cards = |page: &Sat| {
        let Page::Play(call) = page.state().state().page() else { panic!("no call") };
        call.rests()
    };
    for (turn, key) in [(0, Key::Num1), (1, Key::Num2)] {
        assert!(cards(&page));
        // Neither by number, nor on the card that has the focus, nor by pointer.
        press(&mut page, key);
        press(&mut page, Key::Z);
        page.get_by_label_contains("2 ").click();
        page.run();
        assert_eq!(replies(&page), turn);
        page.state_mut().rest_over();
        page.run();
        press(&mut page, key);
        assert_eq!(replies(&page), turn + 1);
    }
}

#[test]
fn a_key_pressed_in_a_slow_frame_in_which_the_rest_ended_was_meant_for_what_stood_before() {
    let mut page = sit(Look::of(Lang::En), None);
    page.state_mut().hold_rest = true;
    begin(&mut page);
    // Both come in with the same frame.
    page.state_mut().rest_over();
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), 0);
    press(&mut page, Key::Num1);
    assert_eq!(replies(&page), 1);
}

#[test]
fn keys_of_one_slow_frame_come_in_their_order() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    // Down, down, Enter: the second reply.
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        page.key_press(key);
    }
    page.run();
    let Page::Play(call) = page.state().state().page() else { panic!("no call") };
    assert_eq!(call.session.steps.iter().map(|step| step.reply).collect::<Vec<_>>(), [1]);
    // The fact card opens before the number comes, which then answers nothing.
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    for key in [Key::F, Key::Num1, Key::Escape] {
        page.key_press(key);
    }
    page.run();
    assert_eq!((replies(&page), page.state().state().overlay), (0, None));
}

#[test]
fn begin_begins_wherever_the_focus_is() {
    for focused in ["Coach", "Settings", "Home"] {
        let mut page = sit(Look::of(Lang::En), None);
        to_briefing(&mut page, OLD_CALL);
        page.get_by_label(focused).focus();
        page.run();
        press(&mut page, Key::Enter);
        let at = page.state().state();
        assert!(matches!(at.page(), Page::Play(_)) && at.overlay.is_none(), "from {focused}");
    }
}

#[test]
fn an_exam_asks_once_and_a_hand_that_hesitates_begins_nothing() {
    let mut page = sit(Look::of(Lang::En), None);
    to_briefing(&mut page, OLD_CALL);
    page.get_by_label("Exam").click();
    page.run();
    press(&mut page, Key::Enter);
    assert_eq!(page.state().state().overlay, Some(Overlay::Exam));
    press(&mut page, Key::Escape);
    assert!(matches!(page.state().state().page(), Page::Briefing(_)));
    press(&mut page, Key::Enter);
    press(&mut page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Play(_)));
    // Practice asks nothing.
    let mut page = sit(Look::of(Lang::En), None);
    begin_with(&mut page, OLD_CALL);
    go_on(&mut page);
}

#[test]
fn enter_says_a_name_and_an_empty_one_keeps_the_field() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().to_owned();
    let mut page = sit_at(Look::of(Lang::Zh), own_lessons(), Some(&path), Some(data));
    page.run();
    press(&mut page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Welcome));
    page.event(egui::Event::Text("小林".to_owned()));
    page.run();
    // Held, as anybody's finger is.
    for _ in 0..10 {
        page.key_down(Key::Enter);
        page.run();
    }
    assert!(matches!(page.state().state().page(), Page::Home));
    assert_eq!(page.state().state().records.learners.len(), 1);
    page.key_up(Key::Enter);
    press(&mut page, Key::L);
    page.run();
    page.event(egui::Event::Text("小周".to_owned()));
    page.run();
    press(&mut page, Key::Enter);
    assert_eq!(page.state().state().records.learners.len(), 2);
}
