//! A lesson's file with everything that keeps it safe: its journal, its versions, the other
//! windows that have it open.
//!
//! The window holds the [`Work`](super::history::Work), a worker holds the [`Desk`]: whatever is
//! done to the text is a [`Record`] that goes from one to the other. Nothing of this is beside
//! the lesson: a desk is a folder of the program's own data folder.
//!
//! ```
//! use moodfirst::editor::desk::{Desk, Occasion, Opened};
//! use moodfirst::editor::history::{Change, Deed};
//! use moodfirst::editor::journal::Record;
//! use moodfirst_core::scenario::{Path, edits};
//! use moodfirst_core::source::Term;
//! # let home = tempfile::tempdir()?;
//! # let (data, file) = (home.path().join("data"), home.path().join("lesson.ron"));
//!
//! Desk::make(&file, "(minutes: 5)")?;
//! let Opened::Ready(ready) = Desk::open(&data, &file, 1_000)? else { panic!("unsaved work") };
//! let (mut desk, mut work) = (ready.desk, ready.work);
//!
//! // In the window: a change and its record …
//! let minutes = Path::head("minutes");
//! let patch = edits::set(&work.document().tree(), &minutes, &Term::Number("9".into()))?;
//! let change = Change::new(Deed::Set, minutes, patch, 2_000);
//! let edited = work.edit(work.ticket(), change.clone())?;
//! // … and in the worker: written down at once, saved a little later.
//! if let Some(record) = Record::of(change, edited) {
//!     desk.note(&record)?;
//! }
//! desk.save(work.document().text(), Occasion::Resting, 3_000)?;
//! assert_eq!(std::fs::read_to_string(&file)?, "(minutes: 9)");
//!
//! // After a restart everything is there again, undo included.
//! drop(desk);
//! let Opened::Ready(mut ready) = Desk::open(&data, &file, 9_000)? else { panic!("unsaved work") };
//! assert!(ready.work.undo()?.is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod open;
mod save;
mod seat;

#[cfg(test)]
mod tests;

pub use open::{OpenFailed, Opened, Ready, Unsaved, Waiting, waiting};
pub use save::{SaveFailed, WhyNot};
pub use seat::{FRESH, Sitter};

use super::fingerprint::Fingerprint;
use super::history::History;
use super::journal::{Beginning, Journal, Record};
use super::versions::{Version, Versions, Why};
use crate::library::{read, shown, unreadable, unwritten};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use seat::Seat;
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was written down outlives a power cut after so many milliseconds.
const SYNC: u64 = 1_000;

/// Why a lesson is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion<'n> {
    /// Nobody has typed for a moment.
    Resting,
    /// It was asked for, with a name for the version or without.
    Asked(Option<&'n str>),
}

/// What saving came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// The version that it has become or was added to; none if nothing had changed.
    pub version: Option<Version>,
    /// That the version could not be kept. The lesson is saved all the same.
    pub unkept: Option<Text>,
}

/// What a look at the file showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// It is as it was.
    Same,
    /// Another program has written something else: keep, take or merge.
    Changed(Arc<str>),
    /// What is there now cannot be opened.
    Unreadable(Text),
    /// It is not there any more.
    Gone,
}

/// What keeps one lesson safe.
#[derive(Debug)]
pub struct Desk {
    file: PathBuf,
    folder: PathBuf,
    /// None where the data folder cannot be written.
    seat: Option<Seat>,
    /// None there, too, and after a failure until it is begun again.
    journal: Option<Journal>,
    versions: Versions,
    /// What the file held when it was last read or written.
    saved: Arc<str>,
    /// When the journal was last brought to the disk.
    synced: u64,
}

impl Desk {
    /// Makes the file of a new lesson: there is a real one from the first minute.
    ///
    /// # Errors
    /// [`SaveFailed`], also if there is a file of that name.
    pub fn make(file: &Path, text: &str) -> Result<(), SaveFailed> {
        save::new(file, text)
    }

    /// The lesson's file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What the file held when it was last read or written: base of a merge.
    #[must_use]
    pub fn saved(&self) -> Arc<str> {
        Arc::clone(&self.saved)
    }

    /// The versions.
    #[must_use]
    pub const fn versions(&self) -> &Versions {
        &self.versions
    }

    /// Other windows that have the lesson open; also gives a sign of life. Ask every ten seconds.
    #[must_use]
    pub fn others(&self, at: u64) -> Vec<Sitter> {
        // Without it the lock still tells, where locks work.
        let _ = self.seat.as_ref().map(|seat| seat.beat(at));
        seat::others(&self.folder, self.seat.as_ref().map(Seat::number), at)
    }

    /// Is what is done written down? If not, saving is all there is: say so.
    #[must_use]
    pub const fn keeps_journal(&self) -> bool {
        self.journal.is_some()
    }

