//! Watches the user's own scenario folder and says when it has changed.

use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::path::Path;
use std::time::Duration;

/// How long the folder must have been quiet, so that an editor's several writes are one change.
const QUIET: Duration = Duration::from_millis(300);

/// A folder under watch, until this is dropped.
#[derive(Debug)]
pub(super) struct FolderWatch {
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// Watches a folder, making it first if it is not there. `changed` is called from a thread of its
/// own, once for changes that come close together.
///
/// # Errors
/// If the folder cannot be made or the system watches no more folders; the home page then keeps
/// its button for reading again.
pub(super) fn watch(
    folder: &Path,
    changed: impl Fn() + Send + 'static,
) -> notify::Result<FolderWatch> {
    std::fs::create_dir_all(folder)?;
    let told = move |events: DebounceEventResult| {
        // Files are opened and closed by whoever reads them, this program first of all.
        let only_read = events.is_ok_and(|events| {
            events.iter().all(|event| matches!(event.kind, EventKind::Access(_)))
        });
        if !only_read {
            changed();
        }
    };
    let mut debouncer = new_debouncer(QUIET, None, told)?;
    debouncer.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(FolderWatch { _debouncer: debouncer })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

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
        // Reading it is no change.
        std::fs::read(folder.join("lesson.ron")).unwrap();
        assert_eq!(heard.recv_timeout(QUIET * 2).ok(), None);
        std::fs::remove_file(folder.join("lesson.ron")).unwrap();
        heard.recv_timeout(Duration::from_secs(20)).unwrap();
        drop(watch);
        assert!(heard.recv().is_err(), "the thread ends with the watch");
    }
}
