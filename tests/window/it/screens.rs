//! Every screen, found by name and used by keyboard.

use egui::Key;
use moodfirst::app::Page;
use moodfirst::text::Lang;

use crate::stage::{Look, press, sit};

#[test]
fn a_lesson_is_played_by_keyboard() {
    for lang in Lang::ALL {
        let mut page = sit(Look::of(lang), None);
        press(&mut page, Key::ArrowDown);
        press(&mut page, Key::Enter);
        assert!(matches!(page.state().state().page, Page::Briefing(_)), "the briefing");
        press(&mut page, Key::Enter);
        assert!(matches!(page.state().state().page, Page::Call(_)), "the call");
        for _ in 0..40 {
            if let Page::Call(call) = &page.state().state().page
                && call.session.over()
            {
                break;
            }
            press(&mut page, Key::Num1);
        }
        press(&mut page, Key::Enter);
        assert!(matches!(page.state().state().page, Page::Debrief(_)), "the debrief");
    }
}

#[cfg(feature = "images")]
mod images {
    use super::*;

    #[test]
    fn screens() {
        let mut results = egui_kittest::SnapshotResults::new();
        for (lang, dark, percent) in
            [(Lang::Zh, false, 100), (Lang::En, true, 100), (Lang::En, false, 150)]
        {
            let shade = if dark { "dark" } else { "light" };
            let name = |screen: &str| format!("{screen}_{}_{shade}_{percent}", lang.code());
            let look = Look { dark, text_percent: percent, ..Look::of(lang) };
            let mut page = sit(look, None);
            results.add(page.try_snapshot(name("home")));
            press(&mut page, Key::ArrowDown);
            press(&mut page, Key::Enter);
            results.add(page.try_snapshot(name("briefing")));
            press(&mut page, Key::Enter);
            results.add(page.try_snapshot(name("call_first")));
            press(&mut page, Key::Num2);
            press(&mut page, Key::Num1);
            press(&mut page, Key::Num1);
            results.add(page.try_snapshot(name("call")));
            press(&mut page, Key::F);
            results.add(page.try_snapshot(name("facts")));
            press(&mut page, Key::F);
            press(&mut page, Key::Comma);
            results.add(page.try_snapshot(name("settings")));
            press(&mut page, Key::Escape);
            for _ in 0..40 {
                if let Page::Call(call) = &page.state().state().page
                    && call.session.over()
                {
                    break;
                }
                press(&mut page, Key::Num1);
            }
            results.add(page.try_snapshot(name("call_over")));
            press(&mut page, Key::Enter);
            results.add(page.try_snapshot(name("debrief")));
        }
    }
}
