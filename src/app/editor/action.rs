//! What is done in the editor, and what comes of its effects.

use super::View;
use crate::editor::history::{Deed, History};
use crate::editor::versions::Version;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::{Patch, Term};
use moodfirst_core::text::Text;
use std::path::PathBuf;
use std::sync::Arc;

/// How an element of the lesson is changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Shift {
    /// It gets this value.
    Set(Path, Term),
    /// A new entry of this list, before the one at the place.
    Insert(Path, usize, Term),
    /// It goes.
    Remove(Path),
    /// It stands at this place of its list.
    Move(Path, usize),
    /// It stands once more behind itself, under this id if it bears one.
    Double(Path, Option<String>),
    /// A moment or ending is called otherwise, wherever it is named.
    Rename(String, String),
    /// The text itself.
    Text(Patch),
}

/// A file that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// The file.
    pub path: PathBuf,
    /// The text, with work that had not been saved.
    pub text: Arc<str>,
    /// What the file holds.
    pub on_disk: Arc<str>,
    /// What was done to the text before.
    pub history: History,
}

/// Unsaved work that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// What the work has that the file has not.
    pub differences: Vec<Text>,
    /// When the last of it was done, in milliseconds since 1970.
    pub at: u64,
    /// The file is there.
    pub file: bool,
    /// Another program has changed it since.
    pub outside: bool,
}

/// In the editor.
#[derive(Debug, Clone, PartialEq)]
pub enum EditorAction {
    /// Edit the scenario at this place on the shelf; of a shipped one a copy is made.
    Open(usize),
    /// A new lesson from the sample.
    New,
    /// A file was opened, or made: it is edited now.
    Opened(Box<Opening>),
    /// Unsaved work was found when a file was opened.
    Found(Box<Found>),
    /// Go on with it (true), or with the file.
    Recover(bool),
    /// Show this moment or ending.
    Select(String),
    /// Another view of the lesson.
    Show(View),
    /// Change something. The number is that of the editor: what was meant for one lesson is never
    /// done to another.
    Change(u64, Deed, Path, Shift),
    /// A field was left: what is typed next is a step of its own.
    Close,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Save now.
    Save,
    /// The file holds this text now.
    Saved(u64, Arc<str>),
    /// It could not be saved; the text stays.
    NotSaved(u64, Text),
    /// Another program has changed the file to this.
    Outside(u64, Arc<str>),
    /// Write over what the other program wrote.
    KeepMine,
    /// Go on with what the other program wrote; undo leads back.
    TakeTheirs,
    /// Save under the first free name beside it.
    SaveAs,
    /// Show the versions.
    ShowVersions,
    /// These there are.
    Versions(u64, Vec<Version>),
    /// Bring the version of this number back.
    BringBack(u32),
    /// It held this text.
    BroughtBack(u64, Arc<str>),
    /// Play the lesson as it stands, unrecorded.
    Play,
    /// Prove it again.
    Prove,
    /// Stop the proof.
    StopProof,
}
