//! Which windows have a lesson open: each takes a seat at its desk and holds a lock as long as it
//! lives, however it ends.

use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// More windows on one file are not kept a journal for.
pub const SEATS: u32 = 9;

/// Where locks do not work (some network drives) a sign of life is good for so many milliseconds.
pub const FRESH: u64 = 30_000;

/// Who has a lesson open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitter {
    /// Its process.
    pub pid: u32,
    /// Since when, in milliseconds since 1970.
    pub since: u64,
    /// When it last gave a sign of life.
    pub seen: u64,
}

/// A seat that this window has taken.
#[derive(Debug)]
pub struct Seat {
    folder: PathBuf,
    number: u32,
    since: u64,
    /// Held for as long as the window lives; `None` where locks do not work.
    _lock: Option<File>,
}

/// What a lock says.
enum Lock {
    Got(File),
    Taken,
    /// Nothing: there are none here.
    Mute,
}

impl Seat {
    /// Takes the first free seat that `fits`; `None` if none does or the folder cannot be
    /// written.
    pub fn take(folder: &Path, at: u64, mut fits: impl FnMut(u32) -> bool) -> Option<Self> {
        for number in 1..=SEATS {
            let lock = match lock(folder, number) {
                Lock::Got(file) => Some(file),
                Lock::Taken => continue,
                Lock::Mute if sitter(folder, number).is_some_and(|one| alive(&one, at)) => continue,
                Lock::Mute => None,
            };
            // Looked at only now: what whoever sat here before wrote last is there.
            if !fits(number) {
                continue;
            }
            let seat = Self { folder: folder.to_owned(), number, since: at, _lock: lock };
            return seat.beat(at).ok().map(|()| seat);
        }
        None
    }

    /// Its number, from 1.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Gives a sign of life; every ten seconds is enough.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn beat(&self, at: u64) -> std::io::Result<()> {
        let sitter = Sitter { pid: std::process::id(), since: self.since, seen: at };
        let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(&self.folder)?;
        serde_json::to_writer(&mut file, &sitter)?;
        file.persist(note(&self.folder, self.number)).map_err(|error| error.error)?;
        Ok(())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // Where that fails the lock still says that nobody sits here.
        let _ = std::fs::remove_file(note(&self.folder, self.number));
    }
}

/// The other windows that have the lesson open.
pub fn others(folder: &Path, own: Option<u32>, at: u64) -> Vec<Sitter> {
    let numbers = (1..=SEATS).filter(|number| Some(*number) != own);
    numbers.filter_map(|number| taken(folder, number, at)).collect()
}

/// Who sits there, if anybody does.
pub fn taken(folder: &Path, number: u32, at: u64) -> Option<Sitter> {
    let file = OpenOptions::new().write(true).open(lock_file(folder, number)).ok()?;
    match file.try_lock() {
        Ok(()) => None,
        // Somebody who has just sat down may not have said who yet.
        Err(TryLockError::WouldBlock) => {
            Some(sitter(folder, number).unwrap_or(Sitter { pid: 0, since: at, seen: at }))
        }
        Err(TryLockError::Error(_)) => sitter(folder, number).filter(|one| alive(one, at)),
    }
}

/// A clock that was set back does not make somebody dead.
const fn alive(sitter: &Sitter, at: u64) -> bool {
    at.saturating_sub(sitter.seen) < FRESH
}

fn lock(folder: &Path, number: u32) -> Lock {
    let path = lock_file(folder, number);
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
    let Ok(file) = file else { return Lock::Mute };
    match file.try_lock() {
        Ok(()) => Lock::Got(file),
        Err(TryLockError::WouldBlock) => Lock::Taken,
        Err(TryLockError::Error(_)) => Lock::Mute,
    }
}

fn sitter(folder: &Path, number: u32) -> Option<Sitter> {
    serde_json::from_slice(&std::fs::read(note(folder, number)).ok()?).ok()
}

fn lock_file(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("seat-{number}.lock"))
}

fn note(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("seat-{number}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_on_one_lesson_know_of_each_other_until_they_end() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let one = Seat::take(folder, 1_000, |_| true).unwrap();
        assert_eq!(others(folder, Some(one.number()), 1_000), []);
        let two = Seat::take(folder, 2_000, |_| true).unwrap();
        assert_eq!((one.number(), two.number()), (1, 2));
        let seen = others(folder, Some(2), 900_000);
        assert_eq!((seen.len(), seen[0].pid, seen[0].since), (1, std::process::id(), 1_000));
        drop(one);
        assert_eq!(others(folder, Some(2), 3_000), []);
        let three = Seat::take(folder, 3_000, |number| number != 1).unwrap();
        assert_eq!(three.number(), 3);
        assert_eq!(Seat::take(folder, 4_000, |_| true).unwrap().number(), 1);
    }

    #[test]
    fn one_that_was_killed_leaves_its_seat_free() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        // What a crash leaves: both files, and nobody who holds the lock.
        let dead = Sitter { pid: 1, since: 0, seen: 5_000 };
        std::fs::write(note(folder, 1), serde_json::to_vec(&dead).unwrap()).unwrap();
        std::fs::write(lock_file(folder, 1), "").unwrap();
        assert_eq!(others(folder, None, 5_001), []);
        assert_eq!(Seat::take(folder, 5_002, |_| true).unwrap().number(), 1);
        // Without locks it is the sign of life that counts.
        assert!(alive(&dead, 34_999) && !alive(&dead, 35_001) && alive(&dead, 10));
    }

    #[test]
    fn where_nothing_can_be_written_there_is_no_seat() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Seat::take(&folder.path().join("gone"), 0, |_| true).is_none());
    }
}
