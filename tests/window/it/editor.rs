//! Writing a lesson in the window: found by name, typed, saved, taken back, proven, played.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moodfirst::app::{Action, EditorAction, Page, Saving, Timer};
use moodfirst::locale::{Key as Word, Messages};
use moodfirst_core::text::Lang;

use crate::stage::{Look, Sitting, press, sit};

/// A new lesson, from the author's corner, by its button.
fn new_lesson(lang: Lang) -> Harness<'static, Sitting> {
    let folder = tempfile::tempdir().unwrap().keep();
    let mut page = sit(Look::of(lang), Some(&folder));
    page.state_mut().hold_saves = true;
    page.state_mut().hold_surveys = true;
    press(&mut page, Key::A);
    click(&mut page, Word::EditorNew);
    assert!(matches!(page.state().state().page(), Page::Editor(_)), "the editor");
    page
}

fn click(page: &mut Harness<'_, Sitting>, word: Word) {
    let label = Messages::of(page.state().state().lang()).get(word);
    page.get_by_label(label).click();
    page.run();
}

/// The second after the last change has passed.
fn saved(page: &mut Harness<'_, Sitting>) {
    page.state_mut().tell(Action::Timer(Timer::SaveLesson));
    page.run();
}

fn editor<'p>(page: &'p Harness<'_, Sitting>) -> &'p moodfirst::app::Editor {
    let Page::Editor(editor) = page.state().state().page() else { panic!("no editor") };
    editor
}

fn text(page: &Harness<'_, Sitting>) -> String {
    editor(page).work.document().text().to_owned()
}

fn file(page: &Harness<'_, Sitting>) -> String {
    std::fs::read_to_string(&editor(page).path).unwrap()
}

/// The field with this text in it.
fn type_behind(page: &mut Harness<'_, Sitting>, there: &str, more: &str) {
    let field = page
        .get_all_by_role(egui::Role::TextInput)
        .find(|field| field.accesskit_node().value().is_some_and(|value| value.contains(there)));
    let field = field.unwrap_or_else(|| panic!("no field says {there}"));
    field.focus();
    page.run();
    page.event(egui::Event::Key {
        key: Key::End,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    });
    page.event(egui::Event::Text(more.to_owned()));
    page.run();
}

#[test]
fn what_is_typed_is_in_the_file_and_is_taken_back_to_the_byte() {
    for lang in Lang::ALL {
        let mut page = new_lesson(lang);
        let before = text(&page);
        assert_eq!(file(&page), before, "a real file from the first minute");
        let (there, more) = match lang {
            Lang::Zh => ("我等了三十五分钟", "三十六分钟了。"),
            Lang::En => ("Thirty-five minutes, and you bring", " Thirty-six by now."),
        };
        type_behind(&mut page, there, more);
        assert!(text(&page).contains(more));
        saved(&mut page);
        assert!(matches!(editor(&page).saving, Saving::Saved(_)), "{:?}", editor(&page).saving);
        assert_eq!(file(&page), text(&page));
        // Only the line that was typed into has changed.
        let new = text(&page);
        let changed = before.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
        assert_eq!((changed, new.lines().count()), (1, before.lines().count()));
        page.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
        page.run();
        assert_eq!(text(&page), before);
        saved(&mut page);
        assert_eq!(file(&page), before);
    }
}

#[test]
fn leaving_saves_what_is_not_in_the_file_yet() {
    let mut page = new_lesson(Lang::Zh);
    let path = editor(&page).path.clone();
    type_behind(&mut page, "我等了三十五分钟", "真的。");
    // The first Esc leaves the field, the second the page.
    press(&mut page, Key::Escape);
    press(&mut page, Key::Escape);
    assert!(matches!(page.state().state().page(), Page::Home), "home");
    assert!(std::fs::read_to_string(path).unwrap().contains("真的。"));
}

