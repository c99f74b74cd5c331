//! What a screen reader is given: names, roles, order, announcements, focus, on every page and in both languages.

use std::collections::BTreeSet;

use egui::accesskit::{Live, NodeId};
use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moodfirst::app::{Overlay, Page};
use moodfirst_core::text::Lang;
use moodfirst_window_tests::{NOTORIOUS, OLD_CALL, own_lessons};

use crate::stage::{Look, Sitting, begin, play, press, sit, sit_at, to_briefing};

type Sat = Harness<'static, Sitting>;

/// A node as a screen reader gets it, with its depth: what is hidden is not there.
#[derive(Debug, Clone, PartialEq)]
struct Heard {
    id: NodeId,
    parent: NodeId,
    role: Role,
    name: String,
    level: Option<usize>,
    range: Option<[f64; 3]>,
    live: bool,
    focused: bool,
    modal: bool,
    key: Option<String>,
}

/// Everything in the order of the tree; containers that are nothing are passed over.
fn tree(page: &Harness<'_, Sitting>) -> Vec<Heard> {
    fn walk<'tree, N: NodeT<'tree> + 'tree>(node: &N, parent: NodeId, out: &mut Vec<Heard>) {
        for child in node.children() {
            let one = child.accesskit_node();
            if one.is_hidden() && !one.is_focused() {
                continue;
            }
            let (id, _) = one.locate();
            let mut under = parent;
            if !matches!(one.role(), Role::GenericContainer | Role::TextRun) {
                under = id;
                let range = one.min_numeric_value().zip(one.max_numeric_value());
                out.push(Heard {
                    id,
                    parent,
                    role: one.role(),
                    name: one.label().or_else(|| one.value()).unwrap_or_default(),
                    level: one.level(),
                    range: one
                        .numeric_value()
                        .zip(range)
                        .map(|(value, (min, max))| [min, value, max]),
                    live: one.live() == Live::Polite,
                    focused: one.is_focused(),
                    modal: one.is_modal(),
                    key: one.data().keyboard_shortcut().map(str::to_owned),
                });
            }
            walk(&child, under, out);
        }
    }
    let root = page.root();
    let mut out = Vec::new();
    walk(&root, root.accesskit_node().locate().0, &mut out);
    out
}

/// What is announced, in its order, until nothing moves.
fn listen(page: &mut Sat) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut said = Vec::new();
    for _ in 0..12 {
        page.step();
        for node in tree(page).into_iter().filter(|node| node.live) {
            if seen.insert(node.id.0) {
                said.push(node.name);
            }
        }
    }
    said
}

fn window(page: &Sat) -> String {
    page.root().accesskit_node().label().unwrap_or_default()
}

fn focused(page: &Sat) -> Heard {
    let mut all = tree(page).into_iter().filter(|node| node.focused);
    let one = all.next().expect("something has the focus");
    assert_eq!(all.next(), None);
    one
}

fn tr<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Zh { zh } else { en }
}

/// What holds on every page.
fn sound(page: &Sat, at: &str) {
    let all = tree(page);
    let title = window(page);
    assert!(!title.is_empty(), "{at}: the window has no name");
    for node in &all {
        let control = matches!(
            node.role,
            Role::Button
                | Role::RadioButton
                | Role::TextInput
                | Role::Heading
                | Role::Meter
                | Role::Image
                | Role::ListItem
                | Role::Group
                | Role::List
                | Role::Dialog
        );
        assert!(!control || !node.name.trim().is_empty(), "{at}: a {:?} without a name", node.role);
        if node.role == Role::Heading {
            assert!(node.level.is_some_and(|level| (1..=4).contains(&level)), "{at}: {node:?}");
        }
        if node.role == Role::Meter {
            let [min, value, max] = node.range.unwrap_or_else(|| panic!("{at}: {node:?}"));
            assert!(min == 0.0 && max == 100.0 && (min..=max).contains(&value), "{at}: {node:?}");
        }
        assert!(!node.live, "{at}: what was announced does not stay: {node:?}");
    }
    let first = all.iter().filter(|node| node.role == Role::Heading && node.level == Some(1));
    assert_eq!(first.count(), 1, "{at}: one title");
    let mut told = BTreeSet::new();
    for node in all.iter().filter(|node| node.role == Role::Label) {
        let key = (node.parent.0, node.name.clone());
        assert!(told.insert(key), "{at}: twice under the same: {}", node.name);
    }
}

#[test]
fn every_page_is_whole_for_those_who_do_not_see_it() {
    for lang in Lang::ALL {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().to_owned();
        let mut page = sit_at(Look::of(lang), own_lessons(), Some(&path), Some(data));
        page.run();
        sound(&page, "welcome");
        assert_eq!(focused(&page).name, tr(lang, "怎么称呼你", "What shall we call you?"));

        page.event(egui::Event::Text("Lin".to_owned()));
        page.run();
        press(&mut page, Key::Enter);
        assert!(matches!(page.state().state().page(), Page::Home));
        assert_eq!(focused(&page).role, Role::Heading, "not left in the field that is gone");

        let mut page = sit(Look::of(lang), None);
        let mut windows = BTreeSet::from([window(&page)]);
        sound(&page, "home");
        assert_eq!(focused(&page).role, Role::Heading);
        to_briefing(&mut page, OLD_CALL);
        sound(&page, "briefing");
        assert_eq!(focused(&page).level, Some(1), "the title of the page");
        windows.insert(window(&page));
        press(&mut page, Key::Enter);
        sound(&page, "call");
        windows.insert(window(&page));
        play(&mut page, &NOTORIOUS[..2]);
        sound(&page, "call, later");
        play(&mut page, &NOTORIOUS[2..]);
        sound(&page, "the end of the call");
        press(&mut page, Key::Enter);
        page.run();
        assert!(matches!(page.state().state().page(), Page::Debrief(_)));
        windows.insert(window(&page));
        sound(&page, "the ending");
        press(&mut page, Key::Num2);
        sound(&page, "the turning points");
        let groups = |page: &Sat| tree(page).iter().filter(|node| node.role == Role::Group).count();
        assert!(groups(&page) >= 3, "each turning point is a group");
        press(&mut page, Key::Num3);
        sound(&page, "all points");
        assert!(groups(&page) >= NOTORIOUS.len() - 1, "each reply is a group");
        press(&mut page, Key::E);
        sound(&page, "export");
        press(&mut page, Key::Escape);
        press(&mut page, Key::Escape);
        press(&mut page, Key::A);
        sound(&page, "the author's corner");
        press(&mut page, Key::Escape);
        press(&mut page, Key::H);
        sound(&page, "past runs");
        press(&mut page, Key::Escape);
        assert_eq!(windows.len(), 4, "each page has its own name: {windows:?}");
    }
}

