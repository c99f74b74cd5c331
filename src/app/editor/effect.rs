//! What the editor needs done outside.

use crate::editor::history::History;
use crate::editor::journal::Record;
use std::path::PathBuf;
use std::sync::Arc;

/// Files of lessons in the making. Times are in milliseconds since 1970. They are done in their
/// order: all of them save, or come behind something that does.
#[derive(Debug, Clone, PartialEq)]
pub enum EditorEffect {
    /// Open a file to edit it.
    Open(PathBuf, u64),
    /// Write a new lesson into the folder of one's own and edit it: name of the file without its
    /// ending, and text.
    Create(String, Arc<str>, u64),
    /// Go on with the unsaved work that was found (true), or with the file.
    Recover(bool, u64),
    /// Write down what was done.
    Note(Record),
    /// Save a text; what another program has written is left alone and told.
    Save {
        /// The number of the editor.
        editor: u64,
        /// What the file is to hold.
        text: Arc<str>,
        /// Somebody asked for it.
        asked: bool,
        /// When.
        at: u64,
    },
    /// What another program wrote has been seen: saving may go over it.
    Settle(Arc<str>, u64),
    /// Save under the first free name beside the file, and go on with that one.
    SaveAs(Arc<str>, Box<History>, u64),
    /// Look up the versions.
    ListVersions(u64),
    /// Read a version.
    OpenVersion(u64, u32),
    /// The lesson is put away.
    Close,
}

/// What checking a text needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckTask {
    /// The file, as people are told of it.
    pub file: String,
    /// The text.
    pub text: Arc<str>,
}
