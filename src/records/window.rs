//! Which windows are alive: each holds a lock on a file of its own for as long as it lives, however
//! it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

const PREFIX: &str = "window-";
const ENDING: &str = ".lock";

/// This window. Where locks do not work it has only a name; that another one cannot tell then that
/// it is alive does no harm, since only the window that an attempt is noted for may add to it.
#[derive(Debug)]
pub struct Window {
    name: String,
    lock: Option<(File, PathBuf)>,
}

impl Window {
    /// A window of its own in this folder; files of windows that have ended are cleared away.
    pub fn enter(folder: &Path) -> Self {
        sweep(folder);
        let mut name = fresh();
        for _ in 0..3 {
            let path = file_of(folder, &name);
            if let Ok(file) = open(&path, true)
                && file.try_lock().is_ok()
            {
                // Between its making and its locking another window may have cleared it away.
                if path.exists() {
                    return Self { name, lock: Some((file, path)) };
                }
                name = fresh();
            }
        }
        Self { name, lock: None }
    }

    /// The name that attempts are noted with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Is this another window that is alive?
    pub fn is_other(&self, folder: &Path, name: &str) -> bool {
        name != self.name && alive(&file_of(folder, name))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some((file, path)) = self.lock.take() {
            // Cleared away by the next window if this does not succeed.
            let _ = std::fs::remove_file(path);
            drop(file);
        }
    }
}

/// A name that no other window has, drawn by the standard library.
fn fresh() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

fn file_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{PREFIX}{name}{ENDING}"))
}

fn open(path: &Path, create: bool) -> std::io::Result<File> {
    OpenOptions::new().write(true).create(create).truncate(false).open(path)
}

fn alive(path: &Path) -> bool {
    open(path, false).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Removes the files of windows that have ended.
fn sweep(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX)
            && name.ends_with(ENDING)
            && let Ok(file) = open(&entry.path(), false)
            && file.try_lock().is_ok()
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_alive_until_it_ends_and_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let (one, two) = (Window::enter(folder), Window::enter(folder));
        assert!(two.is_other(folder, one.name()) && one.is_other(folder, two.name()));
        assert!(!one.is_other(folder, one.name()) && !one.is_other(folder, "nobody"));
        let gone = one.name().to_owned();
        drop(one);
        assert!(!two.is_other(folder, &gone));
        std::fs::write(file_of(folder, "killed"), "").unwrap();
        let three = Window::enter(folder);
        assert!(two.is_other(folder, three.name()) && !two.is_other(folder, "killed"));
        drop((two, three));
        assert_eq!(folder.read_dir().unwrap().count(), 0);
    }
}
