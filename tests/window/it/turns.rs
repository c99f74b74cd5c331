//! The turn always fits: played in every window that is promised, and resized on the way.

use egui::{Key, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moodfirst::app::Page;
use moodfirst_core::text::Lang;
use moodfirst_window_tests::{NOTORIOUS, TEXTBOOK, shipped_plan};

use crate::stage::{
    Look, Sitting, answer, begin, begin_with, go_on, press, sit, sit_shipped, waits,
};

/// Sizes in pixels and text sizes.
const WINDOWS: [([f32; 2], u16); 4] = [
    ([1280.0, 720.0], 100),
    ([1024.0, 600.0], 100),
    ([1280.0, 720.0], 150),
    ([1024.0, 600.0], 150),
];

/// Every control, label and heading is inside the window, nothing scrolls, and every reply on offer is there or on the
/// next page.
pub fn whole(page: &Harness<'_, Sitting>, at: &str) {
    let window = page.ctx.content_rect().expand(0.5);
    let scale = page.ctx.pixels_per_point();
    for role in [Role::Button, Role::Label, Role::Heading, Role::Image, Role::Meter] {
        for node in page.query_all_by_role(role) {
            let rect = node.rect();
            let label = node.accesskit_node().label().unwrap_or_default();
            assert!(window.contains_rect(rect), "{at}: {label} at {rect:?} in {window:?}");
        }
    }
    assert_eq!(page.query_all_by_role(Role::ScrollBar).count(), 0, "{at}: it scrolls");
    let Page::Play(call) = page.state().state().page() else { return };
    if call.session.over() || call.question_open() || waits(page) {
        return;
    }
    let offered = call.session.shown().len();
    let shown = (1..=offered).filter(|number| {
        let start = format!("{number} ");
        page.query_all_by_role(Role::Button).any(|node| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with(&start))
        })
    });
    let shown = shown.count();
    assert!(shown == offered || shown >= 1 && scale > 1.4, "{at}: {shown} of {offered}");
}

/// Plays a run and looks at every turn; now and then the window changes its size.
fn play_through<S: AsRef<str>>(page: &mut Harness<'_, Sitting>, replies: &[S], resized: bool) {
    let size = page.ctx.content_rect().size();
    for (turn, id) in replies.iter().enumerate() {
        whole(page, &format!("turn {turn}"));
        if resized {
            page.set_size(vec2(1180.0, 640.0));
            page.run();
            whole(page, &format!("turn {turn}, resized"));
            page.set_size(size);
            page.run();
        }
        while waits(page) {
            press(page, Key::Space);
            whole(page, &format!("after the jump before {turn}"));
        }
        if matches!(page.state().state().page(), Page::Play(call) if call.question_open()) {
            press(page, Key::Num1);
            whole(page, &format!("turn {turn}, answered"));
        }
        answer(page, id.as_ref());
        whole(page, &format!("turn {turn}, answered"));
    }
    go_on(page);
    whole(page, "the end");
}

#[test]
fn a_run_is_whole_in_every_window() {
    for (size, text_percent) in WINDOWS {
        for lang in Lang::ALL {
            let mut page = sit(Look { size, text_percent, ..Look::of(lang) }, None);
            begin(&mut page);
            play_through(&mut page, &NOTORIOUS, text_percent == 100 && size[0] < 1100.0);
        }
    }
}

#[test]
fn jumps_and_promises_are_whole_in_the_smallest_window() {
    let (size, text_percent) = WINDOWS[3];
    for lang in Lang::ALL {
        let mut page = sit(Look { size, text_percent, ..Look::of(lang) }, None);
        begin(&mut page);
        play_through(&mut page, &TEXTBOOK, false);
    }
}

#[test]
fn a_shipped_lesson_is_whole_in_the_smallest_window() {
    let (size, text_percent) = WINDOWS[3];
    let mut page = sit_shipped(Look { size, text_percent, ..Look::of(Lang::En) });
    begin_with(&mut page, "dropped-call");
    play_through(&mut page, &shipped_plan("dropped-call", "textbook"), false);
}

#[test]
fn a_reply_on_another_page_is_turned_to_before_it_is_given() {
    let (size, text_percent) = WINDOWS[3];
    let mut page = sit_shipped(Look { size, text_percent, ..Look::of(Lang::En) });
    begin_with(&mut page, "dropped-call");
    let replies = |page: &Harness<'_, Sitting>| match page.state().state().page() {
        Page::Play(call) => call.session.steps.len(),
        other => panic!("{other:?}"),
    };
    let more = |page: &Harness<'_, Sitting>| page.query_by_label_contains("More: ").is_some();
    for (given, id) in shipped_plan("dropped-call", "textbook").iter().enumerate() {
        go_on(&mut page);
        if matches!(page.state().state().page(), Page::Play(call) if call.question_open()) {
            press(&mut page, Key::Num1);
        }
        if more(&page) {
            press(&mut page, Key::Num4);
            assert_eq!(replies(&page), given, "it was not on the page");
            assert!(!more(&page) && page.query_by_label_contains("Back to ").is_some());
            press(&mut page, Key::PageUp);
            assert!(more(&page));
            press(&mut page, Key::PageDown);
            press(&mut page, Key::Num4);
            assert_eq!(replies(&page), given + 1);
            return;
        }
        let Page::Play(call) = page.state().state().page() else { panic!("no call") };
        let offers = call.session.offers(&call.stage);
        let place = offers.iter().position(|offer| offer.reply.id == *id).unwrap();
        press(&mut page, [Key::Num1, Key::Num2, Key::Num3, Key::Num4][place]);
    }
}

#[cfg(feature = "images")]
#[test]
fn pictures() {
    use moodfirst::app::{BriefingAction, ShelfAction};
    let mut results = egui_kittest::SnapshotResults::new();
    for (id, plan, given, (size, text_percent), lang, dark) in [
        ("slipped-child", "notorious", 3, WINDOWS[0], Lang::Zh, false),
        ("restaurant-host", "notorious", 4, WINDOWS[1], Lang::En, true),
        ("dropped-call", "textbook", 4, WINDOWS[2], Lang::En, false),
        ("slipped-child", "textbook", 4, WINDOWS[2], Lang::Zh, true),
        ("restaurant-host", "textbook", 5, WINDOWS[3], Lang::Zh, false),
        ("restaurant-host", "notorious", 2, WINDOWS[3], Lang::En, true),
    ] {
        let mut page = sit_shipped(Look { size, text_percent, dark, ..Look::of(lang) });
        let entries = page.state().state().entries();
        let place = entries.iter().position(|entry| entry.id == id).unwrap();
        page.state_mut().tell(ShelfAction::OpenBriefing(place));
        page.run();
        page.state_mut().tell(BriefingAction::Start);
        page.run();
        crate::stage::play(&mut page, &shipped_plan(id, plan)[..given]);
        let [wide, high] = size;
        let name = format!("turn_{wide}x{high}_{text_percent}_{id}_{}", lang.code());
        results.add(page.try_snapshot(name));
    }
}
