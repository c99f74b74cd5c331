//! The editor without its window: what is written is never lost.

mod kill;
mod shipped;
mod trouble;

use moodfirst::editor::desk::{Desk, Opened, Ready};
use moodfirst::editor::history::Change;
use moodfirst::editor::journal::Record;
use std::path::Path;
use std::process::{Command, Stdio};

/// Names the folder to a test that is to run as a process of its own.
const CHILD: &str = "MOODFIRST_TEST_EDITOR";

/// A test of this binary as a process of its own; `before` is what a shell does first.
fn as_process(test: &str, folder: &Path, before: &str) -> Command {
    let own = std::env::current_exe().unwrap();
    let line = format!("{before} exec '{}' --exact {test} --nocapture", own.display());
    let mut command = Command::new("sh");
    command.args(["-c", &line]).env(CHILD, folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The folder that [`as_process`] has named, if this is that process.
fn child() -> Option<std::path::PathBuf> {
    std::env::var_os(CHILD).map(Into::into)
}

/// Opens a lesson and goes on with what was not saved, if there is any.
fn opened(data: &Path, file: &Path, at: u64) -> Ready {
    match Desk::open(data, file, at).unwrap() {
        Opened::Ready(ready) => *ready,
        Opened::Unsaved(unsaved) => unsaved.take_mine(at),
    }
}

/// Makes a change and writes it down.
fn edit(ready: &mut Ready, change: Change) {
    let edited = ready.work.edit(ready.work.ticket(), change.clone()).unwrap();
    if let Some(record) = Record::of(change, edited) {
        ready.desk.note(&record).unwrap();
    }
}