    /// Writes down what was done.
    ///
    /// # Errors
    /// What to tell. Nothing more is written down until [`Self::begin_again`].
    pub fn note(&mut self, record: &Record) -> Result<(), Unwritten> {
        let Some(journal) = &mut self.journal else { return Err(no_journal(&self.folder)) };
        let due = record.at().abs_diff(self.synced) >= SYNC;
        let noted = journal.note(record).and_then(|()| if due { journal.sync() } else { Ok(()) });
        if due {
            self.synced = record.at();
        }
        noted.map_err(|error| {
            // A record is missing, so none may follow.
            let path = self.journal.take().map(|journal| journal.path().to_owned());
            Unwritten(unwritten(&path.unwrap_or_default(), &error))
        })
    }

    /// Brings what was written down to the disk: when nothing has come for a second.
    ///
    /// # Errors
    /// What to tell.
    pub fn sync(&self) -> Result<(), Unwritten> {
        let Some(journal) = &self.journal else { return Ok(()) };
        journal.sync().map_err(|error| Unwritten(unwritten(journal.path(), &error)))
    }

    /// Begins the journal again with everything that there is now, after a failure.
    ///
    /// # Errors
    /// What to tell.
    pub fn begin_again(&mut self, text: &str, history: &History, at: u64) -> Result<(), Unwritten> {
        let Some(seat) = &self.seat else { return Err(no_journal(&self.folder)) };
        let path = journal_of(&self.folder, seat.number());
        let beginning = Beginning {
            file: Cow::Owned(shown(&self.file)),
            text: Cow::Borrowed(text),
            saved: (text != &*self.saved).then(|| Cow::Borrowed(&*self.saved)),
            history: Cow::Borrowed(history),
            at,
        };
        self.journal = None;
        let begun = Journal::begin(&path, &beginning);
        self.journal = Some(begun.map_err(|error| Unwritten(unwritten(&path, &error)))?);
        Ok(())
    }

    /// Saves, whether or not it makes a lesson, and keeps a version.
    ///
    /// # Errors
    /// [`SaveFailed`]: the file is as it was.
    pub fn save(
        &mut self,
        text: &str,
        occasion: Occasion<'_>,
        at: u64,
    ) -> Result<Saved, SaveFailed> {
        let name = if let Occasion::Asked(name) = occasion { name } else { None };
        if text != &*self.saved {
            save::over(&self.file, text, Fingerprint::of(self.saved.as_bytes()))?;
            self.holds(text, at);
        } else if name.is_none() {
            return Ok(Saved::default());
        }
        Ok(match self.versions.keep(text, Why::Saved, name, at) {
            Ok(version) => Saved { version, unkept: None },
            Err(error) => Saved { version: None, unkept: Some(unwritten(&self.folder, &error)) },
        })
    }

    /// Saves under another name: the desk is then that of the other file, and what was done goes
    /// with it. The old file stays as it was last saved.
    ///
    /// # Errors
    /// [`SaveFailed`], also if there is a file of that name: then everything is as it was.
    pub fn save_as(
        &mut self,
        data: &Path,
        file: &Path,
        text: &str,
        history: &History,
        at: u64,
    ) -> Result<(), SaveFailed> {
        save::new(file, text)?;
        let (mut other, _) = Self::sit(data, file, text.into(), at, |_| true);
        // Without a journal there it is said as ever: by `keeps_journal`.
        let _ = other.begin_again(text, history, at);
        let _ = other.versions.keep(text, Why::Saved, None, at);
        let left = std::mem::replace(self, other);
        if let Some(journal) = left.journal {
            let _ = std::fs::remove_file(journal.path());
        }
        Ok(())
    }

    /// Has another program changed the file? Told by its content.
    #[must_use]
    pub fn look(&self) -> Outside {
        let bytes = match read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Outside::Gone,
            Err(error) => return Outside::Unreadable(unreadable(&self.file, &error)),
        };
        if bytes == self.saved.as_bytes() {
            return Outside::Same;
        }
        match open::text_of(&self.file, bytes) {
            Ok(text) => Outside::Changed(text.into()),
            Err(failed) => Outside::Unreadable(failed.said()),
        }
    }

    /// What another program wrote is known now and was kept away, taken or merged: saving may go
    /// over it. It is kept as a version, and is the base of the next merge.
    ///
    /// # Errors
    /// What to tell if it could not be kept; it is known all the same.
    pub fn settle(&mut self, outside: &str, at: u64) -> Result<(), Unwritten> {
        self.holds(outside, at);
        let kept = self.versions.keep(outside, Why::Outside, None, at);
        kept.map(drop).map_err(|error| Unwritten(unwritten(&self.folder, &error)))
    }

    /// The file holds this now.
    fn holds(&mut self, text: &str, at: u64) {
        self.saved = text.into();
        let print = Fingerprint::of(text.as_bytes());
        // If this fails the journal says that there is unsaved work, and the next start asks.
        let _ = self.note(&Record::Saved { text: print, at });
    }
}

/// Something that keeps work safe could not be written: what to tell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Unwritten(pub Text);

fn no_journal(folder: &Path) -> Unwritten {
    let folder = shown(folder);
    Unwritten(say!(
        "写不进程序自己的数据文件夹 {folder}：改动没有另记一份，请常保存",
        "the program’s data folder {folder} cannot be written: changes are not written down, save often"
    ))
}

fn journal_of(folder: &Path, seat: u32) -> PathBuf {
    folder.join(format!("journal-{seat}"))
}
