//! What the editor needs done outside.

use std::path::PathBuf;
use std::sync::Arc;

/// Files of lessons in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditorEffect {
    /// Read a file to edit it.
    Open(PathBuf),
    /// Write a new lesson into the folder of one's own and edit it: name of the file without its
    /// ending, and text.
    Create(String, Arc<str>),
    /// Save a text in the place of another one; if the file holds something else, it is left alone
    /// and told.
    Save {
        /// The number of the editor.
        editor: u64,
        /// The file.
        path: PathBuf,
        /// What it is to hold.
        text: Arc<str>,
        /// What it should hold so far.
        before: Arc<str>,
    },
    /// Save a text under the first free name beside this one, and go on with that file.
    SaveAs(PathBuf, Arc<str>),
}

impl EditorEffect {
    /// Does it save what somebody did?
    #[must_use]
    pub const fn saves(&self) -> bool {
        !matches!(self, Self::Open(_))
    }
}

/// What checking a text needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckTask {
    /// The file, as people are told of it.
    pub file: String,
    /// The text.
    pub text: Arc<str>,
}
