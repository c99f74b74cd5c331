//! Opening a lesson: what its file holds, and what its journals know that the file does not.

use super::seat::{self, Seat};
use super::{Desk, SaveFailed, Unwritten, journal_of};
use crate::editor::fingerprint::{Fingerprint, hash};
use crate::editor::history::{History, Work};
use crate::editor::in_words;
use crate::editor::journal::{self, Kept, Read};
use crate::editor::versions::{Versions, Why};
use crate::library::{read, shown, unreadable, unwritten, write_new};
use moodfirst_core::source::encoding::decode;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Steps that are kept over a restart.
const STEPS: usize = 2_000;

/// A lesson that was opened.
#[derive(Debug)]
pub enum Opened {
    /// It can be worked on.
    Ready(Box<Ready>),
    /// Somebody has to say first what is to become of unsaved work.
    Unsaved(Box<Unsaved>),
}

/// A lesson that can be worked on.
#[derive(Debug)]
pub struct Ready {
    /// For the worker.
    pub desk: Desk,
    /// For the window.
    pub work: Work,
    /// What to tell: that there is no journal, or that a damaged one was put aside.
    pub notes: Vec<Text>,
}

/// Work that was not saved when the program ended, found again.
#[derive(Debug)]
pub struct Unsaved {
    desk: Desk,
    kept: Kept,
    /// What the file holds; `None` if it is not there any more.
    there: Option<Arc<str>>,
    notes: Vec<Text>,
}

/// Why a file cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct OpenFailed(Text);

impl OpenFailed {
    /// What happened.
    #[must_use]
    pub fn said(&self) -> Text {
        self.0.clone()
    }
}

/// The text in the bytes of a file. Errors of the lesson are no hindrance; what is no UTF-8, or
/// more than is read, is: saving it would lose something.
pub(super) fn text_of(file: &Path, bytes: Vec<u8>) -> Result<String, OpenFailed> {
    let problem = match decode(&bytes) {
        Err(problem) if std::str::from_utf8(&bytes).is_err() || too_large(&bytes) => problem,
        _ => {
            return String::from_utf8(bytes)
                .map_err(|error| OpenFailed(Text::new(error.to_string(), error.to_string())));
        }
    };
    let name = shown(file);
    let Text { zh, en } = problem.message;
    Err(OpenFailed(say!("打不开 {name}：{zh}", "{name} cannot be opened: {en}")))
}

const fn too_large(bytes: &[u8]) -> bool {
    bytes.len() > moodfirst_core::source::encoding::LARGEST
}

impl Desk {
    /// Opens a lesson's file; `data` is the editor's part of the program's data folder.
    ///
    /// # Errors
    /// If it cannot be read and no journal has work that it has not.
    pub fn open(data: &Path, file: &Path, at: u64) -> Result<Opened, OpenFailed> {
        let there = match read(file) {
            Ok(bytes) => Ok(text_of(file, bytes)?),
            Err(error) => Err(error),
        };
        let saved: Arc<str> = there.as_deref().unwrap_or_default().into();
        // A seat with unsaved work first; the work of one that was killed is so found again.
        let unsaved = |read: &Read| matches!(read, Read::Kept(kept) if kept.unsaved);
        let (mut desk, mut read) = Self::sit(data, file, Arc::clone(&saved), at, unsaved);
        if desk.seat.is_none() {
            (desk, read) = Self::sit(data, file, Arc::clone(&saved), at, |_| true);
        }
        let mut notes = Vec::new();
        let kept = match read {
            Read::Kept(kept) => Some(*kept),
            Read::Nothing | Read::Newer(_) => None,
            Read::Foreign => {
                notes.extend(desk.put_aside());
                None
            }
        };
        if kept.as_ref().is_some_and(|kept| kept.damaged) {
            notes.extend(desk.put_aside());
        }
        let there = match there {
            Ok(_) => Some(saved),
            Err(_) if kept.as_ref().is_some_and(|kept| kept.unsaved) => None,
            Err(error) => return Err(OpenFailed(unreadable(file, &error))),
        };
        Ok(match (kept, there) {
            (Some(kept), there) if kept.unsaved && there.as_deref() != Some(&*kept.text) => {
                Opened::Unsaved(Box::new(Unsaved { desk, kept, there, notes }))
            }
            (kept, there) => {
                let text = there.unwrap_or_default();
                // It is its history only if the text is the same.
                let kept = kept.filter(|kept| *kept.text == *text);
                let history = kept.map(|kept| kept.history).unwrap_or_default();
                Opened::Ready(Box::new(desk.ready(&text, history, at, notes)))
            }
        })
    }

    /// Takes a seat at the desk of a file, whose journal fits; none where nothing can be written
    /// or none does. With the journal that is there.
    pub(super) fn sit(
        data: &Path,
        file: &Path,
        saved: Arc<str>,
        at: u64,
        fits: impl Fn(&Read) -> bool,
    ) -> (Self, Read) {
        let folder = data.join(folder_of(file));
        let made = std::fs::create_dir_all(&folder);
        let mut last = Read::Nothing;
        let fits = |number: u32| {
            last = journal::read(&journal_of(&folder, number)).unwrap_or(Read::Foreign);
            // What a newer program has written is left alone.
            !matches!(last, Read::Newer(_)) && fits(&last)
        };
        let seat = made.ok().and_then(|()| Seat::take(&folder, at, fits));
        let read = if seat.is_some() { last } else { Read::Nothing };
        let versions = Versions::in_folder(folder.join("versions"));
        // The program may be started somewhere else when this is read again.
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let desk = Self { file, folder, seat, journal: None, versions, saved, synced: at };
        (desk, read)
    }

