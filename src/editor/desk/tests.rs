use super::*;
use crate::editor::history::{Change, Deed, Edited};
use moodfirst_core::scenario::{Path as Place, edits, sample};
use moodfirst_core::source::{Edit, Patch, Term};
use std::fs;

/// A home with a lesson in it.
struct Home {
    _folder: tempfile::TempDir,
    data: PathBuf,
    file: PathBuf,
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let home = Home {
        data: folder.path().join("data"),
        file: folder.path().join("lesson.ron"),
        _folder: folder,
    };
    Desk::make(&home.file, &sample("lesson", "Lesson")).unwrap();
    home
}

impl Home {
    fn opened(&self, at: u64) -> Opened {
        Desk::open(&self.data, &self.file, at).unwrap()
    }

    fn ready(&self, at: u64) -> Ready {
        match self.opened(at) {
            Opened::Ready(ready) => *ready,
            Opened::Unsaved(unsaved) => panic!("{unsaved:?}"),
        }
    }

    fn unsaved(&self, at: u64) -> Unsaved {
        match self.opened(at) {
            Opened::Unsaved(unsaved) => *unsaved,
            Opened::Ready(ready) => panic!("{ready:?}"),
        }
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }
}

/// Another number of minutes, as the form would set it.
fn minutes(ready: &mut Ready, minutes: u32, at: u64) {
    let place = Place::head("minutes");
    let term = Term::Number(minutes.to_string());
    let patch = edits::set(&ready.work.document().tree(), &place, &term).unwrap();
    let change = Change::new(Deed::Set, place, patch, at);
    let edited = ready.work.edit(ready.work.ticket(), change.clone()).unwrap();
    ready.desk.note(&Record::of(change, edited).unwrap()).unwrap();
}

fn undo(ready: &mut Ready, at: u64) {
    let done = ready.work.undo().unwrap();
    ready.desk.note(&Record::undone(done.as_ref(), at).unwrap()).unwrap();
}

fn english(words: &[Text]) -> Vec<&str> {
    words.iter().map(|one| one.en.as_str()).collect()
}

#[test]
fn work_that_was_not_saved_is_found_with_its_history_and_can_be_taken_up() {
    let home = home();
    let mut ready = home.ready(1_000);
    assert_eq!(ready.notes, []);
    let opened = home.text();
    minutes(&mut ready, 20, 2_000);
    minutes(&mut ready, 30, 3_000);
    undo(&mut ready, 4_000);
    let mine = ready.work.document().text().to_owned();
    assert_eq!(waiting(&home.data, 4_500), [], "somebody is at it");
    drop(ready);
    let list = waiting(&home.data, 5_000);
    assert_eq!((list.len(), &list[0].file, list[0].at), (1, &home.file, 4_000));

    let unsaved = home.unsaved(9_000);
    assert_eq!((unsaved.mine(), unsaved.file(), unsaved.at()), (&*mine, Some(&*opened), 4_000));
    assert!(!unsaved.changed_outside());
    assert_eq!(english(&unsaved.differences()), ["minutes: 5 → 20"]);
    // Nobody has answered: it is found again.
    drop(unsaved);
    let mut ready = home.unsaved(10_000).take_mine(10_000);
    assert_eq!(ready.work.document().text(), mine);
    assert!(ready.work.redo().unwrap().is_some());
    while ready.work.undo().unwrap().is_some() {}
    assert_eq!(ready.work.document().text(), opened);
    ready.desk.save(&mine, Occasion::Resting, 11_000).unwrap();
    assert_eq!(home.text(), mine);
}

#[test]
fn work_that_is_not_taken_up_becomes_a_version() {
    let home = home();
    let mut ready = home.ready(1_000);
    minutes(&mut ready, 20, 2_000);
    let mine = ready.work.document().text().to_owned();
    drop(ready);
    let ready = home.unsaved(3_000).take_file(3_000).unwrap();
    assert_eq!(ready.work.document().text(), home.text());
    assert!(ready.work.done().is_empty());
    let versions = ready.desk.versions().list().unwrap();
    let aside = versions.iter().find(|version| version.why == Why::SetAside).unwrap();
    assert_eq!(english(&aside.words), ["minutes: 5 → 20"]);
    assert_eq!(ready.desk.versions().open(aside.number).unwrap(), mine);
    drop(ready);
    assert_eq!(waiting(&home.data, 4_000), []);
    home.ready(5_000);
}

