//! From the journal back to the text and its history.

use super::frame::{self, End, Framed};
use super::{Beginning, Record};
use crate::editor::fingerprint::Fingerprint;
use crate::editor::history::{History, Way};
use moodfirst_core::source::patch::Misfit;
use moodfirst_core::source::{Edit, Patch};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What a journal came to.
#[derive(Debug)]
pub enum Read {
    /// There is none, or nothing in it.
    Nothing,
    /// A newer program has written it, in this version: it is left alone.
    Newer(u32),
    /// It is no journal, or it is damaged from the start.
    Foreign,
    /// The text as it was when the last record was written.
    Kept(Box<Kept>),
}

/// A text as a journal has kept it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The lesson's file, as it was shown.
    pub file: String,
    /// The text.
    pub text: String,
    /// What was done to it.
    pub history: History,
    /// What the file held when it was last read or written by the program.
    pub saved: Fingerprint,
    /// The same as text; `None` where it was saved in the middle of something.
    pub saved_text: Option<Arc<str>>,
    /// When the last thing was done, in milliseconds since 1970.
    pub at: u64,
    /// Something behind the last record that was read is not torn but damaged.
    pub damaged: bool,
    /// There is something that the file did not have.
    pub unsaved: bool,
}

/// Reads a journal.
///
/// # Errors
/// If there is one that cannot be read.
pub fn read(path: &Path) -> io::Result<Read> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(of(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Read::Nothing),
        Err(error) => Err(error),
    }
}

/// Reads the bytes of a journal.
pub(super) fn of(bytes: &[u8]) -> Read {
    let (records, end) = match frame::scan(bytes) {
        Framed::Nothing => return Read::Nothing,
        Framed::Newer(version) => return Read::Newer(version),
        Framed::Foreign => return Read::Foreign,
        Framed::Records(records, end) => (records, end),
    };
    let mut payloads = records.into_iter().map(|span| &bytes[span]);
    let Some(first) = payloads.next() else {
        return Read::Foreign;
    };
    let Ok(beginning) = serde_json::from_slice::<Beginning<'_>>(first) else {
        return Read::Foreign;
    };
    let mut kept = Kept::new(beginning);
    let payloads = payloads.map(serde_json::from_slice::<Record>);
    let records: Vec<Record> = payloads.clone().map_while(Result::ok).collect();
    kept.damaged = end == End::Damaged || records.len() < payloads.len();
    // Only the last time counts, and telling which text it was is not for nothing.
    let saved = records.iter().rposition(|record| matches!(record, Record::Saved { .. }));
    for (place, record) in records.into_iter().enumerate() {
        if kept.follow(record, saved == Some(place)).is_err() {
            kept.damaged = true;
            break;
        }
    }
    kept.unsaved = Fingerprint::of(kept.text.as_bytes()) != kept.saved;
    Read::Kept(Box::new(kept))
}

impl Kept {
    fn new(beginning: Beginning<'_>) -> Self {
        let Beginning { file, text, saved, history, at } = beginning;
        let saved: Arc<str> = Arc::from(saved.as_deref().unwrap_or(&text));
        Self {
            file: file.into_owned(),
            text: text.into_owned(),
            history: history.into_owned(),
            saved: Fingerprint::of(saved.as_bytes()),
            saved_text: Some(saved),
            at,
            damaged: false,
            unsaved: false,
        }
    }

    fn follow(&mut self, record: Record, last_saved: bool) -> Result<(), Misfit> {
        self.at = record.at();
        match record {
            Record::Did { change, joined } => {
                let back = apply(&mut self.text, &change.patch)?;
                self.history.add(change, back, joined);
            }
            Record::Undid { .. } => self.turn(Way::Back)?,
            Record::Redid { .. } => self.turn(Way::Forth)?,
            Record::Saved { .. } if !last_saved => {}
            Record::Saved { text, .. } => {
                self.saved = text;
                let same = Fingerprint::of(self.text.as_bytes()) == text;
                self.saved_text = same.then(|| Arc::from(self.text.as_str()));
            }
        }
        Ok(())
    }

    fn turn(&mut self, way: Way) -> Result<(), Misfit> {
        let patch = self.history.next(way).ok_or(Misfit::OtherText)?.clone();
        let other = apply(&mut self.text, &patch)?;
        self.history.turn(way, other);
        Ok(())
    }
}

/// Changes a text in its place, without a tree: thousands of records are read at once.
fn apply(text: &mut String, patch: &Patch) -> Result<Patch, Misfit> {
    if let [edit] = patch.edits() {
        let old = text.get(edit.span.clone()).ok_or(Misfit::OtherText)?;
        let end = edit.span.start + edit.text.len();
        let back = Patch::one(Edit::new(edit.span.start..end, old));
        text.replace_range(edit.span.clone(), &edit.text);
        return Ok(back);
    }
    let (after, back) = patch.apply(text)?;
    *text = after;
    Ok(back)
}