    /// Begins the journal and keeps the first version.
    fn ready(mut self, text: &str, mut history: History, at: u64, mut notes: Vec<Text>) -> Ready {
        history.forget_beyond(STEPS);
        if let Err(Unwritten(why)) = self.begin_again(text, &history, at) {
            notes.push(why);
        } else if let Err(error) = self.versions.keep(&self.saved, Why::Opened, None, at) {
            notes.push(unwritten(&self.folder, &error));
        }
        // The same file opened again is another document: what was made for it before is late.
        let id = hash(self.folder.as_os_str().as_encoded_bytes()) ^ at.rotate_left(20);
        let work = Work::with_history(id, text, history);
        Ready { desk: self, work, notes }
    }

    /// Keeps a copy of a journal that cannot be read to its end: it is going to be begun again.
    fn put_aside(&self) -> Option<Text> {
        let path = journal_of(&self.folder, self.seat.as_ref()?.number());
        let bytes = std::fs::read(&path).ok()?;
        let free = (1..1_000).map(|number| path.with_extension(format!("damaged-{number}")));
        let aside = free.into_iter().find(|aside| !aside.exists())?;
        write_new(&aside, &bytes).ok()?;
        let aside = shown(&aside);
        Some(say!(
            "改动记录坏了一段；坏之前的都在，原件留在 {aside}",
            "the record of changes is damaged; what comes before the damage is here, the rest was kept as {aside}"
        ))
    }
}

impl Unsaved {
    /// The unsaved text.
    #[must_use]
    pub fn mine(&self) -> &str {
        &self.kept.text
    }

    /// What the file holds; `None` if it is not there any more.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.there.as_deref()
    }

    /// When the last of the unsaved work was done, in milliseconds since 1970.
    #[must_use]
    pub const fn at(&self) -> u64 {
        self.kept.at
    }

    /// Has another program changed the file since?
    #[must_use]
    pub fn changed_outside(&self) -> bool {
        let there = self.there.as_ref();
        there.is_some_and(|there| Fingerprint::of(there.as_bytes()) != self.kept.saved)
    }

    /// What the unsaved work has that the file has not, in words.
    #[must_use]
    pub fn differences(&self) -> Vec<Text> {
        in_words(self.there.as_deref().unwrap_or_default(), &self.kept.text)
    }

    /// Goes on with the unsaved work, its history included. If another program has changed the
    /// file as well, the next look at it shows that.
    #[must_use]
    pub fn take_mine(mut self, at: u64) -> Ready {
        let Kept { text, history, saved_text, .. } = self.kept;
        if let Some(there) = &self.there
            && let Err(error) = self.desk.versions.keep(there, Why::Opened, None, at)
        {
            self.notes.push(unwritten(&self.desk.folder, &error));
        }
        // What it was when it was last saved: so that a change since is seen and can be merged.
        self.desk.saved = saved_text.or(self.there).unwrap_or_default();
        self.desk.ready(&text, history, at, self.notes)
    }

    /// Goes on with the file. The unsaved work becomes a version.
    ///
    /// # Errors
    /// If there is no file, or the unsaved work cannot be kept; then it is still there.
    pub fn take_file(mut self, at: u64) -> Result<Ready, (Box<Self>, SaveFailed)> {
        let kept = match &self.there {
            Some(_) => self.desk.versions.keep(&self.kept.text, Why::SetAside, None, at),
            None => Err(io::ErrorKind::NotFound.into()),
        };
        if let Err(error) = kept {
            let failed = SaveFailed::of(&self.desk.file, &error);
            return Err((Box::new(self), failed));
        }
        let text = self.there.take().unwrap_or_default();
        Ok(self.desk.ready(&text, History::default(), at, self.notes))
    }
}

/// A lesson with unsaved work that no window has open: for the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its file.
    pub file: PathBuf,
    /// When the last of the work was done, in milliseconds since 1970.
    pub at: u64,
}

/// All lessons with unsaved work, the latest first.
#[must_use]
pub fn waiting(data: &Path, at: u64) -> Vec<Waiting> {
    let mut found: Vec<Waiting> = Vec::new();
    for desk in data.read_dir().into_iter().flatten().flatten() {
        for number in 1..=seat::SEATS {
            let kept = match journal::read(&journal_of(&desk.path(), number)) {
                Ok(Read::Kept(kept)) if kept.unsaved => kept,
                _ => continue,
            };
            if seat::taken(&desk.path(), number, at).is_none() {
                found.push(Waiting { file: PathBuf::from(kept.file), at: kept.at });
            }
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.at));
    found
}

/// The folder of a file's desk: readable, and one for each file however it is called.
fn folder_of(file: &Path) -> String {
    let whole = whole(file);
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stem: String = stem.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(24).collect();
    format!("{stem}-{:016x}", hash(whole.as_os_str().as_encoded_bytes()))
}

/// The whole way to a file, even if it is not there any more.
fn whole(file: &Path) -> PathBuf {
    if let Ok(whole) = file.canonicalize() {
        return whole;
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    match (folder, file.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(file).unwrap_or_else(|_| file.to_owned()),
    }
}
