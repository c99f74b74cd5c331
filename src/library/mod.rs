//! The scenarios that can be played: the shipped ones and those in the user's own folder.
//!
//! Outside of the pure core: here, in the command line and in the window's workers scenario files
//! are read. What comes out is plain data. Nothing here fails as a whole: a file that is damaged
//! or cannot be read is an entry that says what is wrong.

mod files;
mod model_run;
mod places;
mod plans;
mod rulebook;
mod shipped;
mod write;

pub use files::{is_plans, list, plans_beside, read, scenario_beside, shown};
pub use model_run::{ModelRun, ModelSource, best_run, textbook};
pub use places::{DATA_VARIABLE, DataPlace, exports_folder};
pub use plans::{check_plans, replay_plan};
pub use rulebook::Rulebook;
pub use shipped::{PLANS, SHIPPED};
pub use write::{unwritten, write_new, write_numbered, write_over};

use moodfirst_core::dialogue::Lesson;
use moodfirst_core::scenario::draft::Draft;
use moodfirst_core::scenario::load::{Drafted, read as read_scenario};
use moodfirst_core::scenario::names::is_id;
use moodfirst_core::source::Diagnostic;
use moodfirst_core::source::encoding::decode;
use moodfirst_core::source::say;
use moodfirst_core::source::suggest::nearest;
use moodfirst_core::text::Text;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Environment variable that names the user's folder.
pub const FOLDER_VARIABLE: &str = "MOODFIRST_SCENARIOS";

/// Where the user's own scenarios are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder {
    /// The folder; `None` if the system names no place for data.
    pub path: Option<PathBuf>,
    /// The user named it: that it is missing is worth a note.
    pub named: bool,
}

impl Folder {
    /// The folder given on the command line, else the one of [`FOLDER_VARIABLE`], else
    /// [`DataPlace::scenarios_folder`].
    #[must_use]
    pub fn of(given: Option<PathBuf>, variable: Option<OsString>, data: &DataPlace) -> Self {
        let named = given.or_else(|| variable.filter(|v| !v.is_empty()).map(PathBuf::from));
        match named {
            Some(path) => Self { path: Some(path), named: true },
            None => Self { path: data.scenarios_folder(), named: false },
        }
    }
}

/// Where an entry comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Part of the program.
    Shipped,
    /// A file.
    File(PathBuf),
}

/// One scenario of the library.
#[derive(Debug, Clone)]
pub struct LibraryEntry {
    /// Id of the scenario; of one too damaged to say, the name of its file without the ending.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The scenario ready for playing, or why there is none.
    pub lesson: Result<Arc<Lesson>, Trouble>,
    /// What the loader found: of a playable scenario warnings and notes only.
    pub diagnostics: Vec<Diagnostic>,
    /// The text as it was read, to which places refer; empty if it is no text.
    pub text: Arc<str>,
}

/// Why a file is no scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The diagnostics of the entry say it.
    Damaged,
    /// It could not be read at all, or another file stands in its way.
    Unusable(Text),
}

impl LibraryEntry {
    /// An entry from the bytes of a file that diagnostics call `name`.
    fn new(rulebook: &Rulebook, origin: Origin, name: &str, bytes: &[u8]) -> Self {
        let Drafted { draft, diagnostics } = read_scenario(name, bytes, &rulebook.personas);
        // A damaged file mostly still says which scenario it is.
        let id = draft.as_ref().map(|draft| draft.scenario.id.clone()).filter(|id| is_id(id));
        let id = id.unwrap_or_else(|| stem(Path::new(name)));
        let lesson = match draft.and_then(Draft::into_playable) {
            Some(scenario) => Ok(Arc::new(Lesson::new(Arc::new(scenario), &rulebook.rubric))),
            None => Err(Trouble::Damaged),
        };
        Self { id, origin, lesson, diagnostics, text: decode(bytes).unwrap_or_default().into() }
    }

    /// The entry of one file. A file that cannot be read is an entry, too.
    #[must_use]
    pub fn of_file(rulebook: &Rulebook, path: &Path) -> Self {
        let origin = Origin::File(path.to_owned());
        match read(path) {
            Ok(bytes) => Self::new(rulebook, origin, &shown(path), &bytes),
            Err(error) => Self::unusable(path, unreadable(path, &error)),
        }
    }

    fn unusable(path: &Path, why: Text) -> Self {
        Self {
            id: stem(path),
            origin: Origin::File(path.to_owned()),
            lesson: Err(Trouble::Unusable(why)),
            diagnostics: Vec::new(),
            text: Arc::default(),
        }
    }

    /// The file as people are told of it: its path, or the name of a shipped one.
    #[must_use]
    pub fn file(&self) -> String {
        match &self.origin {
            Origin::Shipped => format!("{}.ron", self.id),
            Origin::File(path) => shown(path),
        }
    }