#[test]
fn undo_goes_on_over_saving_and_restarts() {
    let home = home();
    let opened = home.text();
    for (start, length) in [(10_000, 20), (20_000, 30), (30_000, 40)] {
        let mut ready = home.ready(start);
        minutes(&mut ready, length, start + 1_000);
        let text = ready.work.document().text().to_owned();
        ready.desk.save(&text, Occasion::Resting, start + 2_000).unwrap();
        assert_eq!(home.text(), text);
    }
    let mut ready = home.ready(40_000);
    assert_eq!(ready.work.done().len(), 3);
    while ready.work.undo().unwrap().is_some() {}
    assert_eq!(ready.work.document().text(), opened);
}

#[test]
fn a_file_that_another_program_has_changed_is_not_written_over() {
    let home = home();
    let mut ready = home.ready(1_000);
    assert_eq!(ready.desk.look(), Outside::Same);
    // Touched, but the same.
    fs::write(&home.file, home.text()).unwrap();
    assert_eq!(ready.desk.look(), Outside::Same);
    minutes(&mut ready, 20, 2_000);
    let mine = ready.work.document().text().to_owned();
    let theirs = home.text().replacen("Lesson", "Other", 1);
    fs::write(&home.file, &theirs).unwrap();
    assert_eq!(ready.desk.look(), Outside::Changed(theirs.as_str().into()));
    let failed = ready.desk.save(&mine, Occasion::Resting, 3_000).unwrap_err();
    assert_eq!(failed.why, WhyNot::Changed);
    assert_eq!(home.text(), theirs);
    // Kept mine: theirs is a version, and saving goes on.
    ready.desk.settle(&theirs, 4_000).unwrap();
    ready.desk.save(&mine, Occasion::Resting, 5_000).unwrap();
    assert_eq!(home.text(), mine);
    let versions = ready.desk.versions().list().unwrap();
    let outside = versions.iter().find(|version| version.why == Why::Outside).unwrap();
    assert_eq!(ready.desk.versions().open(outside.number).unwrap(), theirs);
    fs::write(&home.file, b"\xff\xfe\x00").unwrap();
    assert!(matches!(ready.desk.look(), Outside::Unreadable(_)));
    fs::remove_file(&home.file).unwrap();
    assert_eq!(ready.desk.look(), Outside::Gone);
}

#[test]
fn a_change_from_outside_while_the_program_was_dead_is_seen_with_the_unsaved_work() {
    let home = home();
    let mut ready = home.ready(1_000);
    let base = home.text();
    minutes(&mut ready, 20, 2_000);
    let mine = ready.work.document().text().to_owned();
    drop(ready);
    let theirs = base.replacen("Lesson", "Other", 1);
    fs::write(&home.file, &theirs).unwrap();
    let unsaved = home.unsaved(3_000);
    assert!(unsaved.changed_outside());
    let mut ready = unsaved.take_mine(4_000);
    assert_eq!(*ready.desk.saved(), *base, "what a merge starts from");
    assert_eq!(ready.desk.look(), Outside::Changed(theirs.as_str().into()));
    assert!(ready.desk.save(&mine, Occasion::Resting, 5_000).is_err());
    // Nothing unsaved: then the file is what is opened, and its history begins anew.
    drop(ready);
    fs::write(&home.file, &mine).unwrap();
    assert_eq!(home.ready(6_000).work.done().len(), 1, "the very text that was unsaved");
    fs::write(&home.file, &theirs).unwrap();
    let mut ready = home.ready(7_000);
    assert_eq!(ready.work.document().text(), theirs);
    assert_eq!(ready.work.undo(), Ok(None));
}

#[test]
fn what_another_program_did_is_merged_as_one_step_and_saved() {
    let home = home();
    let mut ready = home.ready(1_000);
    minutes(&mut ready, 20, 2_000);
    let mine = ready.work.document().text().to_owned();
    let theirs = home.text().replacen("version: 1", "version: 7", 1);
    fs::write(&home.file, &theirs).unwrap();
    let Outside::Changed(there) = ready.desk.look() else { panic!() };
    let merged = crate::editor::outside::merge(&ready.desk.saved(), &mine, &there);
    assert_eq!(merged.conflicts, []);
    let change = Change::new(Deed::Merged, Place::root(), merged.patch, 3_000);
    let edited = ready.work.edit(ready.work.ticket(), change.clone()).unwrap();
    ready.desk.note(&Record::of(change, edited).unwrap()).unwrap();
    ready.desk.settle(&there, 3_000).unwrap();
    let text = ready.work.document().text().to_owned();
    ready.desk.save(&text, Occasion::Resting, 4_000).unwrap();
    assert!(home.text() == mine.replacen("version: 1", "version: 7", 1));
    assert_eq!(ready.desk.look(), Outside::Same);
    undo(&mut ready, 5_000);
    assert!(ready.work.document().text() == mine);
    let journalled = ready.work.document().text().to_owned();
    drop(ready);
    assert!(home.unsaved(6_000).mine() == journalled);
}

