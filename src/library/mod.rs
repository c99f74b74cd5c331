//! The scenarios that can be played: the shipped ones and those in the user's own folder.
//!
//! Outside of the pure core: here, in the command line and in the window's workers scenario files
//! are read. What comes out is plain data. Nothing here fails as a whole: a file that is damaged
//! or cannot be read is an entry that says what is wrong.

mod files;
mod kit;
mod model_run;
mod places;
mod plans;
mod shipped;
mod write;

pub use files::{is_plans, list, read, scenario_beside, shown};
pub use kit::Kit;
pub use model_run::{ModelRun, ModelSource, best_run, textbook};
pub use places::{DATA_VARIABLE, DataPlace, exports_folder};
pub use plans::{check_plans, replay_plan};
pub use shipped::{PLANS, SHIPPED};
pub use write::{unwritten, write_new, write_numbered, write_over};

use moodfirst_core::dialogue::Lesson;
use moodfirst_core::scenario::load::{Loaded, load};
use moodfirst_core::source::Diagnostic;
use moodfirst_core::source::encoding::decode;
use moodfirst_core::source::say;
use moodfirst_core::source::suggest::nearest;
use moodfirst_core::text::Text;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
pub struct Entry {
    /// Id of the scenario; of a damaged one the name of its file without the ending.
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

impl Entry {
    /// An entry from the bytes of a file that diagnostics call `name`.
    fn new(kit: &Kit, origin: Origin, name: &str, bytes: &[u8]) -> Self {
        let Loaded { scenario, diagnostics } = load(name, bytes, &kit.personas);
        let (id, lesson) = match scenario {
            Some(scenario) => {
                let id = scenario.id.clone();
                (id, Ok(Arc::new(Lesson::new(Arc::new(scenario), &kit.rubric))))
            }
            None => (stem(Path::new(name)), Err(Trouble::Damaged)),
        };
        Self { id, origin, lesson, diagnostics, text: decode(bytes).unwrap_or_default().into() }
    }

    /// The entry of one file. A file that cannot be read is an entry, too.
    #[must_use]
    pub fn of_file(kit: &Kit, path: &Path) -> Self {
        let origin = Origin::File(path.to_owned());
        match read(path) {
            Ok(bytes) => Self::new(kit, origin, &shown(path), &bytes),
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
    pub entries: Vec<Entry>,
    /// What the user should know besides.
    pub notes: Vec<Text>,
}

impl Library {
    /// Reads everything anew. A user's file with the id of a shipped scenario takes its place,
    /// with a note; of two files of the user with one id the first by name is kept.
    #[must_use]
    pub fn open(kit: &Kit, folder: &Folder) -> Self {
        let shipped = SHIPPED.iter();
        let mut library = Self {
            entries: shipped
                .map(|(name, text)| Entry::new(kit, Origin::Shipped, name, text.as_bytes()))
                .collect(),
            notes: Vec::new(),
        };
        let Some(path) = &folder.path else { return library };
        match list(path) {
            Ok(files) => {
                for file in files.iter().filter(|file| !is_plans(file)) {
                    library.add(Entry::of_file(kit, file), file);
                }
            }
            // The default folder comes into being when somebody puts a scenario there.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.named => {}
            Err(error) => library.notes.push(unreadable(path, &error)),
        }
        library
    }

    fn add(&mut self, entry: Entry, file: &Path) {
        let playable = |other: &&mut Entry| other.lesson.is_ok() && other.id == entry.id;
        let rival =
            if entry.lesson.is_ok() { self.entries.iter_mut().find(playable) } else { None };
        let (id, name) = (&entry.id, shown(file));
        match rival {
            None => self.entries.push(entry),
            Some(rival) => match &rival.origin {
                Origin::Shipped => {
                    self.notes.push(say!(
                        "{name} 的 id 与自带的情景 `{id}` 相同，这里用您的文件",
                        "{name} has the id of the shipped scenario `{id}`; your file is used"
                    ));
                    *rival = entry;
                }
                Origin::File(first) => {
                    let first = shown(first);
                    let why = say!(
                        "id `{id}` 已被 {first} 用了；请给其中一个另取 id",
                        "the id `{id}` is taken by {first}; give one of the two another id"
                    );
                    self.entries.push(Entry::unusable(file, why));
                }
            },
        }
    }

    /// The entry of this id; one that can be played before a damaged file of the same name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Entry> {
        let of_this_id = || self.entries.iter().filter(|entry| entry.id == id);
        of_this_id().find(|entry| entry.lesson.is_ok()).or_else(|| of_this_id().next())
    }

    /// The id that was most likely meant.
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.entries.iter().map(|entry| entry.id.as_str()))
    }
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
