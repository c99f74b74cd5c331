//! What is done in the editor, and what comes of its effects.

use crate::editor::history::Deed;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::{Patch, Term};
use std::path::PathBuf;
use std::sync::Arc;

use super::View;

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

/// In the editor.
#[derive(Debug, Clone, PartialEq)]
pub enum EditorAction {
    /// Edit the scenario at this place on the shelf; of a shipped one a copy is made.
    Open(usize),
    /// A new lesson from the sample.
    New,
    /// A file was read, or made: it is edited now.
    Opened(PathBuf, Arc<str>),
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
    NotSaved(u64, moodfirst_core::text::Text),
    /// Another program has changed the file to this.
    Outside(u64, Arc<str>),
    /// Write over what the other program wrote.
    KeepMine,
    /// Go on with what the other program wrote; undo leads back.
    TakeTheirs,
    /// Save under the first free name beside it.
    SaveAs,
    /// Play the lesson as it stands, unrecorded.
    Play,
    /// Prove it again.
    Prove,
    /// Stop the proof.
    StopProof,
}
