//! Full disks and folders that cannot be written: play goes on, and it is said.

use super::terminal::{command, feed, play, typed};
use super::{number, open, raw, stage};
use crate::cli::{OLD_CALL, Ran, folder};
use crate::runs::TEXTBOOK;
use moodfirst::records::Store;
use std::fs;

/// Played to its end, with the debrief, and said that nothing is recorded.
#[track_caller]
fn played_on(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Nothing is being recorded"), "{}", ran.err);
    assert_eq!(ran.err.matches("Nothing is being recorded").count(), 1, "{}", ran.err);
    assert!(ran.out.contains("Total 100"), "{}", ran.out);
}

#[test]
fn a_file_in_place_of_the_folder() {
    let home = folder();
    let data = home.path().join("data");
    fs::write(&data, "in the way").unwrap();
    for folder in [data.clone(), data.join("below")] {
        let why = Store::open(&folder).unwrap_err();
        assert!(why.en.contains("data") && why.en.contains("--data-dir"), "{}", why.en);
        played_on(&play(&folder, &[OLD_CALL], &typed(&stage(), &TEXTBOOK).concat()));
    }
    assert_eq!(fs::read(&data).unwrap(), b"in the way");
}

/// Runs the program as somebody who may not write what belongs to another; `None` where that
/// cannot be arranged.
#[cfg(target_os = "linux")]
fn as_nobody(data: &std::path::Path, input: &str) -> Option<Ran> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let mut command = command(data, &[OLD_CALL]);
    fs::set_permissions(data, fs::Permissions::from_mode(0o555)).unwrap();
    for file in data.read_dir().unwrap() {
        fs::set_permissions(file.unwrap().path(), fs::Permissions::from_mode(0o444)).unwrap();
    }
    if data.metadata().unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
        let mut probe = std::process::Command::new(env!("CARGO_BIN_EXE_moodfirst"));
        let may = probe.arg("--version").uid(65_534).gid(65_534).output();
        may.ok().filter(|ran| ran.status.success())?;
        // The way there has to be open to them as well.
        fs::set_permissions(data.parent()?, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let ran = feed(&mut command, input);
    fs::set_permissions(data, fs::Permissions::from_mode(0o755)).unwrap();
    Some(ran)
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_written() {
    let home = folder();
    let input = typed(&stage(), &TEXTBOOK).concat();
    // With nothing in it, and with the records of earlier runs.
    let (fresh, used) = (home.path().join("fresh"), home.path().join("used"));
    fs::create_dir(&fresh).unwrap();
    play(&used, &[OLD_CALL], "1\n");
    for data in [&fresh, &used] {
        let Some(ran) = as_nobody(data, &input) else { return };
        assert!(ran.err.contains("cannot be written"), "{}", ran.err);
        played_on(&ran);
    }
    assert_eq!(fresh.read_dir().unwrap().count(), 0);
    assert_eq!(number(&raw(&used), "SELECT count(*) FROM replies"), 1);
}

/// The program on a disk of its own of so many kibibytes; `None` where no disk can be made.
#[cfg(target_os = "linux")]
fn on_a_small_disk(data: &std::path::Path, kib: u32, input: &str) -> Option<Ran> {
    let binary = env!("CARGO_BIN_EXE_moodfirst");
    let line = format!(
        "mount -t tmpfs -o size={kib}k tmpfs '{data}' || exit 77
         '{binary}' play '{OLD_CALL}' --lang en --data-dir '{data}'; code=$?
         cp '{data}'/records.sqlite3* '{data}'.kept/
         exit $code",
        data = data.display()
    );
    let mut command = std::process::Command::new("unshare");
    let possible = std::process::Command::new("unshare").args(["-rm", "true"]).output();
    possible.ok().filter(|ran| ran.status.success())?;
    let ran = feed(command.args(["-rm", "sh", "-c", &line]).env("HOME", data), input);
    (ran.code != 77).then_some(ran)
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_or_fills_up() {
    let input = typed(&stage(), &TEXTBOOK).concat();
    let mut filled_up = 0;
    // From no room at all to room for everything.
    for kib in [4, 64, 128, 192, 256, 320, 384, 4096] {
        let home = folder();
        let data = home.path().join("data");
        let kept = home.path().join("data.kept");
        fs::create_dir(&data).unwrap();
        fs::create_dir(&kept).unwrap();
        let Some(ran) = on_a_small_disk(&data, kib, &input) else { return };
        if kib == 4096 {
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            continue;
        }
        if ran.err.is_empty() {
            continue;
        }
        assert!(ran.err.contains("disk is full"), "{kib} KiB: {}", ran.err);
        played_on(&ran);
        // Whatever was recorded up to there is sound, and a start of replies.
        let before = fs::read(kept.join("records.sqlite3")).unwrap_or_default();
        if !before.is_empty() {
            let store = open(&kept);
            for learner in store.learners().unwrap() {
                for line in store.attempts(learner.id, 9).unwrap() {
                    let saved = store.load(&line.start.key).unwrap();
                    let run = moodfirst::records::rebuild(&saved, &stage()).unwrap();
                    filled_up += usize::from(!run.steps.is_empty() && run.steps.len() < 15);
                }
            }
        }
    }
    assert!(filled_up > 0, "one of the sizes has room for some of the replies");
}
