//! Full disks, folders that cannot be written, drives that vanish: a message with a way out, and
//! the text stays.

use super::{as_process, child, edit, opened};
use moodfirst::editor::desk::{Desk, Occasion, Opened, SaveFailed, WhyNot};
use moodfirst::editor::history::{Change, Deed};
use moodfirst_core::scenario::{Path, sample};
use moodfirst_core::source::{Edit, Patch};
use std::path::Path as File;

/// A comment of so many letters before everything.
fn longer(text: &str, letters: usize) -> Change {
    let patch = Patch::one(Edit::insert(text.len(), format!("// {}\n", "x".repeat(letters))));
    Change::new(Deed::Written, Path::root(), patch, 2_000)
}

/// The journal is elsewhere and works; saving fails, and nothing is lost by it.
fn fails(folder: &File, file: &File) -> SaveFailed {
    let mut ready = opened(&folder.join("data"), file, 1_000);
    let before = ready.work.document().text().to_owned();
    edit(&mut ready, longer(&before, 300_000));
    let mine = ready.work.document().text().to_owned();
    let failed = ready.desk.save(&mine, Occasion::Resting, 3_000).unwrap_err();
    assert_eq!(std::fs::read_to_string(file).unwrap_or(before.clone()), before, "as it was");
    let said = failed.said();
    assert!(said.en.contains("Your work is all here"), "{}", said.en);
    assert!(said.en.contains("Save as") && said.zh.contains("另存为"), "{said:?}");
    // The way out works, and so does being killed instead of taking it.
    let (text, history) = (ready.work.document().text().to_owned(), ready.work.history().clone());
    assert!(text == mine);
    drop(ready);
    let Opened::Unsaved(unsaved) = Desk::open(&folder.join("data"), file, 4_000).unwrap() else {
        panic!("the unsaved work is gone")
    };
    assert!(unsaved.mine() == mine);
    let mut ready = unsaved.take_mine(5_000);
    let other = folder.join("saved-as.ron");
    ready.desk.save_as(&folder.join("data"), &other, &mine, &history, 6_000).unwrap();
    assert!(std::fs::read_to_string(&other).unwrap() == mine);
    failed
}

fn lesson(folder: &File) -> std::path::PathBuf {
    std::fs::create_dir_all(folder).unwrap();
    let file = folder.join("lesson.ron");
    Desk::make(&file, &sample("lesson", "Lesson")).unwrap();
    file
}

/// Runs a test with something mounted at `disk`; false where that cannot be done here.
#[cfg(target_os = "linux")]
fn with_disk(test: &str, folder: &File, before: &str) -> bool {
    std::fs::create_dir_all(folder.join("disk")).unwrap();
    let disk = folder.join("disk");
    let mount = before.replace("DISK", &disk.display().to_string());
    let command = as_process(test, folder, &mount);
    let possible = std::process::Command::new("unshare").args(["-rm", "true"]).output();
    if !possible.is_ok_and(|ran| ran.status.success()) {
        return false;
    }
    let mut apart = std::process::Command::new("unshare");
    apart.arg("-rm").arg(command.get_program()).args(command.get_args()).env(super::CHILD, folder);
    let ran = apart.output().unwrap();
    let err = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() || ran.status.code() == Some(77), "{err}");
    if !ran.status.success() {
        println!("no disk can be made here: {err}");
    }
    ran.status.success()
}

