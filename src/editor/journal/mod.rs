//! What is done to a lesson, written down at once in the program's own data folder.
//!
//! One file for each window that has the lesson open. It begins with the text and its history
//! and goes on with everything that is done, so that after a crash all of it is there again, and
//! after a restart undo goes on where it stopped. It is only ever appended to; what breaks off in
//! the middle of a record ends with the record before. A file that was written by a newer program
//! is left alone.

mod frame;
mod replay;

#[cfg(test)]
mod tests;

pub use replay::{Kept, Read, read};

use super::fingerprint::Fingerprint;
use super::history::{Change, Done, Edited, History};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Record {
    /// Something was done.
    Did {
        /// What.
        change: Change,
        /// As a part of the step before.
        joined: bool,
    },
    /// The last step was taken back.
    Undid {
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// A step was done again.
    Redid {
        /// When.
        at: u64,
    },
    /// The text was saved.
    Saved {
        /// What then stood in the file.
        text: Fingerprint,
        /// When.
        at: u64,
    },
}

impl Record {
    /// What is to be written down after [`super::history::Work::edit`]; nothing if it changed
    /// nothing.
    #[must_use]
    pub fn of(change: Change, edited: Edited) -> Option<Self> {
        let joined = edited == Edited::Joined;
        (edited != Edited::Nothing).then_some(Self::Did { change, joined })
    }

    /// What is to be written down after [`super::history::Work::undo`], if that did anything.
    #[must_use]
    pub fn undone(done: Option<&Done>, at: u64) -> Option<Self> {
        done.map(|_| Self::Undid { at })
    }

    /// The same after [`super::history::Work::redo`].
    #[must_use]
    pub fn redone(done: Option<&Done>, at: u64) -> Option<Self> {
        done.map(|_| Self::Redid { at })
    }

    /// When it was.
    #[must_use]
    pub const fn at(&self) -> u64 {
        match self {
            Self::Did { change, .. } => change.at,
            Self::Undid { at } | Self::Redid { at } | Self::Saved { at, .. } => *at,
        }
    }
}

/// With what a journal begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beginning<'b> {
    /// The lesson's file, for people: which it is tells the folder of the journal.
    pub file: Cow<'b, str>,
    /// The text as it is now.
    pub text: Cow<'b, str>,
    /// What the file held when it was last read or written, if that is something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved: Option<Cow<'b, str>>,
    /// What was done to the text.
    pub history: Cow<'b, History>,
    /// When the last of it was done, in milliseconds since 1970.
    pub at: u64,
}

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// Where the last whole record ends.
    end: u64,
}

impl Journal {
    /// Begins a journal, in the place of the one that was there: at every moment there is one of
    /// the two, whole.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(path: &Path, beginning: &Beginning<'_>) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut bytes = frame::header();
        frame::push(&mut bytes, &serde_json::to_vec(beginning)?);
        let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        let file = file.persist(path).map_err(|error| error.error)?;
        Ok(Self { path: path.to_owned(), file, end: bytes.len() as u64 })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes something down. It outlives the program from here on, and a power cut after
    /// [`Self::sync`].
    ///
    /// # Errors
    /// If it cannot be written; then the journal is as it was, and may be tried again.
    pub fn note(&mut self, record: &Record) -> io::Result<()> {
        let mut bytes = Vec::new();
        frame::push(&mut bytes, &serde_json::to_vec(record)?);
        // Over what an attempt before this one may have left.
        self.file.seek(SeekFrom::Start(self.end))?;
        if let Err(error) = self.file.write_all(&bytes) {
            // What stays here if this fails is a torn tail, and those are cut off.
            let _ = self.file.set_len(self.end);
            return Err(error);
        }
        self.end += bytes.len() as u64;
        Ok(())
    }

    /// Brings everything to the disk.
    ///
    /// # Errors
    /// If that does not succeed.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }
}