    /// What is wrong, in one sentence; `None` if it can be played.
    #[must_use]
    pub fn trouble(&self) -> Option<Text> {
        match self.lesson.as_ref().err()? {
            Trouble::Unusable(why) => Some(why.clone()),
            Trouble::Damaged => {
                let mut errors = self.diagnostics.iter().filter(|found| found.is_error());
                let first = errors.next()?;
                let (line, column) = (first.line, first.column);
                let (zh, en) = (&first.message.zh, &first.message.en);
                let more = errors.count();
                Some(if more == 0 {
                    say!("第 {line} 行第 {column} 列：{zh}", "line {line}, column {column}: {en}")
                } else {
                    say!(
                        "第 {line} 行第 {column} 列：{zh}（另有 {more} 处错误）",
                        "line {line}, column {column}: {en} ({more} more)"
                    )
                })
            }
        }
    }
}

/// All scenarios.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Shipped ones first, then the user's by file name.
    pub entries: Vec<LibraryEntry>,
    /// What the user should know besides.
    pub notes: Vec<Text>,
}

impl Library {
    /// Reads everything anew. A file never displaces a scenario that had its id before: of two with
    /// one id both are told.
    #[must_use]
    pub fn open(rulebook: &Rulebook, folder: &Folder) -> Self {
        let shipped = SHIPPED.iter();
        let mut library = Self {
            entries: shipped
                .map(|(name, text)| {
                    LibraryEntry::new(rulebook, Origin::Shipped, name, text.as_bytes())
                })
                .collect(),
            notes: Vec::new(),
        };
        let Some(path) = &folder.path else { return library };
        match list(path) {
            Ok(files) => {
                for file in files.iter().filter(|file| !is_plans(file)) {
                    library.add(LibraryEntry::of_file(rulebook, file), file);
                }
            }
            // The default folder comes into being when somebody puts a scenario there.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.named => {}
            Err(error) => library.notes.push(unreadable(path, &error)),
        }
        library
    }

    /// Adds the entry of a file. What has an id first keeps it: a shipped scenario, and of two files
    /// the one that [`seniority`] puts first.
    fn add(&mut self, entry: LibraryEntry, file: &Path) {
        let playable = |other: &LibraryEntry| other.lesson.is_ok() && other.id == entry.id;
        let rival =
            if entry.lesson.is_ok() { self.entries.iter().position(playable) } else { None };
        let Some(place) = rival else {
            self.entries.push(entry);
            return;
        };
        let id = entry.id.clone();
        let (kept, copy) = match &self.entries[place].origin {
            Origin::Shipped => (None, file.to_owned()),
            Origin::File(first) if seniority(first, &id) <= seniority(file, &id) => {
                (Some(first.clone()), file.to_owned())
            }
            Origin::File(first) => {
                let first = first.clone();
                self.entries[place] = entry;
                (Some(file.to_owned()), first)
            }
        };
        let name = shown(&copy);
        let (why, note) = match kept {
            None => (
                say!(
                    "id `{id}` 是自带情景的；给这个文件另取一个 id 就能用了",
                    "the id `{id}` is that of a shipped scenario; give this file another id to use it"
                ),
                say!(
                    "{name} 的 id 与自带的情景 `{id}` 相同，这里仍用自带的；给您的文件另取一个 id 就能用了",
                    "{name} has the id of the shipped scenario `{id}`, which stays; give your file another id to use it"
                ),
            ),
            Some(kept) => {
                let kept = shown(&kept);
                (
                    say!(
                        "id `{id}` 已被 {kept} 用了；请给其中一个另取 id",
                        "the id `{id}` is taken by {kept}; give one of the two another id"
                    ),
                    say!(
                        "{kept} 和 {name} 的 id 都是 `{id}`，这里用前一个；请给其中一个另取 id",
                        "{kept} and {name} both have the id `{id}`; the first is used. Give one of the two another id"
                    ),
                )
            }
        };
        self.notes.push(note);
        self.entries.push(LibraryEntry::unusable(&copy, why));
    }

    /// The entry of this id; one that can be played before a damaged file of the same name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&LibraryEntry> {
        let of_this_id = || self.entries.iter().filter(|entry| entry.id == id);
        of_this_id().find(|entry| entry.lesson.is_ok()).or_else(|| of_this_id().next())
    }

    /// The id that was most likely meant.
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.entries.iter().map(|entry| entry.id.as_str()))
    }
}

/// Which of two files with one id is the copy: first comes the one named after its id, as `new`
/// writes it, then the older one.
fn seniority(file: &Path, id: &str) -> (bool, Option<SystemTime>) {
    let born =
        file.metadata().ok().and_then(|data| data.created().or_else(|_| data.modified()).ok());
    (stem(file) != id, born)
}

/// That a file or folder cannot be read, and why.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> Text {
    let name = shown(path);
    match error.kind() {
        io::ErrorKind::NotFound => say!("找不到 {name}", "{name} does not exist"),
        io::ErrorKind::PermissionDenied => {
            say!("没有权限读取 {name}", "no permission to read {name}")
        }
        io::ErrorKind::IsADirectory => {
            say!("{name} 是文件夹，不是文件", "{name} is a folder, not a file")
        }
        io::ErrorKind::NotADirectory => {
            say!("{name} 不是文件夹", "{name} is not a folder")
        }
        _ => say!("无法读取 {name}：{error}", "{name} cannot be read: {error}"),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