#[test]
fn a_lesson_whose_file_is_gone_still_has_its_unsaved_work() {
    let home = home();
    let mut ready = home.ready(1_000);
    minutes(&mut ready, 20, 2_000);
    let mine = ready.work.document().text().to_owned();
    drop(ready);
    fs::remove_file(&home.file).unwrap();
    let unsaved = home.unsaved(3_000);
    assert_eq!(unsaved.file(), None);
    let (unsaved, failed) = unsaved.take_file(3_500).unwrap_err();
    assert_eq!(failed.why, WhyNot::Gone);
    let mut ready = unsaved.take_mine(4_000);
    let failed = ready.desk.save(&mine, Occasion::Resting, 5_000).unwrap_err();
    assert_eq!(failed.why, WhyNot::Gone);
    assert!(failed.said().en.contains("Save as") && failed.said().zh.contains("另存为"));
    let other = home.file.with_file_name("other.ron");
    let history = ready.work.history().clone();
    ready.desk.save_as(&home.data, &other, &mine, &history, 6_000).unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), mine);
    minutes(&mut ready, 30, 7_000);
    drop(ready);
    assert_eq!(waiting(&home.data, 8_000)[0].file, other, "and the old desk is done with");
    assert!(Desk::open(&home.data, &home.file, 9_000).is_err());
}

#[test]
fn save_as_never_takes_the_place_of_another_file() {
    let home = home();
    let mut ready = home.ready(1_000);
    minutes(&mut ready, 20, 2_000);
    let (text, history) = (ready.work.document().text().to_owned(), ready.work.history().clone());
    let other = home.file.with_file_name("other.ron");
    fs::write(&other, "something else").unwrap();
    let failed = ready.desk.save_as(&home.data, &other, &text, &history, 3_000).unwrap_err();
    assert_eq!(failed.why, WhyNot::Taken);
    assert_eq!(fs::read_to_string(&other).unwrap(), "something else");
    assert_eq!((ready.desk.file(), ready.desk.keeps_journal()), (&*home.file, true));
}

#[test]
fn two_windows_on_one_file_know_of_each_other_and_have_journals_of_their_own() {
    let home = home();
    let (mut one, mut two) = (home.ready(1_000), home.ready(2_000));
    assert_eq!((one.desk.others(3_000).len(), two.desk.others(3_000).len()), (1, 1));
    assert_eq!(one.desk.others(3_000)[0].since, 2_000);
    minutes(&mut one, 20, 4_000);
    minutes(&mut two, 30, 5_000);
    let texts = [&one, &two].map(|ready| ready.work.document().text().to_owned());
    // Both are killed: what each has done is found, one after the other.
    drop((one, two));
    let found = home.unsaved(6_000).take_file(6_000).unwrap();
    let versions = found.desk.versions().list().unwrap();
    let first = versions.iter().find(|version| version.why == Why::SetAside).unwrap();
    let second = home.unsaved(7_000);
    assert!(found.desk.versions().open(first.number).unwrap() == texts[0]);
    assert!(second.mine() == texts[1]);
    assert_eq!(found.desk.others(8_000).len(), 1);
}

#[test]
fn a_newer_programs_journal_is_left_alone_and_another_is_kept() {
    let home = home();
    let mut ready = home.ready(1_000);
    let path = journal_of(&ready.desk.folder, 1);
    minutes(&mut ready, 20, 2_000);
    drop(ready);
    let mut newer = b"moodfirst.notes\n\x07\0\0\0".to_vec();
    newer.extend(crc32fast::hash(&newer).to_le_bytes());
    newer.extend(b"whatever");
    fs::write(&path, &newer).unwrap();
    let mut ready = home.ready(3_000);
    minutes(&mut ready, 30, 4_000);
    assert_eq!(fs::read(&path).unwrap(), newer);
    drop(ready);
    assert_eq!(home.unsaved(5_000).at(), 4_000);
}