#[test]
fn full() {
    let Some(folder) = child() else { return };
    assert_eq!(fails(&folder, &lesson(&folder.join("disk"))).why, WhyNot::Full);
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_the_file_stays_and_the_text_stays() {
    let home = tempfile::tempdir().unwrap();
    let small = "mount -t tmpfs -o size=128k tmpfs 'DISK' || exit 77;";
    with_disk("editor::trouble::full", home.path(), small);
}

#[test]
fn read_only() {
    let Some(folder) = child() else { return };
    let file = folder.join("disk/lesson.ron");
    assert_eq!(fails(&folder, &file).why, WhyNot::ReadOnly);
}

#[test]
#[cfg(target_os = "linux")]
fn in_a_folder_that_cannot_be_written_the_text_stays() {
    let home = tempfile::tempdir().unwrap();
    lesson(&home.path().join("origin"));
    let bound =
        "mount --bind 'DISK/../origin' 'DISK' && mount -o remount,ro,bind 'DISK' || exit 77;";
    with_disk("editor::trouble::read_only", home.path(), bound);
}

#[test]
fn a_file_that_is_read_only_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let file = lesson(home.path());
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    assert_eq!(fails(home.path(), &file).why, WhyNot::ReadOnly);
}

#[test]
fn when_the_drive_has_gone_the_text_stays() {
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("stick");
    let file = lesson(&stick);
    let mut ready = opened(&home.path().join("data"), &file, 1_000);
    std::fs::remove_dir_all(&stick).unwrap();
    let before = ready.work.document().text().to_owned();
    edit(&mut ready, longer(&before, 10));
    let mine = ready.work.document().text().to_owned();
    let failed = ready.desk.save(&mine, Occasion::Asked(None), 3_000).unwrap_err();
    assert_eq!(failed.why, WhyNot::Gone);
    assert!(failed.said().zh.contains("另存为"), "{}", failed.said().zh);
    drop(ready);
    // Killed, restarted, the drive still away: the work is there, even so.
    let Opened::Unsaved(unsaved) = Desk::open(&home.path().join("data"), &file, 4_000).unwrap()
    else {
        panic!("the unsaved work is gone")
    };
    assert!(unsaved.mine() == mine && unsaved.file().is_none());
}

/// The data folder fills up in the middle of work: told, and from then on it is as without one;
/// with room again the journal is whole again.
#[test]
fn journal_full() {
    let Some(folder) = child() else { return };
    let (data, file) = (folder.join("disk"), lesson(&folder.join("lessons")));
    let mut ready = opened(&data, &file, 1_000);
    assert!(ready.desk.keeps_journal(), "{:?}", ready.notes);
    let big = std::fs::File::create(data.join("big")).unwrap();
    let fill = |kib: u64| {
        use std::io::Write;
        (0..kib).take_while(|_| (&big).write_all(&[1; 1024]).is_ok()).count()
    };
    fill(10_000);
    let mut told = None;
    for _ in 0..200 {
        let text = ready.work.document().text().to_owned();
        let change = longer(&text, 100);
        let edited = ready.work.edit(ready.work.ticket(), change.clone()).unwrap();
        let record = moodfirst::editor::journal::Record::of(change, edited).unwrap();
        if let Err(error) = ready.desk.note(&record) {
            told = Some(error);
            break;
        }
    }
    assert!(told.unwrap().0.en.contains("the disk is full"));
    assert!(!ready.desk.keeps_journal());
    let mine = ready.work.document().text().to_owned();
    let saved = ready.desk.save(&mine, Occasion::Resting, 3_000).unwrap();
    assert!(saved.unkept.is_some());
    assert!(std::fs::read_to_string(&file).unwrap() == mine);
    std::fs::remove_file(data.join("big")).unwrap();
    drop(big);
    ready.desk.begin_again(&mine, ready.work.history(), 4_000).unwrap();
    edit(&mut ready, longer(&mine, 10));
    let mine = ready.work.document().text().to_owned();
    drop(ready);
    assert!(opened(&data, &file, 5_000).work.document().text() == mine);
}

#[test]
#[cfg(target_os = "linux")]
fn a_data_folder_that_fills_up_is_told_and_recovers() {
    let home = tempfile::tempdir().unwrap();
    let small = "mount -t tmpfs -o size=512k tmpfs 'DISK' || exit 77;";
    with_disk("editor::trouble::journal_full", home.path(), small);
}