#[test]
fn a_turn_is_announced_once_and_in_the_order_in_which_it_happens() {
    for lang in Lang::ALL {
        let mut page = sit(Look::of(lang), None);
        to_briefing(&mut page, OLD_CALL);
        page.key_press(Key::Enter);
        let said = listen(&mut page);
        let customer = tr(lang, "乔女士", "Ms Qiao");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains(customer), "{said:?}");
        page.key_press(Key::Num1);
        let said = listen(&mut page).join("\n");
        let coach = tr(lang, "辅导：", "Coach: ");
        let anger = tr(lang, "，满 100", " of 100");
        let replies = tr(lang, "按 1 到", "press 1 to");
        let places: Vec<usize> = [coach, anger, customer, replies]
            .into_iter()
            .map(|part| said.rfind(part).unwrap_or_else(|| panic!("{part}: {said}")))
            .collect();
        assert!(places.is_sorted(), "{places:?} {said}");
        for part in [coach, replies] {
            assert_eq!(said.matches(part).count(), 1, "{said}");
        }
        assert_eq!(listen(&mut page), [""; 0], "said once");
    }
}

#[test]
fn an_exam_announces_her_line_and_no_mood() {
    let mut page = sit(Look::of(Lang::En), None);
    to_briefing(&mut page, OLD_CALL);
    page.get_by_label("Exam").click();
    page.run();
    press(&mut page, Key::Enter);
    press(&mut page, Key::Enter);
    page.key_press(Key::Num1);
    let said = listen(&mut page).join("\n");
    assert!(said.contains("Ms Qiao") && !said.contains("of 100"), "{said}");
    assert!(!said.contains("Coach"), "{said}");
}

#[test]
fn the_focus_goes_to_her_line_and_from_there_to_the_replies() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    for _ in 0..2 {
        let line = focused(&page);
        assert!(line.role == Role::Label && line.name.starts_with("Ms Qiao"), "{line:?}");
        press(&mut page, Key::ArrowDown);
        let reply = focused(&page);
        assert_eq!((reply.role, reply.key.as_deref()), (Role::Button, Some("1")), "{reply:?}");
        assert!(reply.name.starts_with("1 "));
        press(&mut page, Key::Enter);
    }
    // It is no control that somebody has chosen: Tab goes on from it, and the title is no stop.
    press(&mut page, Key::Tab);
    assert_eq!(focused(&page).role, Role::Button);
}

#[test]
fn what_lies_over_a_page_is_a_named_dialog_with_the_focus_in_it_and_silence_behind() {
    for lang in Lang::ALL {
        let mut page = sit(Look::of(lang), None);
        begin(&mut page);
        press(&mut page, Key::ArrowDown);
        let before = focused(&page);
        for (key, overlay) in [
            (Key::F, Overlay::FactCard),
            (Key::P, Overlay::Promises),
            (Key::Questionmark, Overlay::Keys),
            (Key::Comma, Overlay::Settings),
            (Key::C, Overlay::Remark),
        ] {
            press(&mut page, key);
            assert_eq!(page.state().state().overlay, Some(overlay));
            sound(&page, &format!("{overlay:?}"));
            let all = tree(&page);
            let mut dialogs = all.iter().filter(|node| node.role == Role::Dialog);
            let dialog = dialogs.next().unwrap_or_else(|| panic!("{overlay:?} is no dialog"));
            assert!(dialog.modal && dialogs.next().is_none());
            let title = focused(&page);
            assert_eq!((title.role, &title.name), (Role::Heading, &dialog.name), "{overlay:?}");
            let reply = |node: &&Heard| node.role == Role::Button && node.name.starts_with("1 ");
            assert_eq!(all.iter().find(reply), None, "the replies are silent");
            press(&mut page, Key::Escape);
            assert_eq!(focused(&page), before, "the focus is back after {overlay:?}");
        }
    }
}

#[test]
fn keys_and_values_are_told_in_words() {
    let mut page = sit(Look::of(Lang::En), None);
    begin(&mut page);
    play(&mut page, &NOTORIOUS[..1]);
    let all = tree(&page);
    let facts = all.iter().find(|node| node.key.as_deref() == Some("F")).expect("the fact card");
    assert_eq!(facts.role, Role::Button);
    let anger = all.iter().find(|node| node.role == Role::Meter).expect("a meter");
    let words = anger.name.strip_prefix("Anger ").expect("anger");
    assert!(words.contains(" of 100, up ") || words.contains(" of 100, down "), "{words}");
    let group = all.iter().find(|node| node.name == "Your replies").expect("a group");
    let replies = all.iter().filter(|node| node.parent == group.id);
    assert!(replies.count() >= 2);
}