#[test]
fn a_damaged_journal_gives_what_is_before_the_damage_and_is_kept() {
    let home = home();
    let mut ready = home.ready(1_000);
    minutes(&mut ready, 20, 2_000);
    let path = journal_of(&ready.desk.folder, 1);
    let good = fs::read(&path).unwrap().len();
    minutes(&mut ready, 30, 3_000);
    minutes(&mut ready, 40, 4_000);
    let folder = ready.desk.folder.clone();
    drop(ready);
    let mut bytes = fs::read(&path).unwrap();
    bytes[good + 12] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let unsaved = home.unsaved(5_000);
    assert_eq!(english(&unsaved.differences()), ["minutes: 5 → 20"]);
    let ready = unsaved.take_mine(6_000);
    assert!(ready.notes[0].en.contains("damaged"), "{:?}", ready.notes);
    assert_eq!(fs::read(folder.join("journal-1.damaged-1")).unwrap(), bytes);
    drop(ready);
    // One that is nothing at all costs nothing but itself.
    fs::write(&path, "nonsense").unwrap();
    let ready = home.ready(7_000);
    assert_eq!((ready.notes.len(), ready.desk.keeps_journal()), (1, true));
    assert_eq!(fs::read(folder.join("journal-1.damaged-2")).unwrap(), b"nonsense");
}

#[test]
fn without_a_data_folder_one_can_write_and_save_and_is_told() {
    let home = home();
    fs::write(&home.data, "a file where the folder should be").unwrap();
    let mut ready = home.ready(1_000);
    assert!(ready.notes[0].en.contains("save often") && !ready.desk.keeps_journal());
    let patch = Patch::one(Edit::insert(0, "// mine\n"));
    let change = Change::new(Deed::Written, Place::root(), patch, 2_000);
    assert_eq!(ready.work.edit(ready.work.ticket(), change.clone()), Ok(Edited::Step));
    assert!(ready.desk.note(&Record::of(change, Edited::Step).unwrap()).is_err());
    let text = ready.work.document().text().to_owned();
    let saved = ready.desk.save(&text, Occasion::Asked(Some("one")), 3_000).unwrap();
    assert!(saved.version.is_none() && saved.unkept.is_some());
    assert_eq!(home.text(), text);
}

#[test]
fn a_file_with_errors_opens_and_one_that_is_no_text_does_not() {
    let home = home();
    for text in ["", "((((", "(id: \"x\"\r minutes: 5)", "\u{feff}(minutes: 5)\r\n"] {
        fs::write(&home.file, text).unwrap();
        let mut ready = home.ready(1_000);
        assert_eq!(ready.work.document().text(), text);
        let patch = Patch::one(Edit::insert(text.len(), " "));
        let change = Change::new(Deed::Written, Place::root(), patch, 2_000);
        let edited = ready.work.edit(ready.work.ticket(), change.clone()).unwrap();
        ready.desk.note(&Record::of(change, edited).unwrap()).unwrap();
        ready.desk.save(ready.work.document().text(), Occasion::Resting, 2_000).unwrap();
        assert_eq!(home.text(), format!("{text} "));
    }
    fs::write(&home.file, b"\xb2\xee\xca\xd4 and so on").unwrap();
    let failed = Desk::open(&home.data, &home.file, 3_000).unwrap_err();
    assert!(failed.said().en.contains("cannot be opened"), "{failed}");
}

#[test]
fn a_version_is_brought_back_as_a_step_like_any_other() {
    let home = home();
    let opened = home.text();
    let mut ready = home.ready(1_000);
    minutes(&mut ready, 20, 2_000);
    let text = ready.work.document().text().to_owned();
    let saved = ready.desk.save(&text, Occasion::Asked(Some("twenty")), 3_000).unwrap();
    let version = saved.version.unwrap();
    assert_eq!(english(&version.words), ["minutes: 5 → 20"]);
    let all = ready.desk.versions().list().unwrap();
    assert_eq!(all.iter().map(|one| one.why).collect::<Vec<_>>(), [Why::Saved, Why::Opened]);
    let old = ready.desk.versions().open(all[1].number).unwrap();
    let patch = crate::editor::turned_into(&text, &old);
    let change = Change::new(Deed::BroughtBack, Place::root(), patch, 4_000);
    ready.work.edit(ready.work.ticket(), change).unwrap();
    assert_eq!(ready.work.document().text(), opened);
    ready.work.undo().unwrap();
    assert_eq!(ready.work.document().text(), text);
}
