//! Watches the user's own scenario folder and says when it has changed.

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How long the folder must have been quiet, so that an editor's several writes are one change.
const QUIET: Duration = Duration::from_millis(300);

/// A folder under watch, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

/// Watches a folder, making it first if it is not there. `changed` is called from a thread of its
/// own, once for changes that come close together.
///
/// # Errors
/// If the folder cannot be made or the system watches no more folders; the home page then keeps
/// its button for reading again.
pub fn watch(folder: &Path, changed: impl Fn() + Send + 'static) -> notify::Result<Watch> {
    std::fs::create_dir_all(folder)?;
    let (told, heard) = channel::<()>();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let only_read =
            event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_)));
        if !only_read {
            // The listener only goes away together with the watcher.
            let _ = told.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
        while heard.recv().is_ok() {
            loop {
                match heard.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            changed();
        }
    })?;
    Ok(Watch { _watcher: watcher })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_writes_are_one_change_and_a_folder_is_made() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("made/on/demand");
        let (told, heard) = channel();
        let watch = watch(&folder, move || told.send(()).unwrap()).unwrap();
        for text in ["a", "ab", "abc"] {
            std::fs::write(folder.join("lesson.ron"), text).unwrap();
        }
        heard.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_eq!(heard.recv_timeout(QUIET * 2).ok(), None);
        std::fs::remove_file(folder.join("lesson.ron")).unwrap();
        heard.recv_timeout(Duration::from_secs(20)).unwrap();
        drop(watch);
        assert!(heard.recv().is_err(), "the thread ends with the watch");
    }
}
