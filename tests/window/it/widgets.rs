//! Widgets found by name and used by keyboard, as a screen reader would.

use std::cell::Cell;

use egui::Key;
use egui_kittest::kittest::Queryable;
use moodfirst::gui::text::{self, Style};
use moodfirst::gui::theme::size;
use moodfirst::gui::widgets::{Pill, ReplyCard};
use moodfirst_core::text::Lang;

use crate::{gallery, harness};

#[test]
fn every_widget_of_the_gallery_has_a_name() {
    for lang in Lang::ALL {
        let mut page =
            harness::builder([1280.0, 720.0], false).build_ui(move |ui| gallery::call(ui, lang));
        page.run();
        page.get_by_label_contains(if lang == Lang::Zh {
            "1 请问您当时"
        } else {
            "1 Which street"
        });
        page.get_by_label(if lang == Lang::Zh { "我能给什么" } else { "What I may give" });
        page.get_by_label(if lang == Lang::Zh { "怒气 75 of 100" } else { "Anger 75 of 100" });
        page.get_by_label_contains(if lang == Lang::Zh {
            "乔女士 她盖过"
        } else {
            "Ms Qiao She talks"
        });
        page.get_by_label_contains(if lang == Lang::Zh {
            "告知线路测试结果 客户已同意"
        } else {
            "Line test result agreed"
        });
    }
}

#[test]
fn the_curve_is_read_with_the_arrow_keys() {
    let mut page = harness::builder([1280.0, 720.0], false)
        .build_ui_state(|ui, chosen| gallery::debrief(ui, Lang::En, chosen), Some(3));
    page.run();
    page.get_by_label_contains("The three moods").focus();
    page.run();
    page.key_press(Key::ArrowRight);
    page.run();
    assert_eq!(*page.state(), Some(4));
    page.get_by_label_contains("The three moods 4 offered a discount first Anger 75");
    page.key_press(Key::End);
    page.run();
    assert_eq!(*page.state(), Some(11));
}

#[test]
fn pills_and_cards_are_pressed_by_keyboard() {
    let pressed = Cell::new(0);
    let mut page = harness::builder([400.0, 200.0], false).build_ui(|ui| {
        if ui.add(Pill::new("Go on", Lang::En).primary()).clicked() {
            pressed.set(pressed.get() + 1);
        }
        if ui.add(ReplyCard::new(1, "好的。", Lang::Zh)).clicked() {
            pressed.set(pressed.get() + 10);
        }
    });
    page.run();
    page.key_press(Key::Tab);
    page.run();
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(pressed.get(), 1);
    page.key_press(Key::Tab);
    page.run();
    page.key_press(Key::Space);
    page.run();
    assert_eq!(pressed.get(), 11);
}

#[test]
fn rows_never_break_the_rules_with_the_real_fonts() {
    let words =
        "他说：“好，先听您说。”（停了一下）《服务规范》——第 3 条……也写着：17:00 前要回电话！";
    let galleys = std::cell::RefCell::new(Vec::new());
    let mut page = harness::builder([400.0, 200.0], false).build_ui(|ui| {
        let style = Style::new(size::LINE, egui::Color32::BLACK);
        let mut galleys = galleys.borrow_mut();
        galleys.clear();
        for width in 110..400_u16 {
            galleys.push((
                f32::from(width),
                text::layout(ui.ctx(), words, Lang::Zh, style, f32::from(width)),
            ));
        }
    });
    page.run();
    for (width, galley) in galleys.borrow().iter() {
        assert!(galley.size().x <= *width + 1.0, "{} on {width}", galley.size().x);
        let rows: Vec<String> = galley.rows.iter().map(|row| row.text()).collect();
        for row in &rows {
            let first = row.chars().next().expect("no empty row");
            assert!(!text::breaks::NEVER_FIRST.contains(first), "{rows:#?}");
            let last = row.trim_end().chars().next_back().expect("no empty row");
            assert!(!text::breaks::NEVER_LAST.contains(last), "{rows:#?}");
        }
    }
}

#[test]
fn nothing_is_repainted_while_nothing_moves() {
    let mut page =
        harness::builder([1280.0, 720.0], false).build_ui(|ui| gallery::call(ui, Lang::Zh));
    page.run();
    page.step();
    let again = page.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(again.is_some_and(|delay| delay > std::time::Duration::from_secs(3600)), "{again:?}");
}

#[test]
fn people_in_still_pictures_rest() {
    let mut page = harness::builder([1280.0, 720.0], false).build_ui(gallery::people);
    page.run();
    page.step();
    let again = page.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(again.is_some_and(|delay| delay > std::time::Duration::from_secs(3600)), "{again:?}");
}