#[test]
fn a_moment_and_a_reply_are_added_with_an_act_and_taken_out_again() {
    let mut page = new_lesson(Lang::En);
    let before = text(&page);
    click(&mut page, Word::EditorAddMoment);
    assert_eq!(editor(&page).selected.as_deref(), Some("moment"));
    click(&mut page, Word::EditorAddReply);
    page.get_by_label("Let them vent").click();
    page.run();
    assert!(text(&page).contains("LetVent("), "{}", text(&page));
    let rows = editor(&page).rows.len();
    let delete = page.get_by_label("Delete · moment");
    delete.click();
    page.run();
    assert_eq!(editor(&page).rows.len(), rows - 1);
    for _ in 0..3 {
        page.state_mut().tell(EditorAction::Undo);
    }
    page.run();
    assert_eq!(text(&page), before);
    for _ in 0..3 {
        page.state_mut().tell(EditorAction::Redo);
    }
    page.run();
    assert_eq!(editor(&page).rows.len(), rows - 1);
}

#[test]
fn a_fault_is_told_where_it_stands_and_leads_there() {
    let mut page = new_lesson(Lang::En);
    // A way to a moment that does not exist.
    let broken = text(&page).replacen("next: \"what-happened\"", "next: \"nowhere\"", 1);
    let patch = moodfirst::editor::turned_into(&text(&page), &broken);
    let id = editor(&page).id;
    let root = moodfirst_core::scenario::Path::root();
    page.state_mut().tell(EditorAction::Change(
        id,
        moodfirst::editor::history::Deed::Written,
        root,
        moodfirst::app::Shift::Text(patch),
    ));
    page.run();
    let checked = editor(&page).fresh().expect("checked");
    assert!(checked.errors() > 0 && checked.lesson.is_none());
    press(&mut page, Key::F7);
    let words = Messages::of(Lang::En);
    page.get_by_label(words.get(Word::EditorProofNone));
    let go = words.get(Word::EditorGoThere);
    let button = page.query_all_by_label_contains(go).next().expect("a way there");
    button.click();
    page.run();
    assert_eq!(editor(&page).view, moodfirst::app::View::Moments);
    // It is not offered to play what cannot be played.
    press(&mut page, Key::F5);
    assert!(matches!(page.state().state().page(), Page::Editor(_)));
}

#[test]
fn the_lesson_is_played_as_it_stands_and_one_comes_back_to_it() {
    let mut page = new_lesson(Lang::Zh);
    type_behind(&mut page, "我等了三十五分钟", "快四十分钟了！");
    press(&mut page, Key::F5);
    assert!(matches!(page.state().state().page(), Page::Play(_)), "the play");
    assert!(page.query_all_by_label_contains("快四十分钟了！").next().is_some());
    press(&mut page, Key::Num1);
    press(&mut page, Key::Escape);
    assert!(text(&page).contains("快四十分钟了！"), "back at the lesson");
}

#[test]
fn what_another_program_writes_is_never_written_over_unasked() {
    let mut page = new_lesson(Lang::En);
    let path = editor(&page).path.clone();
    let theirs = file(&page).replace("The noodles that came late", "Theirs");
    std::fs::write(&path, &theirs).unwrap();
    type_behind(&mut page, "Thirty-five minutes, and you bring", " Mine.");
    saved(&mut page);
    assert_eq!(file(&page), theirs);
    let words = Messages::of(Lang::En);
    page.get_by_label(words.get(Word::EditorOutside));
    let mine = text(&page);
    click(&mut page, Word::EditorTake);
    assert_eq!(text(&page), theirs);
    page.state_mut().tell(EditorAction::Undo);
    page.run();
    assert_eq!(text(&page), mine, "taking theirs is a step like any other");
}

#[test]
fn every_control_of_the_editor_has_a_name() {
    for lang in Lang::ALL {
        let mut page = new_lesson(lang);
        for key in [Key::F2, Key::F4, Key::F7] {
            press(&mut page, key);
            for role in [egui::Role::Button, egui::Role::TextInput, egui::Role::ComboBox] {
                for node in page.query_all_by_role(role) {
                    let node = node.accesskit_node();
                    assert!(node.label().is_some_and(|label| !label.is_empty()), "{node:?}");
                }
            }
        }
    }
}
